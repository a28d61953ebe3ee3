"""Profiles: which one, and what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from voicelive_desktop.domain.facts.requests.about_profiles import (
    ChooseProfile,
    DeleteProfile,
    DuplicateProfile,
    ExportProfile,
    ImportProfile,
    RenameProfile,
    SaveProfile,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.profile_changes import is_changed
from voicelive_desktop.gui.dialogs.file_dialogs import open_file, save_file
from voicelive_desktop.gui.dialogs.name import NameDialog
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme.widgets.button_menu import open_menu
from voicelive_desktop.gui.theme.widgets.picker_combo import PickerCombo

_WIDTH = 140


class ProfilePicker(QWidget):
    """A list of profiles, and a menu that is made when it is asked for."""

    def __init__(self, feed: StateFeed, intents: Intents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed, self._intents = feed, intents
        self._combo = self._build_combo()
        self._save = self._build_save()
        self._button = self._build_button()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._combo)
        layout.addWidget(self._save)
        layout.addWidget(self._button)
        feed.changed.connect(self._on_state_changed)
        self._show(feed.state)

    def set_width(self, pixels: int) -> None:
        """Let the list be so wide."""
        self._combo.setFixedWidth(pixels)

    def menu(self) -> QMenu:
        """What can be done with the present profile; the caller shows it."""
        menu = QMenu(self)
        menu.setObjectName("profile_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = self._feed.state.settings.profile
        own = name in self._feed.state.choices.profiles[0]
        if own:
            words = self.tr("Save “{0}”").format(name)
        else:
            words = self.tr("Save")
        save = menu.addAction(words)
        save.triggered.connect(self._intents.wishing(SaveProfile(name)))
        save.setEnabled(own)
        self._add(menu, "profile_save_as", self.tr("Save as…"), self._on_save_as)
        duplicate = self._intents.wishing(DuplicateProfile(name))
        self._add(menu, "profile_duplicate", self.tr("Duplicate"), duplicate, enabled=bool(name))
        self._add(menu, "profile_rename", self.tr("Rename…"), self._on_rename, enabled=own)
        delete = menu.addMenu(self.tr("Delete"))
        delete.setEnabled(own)
        sure = delete.addAction(self.tr("Delete “{0}” for good").format(name))
        sure.setObjectName("profile_delete")
        sure.triggered.connect(self._intents.wishing(DeleteProfile(name)))
        menu.addSeparator()
        self._add(menu, "profile_import", self.tr("Import…"), self._on_import)
        self._add(menu, "profile_export", self.tr("Export…"), self._on_export)
        return menu

    def _add(self, menu: QMenu, name: str, text: str, act: object, *, enabled: bool = True) -> None:
        action = menu.addAction(text)
        action.setObjectName(name)
        action.setEnabled(enabled)
        action.triggered.connect(act)

    def _on_state_changed(self, old: State, new: State) -> None:
        same = (
            old.choices.profiles == new.choices.profiles
            and old.settings.profile == new.settings.profile
        )
        if not same or is_changed(old) != is_changed(new):
            self._show(new)

    def _show(self, state: State) -> None:
        own, shipped = state.choices.profiles
        with QSignalBlocker(self._combo):
            self._combo.clear()
            self._combo.addItem(self.tr("No profile"), "")
            for name in (*own, *shipped):
                self._combo.addItem(name, name)
            if own and shipped:
                self._combo.insertSeparator(1 + len(own))
            self._combo.setCurrentIndex(max(0, self._combo.findData(state.settings.profile)))
            self._mark(changed=is_changed(state))

    def _mark(self, *, changed: bool) -> None:
        """Show that the settings are no longer those of the profile, and offer to save them."""
        if changed:
            row = self._combo.currentIndex()
            self._combo.setItemText(row, f"• {self._combo.itemText(row)}")
        if changed:
            told = self.tr("Changed since it was saved")
        else:
            told = self.tr("A set of settings for one purpose")
        self._combo.setToolTip(told)
        self._combo.setAccessibleDescription(told)
        self._save.setVisible(changed)

    def _on_save(self) -> None:
        name = self._feed.state.settings.profile
        if name in self._feed.state.choices.profiles[0]:
            self._intents.wish(SaveProfile(name))
        else:
            self._on_save_as()

    def _on_activated(self, _row: int) -> None:
        name = str(self._combo.currentData(Qt.ItemDataRole.UserRole) or "")
        if name:
            self._intents.wish(ChooseProfile(name))
        else:
            self._intents.choose({"profile": ""})

    def _on_menu_clicked(self) -> None:
        open_menu(
            self._button,
            self.menu(),
            self._button.mapToGlobal(QPoint(0, self._button.height() + 2)),
        )

    def _on_save_as(self) -> None:
        present = self._feed.state.settings.profile
        if present:
            proposal = self.tr("{0} copy").format(present)
        else:
            proposal = self.tr("My profile")
        dialog = NameDialog(
            self.tr("Save profile"), self.tr("Name"), proposal, self.tr("Save"), self
        )
        dialog.named.connect(lambda name: self._intents.wish(SaveProfile(name)))
        dialog.open()

    def _on_rename(self) -> None:
        present = self._feed.state.settings.profile
        dialog = NameDialog(
            self.tr("Rename profile"), self.tr("New name"), present, self.tr("Rename"), self
        )
        dialog.named.connect(lambda name: self._intents.wish(RenameProfile(present, name)))
        dialog.open()

    def _on_import(self) -> None:
        def chosen(path: str) -> None:
            self._intents.wish(ImportProfile(path))

        open_file(self, self.tr("Import profile"), self._kinds(), chosen)

    def _on_export(self) -> None:
        name = f"{self._feed.state.settings.profile or 'profile'}.vldprofile"
        save_file(
            self,
            self.tr("Export profile"),
            self._kinds(),
            name,
            lambda path: self._intents.wish(ExportProfile(path)),
        )

    def _kinds(self) -> str:
        return self.tr("Profiles (*.vldprofile *.json)")

    def _build_combo(self) -> PickerCombo:
        combo = PickerCombo(self)
        combo.setObjectName("profile_combo")
        combo.setAccessibleName(self.tr("Profile"))
        combo.setToolTip(self.tr("A set of settings for one purpose"))
        combo.setFixedWidth(_WIDTH)
        combo.activated.connect(self._on_activated)
        return combo

    def _build_save(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("profile_save_button")
        button.setText(self.tr("Save"))
        button.setAccessibleName(self.tr("Save the changed profile"))
        button.setToolTip(self.tr("Save the current settings in this profile"))
        button.clicked.connect(self._on_save)
        button.hide()
        return button

    def _build_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("profile_menu_button")
        button.setText("⋯")
        button.setAccessibleName(self.tr("Save, rename, delete, import or export a profile"))
        button.setToolTip(self.tr("Save, rename, delete, import, export"))
        button.clicked.connect(self._on_menu_clicked)
        return button
