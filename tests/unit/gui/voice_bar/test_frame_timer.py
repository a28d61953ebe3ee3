"""Everything that moves in the window beats together, and nothing beats when nothing moves."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from voicelive_desktop.gui.voice_bar.frame_timer import CALM_MS, FramePulse, FrameTimer


class Picture(QWidget):
    """Asks for a picture at each frame, and counts those that its window sent to the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frames = FrameTimer(self)
        self.beats = 0
        self.frames.frame.connect(self._on_frame)

    def _on_frame(self) -> None:
        self.beats += 1
        self.update()


def shown(qtbot: QtBot) -> tuple[QWidget, Picture, Picture]:
    window = QWidget()
    qtbot.addWidget(window)
    one, other = Picture(window), Picture(window)
    other.move(QPoint(50, 50))
    window.show()
    return window, one, other


def pulse() -> FramePulse:
    application = QCoreApplication.instance()
    assert application is not None
    found = application.findChildren(FramePulse)
    assert len(found) == 1
    return found[0]


def test_all_pictures_beat_in_the_same_turn_of_the_loop(qtbot: QtBot) -> None:
    window, one, other = shown(qtbot)
    one.frames.set_live(True)
    other.frames.set_live(True)
    qtbot.waitUntil(lambda: other.beats >= 3)
    assert one.beats == other.beats
    assert window.isVisible()


def test_who_is_hidden_or_has_nothing_that_moves_gets_no_frame(qtbot: QtBot) -> None:
    window, one, other = shown(qtbot)
    one.frames.set_live(True)
    other.frames.set_live(True)
    qtbot.waitUntil(lambda: one.beats >= 1)
    other.hide()
    seen, until = other.beats, one.beats + 3
    qtbot.waitUntil(lambda: one.beats >= until)
    assert other.beats == seen
    assert one.frames.is_running
    assert not other.frames.is_running
    assert window.isVisible()


def test_the_timer_stops_when_nothing_moves_and_begins_again(qtbot: QtBot) -> None:
    window, one, _other = shown(qtbot)
    one.frames.set_live(True)
    qtbot.waitUntil(lambda: one.beats >= 1)
    one.frames.set_live(False)
    qtbot.waitUntil(lambda: not pulse().is_beating)
    beats = one.beats
    one.frames.set_live(True)
    qtbot.waitUntil(lambda: one.beats > beats)
    assert window.isVisible()


def test_the_pulse_is_as_quick_as_the_least_patient_wants(qtbot: QtBot) -> None:
    window, one, other = shown(qtbot)
    one.frames.set_beat(CALM_MS)
    other.frames.set_beat(50)
    one.frames.set_live(True)
    assert pulse().beat_ms == CALM_MS
    other.frames.set_live(True)
    assert pulse().beat_ms == 50
    one.frames.set_beat(40)
    assert pulse().beat_ms == 40
    one.hide()
    assert pulse().beat_ms == 50
    assert window.isVisible()


def test_a_picture_that_is_gone_keeps_nothing_beating(qtbot: QtBot) -> None:
    window, one, _ = shown(qtbot)
    one.frames.set_live(True)
    qtbot.waitUntil(lambda: one.beats >= 1)
    one.setParent(None)
    one.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: not pulse().is_beating)
    assert window.isVisible()
