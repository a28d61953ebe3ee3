"""What a second of talk costs the window, counted instead of timed: pictures by widget, dots
painted, timers.

A change that makes the window heavier exceeds the table; whoever means it so changes the table, and
says why.
"""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gui import gallery
from tests.gui.dialog_walk import close_and_delete
from tests.support.style import take_off
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.kinds import Appearance
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.level_ports import Levels, WaveformChunk
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.voice_bar.frame_timer import FramePulse, FrameTimer
from voicelive_desktop.gui.voice_bar.waveform import Waveform
from voicelive_desktop.gui.window.main_window import MainWindow

BEATS = 30  # of a second; a busy machine gives fewer in a second, and nothing here counts seconds
SPEECH_MS = 50.0  # of an answer from one beat to the next
NEWS = 15  # beats from one told state to the next

# At most so many pictures, and thousands of dots, in 30 beats of a window of 1240 x 780 while an
# answer is spoken.
PICTURES = {"waveform": 31, "vad_meter": 31, "orb": 31, "mute_button": 31, "transcript": 6}
KILODOTS = {"waveform": 420, "vad_meter": 116, "orb": 72, "mute_button": 62, "transcript": 110}
KILODOTS_OF_OTHERS = 60  # all else together: the clock of the session
TIMERS = BEATS + 8  # wake-ups of all timers together: the pulse, and what is shown later
FLUSHES = BEATS + 4  # how often the window is sent to the screen: with the beats
# In a beat that comes in time the waveform does not always move, and a level is not always told;
# these are counted by the time that the beats took. On a busy machine that is no guard.
PICTURES_OF_A_DOT = 1  # nothing lies over it
CALM_S = 0.055  # from one picture of a level to the next


class Voice:
    """A source that talks without end."""

    per_second = gallery.PER_SECOND

    def snapshot(self, since: int) -> WaveformChunk:
        now = self.index_at(time.monotonic())
        first = max(since, now - 30 * self.per_second)
        index = np.arange(min(first, now), now)
        heights = (0.05 + 0.6 * np.abs(np.sin(index * 0.37) * np.sin(index * 0.051))).astype(
            np.float32
        )
        return WaveformChunk(first, -heights, heights)

    def index_at(self, monotonic_s: float) -> int:
        return int(monotonic_s * self.per_second)


class Talker:
    """A microphone whose level never stands still."""

    def snapshot(self) -> Levels:
        peak_db = -25 + 12 * math.sin(time.monotonic() * 9)
        return Levels(peak_db, peak_db - 8, -52.0, clipped=False, open=True)


class Cost(QObject):
    """Counts what Qt does in `BEATS` beats, by the part of the window in which it does it; the
    words go on meanwhile.

    Signals:
        complete(): they are over.
    """

    complete = Signal()

    def __init__(self, feed: StateFeed) -> None:
        super().__init__()
        self._feed = feed
        self.heard_ms = feed.state.speaker.playback.played_ms
        self.beats = 0
        self.pictures: Counter[str] = Counter()
        self.dots: Counter[str] = Counter()
        self.timers: Counter[str] = Counter()
        self.flushes = 0
        self.began_s = self.took_s = 0.0

    def on_beat(self) -> None:
        self.began_s = self.began_s or time.monotonic()
        self.beats += 1
        self.heard_ms += SPEECH_MS
        speaker = self._feed.state.speaker
        if self.beats % NEWS == 0:
            playback = replace(speaker.playback, played_ms=self.heard_ms)
            told = replace(self._feed.state, speaker=replace(speaker, playback=playback))
            self._feed.push(told)
        if self.beats == BEATS:
            self.took_s = time.monotonic() - self.began_s
            self.complete.emit()

    def audible(self) -> tuple[ItemId, float] | None:
        """What is heard now."""
        item_id = self._feed.state.speaker.playback.item
        assert item_id is not None
        return item_id, self.heard_ms

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent) and isinstance(watched, QWidget):
            name = _part(watched)
            self.pictures[name] += 1
            rects: list[QRect] = list(event.region())  # type: ignore[call-overload]  # PySide6 can
            self.dots[name] += sum(rect.width() * rect.height() for rect in rects)
        elif event.type() is QEvent.Type.UpdateRequest:
            self.flushes += 1
        elif event.type() is QEvent.Type.Timer:
            self.timers[type(watched).__name__] += 1
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
    theme.set_choice(Appearance.DARK)
    theme.prepare(qapp)
    feed, intents = StateFeed(gallery.speaking()), Intents()
    window = MainWindow(feed, intents, theme, Talker(), Voice(), Voice())
    theme.apply_to(qapp)
    window.resize(1240, 780)
    flashing = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    with qtbot.waitExposed(window):
        window.show()
    window.attach_plots()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "waveform") is not None)
    yield gallery.Parts(window, feed, intents, theme)
    qapp.setCursorFlashTime(flashing)
    window.allow_close()
    window.close()
    close_and_delete(window)
    take_off(qapp)


def counted(qtbot: QtBot, qapp: QApplication, parts: gallery.Parts) -> Cost:
    """The cost of `BEATS`, once all else has been drawn."""
    pulse = qapp.findChild(FramePulse)
    assert isinstance(pulse, FramePulse)
    for _ in range(2):
        cost = Cost(parts.feed)
        parts.window.follow_voice(cost.audible)
        pulse.beat.connect(cost.on_beat)
        qapp.installEventFilter(cost)
        with qtbot.waitSignal(cost.complete):
            pass
        qapp.removeEventFilter(cost)
        pulse.beat.disconnect(cost.on_beat)
    return cost


def test_a_second_of_talk_paints_what_moves_and_no_more(
    qtbot: QtBot, qapp: QApplication, talking: gallery.Parts
) -> None:
    cost = counted(qtbot, qapp, talking)
    told = f"pictures {dict(cost.pictures)}, dots {dict(cost.dots)}, timers {dict(cost.timers)}"
    for name, most in PICTURES.items():
        assert 0 < cost.pictures[name] <= most, told
        assert cost.dots[name] <= KILODOTS[name] * 1000, told
    assert (
        sum(cost.dots.values()) - sum(cost.dots[name] for name in PICTURES)
        <= KILODOTS_OF_OTHERS * 1000
    ), told
    assert 0 < sum(cost.timers.values()) <= TIMERS, told
    assert 0 < cost.flushes <= FLUSHES, f"flushes {cost.flushes}, {told}"
    waveform = talking.window.findChild(Waveform, "waveform")
    assert waveform is not None
    dots = cost.took_s / waveform.timeline.column_s
    assert cost.pictures["waveform"] <= PICTURES_OF_A_DOT * (dots + 3), told
    for name in ("vad_meter", "mute_button"):
        assert cost.pictures[name] <= cost.took_s / CALM_S + 3, told


def test_a_window_that_nobody_sees_paints_nothing_and_wakes_nobody(
    qtbot: QtBot, qapp: QApplication, talking: gallery.Parts
) -> None:
    talking.window.hide()
    cost = Cost(talking.feed)
    qapp.installEventFilter(cost)
    for _ in range(BEATS):
        cost.on_beat()
        qtbot.wait(1)
    qapp.removeEventFilter(cost)
    assert not cost.pictures, cost.pictures
    assert not any(timer.is_running for timer in talking.window.findChildren(FrameTimer))


def test_the_caret_blinks_alone(qapp: QApplication, talking: gallery.Parts) -> None:
    field = talking.window.findChild(QPlainTextEdit, "message_input")
    assert field is not None
    cost = Cost(talking.feed)
    qapp.installEventFilter(cost)
    field.viewport().repaint(field.cursorRect())
    qapp.removeEventFilter(cost)
    assert cost.pictures["QWidget qt_scrollarea_viewport"], cost.pictures
    assert not {"MessageInput message_input", "Composer composer_frame"} & set(cost.pictures)
