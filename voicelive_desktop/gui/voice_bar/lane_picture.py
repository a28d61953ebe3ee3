"""The columns of both lanes: drawn, and kept as a picture that is pushed along."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from voicelive_desktop.gui.theme import Tokens
from voicelive_desktop.gui.voice_bar.lane import Lane
from voicelive_desktop.gui.voice_bar.plot_library import internals

GAP = 4.0  # between the lanes
_LATE_S = 0.5  # sound of so long ago may have come since the last picture
_FEW = 24  # columns: fewer are worked out one by one
# exponent of the height: speech at -20 dBFS fills a third of the lane instead of a tenth
_BEND = 0.5


class Grid(NamedTuple):
    """Where the columns lie.

    Attributes:
        first: Number of the leftmost column, counted on the monotonic clock.
        columns: How many there are.
        column_s: What one of them covers.
        dots: Columns in a pixel.
        height: Of both lanes, in pixels.
    """

    first: int
    columns: int
    column_s: float
    dots: float
    height: float

    @property
    def width(self) -> float:
        """Of the picture, in pixels."""
        return self.columns / self.dots

    def x_of(self, moment_s: float) -> float:
        """Where a moment (monotonic s) is, in pixels."""
        return (moment_s / self.column_s - self.first) / self.dots

    def area(self, lane: int) -> QRectF:
        """Where a lane lies: 0 is the upper one."""
        half = (self.height - GAP) / 2
        return QRectF(0, lane * (half + GAP), self.width, half)


class LaneColors(NamedTuple):
    """Colours: of each lane, of what nobody heard, of the line in the middle, of the ground."""

    lanes: tuple[QColor, QColor]
    unheard: QColor
    line: QColor
    ground: QColor


def colors_of(tokens: Tokens, *, dimmed: bool) -> LaneColors:
    """Return the colours of a theme; `dimmed`: of a picture that stands still."""
    line, ground = QColor(tokens.border), QColor(tokens.surface)
    if dimmed:
        grey = QColor(tokens.text_third)
        return LaneColors((grey, grey), grey, line, ground)
    lanes = (QColor(tokens.you), QColor(tokens.assistant))
    return LaneColors(lanes, QColor(tokens.disabled), line, ground)


Spans = list[tuple[float, float]]
"""Moments (monotonic s) between which nobody heard the microphone; an open one ends at infinity."""


class LanePainter:
    """Draws columns."""

    def __init__(self, lanes: tuple[Lane, Lane]) -> None:
        self._lanes = lanes
        self._rects = internals.PrimitiveArray(QRectF, 4)

    def paint(
        self, painter: QPainter, grid: Grid, colors: LaneColors, unheard: Spans, left: int
    ) -> None:
        """Draw the columns from the one with the index `left` to the right end."""
        for number, color in enumerate(colors.lanes):
            self._paint_lane(painter, grid, number, color, colors.line, left)
        for begin_s, end_s in unheard:
            self._paint_unheard(painter, grid, colors, (begin_s, end_s), left)

    def _paint_lane(
        self, painter: QPainter, grid: Grid, number: int, color: QColor, line: QColor, left: int
    ) -> None:
        area = grid.area(number)
        middle = round(area.center().y())
        begin = left / grid.dots
        painter.fillRect(QRectF(begin, middle, area.width() - begin, 1), line)
        if grid.columns - left <= _FEW:
            rects: Any = self._few_rects(grid, number, middle, left)
        else:
            rects = self._many_rects(grid, number, middle, left)
        if len(rects):
            self._rects.resize(len(rects))
            self._rects.ndarray()[:] = rects
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawRects(*self._rects.drawargs())

    def _few_rects(
        self, grid: Grid, number: int, middle: int, left: int
    ) -> list[tuple[float, float, float, float]]:
        """Left, top, width and height of each column that is not silent."""
        reach = (grid.height - GAP) / 4 - 1
        pairs = self._lanes[number].few_columns(
            grid.first + left, grid.columns - left, grid.column_s
        )
        rects = []
        for place, (low, high) in enumerate(pairs, left):
            if low != high:
                above, below = abs(high) ** _BEND * reach, abs(low) ** _BEND * reach
                height = max(above + below, 1.0)
                rects.append((place / grid.dots, middle - above, 1 / grid.dots, height))
        return rects

    def _many_rects(self, grid: Grid, number: int, middle: int, left: int) -> Any:
        """The same, as an array."""
        reach = (grid.height - GAP) / 4 - 1
        low, high = self._lanes[number].columns(
            grid.first + left, grid.columns - left, grid.column_s
        )
        sounding = np.flatnonzero(high - low)
        above = np.abs(high[sounding].astype(float)) ** _BEND * reach
        below = np.abs(low[sounding].astype(float)) ** _BEND * reach
        rects = np.empty((len(sounding), 4))
        rects[:, 0] = (left + sounding) / grid.dots
        rects[:, 1] = middle - above
        rects[:, 2] = 1 / grid.dots
        rects[:, 3] = np.maximum(above + below, 1.0)
        return rects

    def _paint_unheard(
        self,
        painter: QPainter,
        grid: Grid,
        colors: LaneColors,
        span: tuple[float, float],
        left: int,
    ) -> None:
        """What was said while muted is drawn over in grey."""
        area = grid.area(0)
        begin = max(left / grid.dots, grid.x_of(span[0]))
        end = area.width()
        if math.isfinite(span[1]):
            end = min(end, grid.x_of(span[1]))
        if end <= begin:
            return
        painter.save()
        painter.setClipRect(QRectF(begin, area.top(), end - begin, area.height()))
        painter.fillRect(area, colors.ground)
        self._paint_lane(painter, grid, 0, colors.unheard, colors.line, left)
        painter.restore()


class LanePicture:
    """The columns as they were drawn last; of the next picture only the new ones are drawn.

    A picture costs less than half of drawing all of it (decision 0009). Sound that comes late is
    drawn with the next picture; what changes further back is told by `forget`.
    """

    def __init__(self, lanes: tuple[Lane, Lane]) -> None:
        self._lanes = lanes
        self._painter = LanePainter(lanes)
        self._beginnings: list[int] = []
        self._picture = QPixmap()
        self._grid: Grid | None = None
        self._colors: LaneColors | None = None
        self._next_s = 0.0  # from when on a lane had no sound yet
        self._origins: list[float] = []  # of the lanes, by the clock

    def forget(self) -> None:
        """Draw all of it the next time."""
        self._grid = None

    def paint(self, painter: QPainter, grid: Grid, colors: LaneColors, unheard: Spans) -> None:
        """Draw the picture at the origin."""
        if grid.dots != round(grid.dots):  # columns are not whole dots there: nothing to push
            self._painter.paint(painter, grid, colors, unheard, 0)
            return
        beginnings = [lane.beginnings for lane in self._lanes]
        if beginnings != self._beginnings:
            self._beginnings = beginnings
            self.forget()
        left = self._pushed(grid, colors)
        if left < grid.columns:
            self._renew(grid, colors, unheard, left)
        self._grid, self._colors = grid, colors
        self._next_s = max(0.0, min(lane.next_s for lane in self._lanes))
        painter.drawPixmap(0, 0, self._picture)

    def _pushed(self, grid: Grid, colors: LaneColors) -> int:
        """Push the picture to where it belongs now; return the column from which on to draw."""
        old = self._grid
        if old is None or colors is not self._colors or old._replace(first=grid.first) != grid:
            self._picture = QPixmap(grid.columns, round(grid.height * grid.dots))
            self._picture.setDevicePixelRatio(grid.dots)
            return 0
        steps = grid.first - old.first
        if not 0 <= steps < grid.columns:
            return 0
        if steps:
            self._picture.scroll(-steps, 0, self._picture.rect())
        late = grid.columns - steps - math.ceil(_LATE_S / grid.column_s)
        origins = [lane.moment_of(0) for lane in self._lanes]
        if origins != self._origins:
            self._origins = origins
            return max(0, late)
        # the column that was the last held all that there was; those before it are as they were
        changed = min(int(self._next_s / grid.column_s) - grid.first, grid.columns - steps) - 1
        return max(0, late, changed)

    def _renew(self, grid: Grid, colors: LaneColors, unheard: Spans, left: int) -> None:
        painter = QPainter(self._picture)
        strip = QRectF(left / grid.dots, 0, grid.width - left / grid.dots, grid.height)
        painter.fillRect(strip, colors.ground)
        self._painter.paint(painter, grid, colors, unheard, left)
        painter.end()
