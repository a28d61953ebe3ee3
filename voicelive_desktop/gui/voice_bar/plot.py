"""What the two pyqtgraph widgets share: a quiet plot without mouse, menu and scales to drag."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGraphicsGridLayout, QSizePolicy, QWidget

from voicelive_desktop.gui.theme import Tokens
from voicelive_desktop.gui.voice_bar.plot_library import pg

_LABEL_SHARE = 0.78  # of the font size of controls
_LABEL_ROOM = 24  # points by which a label may stand out over the end of the axis


class MovingItem(Protocol):
    """What of a plot moves: an item that lies under no other."""

    def boundingRect(self) -> QRectF:  # Qt's own name
        """Qt: where it paints."""
        ...

    def mapRectToScene(self, rect: QRectF) -> QRectF:  # noqa: N802  # Qt's own name
        """Qt: the same in the points of the scene."""
        ...

    def draw(self, painter: QPainter) -> None:
        """Paint it, in its own points."""
        ...


class QuietPlot(pg.GraphicsView):
    """A pyqtgraph view with one axis, at the bottom; what it shows is drawn by items in the view's
    own points. Not its `PlotWidget`: that makes a menu of 45 widgets for each plot, shown or not.
    """

    def __init__(self, axis_height: int, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)  # type: ignore[no-untyped-call]  # pyqtgraph
        expanding = QSizePolicy.Policy.Expanding
        self.setSizePolicy(expanding, expanding)
        self.enableMouse(False)  # type: ignore[no-untyped-call]  # pyqtgraph
        self.setAntialiasing(False)  # type: ignore[no-untyped-call]  # pyqtgraph
        self.setFrameStyle(0)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setContentsMargins(0, 0, 0, 0)
        whole = pg.GraphicsWidget()
        self.setCentralItem(whole)  # type: ignore[no-untyped-call]  # pyqtgraph
        self.view_box = pg.ViewBox(whole, enableMenu=False)
        self.view_box.setMouseEnabled(x=False, y=False)
        self.view_box.setDefaultPadding(0)
        self._axis = pg.AxisItem("bottom", parent=whole)
        self._axis.linkToView(self.view_box)
        self._axis.setZValue(0.5)  # over what is plotted
        self._axis.setHeight(axis_height)
        self._axis.setStyle(tickLength=-4, tickTextOffset=2, hideOverlappingLabels=_LABEL_ROOM)
        self._layout = QGraphicsGridLayout(whole)
        self._layout.setContentsMargins(side, 0, side, 0)  # room for half of the outer labels
        self._layout.setSpacing(0)
        self._layout.addItem(self.view_box, 0, 0)
        self._layout.addItem(self._axis, 1, 0)
        self._layout.setRowStretchFactor(0, 100)
        self._moving: MovingItem | None = None
        self._place: QRect | None = None  # of what moves, once somebody asked
        self.view_box.geometryChanged.connect(self._forget_place)
        self._ground = QColor()

    def show_axis(self, *, shown: bool, height: int, side: int) -> None:
        """Have a scale of this height, or none; `side`: room for its outer labels."""
        self._axis.setVisible(shown)
        if shown:
            self._axis.setHeight(height)
        else:
            self._axis.setHeight(0)
        self._layout.setContentsMargins(side, 0, side, 0)

    def let_move(self, item: MovingItem | None) -> None:
        """Paint this item without a walk through the scene wherever nothing else is to be painted;
        that costs a third. None: all are painted by the scene.
        """
        self._moving = item
        self._forget_place()

    def update_moving(self) -> None:
        """Paint the item that moves, or the whole plot if none does."""
        if self._moving is None:
            self.viewport().update()
        else:
            self.viewport().update(self._found_place(self._moving))

    def _found_place(self, moving: MovingItem) -> QRect:
        if self._place is None:
            inside = moving.mapRectToScene(moving.boundingRect())
            self._place = self.viewportTransform().mapRect(inside).toRect()
        return self._place

    def _forget_place(self) -> None:
        self._place = None

    def set_ticks(self, labelled: list[tuple[float, str]], plain: list[tuple[float, str]]) -> None:
        """Where the axis has ticks."""
        self._axis.setTicks([labelled, plain])

    def set_ground(self, tokens: Tokens, ground: str) -> None:
        """Take the theme's colours; `ground` lies behind the plot."""
        self.setBackground(QColor(ground))  # type: ignore[no-untyped-call]  # pyqtgraph
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _LABEL_SHARE)
        self._axis.setTickFont(font)
        self._axis.setTextPen(QColor(tokens.text_third))
        self._axis.setPen(QColor(tokens.border))
        self._axis.setTickPen(QColor(tokens.border))
        self._ground = QColor(ground)

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: what moves, or the scene."""
        moving = self._moving
        if moving is None or not self._found_place(moving).contains(event.rect()):
            super().paintEvent(event)  # type: ignore[no-untyped-call]  # pyqtgraph
            return
        place = self._found_place(moving)
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._ground)
        painter.setClipRect(place)
        painter.translate(place.topLeft())
        moving.draw(painter)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: what moves lies elsewhere."""
        super().resizeEvent(event)  # type: ignore[no-untyped-call]  # pyqtgraph
        self._forget_place()

    def wheelEvent(self, event: object) -> None:
        """A plot that stands still lets the wheel pass."""
        event.ignore()  # type: ignore[attr-defined]
