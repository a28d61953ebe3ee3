"""An engine on simulated devices whose time is cranked by hand."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

import numpy as np

from tests.support.waiting import PATIENCE
from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.audio.engine import AudioEngine
from voicelive_desktop.audio.stand_ins.simulated import SimulatedBackend
from voicelive_desktop.audio.stand_ins.ticker import HandCrank
from voicelive_desktop.domain.facts.events import EngineEvent
from voicelive_desktop.domain.words.ids import ItemId, ResponseId
from voicelive_desktop.domain.words.pcm import RATE_HZ

E = TypeVar("E")

REPLY = ResponseId("reply-1")
ITEM = ItemId("item-1")
LATENCY_S = 0.04


def noise(ms: int, seed: int = 1) -> Samples:
    """Sound without a zero in it, so that silence shows."""
    samples = np.random.default_rng(seed).integers(1_000, 12_000, RATE_HZ * ms // 1000)
    return samples.astype(np.int16)


def talk(seconds: float, db: float) -> Samples:
    """Syllables of 150 ms with pauses of 100 ms, at this RMS while they last."""
    t = np.arange(int(RATE_HZ * seconds)) / RATE_HZ
    voice = np.sin(2 * np.pi * 180 * t) * (t % 0.25 < 0.15) * 32768 * 10 ** (db / 20) * np.sqrt(2)
    samples: Samples = np.clip(np.rint(voice), -32768, 32767).astype(np.int16)
    return samples


class Rig:
    """What a test holds: the engine, its time, its devices, what it reported and what was heard."""

    def __init__(self, latency_s: float = LATENCY_S) -> None:
        self.clock = HandCrank()
        self.events: list[EngineEvent] = []
        self.microphone: Samples = np.zeros(0, np.int16)
        self._blocks: list[Samples] = []
        self.position = 0
        self.backend = SimulatedBackend(
            self.clock, self._source, lambda b, _s: self._blocks.append(b), latency_s
        )
        self.engine = AudioEngine(
            self.backend, self.events.append, wall_clock=self.clock, clock=self.clock
        )

    async def pass_time(self, seconds: float) -> None:
        """Let devices, wake-ups and timers do what they do in this time."""
        for _ in range(round(seconds / 0.01)):
            self.clock.advance(0.01)
            await asyncio.sleep(0)
            self.engine.poll()

    async def settle(self) -> None:
        """Let calls on the sound thread and the tasks that wait for them end."""
        for _ in range(20):
            await asyncio.sleep(0.001)

    async def until(self, condition: Callable[[], bool]) -> None:
        """Let them work until this holds; the clock stands still meanwhile."""
        async with asyncio.timeout(5 * PATIENCE):
            while not condition():  # noqa: ASYNC110 - the condition may be anything
                await asyncio.sleep(0.001)

    def play(self, samples: Samples, item: ItemId = ITEM, reply: ResponseId = REPLY) -> bool:
        """As the session plays."""
        return self.engine.play(reply, item, samples.tobytes())

    @property
    def heard(self) -> Samples:
        """All that came out of the speaker."""
        return np.concatenate([np.zeros(0, np.int16), *self._blocks])

    @property
    def heard_sound(self) -> Samples:
        """The same without silence."""
        heard = self.heard
        sound: Samples = heard[heard != 0]
        return sound

    def of(self, kind: type[E]) -> list[E]:
        """The reported events of one kind."""
        return [event for event in self.events if isinstance(event, kind)]

    def _source(self, frames: int, _end_s: float) -> Samples:
        block = np.zeros(frames, np.int16)
        part = self.microphone[self.position : self.position + frames]
        block[: len(part)] = part
        self.position += frames
        return block


@asynccontextmanager
async def rig(
    latency_s: float = LATENCY_S, *, speaker: bool = True, microphone: bool = False
) -> AsyncIterator[Rig]:
    """A rig with open devices, closed at the end."""
    made = Rig(latency_s)
    try:
        if speaker:
            await made.engine.open_speaker()
        if microphone:
            await made.engine.open_microphone()
        yield made
    finally:
        await made.engine.close()
