"""Keeps a row in its place on the screen while rows above it come and go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


@contextmanager
def steady(area: QScrollArea, rows: Callable[[], list[QWidget]]) -> Iterator[None]:
    """Scroll by as much as the row in hand moved.

    The row in hand is the one with the focus if it is in sight, else the first in sight. What it
    takes away from the end of a list that was scrolled to its end cannot be made up for.
    """
    row = _in_hand(area, rows())
    before = None if row is None else _top(area, row)
    yield
    if row is None or before is None:
        return
    # Layouts work when Qt comes round; before the next picture would be a jump there and back.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    if row.isVisibleTo(area) and (moved := _top(area, row) - before):
        bar = area.verticalScrollBar()
        bar.setValue(bar.value() + moved)


def _in_hand(area: QScrollArea, rows: list[QWidget]) -> QWidget | None:
    height = area.viewport().height()
    seen = [r for r in rows if r.isVisibleTo(area) and -r.height() < _top(area, r) < height]
    focus = QApplication.focusWidget()
    held = next((row for row in seen if focus is not None and row.isAncestorOf(focus)), None)
    return held or next((row for row in seen if _top(area, row) >= 0), None)


def _top(area: QScrollArea, row: QWidget) -> int:
    return row.mapTo(area.viewport(), QPoint()).y()
