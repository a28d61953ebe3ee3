"""Qt's application object, and the files that the system hands to it: what macOS does with
a double click.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from voicelive_desktop import __version__
from voicelive_desktop.app.environment.resources import resource


class Application(QApplication):
    """Keeps the files that come before the window is there. GUI thread only.

    An override of `event`, not an event filter, which Python would be asked about for every event
    of every widget.
    """

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self._waiting: list[str] = []
        self._open: Callable[[str], None] = self._waiting.append

    def serve_files(self, open_file: Callable[[str], None]) -> None:
        """From now on `open_file` is called with the path of each; first for those
        that came before.
        """
        self._open = open_file
        waiting, self._waiting = self._waiting, []
        for file in waiting:
            open_file(file)

    # Qt overrides

    def event(self, event: QEvent) -> bool:
        """Qt: a file was opened with this program, or anything else."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self._open(event.file())
            return True
        return super().event(event)


def prepared_application() -> QApplication:
    """Return the one there is, or a new one, with the program's name and icon."""
    application = QApplication.instance() or Application(["voicelive-desktop"])
    assert isinstance(application, QApplication)
    application.setApplicationName("Voice Live Desktop")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("voicelive-desktop")
    application.setWindowIcon(QIcon(str(resource("icons/app.svg"))))
    # the end is ours: qasync loses what is awaited after quit()
    application.setQuitOnLastWindowClosed(False)
    return application
