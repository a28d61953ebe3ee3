"""Where the rows of a list stand: estimated until they come into sight, and held still while they
are measured.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractScrollArea

from voicelive_desktop.gui.transcript.row_heights import RowHeights

WHEEL_STEP_PX = 20

Size = Callable[[int, int], int]
"""(row, width) -> height, in pixels."""

ScrollFor = Callable[[int], int]
"""How far the end is, in pixels -> how far to scroll while the newest is followed."""


class RowFlow:
    """Keeps the heights of a view's rows and its vertical scroll bar.

    Attributes:
        rows: The heights.
        at_end: Whether the newest row shall be in sight, and stay so.
        settling: Whether the scroll bar moves because of us.
    """

    def __init__(self, view: QAbstractScrollArea, height: Size, place: ScrollFor) -> None:
        self.rows = RowHeights()
        self.at_end = True
        self.settling = False
        self._view = view
        self._height = height
        self._place = place

    def measure(self, row: int) -> None:
        """Know the exact height of this row."""
        if not self.rows.is_measured(row):
            self.rows.set(row, self._height(row, self._view.viewport().width()))

    def visible(self) -> range:
        """The rows in sight."""
        if not len(self.rows):
            return range(0)
        top = self._view.verticalScrollBar().value()
        return range(self.rows.row_at(top), self.rows.row_at(top + self._page) + 1)

    def settle(self) -> bool:
        """Measure what is in sight, without moving what was measured before. False: that is being
        done already.
        """
        if self.settling:
            return False
        self.settling = True
        try:
            for _ in range(4):  # each pass may bring a few unmeasured rows into sight
                if self.at_end:
                    measured = self._measure_from_end()
                    self._set_scroll(self._place(max(0, self.rows.total - self._page)))
                    measured = self._measure_visible() or measured
                else:
                    measured = self._hold_still()
                if not measured:
                    break
        finally:
            self.settling = False
        return True

    @property
    def _page(self) -> int:
        return self._view.viewport().height()

    def _measure_from_end(self) -> bool:
        """Measure what is in sight at the end; whether there was something to measure."""
        covered, row, measured = 0, len(self.rows) - 1, False
        while row >= 0 and covered <= self._page:
            measured = measured or not self.rows.is_measured(row)
            self.measure(row)
            covered += self.rows.height(row)
            row -= 1
        return measured

    def _measure_visible(self) -> bool:
        """Measure what is in sight; whether there was something to measure."""
        unmeasured = [row for row in self.visible() if not self.rows.is_measured(row)]
        for row in unmeasured:
            self.measure(row)
        return bool(unmeasured)

    def _hold_still(self) -> bool:
        """One pass with the picture held; whether there was something to measure."""
        value = self._view.verticalScrollBar().value()
        visible = self.visible()
        unmeasured = [row for row in visible if not self.rows.is_measured(row)]
        anchor = next((row for row in visible if self.rows.is_measured(row)), visible.start)
        if len(self.rows):
            shift = self.rows.top(anchor) - value
        else:
            shift = 0
        for row in unmeasured:
            self.measure(row)
        if len(self.rows):
            self._set_scroll(self.rows.top(anchor) - shift)
        else:
            self._set_scroll(0)
        return bool(unmeasured)

    def _set_scroll(self, value: int) -> None:
        bar = self._view.verticalScrollBar()
        bar.setPageStep(max(1, self._page - WHEEL_STEP_PX))
        bar.setSingleStep(WHEEL_STEP_PX)
        bar.setRange(0, max(0, self.rows.total - self._page))
        bar.setValue(value)
