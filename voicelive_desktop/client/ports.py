"""What the client needs from the world, and what it offers. The app package plugs the
two ends together.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import field
from typing import Any, Protocol

from voicelive_desktop.domain.facts.effects import SessionEffect
from voicelive_desktop.domain.facts.events import ServiceEvent
from voicelive_desktop.domain.words.failures import Failure
from voicelive_desktop.domain.words.ids import ItemId, ResponseId
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.sign_in import SignIn


class MicrophoneFrame(Protocol):
    """One frame for the service."""

    @property
    def pcm(self) -> bytes:
        """20 ms of 16-bit mono at 24 kHz."""
        ...

    @property
    def captured_t(self) -> float:
        """When its last sample was captured (monotonic seconds)."""
        ...


class Microphone(Protocol):
    """Where the session's frames come from."""

    async def read(self) -> MicrophoneFrame:
        """The next frame, as soon as it is complete; waits while the microphone is closed. One
        reader at a time.
        """
        ...

    async def read_some(self, most: int) -> Sequence[MicrophoneFrame]:
        """The same, with those behind it that are complete already, `most` in all."""
        ...

    def take(self) -> Sequence[MicrophoneFrame]:
        """All frames that are complete by now and were not read yet."""
        ...


class Speaker(Protocol):
    """Where the answer's samples go."""

    def play(self, response_id: ResponseId, item_id: ItemId, pcm: bytes) -> bool:
        """Queue 16-bit mono at 24 kHz. Never blocks. False: dropped, because this response was cut."""
        ...

    def finish(self, response_id: ResponseId, item_id: ItemId) -> None:
        """No more samples of this item will come."""
        ...

    def shape(self, item_id: ItemId, at_ms: int, viseme: int) -> None:
        """The mouth has this shape from this moment of the item's sound on; it may come
        before the samples.
        """
        ...

    def be_ready(self) -> None:
        """Samples may come soon."""
        ...


class VideoScreen(Protocol):
    """Where the answer's video goes; its sound comes back as if the service had sent it."""

    def feed(self, response_id: ResponseId, item_id: ItemId, data: bytes) -> None:
        """Take a piece. Never blocks."""
        ...

    def finish(self, response_id: ResponseId) -> None:
        """No more of this response will come."""
        ...

    @property
    def brings_sound(self) -> bool:
        """Whether the sound comes with the pictures, so that what the service sends of it beside
        them is not to be played.
        """
        ...

    @property
    def is_live(self) -> bool:
        """Whether pictures and sound come over WebRTC."""
        ...

    def announce(self, response_id: ResponseId, item_id: ItemId) -> None:
        """A message of the assistant began, whose sound comes live."""
        ...

    def whole(self, response_id: ResponseId, item_id: ItemId) -> None:
        """The service has said all of a message whose sound comes live."""
        ...

    def connect(self, servers: str, send_offer: Callable[[str], object]) -> None:
        """The session's avatar comes over WebRTC, by way of these servers (JSON)."""
        ...

    def answer(self, description: str) -> None:
        """The service's side of the connection."""
        ...

    def switched(self, state: str, turn_id: str) -> None:
        """The face begins to speak ("speaking"), rests ("idle"), or was stopped ("cleared")."""
        ...


class NoScreen:
    """Shows nothing."""

    def feed(self, response_id: ResponseId, item_id: ItemId, data: bytes) -> None:
        """See `VideoScreen`."""

    def finish(self, response_id: ResponseId) -> None:
        """See `VideoScreen`."""

    brings_sound = is_live = False

    def announce(self, response_id: ResponseId, item_id: ItemId) -> None:
        """See `VideoScreen`."""

    def whole(self, response_id: ResponseId, item_id: ItemId) -> None:
        """See `VideoScreen`."""

    def connect(self, servers: str, send_offer: Callable[[str], object]) -> None:
        """See `VideoScreen`."""

    def answer(self, description: str) -> None:
        """See `VideoScreen`."""

    def switched(self, state: str, turn_id: str) -> None:
        """See `VideoScreen`."""


class Sleep(Protocol):
    """How the client waits; tests pass one that does not."""

    def __call__(self, seconds: float, /) -> Awaitable[None]:
        """Wait so long."""
        ...


@dataclass(frozen=True, slots=True)
class Agent:
    """A Foundry agent that shall answer in place of a model."""

    name: str
    project: str
    version: str = ""
    conversation_id: str = ""
    identity_client_id: str = ""
    resource_override: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """How a connection is made and kept. Headers may hold keys: they are in no representation.

    `scopes` of an Entra token, empty for the SDK's own; `compression` in bits of its window, 0 for
    none; `heartbeat_s` 0 for none, a dead link is noticed after one and a half of them;
    `receive_timeout_s` 0 for none. The defaults: a dead peer must not hold up the window's closing,
    and the SDK's 4 MiB end the session on one large message.
    """

    scopes: tuple[str, ...] = ()
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    compression: int = 0
    heartbeat_s: float = 8.0
    connect_timeout_s: float = 15.0
    receive_timeout_s: float = 0.0
    close_timeout_s: float = 2.0
    max_message_bytes: int = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to connect and as whom. `key` None means sign in with Entra ID, as `sign_in` says how.

    `query` is added to the address; `proxy` is the way there, None a direct one; with an `agent`
    there is no model.
    """

    url: str
    key: str | None
    model: str
    api_version: str | None = None
    query: tuple[tuple[str, str], ...] = ()
    sign_in: SignIn = SignIn.AUTO
    proxy: str | None = None
    agent: Agent | None = None
    link: Link = field(default_factory=Link)

    def __repr__(self) -> str:
        """Without the key."""
        return f"Endpoint({self.url!r}, model={self.model!r})"


@dataclass(frozen=True, slots=True)
class AudioReceived:
    """Samples of the answer, 16-bit mono at 24 kHz. Not an event: samples go to the speaker."""

    response_id: ResponseId
    item_id: ItemId
    pcm: bytes


@dataclass(frozen=True, slots=True)
class MouthReceived:
    """A shape of the mouth, from this moment of the item's sound on. Not an event: it goes
    with the samples.
    """

    item_id: ItemId
    at_ms: int
    viseme: int


@dataclass(frozen=True, slots=True)
class VideoReceived:
    """A piece of the answer's video with its sound: bytes of fragmented MP4. Not an event; ids if
    it tells them.
    """

    data: bytes
    response_id: ResponseId | None = None
    item_id: ItemId | None = None


@dataclass(frozen=True, slots=True)
class SoundRetrieved:
    """What the service heard of a turn, 16-bit mono at 24 kHz; nothing where it keeps none.
    Not an event.
    """

    item_id: ItemId
    pcm: bytes


@dataclass(frozen=True, slots=True)
class AvatarOffered:
    """The session's avatar comes over WebRTC. Not an event; `servers`: how to find a way, as JSON."""

    servers: str = field(repr=False)  # with their passwords


@dataclass(frozen=True, slots=True)
class AvatarAnswered:
    """The service's side of the avatar's connection. Not an event."""

    description: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class AvatarSwitched:
    """The avatar begins to speak ("speaking"), rests ("idle") or was "cleared". Not an event."""

    state: str
    turn_id: str = ""


@dataclass(frozen=True, slots=True)
class ConnectAvatar:
    """Send our side of the avatar's connection."""

    description: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class AppendAudio:
    """Send one frame of the microphone; `captured_t` is for measuring only."""

    pcm: bytes
    captured_t: float = 0.0


@dataclass(frozen=True, slots=True)
class SendByHand:
    """Send what a person wrote; `azure_by_hand` has checked it."""

    message: Mapping[str, object]


Command = SessionEffect | AppendAudio | SendByHand | ConnectAvatar
"""What can be sent to the service."""

Received = (
    ServiceEvent
    | AudioReceived
    | MouthReceived
    | VideoReceived
    | SoundRetrieved
    | AvatarOffered
    | AvatarAnswered
    | AvatarSwitched
)


class ServiceConnection(Protocol):
    """An open connection. One reader; sends from one task."""

    async def receive(self) -> Sequence[Received]:
        """The next message, translated (some make several events, some none). Raises
        `ConnectionLost` at the end.
        """
        ...

    async def send(self, command: Command) -> None:
        """Send one command. Raises `ConnectionLost`."""
        ...

    async def close(self) -> None:
        """Close within a deadline; idempotent; never raises."""
        ...

    def rest(self, for_s: float) -> None:
        """Let what arrives wait for so long, where the loop can; 0: no longer."""
        ...

    @property
    def local_address(self) -> str:
        """The address of this computer that it goes from; "" when that is not known."""
        ...


class Tracing(Protocol):
    """What telemetry sees of one connection; `azure_telemetry` has it."""

    async def received(self, message: Mapping[str, Any]) -> None:
        """A message came."""
        ...

    async def close(self) -> None:
        """Close the connection."""
        ...


class Connector(Protocol):
    """Opens connections."""

    async def connect(self, endpoint: Endpoint) -> ServiceConnection:
        """Open one within a deadline. Raises `ConnectFailed`."""
        ...


Resolve = Callable[[], Awaitable[Endpoint]]
"""Finds the endpoint for one try: starts the local service, reads the key. Raises `ConnectFailed`.
"""


class ConnectFailed(Exception):  # noqa: N818 - a fact in the past tense, like every event here
    """No connection."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.kind.value)
        self.failure = failure


class ConnectionLost(Exception):  # noqa: N818
    """The connection ended though we did not ask."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.kind.value)
        self.failure = failure
