"""Serves the Help menu: the support text, shown before it is saved, and the folder of licences."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from voicelive_desktop.app.environment.logs import JsonLog
from voicelive_desktop.app.environment.resources import resource
from voicelive_desktop.app.environment.small_files import write_atomically
from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.runtime.unhandled import facts
from voicelive_desktop.app.services.diagnostics import collect
from voicelive_desktop.domain.facts.events import DiagnosticsWritten, Event
from voicelive_desktop.domain.facts.requests import about_program as ask
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.wording import Words


class HelpDesk:
    """Saves exactly the text that was shown. Loop thread only."""

    def __init__(
        self,
        tasks: TaskOwner,
        state: Callable[[], State],
        log: JsonLog,
        report: Callable[[Event], None],
        show: Callable[[str], None],
        open_folder: Callable[[Path], object] = lambda path: QDesktopServices.openUrl(
            QUrl.fromLocalFile(str(path))
        ),
    ) -> None:
        self._tasks, self._state, self._log = tasks, state, log
        self._report, self._show, self._open_folder = report, show, open_folder
        self._shown = ""

    def serve(self, request: ask.HelpRequest) -> None:
        """Do what the window asks for."""
        match request:
            case ask.ShowLicenses():
                self._open_folder(resource("licenses"))
            case ask.CollectDiagnostics():
                self._tasks.start(self._collect(), "collect diagnostics")
            case ask.SaveDiagnostics(path):
                self._tasks.start(self._save(Path(path)), "save diagnostics")
            case _:
                assert_never(request)

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
