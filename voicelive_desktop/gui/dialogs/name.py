"""Asks for a name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from voicelive_desktop.gui.theme.widgets.dialog import Dialog
from voicelive_desktop.gui.theme.widgets.dialog_buttons import cancel_button, dialog_buttons
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.theme.widgets.words_fit import WordsFit

WIDTH = 380


class NameDialog(Dialog):
    """A field and the button `verb`, which is possible once a name is there. Open it with `open()`;
    it deletes itself.

    Signals:
        named(name: str): without blanks around it.
    """

    named = Signal(str)

    def __init__(
        self, title: str, label: str, name: str, verb: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("name_dialog")
        self.setWindowTitle(title)
        WordsFit(self, WIDTH)
        self._edit = QLineEdit(name)
        self._edit.setObjectName("name_edit")
        self._edit.setAccessibleName(label)
        self._edit.selectAll()
        self._edit.textChanged.connect(self._on_text_changed)
        self._do = push_button("name_accept_button", verb)
        self._do.clicked.connect(self._on_accepted)
        caption = plain_label(label)
        caption.setBuddy(self._edit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(8)
        layout.addWidget(caption)
        layout.addWidget(self._edit)
        layout.addSpacing(12)
        layout.addLayout(dialog_buttons(cancel_button("name_cancel_button", self), self._do))
        self._on_text_changed(name)
        self.finished.connect(self.deleteLater)

    def _on_text_changed(self, text: str) -> None:
        self._do.setEnabled(bool(text.strip()))

    def _on_accepted(self) -> None:
        self.accept()
        self.named.emit(self._edit.text().strip())
