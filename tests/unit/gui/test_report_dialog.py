"""The window that shows an error's report."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from voicelive_desktop.gui.dialogs import report


def test_a_report_can_be_copied_and_later_ones_are_added(qtbot: QtBot) -> None:
    dialog = report.ReportDialog("Something went wrong", "words", "Traceback: one")
    qtbot.addWidget(dialog)
    dialog.add("Traceback: two")
    copy = dialog.findChild(QPushButton, "copy_report_button")
    assert isinstance(copy, QPushButton)
    copy.click()
    assert QGuiApplication.clipboard().text() == dialog.report
    assert "one" in dialog.report
    assert "two" in dialog.report


def test_an_error_in_a_loop_does_not_fill_the_memory(qtbot: QtBot) -> None:
    dialog = report.ReportDialog("t", "e", "x")
    qtbot.addWidget(dialog)
    for _ in range(3):
        dialog.add("y" * (report.MOST_CHARACTERS // 2))
    assert len(dialog.report) < report.MOST_CHARACTERS
