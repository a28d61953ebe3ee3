"""A language that only puts marks around what is translated, and a walk over all that a window
shows in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import translations
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from voicelive_desktop.gui.wording.language import install

TRANSLATIONS = Path(__file__).resolve().parents[2] / "resources/translations"
_INNERMOST = re.compile(r"⟦[^⟦⟧]*⟧")
_WORD = re.compile(r"[^\W\d_]{2,}")


@cache
def _texts() -> frozenset[tuple[str, str]]:
    return frozenset(translations.collected())


class PseudoLanguage(QTranslator):
    """Knows every text of ours that packaging/translations.py finds, in its own context only; and
    all of Qt's.
    """

    def __init__(self) -> None:
        super().__init__()
        self._texts = _texts()

    def translate(
        self, context: str, text: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str:
        """Qt: the text between marks; "" says that it is not known."""
        if (context, text) in self._texts:
            return text if text == "." else f"⟦{text}⟧"
        return f"⟦{text}⟧" if context.startswith("Q") else ""

    def isEmpty(self) -> bool:  # noqa: N802
        """Qt: it knows something."""
        return False


@contextmanager
def speaking(application: QApplication, language: str) -> Iterator[None]:
    """What is made in this block speaks a language of the program."""
    before = QLocale()
    translators = install(application, language, TRANSLATIONS)
    assert translators
    try:
        yield
    finally:
        for translator in translators:
            application.removeTranslator(translator)
            translator.deleteLater()
        QLocale.setDefault(before)
        application.setProperty("language_in_use", None)


def left_in_english(text: str) -> str:
    """What of a text stands outside of all marks and has words in it."""
    while (shorter := _INNERMOST.sub("", text)) != text:
        text = shorter
    return text.strip() if _WORD.search(text) else ""


def texts_of(root: QWidget) -> Iterator[tuple[str, str]]:
    """Where it stands, and each text that a person sees or is told there; not what the person has
    typed.
    """
    for widget in (root, *root.findChildren(QWidget)):
        if widget.objectName().startswith("qt_") or isinstance(
            widget.parentWidget(), QAbstractSpinBox
        ):
            continue
        where = f"{type(widget).__name__} {widget.objectName()}"
        yield from ((where, text) for text in _of_any(widget))
        yield from ((where, text) for text in _of_kind(widget))
    for action in root.findChildren(QAction):
        yield f"action {action.objectName()}", action.text()


def _of_any(widget: QWidget) -> Iterator[str]:
    yield from (
        widget.accessibleName(),
        widget.accessibleDescription(),
        widget.toolTip(),
        widget.statusTip(),
    )
    if widget.isWindow():
        yield widget.windowTitle()


def _of_kind(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QMenu | QGroupBox):
        yield widget.title()
    elif isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    elif isinstance(widget, QListWidget):
        yield from (widget.item(row).text() for row in range(widget.count()))
    elif isinstance(widget, QSpinBox | QDoubleSpinBox):
        yield widget.specialValueText()
