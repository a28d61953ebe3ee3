"""The program, with a count of what it keeps: run this file in place of `-m voicelive_desktop`.

Its JSON log gets `test/kept` every half minute: objects that Python would search for garbage, Qt
objects below its windows and application, widgets, and tasks that have not ended.
"""

from __future__ import annotations

import asyncio
import gc
import sys

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from voicelive_desktop.__main__ import main
from voicelive_desktop.app.start import startup

EVERY_MS = 30_000


class Count(QObject):
    """Counts every half minute."""

    def __init__(self, program: startup.Program) -> None:
        super().__init__()
        self._program = program
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._count)
        self._timer.start(EVERY_MS)

    def _count(self) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        gc.collect()
        tops: list[QObject] = [application, *application.topLevelWidgets()]
        self._program.log.write(
            "test",
            "kept",
            python_objects=len(gc.get_objects()),
            qt_objects=sum(len(top.findChildren(QObject)) for top in tops),
            widgets=len(application.allWidgets()),
            tasks=len(asyncio.all_tasks()),
        )


class CountedProgram(startup.Program):
    """Comes up as always, and is counted from then on."""

    async def come_up(self) -> None:
        """Bring up what is behind the window."""
        await super().come_up()
        self._count = Count(self)


if __name__ == "__main__":
    startup.Program = CountedProgram  # type: ignore[misc]
    sys.exit(main())
