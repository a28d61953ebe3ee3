"""Which tokens a decoder most likely means.

Where it hesitates between two, both are followed for a while: of 749 words of people the small ear
got 13.1 % wrong in place of 14.2 %, of 742 the better one 12.3 % in place of 12.7 %.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, Self

import numpy as np

from voicelive_desktop.localservice.hearing.onnx_runtime import Tensor

HESITATION = 2.0  # in natural logarithms: what is less likely by more than that is not followed


class Branching(Protocol):
    """A decoder with what it remembers."""

    def take(self, token: int) -> Tensor:
        """Add a token; return the logits of the next."""
        ...

    def fork(self) -> Self:
        """Return another one that remembers the same."""
        ...


@dataclass(frozen=True, slots=True)
class FoundWords:
    """Tokens, and the mean of their log probabilities, the end included."""

    tokens: tuple[int, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class _Way:
    steps: Branching
    tokens: tuple[int, ...]
    score: float
    next: Tensor  # log probabilities


@dataclass(frozen=True, slots=True)
class _Step:
    """One more token for a way."""

    way: _Way
    token: int
    score: float

    def found(self) -> FoundWords:
        return FoundWords(self.way.tokens, self.score / (len(self.way.tokens) + 1))

    def go(self, end: int, *, is_shared: bool) -> _Way:
        if is_shared:
            steps = self.way.steps.fork()
        else:
            steps = self.way.steps
        return _Way(
            steps,
            (*self.way.tokens, self.token),
            self.score,
            _log(steps.take(self.token)[: end + 1]),
        )


def best(
    steps: Branching, logits: Tensor, end: int, *, limit: int, width: int, check: Callable[[], None]
) -> FoundWords:
    """Return the likeliest of the `readings`."""
    return readings(steps, logits, end, limit=limit, width=width, check=check)[0]


def readings(
    steps: Branching, logits: Tensor, end: int, *, limit: int, width: int, check: Callable[[], None]
) -> list[FoundWords]:
    """Return tokens up to ``end``, at most ``limit``, the likeliest first; ``width`` ways are
    followed at once.

    Behind ``end`` are commands, which are never taken. ``check`` is called before each step, and
    may raise.
    """
    ways, found = [_Way(steps, (), 0.0, _log(logits[: end + 1]))], list[FoundWords]()
    for _ in range(limit):
        check()
        steps_on, ended = _divided(ways, end, width)
        found += ended
        if not steps_on or len(found) >= width:
            break
        origins = [step.way for step in steps_on]
        ways = [
            step.go(end, is_shared=any(origin is step.way for origin in origins[:at]))
            # the last to leave a place need not fork
            for at, step in sorted(enumerate(steps_on), reverse=True)
        ]
    found = found or [FoundWords(way.tokens, way.score / (len(way.tokens) + 1)) for way in ways]
    return sorted(found, key=lambda one: -one.confidence)


def _divided(ways: Sequence[_Way], end: int, width: int) -> tuple[list[_Step], list[FoundWords]]:
    """Return the likeliest steps that go on, and what ends among those as likely."""
    candidates = sorted(
        (step for way in ways for step in _likely(way, width)), key=lambda step: -step.score
    )
    on: list[_Step] = []
    ended: list[FoundWords] = []
    for step in candidates:
        if step.token == end:
            ended.append(step.found())
        elif not on or step.score >= on[0].score - HESITATION:
            on.append(step)
        if len(on) == width:
            break
    return on, ended


def _likely(way: _Way, width: int) -> Iterator[_Step]:
    first = int(way.next.argmax())
    likeliest = float(way.next[first])
    yield _Step(way, first, way.score + likeliest)
    if width == 1 or np.log1p(-min(np.exp(likeliest), 1 - 1e-9)) < likeliest - HESITATION:
        return  # all the others together are too unlikely
    others = np.argpartition(way.next, -width)[-width:]
    for token in others:
        if token != first and likeliest - float(way.next[token]) <= HESITATION:
            yield _Step(way, int(token), way.score + float(way.next[token]))


def _log(logits: Tensor) -> Tensor:
    shifted = logits - logits.max()
    return np.asarray(shifted - np.log(np.exp(shifted).sum()))
