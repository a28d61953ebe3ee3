"""The service's name of a field, broken where there is no room for it."""

from __future__ import annotations

from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from voicelive_desktop.gui.panes.settings.wire_name import WireName

NAME = "turn_detection.end_of_utterance_detection.threshold_level"


def test_the_lines_follow_the_width_the_text_and_the_font(qtbot: QtBot) -> None:
    label = WireName(NAME)
    qtbot.addWidget(label)
    metrics = label.fontMetrics()
    wide, narrow = metrics.horizontalAdvance(NAME) + 1, metrics.horizontalAdvance(NAME) // 3
    for _ in range(2):
        assert label.lines(wide) == [NAME]
        assert len(label.lines(narrow)) > 2
        assert "".join(label.lines(narrow)) == NAME
    larger = QFont(label.font())
    larger.setPointSizeF(larger.pointSizeF() * 3)
    label.setFont(larger)
    assert len(label.lines(wide)) > 1
    label.setText("model")
    assert label.lines(wide) == ["model"]
