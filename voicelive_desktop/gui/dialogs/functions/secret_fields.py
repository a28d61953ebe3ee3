"""A field for each secret that a text names as `${NAME}`; what is typed is shown to nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from voicelive_desktop.gui.theme.widgets.form_rows import FormRows
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label

PLACE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
MOST = 8


class SecretFields(QWidget):
    """Has no height while the text names none. What is known already is not shown; an empty field
    leaves it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, QLineEdit] = {}
        self._rows = FormRows()
        self._note = plain_label(
            self.tr("Kept in the keyring. Leave a field empty to keep what is there.")
        )
        self._note.setProperty("tone", "second")
        self._note.setWordWrap(True)
        self._note.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._rows)
        layout.addWidget(self._note)
        self.hide()

    def follow(self, text: str) -> None:
        """Show the fields for the secrets of this text; what was typed stays."""
        names = list(dict.fromkeys(PLACE.findall(text)))[:MOST]
        for name in names:
            if name not in self._fields:
                self._fields[name] = self._field(name)
        for name, field in self._fields.items():
            self._rows.show_row(field, name in names)
        self.setVisible(bool(names))

    def typed(self) -> Iterator[tuple[str, str]]:
        """Yield the names and values that were typed for what is shown."""
        for name, field in self._fields.items():
            if not field.isHidden() and field.text():
                yield name, field.text()

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(f"secret_{name}_edit")
        field.setAccessibleName(self.tr("Value of {name}").format(name=name))
        field.setEchoMode(QLineEdit.EchoMode.Password)
        self._rows.add_row(name, field)
        return field
