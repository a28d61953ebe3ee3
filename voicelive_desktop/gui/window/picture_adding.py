"""Makes given pictures small enough to be sent, off the window's thread, and puts them to the
message that is being written.

A photograph of 12 million points took the window a second, four of them at once four.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from voicelive_desktop.domain.facts.pictures import MOST_IN_MESSAGE, Picture
from voicelive_desktop.gui.transcript.given_pictures import prepared
from voicelive_desktop.gui.window.picture_strip import PictureStrip

SOON_MS = 300  # most pictures are there before anybody has read that they are coming


class PictureAdding(QObject):
    """Puts pictures into the strip in the order in which they were given.

    Signals:
        said(words: str): a sentence for the person; "" takes the last one away.
        ended(are_all_there: bool): nothing is being made any more.
    """

    said = Signal(str)
    ended = Signal(bool)
    _made = Signal(object, int)

    def __init__(self, strip: PictureStrip, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._strip = strip
        self._turn = threading.Lock()
        self._awaited = self._message = 0
        self._are_all_there = True
        self._words, self._is_told = "", False
        self._late = QTimer(self, singleShot=True, interval=SOON_MS)
        self._late.timeout.connect(self._on_late)
        self._made.connect(self._on_made)

    @property
    def is_busy(self) -> bool:
        """Whether pictures are still being made."""
        return self._awaited > 0

    def add(self, sources: Sequence[QImage | Path]) -> None:
        """Make these, as many as a message can have."""
        room = MOST_IN_MESSAGE - len(self._strip.pictures) - self._awaited
        taken = sources[: max(0, room)]
        if len(taken) < len(sources):
            words = self.tr("A message can contain up to {n} pictures.")
            self._say(words.format(n=MOST_IN_MESSAGE))
        else:
            self._say("")
        if not taken:
            return
        if not self.is_busy:
            self._are_all_there = True
            self._late.start()
        self._awaited += len(taken)
        threading.Thread(
            target=self._make, args=(taken, self._message), name="pictures", daemon=True
        ).start()

    def drop(self) -> None:
        """Another message is being written: those that are still being made were not for it."""
        self._message += 1
        self._awaited = 0
        self._late.stop()

    # A thread of its own. Qt reads and writes pictures without holding up Python.

    def _make(self, sources: Sequence[QImage | Path], message: int) -> None:
        with self._turn, contextlib.suppress(RuntimeError):  # the window is gone
            for source in sources:
                self._made.emit(prepared(source), message)

    # The window's thread again.

    def _on_made(self, picture: Picture | None, message: int) -> None:
        if message != self._message:
            return
        self._awaited -= 1
        if picture is None:
            self._are_all_there = False
            self._say(
                self.tr(
                    "This file is not a picture that can be read (PNG, JPEG, GIF, WebP or BMP)."
                )
            )
        else:
            self._strip.show_pictures((*self._strip.pictures, picture))
        if not self.is_busy:
            self._late.stop()
            if self._is_told:
                self._say("")
            self.ended.emit(self._are_all_there)

    def _on_late(self) -> None:
        if not self._words:
            self._say(self.tr("Adding pictures…"))
            self._is_told = True

    def _say(self, words: str) -> None:
        self._words, self._is_told = words, False
        self.said.emit(words)
