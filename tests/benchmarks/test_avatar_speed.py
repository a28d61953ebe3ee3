"""A face at work, measured from outside; each prints one JSON object.

Pictures of 1280x720, 25 a second, through the real media process onto a view while their sound goes
through a virtual sound card: how many are seen, how much sound is lost, how far lips and sound are
apart. And conversations with a face, over both transports: the silence after an interruption.
"""

from __future__ import annotations

import asyncio
import io
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.observed import spread
from tests.benchmarks.test_conversation_speed import Side, _talk
from tests.support.program import Program
from tests.support.requirements import needs_e2e
from tests.support.service_tap import ServiceTap
from tests.support.speech import FliteVoice
from tests.support.virtual_audio import VirtualAudio
from voicelive_desktop.app.services.avatar_desk import AvatarDesk
from voicelive_desktop.audio.devices.portaudio import PortAudio
from voicelive_desktop.audio.engine import AudioEngine
from voicelive_desktop.domain.facts.events import Event, PlaybackUnderflowed
from voicelive_desktop.domain.words.ids import DeviceName, ItemId, ResponseId
from voicelive_desktop.domain.words.pcm import RATE_HZ
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.transcript.avatar_view import AvatarView

pytest.importorskip("av", reason="the extra [avatar] is not installed: no avatar is measured")
pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.soak,
    pytest.mark.e2e,
    needs_e2e,
    pytest.mark.timeout(600),
]

SECONDS, PICTURES, WIDTH, HEIGHT = 20, 25, 1280, 720
EVERY_S = 1  # a flash with a tone, of half that time
LOOK_S = 1 / 30
AT_ONCE = 64 * 1024  # bytes of the film in one message
REPLY, ITEM = ResponseId("reply"), ItemId("item")
TRANSPORTS = {
    "websocket": "response.video.delta",
    "webrtc": "session.avatar.switch_to_speaking",
}


def flashes() -> bytes:
    """A film that is bright while a tone sounds, with a moving bar so that no picture is like
    another.
    """
    from fractions import Fraction

    import av

    sink = io.BytesIO()
    movflags = {"movflags": "frag_keyframe+empty_moov+default_base_moof"}
    with av.open(sink, "w", format="mp4", options=movflags) as made:
        pictures: Any = made.add_stream(
            "libx264", rate=PICTURES, options={"preset": "ultrafast", "tune": "zerolatency"}
        )
        pictures.width, pictures.height, pictures.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        pictures.gop_size = 10
        voice: Any = made.add_stream("aac", rate=RATE_HZ, layout="mono")
        samples = RATE_HZ // PICTURES
        for number in range(PICTURES * SECONDS):
            bright = number * 2 % (2 * PICTURES * EVERY_S) >= PICTURES * EVERY_S
            image = np.full((HEIGHT, WIDTH, 3), 235 if bright else 20, np.uint8)
            image[:, number * 7 % WIDTH : number * 7 % WIDTH + 40] = 128
            frame = av.VideoFrame.from_ndarray(image, format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, PICTURES)
            made.mux(pictures.encode(frame))
            t = np.arange(number * samples, (number + 1) * samples)
            tone = (np.sin(t / 6) * (9_000 if bright else 200)).astype(np.int16).reshape(1, -1)
            block = av.AudioFrame.from_ndarray(tone, format="s16", layout="mono")
            block.sample_rate, block.pts = RATE_HZ, number * samples
            block.time_base = Fraction(1, RATE_HZ)
            made.mux(voice.encode(block))
        for stream in (pictures, voice):
            made.mux(stream.encode(None))
    return sink.getvalue()


@dataclass
class Seen:
    """What the view showed: (moment, number of the picture, whether it was bright)."""

    pictures: list[tuple[float, int, bool]] = field(default_factory=list)
    underflows: int = 0

    def look(self, view: AvatarView, desk: AvatarDesk) -> None:
        """Let the view take and paint the picture of this moment."""
        view.advance()
        image = view.grab().toImage()
        picture = desk.look()
        if picture is not None and (not self.pictures or self.pictures[-1][1] != picture.count):
            bright = image.pixelColor(image.width() // 2, 8).lightness() > 128
            self.pictures.append((time.monotonic(), picture.count, bright))

    @property
    def flashes(self) -> list[float]:
        """When it became bright."""
        both = zip(self.pictures, self.pictures[1:], strict=False)
        return [later[0] for earlier, later in both if later[2] and not earlier[2]]


def test_a_face_of_720p_is_seen_without_a_dropout_of_sound(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = "import sys; from tests.benchmarks.test_avatar_speed import flashes; sys.stdout.buffer.write(flashes())"
    film = subprocess.run([sys.executable, "-c", made], check=True, stdout=subprocess.PIPE).stdout
    with VirtualAudio() as card:
        for name, value in card.env.items():
            monkeypatch.setenv(name, value)
        PortAudio().reinitialise()
        found = asyncio.run(_shown(card, film))
    print(json.dumps({"benchmark": "avatar_720p", "seconds": SECONDS, **found}))


async def _shown(card: VirtualAudio, film: bytes) -> dict[str, object]:
    seen = Seen()

    def note(event: Event) -> None:
        seen.underflows += isinstance(event, PlaybackUnderflowed)

    engine = AudioEngine(PortAudio(), note)
    desk = AvatarDesk(engine, engine.audible, note, lambda *_a, **_k: None, time.time)
    view = AvatarView(Theme())
    view.follow(desk)
    view.resize(WIDTH, HEIGHT)
    view.begin()
    desk.set_seen(True)
    try:
        await engine.open_speaker(DeviceName("test_speaker|ALSA"))
        with card.record() as recording:
            for start in range(0, len(film), AT_ONCE):
                desk.feed(REPLY, ITEM, film[start : start + AT_ONCE])
            desk.finish(REPLY)
            began = time.monotonic()
            while time.monotonic() < began + SECONDS + 3:
                seen.look(view, desk)
                await asyncio.sleep(LOOK_S / 2)
            sound = recording.samples()
            tones = [recording.time_of(index) for index in _onsets(sound)]
    finally:
        await engine.close()
        await desk.close()
        view.deleteLater()
    apart = [min(abs(flash - tone) for tone in tones) * 1000 for flash in seen.flashes]
    spoken = np.flatnonzero(np.abs(sound.astype(int)) > 20)
    return {
        "pictures_seen_per_s": round(len(seen.pictures) / SECONDS, 1),
        "sound_lost_ms": round(_silent_ms(sound[spoken[0] : spoken[-1]]), 1),
        "underflows_told": seen.underflows,
        "lips_and_sound_apart_ms": spread(apart),
    }


def _onsets(sound: Any) -> list[int]:
    """Where the tone begins, after half a second without it."""
    loud = np.flatnonzero(np.abs(sound.astype(int)) > 3_000)
    return [int(loud[0]), *(int(i) for i in loud[1:][np.diff(loud) > RATE_HZ * EVERY_S // 4])]


def _silent_ms(sound: Any) -> float:
    """How much of it is no sound at all: the film is never silent."""
    quiet = np.abs(sound.astype(int)) == 0
    runs = np.diff(np.flatnonzero(np.diff(np.concatenate(([0], quiet, [0])).astype(int))))[::2]
    return float(runs[runs > RATE_HZ // 200].sum()) / RATE_HZ * 1000


@contextmanager
def _with_face(card: VirtualAudio, tap: ServiceTap, folder: Path, transport: str) -> Iterator[Side]:
    settings = {"avatar_type": "video-avatar", "avatar_transport": transport}
    profile = folder / "face.vldprofile"
    profile.write_text(json.dumps({"version": 1, "settings": settings}), "utf-8")
    env = {**card.env, "AZURE_VOICELIVE_API_KEY": tap.key}
    devices = ("--input-device", "test_mic", "--output-device", "test_speaker")
    target = ("--endpoint", tap.url, "--target", "azure", "--connect")
    with Program(*target, *devices, "--profile", str(profile), folder=folder, env=env) as program:
        program.wait_for("capture/started", timeout_s=20)
        if transport == "webrtc":
            program.wait_for("avatar/connected", timeout_s=20)
        yield Side(program.pid)


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_the_silence_after_an_interruption_of_a_face(tmp_path: Path, transport: str) -> None:
    voice = FliteVoice(tmp_path)
    with (
        VirtualAudio() as card,
        ServiceTap() as tap,
        _with_face(card, tap, tmp_path, transport) as side,
    ):
        tap.wait_for("session.updated", timeout_s=30)
        found = _talk(card, tap, voice, side, TRANSPORTS[transport]).figures()
    print(json.dumps({"benchmark": "avatar_conversation", "transport": transport, **found}))
