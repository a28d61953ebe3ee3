"""The ear of the local companion: what it is, which one to use, and *Try*."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from voicelive_desktop.domain.facts.companion_state import CompanionPart
from voicelive_desktop.domain.facts.requests.about_companion import WakeCompanion
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings.brain import EARS, OWN_EAR
from voicelive_desktop.gui.dialogs.file_dialogs import open_folder
from voicelive_desktop.gui.dialogs.part_row import PartRow
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme.widgets.picker_combo import PickerCombo
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.wording import companion_words as words
from voicelive_desktop.gui.wording.language import shown


class EarChoice(QWidget):
    """Shows the ear in use; an ear that is not installed is not chosen, but how to get it is said."""

    def __init__(self, feed: StateFeed, intents: Intents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed, self._intents = feed, intents
        self._missing = False
        self._shown = ""
        self.row = PartRow(CompanionPart.EAR)
        self._combo = PickerCombo()
        self._combo.setObjectName("local_ear_combo")
        self._combo.setAccessibleName(self.tr("Speech recognition of the local companion"))
        for choice in EARS:
            self._combo.addItem(shown(choice.label), choice.value)
        self._folder = QLineEdit()
        self._folder.setObjectName("local_ear_folder_edit")
        self._folder.setAccessibleName(self.tr("Folder with a Whisper model"))
        self._folder.setPlaceholderText(self.tr("Folder with a Whisper model in ONNX format"))
        self._browse = push_button("local_ear_folder_button", self.tr("Choose…"))
        self._note = plain_label()
        self._note.setObjectName("local_ear_note")
        self._note.setProperty("tone", "attention")
        self._note.setWordWrap(True)
        self._place()
        self._combo.activated.connect(self._on_chosen)
        self._folder.editingFinished.connect(self._on_folder_edited)
        self._browse.clicked.connect(self._on_browse)
        self._folder.setText(feed.state.settings.local_ear_folder)
        self.show_state(feed.state)

    def show_state(self, state: State) -> None:
        """What is used and chosen now."""
        self.row.show_state(state)
        ear = state.settings.local_ear
        if ear != self._shown:  # a choice that waits for its folder stays
            self._shown = ear
            self._combo.setCurrentIndex(max(0, self._combo.findData(ear, Qt.ItemDataRole.UserRole)))
        self._show_choice()

    def _chosen(self) -> str:
        return str(self._combo.currentData(Qt.ItemDataRole.UserRole))

    def _on_chosen(self, _row: int) -> None:
        ear, parts = self._chosen(), self._feed.state.access.companion.parts
        self._missing = ear == "base" and parts.is_known and not parts.has_base
        if not self._missing and (ear != OWN_EAR or self._folder.text().strip()):
            self._choose(ear)
        self._show_choice()

    def _show_choice(self) -> None:
        own = self._chosen() == OWN_EAR
        for widget in (self._folder, self._browse):
            widget.setVisible(own)
        if self._missing:
            self._note.setText(words.how_to_get_base())
        else:
            self._note.setText("")
        self._note.setVisible(self._missing)

    def _on_folder_edited(self) -> None:
        folder = self._folder.text().strip()
        if (
            folder
            and self._chosen() == OWN_EAR
            and folder != self._feed.state.settings.local_ear_folder
        ):
            self._choose(OWN_EAR)

    def _on_browse(self) -> None:
        open_folder(self, self.tr("Folder with a Whisper model"), self._on_folder_chosen)

    def _on_folder_chosen(self, path: str) -> None:
        self._folder.setText(str(Path(path)))
        self._choose(OWN_EAR)

    def _choose(self, ear: str) -> None:
        folder = self._folder.text().strip()
        self._intents.choose({"local_ear": ear, "local_ear_folder": folder})
        self._intents.wish(WakeCompanion())

    def _place(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._folder, 1)
        line.addWidget(self._browse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.row)
        layout.addWidget(self._combo)
        layout.addLayout(line)
        layout.addWidget(self._note)
