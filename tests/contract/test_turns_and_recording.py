"""What the inspector tells of a turn agrees with recordings of microphone and speaker. In simulated
time, so that no load of this computer is in it; `tests/benchmarks/test_turns_and_cards` does it
with a real sound server.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import numpy as np

from tests.contract.talking import pcm_24k
from tests.support.disorder import Disorder
from tests.support.simulated_talk import VOICE_HZ, World, world
from voicelive_desktop.app.services.turn_book import TurnBook
from voicelive_desktop.app.services.turn_record import TurnRecord, waits_ms
from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.domain.facts.turn_taken import Wait

AGREE_MS = 20.0
QUESTIONS = (("slt-time", "what time is it"), ("rms-who", "who are you"))


def first_sound(played: Sequence[tuple[float, Samples]], since: float) -> float:
    """When the first sample came out of the speaker, from a moment on; blocks tell their beginning."""
    for start_s, block in played:
        loud = np.flatnonzero(block)
        if start_s >= since and len(loud):
            return start_s + int(loud[0]) / VOICE_HZ
    raise AssertionError("nothing was played")


def fell_silent(said: Sequence[tuple[float, Samples]], since: float) -> float:
    """When the person fell silent: 20 dB below their loud moments is the end of a word, or the room
    (as `client/sent_audio` takes it); blocks tell their end.
    """
    blocks = [(end_s, np.abs(block.astype(np.int32))) for end_s, block in said if end_s > since]
    peaks = sorted(int(block.max()) for _, block in blocks if block.max() > 0)
    least = 0.1 * peaks[int(0.9 * (len(peaks) - 1))]
    end_s, block = next((end, one) for end, one in reversed(blocks) if one.max() >= least)
    return end_s - (len(block) - 1 - int(np.flatnonzero(block >= least)[-1])) / VOICE_HZ


async def ask(scene: World, sound: str, text: str) -> float:
    """Ask, hear the answer out; return the wait by the recordings, in milliseconds."""
    began = scene.clock()
    seconds = scene.say(np.frombuffer(pcm_24k(sound), np.int16), text)
    await scene.pass_time(seconds)
    await scene.until(lambda: scene.state.speaker.playback.started, "an audible answer")
    await scene.until(lambda: scene.state.speaker.playback.item is None, "its end")
    return (first_sound(scene.played, began) - fell_silent(scene.said, began)) * 1000


async def talk() -> tuple[list[float], list[TurnRecord]]:
    async with world(7) as scene:
        scene.disorder = Disorder(0, share=0)
        book = TurnBook(scene.clock, scene.clock)
        scene.store.observe(book)
        waits = [await ask(scene, *question) for question in QUESTIONS]
        return waits, list(book.turns)


def test_turns_agree_with_recordings_of_both_devices() -> None:
    recorded, turns = asyncio.run(talk())
    told = [waits_ms(turn)[Wait.FIRST_SAMPLE] for turn in turns]
    assert [turn.ended for turn in turns] == ["completed"] * len(QUESTIONS)
    for by_cards, by_book in zip(recorded, told, strict=True):
        assert by_book is not None
        assert abs(by_cards - by_book) <= AGREE_MS, (recorded, told)
