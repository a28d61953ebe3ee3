"""The living centre of the window: one shape that moves with both voices and tells the state
by its form.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QWidget

from voicelive_desktop.domain.questions.selectors import Mode
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.voice_bar.frame_timer import CALM_MS, FrameTimer
from voicelive_desktop.gui.voice_bar.orb_picture import LOOKS, OrbPicture

LARGE, SMALL = 176, 48
RISE_S, FALL_S = 0.06, 0.30  # a voice is followed at once and let go softly
ROUND_S = 1.6  # one round of what turns and waves
TURNS = 32  # pictures of a round
TURN_MS = 50  # one of them
STEPS, SMALL_STEPS = 40, 8  # of a voice
# small pictures: all of a round at each step of a voice, and some of other states; on a screen of
# double density fewer
KEPT, KEPT_BYTES = 340, 8_000_000

Level = Callable[[], float]
Key = tuple[Mode, int, int, bool, float]
"""(mode, step of the voice, picture of the round, under the pointer, dots in a pixel): equal ones
look the same
"""


def silent() -> float:
    """Return the level of a voice that nobody can hear."""
    return 0.0


class Orb(QAbstractButton):
    """Draws a state and the levels of both voices, at most 30 times a second, and can be pressed.

    It moves only while its state has something that moves, somebody can see it and motion is
    wanted. Small pictures
    are kept: in a conversation they come again and again, and one that is there costs a tenth of
    drawing it.

    Signals:
        clicked(): what a press means is the owner's business.
    """

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("orb")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._theme, self._clock = theme, clock
        self._mode = Mode.READY
        self._still = False
        self._levels: dict[str, Level] = {}
        self._voice: Level = silent
        self._level = 0.0
        self._last_s = clock()
        self._size, self._steps = LARGE, STEPS
        self._drawn: Key | None = None
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()
        self._frames = FrameTimer(self, opaque=True, beat_ms=CALM_MS)
        self._frames.frame.connect(self.advance)
        theme.changed.connect(self._on_theme_changed)
        self.set_diameter(LARGE)

    @property
    def is_moving(self) -> bool:
        """Whether pictures follow each other."""
        return self._frames.is_running

    @property
    def level(self) -> float:
        """The voice as it is drawn, 0 to 1."""
        return self._level

    @property
    def kept_bytes(self) -> int:
        """How much the kept pictures take."""
        return sum(kept.width() * kept.height() * 4 for kept in self._kept.values())

    def set_diameter(self, pixels: int) -> None:
        """Be this wide and high."""
        if pixels != self._size:
            self._kept.clear()
        self._size = pixels
        if pixels <= SMALL:
            self._steps = SMALL_STEPS
        else:
            self._steps = STEPS
        self.setFixedSize(pixels, pixels)

    def hear(self, *, you: Level, assistant: Level) -> None:
        """From now on these tell how loud the voices are, 0 to 1."""
        self._levels = {"you": you, "assistant": assistant}
        self._follow()

    def set_still(self, still: bool) -> None:
        """Whether motion is unwanted."""
        self._still = still
        self._level = 0.0
        self._follow()
        self.update()

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
        now_s = self._clock()
        elapsed_s, self._last_s = now_s - self._last_s, now_s
        wanted = self._voice()
        if wanted > self._level:
            settle_s = RISE_S
        else:
            settle_s = FALL_S
        self._level += (wanted - self._level) * min(1.0, elapsed_s / settle_s)
        if self._key() != self._drawn:
            self.update()

    def _follow(self) -> None:
        look = LOOKS[self._mode]
        self._voice = self._levels.get(look.voice, silent)
        self._last_s = self._clock()
        if look.turns:
            self._frames.set_beat(TURN_MS)
        else:
            self._frames.set_beat(CALM_MS)
        self._frames.set_live(look.moves and not self._still)

    def _key(self) -> Key:
        step = round(self._level * self._steps)
        moves = not self._still and (step or LOOKS[self._mode].turns)
        if moves:
            turn = int(self._last_s / ROUND_S * TURNS) % TURNS
        else:
            turn = -1
        return (
            self._mode,
            step,
            turn,
            self._mode is Mode.READY and self.underMouse(),
            self.devicePixelRatioF(),
        )

    def _picture(self, key: Key) -> OrbPicture:
        mode, step, turn, hovered, _ = key
        if turn >= 0:
            return OrbPicture(mode, step / self._steps, turn / TURNS, hovered)
        return OrbPicture(mode, step / self._steps, None, hovered)

    def _kept_picture(self, key: Key) -> QPixmap:
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
            return kept
        dots = round(self._size * key[-1])
        made = QPixmap(dots, dots)
        made.setDevicePixelRatio(key[-1])
        painter = QPainter(made)
        self._picture(key).paint(painter, self._size, self._theme.tokens)
        painter.end()
        made = self._kept[key] = made.copy()  # see `icons.pixmap`
        if len(self._kept) > min(KEPT, KEPT_BYTES // (dots * dots * 4)):
            self._kept.popitem(last=False)
        return made

    def _on_theme_changed(self) -> None:
        self._kept.clear()
        self.update()

    def _paint_focus(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.tokens.focus), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        middle = self._size / 2
        painter.drawEllipse(QPointF(middle, middle), middle - 2, middle - 2)

    # Qt overrides

    def sizeHint(self) -> QSize:
        """Qt: a square."""
        return QSize(self._size, self._size)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Qt: it can be pressed, and looks so."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: the pointer has gone."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: the picture of this moment, then the focus."""
        key = self._drawn = self._key()
        painter = QPainter(self)
        if self._size <= SMALL:
            painter.drawPixmap(0, 0, self._kept_picture(key))
        else:
            painter.save()
            self._picture(key).paint(painter, self._size, self._theme.tokens)
            painter.restore()
        if self.hasFocus():
            self._paint_focus(painter)
