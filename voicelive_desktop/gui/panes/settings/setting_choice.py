"""Controls that choose from a list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from voicelive_desktop.domain.catalogue.models import Choice
from voicelive_desktop.domain.settings import Spec
from voicelive_desktop.gui.panes.settings.setting_control import Choices, SettingControl
from voicelive_desktop.gui.theme.widgets.picker_combo import PickerCombo
from voicelive_desktop.gui.wording.language import shown


class ChoiceControl(SettingControl):
    """One entry of a closed list. `Qt.UserRole` holds the wire value.

    A value that is not in the list (from a file, or of another model) stands in it as itself.
    """

    def __init__(self, _spec: Spec, parent: QWidget) -> None:
        self._combo = PickerCombo(parent)
        super().__init__(self._combo)
        self._listed: Choices = ()
        self._combo.currentIndexChanged.connect(self.finish)

    def _show(self, value: object, choices: Choices) -> None:
        name = str(value)
        if all(name != choice.value for choice in choices):
            choices = (*choices, Choice(name, name))
        if choices != self._listed:
            self._listed = choices
            self._combo.clear()
            for choice in choices:
                self._combo.addItem(shown(choice.label), choice.value)
        self._combo.setCurrentIndex(self._combo.findData(name))

    def _value(self) -> object:
        found = self._combo.currentData(Qt.ItemDataRole.UserRole)
        if found is None:
            return self._shown
        return found


class EditableChoiceControl(ChoiceControl):
    """A list, and names of one's own: typed, ended by Enter or by leaving the field."""

    def __init__(self, spec: Spec, parent: QWidget) -> None:
        super().__init__(spec, parent)
        self._line = QLineEdit(parent)
        self._line.setAccessibleName(shown(spec.label))  # the one that has the focus
        self._combo.setLineEdit(self._line)
        self._combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self._combo.model(), self._combo)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._combo.setCompleter(completer)
        self._line.editingFinished.connect(self._on_typed)

    @property
    def is_busy(self) -> bool:
        """While a name is being typed, too."""
        return super().is_busy or (self._line.isModified() and self._combo.hasFocus())

    def _show(self, value: object, choices: Choices) -> None:
        super()._show(value, choices)
        self._line.setText(self._combo.currentText())
        self._line.setCursorPosition(0)

    def _on_typed(self) -> None:
        if not self._line.isModified():
            return
        self._line.setModified(False)
        value = self._named(self._line.text().strip())
        if value and value != self._shown:
            self.chosen.emit(value)
        else:
            self.show_value(self._shown, self._listed)

    def _named(self, text: str) -> str:
        folded = text.casefold()
        for choice in self._listed:
            if folded in {
                choice.label.casefold(),
                shown(choice.label).casefold(),
                choice.value.casefold(),
            }:
                return choice.value
        return text
