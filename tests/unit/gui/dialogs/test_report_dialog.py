"""The window that shows an error's report."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from voicelive_desktop.gui.dialogs import report


def test_all_reports_can_be_read_and_copied(qtbot: QtBot) -> None:
    dialog = report.ReportDialog()
    qtbot.addWidget(dialog)
    dialog.show_reports(["Traceback: one", "Traceback: two"])
    copy = dialog.findChild(QPushButton, "copy_report_button")
    assert isinstance(copy, QPushButton)
    copy.click()
    assert QGuiApplication.clipboard().text() == dialog.report
    assert dialog.report.index("one") < dialog.report.index("two")


def test_an_error_in_a_loop_does_not_fill_the_memory(qtbot: QtBot) -> None:
    dialog = report.ReportDialog()
    qtbot.addWidget(dialog)
    dialog.show_reports(["y" * (report.MOST_CHARACTERS // 2)] * 3)
    assert len(dialog.report) <= report.MOST_CHARACTERS
