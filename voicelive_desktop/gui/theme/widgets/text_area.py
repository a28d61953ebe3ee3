"""A field of several lines that stays quick, whatever is pasted into it.

Qt lays out a paragraph as a whole with each key, and a stretch without a blank in quadratic time:
200,000 letters took 6 s, two million took the window for good.
"""

# ruff: noqa: N802  (the names of the overridden methods are Qt's)

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QFontDatabase, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from voicelive_desktop.domain.words.texts import MOST_CHARACTERS
from voicelive_desktop.gui.theme.widgets.plain_label import show_tip

_LONG = 2000  # characters without a place to break a line at


@cache
def _unbroken() -> re.Pattern[str]:
    """A text without a place to break a line at; Chinese and Japanese have one behind each letter."""
    return re.compile(rf"[^\s⺀-\U0010ffff]{{{_LONG}}}")  # 8 ms, which no start waits for


class TextArea(QPlainTextEdit):
    """Takes `MOST_CHARACTERS` characters by hand, and says when pasted text was cut."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlainText(text)
        self.textChanged.connect(self._on_text_changed)

    def _on_text_changed(self) -> None:
        if self.document().isEmpty():
            self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

    def _break_anywhere_for(self, text: str) -> None:
        if len(text) >= _LONG and _unbroken().search(text):
            self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)

    def _around(self, text: str) -> str:
        """This text in the paragraph it is put into."""
        cursor = self.textCursor()
        block, at = cursor.block().text(), cursor.positionInBlock()
        return block[:at] + text + block[at:]

    # Qt overrides

    def setPlainText(self, text: str) -> None:
        """Qt: replace everything."""
        self._break_anywhere_for(text)
        super().setPlainText(text)

    def appendPlainText(self, text: str) -> None:
        """Qt: add a paragraph."""
        self._break_anywhere_for(text)
        super().appendPlainText(text)

    def insertPlainText(self, text: str) -> None:
        """Qt: put in at the cursor."""
        self._break_anywhere_for(self._around(text))
        super().insertPlainText(text)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Qt: something was pasted or dropped."""
        text = source.text()
        there = self.document().characterCount() - 1 - len(self.textCursor().selectedText())
        room = max(0, MOST_CHARACTERS - there)
        self.insertPlainText(text[:room])
        self.ensureCursorVisible()
        if len(text) > room:
            self._tell_cut()

    def _tell_cut(self) -> None:
        words = self.tr("Your text was cut off: this field takes up to 100,000 characters.")
        show_tip(self.mapToGlobal(self.rect().bottomLeft()), words, self)


def code_area(name: str, spoken: str) -> TextArea:
    """Return a field for code, with letters of one width; Tab leaves it."""
    area = TextArea()
    area.setObjectName(name)
    area.setAccessibleName(spoken)
    area.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    area.setTabChangesFocus(True)
    return area
