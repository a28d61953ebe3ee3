"""A small drawn face whose mouth goes with the words that are heard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.voice_bar.frame_timer import FrameTimer

SIZE = 48  # pixels: as the small orb beside it
CLOSED = 0
# How wide the mouth is and how far open, of its most, for each viseme id ("Get facial position with
# viseme").
SHAPES: tuple[tuple[float, float], ...] = (
    (0.62, 0.00),  # 0 silence
    (0.78, 0.62),  # 1 ae, ax, ah
    (0.70, 0.95),  # 2 aa
    (0.52, 0.82),  # 3 ao
    (0.76, 0.48),  # 4 ey, eh, uh
    (0.58, 0.52),  # 5 er
    (0.92, 0.28),  # 6 y, iy, ih, ix
    (0.30, 0.36),  # 7 w, uw
    (0.44, 0.62),  # 8 ow
    (0.66, 0.86),  # 9 aw
    (0.50, 0.66),  # 10 oy
    (0.82, 0.74),  # 11 ay
    (0.66, 0.36),  # 12 h
    (0.48, 0.38),  # 13 r
    (0.64, 0.44),  # 14 l
    (0.80, 0.16),  # 15 s, z
    (0.46, 0.28),  # 16 sh, ch, jh, zh
    (0.66, 0.26),  # 17 th (voiced)
    (0.60, 0.12),  # 18 f, v
    (0.70, 0.24),  # 19 d, t, n, th
    (0.64, 0.40),  # 20 k, g, ng
    (0.50, 0.00),  # 21 p, b, m
)
# pixels of radius, radius, width and height
_HEAD, _EYE, _MOUTH_WIDTH, _MOUTH_HEIGHT = 22.0, 2.4, 21.0, 14.0
_EYES = (QPointF(-8.0, -6.0), QPointF(8.0, -6.0))  # from the middle of the head
_MOUTH = QPointF(0.0, 8.0)


def nobody() -> int | None:
    """Return the mouth of somebody who does not speak."""
    return None


class TalkingFace(QWidget):
    """Draws the mouth of the moment, at most 30 times a second, while it is shown.

    What it shows is also heard, so screen readers are told nothing of it.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("face")
        self.setFixedSize(SIZE, SIZE)
        self._theme = theme
        self._mouth: Callable[[], int | None] = nobody
        self._shape = CLOSED
        self._frames = FrameTimer(self, opaque=True)
        self._frames.frame.connect(self.advance)
        theme.changed.connect(self._on_theme_changed)
        self.hide()

    @property
    def shape(self) -> int:
        """The viseme id that is drawn."""
        return self._shape

    @property
    def is_told(self) -> bool:
        """Whether the voice that is heard now tells of its mouth."""
        return self._mouth() is not None

    def follow(self, mouth: Callable[[], int | None]) -> None:
        """From now on this tells the mouth of the moment, None when nothing is heard
        or nothing tells.
        """
        self._mouth = mouth

    def set_speaking(self, *, speaking: bool) -> None:
        """Move, or rest with the lips closed."""
        self._frames.set_live(speaking)
        self.advance()

    def advance(self) -> None:
        """Take the mouth of this moment; ask for a picture if it differs."""
        told = self._mouth()
        if told is not None and 0 <= told < len(SHAPES):
            shape = told
        else:
            shape = CLOSED
        if shape != self._shape:
            self._shape = shape
            self.update()

    def _on_theme_changed(self) -> None:
        self.update()

    # Qt overrides

    def sizeHint(self) -> QSize:
        """Qt: a square."""
        return QSize(SIZE, SIZE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: head, eyes, mouth."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(tokens.surface))
        painter.translate(SIZE / 2, SIZE / 2)
        painter.setPen(QPen(QColor(tokens.assistant), 2))
        painter.setBrush(QColor(tokens.raised))
        painter.drawEllipse(QPointF(0, 0), _HEAD, _HEAD)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.text))
        for eye in _EYES:
            painter.drawEllipse(eye, _EYE, _EYE)
        _paint_mouth(painter, *SHAPES[self._shape], QColor(tokens.assistant), QColor(tokens.text))


def _paint_mouth(
    painter: QPainter, width: float, opening: float, lips: QColor, inside: QColor
) -> None:
    painter.setPen(QPen(lips, 2.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    half = width * _MOUTH_WIDTH / 2
    if not opening:
        painter.drawLine(
            QPointF(_MOUTH.x() - half, _MOUTH.y()), QPointF(_MOUTH.x() + half, _MOUTH.y())
        )
        return
    height = opening * _MOUTH_HEIGHT
    painter.setBrush(inside)
    painter.drawEllipse(QRectF(_MOUTH.x() - half, _MOUTH.y() - height / 2, 2 * half, height))
