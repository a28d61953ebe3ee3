"""What the log says of calls of functions: never arguments or results."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Protocol

from voicelive_desktop.domain.facts.conversation import Fate, ToolCall
from voicelive_desktop.domain.facts.events import (
    ApprovalAsked,
    CallDecided,
    Event,
    FunctionCallCompleted,
    ServiceCallAdded,
)
from voicelive_desktop.domain.facts.functions import Decision, Hands
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.ids import CallId
from voicelive_desktop.domain.words.texts import named


class Writing(Protocol):
    """The part of the log that is used."""

    def write(self, topic: str, event: str, **fields: object) -> None:
        """Write one line."""
        ...


class CallLog:
    """Writes tool/called, waiting, decided and finished. Call it as the store's observer."""

    def __init__(self, log: Writing, clock: Callable[[], float] = time.monotonic) -> None:
        self._log = log
        self._clock = clock
        self._open: dict[CallId, float] = {}
        self._names: dict[CallId, CallId] = {}

    def __call__(self, old: State, new: State, event: Event) -> None:
        """Write the lines for one event."""
        if isinstance(event, FunctionCallCompleted):
            self._called(old, new, event)
        elif isinstance(event, ApprovalAsked | ServiceCallAdded):
            self._served(old, new, event)
        if not self._open:
            return
        if old.hands is not new.hands:
            before = set(_asks(old.hands))
            for call_id in _asks(new.hands):
                if call_id not in before:
                    self._log.write("tool", "waiting", call=named(call_id))
        if (
            isinstance(event, CallDecided)
            and _waits(old.hands, event.call_id)
            and not _waits(new.hands, event.call_id)
        ):
            self._log.write(
                "tool", "decided", call=named(event.call_id), decision=event.decision.value
            )
        if old.conversation is not new.conversation:
            self._finished(new, event)

    def _called(self, old: State, new: State, event: FunctionCallCompleted) -> None:
        known = any(tool.call_id == event.call_id for tool in old.answers.tools)
        row = new.conversation.get(event.item_id)
        if known or row is None or row.tool is None or row.tool.call_id != event.call_id:
            return
        self._open[event.call_id] = self._clock()
        function = new.hands.find(row.tool.name)
        if function is None:
            source = "unknown"
        else:
            source = function.source or function.origin.value
        self._log.write(
            "tool",
            "called",
            name=named(row.tool.name),
            source=named(source),
            call=named(event.call_id),
        )

    def _served(self, old: State, new: State, event: ApprovalAsked | ServiceCallAdded) -> None:
        """Write that the service calls; what was allowed before is the same call under another id."""
        call_id = CallId(event.item_id)
        if (
            call_id in self._open
            or event.item_id in old.conversation
            or event.item_id not in new.conversation
        ):
            return
        gone = {call.call_id for call in old.hands.running} - {
            call.call_id for call in new.hands.running
        }
        if (allowed := next((one for one in gone if one in self._open), None)) is not None:
            self._open[call_id] = self._open.pop(allowed)
            self._names[call_id] = self._name(allowed)
            return
        self._open[call_id] = self._clock()
        self._log.write(
            "tool",
            "called",
            name=named(event.name),
            source=named(event.server),
            call=named(call_id),
        )

    def _name(self, call_id: CallId) -> CallId:
        """What the call was called when it was first told."""
        return self._names.get(call_id, call_id)

    def _finished(self, new: State, event: Event) -> None:
        for call in _calls(new, len(self._open)):
            if call.output is None or call.call_id not in self._open:
                continue
            ms = round((self._clock() - self._open.pop(call.call_id)) * 1000)
            call_id = self._name(call.call_id)
            self._names.pop(call.call_id, None)
            # by the end of the conversation
            if call.fate is Fate.DENIED and not isinstance(event, CallDecided):
                self._log.write(
                    "tool", "decided", call=named(call_id), decision=Decision.DENY.value
                )
            self._log.write("tool", "finished", call=named(call_id), ok=call.ok, ms=ms)


def _asks(hands: Hands) -> Iterator[CallId]:
    """The calls that wait for a person: to be allowed, or to be answered."""
    yield from (call.call_id for call in hands.waiting)
    by_person = {function.name for function in hands.functions if function.by_person}
    yield from (call.call_id for call in hands.running if call.name in by_person)


def _waits(hands: Hands, call_id: CallId) -> bool:
    return call_id in set(_asks(hands))


def _calls(state: State, most: int) -> Iterator[ToolCall]:
    """The latest calls, newest first; no more rows than there can be open calls among."""
    for page in reversed(state.conversation.pages[-2 - most // 32 :]):
        yield from (item.tool for item in reversed(page.items) if item.tool is not None)
