"""Pictures in messages: what one is, how many and how large they may be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field

from voicelive_desktop.domain.words.quick_classes import dataclass

MOST_IN_MESSAGE = 4
LONGEST_PX = 1536  # models scale down to about that; more only costs time on the line
# of one picture; four of them fit into a frame of 4 MiB, which is what WebSocket servers take
MOST_BYTES = 600_000
RESTORED = 4  # pictures that a new session is given again: the newest


@dataclass(frozen=True, slots=True)
class Picture:
    """An encoded picture. `mime` is image/jpeg or image/png; sizes in pixels."""

    data: bytes = field(repr=False)
    mime: str
    width: int
    height: int


def named(pictures: Iterable[Picture]) -> str:
    """Return words for the model in place of pictures that are not sent again."""
    return " ".join(f"[A picture was here, {p.width} by {p.height} pixels.]" for p in pictures)


def kept(messages: Sequence[Sequence[Picture]], most: int = RESTORED) -> list[tuple[Picture, ...]]:
    """Return, for each message, oldest first, its pictures that are among the newest `most` of all."""
    left, found = most, list[tuple[Picture, ...]]()
    for pictures in reversed(messages):
        taken = tuple(pictures[len(pictures) - min(left, len(pictures)) :])
        left -= len(taken)
        found.append(taken)
    return found[::-1]
