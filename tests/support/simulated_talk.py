"""A whole conversation in simulated time: our state, session, SDK and sound engine against the
service's dialogue.

Only devices, socket, ear and voice are stand-ins. Every word that the voice speaks is a level of
its own, so that the recording of the speaker tells which words were heard, and how much of each.
"""

from __future__ import annotations

import asyncio
import base64
import heapq
import itertools
import json
import random
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from types import SimpleNamespace
from typing import Any

import aiohttp
import numpy as np
from azure.ai.voicelive.aio import VoiceLiveConnection

from tests.support.disorder import Disorder
from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.runtime.connection_handle import ConnectionHandle
from voicelive_desktop.app.runtime.effect_runner import EffectRunner, Machinery
from voicelive_desktop.app.runtime.store import Store
from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.audio.engine import AudioEngine
from voicelive_desktop.audio.stand_ins.simulated import SimulatedBackend
from voicelive_desktop.audio.stand_ins.ticker import HandCrank
from voicelive_desktop.client.azure_connector import AzureConnection
from voicelive_desktop.client.kept_audio import KeptAudio
from voicelive_desktop.client.session import LiveSession, SessionParts
from voicelive_desktop.domain.facts import effects as fx
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.session_messages import configuration
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.localservice.companion.conversation_items import ServedItem as ServiceItem
from voicelive_desktop.localservice.hearing.recognizer import HearingUtterance, Hypothesis
from voicelive_desktop.localservice.session.dialogue import Dialogue
from voicelive_desktop.localservice.session.told_surroundings import Surroundings
from voicelive_desktop.localservice.voice.voice_port import (
    SpokenText,
    SpokenWord,
    VoicePort,
    VoiceStyle,
    ready,
)

STEP_S = 0.010
WORD_MS, LETTER_MS = 100, 35  # of a word, and for each of its letters
PAUSES_MS = {".": 200, "!": 200, "?": 200, ":": 200, ";": 200, ",": 100}  # behind the marks
VOICE_HZ = 24_000
LOWEST, SPACING = 500, 4  # of the levels that stand for words, in 16-bit steps
NOTICED = 24  # samples, 1 ms: fewer are no word heard


class WordVoice(VoicePort):
    """Speaks each word as one level that no other word has; long words take longer, and marks are
    pauses.
    """

    def __init__(self) -> None:
        self._numbers = itertools.count()

    def speak(self, text: str, _style: VoiceStyle) -> Future[SpokenText]:
        """See `VoicePort`."""
        samples, words, at_ms = [], [], 0
        parts = [part + " " for part in text.split(" ")]
        for n, part in enumerate(parts):
            level = (LOWEST + SPACING * next(self._numbers)) / 32_767
            word_ms = WORD_MS + LETTER_MS * len(part.strip())
            pause_ms = PAUSES_MS.get(part.strip()[-1:], 0)
            samples += [np.full(VOICE_HZ * word_ms // 1000, level, np.float32)]
            samples += [np.zeros(VOICE_HZ * pause_ms // 1000, np.float32)]
            last = n == len(parts) - 1
            words.append(SpokenWord(part[:-1] if last else part, at_ms, at_ms + word_ms))
            at_ms += word_ms + pause_ms
        return ready(SpokenText(np.concatenate(samples), VOICE_HZ, tuple(words)))

    def close(self) -> None:
        """See `VoicePort`."""


@dataclass
class _Hearing(HearingUtterance):
    item_id: str
    ear: PatientEar

    def hear(self, samples: object) -> None:
        """See `HearingUtterance`."""

    def finish(self) -> None:
        """See `HearingUtterance`."""
        self.ear.finished(self.item_id)

    def drop(self) -> None:
        """See `HearingUtterance`."""


@dataclass
class PatientEar:
    """Understands what the test says was said, some time after it was."""

    understood: Callable[[str, str], None]
    said: list[str] = field(default_factory=list)

    def open(
        self, item_id: str, *, is_narrow: bool, from_microphone: bool = True
    ) -> HearingUtterance:
        """See `Ear`."""
        return _Hearing(item_id, self)

    def finished(self, item_id: str) -> None:
        """An utterance is over."""
        self.understood(item_id, self.said.pop(0) if self.said else "something else")


class _Socket:
    """aiohttp's WebSocket as far as the SDK uses it."""

    closed, close_code = False, None

    def __init__(self, written: Callable[[str], None]) -> None:
        self.inbox: asyncio.Queue[str] = asyncio.Queue()
        self._written = written

    async def send_str(self, text: str) -> None:
        self._written(text)

    async def receive(self) -> Any:
        return SimpleNamespace(type=aiohttp.WSMsgType.TEXT, data=await self.inbox.get())


class _Line(ConnectionHandle):
    """A line whose one session the test opens."""

    def __init__(self) -> None:
        self.opened: LiveSession | None = None

    @property
    def session(self) -> LiveSession | None:
        """See `ConnectionHandle`."""
        return self.opened

    def open(self) -> None:
        """See `ConnectionHandle`."""


class World:
    """One conversation. Use `world`."""

    def __init__(self, seed: int, **settings: Any) -> None:
        self.dice = random.Random(seed)
        self.disorder = Disorder(seed)
        self.clock = HandCrank()
        self.told: list[dict[str, Any]] = []
        self.sent: list[dict[str, Any]] = []
        self._due: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()
        self._speech: Samples = np.zeros(0, np.int16)
        self._blocks: list[Samples] = []
        # recordings of both devices: the moment at the end of each block
        self.said: list[tuple[float, Samples]] = []
        self.played: list[tuple[float, Samples]] = []
        self.ear = PatientEar(self._understood)
        self.store = Store(State(settings=Settings(**settings)), self._run)
        self.tasks = TaskOwner()
        self.line = _Line()
        self._runner: EffectRunner | None = None
        self.engine = self._build_engine()
        ids = itertools.count(1)
        around = Surroundings(
            clock=self.clock,
            now=lambda: datetime(2026, 7, 15, 14, 5),  # noqa: DTZ001 - local time
            new_id=lambda prefix: f"{prefix}_{next(ids)}",
            wake=lambda: None,
            ear=self.ear,
            voice=WordVoice(),
        )
        self.dialogue = Dialogue("gpt-realtime", 360_000, around)
        self._socket = _Socket(self._to_service)

    # ---- what the test does and sees

    @property
    def state(self) -> State:
        """The program's state."""
        return self.store.state

    @property
    def service_items(self) -> list[ServiceItem]:
        """The service's own conversation, its messages only."""
        kept = self.dialogue._desk.conversation
        return [item for item in kept if item.wire["type"] == "message"]

    def say(self, recording: Samples, text: str) -> float:
        """Speak into the microphone from now on; the service will understand `text`. Returns how
        long it lasts.
        """
        self.ear.said.append(text)
        self._speech = np.concatenate((self._speech, recording))
        return len(recording) / VOICE_HZ

    async def until(
        self, condition: Callable[[], object], what: str, limit_s: float = 60.0
    ) -> None:
        """Let time pass until it is so."""
        for _ in range(round(limit_s / STEP_S)):
            if condition():
                return
            await self.pass_time(STEP_S)
        raise AssertionError(
            f"{what}: not within {limit_s} s; {self.state.answers.gate} {self.state.turns.listening}"
        )

    async def pass_time(self, seconds: float) -> None:
        """Let devices, messages, reminders and tasks do what they do in this time."""
        for _ in range(max(1, round(seconds / STEP_S))):
            self.clock.advance(STEP_S)
            self.engine.poll()
            while self._due and self._due[0][0] <= self.clock():
                heapq.heappop(self._due)[2]()
            self.dialogue.advance()
            self._collect()
            for _ in range(6):  # microphone loop, send loop, receive loop
                await asyncio.sleep(0)

    def heard_words(self) -> dict[int, int]:
        """Of each word of the voice, by its number: how many samples came out of the speaker."""
        heard = np.concatenate([np.zeros(0, np.int16), *self._blocks]).astype(np.int32)
        numbers = np.round((heard[heard >= LOWEST - 1] - LOWEST) / SPACING).astype(int)
        found, counts = np.unique(numbers, return_counts=True)
        return {int(n): int(c) for n, c in zip(found, counts, strict=True) if c >= NOTICED}

    def word_numbers(self, item_id: str) -> list[int]:
        """The numbers of the words whose sound the service sent of an answer."""
        deltas = {
            m["event_id"]: m["delta"]
            for m in self.sent
            if m["type"] == "response.audio.delta" and m["item_id"] == item_id
        }
        pcm = b"".join(base64.b64decode(delta) for delta in deltas.values())
        levels = np.unique(np.frombuffer(pcm, np.int16).astype(np.int32))
        return sorted(
            {round((int(level) - LOWEST) / SPACING) for level in levels if level >= LOWEST - 1}
        )

    # ---- inside

    def _build_engine(self) -> AudioEngine:
        backend = SimulatedBackend(self.clock, self._microphone, self._heard_at, 0.04)
        return AudioEngine(backend, self.store.dispatch, wall_clock=self.clock, clock=self.clock)

    def _heard_at(self, block: Samples, end_s: float) -> None:
        self._blocks.append(block)
        self.played.append((end_s, block))

    def _microphone(self, frames: int, end_s: float) -> Samples:
        block = np.zeros(frames, np.int16)
        part, self._speech = self._speech[:frames], self._speech[frames:]
        block[: len(part)] = part
        self.said.append((end_s, block))
        return block

    def _at(self, seconds: float, action: Callable[[], None]) -> None:
        heapq.heappush(self._due, (self.clock() + seconds, next(self._order), action))

    def _run(self, effect: fx.Effect) -> None:
        if isinstance(effect, fx.Later):
            event = effect.event
            self._at(effect.after_s, lambda: self.store.dispatch(event))
        else:
            assert self._runner is not None, "effects follow the start"
            self._runner(effect)

    def _understood(self, item_id: str, text: str) -> None:
        self._at(
            self.dice.uniform(0.05, 0.4),
            lambda: self.dialogue.heard(item_id, Hypothesis(text, is_final=True)),
        )

    def _to_service(self, text: str) -> None:
        self.told.append(json.loads(text))
        self.dialogue.receive(text)
        self._collect()

    def _collect(self) -> None:
        for message in self.dialogue.take_events():
            self.sent.append(message)
            text = json.dumps(message)
            for wait_s in self.disorder.deliveries(message):
                if wait_s:
                    self._at(wait_s, lambda text=text: self._socket.inbox.put_nowait(text))  # type: ignore[misc]
                else:
                    self._socket.inbox.put_nowait(text)

    async def _open(self) -> None:
        socket: Any = self._socket
        connection = AzureConnection(VoiceLiveConnection(socket, socket), self.clock)
        parts = SessionParts(
            microphone=self.engine,
            speaker=self.engine,
            report=self.store.dispatch,
            configuration=lambda: configuration(self.state),
            restored=list,
            wall_clock=self.clock,
            clock=self.clock,
            on_frame_sent=lambda _frame: None,
        )
        # nobody hears anything again here, writes a session log or checks the sound
        nobody: Any = None
        self._runner = EffectRunner(
            Machinery(
                tasks=self.tasks,
                sound=self.engine,
                line=self.line,
                calls=nobody,
                replays=nobody,
                logs=nobody,
                sound_jobs=nobody,
                trials=nobody,
                save_settings=lambda: None,
                report=self.store.dispatch,
                library=nobody,
            )
        )
        self.store.dispatch(ev.StartRequested(self.clock()))
        self.store.dispatch(ev.ConnectingStarted(1))
        for _ in range(50):  # the sound thread opens the devices in real time
            await asyncio.sleep(0.002)
        self.line.opened = LiveSession(connection, parts, KeptAudio(self.clock))
        self.tasks.start(self.line.opened.run(), "session")
        self.dialogue.open()
        await self.until(
            lambda: self.line.session is not None and self.line.session.configured, "configured"
        )


@asynccontextmanager
async def world(seed: int, **settings: Any) -> AsyncIterator[World]:
    """A conversation that has begun, and its end."""
    made = World(seed, **settings)
    try:
        await made._open()
        yield made
    finally:
        await made.tasks.close()
        await made.engine.close()
