"""Finds settings by words, as a person would ask for them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from voicelive_desktop.domain.settings import Spec

# Words of a question that name no setting.
_IDLE = frozenset(
    {
        "a",
        "an",
        "and",
        "at",
        "do",
        "does",
        "for",
        "from",
        "how",
        "i",
        "in",
        "is",
        "it",
        "me",
        "my",
        "not",
        "of",
        "on",
        "or",
    }
    | {"stop", "that", "the", "to", "too", "when", "with"}
)
_ENDINGS = ("ing", "ed", "es", "s")
_SHORTEST = 3


def found(query: str, specs: Iterable[tuple[str, Spec]]) -> frozenset[str]:
    """The names of the settings that fit all words of the query; if none does, those that fit the most.

    An empty query finds everything.
    """
    wanted = _stems(query) - _IDLE or _stems(query)
    specs = tuple(specs)
    if not wanted:
        return frozenset(name for name, _ in specs)
    scores = {name: _score(wanted, spec) for name, spec in specs}
    best = max(scores.values(), default=0)
    return frozenset(name for name, score in scores.items() if score and score == best)


def _score(wanted: frozenset[str], spec: Spec) -> int:
    words = _stems(f"{spec.label} {spec.help} {spec.group.value} {spec.keywords}")
    return sum(any(word.startswith(part) for word in words) for part in wanted)


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in re.findall(r"\w+", text.casefold()))


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word
