"""The pulse of a moving picture: beats only while somebody can see it and something moves."""

from __future__ import annotations

import time
from collections import Counter

from PySide6.QtCore import (
    SIGNAL,
    QCoreApplication,
    QEvent,
    QObject,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtWidgets import QWidget

FRAME_MS = 33  # 30 pictures a second: nothing beats more often
CALM_MS = 66  # often enough for what only tells a level
_CALM_S = 0.055  # from one calm beat to the next, at least
_BEAT = SIGNAL("beat()")
_COMES_AND_GOES = frozenset({QEvent.Type.Show, QEvent.Type.Hide})
_AFTER_STYLE = frozenset({QEvent.Type.Show, QEvent.Type.StyleChange})


class FrameTimer(QObject):
    """Beats while `watched` is shown and `set_live(True)` holds.

    All of them beat together, so that everything that moves is drawn and sent to the screen at
    once: orb, waveform and
    meters cost one picture of the window, not one each.

    Args:
        watched: what moves.
        opaque: it fills its whole rectangle. Then nothing that lies under it is painted with each
            of its pictures.
        beat_ms: how long it may wait for its next picture. The pulse is as quick as the least
            patient of those that move.

    Signals:
        frame(): draw the next picture.
        turned(bool): frames come from now on, or none do.
    """

    frame = Signal()
    turned = Signal(bool)

    def __init__(self, watched: QWidget, *, opaque: bool = False, beat_ms: int = FRAME_MS) -> None:
        super().__init__(watched)
        self._opaque, self._beat_ms = opaque, beat_ms
        self._live = False
        self._running = False
        self._pulse: FramePulse | None = None  # found when it first runs
        self._shown = watched.isVisible()
        watched.installEventFilter(self)

    @property
    def is_running(self) -> bool:
        """Whether frames come."""
        return self._running

    @property
    def is_calm(self) -> bool:
        """Whether this frame is one of those, 15 a second at most, that are often enough for what
        only tells a level. The same ones for all, so that they are drawn together.
        """
        return self._pulse is not None and self._pulse.is_calm

    def be_calm(self) -> None:
        """Let this frame, and those that follow it by so much, be the calm ones: what a level is
        taken from is looked at now, and need not be looked at once more in between.
        """
        if self._pulse is not None:
            self._pulse.be_calm()

    def set_beat(self, beat_ms: int) -> None:
        """Wait so long for the next picture, from now on."""
        if beat_ms == self._beat_ms:
            return
        if self._running and self._pulse is not None:
            self._pulse.leave(self.frame, self._beat_ms)
            self._pulse.carry(self.frame, beat_ms)
        self._beat_ms = beat_ms

    def set_live(self, live: bool) -> None:
        """Whether there is anything that moves."""
        self._live = live
        self._follow()

    def _follow(self) -> None:
        wanted = self._live and self._shown
        if wanted == self._running:
            return
        self._running = wanted
        pulse = self._pulse = self._pulse or frame_pulse()
        if wanted:
            pulse.carry(self.frame, self._beat_ms)
        else:
            pulse.leave(self.frame, self._beat_ms)
        self.turned.emit(wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the window come and go; a minimised one sends these events too."""
        kind = event.type()
        if kind in _COMES_AND_GOES:
            self._shown = kind is QEvent.Type.Show
            self._follow()
        if self._opaque and kind in _AFTER_STYLE:
            # WORKAROUND Qt 6.11: Fusion takes this attribute from every button that it polishes.
            _widget(watched).setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        return False


class FramePulse(QObject):
    """The one timer of the program's moving pictures; it stops by itself when nothing
    moves any more.

    Signals:
        beat(): it is time for the next picture.
        beaten(): all pictures of this beat were asked for; what else changes in the window may
        come with them. Who listens to it keeps nothing beating.

    Attributes:
        is_calm: Whether this beat is one for what only tells a level.
    """

    beat = Signal()
    beaten = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_calm = True
        self._calm_s = 0.0
        self._wanted = Counter[int]()  # how many want a beat of so many milliseconds
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)

    def carry(self, frame: SignalInstance, beat_ms: int) -> None:
        """Hand each beat on to this signal, until it leaves or its owner is gone."""
        self.beat.connect(frame)
        self._wanted[beat_ms] += 1
        self._keep_time()

    def leave(self, frame: SignalInstance, beat_ms: int) -> None:
        """Hand no beat on to this signal any more."""
        self.beat.disconnect(frame)
        self._wanted[beat_ms] -= 1
        self._keep_time()

    def be_calm(self) -> None:
        """From now on count the time to the next beat of a level."""
        self.is_calm = True
        self._calm_s = time.monotonic()

    @property
    def is_beating(self) -> bool:
        """Whether the timer runs."""
        return self._timer.isActive()

    @property
    def beat_ms(self) -> int:
        """How long it waits from beat to beat."""
        return self._timer.interval()

    def _on_timeout(self) -> None:
        if self.receivers(_BEAT):
            self.is_calm = time.monotonic() - self._calm_s >= _CALM_S
            if self.is_calm:
                self.be_calm()
            self.beat.emit()
            self.beaten.emit()
        else:
            self._timer.stop()
            self._wanted.clear()  # of those that are gone, too

    def _keep_time(self) -> None:
        beat_ms = min(+self._wanted, default=CALM_MS)
        if not self._timer.isActive() or self._timer.interval() != beat_ms:
            self._timer.start(beat_ms)


def _widget(watched: QObject) -> QWidget:
    assert isinstance(watched, QWidget)
    return watched


def frame_pulse() -> FramePulse:
    """Return the application's pulse; it lives and ends with the application."""
    application = QCoreApplication.instance()
    assert application is not None, "a widget cannot be shown without one"
    found = application.findChild(FramePulse, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found or FramePulse(application)
