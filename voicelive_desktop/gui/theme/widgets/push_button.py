"""Push buttons as dialogs have them."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget


def push_button(name: str, text: str, parent: QWidget | None = None) -> QPushButton:
    """A button with this objectName, whose text is also what a screen reader says.

    Return presses it only where the dialog calls it the default: Qt would make each button of a
    dialog a candidate.
    """
    button = QPushButton(text, parent)
    button.setObjectName(name)
    button.setAccessibleName(text)
    button.setAutoDefault(False)
    return button
