"""Turns as a table with figures above them."""

from __future__ import annotations

from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from voicelive_desktop.domain.facts.turn_taken import TurnTaken
from voicelive_desktop.domain.words.usage import Usage
from voicelive_desktop.gui.inspector.turns_model import (
    ENDED,
    FIGURES,
    NUMBER,
    SPEAKER,
    TOKENS,
    TurnsModel,
)


def turn(number: int, wait: float, ended: str = "completed", because: str = "") -> TurnTaken:
    return TurnTaken(number, 0.0, first_sample=wait, ended=ended, because=because, usage=Usage(7))


def column(model: TurnsModel, which: int) -> list[object]:
    return [model.index(row, which).data() for row in range(model.rowCount())]


def test_the_newest_turn_stands_first_below_the_figures(qtbot: QtBot) -> None:
    model = TurnsModel()
    assert model.rowCount() == 0
    model.show((turn(1, 800.0), turn(2, 900.0, "interrupted", "speech")))
    assert column(model, NUMBER)[FIGURES:] == ["2", "1"]
    assert column(model, ENDED)[FIGURES:] == ["interrupted: you spoke", "completed"]
    assert column(model, SPEAKER) == ["800", "900", "900", "900", "800"]
    assert column(model, TOKENS)[FIGURES:] == ["7", "7"]


def test_more_turns_are_inserted_and_other_ones_replace_all(qtbot: QtBot) -> None:
    model = TurnsModel()
    model.show((turn(1, 800.0),))
    inserted, reset = QSignalSpy(model.rowsInserted), QSignalSpy(model.modelReset)
    model.show((turn(1, 800.0), turn(2, 100.0)))
    assert (inserted.count(), reset.count()) == (1, 0)
    model.show((turn(2, 100.0), turn(3, 100.0)))
    assert reset.count() == 1
    assert column(model, NUMBER)[FIGURES:] == ["3", "2"]
    assert model.scale_ms >= 100.0
