"""The settings stand beside the transcript in a wide window and lie over it in a narrow one."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from voicelive_desktop.gui.widgets.side_drawer import SIDE_WIDTH, WIDE, SideDrawer


@pytest.fixture
def drawer(qtbot: QtBot) -> SideDrawer:
    main, side = QWidget(), QWidget()
    main.setObjectName("main")
    made = SideDrawer(main, side)
    qtbot.addWidget(made)
    made.resize(WIDE + 200, 500)
    made.show()
    return made


def main_width(drawer: SideDrawer) -> int:
    found = drawer.findChild(QWidget, "main")
    assert found is not None
    return found.width()


def test_a_wide_window_shows_both_side_by_side(drawer: SideDrawer) -> None:
    assert drawer.is_open
    assert main_width(drawer) == WIDE + 200 - SIDE_WIDTH
    drawer.toggle()
    assert main_width(drawer) == WIDE + 200


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
    drawer.resize(WIDE + 200, 500)
    drawer.toggle()
    drawer.resize(760, 500)
    assert drawer.is_open
    assert shown == [False, True, False, True]
