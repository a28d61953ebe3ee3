"""What moves thirty times a second paints itself and nothing that lies under it."""

from __future__ import annotations

import itertools
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QAction, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.gui import gallery
from voicelive_desktop.domain.words.kinds import Appearance
from voicelive_desktop.gui.voice_bar.frame_timer import FrameTimer

MOVING = ("orb", "mute_button", "waveform", "vad_meter")


class Painted(QObject):
    """Who painted where, in the points of the window."""

    def __init__(self) -> None:
        super().__init__()
        self.places: list[tuple[QWidget, QRegion]] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent) and isinstance(watched, QWidget):
            self.places.append(
                (watched, event.region().translated(watched.mapTo(watched.window(), QPoint())))
            )
        return False


def painted_under(widget: QWidget) -> list[str]:
    """Whose ground is painted where this widget stands when it asks for a picture."""
    application = QApplication.instance()
    assert application is not None
    painted = Painted()
    application.installEventFilter(painted)
    widget.repaint()
    application.removeEventFilter(painted)
    place = QRect(widget.mapTo(widget.window(), QPoint()), widget.size())
    assert any(who is widget for who, _ in painted.places)
    return [
        who.objectName() or type(who).__name__
        for who, region in painted.places
        if who is not widget and who.isAncestorOf(widget) and region.intersects(place)
    ]


def is_alone(picture: QWidget) -> bool:
    return not painted_under(picture)


def pictures(parts: gallery.Parts, name: str) -> list[QWidget]:
    """What draws: the widget itself, or what pyqtgraph draws on."""
    whole = parts.window.findChild(QWidget, name)
    assert whole is not None
    plots = [
        child.viewport() for child in whole.findChildren(QWidget) if hasattr(child, "viewport")
    ]
    return plots or [whole]


def test_a_picture_paints_nothing_that_lies_under_it(qtbot: QtBot, parts: gallery.Parts) -> None:
    parts.feed.push(gallery.speaking())
    studio = parts.window.findChild(QAction, "action_studio")
    assert studio is not None
    studio.trigger()
    for choice in ("dark", "light"):  # another style sheet must not change it
        parts.theme.set_choice(Appearance(choice))
        for picture in itertools.chain.from_iterable(pictures(parts, name) for name in MOVING):
            qtbot.waitUntil(partial(is_alone, picture))  # once all else was drawn


def test_all_that_beats_in_the_window_is_named_here(qtbot: QtBot, parts: gallery.Parts) -> None:
    parts.feed.push(gallery.speaking())
    qtbot.waitUntil(lambda: _beating(parts.window) == {*MOVING, "transcript"})


def _beating(window: QWidget) -> set[str]:
    beating = (timer.parent() for timer in window.findChildren(FrameTimer) if timer.is_running)
    return {whose.objectName() for whose in beating if whose is not None}
