"""Stand-ins for the client's ports: a scripted connection, a microphone, a speaker, and time that
passes when told.

They keep what they were given, and wait without polling: `asyncio` primitives only, nothing here
knows real time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tests.support.kinds import is_of
from voicelive_desktop.client.ports import (
    AppendAudio,
    Command,
    ConnectFailed,
    ConnectionLost,
    Endpoint,
    MicrophoneFrame,
    Received,
    ServiceConnection,
)
from voicelive_desktop.domain.facts.events import Event, SessionCreated, SessionUpdated
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import ItemId, ResponseId, SessionId
from voicelive_desktop.domain.words.pcm import FRAME_BYTES, FRAME_MS

DEADLINE_S = 60.0  # of every wait for a condition; reached only by a failing test
CREATED = SessionCreated(SessionId("session"), "gpt-realtime", None)
UPDATED = SessionUpdated(None)


async def until(condition: Callable[[], object]) -> None:
    """Let other tasks run until the condition is true. Raises TimeoutError."""
    async with asyncio.timeout(DEADLINE_S):
        while not condition():  # noqa: ASYNC110 - the condition is about anything, and no real time passes
            await asyncio.sleep(0)


class FakeConnection:
    """A connection whose messages are told by the test. `greeting` ones are there from the
    beginning.

    Attributes:
        sent: Every command but microphone frames.
        frames: Microphone frames, those that came together one by one.
        order: What was sent, by name, in its order.
        gate: Cleared, it holds every send: a link that takes nothing.
        closed: How often it was closed.
    """

    def __init__(self, *greeting: Received | Failure) -> None:
        self._inbox: asyncio.Queue[Sequence[Received] | Failure] = asyncio.Queue()
        self.sent: list[Command] = []
        self.frames: list[AppendAudio] = []
        self.order: list[str] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.closed = 0
        self.rests: list[float] = []
        self.local_address = ""
        for message in greeting:
            self.tell(message)

    def tell(self, message: Received | Failure) -> None:
        """The service sends this; a `Failure` ends the connection."""
        self._inbox.put_nowait(message if isinstance(message, Failure) else (message,))

    def tell_together(self, *messages: Received) -> None:
        """One message of the service that means all of these."""
        self._inbox.put_nowait(messages)

    async def receive(self) -> Sequence[Received]:
        """See `ServiceConnection`."""
        message = await self._inbox.get()
        if isinstance(message, Failure):
            raise ConnectionLost(message)
        return message

    async def send(self, command: Command) -> None:
        """See `ServiceConnection`."""
        await self.gate.wait()
        if isinstance(command, AppendAudio):
            self.frames.extend(_frames_of(command))
            self.order.append("frame")
        else:
            self.order.append(type(command).__name__)
            self.sent.append(command)

    async def close(self) -> None:
        """See `ServiceConnection`."""
        self.closed += 1

    def rest(self, for_s: float) -> None:
        """See `ServiceConnection`."""
        self.rests.append(for_s)


def _frames_of(sound: AppendAudio) -> list[AppendAudio]:
    """The frames of one message, each with the moment at which its last sample was captured."""
    pieces = [sound.pcm[at : at + FRAME_BYTES] for at in range(0, len(sound.pcm), FRAME_BYTES)]
    later = range(len(pieces) - 1, -1, -1)
    return [
        AppendAudio(
            pcm, round(sound.captured_t - n * FRAME_MS / 1000, 6) if n else sound.captured_t
        )
        for pcm, n in zip(pieces, later, strict=True)
    ]


class FakeConnector:
    """Gives the prepared connections one after the other; a `Failure` among them is a try that
    fails.

    When all are used up a try waits for ever, like a service that does not answer.
    """

    def __init__(self, *outcomes: ServiceConnection | Failure) -> None:
        self._outcomes = list(outcomes)
        self._never = asyncio.Event()
        self.tried: list[Endpoint] = []

    async def connect(self, endpoint: Endpoint) -> ServiceConnection:
        """See `Connector`."""
        self.tried.append(endpoint)
        if not self._outcomes:
            await self._never.wait()
        outcome = self._outcomes.pop(0)
        if isinstance(outcome, Failure):
            raise ConnectFailed(outcome)
        return outcome


@dataclass(frozen=True, slots=True)
class FakeFrame:
    """One frame of the microphone."""

    pcm: bytes = bytes(FRAME_BYTES)
    captured_t: float = 0.0


class FakeMicrophone:
    """Gives what the test speaks, and waits when there is nothing."""

    def __init__(self) -> None:
        self._frames: asyncio.Queue[MicrophoneFrame] = asyncio.Queue()

    def speak(self, *frames: MicrophoneFrame) -> None:
        """These frames were captured."""
        for frame in frames:
            self._frames.put_nowait(frame)

    async def read(self) -> MicrophoneFrame:
        """See `Microphone`."""
        return await self._frames.get()

    async def read_some(self, most: int) -> list[MicrophoneFrame]:
        """See `Microphone`."""
        first = await self.read()
        waiting = min(self._frames.qsize(), most - 1)
        return [first, *(self._frames.get_nowait() for _ in range(waiting))]

    @property
    def is_read(self) -> bool:
        """Whether all that was spoken has been read."""
        return self._frames.empty()

    def take(self) -> list[MicrophoneFrame]:
        """See `Microphone`."""
        return [self._frames.get_nowait() for _ in range(self._frames.qsize())]


@dataclass(slots=True)
class FakeSpeaker:
    """Keeps what is played. Responses in `barred` were cut."""

    barred: set[ResponseId] = field(default_factory=set)
    played: list[tuple[ItemId, bytes]] = field(default_factory=list)
    finished: list[ItemId] = field(default_factory=list)
    shapes: list[tuple[ItemId, int, int]] = field(default_factory=list)

    def play(self, response_id: ResponseId, item_id: ItemId, pcm: bytes) -> bool:
        """See `Speaker`."""
        if response_id in self.barred:
            return False
        self.played.append((item_id, pcm))
        return True

    def finish(self, response_id: ResponseId, item_id: ItemId) -> None:
        """See `Speaker`."""
        self.finished.append(item_id)

    def be_ready(self) -> None:
        """See `ports.Speaker`."""

    def shape(self, item_id: ItemId, at_ms: int, viseme: int) -> None:
        """See `Speaker`."""
        self.shapes.append((item_id, at_ms, viseme))


class FakeSleep:
    """Waits that end at once, or when the test says so; `asked` keeps how long they should have
    been.
    """

    def __init__(self, *, endless: bool = False) -> None:
        self.asked: list[float] = []
        self.endless = endless
        self._never = asyncio.Event()

    async def __call__(self, seconds: float, /) -> None:
        """See `Sleep`."""
        self.asked.append(seconds)
        if self.endless:
            await self._never.wait()
        await asyncio.sleep(0)


class Reports(list[Event]):
    """Collects events. Call it as the `report` of whatever reports."""

    def __call__(self, event: Event) -> None:
        """An event was reported."""
        self.append(event)

    def of(self, *kinds: type[object]) -> list[Event]:
        """Those of these kinds, in order."""
        return [event for event in self if is_of(event, *kinds)]


def lost(code: str = "1006") -> Failure:
    """A dropped connection."""
    return Failure(FailureKind.LOST, code)
