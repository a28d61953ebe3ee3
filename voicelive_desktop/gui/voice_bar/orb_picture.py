"""How the orb looks at one moment."""

from __future__ import annotations

import math
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from voicelive_desktop.domain.questions.selectors import Mode
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.gui.theme import Tokens
from voicelive_desktop.gui.theme.icons import icon
from voicelive_desktop.gui.voice_bar import orb_shapes

CORE = 0.64  # radius of the shape at rest, of half the picture
SWELL = 0.12  # how much of it a full voice adds
HALO, FAINT = 0.18, 0.14  # shares of the colour on the ground


class OrbForm(StrEnum):
    """What the orb is drawn as."""

    DISC = "disc"
    RING = "ring"
    DASHES = "dashes"
    WAVE = "wave"
    DOTS = "dots"
    SQUARE = "square"


@dataclass(frozen=True, slots=True)
class OrbLook:
    """How a state looks. `voice`: whose voice moves it."""

    form: OrbForm
    sign: str = ""
    voice: str = ""
    turns: bool = False

    @property
    def moves(self) -> bool:
        """Whether its pictures differ."""
        return self.turns or bool(self.voice)


LOOKS = {
    Mode.SET_UP: OrbLook(OrbForm.DASHES, "settings"),
    Mode.READY: OrbLook(OrbForm.DISC, "mic"),
    Mode.CONNECTING: OrbLook(OrbForm.RING, "mic", turns=True),
    Mode.OPENING_MICROPHONE: OrbLook(OrbForm.RING, "mic", turns=True),
    Mode.LOADING: OrbLook(OrbForm.RING, "wait", turns=True),
    Mode.LISTENING: OrbLook(OrbForm.RING, "mic", voice="you"),
    Mode.HEARING: OrbLook(OrbForm.WAVE, "mic", voice="you"),
    Mode.THINKING: OrbLook(OrbForm.DOTS, turns=True),
    Mode.USING_TOOL: OrbLook(OrbForm.RING, "gear", turns=True),
    Mode.WAITING: OrbLook(OrbForm.RING, "wait"),
    Mode.SPEAKING: OrbLook(OrbForm.WAVE, voice="assistant"),
    Mode.STOPPED: OrbLook(OrbForm.SQUARE, "stop"),
    Mode.MUTED: OrbLook(OrbForm.DASHES, "mic_off"),
    Mode.RECONNECTING: OrbLook(OrbForm.RING, "refresh", turns=True),
    Mode.CANNOT_CONNECT: OrbLook(OrbForm.DASHES, "warning"),
    Mode.HOLDING: OrbLook(OrbForm.SQUARE, "mic"),
    Mode.REPLAYING: OrbLook(OrbForm.RING, "start", voice="assistant"),
    Mode.NO_MICROPHONE: OrbLook(OrbForm.DASHES, "mic_off"),
    Mode.LOG: OrbLook(OrbForm.DASHES, "info"),
}


def color_of(mode: Mode, tokens: Tokens) -> str:
    """Return the colour of a state (ux-anchors.md 7.2); never the only thing that tells it."""
    match mode:
        case Mode.READY:
            return tokens.accent
        case Mode.SET_UP | Mode.NO_MICROPHONE | Mode.LOG:
            return tokens.text_third
        case (
            Mode.CONNECTING
            | Mode.OPENING_MICROPHONE
            | Mode.RECONNECTING
            | Mode.LOADING
            | Mode.WAITING
        ):
            return tokens.attention
        case Mode.LISTENING | Mode.HEARING | Mode.STOPPED | Mode.HOLDING:
            return tokens.you
        case Mode.THINKING | Mode.USING_TOOL | Mode.SPEAKING | Mode.REPLAYING:
            return tokens.assistant
        case Mode.MUTED:
            return tokens.muted
        case Mode.CANNOT_CONNECT:
            return tokens.error


@dataclass(frozen=True, slots=True)
class OrbPicture:
    """One picture: the state, how loud its voice is (0 to 1), the share of a round of its motion
    that has passed (None: it stands still), and whether the pointer is on it.
    """

    mode: Mode
    voice: float = 0.0
    turn: float | None = None
    hovered: bool = False

    def paint(self, painter: QPainter, size: int, tokens: Tokens) -> None:
        """Fill a square of `size` at the origin: ground of the stage, halo, form, sign."""
        color = QColor(color_of(self.mode, tokens))
        painter.fillRect(QRectF(0, 0, size, size), QColor(tokens.surface))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(size / 2, size / 2)
        radius = size / 2 * (CORE + SWELL * self.voice)
        self._paint_halo(painter, mixed(color, tokens.surface, HALO), size / 2, radius)
        self._paint_form(painter, color, mixed(color, tokens.surface, FAINT), radius)
        self._paint_sign(painter, tokens, color, size / 2 * CORE)

    def _paint_halo(self, painter: QPainter, color: QColor, half: float, radius: float) -> None:
        if not self.voice:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        reach = radius + (half - radius) * (0.25 + 0.7 * self.voice)
        painter.drawEllipse(QPointF(0, 0), reach, reach)

    def _paint_form(self, painter: QPainter, color: QColor, faint: QColor, radius: float) -> None:
        look = LOOKS[self.mode]
        match look.form:
            case OrbForm.DISC:
                painter.setPen(Qt.PenStyle.NoPen)
                if self.hovered:
                    painter.setBrush(color.lighter(106))
                else:
                    painter.setBrush(color)
                painter.drawEllipse(QPointF(0, 0), radius, radius)
            case OrbForm.WAVE:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color)
                painter.scale(radius, radius)
                painter.drawPolygon(orb_shapes.wave(self.voice, self.turn or 0.0))
                painter.scale(1 / radius, 1 / radius)
            case OrbForm.SQUARE:
                _paint_square(painter, color, faint, radius)
            case OrbForm.DOTS:
                _paint_dots(painter, color, faint, radius, self.turn or 0.0)
            case OrbForm.RING | OrbForm.DASHES:
                _paint_disc(painter, faint, radius)
                turn = self.turn if look.turns else None
                _paint_ring(
                    painter,
                    color,
                    radius,
                    turn,
                    dashed=look.form is OrbForm.DASHES,
                    whole=not look.turns,
                )

    def _paint_sign(self, painter: QPainter, tokens: Tokens, color: QColor, radius: float) -> None:
        look = LOOKS[self.mode]
        if look.form is OrbForm.DISC:
            ink_of = tokens.on_accent
        else:
            ink_of = tokens.surface
        ink = QColor(ink_of)
        if look.sign:
            size = round(radius * 0.86)
            name = (ink if look.form in {OrbForm.DISC, OrbForm.WAVE} else color).name()
            icon(look.sign, name).paint(painter, -size // 2, -size // 2, size, size)
        elif look.form is OrbForm.WAVE:
            painter.setPen(QPen(ink, 0.11, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.scale(radius, radius)
            painter.drawLines(orb_shapes.bars(self.voice, self.turn or 0.0))


def mixed(color: QColor, ground: str, share: float) -> QColor:
    """Return a share of the colour on the ground, as one colour: nothing has to be blended."""
    under = QColor(ground)
    return QColor(
        round(share * color.red() + (1 - share) * under.red()),
        round(share * color.green() + (1 - share) * under.green()),
        round(share * color.blue() + (1 - share) * under.blue()),
    )


def _paint_disc(painter: QPainter, color: QColor, radius: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(QPointF(0, 0), radius, radius)


def _paint_square(painter: QPainter, color: QColor, faint: QColor, radius: float) -> None:
    side = radius * 1.66
    painter.setPen(QPen(color, max(2.0, radius * 0.05)))
    painter.setBrush(faint)
    painter.drawRoundedRect(QRectF(-side / 2, -side / 2, side, side), side * 0.28, side * 0.28)


def _paint_dots(
    painter: QPainter, color: QColor, faint: QColor, radius: float, turn: float
) -> None:
    _paint_disc(painter, faint, radius)
    painter.setBrush(color)
    for number in range(3):
        lift = 0.12 * radius * math.sin(2 * math.pi * turn - number * 0.9)
        painter.drawEllipse(
            QPointF((number - 1) * radius * 0.42, -lift), radius * 0.12, radius * 0.12
        )


def _paint_ring(
    painter: QPainter,
    color: QColor,
    radius: float,
    turn: float | None,
    *,
    dashed: bool,
    whole: bool,
) -> None:
    """A whole ring, or an arc that begins at the top and goes round."""
    pen = QPen(color, max(2.0, radius * 0.06), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    if dashed:
        pen.setDashPattern([1.2, 3.0])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    box = QRectF(-radius, -radius, 2 * radius, 2 * radius)
    if whole:
        painter.drawEllipse(box)
        return
    start = 90.0 if turn is None else -360.0 * turn
    painter.drawArc(box, round(start * 16), 100 * 16)
