"""A form made from a JSON schema: a field for each parameter."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import islice
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from voicelive_desktop.domain.words.encodings import json_fields
from voicelive_desktop.gui.theme.widgets.form_rows import FormRows
from voicelive_desktop.gui.theme.widgets.picker_combo import PickerCombo
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.wording.built_in_words import about_argument, argument_name
from voicelive_desktop.gui.wording.call_words import visible

MOST_ROWS = 30
LONGEST_NOTE = 160


class SchemaForm(QWidget):
    """Fields for the parameters of a function; `arguments` reads them as JSON."""

    def __init__(self, schema: str, function: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._function = function
        said = json_fields(schema)
        properties, required = said.get("properties"), said.get("required")
        self._required = set[str]()
        if isinstance(required, list):
            self._required = {name for name in required if isinstance(name, str)}
        self._fields: dict[str, tuple[Mapping[str, Any], QWidget]] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        form = FormRows()
        layout.addLayout(form)
        if not isinstance(properties, Mapping):
            properties = {}
        for name, shape in islice(properties.items(), MOST_ROWS):
            if isinstance(shape, Mapping):
                self._add(form, str(name), shape)
            else:
                self._add(form, str(name), {})
        if not self._fields:
            layout.addWidget(
                plain_label(QCoreApplication.translate("functions", "It takes no arguments."))
            )

    @property
    def first(self) -> QWidget | None:
        """The field to begin with; None: it takes no arguments."""
        return next((field for _, field in self._fields.values()), None)

    def arguments(self) -> str:
        """The arguments; what is left empty and not required is left out."""
        values: dict[str, Any] = {}
        for name, (shape, field) in self._fields.items():
            value = _value(shape, field)
            if value is not None:
                values[name] = value
            elif name in self._required:
                values[name] = ""
        return json.dumps(values, ensure_ascii=False)

    def _add(self, form: FormRows, name: str, shape: Mapping[str, Any]) -> None:
        label = argument_name(self._function, visible(name))
        field = _field(shape)
        field.setObjectName(f"argument_{len(self._fields)}")
        field.setAccessibleName(label)
        self._fields[name] = (shape, field)
        about = about_argument(self._function, str(shape.get("description") or ""))
        note = plain_label(visible(about)[:LONGEST_NOTE])
        note.setProperty("tone", "second")
        note.setWordWrap(True)
        notes = [note] if note.text() else []
        if name in self._required:
            form.add_row(f"{label} *", field, *notes)
        else:
            form.add_row(label, field, *notes)


def _field(shape: Mapping[str, Any]) -> QWidget:
    options = shape.get("enum")
    if isinstance(options, list) and options:
        combo = PickerCombo()
        combo.addItem("", None)
        for option in options[:200]:
            combo.addItem(visible(str(option)), option)
        return combo
    if shape.get("type") == "boolean":
        return QCheckBox()
    line = QLineEdit()
    if "default" in shape:
        line.setPlaceholderText(visible(json.dumps(shape["default"], ensure_ascii=False)))
    return line


def _value(shape: Mapping[str, Any], field: QWidget) -> Any:
    if isinstance(field, QComboBox):
        return field.currentData(Qt.ItemDataRole.UserRole)
    if isinstance(field, QCheckBox):
        return field.isChecked()
    assert isinstance(field, QLineEdit)
    text = field.text()
    if not text:
        return None
    if shape.get("type", "string") == "string":
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text  # the function says what is wrong with it
