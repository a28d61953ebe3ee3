"""The controls of a whole window."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from tests.gui import gallery

# What a person can use.
INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)


def named(parts: gallery.Parts, name: str) -> QWidget:
    """The one with this objectName."""
    found = parts.window.findChild(QWidget, name)
    assert found is not None, name
    return found
