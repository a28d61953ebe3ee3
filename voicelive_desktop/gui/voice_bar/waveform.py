"""The last 30 seconds of both voices."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QIcon,
    QMouseEvent,
    QPainter,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.icons import icon
from voicelive_desktop.gui.voice_bar.frame_timer import CALM_MS, FRAME_MS, FrameTimer
from voicelive_desktop.gui.voice_bar.lane import SPAN_S, Lane
from voicelive_desktop.gui.voice_bar.plot import QuietPlot
from voicelive_desktop.gui.voice_bar.timeline import Timeline, TimelineMarks

if TYPE_CHECKING:
    from voicelive_desktop.gui.level_ports import WaveformSource

_AXIS_HEIGHT = 14
_SIDE = 6
_AUDIBLE = 0.01  # -40 dBFS: what the text calls a sound
_TEXT_S = 0.5  # the words describe this much
_TEXT_PAUSE_S = 0.250  # nobody reads faster
# The answer is looked at with each step of the picture. Where steps are longer than this, in
# between too: the orb follows it.
_PULL_PAUSE_S = 0.110


class Waveform(QWidget):
    """Two lanes, the user above and the assistant below, on one timeline that ends now.

    It moves while `set_live(True)` and somebody can see it; a click, its button (it appears with
    the pointer or the
    focus) or its menu pause it.

    Signals:
        described(text: str): the picture in words, when they change.
        paused_changed(paused: bool)
        moment_wanted(moment_s: float): what happened at this moment (monotonic s)?
    """

    described = Signal(str)
    paused_changed = Signal(bool)
    moment_wanted = Signal(float)

    def __init__(
        self,
        you: WaveformSource,
        assistant: WaveformSource,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("waveform")
        self.setMinimumSize(96, 24)
        self._theme, self._clock = theme, clock
        self._lanes = (Lane(you), Lane(assistant))
        self._live = self._paused = self._hovered = False
        self._detailed = True
        self._described_s = 0.0
        self._pulled_s = float("-inf")
        self._text = ""
        self._plot = QuietPlot(_AXIS_HEIGHT, _SIDE, self)
        self._plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._plot.view_box.setRange(
            xRange=(-SPAN_S, 0), yRange=(-1, 1), padding=0, disableAutoRange=True
        )
        self.timeline = Timeline(self._plot, *self._lanes)
        self.pause_button = self._build_pause_button()
        self._around = QVBoxLayout(self)
        self._around.setContentsMargins(0, 4, 0, 2)  # the frame's round corners
        self._around.addWidget(self._plot)
        self._timer = FrameTimer(self, beat_ms=CALM_MS)
        self._timer.frame.connect(self.advance)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self._label_axis()
        self.setToolTip(
            self.tr(
                "You above, the assistant below. Brackets: speech the service heard. Arrows: interruptions."
            )
        )

    @property
    def is_moving(self) -> bool:
        """Whether pictures follow each other."""
        return self._timer.is_running

    @property
    def is_paused(self) -> bool:
        """Whether the person stopped the picture."""
        return self._paused

    @property
    def text(self) -> str:
        """The picture in words."""
        return self._text

    def loudest_answer(self, seconds: float) -> float:
        """Return the largest extreme (0 to 1) of the answer in the latest seconds; 0 while the
        picture stands still.
        """
        if not self.is_moving:
            return 0.0
        now_s = self._clock()
        if now_s - self._pulled_s >= _PULL_PAUSE_S:
            self._pull_answer(now_s)
        return self._lanes[1].loudest_since(seconds)

    def set_detailed(self, *, detailed: bool) -> None:
        """Whether there is room for a scale and for names."""
        self._detailed = detailed
        side = 2
        if detailed:
            side = _SIDE
        self._plot.show_axis(shown=detailed, height=_AXIS_HEIGHT, side=side)
        if detailed:
            self._around.setContentsMargins(0, 4, 0, 2)
            self._plot.let_move(None)  # the marks of the scale lie over it
        else:
            self._around.setContentsMargins(0, 1, 0, 0)
            self._plot.let_move(self.timeline)
        self.timeline.named = detailed
        self.timeline.update()

    def set_unheard(self, *, unheard: bool, since_s: float) -> None:
        """Whether what you say from this moment (monotonic) on goes nowhere: it is drawn in grey."""
        self.timeline.set_unheard(unheard=unheard, since_s=since_s)

    def set_live(self, live: bool) -> None:
        """Whether microphone or speaker is open. Without them the picture stands still, in grey."""
        self._live = live
        self._follow()

    def set_paused(self, paused: bool) -> None:
        """Stop the picture, or let it catch up and go on."""
        if paused == self._paused:
            return
        self._paused = paused
        if not paused:
            self.timeline.pointed_s = None
        self._follow()
        self.paused_changed.emit(paused)

    def show_moment(self, moment_s: float) -> bool:
        """Stop the picture and point at this moment (monotonic s); False where it does not reach."""
        if not self._clock() - SPAN_S < moment_s <= self._clock():
            return False
        if not self._paused:
            self.advance()
        self.set_paused(True)
        self.timeline.pointed_s = moment_s
        self.timeline.update()
        return True

    def toggle_paused(self) -> None:
        """Stop the picture or let it go on."""
        self.set_paused(not self._paused)

    def set_marks(
        self, speeches: list[tuple[float, float | None]], interruptions: list[float]
    ) -> None:
        """Bracket these utterances (an end of None: it lasts) and mark where the assistant was cut;
        monotonic s.
        """
        self.timeline.marks = TimelineMarks(speeches, interruptions)
        self.timeline.update()

    def advance(self) -> None:
        """Draw the present moment."""
        now_s = self._clock()
        if self.timeline.move_to(now_s):
            self._timer.be_calm()
            self._lanes[0].pull(now_s)
            self._pull_answer(now_s)
            self._choose_beat()
        if now_s - self._described_s >= _TEXT_PAUSE_S:
            self._described_s = now_s
            self._describe()

    def _choose_beat(self) -> None:
        if self.timeline.is_bare:
            self._timer.set_beat(CALM_MS)
        else:
            self._timer.set_beat(even_beat_ms(self.timeline.column_s))

    def _pull_answer(self, now_s: float) -> None:
        self._pulled_s = now_s
        self._lanes[1].pull(now_s)

    def _follow(self) -> None:
        self._timer.set_live(self._live and not self._paused)
        self.timeline.dimmed = not self._live or self._paused
        self.timeline.update()
        self._show_pause_button()
        self._describe()

    def _describe(self) -> None:
        text = self._words()
        if text != self._text:
            self._text = text
            self.described.emit(text)

    def _words(self) -> str:
        if self._paused:
            return self.tr("Paused")
        if not self._live:
            return self.tr("Nothing is open")
        you, assistant = (lane.loudest_since(_TEXT_S) > _AUDIBLE for lane in self._lanes)
        if you:
            mine = self.tr("You: sound")
        else:
            mine = self.tr("You: silence")
        if assistant:
            theirs = self.tr("Assistant: sound")
        else:
            theirs = self.tr("Assistant: silence")
        return f"{mine}. {theirs}."

    def _label_axis(self) -> None:
        step = 10 if self.width() >= 240 else 15
        labelled = [(float(s), self.tr("{0} s").format(s)) for s in range(-30 + step, 0, step)]
        self._plot.set_ticks(labelled, [(float(s), "") for s in range(-30, 1, 5)])

    def _build_pause_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("waveform_pause_button")
        button.setAccessibleName(self.tr("Pause the waveform"))
        button.setProperty("kind", "overlay")
        button.setStyleSheet(
            "QToolButton { padding: 0; min-width: 0; min-height: 0; border-radius: 6px; }"
        )
        button.setFixedSize(20, 20)
        button.setIconSize(QSize(14, 14))
        button.clicked.connect(self.toggle_paused)
        button.installEventFilter(self)
        return button

    def _show_pause_button(self) -> None:
        if self._paused:
            name = self.tr("Resume the waveform")
        else:
            name = self.tr("Pause the waveform")
        self.pause_button.setAccessibleName(name)
        self.pause_button.setToolTip(name)
        color = self._theme.tokens.text_second
        if self._paused:
            self.pause_button.setIcon(icon("start", color))
        else:
            self.pause_button.setIcon(_pause_icon(color))
        if self._paused or self._hovered:
            self.pause_button.raise_()
        else:
            self.pause_button.lower()  # under the picture nothing of it is painted with each step

    def _on_theme_changed(self) -> None:
        tokens = self._theme.tokens
        self._plot.set_ground(tokens, tokens.surface)
        self.timeline.set_look(tokens, (self.tr("You"), self.tr("Assistant")))
        self._show_pause_button()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button keeps its corner."""
        super().resizeEvent(event)
        self.pause_button.move(self.width() - self.pause_button.width() - 2, 2)
        self._label_axis()

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer sees the button."""
        super().enterEvent(event)
        self._hovered = True
        self._show_pause_button()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing lies over the picture."""
        super().leaveEvent(event)
        self._hovered = False
        self._show_pause_button()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the button to somebody who reaches it by the Tab key, too."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._hovered = event.type() is QEvent.Type.FocusIn or self.underMouse()
            self._show_pause_button()
        return super().eventFilter(watched, event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click pauses."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.toggle_paused()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same from a menu."""
        self._open_menu(event.globalPos())

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._paused:
            menu.addAction(self.tr("Resume"), self.toggle_paused)
        else:
            menu.addAction(self.tr("Pause"), self.toggle_paused)
        x = self._plot.mapFromGlobal(at).x() - self._plot.view_box.geometry().left()
        moment_s = self.timeline.moment_at(x)
        menu.addAction(
            self.tr("Show the messages of this moment"), lambda: self.moment_wanted.emit(moment_s)
        )
        menu.popup(at)


def even_beat_ms(column_s: float) -> int:
    """Return the beat with which a picture moves evenly that moves by a dot in this time: a whole
    part of it, as long as `CALM_MS` at most.
    """
    dot_ms = column_s * 1000
    return max(FRAME_MS, round(dot_ms / math.ceil(dot_ms / CALM_MS)))


def _pause_icon(color: str) -> QIcon:
    """Two bars; drawn for the densest display."""
    picture = QPixmap(48, 48)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    for left in (12, 28):
        painter.fillRect(QRect(left, 10, 8, 28), QColor(color))
    painter.end()
    return QIcon(picture)
