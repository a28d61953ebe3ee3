"""The picture in the tray: a form and a colour for what the program does, readable on light and
dark panels.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from voicelive_desktop.domain.questions.selectors import Mode
from voicelive_desktop.gui.theme import icons
from voicelive_desktop.gui.theme.tokens import Tokens

SIZES = (16, 22, 24, 32, 48, 64)
_SIGN = 0.72  # of the disc: small ones are hard to see
_SIGNS: dict[Mode, tuple[str, str]] = {  # icon and token
    Mode.SET_UP: ("info", "attention"),
    Mode.READY: ("start", "text"),
    Mode.CONNECTING: ("wait", "attention"),
    Mode.LOADING: ("wait", "attention"),
    Mode.OPENING_MICROPHONE: ("wait", "attention"),
    Mode.LISTENING: ("mic", "you"),
    Mode.HEARING: ("online", "you"),
    Mode.THINKING: ("clock", "assistant"),
    Mode.USING_TOOL: ("gear", "assistant"),
    Mode.WAITING: ("warning", "attention"),
    Mode.SPEAKING: ("speaker", "assistant"),
    Mode.STOPPED: ("stop", "text"),
    Mode.MUTED: ("mic_off", "muted"),
    Mode.RECONNECTING: ("refresh", "attention"),
    Mode.CANNOT_CONNECT: ("error", "error"),
    Mode.HOLDING: ("mic", "text"),
    Mode.REPLAYING: ("speaker", "text"),
    Mode.NO_MICROPHONE: ("mic_off", "attention"),
    Mode.LOG: ("file", "text"),
}


def sign_of(mode: Mode) -> tuple[str, str]:
    """The icon and the name of its colour."""
    return _SIGNS[mode]


def tray_picture(mode: Mode, tokens: Tokens) -> QIcon:
    """The icon for this mode, in all sizes that trays ask for."""
    made = QIcon()
    for size in SIZES:
        made.addPixmap(_drawn(mode, tokens, size))
    return made


def _drawn(mode: Mode, tokens: Tokens, size: int) -> QPixmap:
    name, token = sign_of(mode)
    color = getattr(tokens, token)
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    stroke = max(1.0, size / 16)
    painter.setPen(QPen(QColor(color), stroke))
    painter.setBrush(QColor(tokens.surface))
    middle = size / 2
    painter.drawEllipse(QPointF(middle, middle), middle - stroke, middle - stroke)
    inside = round(size * _SIGN)
    edge = (size - inside) / 2
    painter.drawPixmap(QPointF(edge, edge), icons.pixmap(name, color, inside))
    painter.end()
    return picture.copy()  # see `icons.pixmap`
