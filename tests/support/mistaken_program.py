"""The program, with a mistake of every kind in it: run this file in place of `-m
voicelive_desktop`.

Its JSON log gets `test/seen` once each mistake was logged: the toast's words and whether a window
blocks the program. The session log goes to the file that VLD_TEST_SESSION_LOG names.
"""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import threading
from collections.abc import Coroutine

import qasync
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from voicelive_desktop.__main__ import main
from voicelive_desktop.app.start import startup
from voicelive_desktop.domain.facts.events import LogRequested

KINDS = ("OwnedTask", "LostTask", "AsyncSlot", "Slot", "Callback", "Thread", "Finalizer")
SECRET = "what she said"


def fail(kind: str) -> None:
    """Raise an error of this name."""
    raise type(kind, (Exception,), {})(SECRET)


async def fail_later(kind: str) -> None:
    """Raise it in a coroutine."""
    fail(kind)


class Broken(QObject):
    """Slots that make mistakes, and a finalizer."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.pressed.connect(self._on_pressed)
        self.pressed.connect(self._on_pressed_later)

    def _on_pressed(self) -> None:
        fail("Slot")

    @qasync.asyncSlot()  # type: ignore[no-untyped-call, untyped-decorator]  # qasync has no types for it
    async def _on_pressed_later(self) -> None:
        fail("AsyncSlot")


class Finalized:
    """Gone at once, with a mistake."""

    def __del__(self) -> None:
        fail("Finalizer")


def lose(work: Coroutine[object, object, None]) -> None:
    """Start a task that nobody keeps or awaits: its error is told when it is collected."""
    asyncio.get_running_loop().create_task(work)


async def make_mistakes(program: startup.Program) -> None:
    """Everything that can die, dies; then the log says what the window shows."""
    assert program.machine is not None
    program.store.dispatch(LogRequested(os.environ["VLD_TEST_SESSION_LOG"], words=False))
    broken = Broken()
    QTimer.singleShot(0, broken, broken.pressed.emit)
    program.machine.tasks.start(fail_later("OwnedTask"), "owned")
    lose(fail_later("LostTask"))
    asyncio.get_running_loop().call_soon(fail, "Callback")
    thread = threading.Thread(target=fail, args=("Thread",))
    thread.start()
    Finalized()
    while len(logged(program)) < len(KINDS):
        await asyncio.sleep(0.05)
        gc.collect()
    thread.join()
    toasts = program.window.findChildren(QWidget, "toast_error")
    words = [
        label.text()
        for toast in toasts
        if toast.isVisible()
        for label in toast.findChildren(QLabel)
    ]
    blocked = QApplication.activeModalWidget() is not None
    program.log.write("test", "seen", words=[word for word in words if word], blocked=blocked)


def logged(program: startup.Program) -> set[object]:
    """The kinds of mistakes that the log has."""
    return {line["kind"] for line in program.log.latest() if line["event"] == "unhandled_error"}


class MistakenProgram(startup.Program):
    """Comes up as always, and then makes its mistakes."""

    async def come_up(self) -> None:
        """Bring up what is behind the window."""
        await super().come_up()
        names = [widget.objectName() for widget in self.window.findChildren(QWidget)]
        self.log.write("test", "up", names=[name for name in names if name])
        await make_mistakes(self)


if __name__ == "__main__":
    startup.Program = MistakenProgram  # type: ignore[misc]
    sys.exit(main())
