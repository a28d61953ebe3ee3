"""Words as they are: labels and tool tips in which nothing is taken for HTML.

Qt guesses HTML in both. What a service, a file or a device is called would then be carried out:
`<img src=…>` opens files and asks other computers. Tests ban `QLabel(…)` elsewhere, and walk all
labels and tips of the window.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import Qt as Guess
from PySide6.QtWidgets import QLabel, QToolTip, QWidget


def plain_label(text: str = "", parent: QWidget | None = None) -> QLabel:
    """A label that shows its text letter by letter."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)  # before the text: none is ever looked at as HTML
    label.setText(text)
    return label


def show_tip(at: QPoint, text: str, widget: QWidget) -> None:
    """Show a tool tip at this place of the screen."""
    QToolTip.showText(at, plain_tip(text), widget)


def plain_tip(text: str) -> str:
    """Return what makes Qt show this text letter by letter in a tool tip: escaped where it would
    guess HTML.
    """
    if not Guess.mightBeRichText(text):
        return text
    from html import escape  # noqa: PLC0415 - the first frame has none: 2 ms

    return "<qt>" + escape(text, quote=False).replace("\n", "<br>") + "</qt>"
