"""The pulse of a moving picture: beats only while somebody can see it and something moves."""

from __future__ import annotations

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

FRAME_MS = 33  # 30 pictures a second
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

    Signals:
        frame(): draw the next picture.
        turned(bool): frames come from now on, or none do.
    """

    frame = Signal()
    turned = Signal(bool)

    def __init__(self, watched: QWidget, *, opaque: bool = False) -> None:
        super().__init__(watched)
        self._opaque = opaque
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
        """Whether this is one of every two frames: often enough for what only tells a level. The
        same two for all, so that they are drawn together.
        """
        return self._pulse is not None and self._pulse.beats % 2 == 0

    def set_live(self, live: bool) -> None:
        """Whether there is anything that moves."""
        self._live = live
        self._follow()

    def _follow(self) -> None:
        wanted = self._live and self._shown
        if wanted == self._running:
            return
        self._running = wanted
        pulse = self._pulse = self._pulse or _pulse()
        if wanted:
            pulse.carry(self.frame)
        else:
            pulse.beat.disconnect(self.frame)
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

    Attributes:
        beats: counts them.
    """

    beat = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.beats = 0
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._on_timeout)

    def carry(self, frame: SignalInstance) -> None:
        """Hand each beat on to this signal, until it is disconnected or its owner is gone."""
        self.beat.connect(frame)
        if not self._timer.isActive():
            self._timer.start()

    @property
    def is_beating(self) -> bool:
        """Whether the timer runs."""
        return self._timer.isActive()

    def _on_timeout(self) -> None:
        if self.receivers(SIGNAL("beat()")):
            self.beats += 1
            self.beat.emit()
        else:
            self._timer.stop()


def _widget(watched: QObject) -> QWidget:
    assert isinstance(watched, QWidget)
    return watched


def _pulse() -> FramePulse:
    """Return the application's pulse; it lives and ends with the application."""
    application = QCoreApplication.instance()
    assert application is not None, "a widget cannot be shown without one"
    found = application.findChild(FramePulse, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found or FramePulse(application)
