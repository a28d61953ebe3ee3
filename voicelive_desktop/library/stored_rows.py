"""A row of the transcript as it stands in the file: its text, and as JSON everything else that is
not as usual.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from voicelive_desktop.domain.facts.conversation import (
    Asked,
    End,
    Ending,
    Fate,
    Item,
    Role,
    Status,
    ToolCall,
    Word,
)
from voicelive_desktop.domain.facts.evidence import (
    NO_EVIDENCE,
    Evidence,
    FoundSource,
    HeardPart,
    HeardPhrase,
    LookupKind,
)
from voicelive_desktop.domain.facts.pictures import Picture
from voicelive_desktop.domain.words.encodings import whole
from voicelive_desktop.domain.words.ids import CallId, ItemId, ResponseId
from voicelive_desktop.domain.words.tool_words import ToolWords
from voicelive_desktop.domain.words.wording import Words

LATEST_S = 4_102_444_800.0  # the year 2100

Fields = dict[str, Any]  # what JSON can say

# No template of ours says how wide a value is to be, or asks for a part of it; a foreign file's
# might without end.
_FORMATTED = re.compile(r"\{[^{}]*[^\w{}]")

_FLAGS = ("typed", "outside", "interim", "unsent", "lost", "shortened")
_AMOUNTS = ("received_ms", "pace_ms")
_NUMBERS = ("heard_ms", "latency_s", "service_latency_s")


def written(item: Item) -> str:
    """Everything of a row but its id, role, time, text and pictures."""
    more: Fields = {"status": item.status.value}
    more.update({name: True for name in _FLAGS if getattr(item, name)})
    more.update({name: getattr(item, name) for name in _NUMBERS if getattr(item, name) is not None})
    more.update({name: getattr(item, name) for name in _AMOUNTS if getattr(item, name)})
    if item.response_id is not None:
        more["response"] = whole(item.response_id)
    if item.words:
        more["words"] = [
            [whole(word.text), word.offset_ms, word.duration_ms] for word in item.words
        ]
    if item.tool is not None:
        more["tool"] = _tool(item.tool)
    if item.evidence != NO_EVIDENCE:
        more["evidence"] = _evidence(item.evidence)
    if item.asked is not None:
        more["asked"] = [whole(item.asked.item_id), item.asked.at_s]
    if item.ending is not None:
        more["ending"] = [item.ending.how.value, *_said(item.ending.said)]
    if isinstance(item.text, Words):
        more["template"] = _words(item.text)
    return json.dumps(more, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def read(columns: tuple[Any, ...], pictures: Sequence[Picture] = ()) -> Item:  # of SQLite
    """The row again, of its id, role, time, text and the rest (as it was written, or what that
    says); what makes no sense of that is left as usual.
    """
    item_id, role, at_s, text, more = columns
    fields = _object(more)
    template = fields.get("template")
    if isinstance(template, list):
        own = _read_words(template)
    else:
        own = text
    others: Fields = {name: _number(fields.get(name)) for name in _NUMBERS}
    others.update({name: _number(fields.get(name)) or 0.0 for name in _AMOUNTS})
    others.update({name: fields.get(name) is True for name in _FLAGS})
    if own == text:
        heard = own
    else:
        heard = text
    response = None
    if isinstance(fields.get("response"), str):
        response = ResponseId(fields["response"])
    return Item(
        ItemId(item_id),
        _one_of(Role, role, Role.SYSTEM),
        heard,
        _one_of(Status, fields.get("status"), Status.FINAL),
        moment(at_s),
        response,
        words=_read_timed(fields.get("words")),
        tool=_read_tool(fields.get("tool")),
        pictures=tuple(pictures),
        ending=_read_ending(fields.get("ending")),
        evidence=_read_evidence(fields.get("evidence")),
        asked=_read_asked(fields.get("asked")),
        **others,
    )


def _tool(tool: ToolCall) -> Fields:
    found: Fields = {
        "call": whole(tool.call_id),
        "name": whole(tool.name),
        "arguments": whole(tool.arguments),
    }
    if tool.output is not None:
        found["output"] = whole(tool.output)
    if not tool.ok:
        found["failed"] = True
    if tool.is_report:
        found["report"] = True
    if tool.output_id is not None:
        found["output_id"] = whole(tool.output_id)
    if tool.words is not None:
        found["words"] = [_words(tool.words.doing), _words(tool.words.done), whole(tool.words.icon)]
    if tool.said:
        found["said"] = _said(tool.said)
    if tool.fate is not Fate.RAN:
        found["fate"] = tool.fate.value
    if tool.source:
        found["source"] = whole(tool.source)
    if tool.lookup is not None:
        found["lookup"] = tool.lookup.value
    return found


def _read_tool(fields: object) -> ToolCall | None:
    if not isinstance(fields, Mapping) or not isinstance(fields.get("name"), str):
        return None
    output, output_id, said = fields.get("output"), fields.get("output_id"), fields.get("said")
    result = None
    if isinstance(output, str):
        result = output
    output_item = None
    if isinstance(output_id, str):
        output_item = ItemId(output_id)
    said_words = ""
    if isinstance(said, list):
        said_words = _read_said(said)
    return ToolCall(
        CallId(str(fields.get("call", ""))),
        fields["name"],
        str(fields.get("arguments", "")),
        result,
        fields.get("failed") is not True,
        output_item,
        fields.get("report") is True,
        _read_tool_words(fields.get("words")),
        said_words,
        _one_of(Fate, fields.get("fate"), Fate.RAN),
        str(fields.get("source", "")),
        _lookup(fields.get("lookup")),
    )


def _lookup(value: object) -> LookupKind | None:
    return next((kind for kind in LookupKind if kind.value == value), None)


def _read_tool_words(value: object) -> ToolWords | None:
    if not isinstance(value, list) or len(value) != 3:
        return None
    doing, done = _read_words(value[0]), _read_words(value[1])
    if doing and done:
        return ToolWords(Words(doing), Words(done), str(value[2]))
    return None


def _read_timed(value: object) -> tuple[Word, ...]:
    found = []
    for one in value if isinstance(value, list) else ():
        if isinstance(one, list) and len(one) == 3 and isinstance(one[0], str):
            offset, duration = _number(one[1]), _number(one[2])
            if offset is not None and duration is not None:
                found.append(Word(one[0], offset, duration))
    return tuple(found)


def _evidence(evidence: Evidence) -> dict[str, Any]:
    kept = {
        "parts": [[whole(part.text), part.certainty] for part in evidence.parts],
        "phrases": [
            [whole(p.text), p.start_ms, p.duration_ms, whole(p.locale), p.certainty]
            for p in evidence.phrases
        ],
        "sources": [
            [whole(s.title), whole(s.address), whole(s.passage), s.score] for s in evidence.sources
        ],
    }
    return {name: value for name, value in kept.items() if value}


def _read_evidence(value: object) -> Evidence:
    if not isinstance(value, dict):
        return NO_EVIDENCE
    return Evidence(
        tuple(
            HeardPart(text, sure)
            for text, sure in _rows(value.get("parts"), 2)
            if isinstance(text, str) and _number(sure) is not None
        ),
        tuple(
            HeardPhrase(text, start, lasts, locale, _number(sure))
            for text, start, lasts, locale, sure in _rows(value.get("phrases"), 5)
            if isinstance(text, str) and isinstance(locale, str)
            if _number(start) is not None and _number(lasts) is not None
        ),
        tuple(
            FoundSource(title, address, passage, _number(score))
            for title, address, passage, score in _rows(value.get("sources"), 4)
            if all(isinstance(one, str) for one in (title, address, passage))
        ),
    )


def _rows(value: object, length: int) -> Iterator[list[Any]]:
    for row in value if isinstance(value, list) else ():
        if isinstance(row, list) and len(row) == length:
            yield row


def _read_asked(value: object) -> Asked | None:
    if not isinstance(value, list) or len(value) != 2 or not isinstance(value[0], str):
        return None
    return Asked(ItemId(value[0]), moment(value[1]))


def _read_ending(value: object) -> Ending | None:
    if not isinstance(value, list) or not value:
        return None
    return Ending(_one_of(End, value[0], End.INCOMPLETE), _read_said(value[1:]))


def _said(text: str) -> list[object]:
    """A text and, of one of the program's own, of what it was made."""
    if isinstance(text, Words):
        return [whole(str(text)), _words(text)]
    return [whole(text)]


def _read_said(value: Sequence[object]) -> str:
    if len(value) > 1 and isinstance(value[1], list):
        return _read_words(value[1])
    if value:
        return str(value[0])
    return ""


def _words(text: str) -> list[object]:
    """A text of the program's own, so that it can be said in the language of the day on which
    it is read.
    """
    if not isinstance(text, Words):
        return [whole(text), None]
    return [text.template, {name: _value(value) for name, value in text.values.items()}]


def _value(value: object) -> object:
    if isinstance(value, Words):
        return {"words": _words(value)}
    if isinstance(value, tuple):
        return {"list": [_value(one) for one in value]}
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, int | float):
        return value
    return str(value)


def _read_words(value: object) -> str:
    if not isinstance(value, list) or len(value) != 2 or not isinstance(value[0], str):
        return ""
    template, values = str(value[0]), value[1]
    if not isinstance(values, dict) or _FORMATTED.search(template):
        return template
    try:
        return Words(template, **{str(name): _read_value(one) for name, one in values.items()})
    except (
        ValueError,
        KeyError,
        IndexError,
        TypeError,
        AttributeError,
    ):  # a template that asks for something else
        return ""


def _read_value(value: object) -> object:
    if isinstance(value, dict):
        if isinstance(value.get("list"), list):
            return tuple(_read_value(one) for one in value["list"])
        return _read_words(value.get("words"))
    return value


def _object(more: str | Fields) -> Fields:
    if isinstance(more, dict):
        return more
    try:
        found = json.loads(more)
    except (ValueError, RecursionError):
        return {}
    if isinstance(found, dict):
        return found
    return {}


def moment(value: object, otherwise: float = 0.0) -> float:
    """A time in Unix seconds that a calendar can show; of damaged and foreign files comes anything."""
    at_s = _number(value)
    if at_s is None or not 0.0 <= at_s <= LATEST_S:
        return otherwise
    return at_s


def _number(value: object) -> float | None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    try:
        number = float(value)
    except OverflowError:  # hundreds of digits
        return None
    return number if math.isfinite(number) else None


def _one_of(kind: Callable[[str], Any], value: object, otherwise: Any) -> Any:  # of an enumeration
    try:
        return kind(value)  # type: ignore[arg-type]  # anything else is no member, and raises
    except ValueError:
        return otherwise
