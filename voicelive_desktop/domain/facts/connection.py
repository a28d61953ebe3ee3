"""What happens to the connection and its sessions."""

from __future__ import annotations

from dataclasses import dataclass

from voicelive_desktop.domain.words.failures import Failure
from voicelive_desktop.domain.words.ids import SessionId


@dataclass(frozen=True, slots=True)
class ConnectingStarted:
    """A try to connect began, at `at_s` (Unix)."""

    attempt: int
    at_s: float = 0.0


@dataclass(frozen=True, slots=True)
class SessionConfigured:
    """The service confirmed our configuration: from here on it talks.

    `resumed_from_t`: it is told again the sound of a turn that a drop cut, from this moment of the capture clock on.
    """

    at_s: float
    resumed_from_t: float | None = None


@dataclass(frozen=True, slots=True)
class CutTurnExpired:
    """The session with this number should long have heard what it was told again."""

    session: int


@dataclass(frozen=True, slots=True)
class SessionEndNeared:
    """The service will end this session in some minutes."""

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
    """It did not come about, or has ended before it took over."""

    because: Failure


@dataclass(frozen=True, slots=True)
class SessionMoved:
    """The next session takes over now. `because`: the present one was lost; None: it was left for it."""

    because: Failure | None = None


@dataclass(frozen=True, slots=True)
class RetryScheduled:
    """A try failed, or a session dropped; the next try follows after `wait_s`."""

    attempt: int
    wait_s: float
    at_s: float
    because: Failure


@dataclass(frozen=True, slots=True)
class ConnectionFailed:
    """There will be no further try."""

    because: Failure


@dataclass(frozen=True, slots=True)
class ConnectionEnded:
    """The session is closed because we asked."""


@dataclass(frozen=True, slots=True)
class SessionCreated:
    """The service opened a session. `expires_at_s` is Unix time, None when the service does not say."""

    session_id: SessionId
    model: str
    expires_at_s: float | None


@dataclass(frozen=True, slots=True)
class SessionUpdated:
    """The service applied a configuration; `applied` holds what it says it uses, as (path, value) pairs."""

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
