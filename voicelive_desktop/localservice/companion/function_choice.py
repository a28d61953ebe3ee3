"""Which of the offered functions a sentence asks for, and with what: by their names,
words and schemas.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from voicelive_desktop.localservice.hearing.phrases import plain

# Verbs and nouns that many names have: they tell little.
DULL_WORDS = frozenset(
    {
        "get",
        "current",
        "fetch",
        "find",
        "do",
        "run",
        "call",
        "is",
        "what",
        "list",
        "set",
        "make",
        "show",
        "tell",
    }
)
_EMPTY_WORDS = frozenset(
    """the a an of for in to on at my me i it you your please and or with from this that are be can could would will
    there s what's whats have has how much many some any our us is do does did""".split()  # noqa: SIM905 - a list to read
)
_PLACES = ("location", "city", "place", "where", "country", "region")
_WHOLE = ("query", "question", "q", "text", "message", "prompt", "search")
_SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty"""
_NUMBERS = {word: number for number, word in enumerate(_SMALL.split())}
_NUMBERS |= {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100}
_SIGNS = {
    "plus": "+",
    "minus": "-",
    "times": "*",
    "multiplied by": "*",
    "divided by": "/",
    "over": "/",
    "to the power of": "**",
}
_SUM = re.compile(
    r"\d[\d\s.,()]*(?:[-+*/x]|\*\*|plus|minus|times|multiplied by|divided by|to the power of)[\s\d.,()]*\d"
)
ENOUGH = 2.0


def best_function(text: str, tools: Mapping[str, Mapping[str, Any]]) -> str | None:
    """Return the name of the function that the sentence asks for; None for none."""
    if _SUM.search(_with_digits(text)):
        for name, tool in tools.items():
            if "expression" in _properties(tool):
                return name
    scores = {name: _score(text, name, tool) for name, tool in tools.items()}
    best = max(scores, key=lambda name: scores[name], default=None)
    if best is not None and scores[best] >= ENOUGH:
        return best
    return None


def arguments_for(name: str, tool: Mapping[str, Any], text: str) -> dict[str, Any]:
    """Return what the sentence tells of the function's parameters; required ones are
    never left out.
    """
    required = _required(tool)
    values: dict[str, Any] = {}
    for key, schema in _properties(tool).items():
        shape = _shape(schema)
        value = _argument(str(key), shape, text, name, is_required=key in required)
        if value is not None:
            values[str(key)] = value
        elif key in required:
            values[str(key)] = _nothing(shape)
    return values


def zone_in(text: str) -> str | None:
    """Return the time zone of a city in the sentence, such as "Asia/Tokyo"."""
    words = plain(text)
    found = [
        (len(city), zone)
        for city, zone in _cities().items()
        if re.search(rf"\b{re.escape(city)}\b", words)
    ]
    if found:
        return max(found)[1]
    return None


def _score(text: str, name: str, tool: Mapping[str, Any]) -> float:
    said = _words(text)
    of_name = _words(re.sub(r"[_\W]+|(?<=[a-z])(?=[A-Z])", " ", name))
    of_description = _words(str(tool.get("description") or ""))
    strong = said & of_name - DULL_WORDS
    weak = said & of_name & DULL_WORDS
    score = 3.0 * len(strong) + len(weak) + 1.0 * len(said & of_description)
    texts = [
        key for key in _required(tool) if _shape(_properties(tool).get(key)).get("type") == "string"
    ]
    if texts and not strong and not _object_of(text, name):
        score -= 2.0
    return score


def _argument(
    key: str, schema: Mapping[str, Any], text: str, name: str, *, is_required: bool
) -> Any:
    options = _listed(schema.get("enum"))
    if options:
        return next((option for option in options if str(option).lower() in text.lower()), None)
    lower, kind = key.lower(), schema.get("type")
    if "zone" in lower:
        return zone_in(text)
    if any(word in lower for word in _PLACES):
        found = re.search(r"\b(?:in|at|for)\s+([A-Za-z][\w ]*)", text)
        if found:
            return found[1].strip().title()
        return None
    if lower == "expression":
        return _sum_in(text)
    if "url" in lower or "address" in lower:
        return _address_in(text)
    if kind in {"integer", "number"}:
        return _number_in(text)
    if not is_required:
        return None
    if kind == "array":
        thing = _object_of(text, name)
        if thing:
            return [thing]
        return None
    thing = _object_of(text, name)
    return thing or (text.strip() if lower in _WHOLE else None)


def _nothing(schema: Mapping[str, Any]) -> Any:
    return {"integer": 0, "number": 0, "boolean": True, "array": [], "object": {}}.get(
        str(schema.get("type")), ""
    )


def _object_of(text: str, name: str) -> str:
    """What is acted on: "add milk to my list" adds milk."""
    verbs = {word for word in re.split(r"[_\W]+", name.lower()) if word} | {
        "remember",
        "remind",
        "save",
        "called",
    }
    words = text.strip().rstrip(".!?").split()
    at = next((i for i, word in enumerate(words) if plain(word) in verbs), None)
    if at is None:
        return ""
    rest = " ".join(words[at + 1 :])
    rest = re.sub(
        r"^(?:me\s+to|me|to|that|down|a|an|the|some|for|about|:)\s+", "", rest, flags=re.IGNORECASE
    )
    rest = re.sub(
        r"\s*\b(?:to|on|onto|in|into|from|off)\s+(?:my|the|our|this)\b.*$",
        "",
        rest,
        flags=re.IGNORECASE,
    )
    rest = re.sub(r"^(?:to|on|in|from)\s+(?:my|the|our)\b.*$", "", rest, flags=re.IGNORECASE)
    return rest.strip(" ,.:")


def _address_in(text: str) -> str | None:
    found = re.search(
        r"https?://\S+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?", text.replace(" dot ", ".")
    )
    if found is None:
        return None
    address = found[0].rstrip(".,!?")
    if "://" in address:
        return address
    return f"https://{address}"


def _number_in(text: str) -> int | float | None:
    found = re.search(r"-?\d+(?:\.\d+)?", _with_digits(text))
    if found is None:
        return None
    if "." in found[0]:
        return float(found[0])
    return int(found[0])


def _sum_in(text: str) -> str | None:
    found = _SUM.search(_with_digits(text))
    if found is None:
        return None
    said = found[0]
    for word, sign in _SIGNS.items():
        said = said.replace(word, sign)
    return re.sub(r"x", "*", said).replace(",", "").strip()


def _with_digits(text: str) -> str:
    return re.sub(r"[A-Za-z]+", lambda word: str(_NUMBERS.get(word[0].lower(), word[0])), text)


def _words(text: str) -> set[str]:
    words = {word for word in re.split(r"[^a-z0-9']+", text.lower()) if word} - _EMPTY_WORDS
    return {
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
        for word in words
    }


def _properties(tool: Mapping[str, Any]) -> Mapping[str, Any]:
    return _shape(_shape(tool.get("parameters")).get("properties"))


def _required(tool: Mapping[str, Any]) -> Sequence[Any]:
    return _listed(_shape(tool.get("parameters")).get("required"))


def _listed(value: object) -> Sequence[Any]:
    if isinstance(value, list):
        return value
    return ()


def _shape(value: object) -> Mapping[str, Any]:
    """A schema, or a part of one; what is none says nothing."""
    if isinstance(value, Mapping):
        return value
    return {}


@cache
def _cities() -> dict[str, str]:
    zones = sorted(
        zone
        for zone in available_timezones()
        if "/" in zone and not zone.startswith(("Etc", "posix"))
    )
    return {zone.rpartition("/")[2].replace("_", " ").lower(): zone for zone in zones}
