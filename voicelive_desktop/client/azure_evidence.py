"""Messages about certainty, phrases, sources and searches -> events. Agents and other services use
forms of their own: what is missing is left out, and no part makes the words around it unread.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from voicelive_desktop.client.azure_fields import (
    SdkMessage,
    fields_of,
    item_id_of,
    optional_item_id,
    required_id,
    text_of,
    whole_number,
)
from voicelive_desktop.domain.facts.evidence import (
    MOST_PARTS,
    MOST_PHRASES,
    MOST_SOURCES,
    EvidenceEvent,
    FoundSource,
    HeardPart,
    HeardPhrase,
    LookupEnded,
    LookupGrew,
    LookupKind,
    LookupSeen,
    LookupTold,
    PhrasesHeard,
    SourceCited,
    WordsWeighed,
)
from voicelive_desktop.domain.words.ids import ItemId, ResponseId

LOOKUP_KINDS = frozenset(LookupKind)
LONGEST_PASSAGE = 2_000  # characters; a source is told, not read out
_Clock = Callable[[], float]
_Made = Sequence[EvidenceEvent]


def weighed(m: SdkMessage, *, whole: bool) -> _Made:
    """How sure the service is of what it wrote down, if it says so."""
    parts = tuple(_parts(m.get("logprobs")))
    if parts:
        return (WordsWeighed(item_id_of(m), parts, whole),)
    return ()


def phrased(m: SdkMessage) -> _Made:
    """The turn in phrases, if it is told so."""
    phrases = tuple(_phrases(m.get("phrases")))
    if phrases:
        return (PhrasesHeard(item_id_of(m), phrases),)
    return ()


def lookup_item(raw: SdkMessage, at_s: float, response_id: ResponseId | None = None) -> _Made:
    """What an item means that is a search or a call of an agent. Raises ValueError, TypeError."""
    item_id = ItemId(required_id(raw.get("id")))
    kind = LookupKind(raw.get("type"))
    seen = LookupSeen(item_id, kind, at_s, response_id, text_of(raw.get("name")), _asked(raw))
    return (seen, *_result(raw, item_id))


def lookup_item_done(raw: SdkMessage) -> _Made:
    """What the complete item says: what was asked and found."""
    item_id = ItemId(required_id(raw.get("id")))
    told = tuple(_result(raw, item_id))
    if told:
        return told
    return (LookupTold(item_id, _asked(raw), "", raw.get("status") != "failed"),)


def _result(raw: SdkMessage, item_id: ItemId) -> Iterator[LookupTold]:
    error, status = raw.get("error"), raw.get("status")
    results = raw.get("results")
    found = tuple(_found(results)) or tuple(_found(fields_of(raw.get("action")).get("sources")))
    if error or status == "failed":
        said = error if isinstance(error, str) else fields_of(error).get("message") or "failed"
        problem = json.dumps({"error": text_of(said)}, ensure_ascii=False)
        yield LookupTold(item_id, _asked(raw), problem, ok=False)
    elif raw.get("output") is not None:
        yield LookupTold(item_id, _asked(raw), _json(raw.get("output")), ok=True, sources=found)
    elif found:
        passages = [_as_told(source) for source in found]
        yield LookupTold(item_id, _asked(raw), _json(passages), ok=True, sources=found)


def _asked(raw: SdkMessage) -> str:
    """What was looked for, as JSON or as it came; "" for nothing."""
    arguments = raw.get("arguments")
    if arguments:
        return _json(arguments)
    queries, action = raw.get("queries"), fields_of(raw.get("action"))
    if isinstance(queries, list) and queries:
        return _json({"queries": queries})
    asked = {name: action[name] for name in ("query", "queries", "url") if action.get(name)}
    if asked:
        return _json(asked)
    return ""


def _found(results: object) -> Iterator[FoundSource]:
    for result in _listed(results)[:MOST_SOURCES]:
        said = fields_of(result)
        if said:
            yield source_of(said)


def source_of(said: Mapping[str, Any]) -> FoundSource:
    """A source in any of the forms that agents use: of the web, of a file, of something else."""
    inner = next(
        (fields_of(said[name]) for name in ("url_citation", "file_citation") if name in said), said
    )
    address = _first(inner, "url", "uri", "link")
    title = _first(inner, "title", "filename", "file_name", "name") or address
    passage = _first(inner, "text", "quote", "snippet", "content")[:LONGEST_PASSAGE]
    score = _number(inner.get("score"))
    return FoundSource(title or _first(inner, "file_id", "id"), address, passage, score)


def _as_told(source: FoundSource) -> dict[str, Any]:
    told = {"title": source.title, "address": source.address, "passage": source.passage}
    return {name: value for name, value in told.items() if value}


def _parts(logprobs: object) -> Iterator[HeardPart]:
    for one in _listed(logprobs)[:MOST_PARTS]:
        said = fields_of(one)
        probability = _number(said.get("logprob"))
        if isinstance(said.get("token"), str) and probability is not None:
            yield HeardPart(str(said["token"]), math.exp(max(-700.0, min(0.0, probability))))


def _phrases(phrases: object) -> Iterator[HeardPhrase]:
    for one in _listed(phrases)[:MOST_PHRASES]:
        said = fields_of(one)
        if not isinstance(said.get("text"), str):
            continue
        start = _number(said.get("offset_milliseconds")) or 0.0
        lasts = _number(said.get("duration_milliseconds")) or 0.0
        certainty = _number(said.get("confidence"))
        locale = said.get("locale")
        if isinstance(locale, str):
            yield HeardPhrase(said["text"], start, lasts, locale, certainty)
        else:
            yield HeardPhrase(said["text"], start, lasts, "", certainty)


def _listed(value: object) -> Sequence[Any]:
    if isinstance(value, list | tuple):
        return value
    return ()


def _first(said: Mapping[str, Any], *names: str) -> str:
    return next(
        (said[name] for name in names if isinstance(said.get(name), str) and said[name]), ""
    )


def _number(value: object) -> float | None:
    try:
        whole_number(value)
    except (TypeError, OverflowError):
        return None
    assert isinstance(value, int | float)
    return float(value)


def _json(value: object) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, default=str)


def _seen(kind: LookupKind) -> Callable[[SdkMessage, _Clock], _Made]:
    def seen(m: SdkMessage, clock: _Clock) -> _Made:
        response_id = optional_item_id(m.get("response_id"))
        answer = None if response_id is None else ResponseId(response_id)
        return (LookupSeen(ItemId(required_id(m.get("item_id"))), kind, clock(), answer),)

    return seen


def _ended(m: SdkMessage, *, ok: bool) -> _Made:
    return (LookupEnded(ItemId(required_id(m.get("item_id"))), ok),)


def _cited(m: SdkMessage, _clock: _Clock) -> _Made:
    item_id, source = item_id_of(m), source_of(fields_of(m.get("annotation")))
    if source.title:
        return (SourceCited(item_id, source),)
    return ()


def _grown(m: SdkMessage, _clock: _Clock) -> _Made:
    return (LookupGrew(ItemId(required_id(m.get("item_id"))), text_of(m.get("delta")), False),)


def _asked_whole(m: SdkMessage, _clock: _Clock) -> _Made:
    return (LookupGrew(ItemId(required_id(m.get("item_id"))), text_of(m.get("arguments")), True),)


EVIDENCE: Mapping[str, Callable[[SdkMessage, _Clock], _Made]] = {
    "response.web_search_call.searching": _seen(LookupKind.WEB),
    "response.web_search_call.in_progress": _seen(LookupKind.WEB),
    "response.web_search_call.completed": lambda m, _clock: _ended(m, ok=True),
    "response.file_search_call.searching": _seen(LookupKind.FILES),
    "response.file_search_call.in_progress": _seen(LookupKind.FILES),
    "response.file_search_call.completed": lambda m, _clock: _ended(m, ok=True),
    "response.audio_transcript.annotation.added": _cited,
}
"""By the types that the SDK knows."""

EVIDENCE_NEWER: Mapping[str, Callable[[SdkMessage, _Clock], _Made]] = {
    "response.foundry_agent_call_arguments.delta": _grown,
    "response.foundry_agent_call_arguments.done": _asked_whole,
    "response.foundry_agent_call.in_progress": _seen(LookupKind.AGENT),
    "response.foundry_agent_call.completed": lambda m, _clock: _ended(m, ok=True),
    "response.foundry_agent_call.failed": lambda m, _clock: _ended(m, ok=False),
}
"""Of the service's reference; the SDK does not know them."""
