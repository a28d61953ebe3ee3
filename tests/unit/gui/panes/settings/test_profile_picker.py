"""The list of profiles and its menu."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.support.wishes import wishes
from voicelive_desktop.domain.facts.requests.about_profiles import (
    ChooseProfile,
    DeleteProfile,
    DuplicateProfile,
    SaveProfile,
)
from voicelive_desktop.domain.facts.state import ChoiceFacts, State
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.gui.dialogs.name import NameDialog
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.settings.profile_picker import ProfilePicker

PROFILES = (("Mine",), ("Companion", "Interpreter"))


@pytest.fixture
def picker(qtbot: QtBot, feed: StateFeed, intents: Intents) -> ProfilePicker:
    made = ProfilePicker(feed, intents)
    qtbot.addWidget(made)
    feed.push(State(choices=ChoiceFacts(profiles=PROFILES), settings=Settings(profile="Mine")))
    made.show()
    qtbot.waitUntil(lambda: combo_of(made).count() > 1)
    return made


def combo_of(picker: ProfilePicker) -> QComboBox:
    combo = picker.findChild(QComboBox, "profile_combo")
    assert combo is not None
    return combo


def test_all_profiles_are_listed_the_present_one_chosen(picker: ProfilePicker) -> None:
    combo = combo_of(picker)
    values = [combo.itemData(row, Qt.ItemDataRole.UserRole) for row in range(combo.count())]
    assert [value for value in values if value] == ["Mine", "Companion", "Interpreter"]
    assert combo.currentData() == "Mine"


def test_choosing_asks_for_the_profile(
    qtbot: QtBot, picker: ProfilePicker, intents: Intents
) -> None:
    combo = combo_of(picker)
    with qtbot.waitSignal(wishes(intents, ChooseProfile)) as asked:
        combo.setCurrentIndex(combo.findData("Interpreter"))
        combo.activated.emit(combo.currentIndex())
    assert asked.args == ["Interpreter"]


def test_only_own_profiles_can_be_renamed_and_deleted(
    qtbot: QtBot, picker: ProfilePicker, feed: StateFeed, intents: Intents
) -> None:
    menu = picker.menu()
    rename, delete = action(menu, "profile_rename"), action(menu, "profile_delete")
    assert rename.isEnabled()
    with qtbot.waitSignal(wishes(intents, DeleteProfile)) as asked:
        delete.trigger()
    assert asked.args == ["Mine"]
    with qtbot.waitSignal(wishes(intents, DuplicateProfile)) as copied:
        action(menu, "profile_duplicate").trigger()
    assert copied.args == ["Mine"]
    shipped = replace(feed.state, settings=Settings(profile="Companion"))
    feed.push(shipped)
    qtbot.waitUntil(lambda: feed.state is shipped)
    assert not action(picker.menu(), "profile_rename").isEnabled()


def test_a_changed_profile_is_marked_and_saved_at_once(
    qtbot: QtBot, picker: ProfilePicker, feed: StateFeed, intents: Intents
) -> None:
    save = picker.findChild(QToolButton, "profile_save_button")
    assert save is not None
    assert save.isHidden()
    kept = (("vad_silence_ms", 900),)
    changed = replace(
        feed.state, choices=replace(feed.state.choices, kept_profiles=(("Mine", kept),))
    )
    feed.push(changed)
    qtbot.waitUntil(lambda: not save.isHidden())
    combo = combo_of(picker)
    assert (combo.currentText(), combo.currentData()) == ("• Mine", "Mine")
    assert "Changed" in combo.toolTip()
    with qtbot.waitSignal(wishes(intents, SaveProfile)) as asked:
        save.click()
    assert asked.args == ["Mine"]
    feed.push(replace(changed, settings=replace(changed.settings, vad_silence_ms=900)))
    qtbot.waitUntil(save.isHidden)
    assert combo.currentText() == "Mine"


def test_a_changed_profile_that_came_along_is_saved_under_a_name_of_its_own(
    qtbot: QtBot, picker: ProfilePicker, feed: StateFeed
) -> None:
    kept = (("Companion", (("vad_silence_ms", 900),)),)
    feed.push(
        replace(
            feed.state,
            settings=Settings(profile="Companion"),
            choices=replace(feed.state.choices, kept_profiles=kept),
        )
    )
    save = picker.findChild(QToolButton, "profile_save_button")
    assert save is not None
    qtbot.waitUntil(lambda: not save.isHidden())
    save.click()
    assert picker.findChild(NameDialog) is not None


def test_saving_asks_for_a_name(qtbot: QtBot, picker: ProfilePicker, intents: Intents) -> None:
    action(picker.menu(), "profile_save_as").trigger()
    dialog = picker.findChild(NameDialog)
    assert dialog is not None
    edit, save = (
        dialog.findChild(QLineEdit, "name_edit"),
        dialog.findChild(QPushButton, "name_accept_button"),
    )
    assert edit is not None
    assert save is not None
    assert (edit.text(), edit.selectedText()) == ("Mine copy", "Mine copy")
    edit.setText("  ")
    assert not save.isEnabled()
    edit.setText(" Evening ")
    with qtbot.waitSignal(wishes(intents, SaveProfile)) as asked:
        save.click()
    assert asked.args == ["Evening"]
    assert not dialog.isVisible()


def action(menu: object, name: str) -> QAction:
    found = menu.findChild(QAction, name)  # type: ignore[attr-defined]
    assert isinstance(found, QAction)
    return found
