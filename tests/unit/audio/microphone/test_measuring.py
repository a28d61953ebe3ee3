"""What the microphone gives is measured in pieces: as it would be at once, and no later than
somebody looks.
"""

from __future__ import annotations

import asyncio

import numpy as np

from tests.unit.audio.rig import noise, rig
from voicelive_desktop.audio.microphone.history import PeakHistory, TimeAxis
from voicelive_desktop.audio.microphone.measuring import PIECE, Measuring
from voicelive_desktop.audio.microphone.meter import LevelMeter
from voicelive_desktop.audio.microphone.voice_gating import VoiceGate
from voicelive_desktop.domain.facts.events import VoiceGateOpened
from voicelive_desktop.domain.words.pcm import FRAME_SAMPLES, RATE_HZ

START_S = 1_000.0


class Gauges:
    """A measuring, and what it feeds."""

    def __init__(self) -> None:
        self.level = LevelMeter(lambda: START_S)
        self.history = PeakHistory(TimeAxis(START_S))
        self.voice = VoiceGate()
        self.measuring = Measuring(self.level, self.history, self.voice)


def test_nothing_is_measured_before_a_piece_is_whole_or_somebody_looks() -> None:
    gauges = Gauges()
    gauges.measuring.take(noise(20), START_S + 0.02)
    assert gauges.level.snapshot().peak_db == -100.0
    gauges.measuring.measure()
    assert gauges.level.snapshot().peak_db > -20.0


def test_frames_give_the_same_waveform_as_one_piece() -> None:
    sound = noise(200)
    pieces, whole = Gauges(), Gauges()
    for at in range(0, len(sound), FRAME_SAMPLES):
        end = at + FRAME_SAMPLES
        pieces.measuring.take(sound[at:end], START_S + end / RATE_HZ)
    whole.measuring.take(sound, START_S + len(sound) / RATE_HZ)
    assert len(sound) % PIECE == 0, "the last piece is whole"
    _, low, high = pieces.history.snapshot()
    _, expected_low, expected_high = whole.history.snapshot()
    np.testing.assert_array_equal(low, expected_low)
    np.testing.assert_array_equal(high, expected_high)
    assert pieces.voice.is_open
    assert whole.voice.is_open


def test_while_an_answer_plays_a_voice_is_noticed_with_its_frame() -> None:
    async def run() -> None:
        async with rig(microphone=True) as r:
            r.play(noise(2_000))
            await r.pass_time(0.2)
            assert not r.of(VoiceGateOpened)
            silence = np.zeros(r.position - len(r.microphone), np.int16)
            r.microphone = np.concatenate((r.microphone, silence, noise(60)))
            for _ in range(4):  # nobody looks in between, as `pass_time` does
                r.clock.advance(0.01)
                await r.settle()
            assert r.of(VoiceGateOpened)

    asyncio.run(run())
