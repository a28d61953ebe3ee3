"""The picture beside the state word."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from voicelive_desktop.domain.selectors import Mode
from voicelive_desktop.gui.theme import Theme, Tokens
from voicelive_desktop.gui.theme.icons import icon

_SIZE = 38
_ICON = 20

_ICONS = {
    Mode.SET_UP: "settings",
    Mode.READY: "mic",
    Mode.CONNECTING: "refresh",
    Mode.OPENING_MICROPHONE: "mic",
    Mode.LISTENING: "mic",
    Mode.HEARING: "mic",
    Mode.USING_TOOL: "gear",
    Mode.SPEAKING: "speaker",
    Mode.STOPPED: "stop",
    Mode.MUTED: "mic_off",
    Mode.RECONNECTING: "refresh",
    Mode.CANNOT_CONNECT: "warning",
    Mode.HOLDING: "mic",
    Mode.REPLAYING: "start",
    Mode.NO_MICROPHONE: "mic_off",
    Mode.LOG: "info",
}
_FILLED = frozenset({Mode.HEARING, Mode.SPEAKING, Mode.STOPPED})


def color_of(mode: Mode, tokens: Tokens) -> str:
    """The colour of a state (ux-anchors.md 7.2)."""
    match mode:
        case Mode.SET_UP | Mode.READY | Mode.NO_MICROPHONE | Mode.LOG:
            return tokens.text_third
        case Mode.CONNECTING | Mode.OPENING_MICROPHONE | Mode.RECONNECTING:
            return tokens.attention
        case Mode.LISTENING | Mode.HEARING | Mode.STOPPED | Mode.HOLDING:
            return tokens.you
        case Mode.THINKING | Mode.USING_TOOL | Mode.SPEAKING | Mode.REPLAYING:
            return tokens.assistant
        case Mode.MUTED:
            return tokens.muted
        case Mode.CANNOT_CONNECT:
            return tokens.error


class StateLamp(QWidget):
    """A round sign in the state's colour: filled while somebody speaks, tinted while the program waits or works."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("state_lamp")
        self.setFixedSize(_SIZE, _SIZE)
        self._theme = theme
        self._mode = Mode.READY
        self._muted = False
        theme.changed.connect(self.update)

    def show_mode(self, mode: Mode, *, muted: bool) -> None:
        """Show this state; a muted microphone is slashed in every state of a session."""
        if (mode, muted) != (self._mode, self._muted):
            self._mode, self._muted = mode, muted
            self.update()

    def sizeHint(self) -> QSize:
        """Fixed."""
        return QSize(_SIZE, _SIZE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Disc, then sign."""
        tokens = self._theme.tokens
        color = QColor(color_of(self._mode, tokens))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        filled = self._mode in _FILLED
        ground = QColor(color)
        ground.setAlphaF(1.0 if filled else 0.16)
        painter.setPen(Qt.PenStyle.NoPen if self._mode is not Mode.READY else QPen(QColor(tokens.border), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush if self._mode is Mode.READY else ground)
        painter.drawEllipse(disc)
        self._paint_sign(painter, QColor(tokens.window) if filled else color)

    def _paint_sign(self, painter: QPainter, color: QColor) -> None:
        if self._mode is Mode.THINKING:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            middle = _SIZE / 2
            for offset in (-7.5, 0, 7.5):
                painter.drawEllipse(QRectF(middle + offset - 2.5, middle - 2.5, 5, 5))
            return
        name = _ICONS[self._mode]
        if self._muted and name == "mic":
            name = "mic_off"
        edge = (_SIZE - _ICON) // 2
        icon(name, color.name()).paint(painter, edge, edge, _ICON, _ICON)
