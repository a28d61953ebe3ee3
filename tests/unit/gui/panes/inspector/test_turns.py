"""Turns as a table with figures above them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from voicelive_desktop.domain.facts.turn_taken import TurnEnd, TurnTaken, Wait
from voicelive_desktop.domain.words.usage import Usage
from voicelive_desktop.gui.panes.inspector.turns_model import FIGURES, Column, TurnsModel
from voicelive_desktop.gui.panes.inspector.turns_tab import LEAST_WATERFALL, TurnsTab
from voicelive_desktop.gui.panes.inspector.waterfall import Legend
from voicelive_desktop.gui.theme import Theme


def turn(
    number: int, wait: float, ended: TurnEnd = TurnEnd.COMPLETED, because: str = ""
) -> TurnTaken:
    waits = {Wait.FIRST_SAMPLE: wait}
    return TurnTaken(number, 0.0, waits=waits, ended=ended, because=because, usage=Usage(7))


def column(model: TurnsModel, which: int) -> list[object]:
    return [model.index(row, which).data() for row in range(model.rowCount())]


def test_the_newest_turn_stands_first_below_the_figures(qtbot: QtBot) -> None:
    model = TurnsModel()
    assert model.rowCount() == 0
    model.show((turn(1, 800.0), turn(2, 900.0, TurnEnd.INTERRUPTED, "speech")))
    assert column(model, Column.NUMBER)[FIGURES:] == ["2", "1"]
    assert column(model, Column.ENDED)[FIGURES:] == ["interrupted: you spoke", "completed"]
    assert column(model, Column.SPEAKER) == ["800", "900", "900", "900", "800"]
    assert column(model, Column.TOKENS)[FIGURES:] == ["7", "7"]


def test_more_turns_are_inserted_and_other_ones_replace_all(qtbot: QtBot) -> None:
    model = TurnsModel()
    model.show((turn(1, 800.0),))
    inserted, reset = QSignalSpy(model.rowsInserted), QSignalSpy(model.modelReset)
    model.show((turn(1, 800.0), turn(2, 100.0)))
    assert (inserted.count(), reset.count()) == (1, 0)
    model.show((turn(2, 100.0), turn(3, 100.0)))
    assert reset.count() == 1
    assert column(model, Column.NUMBER)[FIGURES:] == ["3", "2"]
    assert model.scale_ms >= 100.0


class Told:
    """Two turns that had no function and waited for nobody, or more."""

    def __init__(self) -> None:
        self.told = [turn(1, 800.0), turn(2, 900.0)]

    def turns(self) -> Sequence[TurnTaken]:
        return self.told


@pytest.fixture
def tab(theme: Theme, qtbot: QtBot) -> TurnsTab:
    made = TurnsTab(Told(), theme)
    qtbot.addWidget(made)
    qtbot.addWidget(made.status)
    made.show()
    return made


def settle(widget: QWidget) -> None:
    """Give its parts their places now."""
    layout = widget.layout()
    assert layout is not None
    layout.activate()


@pytest.mark.parametrize("width", [640, 736, 1000, 1300, 1800])
def test_the_waterfall_has_its_room_and_no_name_of_the_legend_is_cut(
    tab: TurnsTab, width: int
) -> None:
    tab.resize(width, 400)
    settle(tab)
    table = tab.findChild(QTableView, "turns_table")
    legend = tab.findChild(Legend)
    assert table is not None
    assert legend is not None
    settle(legend)
    assert table.columnWidth(Column.WATERFALL) >= LEAST_WATERFALL - 40, "frame and scroll bar"
    assert table.horizontalHeader().length() <= table.viewport().width()
    names = [label for label in legend.findChildren(QLabel) if label.text() and label.isVisible()]
    assert names
    assert all(name.width() >= name.sizeHint().width() for name in names)


def test_a_legend_without_room_has_its_names_as_tips(tab: TurnsTab) -> None:
    tab.resize(320, 400)
    settle(tab)
    legend = tab.findChild(Legend)
    assert legend is not None
    shown = [label for label in legend.findChildren(QLabel) if label.isVisible()]
    assert [label.toolTip() for label in shown] == [
        "Hearing you out",
        "Network",
        "Service",
        "This program",
        "The answer",
    ]


def test_a_low_table_leaves_room_for_turns(tab: TurnsTab) -> None:
    table = tab.findChild(QTableView, "turns_table")
    assert table is not None
    tab.resize(736, 160)
    assert [table.isRowHidden(row) for row in range(5)] == [False, True, True, False, False]
    tip = table.model().index(0, Column.SPEAKER).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "Median: 800 ms\n9 of 10 within: 900 ms\nWorst: 900 ms"
    tab.resize(736, 400)
    assert not any(table.isRowHidden(row) for row in range(5))
