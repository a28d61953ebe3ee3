"""The program, with a look at how long its window's thread is busy: run this file in place of `-m
voicelive_desktop`.

Its JSON log gets `test/busy` with `ms`, the most processor time that the thread took between two
looks, whenever that is more than ever before, and `test/all_taken` once the item "last" has its
row. With `VOICELIVE_TEST_DRAWER` the drawer is open, with `VOICELIVE_TEST_FILTER` in its filter.
Processor time, so that other programs do not count.
"""

from __future__ import annotations

import os
import sys
import time

from PySide6.QtCore import QObject, Qt, QTimer

from voicelive_desktop.__main__ import main
from voicelive_desktop.app.start import startup
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.gui.actions import Actions
from voicelive_desktop.gui.panes.inspector.events_tab import EventsTab

LAST = ItemId("last")
DRAWER = "VOICELIVE_TEST_DRAWER"  # it is open from the start
FILTER = "VOICELIVE_TEST_FILTER"  # what stands in the filter of its messages
LOOK_MS = 20
TOLD_FROM_MS = 50


class Watch(QObject):
    """Looks every 20 ms; a thread that is busy looks late."""

    def __init__(self, program: startup.Program) -> None:
        super().__init__()
        self._program = program
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        self._last_s = time.thread_time()
        self._most_ms = 0.0
        self._is_all_taken = False
        self._timer.start(LOOK_MS)

    def _look(self) -> None:
        now_s = time.thread_time()
        ms, self._last_s = (now_s - self._last_s) * 1000, now_s
        if ms > max(self._most_ms, TOLD_FROM_MS):
            self._most_ms = ms
            self._program.log.write("test", "busy", ms=round(ms))
        if not self._is_all_taken and self._program.store.state.conversation.get(LAST) is not None:
            self._is_all_taken = True
            self._program.log.write("test", "all_taken")


class WatchedProgram(startup.Program):
    """Comes up as always, and is watched from then on."""

    async def come_up(self) -> None:
        """Bring up what is behind the window."""
        await super().come_up()
        if os.environ.get(DRAWER):
            actions = self.window.findChild(Actions)
            assert actions is not None
            actions["inspector"].trigger()
            messages = self.window.findChild(EventsTab)
            assert messages is not None
            messages.filter_by(os.environ.get(FILTER, ""))
        self._watch = Watch(self)


if __name__ == "__main__":
    startup.Program = WatchedProgram  # type: ignore[misc]
    sys.exit(main())
