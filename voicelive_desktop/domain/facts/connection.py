"""What happens to the connection and its sessions."""

from __future__ import annotations

from voicelive_desktop.domain.words.failures import Failure
from voicelive_desktop.domain.words.ids import SessionId
from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class ConnectingStarted:
    """A try to connect began, at `at_s` (Unix)."""

    attempt: int
    at_s: float = 0.0


@dataclass(frozen=True, slots=True)
class SessionConfigured:
    """The service confirmed our configuration; the session is ready.

    `resumed_from_t`: it is told again the sound of a turn that a drop cut, from this moment of the
    capture clock on.
    """

    at_s: float
    resumed_from_t: float | None = None


@dataclass(frozen=True, slots=True)
class CutTurnExpired:
    """The session with this number did not hear the resent turn in time."""

    session: int


@dataclass(frozen=True, slots=True)
class SessionEndNeared:
    """The service will end this session in a few minutes."""

    session_id: SessionId


@dataclass(frozen=True, slots=True)
class MoveDue:
    """This session should be left for a new one at the next pause."""

    session_id: SessionId


@dataclass(frozen=True, slots=True)
class NextSessionOpened:
    """The session that was opened beside the present one can take over."""


@dataclass(frozen=True, slots=True)
class NextSessionFailed:
    """The next session could not be opened, or ended before it took over."""

    because: Failure


@dataclass(frozen=True, slots=True)
class SessionMoved:
    """The next session took over. `because`: why the present one was lost; None: it was
    left on purpose.
    """

    because: Failure | None = None


@dataclass(frozen=True, slots=True)
class RetryScheduled:
    """An attempt failed, or a session dropped; the next attempt follows after `wait_s`."""

    attempt: int
    wait_s: float
    at_s: float
    because: Failure


@dataclass(frozen=True, slots=True)
class ConnectionFailed:
    """Connecting failed for good; no further attempt follows."""

    because: Failure


@dataclass(frozen=True, slots=True)
class ConnectionEnded:
    """The session was closed at our request."""


@dataclass(frozen=True, slots=True)
class SessionCreated:
    """The service opened a session. `expires_at_s` is Unix time, None when the service
    does not say.
    """

    session_id: SessionId
    model: str
    expires_at_s: float | None


@dataclass(frozen=True, slots=True)
class SessionUpdated:
    """The service applied a configuration; `applied` holds what it says it uses, as
    (path, value) pairs.
    """

    expires_at_s: float | None
    applied: tuple[tuple[str, object], ...] = ()


MoveEvent = SessionEndNeared | MoveDue | NextSessionOpened | NextSessionFailed | SessionMoved
"""What leads from one session to the next without a gap."""

ConnectionEvent = (
    ConnectingStarted
    | SessionConfigured
    | CutTurnExpired
    | RetryScheduled
    | ConnectionFailed
    | ConnectionEnded
    | SessionCreated
    | SessionUpdated
    | MoveEvent
)
