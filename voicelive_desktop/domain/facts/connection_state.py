"""The states of the connection: types with their own data, so that "connected with an error" cannot
be written.
"""

from __future__ import annotations

from dataclasses import field

from voicelive_desktop.domain.words.failures import Failure
from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class Offline:
    """No session was requested."""


@dataclass(frozen=True, slots=True)
class Connecting:
    """A session is being opened; `attempt` counts from 1. `since_s` (Unix): when this try began, 0
    if unknown.
    """

    attempt: int = 1
    since_s: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True)
class Ready:
    """The session is configured and talks."""


@dataclass(frozen=True, slots=True)
class Retrying:
    """The connection was lost or refused for now; attempt number `attempt` follows `wait_s` seconds
    after `since_s`.
    """

    attempt: int
    wait_s: float
    since_s: float
    because: Failure


@dataclass(frozen=True, slots=True)
class Failed:
    """No session and no further attempt until the user acts."""

    because: Failure


@dataclass(frozen=True, slots=True)
class Closing:
    """The user ended the session; the last messages are on their way."""


@dataclass(frozen=True, slots=True)
class Reading:
    """No session: an earlier one is shown from its log `name`; `complete` once its end is reached."""

    name: str
    complete: bool = False


Connection = Offline | Connecting | Ready | Retrying | Failed | Closing | Reading
