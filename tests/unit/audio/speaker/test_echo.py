from __future__ import annotations

import asyncio
import wave
from pathlib import Path

import numpy as np
import pytest

from tests.unit.audio.rig import LATENCY_S, Rig
from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.audio.formats.referenced_format import ReferencedFormat
from voicelive_desktop.audio.formats.resample import Resampler
from voicelive_desktop.audio.speaker.echo_reference import REACH, SPAN, echo_share
from voicelive_desktop.audio.speaker.played import PlayedSound
from voicelive_desktop.domain.facts.events import EchoMeasured
from voicelive_desktop.domain.words.pcm import RATE_HZ

SPEECH = Path(__file__).parents[3] / "data" / "speech"


def speech(name: str, seconds: float) -> Samples:
    """A recording again and again, at 24 kHz."""
    with wave.open(str(SPEECH / f"{name}.wav"), "rb") as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), np.int16)
        once = Resampler(file.getframerate(), RATE_HZ).process(samples)
    repeated: Samples = np.resize(once, int(seconds * RATE_HZ))
    return repeated


def late(samples: Samples, delay_ms: int, level_db: float) -> Samples:
    quiet = (samples * 10 ** (level_db / 20)).astype(np.int16)
    return np.concatenate((np.zeros(delay_ms * RATE_HZ // 1000, np.int16), quiet))


def measured(answer: Samples, microphone: Samples) -> list[EchoMeasured]:
    """What is reported while an answer plays and the microphone hears this, from the answer's first
    sample on.
    """
    rig = Rig()

    async def scenario() -> None:
        await rig.engine.open_speaker()
        rig.microphone = microphone
        rig.play(answer)
        await rig.engine.open_microphone()
        await rig.settle()
        await rig.pass_time(len(answer) / RATE_HZ)
        await rig.engine.close()

    asyncio.run(scenario())
    return rig.of(EchoMeasured)


STORY = speech("slt-story", 6)
PERSON = speech("rms-who", 6)


@pytest.mark.parametrize("delay_ms", [60, 200])
def test_a_microphone_that_hears_the_speaker_is_noticed(delay_ms: int) -> None:
    events = measured(STORY, late(STORY, delay_ms, -10))
    assert 1 <= len(events) <= 3
    assert -12 < events[0].level_db < -8


def test_a_room_blurs_the_echo_but_does_not_hide_it() -> None:
    rng = np.random.default_rng(1)
    tail = rng.normal(0, 0.08, RATE_HZ // 10) * np.exp(-np.arange(RATE_HZ // 10) / 700)
    blurred = np.convolve(STORY, np.concatenate(([1.0], tail)))[: len(STORY)]
    assert measured(STORY, late(np.clip(blurred, -32768, 32767).astype(np.int16), 60, -12))


@pytest.mark.parametrize(
    ("what", "microphone"),
    [
        ("silence", np.zeros(6 * RATE_HZ, np.int16)),
        ("noise", np.random.default_rng(1).normal(0, 300, 6 * RATE_HZ).astype(np.int16)),
        ("a person", PERSON),
        (
            "a headset that hears itself a little",
            late(np.clip(STORY * 1.5, -32768, 32767), 20, -43),
        ),
        (
            "a person over a faint echo",
            (PERSON + late(STORY, 60, -30)[: len(PERSON)]).astype(np.int16),
        ),
    ],
)
def test_headphones_and_talking_raise_no_alarm(what: str, microphone: Samples) -> None:
    assert measured(STORY, microphone) == []


def test_an_assistant_that_is_cut_by_its_own_echo_is_noticed_too() -> None:
    """Half a second of every answer, then two of silence."""
    answer, pause = STORY[RATE_HZ // 2 : RATE_HZ], np.zeros(2 * RATE_HZ, np.int16)
    pieces = np.concatenate([np.concatenate((answer, pause))] * 6)
    assert measured(pieces, late(pieces, 60, -10))


def test_nothing_is_measured_while_nothing_plays() -> None:
    assert measured(np.zeros(6 * RATE_HZ, np.int16), STORY) == []


def test_the_share_is_near_one_for_an_echo_and_near_none_for_a_person() -> None:
    played = STORY[: REACH + SPAN]
    heard = late(played, 100, -10)[REACH : REACH + SPAN]
    share, delay = echo_share(heard, played)
    assert share > 0.9
    assert abs(delay - RATE_HZ // 10) <= 2
    assert echo_share(PERSON[:SPAN], played)[0] < 0.4


# ---- what was played, by the clock


def ramp(count: int, first: int = 1) -> Samples:
    return np.arange(first, first + count, dtype=np.int16)


def test_what_was_played_is_found_at_the_moment_it_was_heard() -> None:
    played = PlayedSound()
    played.feed(ramp(2400), RATE_HZ, 10.1)
    assert np.array_equal(played.before(10.1, 2400), ramp(2400))
    assert np.array_equal(played.before(10.2, 4800)[:2400], ramp(2400))
    assert not played.before(10.2, 2400).any()


def test_blocks_that_come_unevenly_stay_joined() -> None:
    played = PlayedSound()
    for index, jitter_s in enumerate((0.0, 0.008, -0.006, 0.004)):
        played.feed(ramp(240, 1 + 240 * index), RATE_HZ, 10 + (index + 1) * 0.010 + jitter_s)
    assert np.array_equal(played.before(10.040, 960), ramp(960))


def test_a_pause_of_the_device_is_silence() -> None:
    played = PlayedSound()
    played.feed(ramp(240), RATE_HZ, 10.0)
    played.feed(ramp(240), RATE_HZ, 11.0)
    assert not played.before(10.5, 2400).any()
    assert np.array_equal(played.before(11.0, 240), ramp(240))


def test_what_was_dropped_before_it_was_heard_is_no_reference() -> None:
    played = PlayedSound()
    played.feed(ramp(4800), RATE_HZ, 10.2)
    played.cut(10.1)
    assert not played.before(10.2, 2400).any()
    assert np.array_equal(played.before(10.1, 2400), ramp(2400))


# ---- stereo for the service


@pytest.mark.parametrize("rate_hz", [24_000, 16_000, 8_000])
def test_microphone_and_reference_go_side_by_side_at_every_rate(rate_hz: int) -> None:
    coded = ReferencedFormat(rate_hz, "pcm16", lambda _t, count: np.full(count, 500, np.int16))
    frame = np.full(480, -300, np.int16).tobytes()
    wire = b"".join(coded.encode(frame, 10 + n * 0.02) for n in range(10))
    stereo = np.frombuffer(wire, "<i2").reshape(-1, 2)
    assert abs(len(stereo) - rate_hz // 5) < 50
    assert abs(int(stereo[-1, 0]) + 300) <= 2
    assert abs(int(stereo[-1, 1]) - 500) <= 2


def test_frames_that_come_unevenly_get_an_even_reference() -> None:
    asked: list[float] = []

    def played(captured_t: float, count: int) -> Samples:
        asked.append(captured_t)
        return np.zeros(count, np.int16)

    coded = ReferencedFormat(24_000, "pcm16", played)
    for captured_t in (10.0, 10.035, 10.04, 10.06, 11.0):
        coded.encode(bytes(960), captured_t)
    assert asked == pytest.approx([10.0, 10.02, 10.04, 10.06, 11.0])


@pytest.mark.parametrize("delay_ms", [0, 60])
def test_the_reference_is_what_the_microphone_hears_a_little_early(delay_ms: int) -> None:
    """The engine's whole way: an echo without a way of its own comes `REFERENCE_LEAD_S` after its
    reference.
    """
    rig = Rig()
    sent: list[Samples] = []

    async def scenario() -> None:
        coded = ReferencedFormat(RATE_HZ, "pcm16", rig.engine.played_until)
        await rig.engine.open_microphone()
        await rig.engine.open_speaker()
        rig.play(STORY)
        await rig.settle()
        rig.engine.poll()
        for _ in range(150):
            await rig.pass_time(0.02)
            rig.microphone = late(rig.heard, delay_ms + round(LATENCY_S * 1000), -6)
            frame = await rig.engine.read()
            sent.append(
                np.frombuffer(coded.encode(frame.pcm, frame.captured_t), np.int16).reshape(-1, 2)
            )
        await rig.engine.close()

    asyncio.run(scenario())
    both = np.concatenate(sent)[RATE_HZ // 2 :]
    share, delay = echo_share(both[REACH : REACH + SPAN, 0], both[: REACH + SPAN, 1])
    assert share > 0.9
    assert 0 <= delay / RATE_HZ - delay_ms / 1000 < 0.08
