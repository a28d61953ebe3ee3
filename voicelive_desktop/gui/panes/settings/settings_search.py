"""Finds settings and presets by words, as a person would ask for them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from voicelive_desktop.domain.settings import Group, Spec
from voicelive_desktop.domain.settings.presets import Preset
from voicelive_desktop.gui.panes.settings.settings_places import MISSING, PLACES, Missing, Place
from voicelive_desktop.gui.wording.language import shown

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
    | {
        "das",
        "der",
        "die",
        "ein",
        "eine",
        "ich",
        "im",
        "in",
        "ist",
        "mein",
        "meine",
        "mich",
        "mir",
        "nicht",
        "wenn",
        "zu",
    }
)
_SHORT_QUERY = 2  # of more words one may be missing
_ENDINGS = ("ing", "ed", "es", "s")
_SHORTEST = 3


def found(query: str, specs: Iterable[tuple[str, Spec]]) -> frozenset[str]:
    """The names of the settings that fit the query best; a name of the service finds what has it.

    An empty query finds everything.
    """
    entries = dict(specs)
    exact = _named_by_service(query, entries)
    if exact and re.search(r"[._]", query):
        return exact
    return exact | _best(
        _scores(query, {name: _words_of(name, spec) for name, spec in entries.items()})
    )


def found_presets(
    query: str, presets: Iterable[Preset], specs: Iterable[tuple[str, Spec]]
) -> frozenset[str]:
    """The keys of the presets that fit as well as any setting does; no setting gives way to them."""
    fits = _scores(query, {preset.key: _words(preset, Group.TURN) for preset in presets})
    least = max(
        _scores(query, {name: _words_of(name, spec) for name, spec in specs}).values(), default=0
    )
    return frozenset(key for key in _best(fits) if fits[key] >= least)


def found_places(query: str) -> tuple[Place, ...]:
    """What is set elsewhere and fits the query; nothing without one."""
    if not query.strip():
        return ()
    fits = _scores(query, {str(number): place.searched for number, place in enumerate(PLACES)})
    return tuple(PLACES[int(number)] for number in sorted(_best(fits), key=int))


def found_missing(query: str) -> str:
    """Say that there is no such setting, if the query is about something that cannot be
    set; else "".
    """
    if not query.strip():
        return ""
    wanted = _wanted(query)
    return next((missing.words for missing in MISSING if _is_about(wanted, missing)), "")


def _is_about(wanted: frozenset[str], missing: Missing) -> bool:
    has_topic = _score(wanted, _stems(missing.topic)) > 0
    return has_topic and _score(wanted, _stems(missing.searched)) == len(wanted)


def _named_by_service(query: str, entries: Mapping[str, Spec]) -> frozenset[str]:
    """The settings whose name on the wire is the query, or begins or ends with it."""
    wanted = query.strip().casefold()

    def fits(wire: str) -> bool:
        return wire == wanted or wire.startswith(wanted + ".") or wire.endswith("." + wanted)

    return frozenset(
        name
        for name, spec in entries.items()
        if wanted and spec.wire and fits(spec.wire.casefold())
    )


def _words_of(name: str, spec: Spec) -> str:
    """With what the service calls it, of which only whole names count, or "type" would
    find nearly everything.
    """
    of_wire = (part for part in (name, *spec.wire.split(".")) if "_" in part)
    return " ".join((_words(spec, spec.group), *of_wire))


def _words(entry: Spec | Preset, group: Group) -> str:
    texts = (entry.label, entry.help, group.value, entry.keywords)
    return " ".join((*texts, *map(shown, texts)))


def _best(scores: Mapping[str, int]) -> frozenset[str]:
    best = max(scores.values(), default=0)
    return frozenset(name for name, score in scores.items() if score and score == best)


def _scores(query: str, texts: Mapping[str, str]) -> dict[str, int]:
    """How many words of the query each text has, 0 if it has too few of them; one each
    without a query.
    """
    wanted = _wanted(query)
    if len(wanted) <= _SHORT_QUERY:
        least = len(wanted)
    else:
        least = len(wanted) - 1
    scores = {name: _score(wanted, _stems(text)) if wanted else 1 for name, text in texts.items()}
    return {name: score if score >= least else 0 for name, score in scores.items()}


def _wanted(query: str) -> frozenset[str]:
    return _stems(query) - _IDLE or _stems(query)


def _score(wanted: frozenset[str], words: frozenset[str]) -> int:
    return sum(any(word.startswith(part) for word in words) for part in wanted)


@lru_cache(maxsize=1024)  # each letter typed asks for the stems of the same texts
def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in re.findall(r"\w+", text.casefold()))


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word
