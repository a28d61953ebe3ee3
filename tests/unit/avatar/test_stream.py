"""A stream gives its sound at once, and each picture when its moment is heard."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from voicelive_desktop.avatar.framing import SLOT_BYTES, SLOTS
from voicelive_desktop.avatar.shared_pictures import SharedPictures, fitted

av = pytest.importorskip("av", reason="the extra [avatar] is not installed: no avatar is tried")
from voicelive_desktop.avatar import stream as st  # noqa: E402 - it needs the extra
from voicelive_desktop.avatar import waiting_packets as wp  # noqa: E402 - it needs the extra
from voicelive_desktop.avatar.mono_sound import MonoSound  # noqa: E402 - it needs the extra
from voicelive_desktop.avatar.stream import AvatarStream  # noqa: E402 - it needs the extra

RATE_HZ, PICTURES, PICTURE_MS = 24_000, 25, 40.0
LIPS_MS = 80.0  # between what is heard and what is seen
MOVFLAGS = {"movflags": "frag_keyframe+empty_moov+default_base_moof"}


def film(
    *,
    video: str = "libx264",
    sound: bool = True,
    size: tuple[int, int] = (160, 90),
    seconds: int = 1,
    whole_each: int = 5,
) -> bytes:
    """A film that is black until its middle and white from there on, with sound from there on."""
    sink = io.BytesIO()
    with av.open(sink, "w", format="mp4", options=MOVFLAGS) as made:
        streams: list[Any] = []
        if video:
            pictures: Any = made.add_stream(video, rate=PICTURES)
            pictures.width, pictures.height, pictures.pix_fmt, pictures.gop_size = (
                *size,
                "yuv420p",
                whole_each,
            )
            streams.append(pictures)
        if sound:
            voice: Any = made.add_stream("aac", rate=RATE_HZ, layout="mono")
            streams.append(voice)
        for number in range(PICTURES * seconds) if video else ():
            bright = 255 if number >= PICTURES * seconds / 2 else 0
            frame = av.VideoFrame.from_ndarray(
                np.full((size[1], size[0], 3), bright, np.uint8), format="rgb24"
            )
            frame.pts, frame.time_base = number, Fraction(1, PICTURES)
            made.mux(pictures.encode(frame))
        for start in range(0, RATE_HZ * seconds, 1024) if sound else ():
            t = np.arange(start, start + 1024)
            tone = (
                (np.sin(t / 6) * 9000 * (t >= RATE_HZ * seconds / 2))
                .astype(np.int16)
                .reshape(1, -1)
            )
            block = av.AudioFrame.from_ndarray(tone, format="s16", layout="mono")
            block.sample_rate, block.pts, block.time_base = RATE_HZ, start, Fraction(1, RATE_HZ)
            made.mux(voice.encode(block))
        for stream in streams:
            made.mux(stream.encode(None))
    return sink.getvalue()


def mistold(*names: bytes) -> bytes:
    """A film in whose description these names are unknown ones."""
    told = film()
    for name in names:
        told = told.replace(name, b"xxxx")
    return told


class Told:
    """What a stream tells, and what is seen of it when all was told."""

    def __init__(self, data: bytes, piece: int = 1000) -> None:
        self.sound: list[tuple[float, bytes]] = []
        self.troubles: list[str] = []
        self.ends = 0
        self.stream = AvatarStream(self._take)
        for start in range(0, len(data), piece):
            self.stream.feed(data[start : start + piece])
        self.stream.end()
        self.stream.wait(20)

    def _take(self, what: str, at_ms: float, data: bytes) -> None:
        if what == "sound":
            self.sound.append((at_ms, data))
        elif what == "trouble":
            self.troubles.append(data.decode())
        else:
            self.ends += 1

    @property
    def samples(self) -> Any:
        return np.frombuffer(b"".join(data for _, data in self.sound), np.int16)

    def seen(self, until_ms: float = 1200.0) -> list[tuple[float, Any]]:
        """Each picture with the moment at which it was due."""
        moments = np.arange(0.0, until_ms, 20.0)
        return [(ms, frame) for ms in moments if (frame := self.stream.picture_at(ms)) is not None]


def test_lips_and_sound_are_together() -> None:
    told = Told(film())
    assert told.sound[0][0] == pytest.approx(0.0, abs=50)
    loud_ms = (
        int(np.argmax(np.abs(told.samples.astype(int)) > 3000)) / RATE_HZ * 1000 + told.sound[0][0]
    )
    bright_ms = next(
        ms for ms, frame in told.seen() if frame.to_ndarray(format="gray").mean() > 128
    )
    assert abs(loud_ms - bright_ms) <= LIPS_MS
    assert (told.ends, told.troubles) == (1, [])


def test_who_looks_seldom_sees_the_newest_picture_only() -> None:
    told = Told(film())
    frame = told.stream.picture_at(900.0)
    assert frame is not None
    assert frame.time == pytest.approx(0.88, abs=0.05)
    assert told.stream.picture_at(900.0) is None
    with av.open(io.BytesIO(film())) as whole:
        before = sum(other.time < frame.time for other in whole.decode(video=0))
    assert told.stream.take_passed_over() == before > 10
    assert told.stream.take_passed_over() == 0


def test_what_is_due_while_nobody_looks_is_not_missed() -> None:
    told = Told(film())
    told.stream.look_away()
    assert told.stream.picture_at(900.0) is not None
    assert told.stream.take_passed_over() == 0


def test_nothing_is_decoded_while_nobody_looks() -> None:
    told = Told(film())
    assert told.stream.picture_at(500.0, wanted=False) is None
    later = [told.stream.picture_at(ms) for ms in np.arange(700.0, 1000.0, 20.0)]
    assert any(frame is not None for frame in later), (
        "it is seen again from the next whole picture on"
    )


def test_who_looks_again_gets_the_picture_of_that_moment_without_all_before_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = Told(film(seconds=4))
    assert told.stream.picture_at(2_500.0, wanted=False) is None
    decoded: list[Any] = []
    decode = AvatarStream._decode

    def counted(stream: AvatarStream, packet: Any) -> None:
        decoded.append(packet)
        decode(stream, packet)

    monkeypatch.setattr(AvatarStream, "_decode", counted)
    frame = told.stream.picture_at(3_500.0)
    assert frame is not None
    assert frame.time == pytest.approx(3.48, abs=0.05)
    group, ahead = 5, 5  # pictures: from one whole one to the next, and what is decoded early
    assert len(decoded) <= group + ahead + 1


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (b"no film at all" * 500, "broken"),
        (b"", "broken"),
        (film(video=""), "no_video"),
        (film(video="mpeg4"), "codec"),
        (film(sound=False), "no_sound"),
        (mistold(b"avc1"), "codec"),
        (mistold(b"mp4a", b"esds"), "no_sound"),
        (mistold(b"avc1", b"mp4a", b"esds"), "broken"),
        (mistold(b"vide", b"soun", b"stsd"), "broken"),
    ],
    ids=[
        *("garbage", "nothing", "sound alone", "another codec", "pictures alone"),
        *("an unknown codec", "an unknown sound", "two unknown codecs", "neither"),
    ],
)
def test_what_cannot_be_shown_is_said_once_and_ends(data: bytes, trouble: str) -> None:
    told = Told(data)
    assert (told.troubles, told.ends) == ([trouble], 1)
    if trouble in {"no_video", "codec"}:
        assert len(told.samples) > RATE_HZ / 2, "it is heard anyway"


@pytest.mark.parametrize("seed", range(24))
def test_however_a_film_is_damaged_it_is_told_that_it_is_over(seed: int) -> None:
    chance, data = random.Random(seed), bytearray(film())
    last = len(data) if seed % 2 else 1_500  # with its description alone
    for _ in range(chance.choice([1, 5, 30])):
        data[chance.randrange(last)] = chance.randrange(256)
    told = Told(bytes(data))
    told.seen()
    assert told.ends == 1


def test_pictures_above_8k_are_left_undecoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "MOST_PIXELS", 160 * 90 - 1)
    monkeypatch.setitem(st.PROBE, "max_pixels", str(160 * 90 - 1))
    told = Told(film())
    assert (told.troubles, told.ends, told.seen()) == (["codec"], 1, [])
    assert len(told.samples) > RATE_HZ / 2, "it is heard anyway"


def test_a_leap_of_the_clock_is_made_in_steps_and_holds_few_pictures(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(st, "MOST_AT_ONCE", 10)
    monkeypatch.setattr(st, "MOST_READY", 3 * 160 * 90)
    told = Told(film(seconds=4, whole_each=1_000))
    shown = [told.stream.picture_at(3_900.0) for _ in range(12)]
    times = [frame.time for frame in shown if frame is not None]
    assert times == sorted(times)
    assert times[-1] == pytest.approx(3.88, abs=0.05)
    assert len(times) > 3, "it catches up before everybody's eyes"
    assert len(told.stream._ready) <= 3


def test_packets_wait_in_bounded_room_and_the_oldest_are_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with av.open(io.BytesIO(film())) as whole:
        packets = [packet for packet in whole.demux(video=0) if packet.dts is not None]
    monkeypatch.setattr(wp, "MOST_BYTES", sum(packet.size for packet in packets[-3:]))
    waiting = wp.WaitingPackets()
    for packet in packets:
        waiting.add(packet)
    assert waiting.take_lost()
    assert not waiting.take_lost()
    assert [packet.dts for packet in waiting.take(10_000.0)] == [p.dts for p in packets[-3:]]
    monkeypatch.setattr(wp, "MOST_PACKETS", 2)
    for packet in packets:
        waiting.add(packet)
    assert len(waiting.take(10_000.0)) <= 2


def test_sound_that_changes_its_form_is_heard_on() -> None:
    mono = MonoSound()
    heard = 0
    for layout, rate in (("mono", 24_000), ("stereo", 48_000), ("mono", 16_000)):
        for block in range(50):
            frame = av.AudioFrame(format="s16", layout=layout, samples=rate // 50)
            frame.sample_rate, frame.time_base = rate, Fraction(1, rate)
            frame.pts = block * frame.samples
            heard += sum(len(pcm) // 2 for pcm in mono(frame))
    assert heard == pytest.approx(3 * 24_000, rel=0.05)


def test_a_broken_middle_ends_the_stream_and_nothing_else() -> None:
    data = bytearray(film(seconds=2))
    data[len(data) // 2 : len(data) // 2 + 400] = bytes(400)
    told = Told(bytes(data))
    told.seen(2200.0)
    assert told.ends == 1


def boxes(data: bytes) -> list[bytes]:
    """The outermost parts of a film."""
    found, at = [], 0
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big") or len(data) - at
        found.append(data[at : at + size])
        at += size
    return found


def test_a_film_whose_size_changes_is_heard_to_its_end() -> None:
    told = Told(film() + film(size=(320, 180)))
    told.seen(2_200.0)
    assert told.ends == 1
    assert len(told.samples) > RATE_HZ / 2


def test_a_film_that_begins_in_the_middle_is_seen_from_its_next_whole_picture_on() -> None:
    parts = boxes(film(seconds=2))
    fragments = [number for number, part in enumerate(parts) if part[4:8] == b"moof"]
    first = fragments[0]
    told = Told(b"".join(parts[:first] + parts[first + 2 :]))  # a moof and its mdat are missing
    assert told.ends == 1
    assert len(told.samples) > RATE_HZ / 2
    assert told.seen(2_200.0)


@pytest.mark.soak
def test_8k_is_shown_smaller(tmp_path: Path) -> None:
    told = Told(film(size=(7680, 4320)), piece=65_536)
    frame = told.stream.picture_at(900.0)
    assert frame is not None
    (tmp_path / "pictures").write_bytes(bytes(SLOTS * SLOT_BYTES))
    pictures = SharedPictures(tmp_path / "pictures")
    place = pictures.put(frame)
    assert place is not None
    assert place[1:] == (1920, 1080)
    pictures.close()


def test_pictures_of_other_sizes_follow_one_another(tmp_path: Path) -> None:
    (tmp_path / "pictures").write_bytes(bytes(SLOTS * SLOT_BYTES))
    pictures = SharedPictures(tmp_path / "pictures")
    seen = []
    for size in ((160, 90), (320, 180), (90, 160)):
        black = np.zeros((size[1], size[0], 3), np.uint8)
        place = pictures.put(av.VideoFrame.from_ndarray(black, format="rgb24"))
        assert place is not None
        seen.append(place[1:])
    assert seen == [(160, 90), (320, 180), (90, 160)]
    pictures.close()


def test_a_dropped_stream_tells_nothing_more() -> None:
    told = Told(film())
    told.stream.drop()
    assert told.seen() == []


@pytest.mark.parametrize(
    ("size", "shown"),
    [((640, 360), (640, 360)), ((7680, 4320), (1920, 1080)), ((1080, 1920), (606, 1080))],
)
def test_large_pictures_are_made_smaller_without_distortion(
    size: tuple[int, int], shown: tuple[int, int]
) -> None:
    assert fitted(*size) == shown


@pytest.mark.soak
@pytest.mark.parametrize("profile", ["baseline", "main"])
@pytest.mark.parametrize("rate", [25, 30])
def test_films_of_another_program_play(profile: str, rate: int, tmp_path: Path) -> None:
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        pytest.skip("ffmpeg is not installed: films of another program are not tried")
    made = tmp_path / "film.mp4"
    pictures = ["-f", "lavfi", "-i", f"testsrc=size=640x360:rate={rate}:duration=3"]
    sound = ["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=24000:duration=3"]
    form = [
        "-c:v",
        "libx264",
        "-profile:v",
        profile,
        "-pix_fmt",
        "yuv420p",
        "-g",
        "10",
        "-c:a",
        "aac",
        "-movflags",
    ]
    command = [
        ffmpeg,
        "-y",
        "-loglevel",
        "error",
        *pictures,
        *sound,
        *form,
        MOVFLAGS["movflags"],
        str(made),
    ]
    subprocess.run(command, check=True, timeout=300)
    told = Told(made.read_bytes())
    assert len(told.samples) == pytest.approx(3 * RATE_HZ, abs=2500)
    assert len(told.seen(3200.0)) >= 70
    assert told.troubles == []
