"""What passes between the program and the service, as the inspector shows it."""

from __future__ import annotations

from enum import StrEnum

from voicelive_desktop.domain.words.quick_classes import dataclass


class Direction(StrEnum):
    """Who said it; what the program tells of itself stands between the messages."""

    SENT = "sent"
    RECEIVED = "received"
    PROGRAM = "program"


class Strange(StrEnum):
    """Why a message stands out."""

    NOT = ""
    UNKNOWN = "unknown"  # a type that the SDK does not know
    MALFORMED = "malformed"  # it makes no sense as a message of its type
    TOO_LARGE = "too large"  # not read at all


@dataclass(frozen=True, slots=True)
class Passed:
    """One message that passed. Sound and pictures are told by their length, secrets are left out.

    Attributes:
        n: Counts from 1 on.
        at_s: When, in Unix seconds.
        ids: Of items, answers and calls that it names.
        message: What it was, as JSON on one line.
        count: So many messages of one type, told together.
        sound_ms: How much sound is in it.
        text: What it adds to something that is said or written.
        turn: Of a message from a file: the turn it belonged to; None: the file does not say.
    """

    n: int
    at_s: float
    direction: Direction
    kind: str
    ids: tuple[str, ...] = ()
    message: str = "{}"
    size: int = 0
    count: int = 1
    sound_ms: float = 0.0
    text: str = ""
    strange: Strange = Strange.NOT
    turn: int | None = None
