"""The port to a speech recogniser, and the rule for showing words before the sentence is over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from voicelive_desktop.localservice.protocol.resampling import SampleArray

STABLE_AFTER = 3  # hypotheses
QUESTION_WORDS = frozenset(
    [
        "what",
        "who",
        "where",
        "when",
        "why",
        "how",
        "which",
        "whose",
        "can",
        "could",
        "would",
        "will",
        "do",
        "does",
        "did",
        "is",
        "are",
        "am",
        "may",
        "should",
        "have",
        "has",
    ]
)


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What was understood so far, as written text.

    Of a partial one ``text`` has only the stable words; ``so_far`` has all words of the moment.
    ``is_complete``: whether the words end as a sentence does; None from an ear that cannot tell.
    """

    text: str
    is_final: bool
    so_far: str = ""
    is_complete: bool | None = None


OnHypothesis = Callable[[Hypothesis], None]


@dataclass(slots=True, eq=False)
class SessionSound:
    """The microphone of one session. What is said into it is understood in its order, so that the
    same sound gives the same words whatever else the ear is busy with.

    `learned`: what the ear knows of how it sounds, for wide and for narrow sound. `language`: what
    is spoken, as a code such as "de"; "" where the session does not say.
    """

    language: str = ""
    learned: dict[bool, Any] = field(default_factory=dict)


class HearingUtterance(Protocol):
    """One utterance being listened to. The methods return at once and may be called
    from one thread.
    """

    def hear(self, samples: SampleArray) -> None:
        """Add sound: 16 kHz, -1..1."""
        ...

    def finish(self) -> None:
        """No more sound comes; a final hypothesis follows, with an empty text when no
        word was understood.
        """
        ...

    def drop(self) -> None:
        """Forget the utterance; nothing follows."""
        ...


class Recognizer(Protocol):
    """Understands speech in threads of its own; sound that comes before it is ready waits.

    ``name``: which one it is, for whoever started the service.
    """

    name: str = ""

    def start(self) -> None:
        """Begin to load the model in the background."""
        ...

    def open(
        self,
        on_hypothesis: OnHypothesis,
        *,
        is_narrow: bool = False,
        source: SessionSound | None = None,
    ) -> HearingUtterance:
        """Listen to one utterance; ``on_hypothesis`` is called from a thread of the recogniser.

        ``is_narrow``: its sound came at 8 kHz, so that it has nothing above 4 kHz. ``source``: it
        comes after the others of this source; None: it stands alone.
        """
        ...

    def close(self) -> None:
        """Stop the threads and wait for them."""
        ...


class StableWords:
    """Words only count once they stopped changing, so that what was shown is never taken back.

    ``after``: as many hypotheses in a row have the same word at the same place.
    """

    def __init__(self, after: int = STABLE_AFTER) -> None:
        self._after = after
        self._earlier: list[Sequence[str]] = []
        self._stable: list[str] = []

    @property
    def words(self) -> tuple[str, ...]:
        """All words given out so far."""
        return tuple(self._stable)

    @property
    def newest_but_one(self) -> Sequence[str]:
        """The hypothesis before the newest."""
        if len(self._earlier) > 1:
            return self._earlier[-2]
        return ()

    def push(self, words: Sequence[str]) -> bool:
        """Take the next hypothesis; return whether there are more stable words than before."""
        self._earlier = [*self._earlier, words][-self._after :]
        if len(self._earlier) < self._after or list(words[: len(self._stable)]) != self._stable:
            return False
        before = len(self._stable)
        while self._next_is_stable(words):
            self._stable.append(words[len(self._stable)])
        return len(self._stable) > before

    def _next_is_stable(self, words: Sequence[str]) -> bool:
        index = len(self._stable)
        if index >= len(words) - 1:  # the last word may still grow
            return False
        return all(
            len(earlier) > index and earlier[index] == words[index] for earlier in self._earlier
        )


def written(words: Sequence[str], *, is_whole: bool) -> str:
    """Write recognised words as a sentence: a capital, "I", and at the end a full stop or a
    question mark.
    """
    if not words:
        return ""
    spelled = [_spelled(word) for word in words]
    text = " ".join([spelled[0][:1].upper() + spelled[0][1:], *spelled[1:]])
    if not is_whole:
        return text
    return text + ("?" if words[0] in QUESTION_WORDS else ".")


def _spelled(word: str) -> str:
    if word == "i" or word.startswith("i'"):
        return "I" + word[1:]
    return word
