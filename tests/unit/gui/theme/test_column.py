"""Rows and message field stand in one centred column."""

from __future__ import annotations

from voicelive_desktop.gui.theme.column import COLUMN_WIDTH, column_margin


def test_the_column_is_centred_where_there_is_room_and_takes_all_where_there_is_not() -> None:
    assert column_margin(COLUMN_WIDTH + 200) == 100
    assert column_margin(COLUMN_WIDTH) == 0
    assert column_margin(300) == 0
