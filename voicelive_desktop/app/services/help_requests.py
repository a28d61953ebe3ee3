"""Serves the Help menu: the support text, shown before it is saved, and the folder of licences."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from voicelive_desktop.app.environment.logs import JsonLog
from voicelive_desktop.app.environment.resources import resource
from voicelive_desktop.app.environment.small_files import write_atomically
from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.runtime.unhandled import facts
from voicelive_desktop.app.services.diagnostics import collect
from voicelive_desktop.domain.facts.events import DiagnosticsWritten, Event
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.wording import Words
from voicelive_desktop.gui.intents import Intents


class HelpDesk:
    """Saves exactly the text that was shown. Loop thread only."""

    def __init__(
        self,
        intents: Intents,
        tasks: TaskOwner,
        state: Callable[[], State],
        log: JsonLog,
        report: Callable[[Event], None],
        show: Callable[[str], None],
        open_folder: Callable[[Path], object] = lambda path: QDesktopServices.openUrl(
            QUrl.fromLocalFile(str(path))
        ),
    ) -> None:
        self._tasks, self._state, self._log, self._report, self._show = (
            tasks,
            state,
            log,
            report,
            show,
        )
        self._shown = ""
        intents.licences_requested.connect(lambda: open_folder(resource("licenses")))
        intents.diagnostics_requested.connect(
            lambda: tasks.start(self._collect(), "collect diagnostics")
        )
        intents.diagnostics_save_requested.connect(
            lambda path: tasks.start(self._save(Path(path)), "save diagnostics")
        )

    async def _collect(self) -> None:
        state, lines = self._state(), self._log.latest()
        self._shown = await asyncio.to_thread(lambda: collect(facts(), state, lines))
        self._show(self._shown)

    async def _save(self, path: Path) -> None:
        problem = ""
        try:
            await asyncio.to_thread(write_atomically, path, self._shown)
        except OSError as error:
            problem = error.strerror or Words("no access")
        self._report(DiagnosticsWritten(str(path), problem))
