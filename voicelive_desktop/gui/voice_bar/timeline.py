"""The drawing of the two lanes with their marks."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
import pyqtgraph as pg
from pyqtgraph.Qt import internals
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from voicelive_desktop.gui.theme import Tokens
from voicelive_desktop.gui.voice_bar.lane import SPAN_S, Lane

DELAY_S = 0.100  # sound arrives in blocks; a picture this far behind has no ragged right edge
# exponent of the height: speech at -20 dBFS fills a third of the lane instead of a tenth
_BEND = 0.5
_GAP = 4.0
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

    def follow(self, unheard: bool, since_s: float) -> None:
        """From this moment on it is so."""
        is_open = bool(self.spans) and self.spans[-1][1] == math.inf
        if unheard and not is_open:
            self.spans.append((since_s, math.inf))
        elif is_open and not unheard:
            self.spans[-1] = (self.spans[-1][0], since_s)

    def forget_before(self, moment_s: float) -> None:
        """Drop what has left the picture."""
        self.spans = [span for span in self.spans if span[1] >= moment_s]


class Timeline(pg.GraphicsObject):
    """Draws the lanes in the points of its view box: the one of the user above,
    the assistant's below.

    `advance` moves it; it asks for a repaint only when the picture differs by a whole dot.
    """

    def __init__(self, view: QWidget, view_box: pg.ViewBox, you: Lane, assistant: Lane) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # pyqtgraph
        self._view = view
        self._lanes = (you, assistant)
        self.marks = TimelineMarks()
        self.unheard = Unheard()
        self.dimmed = False
        self.named = True
        self.pointed_s: float | None = None  # the moment that somebody wants to see
        self._names = ("", "")
        self._tokens: Tokens | None = None
        self._box = QRectF(0, 0, 1, 1)
        self._first = 0
        self._rects = internals.PrimitiveArray(QRectF, 4)
        self.setParentItem(view_box)
        view_box.sigResized.connect(self._on_resized)
        self._on_resized(view_box)

    def set_look(self, tokens: Tokens, names: tuple[str, str]) -> None:
        """Take colours, and the names of the lanes."""
        self._tokens, self._names = tokens, names
        self.update()

    def advance(self, now_s: float) -> bool:
        """Show the 30 s before this moment; whether the picture differs from the last."""
        first = int((now_s - DELAY_S) / self._dot_s) - self._count + 1
        self.marks.forget_before(now_s - SPAN_S - 1)
        self.unheard.forget_before(now_s - SPAN_S - 1)
        if first == self._first:
            return False
        self._first = first
        self.update()
        return True

    def boundingRect(self) -> QRectF:
        """The whole view."""
        return self._box

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Lanes, then marks, then names."""
        tokens = self._tokens
        if tokens is None:
            return
        half = (self._box.height() - _GAP) / 2
        if self.dimmed:
            colors = (tokens.text_third,) * 2
        else:
            colors = (tokens.you, tokens.assistant)
        for i, lane in enumerate(self._lanes):
            area = QRectF(0, i * (half + _GAP), self._box.width(), half)
            self._paint_lane(painter, lane, area, QColor(colors[i]), tokens)
        if not self.dimmed:
            self._paint_unheard(painter, QRectF(0, 0, self._box.width(), half), tokens)
        for i in range(2):
            area = QRectF(0, i * (half + _GAP), self._box.width(), half)
            self._paint_name(painter, self._names[i], area, QColor(colors[i]), tokens)
        self._paint_speeches(painter, QColor(colors[0]))
        self._paint_interruptions(painter, QColor(tokens.attention), half)
        self._paint_pointed(painter, QColor(tokens.text))

    @property
    def _count(self) -> int:
        return max(1, round(self._box.width() * self._dots))

    @property
    def _dots(self) -> float:
        return self._view.devicePixelRatioF()

    @property
    def _dot_s(self) -> float:
        return SPAN_S / self._count

    def _x_of(self, moment_s: float) -> float:
        return (moment_s / self._dot_s - self._first) / self._dots

    def _paint_lane(
        self, painter: QPainter, lane: Lane, area: QRectF, color: QColor, tokens: Tokens
    ) -> None:
        middle = round(area.center().y())
        painter.fillRect(QRectF(0, middle, area.width(), 1), QColor(tokens.border))
        low, high = lane.columns(self._first, self._count, self._dot_s)
        sounding = np.flatnonzero(high - low)
        if not len(sounding):
            return
        reach = area.height() / 2 - 1
        above, below = (
            np.abs(high[sounding]) ** _BEND * reach,
            np.abs(low[sounding]) ** _BEND * reach,
        )
        self._rects.resize(len(sounding))
        rects = self._rects.ndarray()
        rects[:, 0] = sounding / self._dots
        rects[:, 1] = middle - above
        rects[:, 2] = 1 / self._dots
        rects[:, 3] = np.maximum(above + below, 1.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRects(*self._rects.drawargs())

    def _paint_unheard(self, painter: QPainter, area: QRectF, tokens: Tokens) -> None:
        """What was said while muted is drawn over in grey."""
        for begin_s, end_s in self.unheard.spans:
            left = max(0.0, self._x_of(begin_s))
            if math.isfinite(end_s):
                right = min(area.width(), self._x_of(end_s))
            else:
                right = area.width()
            if right <= left:
                continue
            painter.save()
            painter.setClipRect(QRectF(left, area.top(), right - left, area.height()))
            painter.fillRect(area, QColor(tokens.surface))
            self._paint_lane(painter, self._lanes[0], area, QColor(tokens.disabled), tokens)
            painter.restore()

    def _paint_name(
        self, painter: QPainter, name: str, area: QRectF, color: QColor, tokens: Tokens
    ) -> None:
        font = self._view.font()
        font.setPointSizeF(font.pointSizeF() * 0.78)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        if not self.named or area.width() < _NAMED_WIDTH:
            return
        plate = QRectF(0, area.top(), metrics.horizontalAdvance(name) + 8, metrics.height())
        painter.fillRect(plate, QColor(tokens.surface))
        painter.setPen(color)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, name)

    def _paint_speeches(self, painter: QPainter, color: QColor) -> None:
        painter.setPen(QPen(color, 1.5))
        for begin_s, end_s in self.marks.speeches:
            left = max(-2.0, self._x_of(begin_s))
            if end_s is None:
                right = self._box.width()
            else:
                right = self._x_of(end_s)
            painter.drawLine(QPointF(left, 0.75), QPointF(right, 0.75))
            painter.drawLine(QPointF(left, 0), QPointF(left, _BRACKET))
            if end_s is not None:
                painter.drawLine(QPointF(right, 0), QPointF(right, _BRACKET))

    def _paint_interruptions(self, painter: QPainter, color: QColor, half: float) -> None:
        for moment_s in self.marks.interruptions:
            x = round(self._x_of(moment_s))
            painter.fillRect(QRectF(x, half + _GAP, 1.5, half), color)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            top = half + _GAP - 3
            painter.drawPolygon(
                QPolygonF([QPointF(x - 3, top), QPointF(x + 4.5, top), QPointF(x + 0.75, top + 6)])
            )

    def moment_at(self, x: float) -> float:
        """The moment (monotonic s) at a place of the picture."""
        return (x * self._dots + self._first) * self._dot_s

    def _paint_pointed(self, painter: QPainter, color: QColor) -> None:
        if self.pointed_s is None:
            return
        x = round(self._x_of(self.pointed_s))
        painter.fillRect(QRectF(x - 1, 0, 2, self._box.height()), color)

    def _on_resized(self, view_box: pg.ViewBox) -> None:
        self.prepareGeometryChange()
        self._box = QRectF(0, 0, max(1.0, view_box.width()), max(1.0, view_box.height()))
        self.update()
