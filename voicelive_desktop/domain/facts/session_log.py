"""What happens to the session log: it is written, or an earlier one is read and shown."""

from __future__ import annotations

from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class LogRequested:
    """The user wants what goes to and comes from the service written to `path`; `words`: with what
    is said.
    """

    path: str
    words: bool


@dataclass(frozen=True, slots=True)
class LogStopRequested:
    """The user wants no more of it."""


@dataclass(frozen=True, slots=True)
class LogBroke:
    """The file cannot be written, or written any further; `problem` says why."""

    problem: str


@dataclass(frozen=True, slots=True)
class LogOpenRequested:
    """The user wants to see what an earlier log holds (offline only)."""

    path: str


@dataclass(frozen=True, slots=True)
class LogUnreadable:
    """The file is no session log; `problem` says why."""

    problem: str


@dataclass(frozen=True, slots=True)
class LogReadBegan:
    """The log of this name is shown from its beginning."""

    name: str


@dataclass(frozen=True, slots=True)
class LogReadEnded:
    """All of it has been shown."""


@dataclass(frozen=True, slots=True)
class LogSkipRequested:
    """The user wants to see the end of it at once."""


@dataclass(frozen=True, slots=True)
class LogCloseRequested:
    """The user has seen enough; their own conversation comes back."""


JournalEvent = (
    LogRequested
    | LogStopRequested
    | LogBroke
    | LogOpenRequested
    | LogUnreadable
    | LogReadBegan
    | LogReadEnded
    | LogSkipRequested
    | LogCloseRequested
)
