"""What a second of talk costs the window, counted instead of timed: pictures by widget, dots painted, timers.

A change that makes the window heavier exceeds the table; whoever means it so changes the table, and says why.
"""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.gui import gallery
from tests.gui.dialog_walk import close_and_delete
from tests.support.style import take_off
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.level_ports import Levels, WaveformChunk
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.voice_bar.frame_timer import FramePulse
from voicelive_desktop.gui.window.main_window import MainWindow

BEATS = 30  # of a second; a busy machine gives fewer in a second, and nothing here counts seconds
SPEECH_S = 0.05  # of an answer from one shown state to the next

# Pictures and thousands of dots of 30 beats in a window of 1240 x 780 while an answer is spoken.
PICTURES = {"waveform": 30, "vad_meter": 30, "orb": 30, "mute_button": 30, "transcript": 30}
KILODOTS = {"waveform": 420, "vad_meter": 115, "orb": 70, "mute_button": 60, "transcript": 2_000}
OTHERS = 12  # pictures of all else together: counting seconds, a cursor that blinks
TIMERS = 4 * BEATS  # wake-ups of all timers together


class Voice:
    """A source that talks without end."""

    per_second = gallery.PER_SECOND

    def snapshot(self, since: int) -> WaveformChunk:
        now = self.index_at(time.monotonic())
        first = max(since, now - 30 * self.per_second)
        index = np.arange(min(first, now), now)
        heights = (0.05 + 0.6 * np.abs(np.sin(index * 0.37) * np.sin(index * 0.051))).astype(np.float32)
        return WaveformChunk(first, -heights, heights)

    def index_at(self, monotonic_s: float) -> int:
        return int(monotonic_s * self.per_second)


class Talker:
    """A microphone whose level never stands still."""

    def snapshot(self) -> Levels:
        peak_db = -25 + 12 * math.sin(time.monotonic() * 9)
        return Levels(peak_db, peak_db - 8, -52.0, clipped=False, open=True)


@dataclass
class Cost(QObject):
    """Counts what Qt does, by the name of the part of the window in which it does it."""

    pictures: Counter[str] = field(default_factory=Counter)
    dots: Counter[str] = field(default_factory=Counter)
    timers: int = 0

    def __post_init__(self) -> None:
        super().__init__()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent) and isinstance(watched, QWidget):
            name = _part(watched)
            self.pictures[name] += 1
            self.dots[name] += sum(rect.width() * rect.height() for rect in event.region())
        self.timers += event.type() is QEvent.Type.Timer
        return False


def _part(widget: QWidget) -> str:
    at: QWidget | None = widget
    while at is not None:
        if at.objectName() in PICTURES:
            return at.objectName()
        at = at.parentWidget()
    return f"{type(widget).__name__} {widget.objectName()}".strip()


@pytest.fixture
def talking(qtbot: QtBot, qapp: QApplication) -> Iterator[gallery.Parts]:
    """The whole window while an answer is spoken and the person talks, everything in motion."""
    theme = Theme()
    theme.set_choice("dark")
    theme.prepare(qapp)
    feed, intents = StateFeed(gallery.speaking()), Intents()
    window = MainWindow(feed, intents, theme, Talker(), Voice(), Voice())
    theme.apply_to(qapp)
    window.resize(1240, 780)
    with qtbot.waitExposed(window):
        window.show()
    window.attach_plots()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "waveform") is not None)
    yield gallery.Parts(window, feed, intents, theme)
    window.allow_close()
    window.close()
    close_and_delete(window)
    take_off(qapp)


def counted(qtbot: QtBot, qapp: QApplication, parts: gallery.Parts) -> Cost:
    """Count over `BEATS` while the words go on; the first beats, in which all else is drawn, do not count."""
    pulse = qapp.findChild(FramePulse)
    assert isinstance(pulse, FramePulse)
    beats, cost = [0], Cost()

    def on_beat() -> None:
        beats[0] += 1
        state = parts.feed.state
        played_ms = state.playback.played_ms + SPEECH_S * 1000
        parts.feed.push(replace(state, playback=replace(state.playback, played_ms=played_ms)))

    pulse.beat.connect(on_beat)
    qtbot.waitUntil(lambda: beats[0] >= BEATS)
    beats[0] = 0
    qapp.installEventFilter(cost)
    qtbot.waitUntil(lambda: beats[0] >= BEATS)
    qapp.removeEventFilter(cost)
    pulse.beat.disconnect(on_beat)
    return cost


def test_a_second_of_talk_paints_what_moves_and_no_more(
    qtbot: QtBot, qapp: QApplication, talking: gallery.Parts
) -> None:
    cost = counted(qtbot, qapp, talking)
    told = f"pictures {dict(cost.pictures)}, dots {dict(cost.dots)}, timers {cost.timers}"
    for name, most in PICTURES.items():
        assert 0 < cost.pictures[name] <= most, told
        assert cost.dots[name] <= KILODOTS[name] * 1000, told
    assert sum(cost.pictures.values()) - sum(cost.pictures[name] for name in PICTURES) <= OTHERS, told
    assert cost.timers <= TIMERS, told
