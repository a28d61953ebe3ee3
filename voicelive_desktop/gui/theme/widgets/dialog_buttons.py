"""The buttons at the foot of a dialog: one order and one look for all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton

from voicelive_desktop.gui.theme.widgets.push_button import push_button

translate = QCoreApplication.translate
GAP = 8


def dialog_buttons(
    leave: QPushButton,
    accent: QPushButton | None = None,
    *,
    aside: Sequence[QPushButton] = (),
    enter: bool = True,
) -> QHBoxLayout:
    """Return the row: what is beside the point at the left; at the right Cancel or Close,
    then what confirms.

    Enter presses the button with the focus; elsewhere, with `enter`, `accent` or, where there is
    nothing to confirm, `leave`. Add the row last, so that Tab comes here last.
    """
    row = QHBoxLayout()
    row.setSpacing(GAP)
    for button in aside:
        button.setAutoDefault(enter)
        row.addWidget(button)
    row.addStretch(1)
    row.addWidget(leave)
    leave.setAutoDefault(enter)
    if accent is not None:
        accent.setProperty("kind", "accent")
        row.addWidget(accent)
    (accent or leave).setDefault(enter)
    return row


def cancel_button(name: str, dialog: QDialog) -> QPushButton:
    """A button that leaves the dialog without doing anything."""
    return _leaving(name, translate("dialog_buttons", "Cancel"), dialog)


def close_button(name: str, dialog: QDialog) -> QPushButton:
    """A button that leaves a dialog in which there is nothing to confirm."""
    return _leaving(name, translate("dialog_buttons", "Close"), dialog)


def _leaving(name: str, text: str, dialog: QDialog) -> QPushButton:
    button = push_button(name, text, dialog)
    button.clicked.connect(dialog.reject)
    return button
