"""The tokens of the inspector: what was not counted is not shown as nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from voicelive_desktop.domain.facts.usage_kept import UsageKept
from voicelive_desktop.domain.words.usage import Usage
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.inspector.usage_tab import UNKNOWN, UsageTab


class Kept:
    def __init__(self, kept: UsageKept) -> None:
        self._kept = kept

    def usage(self) -> UsageKept:
        return self._kept


def rows_of(qtbot: QtBot, kept: UsageKept) -> list[list[str]]:
    tab = UsageTab(Kept(kept), Intents())
    qtbot.addWidget(tab)
    tab.resize(720, 400)
    tab.show()
    table = tab.findChild(QTableView, "usage_table")
    assert isinstance(table, QTableView)
    model = table.model()
    return [
        [
            str(model.index(row, column).data(Qt.ItemDataRole.DisplayRole) or "")
            for column in range(5)
        ]
        for row in range(model.rowCount())
    ]


def test_an_answer_without_a_count_is_unknown_and_told(qtbot: QtBot) -> None:
    counted = Usage(120, 102, 18)
    rows = rows_of(qtbot, UsageKept(conversation=counted, uncounted=2))
    assert rows[0][1:3] == [UNKNOWN, "120"]
    assert rows[1] == ["Answers without a count", "", "2", "", ""]


def test_where_all_are_counted_nothing_is_said_of_it(qtbot: QtBot) -> None:
    rows = rows_of(qtbot, UsageKept(turn=Usage(120, 102, 18)))
    assert rows[0][1] == "120"
    assert not any("without" in row[0] for row in rows)
