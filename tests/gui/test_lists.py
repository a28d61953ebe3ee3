"""The open list of every combo box shows its entries whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui import gallery
from tests.gui.controls import named
from tests.support.style import take_off
from voicelive_desktop.domain.words.kinds import Appearance
from voicelive_desktop.gui.panes.settings.settings_panel import SettingsPanel
from voicelive_desktop.gui.theme.widgets.list_row import ROW_HEIGHT, is_separator
from voicelive_desktop.gui.theme.widgets.picker_combo import MOST_ROWS, PickerCombo
from voicelive_desktop.gui.theme.widgets.search_field import ClearableField

GUI = Path(__file__).resolve().parents[2] / "voicelive_desktop/gui"


@pytest.fixture
def plots() -> bool:
    return False


def combos(parts: gallery.Parts) -> Iterator[QComboBox]:
    parts.window.pages.show_connection()
    parts.window.pages.show_answer()
    seen: list[QWidget] = [parts.window, *parts.window.findChildren(QDialog)]
    for whole in seen:
        yield from whole.findChildren(QComboBox)


def assert_frame_is_whole(combo: QComboBox) -> None:
    """One colour goes all the way round, and no empty room lies under a short list."""
    popup = combo.view().window()
    picture = popup.grab().toImage()
    right, bottom = picture.width() - 1, picture.height() - 1
    edge = {picture.pixelColor(x, y).name() for x in (0, right) for y in range(bottom + 1)}
    edge |= {picture.pixelColor(x, y).name() for y in (0, bottom) for x in range(right + 1)}
    assert len(edge) == 1, f"{combo.objectName()}: {edge}"
    last = combo.view().visualRect(combo.model().index(combo.count() - 1, 0))
    if combo.count() <= MOST_ROWS:
        assert combo.view().viewport().height() - last.bottom() <= ROW_HEIGHT / 4, (
            combo.objectName()
        )


def test_no_module_makes_a_plain_combo_box() -> None:
    makers = [
        file.name
        for file in GUI.rglob("*.py")
        if re.search(r"\bQComboBox\(", file.read_text(encoding="utf-8"))
    ]
    assert makers == []  # PickerCombo derives from it


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_open_list_shows_all_entries_up_to_twelve(
    parts: gallery.Parts, qtbot: QtBot, theme: str
) -> None:
    parts.theme.set_choice(Appearance(theme))
    opened = 0
    for combo in set(combos(parts)):
        assert isinstance(combo, PickerCombo), combo.objectName()
        if not combo.isVisible() or not combo.count():
            continue
        combo.showPopup()
        view = combo.view()
        qtbot.waitUntil(view.isVisible)
        rows = [combo.model().index(row, 0) for row in range(min(combo.count(), MOST_ROWS))]
        view.scrollToTop()
        heights = [view.visualRect(row).height() for row in rows if not is_separator(row)]
        assert min(heights) >= ROW_HEIGHT, combo.objectName()
        last = view.visualRect(rows[-1])
        assert last.bottom() <= view.viewport().height(), (
            f"{combo.objectName()}: {combo.count()} entries"
        )
        assert_frame_is_whole(combo)
        combo.hidePopup()
        opened += 1
    assert opened > 6


def test_a_list_at_the_edge_of_the_screen_is_whole(
    qtbot: QtBot, qapp: QApplication, parts: gallery.Parts
) -> None:
    parts.theme.apply_to(qapp)
    box = PickerCombo()
    box.addItems([f"entry {n}" for n in range(8)])
    box.insertSeparator(4)
    qtbot.addWidget(box)
    screen = box.screen().availableGeometry()
    box.show()
    box.move(screen.left() + 40, screen.bottom() - box.height())
    box.showPopup()
    view, popup = box.view(), box.view().window()
    last = view.visualRect(view.model().index(box.count() - 1, 0))
    shown, at_screen = view.viewport().height(), screen.contains(popup.geometry())
    box.hidePopup()
    take_off(qapp)
    assert last.bottom() <= shown
    assert at_screen


def test_every_field_that_can_be_emptied_has_our_cross(parts: gallery.Parts) -> None:
    makers = [
        file.name
        for file in GUI.rglob("*.py")
        if "setClearButtonEnabled(True)" in file.read_text(encoding="utf-8")
    ]
    assert makers == ["search_field.py"]
    panel = named(parts, "settings_panel")
    assert isinstance(panel, SettingsPanel)
    field = panel.contents().findChild(QLineEdit, "settings_search")
    assert field is not None
    inks = []
    for theme in ("light", "dark"):
        parts.theme.set_choice(Appearance(theme))
        cross = field.findChild(QAction, "_q_qlineeditclearaction")
        assert isinstance(cross, QAction)
        picture = cross.icon().pixmap(16, 16).toImage()
        assert picture.pixelColor(1, 8).alpha() == 0, (
            "a disc is filled at its edges, a cross is not"
        )
        inks.append(picture.pixelColor(8, 8).lightness())
    assert inks[0] < 128 < inks[1]


def test_the_cross_of_any_field_stands_in_its_middle(parts: gallery.Parts, qtbot: QtBot) -> None:
    field = ClearableField(parts.window)
    field.setText("words")
    field.show()
    (button,) = field.findChildren(QToolButton)
    qtbot.waitUntil(button.isVisible)
    assert abs(button.geometry().center().y() - field.rect().center().y()) <= 1
    assert field.rect().contains(button.geometry())


def test_menus_have_words_only(parts: gallery.Parts, qtbot: QtBot) -> None:
    """One look for all of them: an icon at some entries only would be noise."""
    parts.feed.push(gallery.listening())
    menus = parts.window.findChildren(QMenu)
    shown = [
        action.text() for menu in menus for action in menu.actions() if not action.icon().isNull()
    ]
    assert len(menus) > 3
    assert shown == []
