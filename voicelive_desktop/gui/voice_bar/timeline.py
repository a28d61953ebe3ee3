"""The drawing of the two lanes with their marks."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from voicelive_desktop.gui.theme import Tokens
from voicelive_desktop.gui.voice_bar.lane import SPAN_S, Lane
from voicelive_desktop.gui.voice_bar.lane_picture import Grid, LaneColors, LanePicture, colors_of
from voicelive_desktop.gui.voice_bar.plot import QuietPlot
from voicelive_desktop.gui.voice_bar.plot_library import pg

DELAY_S = 0.100  # sound arrives in blocks; a picture this far behind has no ragged right edge
_BRACKET = 4.0
_NAMED_WIDTH = 180.0  # narrower lanes keep their room for sound


@dataclass(slots=True)
class TimelineMarks:
    """What happened, as moments on the monotonic clock. An open utterance ends at `None`."""

    speeches: list[tuple[float, float | None]] = field(default_factory=list)
    interruptions: list[float] = field(default_factory=list)

    def forget_before(self, moment_s: float) -> None:
        """Drop what has left the picture."""
        self.speeches = [s for s in self.speeches if s[1] is None or s[1] >= moment_s]
        self.interruptions = [i for i in self.interruptions if i >= moment_s]


@dataclass(slots=True)
class Unheard:
    """When nobody heard the microphone, as spans of the monotonic clock; an open one
    ends at infinity.
    """

    spans: list[tuple[float, float]] = field(default_factory=list)

    def follow(self, unheard: bool, since_s: float) -> bool:
        """From this moment on it is so; whether that is new."""
        is_open = bool(self.spans) and self.spans[-1][1] == math.inf
        if unheard == is_open:
            return False
        if unheard:
            self.spans.append((since_s, math.inf))
        else:
            self.spans[-1] = (self.spans[-1][0], since_s)
        return True

    def forget_before(self, moment_s: float) -> None:
        """Drop what has left the picture."""
        self.spans = [span for span in self.spans if span[1] >= moment_s]


class Timeline(pg.GraphicsObject):
    """Draws the lanes in the points of its view box: the one of the user above,
    the assistant's below.

    `move_to` moves it; it asks for a repaint only when the picture differs by a whole dot.
    """

    def __init__(self, view: QuietPlot, you: Lane, assistant: Lane) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # pyqtgraph
        self._view = view
        self._lanes = (you, assistant)
        self._picture = LanePicture(self._lanes)
        self.marks = TimelineMarks()
        self.unheard = Unheard()
        self.dimmed = False
        self.named = True
        self.pointed_s: float | None = None  # the moment that somebody wants to see
        self._names = ("", "")
        self._tokens: Tokens | None = None
        self._colors: dict[bool, LaneColors] = {}  # by whether it is dimmed
        self._box = QRectF(0, 0, 1, 1)
        self._now_s = 0.0
        self._bare = False
        self._due_s = 0.0  # when the picture differs by the next dot
        self._grid = Grid(0, 1, SPAN_S, 1.0, 1.0)
        self.setFlag(self.GraphicsItemFlag.ItemClipsToShape)  # marks end with the lanes
        self.setParentItem(view.view_box)
        view.view_box.sigResized.connect(self._on_resized)
        self._on_resized(view.view_box)

    @property
    def is_bare(self) -> bool:
        """Whether it looks the same wherever it stands: half a minute of silence."""
        return self._bare

    @property
    def column_s(self) -> float:
        """How long the picture stands before it moves by a dot."""
        return self._grid.column_s

    def set_look(self, tokens: Tokens, names: tuple[str, str]) -> None:
        """Take colours, and the names of the lanes."""
        self._tokens, self._names = tokens, names
        self._colors = {dimmed: colors_of(tokens, dimmed=dimmed) for dimmed in (False, True)}
        self.update()

    def move_to(self, now_s: float) -> bool:
        """Show the 30 s before this moment; whether the picture differs from the last."""
        if self._now_s <= now_s < self._due_s:
            return False
        grid = self._grid_at(now_s)
        self._now_s = now_s
        self._due_s = (grid.first + grid.columns) * grid.column_s + DELAY_S
        self.marks.forget_before(now_s - SPAN_S - 1)
        self.unheard.forget_before(now_s - SPAN_S - 1)
        if grid == self._grid:
            return False
        self._grid = grid
        was_bare, self._bare = self._bare, self._shows_nothing()
        if not (was_bare and self._bare):
            self._view.update_moving()
        return True

    def _shows_nothing(self) -> bool:
        marks = self.marks.speeches or self.marks.interruptions or self.unheard.spans
        return not marks and not any(lane.has_sound for lane in self._lanes)

    def set_unheard(self, *, unheard: bool, since_s: float) -> None:
        """Whether what is said from this moment (monotonic s) on goes nowhere."""
        if self.unheard.follow(unheard, since_s):
            self._picture.forget()
            self.update()

    def _grid_at(self, now_s: float) -> Grid:
        dots = self._view.devicePixelRatioF()
        count = max(1, round(self._box.width() * dots))
        column_s = SPAN_S / count
        first = int((now_s - DELAY_S) / column_s) - count + 1
        return Grid(first, count, column_s, dots, self._box.height())

    def boundingRect(self) -> QRectF:
        """The whole view."""
        return self._box

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Qt: all of it."""
        self.draw(painter)

    def draw(self, painter: QPainter) -> None:
        """Lanes, then names, then marks."""
        tokens = self._tokens
        if tokens is None:
            return
        grid, colors = self._grid, self._colors[self.dimmed]
        unheard = self.unheard.spans
        if self.dimmed:
            unheard = []
        self._picture.paint(painter, grid, colors, unheard)
        if self.named and self._box.width() >= _NAMED_WIDTH:
            for number, name in enumerate(self._names):
                self._paint_name(painter, name, grid.area(number), colors, colors.lanes[number])
        if self.marks.speeches:
            self._paint_speeches(painter, colors.lanes[0])
        if self.marks.interruptions:
            self._paint_interruptions(painter, QColor(tokens.attention), grid.area(1))
        self._paint_pointed(painter, tokens)

    def _paint_name(
        self, painter: QPainter, name: str, area: QRectF, colors: LaneColors, color: QColor
    ) -> None:
        font = self._view.font()
        font.setPointSizeF(font.pointSizeF() * 0.78)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        plate = QRectF(0, area.top(), metrics.horizontalAdvance(name) + 8, metrics.height())
        painter.fillRect(plate, colors.ground)
        painter.setPen(color)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, name)

    def _paint_speeches(self, painter: QPainter, color: QColor) -> None:
        painter.setPen(QPen(color, 1.5))
        for begin_s, end_s in self.marks.speeches:
            left = max(-2.0, self._grid.x_of(begin_s))
            if end_s is None:
                right = self._box.width()
            else:
                right = self._grid.x_of(end_s)
            painter.drawLine(QPointF(left, 0.75), QPointF(right, 0.75))
            painter.drawLine(QPointF(left, 0), QPointF(left, _BRACKET))
            if end_s is not None:
                painter.drawLine(QPointF(right, 0), QPointF(right, _BRACKET))

    def _paint_interruptions(self, painter: QPainter, color: QColor, area: QRectF) -> None:
        for moment_s in self.marks.interruptions:
            x = round(self._grid.x_of(moment_s))
            painter.fillRect(QRectF(x, area.top(), 1.5, area.height()), color)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            top = area.top() - 3
            painter.drawPolygon(
                QPolygonF([QPointF(x - 3, top), QPointF(x + 4.5, top), QPointF(x + 0.75, top + 6)])
            )

    def moment_at(self, x: float) -> float:
        """The moment (monotonic s) at a place of the picture."""
        return (x * self._grid.dots + self._grid.first) * self._grid.column_s

    def _paint_pointed(self, painter: QPainter, tokens: Tokens) -> None:
        if self.pointed_s is None:
            return
        x = round(self._grid.x_of(self.pointed_s))
        painter.fillRect(QRectF(x - 1, 0, 2, self._box.height()), QColor(tokens.text))

    def _on_resized(self, view_box: pg.ViewBox) -> None:
        self.prepareGeometryChange()
        self._box = QRectF(0, 0, max(1.0, view_box.width()), max(1.0, view_box.height()))
        self._grid = self._grid_at(self._now_s)  # a picture that stands still is not moved
        self._due_s = 0.0
        self.update()
