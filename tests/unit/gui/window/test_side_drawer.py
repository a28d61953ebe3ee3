"""The settings stand beside the transcript in a wide window and lie over it in a narrow one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from voicelive_desktop.gui.panes.library.left_drawer import WIDTH as LIBRARY_WIDTH
from voicelive_desktop.gui.window.side_drawer import (
    LEAST_BESIDE,
    NARROWEST,
    SIDE_WIDTH,
    WIDEST,
    SideDrawer,
)


@pytest.fixture
def drawer(qtbot: QtBot) -> SideDrawer:
    main, side = QWidget(), QWidget()
    main.setObjectName("main")
    made = SideDrawer(main, side)
    made.place_side()
    qtbot.addWidget(made)
    made.resize(1200, 500)
    made.show()
    return made


def main_width(drawer: SideDrawer) -> int:
    found = drawer.findChild(QWidget, "main")
    assert found is not None
    return found.width()


def test_a_wide_window_shows_both_side_by_side(drawer: SideDrawer) -> None:
    assert not drawer.is_open, "nobody needs settings to talk"
    assert main_width(drawer) == 1200
    drawer.toggle()
    assert main_width(drawer) == 1200 - SIDE_WIDTH


def test_a_narrow_window_opens_the_panel_over_the_main_part(drawer: SideDrawer) -> None:
    drawer.resize(760, 500)
    drawer.set_open(True)
    assert drawer.is_open
    assert main_width(drawer) == 760


def test_each_width_remembers_its_own_choice(drawer: SideDrawer, qtbot: QtBot) -> None:
    shown: list[bool] = []
    drawer.side_shown.connect(shown.append)
    drawer.resize(760, 500)
    drawer.toggle()
    drawer.resize(1200, 500)
    drawer.resize(760, 500)
    assert drawer.is_open
    assert shown == [True, False, True]


def test_the_edge_is_dragged_within_limits(drawer: SideDrawer) -> None:
    drawer.set_open(True)
    edge = drawer.findChild(QWidget, "side_edge")
    assert edge is not None
    QTest.mousePress(edge, Qt.MouseButton.LeftButton, pos=QPoint(2, 100))
    QTest.mouseMove(edge, QPoint(-58, 100))
    assert drawer.side_width == SIDE_WIDTH + 60
    assert main_width(drawer) == 1200 - SIDE_WIDTH - 60
    drawer.set_side_width(5000)
    assert drawer.side_width == WIDEST
    drawer.set_side_width(10)
    assert drawer.side_width == NARROWEST


def test_the_main_part_keeps_its_room_whatever_width_was_chosen(drawer: SideDrawer) -> None:
    drawer.set_open(True)
    drawer.set_side_width(WIDEST)
    drawer.resize(LEAST_BESIDE + NARROWEST, 500)
    assert main_width(drawer) >= LEAST_BESIDE


def test_large_letters_get_a_wide_panel_that_stays_open(drawer: SideDrawer) -> None:
    drawer.resize(1240, 500)
    drawer.set_open(True)
    drawer.set_scale(1.5)
    assert main_width(drawer) == 1240 - round(1.5 * SIDE_WIDTH)
    drawer.resize(1100, 500)
    drawer.set_scale(2.0)  # it lies over the main part now
    assert drawer.is_open
    assert main_width(drawer) == 1100


def test_the_panel_stands_beside_the_words_when_the_library_is_open_too(
    drawer: SideDrawer,
) -> None:
    drawer.resize(1240 - LIBRARY_WIDTH, 500)
    drawer.set_open(True)
    assert LEAST_BESIDE <= main_width(drawer) < drawer.width()
