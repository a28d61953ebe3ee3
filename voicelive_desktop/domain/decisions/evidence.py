"""Lays at each row what the service tells beside its words, and keeps the cards of searches and of
other agents that it calls by itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import assert_never

from voicelive_desktop.domain.decisions.outcome import Outcome, only, placed
from voicelive_desktop.domain.facts.conversation import Item, Role, Status, ToolCall
from voicelive_desktop.domain.facts.evidence import (
    MOST_PARTS,
    MOST_PHRASES,
    MOST_SOURCES,
    EvidenceEvent,
    FoundSource,
    LookupEnded,
    LookupGrew,
    LookupKind,
    LookupSeen,
    LookupTold,
    PhrasesHeard,
    RateLimitsTold,
    SourceCited,
    WordsWeighed,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.ids import CallId, ItemId, ResponseId
from voicelive_desktop.domain.words.quick_classes import replace
from voicelive_desktop.domain.words.tool_words import ToolWords, readable_name
from voicelive_desktop.domain.words.wording import Words

FAILED = json.dumps({"error": "The service did not say why."})
LOST = json.dumps({"error": "The connection was lost before the result came."})
LOOKED_AT = 2  # pages; a search lies shortly before the answer that it serves


def on_evidence(state: State, event: EvidenceEvent) -> Outcome:
    """Return the state after news of words, sources or searches."""
    match event:
        case WordsWeighed():
            return only(_weighed(state, event))
        case PhrasesHeard():
            return only(_with_phrases(state, event))
        case SourceCited(item_id, source):
            return only(_with_sources(state, item_id, (source,)))
        case LookupSeen():
            return only(_seen(state, event))
        case LookupGrew():
            return only(_grown(state, event))
        case LookupEnded(item_id, ok):
            return only(_over(state, item_id, ok=ok))
        case LookupTold():
            return only(_told(state, event))
        case RateLimitsTold():
            return only(state)  # the inspector shows them
        case _:
            assert_never(event)


def with_what_was_found(state: State, response_id: ResponseId | None) -> State:
    """Return the state with what the searches of an answer found at the answer itself."""
    if response_id is None:
        return state
    rows = [
        item
        for page in state.conversation.pages[-LOOKED_AT:]
        for item in page.items
        if item.response_id == response_id
    ]
    found = tuple(source for row in rows if row.tool is not None for source in row.evidence.sources)
    answer = next((row for row in reversed(rows) if row.role is Role.ASSISTANT), None)
    if answer is None or not found:
        return state
    return _with_sources(state, answer.id, found)


def without_lookups(state: State) -> State:
    """Return the state once the session is over that searched: no result will come."""
    running = [
        item
        for page in state.conversation.pages[-LOOKED_AT:]
        for item in page.items
        if _is_lookup(item) and item.status is Status.PARTIAL
    ]
    for row in running:
        state = _settled(state, row.id, LOST, ok=False)
    return state


def _weighed(state: State, event: WordsWeighed) -> State:
    def weigh(item: Item) -> Item:
        before = () if event.whole else item.evidence.parts
        parts = (*before, *event.parts)[:MOST_PARTS]
        return replace(item, evidence=replace(item.evidence, parts=parts))

    return _changed(state, event.item_id, weigh)


def _with_phrases(state: State, event: PhrasesHeard) -> State:
    phrases = event.phrases[:MOST_PHRASES]
    return _changed(
        state,
        event.item_id,
        lambda item: replace(item, evidence=replace(item.evidence, phrases=phrases)),
    )


def _with_sources(state: State, item_id: ItemId, found: tuple[FoundSource, ...]) -> State:
    def cite(item: Item) -> Item:
        known = item.evidence.sources
        new = tuple(dict.fromkeys(source for source in found if source not in known))
        if not new:
            return item
        return replace(item, evidence=replace(item.evidence, sources=(*known, *new)[:MOST_SOURCES]))

    return _changed(state, item_id, cite)


def _seen(state: State, event: LookupSeen) -> State:
    if event.item_id in state.conversation:
        return _changed(
            state,
            event.item_id,
            lambda item: replace(item, response_id=item.response_id or event.response_id),
        )
    tool = ToolCall(
        CallId(event.item_id),
        event.name or event.kind.value,
        event.arguments,
        words=_words(event.kind, event.name),
        lookup=event.kind,
    )
    row = Item(event.item_id, Role.TOOL, at_s=event.at_s, response_id=event.response_id, tool=tool)
    return replace(state, conversation=state.conversation.add(placed(state, row)))


def _words(kind: LookupKind, name: str) -> ToolWords:
    match kind:
        case LookupKind.WEB:
            return ToolWords(Words("Searching the web…"), Words("Searched the web"), "search")
        case LookupKind.FILES:
            return ToolWords(Words("Searching files…"), Words("Searched files"), "search")
        case LookupKind.AGENT:
            agent = readable_name(name)
            return ToolWords(
                Words("Asking the agent {name}…", name=agent),
                Words("Asked the agent {name}", name=agent),
                "send",
            )


def _grown(state: State, event: LookupGrew) -> State:
    def grow(item: Item) -> Item:
        if item.tool is None or item.tool.lookup is None or item.status is not Status.PARTIAL:
            return item
        before = "" if event.whole else item.tool.arguments
        return replace(item, tool=replace(item.tool, arguments=before + event.arguments))

    if event.whole and not event.arguments:
        return state
    return _changed(state, event.item_id, grow)


def _over(state: State, item_id: ItemId, *, ok: bool) -> State:
    if ok:
        return _settled(state, item_id, "", ok=ok)
    return _settled(state, item_id, FAILED, ok=ok)


def _settled(state: State, item_id: ItemId, output: str, *, ok: bool) -> State:
    def settle(item: Item) -> Item:
        if item.tool is None or item.tool.lookup is None:
            return item
        kept = output if item.tool.output is None else item.tool.output
        tool = replace(item.tool, output=kept, ok=ok and item.tool.ok)
        return replace(item, tool=tool, status=Status.FINAL)

    return _changed(state, item_id, settle)


def _told(state: State, event: LookupTold) -> State:
    def tell(item: Item) -> Item:
        if item.tool is None or item.tool.lookup is None:
            return item
        if event.output is None:
            output = item.tool.output
        else:
            output = event.output
        tool = replace(
            item.tool,
            arguments=event.arguments or item.tool.arguments,
            output=output,
            ok=event.ok,
        )
        is_over = event.output is not None
        if is_over:
            return replace(item, tool=tool, status=Status.FINAL)
        return replace(item, tool=tool, status=item.status)

    new = _changed(state, event.item_id, tell)
    row = new.conversation.get(event.item_id)
    if row is None or not event.sources:
        return new
    return with_what_was_found(_with_sources(new, row.id, event.sources), row.response_id)


def _is_lookup(item: Item) -> bool:
    return item.tool is not None and item.tool.lookup is not None


def _changed(state: State, item_id: ItemId, how: Callable[[Item], Item]) -> State:
    return replace(state, conversation=state.conversation.change(item_id, how))
