"""Finds settings and presets by words, as a person would ask for them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from voicelive_desktop.domain.presets import Preset
from voicelive_desktop.domain.settings import Group, Spec
from voicelive_desktop.gui.language import shown

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
    return _best(_scores(query, {name: _words_of(name, spec) for name, spec in specs}))


def found_presets(query: str, presets: Iterable[Preset], specs: Iterable[tuple[str, Spec]]) -> frozenset[str]:
    """The keys of the presets that fit as well as any setting does; no setting gives way to them."""
    fits = _scores(query, {preset.key: _words(preset, Group.TURN) for preset in presets})
    least = max(_scores(query, {name: _words_of(name, spec) for name, spec in specs}).values(), default=0)
    return frozenset(key for key in _best(fits) if fits[key] >= least)


def _words_of(name: str, spec: Spec) -> str:
    """With what the service calls it, of which only whole names count, or "type" would find nearly everything."""
    of_wire = (part for part in (name, *spec.wire.split(".")) if "_" in part)
    return " ".join((_words(spec, spec.group), *of_wire))


def _words(entry: Spec | Preset, group: Group) -> str:
    texts = (entry.label, entry.help, group.value)
    return " ".join((*texts, *map(shown, texts), entry.keywords))


def _best(scores: Mapping[str, int]) -> frozenset[str]:
    best = max(scores.values(), default=0)
    return frozenset(name for name, score in scores.items() if score and score == best)


def _scores(query: str, texts: Mapping[str, str]) -> dict[str, int]:
    """How many words of the query each text has; one each without a query."""
    wanted = _stems(query) - _IDLE or _stems(query)
    words = {name: _stems(text) for name, text in texts.items()}
    return {name: _score(wanted, of_text) if wanted else 1 for name, of_text in words.items()}


def _score(wanted: frozenset[str], words: frozenset[str]) -> int:
    return sum(any(word.startswith(part) for word in words) for part in wanted)


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in re.findall(r"\w+", text.casefold()))


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word
