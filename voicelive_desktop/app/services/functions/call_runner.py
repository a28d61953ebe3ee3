"""Runs the calls of functions that the domain let run."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.runtime.door import new_item_id
from voicelive_desktop.domain.facts.events import CallAdvanced, Event, ToolFinished
from voicelive_desktop.domain.facts.functions import (
    AnswerTool,
    CancelTool,
    FunctionEffect,
    RememberConsent,
    RunTool,
    TellServer,
)
from voicelive_desktop.domain.words.ids import CallId
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.tools.registry import Aside, Registry


@dataclass(frozen=True, slots=True)
class _Running:
    task: asyncio.Task[None]
    typed: asyncio.Future[str]


class CallRunner:
    """Runs many at once. Loop thread only. Reports ToolFinished, once for each call that
    is not cancelled.
    """

    def __init__(
        self,
        tasks: TaskOwner,
        tools: Registry,
        report: Callable[[Event], None],
        remember: Callable[[RememberConsent], None] = lambda _order: None,
        tell_server: Callable[[TellServer], None] = lambda _order: None,
    ) -> None:
        self._tell_server = tell_server
        self._tasks = tasks
        self._tools = tools
        self._report = report
        self._remember = remember
        self._calls: dict[CallId, _Running] = {}

    def run(self, order: FunctionEffect) -> None:
        """Do it, or begin to."""
        match order:
            case RunTool():
                self._start(order)
            case CancelTool(call_id):
                if (call := self._calls.pop(call_id, None)) is not None:
                    call.task.cancel()
            case AnswerTool(call_id, text):
                running = self._calls.get(call_id)
                if running is not None and not running.typed.done():
                    running.typed.set_result(text)
            case RememberConsent():
                self._remember(order)
            case TellServer():
                self._tell_server(order)

    def _start(self, order: RunTool) -> None:
        typed: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        task = self._tasks.start(self._run(order, typed), f"tool {order.name}")
        self._calls[order.call_id] = _Running(task, typed)

    async def _run(self, order: RunTool, typed: asyncio.Future[str]) -> None:
        aside = Aside(lambda share, doing: self._advanced(order.call_id, share, doing))
        try:
            output, ok = await self._tools.call(order.name, order.arguments, typed, aside)
        finally:
            typed.cancel()
            running = self._calls.get(order.call_id)
            if running is not None and running.typed is typed:
                del self._calls[order.call_id]
        if ok:
            said = self._tools.said(order.name, order.arguments, output)
        else:
            said = ""
        pictures_item = None
        if aside.pictures:
            pictures_item = new_item_id()
        self._report(
            ToolFinished(
                order.call_id,
                output,
                ok,
                said,
                pictures=aside.pictures,
                pictures_item=pictures_item,
            )
        )

    def _advanced(self, call_id: CallId, share: float | None, doing: str) -> None:
        if call_id in self._calls:
            self._report(CallAdvanced(call_id, share, doing))
