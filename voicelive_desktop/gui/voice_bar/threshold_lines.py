"""The two thresholds of the local gate, as lines on the level meter that a person drags."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from voicelive_desktop.domain.settings.devices import GATE_GAP_DB, GATE_LEAST_DB, GATE_MOST_DB
from voicelive_desktop.gui.theme import Tokens
from voicelive_desktop.gui.voice_bar.ballistics import CEILING_DB, FLOOR_DB
from voicelive_desktop.gui.voice_bar.plot_library import pg

_HANDLE = 5.0  # half of the handle's width, in points
_GRASP = 7.0  # this far beside a line it can still be grasped


class ThresholdLine(pg.GraphicsObject):
    """One line with a handle at its top, in the points of its view box.

    Signals:
        moved(db: float): while it is dragged.
        released(): the drag has ended.
    """

    moved = Signal(float)
    released = Signal()

    def __init__(self, view_box: pg.ViewBox, tip: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # pyqtgraph
        self._view_box = view_box
        self._db = FLOOR_DB
        self._color = QColor()
        self._ground = QColor()
        self._hovered = False
        self.setParentItem(view_box)
        self.setZValue(10)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setToolTip(tip)
        view_box.sigResized.connect(self._place)
        self._place()

    @property
    def db(self) -> float:
        """The level at which it stands (dBFS)."""
        return self._db

    def set_db(self, db: float) -> None:
        """Stand at this level (dBFS)."""
        self._db = db
        self._place()

    def set_colors(self, color: QColor, ground: QColor) -> None:
        """The line's own, and that of the hem which parts it from the bar."""
        self._color, self._ground = color, ground
        self.update()

    def db_at(self, x: float) -> float:
        """The level that stands at this point of the view box."""
        share = x / max(1.0, float(self._view_box.width()))
        return FLOOR_DB + share * (CEILING_DB - FLOOR_DB)

    def boundingRect(self) -> QRectF:
        """The line and its handle, as wide as it can be grasped."""
        return QRectF(-_GRASP, 0, 2 * _GRASP, max(1.0, self._view_box.height()))

    def shape(self) -> QPainterPath:
        """All of it can be grasped."""
        path = QPainterPath()
        path.addRect(self.boundingRect())
        return path

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """A line with a hem, and a handle that points down."""
        height = self.boundingRect().height()
        wide = 1.5 if self._hovered else 1.0
        painter.fillRect(QRectF(-wide - 1, 2, 2 * wide + 2, height - 2), self._ground)
        painter.fillRect(QRectF(-wide, 2, 2 * wide, height - 2), self._color)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._ground)
        painter.setBrush(self._color)
        half = _HANDLE + (1 if self._hovered else 0)
        painter.drawPolygon(QPolygonF([QPointF(-half, 0), QPointF(half, 0), QPointF(0, half + 2)]))

    def hoverEvent(self, event: object) -> None:
        """pyqtgraph: show that it can be grasped."""
        hovered = not event.isExit() and event.acceptDrags(Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def mouseDragEvent(self, event: object) -> None:
        """pyqtgraph: follow the hand."""
        if event.button() is not Qt.MouseButton.LeftButton:  # type: ignore[attr-defined]
            return
        event.accept()  # type: ignore[attr-defined]
        x = self.mapToParent(event.pos()).x()  # type: ignore[attr-defined]
        self.moved.emit(self.db_at(x))
        if event.isFinish():  # type: ignore[attr-defined]
            self.released.emit()

    def _place(self, *_args: object) -> None:
        self.prepareGeometryChange()
        share = (self._db - FLOOR_DB) / (CEILING_DB - FLOOR_DB)
        self.setPos(round(share * self._view_box.width()), 0)


class ThresholdLines(QObject):
    """Both lines, kept apart: who drags one over the other takes it along.

    Signals:
        chosen(open_db: int, close_db: int): the person has let go.
    """

    chosen = Signal(int, int)

    def __init__(self, view_box: pg.ViewBox) -> None:
        super().__init__()
        self._tokens: Tokens | None = None
        self._lit = self._dragged = False
        self.upper = ThresholdLine(
            view_box, self.tr("Above this level you count as talking. Drag to change.")
        )
        self.lower = ThresholdLine(
            view_box, self.tr("Below this level you count as silent. Drag to change.")
        )
        self.upper.moved.connect(self._on_upper_moved)
        self.lower.moved.connect(self._on_lower_moved)
        for line in (self.upper, self.lower):
            line.released.connect(self._on_released)

    def show_at(self, open_db: float, close_db: float) -> None:
        """Stand there, unless the person is dragging."""
        if not self._dragged:
            self.upper.set_db(open_db)
            self.lower.set_db(close_db)

    def set_visible(self, *, visible: bool) -> None:
        """Whether there are such lines here."""
        for line in (self.upper, self.lower):
            line.setVisible(visible)

    def set_lit(self, *, lit: bool) -> None:
        """Whether somebody seems to talk."""
        if lit != self._lit:
            self._lit = lit
            self._color()

    def set_look(self, tokens: Tokens) -> None:
        """Take colours."""
        self._tokens = tokens
        self._color()

    def _color(self) -> None:
        if self._tokens is None:
            return
        ground = QColor(self._tokens.window)
        if self._lit:
            self.upper.set_colors(QColor(self._tokens.you), ground)
        else:
            self.upper.set_colors(QColor(self._tokens.text), ground)
        if self._lit:
            self.lower.set_colors(QColor(self._tokens.you), ground)
        else:
            self.lower.set_colors(QColor(self._tokens.text_third), ground)

    def _on_upper_moved(self, db: float) -> None:
        self._dragged = True
        upper = min(GATE_MOST_DB, max(GATE_LEAST_DB + GATE_GAP_DB, round(db)))
        self.upper.set_db(upper)
        self.lower.set_db(min(self.lower.db, upper - GATE_GAP_DB))

    def _on_lower_moved(self, db: float) -> None:
        self._dragged = True
        lower = min(GATE_MOST_DB - GATE_GAP_DB, max(GATE_LEAST_DB, round(db)))
        self.lower.set_db(lower)
        self.upper.set_db(max(self.upper.db, lower + GATE_GAP_DB))

    def _on_released(self) -> None:
        self._dragged = False
        self.chosen.emit(round(self.upper.db), round(self.lower.db))
