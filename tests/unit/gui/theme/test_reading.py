"""Every text gets the size of now, also those that Qt paints in the font of a surface."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QTableWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from voicelive_desktop.gui.theme.reading import dress, enlarge, grow, set_reading_scale


@pytest.fixture
def part(qtbot: QtBot) -> Iterator[QWidget]:
    """A text with a placeholder and a table with a header."""
    made = QWidget()
    qtbot.addWidget(made)
    layout = QVBoxLayout(made)
    text = QPlainTextEdit()
    text.setPlaceholderText("Nothing yet")
    for widget in (text, QTableWidget(1, 1)):
        layout.addWidget(widget)
    yield made
    set_reading_scale(1.0)


def surfaces(part: QWidget) -> list[float]:
    table, text = part.findChild(QTableWidget), part.findChild(QPlainTextEdit)
    assert table is not None
    assert text is not None
    header = table.horizontalHeader()
    return [part.viewport().font().pointSizeF() for part in (header, text)]


def test_in_a_dialog_headers_and_placeholders_grow(part: QWidget) -> None:
    before = surfaces(part)
    for scale in (2.0, 1.5):
        enlarge(part, scale)
        assert surfaces(part) == [size * scale for size in before]


def test_in_a_panel_placeholders_grow_once(part: QWidget) -> None:
    set_reading_scale(1.5)
    dress(part)
    text = part.findChild(QPlainTextEdit)
    assert text is not None
    dressed = text.viewport().font().pointSizeF()
    assert dressed == text.font().pointSizeF()
    set_reading_scale(2.0)
    grow(part, 2.0 / 1.5)
    assert text.viewport().font().pointSizeF() == text.font().pointSizeF()
    assert text.font().pointSizeF() == pytest.approx(dressed * 2.0 / 1.5)
