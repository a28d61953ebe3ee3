"""The drawing of the level meter."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from voicelive_desktop.domain.facts.sound_check_state import TARGET_HIGH_DB, TARGET_LOW_DB
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.gui.theme import Tokens
from voicelive_desktop.gui.voice_bar import ballistics as scale
from voicelive_desktop.gui.voice_bar.plot import QuietPlot
from voicelive_desktop.gui.voice_bar.plot_library import pg

_BRACKET_HEIGHT = 6.0
_BAR_HEIGHT = 10.0
_LEAST_MARK = 6  # dots; nearer to the floor a mark would flicker with the noise of the room
_DIM = 0.20  # opacity of the zones behind the live part


@dataclass(frozen=True, slots=True)
class MeterReading:
    """What the meter shows, in whole dots of its width: an equal reading needs no repaint."""

    peak: int
    rms: int
    hold: int
    noise: int
    flashing: bool = False


class _Zone(NamedTuple):
    """Part of the bar: from one dot to another; its colour, lit and unlit, and what tells it
    without colour.
    """

    left: int
    right: int
    color: QColor
    dim: QColor
    pattern: QBrush | None


class MeterBar(pg.GraphicsObject):
    """Bar, marks and target bracket, in the points of its view box."""

    def __init__(self, view: QuietPlot) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # pyqtgraph
        self._view = view
        self._box = QRectF(0, 0, 1, 1)
        self._tokens: Tokens | None = None
        self._reading = MeterReading(0, 0, 0, 0)
        self._grey = self._hatched = self._idle = False
        self._detailed = True
        self._zones_as: dict[bool, tuple[_Zone, ...]] = {}  # by whether it is flashing
        self.setFlag(self.GraphicsItemFlag.ItemClipsToShape)
        self.setParentItem(view.view_box)
        view.view_box.sigResized.connect(self._on_resized)
        self._on_resized(view.view_box)

    @property
    def reading(self) -> MeterReading:
        """What is drawn."""
        return self._reading

    def set_look(self, tokens: Tokens) -> None:
        """Take colours."""
        self._tokens = tokens
        self._zones_as.clear()
        self.update()

    def set_grey(self, *, grey: bool, hatched: bool) -> None:
        """It moves, but nobody hears it; hatched when that is because of Mute."""
        self._grey, self._hatched = grey, hatched
        self._zones_as.clear()
        self.update()

    def set_idle(self, idle: bool) -> None:
        """No microphone is open: zones only."""
        self._idle = idle
        self._zones_as.clear()
        self.update()

    def set_detailed(self, *, detailed: bool) -> None:
        """Draw marks and bracket, or only the bar."""
        self._detailed = detailed
        if detailed:  # the lines of the gate lie over it
            self._view.let_move(None)
        else:
            self._view.let_move(self)
        self.update()

    def show_levels(self, levels: scale.Ballistics, *, flashing: bool) -> None:
        """Draw these levels."""
        reading = MeterReading(
            self._dot(levels.peak_db),
            self._dot(levels.rms_db),
            self._dot(levels.hold_db),
            self._dot(levels.noise_floor_db),
            flashing,
        )
        if reading != self._reading:
            self._reading = reading
            self._view.update_moving()

    def x_of(self, db: float) -> float:
        """Where a level (dBFS) stands, in the box's own units from its left edge."""
        share = (db - scale.FLOOR_DB) / (scale.CEILING_DB - scale.FLOOR_DB)
        return share * self._box.width()

    def boundingRect(self) -> QRectF:
        """The whole view."""
        return self._box

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Qt: all of it."""
        self.draw(painter)

    def draw(self, painter: QPainter) -> None:
        """Zones, live part, marks, bracket."""
        if self._tokens is None:
            return
        if self._detailed:
            self._paint_bracket(painter, self._tokens)
        self._paint_bar(painter, self._tokens)
        if self._detailed and not self._idle:
            self._paint_marks(painter, self._tokens)

    def _dot(self, db: float) -> int:
        return round(self.x_of(db))

    @property
    def _bar(self) -> QRectF:
        if not self._detailed:
            return QRectF(0, 1, self._box.width(), max(1.0, self._box.height() - 2))
        top = (self._box.height() + _BRACKET_HEIGHT - _BAR_HEIGHT) / 2
        return QRectF(0, round(top), self._box.width(), _BAR_HEIGHT)

    def _zones(self, tokens: Tokens) -> tuple[_Zone, ...]:
        flashing = self._reading.flashing
        if flashing not in self._zones_as:
            self._zones_as[flashing] = tuple(
                self._zone(tokens, *told) for told in self._ranges(tokens, flashing=flashing)
            )
        return self._zones_as[flashing]

    def _zone(self, tokens: Tokens, low_db: float, high_db: float, color: QColor) -> _Zone:
        dim = QColor(color)
        dim.setAlphaF(_DIM)
        pattern: QBrush | None = None
        if zone_pattern(low_db) is not Qt.BrushStyle.NoBrush:
            pattern = QBrush(QColor(tokens.window), zone_pattern(low_db))
        return _Zone(round(self.x_of(low_db)), round(self.x_of(high_db)), color, dim, pattern)

    def _ranges(self, tokens: Tokens, *, flashing: bool) -> tuple[tuple[float, float, QColor], ...]:
        if self._grey or self._idle:
            return ((scale.FLOOR_DB, scale.CEILING_DB, QColor(tokens.text_third)),)
        hot = QColor(tokens.meter_hot)
        if flashing:
            return ((scale.FLOOR_DB, scale.CEILING_DB, hot),)
        return (
            (scale.FLOOR_DB, scale.WARNING_DB, QColor(tokens.meter_nominal)),
            (scale.WARNING_DB, scale.HOT_DB, QColor(tokens.meter_warning)),
            (scale.HOT_DB, scale.CEILING_DB, hot),
        )

    def _paint_bar(self, painter: QPainter, tokens: Tokens) -> None:
        bar = self._bar
        lit = 0 if self._idle else self._reading.peak
        top, height = bar.top(), bar.height()
        for left, right, color, dim, pattern in self._zones(tokens):
            painter.fillRect(QRectF(left, top, right - left, height), dim)
            if lit > left:
                part = QRectF(left, top, min(lit, right) - left, height)
                painter.fillRect(part, color)
                if pattern is not None:
                    painter.fillRect(part, pattern)
        if self._hatched and lit:
            hatch = QBrush(QColor(tokens.window), Qt.BrushStyle.BDiagPattern)
            painter.fillRect(QRectF(0, bar.top(), lit, bar.height()), hatch)

    def _paint_marks(self, painter: QPainter, tokens: Tokens) -> None:
        bar, reading = self._bar, self._reading
        if reading.rms > _LEAST_MARK:
            edge = QRectF(reading.rms - 2.5, bar.top(), 5, bar.height())
            painter.fillRect(edge, QColor(tokens.window))
            painter.fillRect(edge.adjusted(1, 0, -1, 0), QColor(tokens.text))
        if reading.hold > reading.peak:
            painter.fillRect(
                QRectF(reading.hold - 1, bar.top(), 2, bar.height()), QColor(tokens.text_second)
            )
        if reading.noise > 0:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.text_third))
            x, y = float(reading.noise), bar.bottom()
            painter.drawPolygon(
                QPolygonF([QPointF(x, y), QPointF(x - 3.5, y + 4), QPointF(x + 3.5, y + 4)])
            )
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _paint_bracket(self, painter: QPainter, tokens: Tokens) -> None:
        top = self._bar.top() - 4.5
        left, right = round(self.x_of(TARGET_LOW_DB)) + 0.5, round(self.x_of(TARGET_HIGH_DB)) - 0.5
        if self._grey or self._idle:
            painter.setPen(QPen(QColor(tokens.text_third), 1))
        else:
            painter.setPen(QPen(QColor(tokens.ok), 1))
        painter.drawPolyline(
            QPolygonF(
                [
                    QPointF(left, top + 3),
                    QPointF(left, top),
                    QPointF(right, top),
                    QPointF(right, top + 3),
                ]
            )
        )

    def _on_resized(self, view_box: pg.ViewBox) -> None:
        self.prepareGeometryChange()
        self._box = QRectF(0, 0, max(1.0, view_box.width()), max(1.0, view_box.height()))
        self._zones_as.clear()
        self.update()


def zone_pattern(low_db: float) -> Qt.BrushStyle:
    """How the zone from this level on is told without its colour: plain, upright lines, a grid."""
    if low_db >= scale.HOT_DB:
        return Qt.BrushStyle.DiagCrossPattern
    if low_db >= scale.WARNING_DB:
        return Qt.BrushStyle.VerPattern
    return Qt.BrushStyle.NoBrush
