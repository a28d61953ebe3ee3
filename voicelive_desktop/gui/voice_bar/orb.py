"""The living centre of the window: one shape that moves with both voices and tells the state by its form."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from voicelive_desktop.domain.questions.selectors import Mode
from voicelive_desktop.gui.theme import Theme, Tokens
from voicelive_desktop.gui.theme.icons import icon
from voicelive_desktop.gui.voice_bar import orb_shapes
from voicelive_desktop.gui.voice_bar.frame_timer import FrameTimer

LARGE, SMALL = 176, 48
RISE_S, FALL_S = 0.06, 0.30  # a voice is followed at once and let go softly
STILL = 0.012  # changes of the level below this are not drawn
CORE = 0.64  # radius of the shape at rest, of half the widget
SWELL = 0.12  # how much of it a full voice adds
TURN_S = 1.4  # one round of what waits
HALO, FAINT = 0.18, 0.14  # shares of the colour on the ground

Level = Callable[[], float]


def silent() -> float:
    """Return the level of a voice that nobody can hear."""
    return 0.0


@dataclass(frozen=True, slots=True)
class OrbLook:
    """How a state looks. `form`: disc, ring, dashes, wave, dots or square; `voice`: whose voice moves it."""

    form: str
    sign: str = ""
    voice: str = ""
    turns: bool = False


LOOKS = {
    Mode.SET_UP: OrbLook("dashes", "settings"),
    Mode.READY: OrbLook("disc", "mic"),
    Mode.CONNECTING: OrbLook("ring", "mic", turns=True),
    Mode.OPENING_MICROPHONE: OrbLook("ring", "mic", turns=True),
    Mode.LOADING: OrbLook("ring", "wait", turns=True),
    Mode.LISTENING: OrbLook("ring", "mic", voice="you"),
    Mode.HEARING: OrbLook("wave", "mic", voice="you"),
    Mode.THINKING: OrbLook("dots", turns=True),
    Mode.USING_TOOL: OrbLook("ring", "gear", turns=True),
    Mode.SPEAKING: OrbLook("wave", voice="assistant"),
    Mode.STOPPED: OrbLook("square", "stop"),
    Mode.MUTED: OrbLook("dashes", "mic_off"),
    Mode.RECONNECTING: OrbLook("ring", "refresh", turns=True),
    Mode.CANNOT_CONNECT: OrbLook("dashes", "warning"),
    Mode.HOLDING: OrbLook("square", "mic"),
    Mode.REPLAYING: OrbLook("ring", "start", voice="assistant"),
    Mode.NO_MICROPHONE: OrbLook("dashes", "mic_off"),
    Mode.LOG: OrbLook("dashes", "info"),
}


def color_of(mode: Mode, tokens: Tokens) -> str:
    """Return the colour of a state (ux-anchors.md 7.2); never the only thing that tells it."""
    match mode:
        case Mode.READY:
            return tokens.accent
        case Mode.SET_UP | Mode.NO_MICROPHONE | Mode.LOG:
            return tokens.text_third
        case Mode.CONNECTING | Mode.OPENING_MICROPHONE | Mode.RECONNECTING | Mode.LOADING:
            return tokens.attention
        case Mode.LISTENING | Mode.HEARING | Mode.STOPPED | Mode.HOLDING:
            return tokens.you
        case Mode.THINKING | Mode.USING_TOOL | Mode.SPEAKING | Mode.REPLAYING:
            return tokens.assistant
        case Mode.MUTED:
            return tokens.muted
        case Mode.CANNOT_CONNECT:
            return tokens.error


class Orb(QAbstractButton):
    """Draws a state and the levels of both voices, at most 30 times a second, and can be pressed.

    It moves only while its state has something that moves, somebody can see it and motion is wanted.

    Signals:
        clicked(): what a press means is the owner's business.
    """

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self.setObjectName("orb")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # else all that lies under it is painted, too
        self._theme, self._clock = theme, clock
        self._mode = Mode.READY
        self._still = False
        self._levels: dict[str, Level] = {}
        self._level = 0.0
        self._drawn = 0.0
        self._last_s = clock()
        self._size = LARGE
        self._frames = FrameTimer(self)
        self._frames.frame.connect(self.advance)
        theme.changed.connect(self.update)
        self.set_diameter(LARGE)

    @property
    def is_moving(self) -> bool:
        """Whether pictures follow each other."""
        return self._frames.is_running

    @property
    def level(self) -> float:
        """The voice as it is drawn, 0 to 1."""
        return self._level

    def set_diameter(self, pixels: int) -> None:
        """Be this wide and high."""
        self._size = pixels
        self.setFixedSize(pixels, pixels)

    def hear(self, *, you: Level, assistant: Level) -> None:
        """From now on these tell how loud the voices are, 0 to 1."""
        self._levels = {"you": you, "assistant": assistant}

    def set_still(self, still: bool) -> None:
        """Whether motion is unwanted."""
        self._still = still
        self._follow()

    def show_mode(self, mode: Mode) -> None:
        """Show this state."""
        if mode is self._mode:
            return
        self._mode = mode
        self._level = 0.0
        self._follow()
        self.update()

    def advance(self) -> None:
        """Take the levels of this moment; ask for a picture if it would differ."""
        look, now_s = LOOKS[self._mode], self._clock()
        elapsed_s, self._last_s = now_s - self._last_s, now_s
        wanted = self._levels.get(look.voice, silent)()
        settle_s = RISE_S if wanted > self._level else FALL_S
        self._level += (wanted - self._level) * min(1.0, elapsed_s / settle_s)
        lively = look.form == "wave" and self._level > STILL
        if look.turns or lively or abs(self._level - self._drawn) > STILL:
            self.update()

    def _follow(self) -> None:
        look = LOOKS[self._mode]
        self._last_s = self._clock()
        self._frames.set_live(not self._still and bool(look.turns or look.voice))

    def _paint_form(self, painter: QPainter, look: OrbLook, color: QColor, radius: float) -> None:
        match look.form:
            case "disc":
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color.lighter(106) if self.underMouse() else color)
                painter.drawEllipse(QPointF(0, 0), radius, radius)
            case "wave":
                self._paint_wave(painter, color, radius)
            case "square":
                self._paint_square(painter, color, radius)
            case "dots":
                self._paint_dots(painter, color, radius)
            case form:
                self._paint_ring(painter, color, radius, dashed=form == "dashes", turns=look.turns)

    def _paint_wave(self, painter: QPainter, color: QColor, radius: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.scale(radius, radius)
        painter.drawPolygon(orb_shapes.wave(orb_shapes.step_of(self._level), self._moment()))
        painter.scale(1 / radius, 1 / radius)

    def _paint_bars(self, painter: QPainter, color: QColor, radius: float) -> None:
        painter.setPen(QPen(color, 0.11, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.scale(radius, radius)
        painter.drawLines(orb_shapes.bars(orb_shapes.step_of(self._level), self._moment()))
        painter.scale(1 / radius, 1 / radius)

    def _moment(self) -> int:
        return 0 if self._still else orb_shapes.moment_at(self._clock())

    def _paint_square(self, painter: QPainter, color: QColor, radius: float) -> None:
        side = radius * 1.66
        painter.setPen(QPen(color, max(2.0, radius * 0.05)))
        painter.setBrush(_mixed(color.name(), self._theme.tokens.surface, FAINT))
        painter.drawRoundedRect(QRectF(-side / 2, -side / 2, side, side), side * 0.28, side * 0.28)

    def _paint_dots(self, painter: QPainter, color: QColor, radius: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_mixed(color.name(), self._theme.tokens.surface, FAINT))
        painter.drawEllipse(QPointF(0, 0), radius, radius)
        painter.setBrush(color)
        phase = 0.0 if self._still else self._clock() / TURN_S * 2 * math.pi
        for number in range(3):
            lift = 0.12 * radius * math.sin(phase - number * 0.9)
            painter.drawEllipse(QPointF((number - 1) * radius * 0.42, -lift), radius * 0.12, radius * 0.12)

    def _paint_ring(self, painter: QPainter, color: QColor, radius: float, *, dashed: bool, turns: bool) -> None:
        width = max(2.0, radius * 0.06)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_mixed(color.name(), self._theme.tokens.surface, FAINT))
        painter.drawEllipse(QPointF(0, 0), radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        if dashed:
            pen.setDashPattern([1.2, 3.0])
        painter.setPen(pen)
        box = QRectF(-radius, -radius, 2 * radius, 2 * radius)
        if not turns:
            painter.drawEllipse(box)
            return
        start = 90.0 if self._still else -self._clock() / TURN_S * 360.0 % 360.0
        painter.drawArc(box, round(start * 16), 100 * 16)

    def _paint_halo(self, painter: QPainter, color: QColor, radius: float) -> None:
        if self._level <= STILL:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_mixed(color.name(), self._theme.tokens.surface, HALO))
        reach = radius + (self._size / 2 - radius) * (0.25 + 0.7 * self._level)
        painter.drawEllipse(QPointF(0, 0), reach, reach)

    def _paint_sign(self, painter: QPainter, look: OrbLook, color: QColor, radius: float) -> None:
        filled = look.form in {"disc", "wave"}
        ink = QColor(self._theme.tokens.on_accent if look.form == "disc" else self._theme.tokens.surface)
        if look.sign:
            size = round(radius * 0.86)
            name = (ink if filled else color).name()
            icon(look.sign, name).paint(painter, -size // 2, -size // 2, size, size)
        elif look.form == "wave":
            self._paint_bars(painter, ink, radius)

    # Qt overrides

    def sizeHint(self) -> QSize:
        """Qt: a square."""
        return QSize(self._size, self._size)

    def enterEvent(self, event: object) -> None:
        """Qt: it can be pressed, and looks so."""
        super().enterEvent(event)  # type: ignore[arg-type]
        self.update()

    def leaveEvent(self, event: object) -> None:
        """Qt: the pointer has gone."""
        super().leaveEvent(event)  # type: ignore[arg-type]
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: halo, form, sign, focus."""
        look, tokens = LOOKS[self._mode], self._theme.tokens
        color = QColor(color_of(self._mode, tokens))
        self._drawn = self._level
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.surface))  # of the stage
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self._size / 2, self._size / 2)
        radius = self._size / 2 * (CORE + SWELL * self._level)
        self._paint_halo(painter, color, radius)
        self._paint_form(painter, look, color, radius)
        self._paint_sign(painter, look, color, self._size / 2 * CORE)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            reach = self._size / 2 - 2
            painter.drawEllipse(QPointF(0, 0), reach, reach)


@cache
def _mixed(color: str, ground: str, share: float) -> QColor:
    """A share of the colour on the ground, as one colour: nothing has to be blended while it moves."""
    over, under = QColor(color), QColor(ground)
    return QColor(
        round(share * over.red() + (1 - share) * under.red()),
        round(share * over.green() + (1 - share) * under.green()),
        round(share * over.blue() + (1 - share) * under.blue()),
    )
