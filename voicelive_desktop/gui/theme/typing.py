"""Which widgets take what is typed: the talk key and the shortcuts of single keys
leave these alone.
"""

from __future__ import annotations

from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)


def is_text_field(widget: QWidget) -> bool:
    """Return whether keys that are pressed here become text."""
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return not widget.isReadOnly()
    if isinstance(widget, QAbstractSpinBox | QKeySequenceEdit):
        return True
    return isinstance(widget, QComboBox) and widget.isEditable()
