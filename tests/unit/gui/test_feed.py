"""Who follows the state is told only what concerns it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from voicelive_desktop.domain.facts.state import MicrophoneFacts, State
from voicelive_desktop.gui import feed as feeding
from voicelive_desktop.gui.feed import StateFeed


def played(state: State, ms: float) -> State:
    playback = replace(state.speaker.playback, played_ms=ms)
    return replace(state, speaker=replace(state.speaker, playback=playback))


def test_what_flows_is_told_apart_and_misses_nothing(qtbot: QtBot) -> None:
    first = State()
    feed = StateFeed(first)
    flowed, changed = QSignalSpy(feed.flowed), QSignalSpy(feed.changed)
    flowing = played(first, 80.0)
    feed.push(flowing)
    assert (flowed.count(), changed.count()) == (1, 0)
    assert feed.state is flowing
    muted = replace(flowing, microphone=MicrophoneFacts(muted=True))
    feed.push(muted)
    qtbot.waitUntil(lambda: changed.count() == 1)
    assert changed.at(0) == [first, muted]
    assert flowed.count() == 2


def test_a_change_comes_with_a_picture_while_pictures_move(qtbot: QtBot) -> None:
    feed = StateFeed(State())
    flowed = QSignalSpy(feed.flowed)
    feed.on_beat()
    feed.push(played(feed.state, 1.0))
    feed.push(played(feed.state, 2.0))
    feed.on_beat()
    assert flowed.count() == 1, "the first at once, the next not before it could be read"
    pending = [timer.interval() for timer in feed.findChildren(QTimer)]
    assert pending[0] > feeding.FRAME_MS, "it waits for a beat"
    qtbot.waitUntil(lambda: beaten(feed, flowed) == 2)
    feed.push(played(feed.state, 3.0))
    qtbot.waitUntil(lambda: flowed.count() == 3)  # also when no beat comes any more


def beaten(feed: StateFeed, flowed: QSignalSpy) -> int:
    feed.on_beat()
    return flowed.count()


def test_what_nobody_sees_has_time(qtbot: QtBot) -> None:
    feed = StateFeed(State(), is_seen=lambda: False)
    flowed = QSignalSpy(feed.flowed)
    feed.push(played(feed.state, 1.0))
    feed.push(played(feed.state, 2.0))
    pending = [timer.interval() for timer in feed.findChildren(QTimer)]
    assert feeding.FRAME_MS < pending[0] <= feeding.UNSEEN_MS
    qtbot.waitUntil(lambda: flowed.count() == 2)


def test_an_answer_that_grows_unseen_is_shown_with_the_next_thing_that_happens(
    qtbot: QtBot,
) -> None:
    feed = StateFeed(State(), is_seen=lambda: False)
    feed.push(played(feed.state, 1.0))
    flowed = QSignalSpy(feed.flowed)
    timer = feed.findChildren(QTimer)[0]
    feed.push(played(feed.state, 2.0))
    timer.timeout.emit()  # before it is due
    assert flowed.count() == 0
    assert timer.isActive()
    feed.push(replace(played(feed.state, 3.0), microphone=MicrophoneFacts(muted=True)))
    timer.timeout.emit()
    assert flowed.count() == 1, "what is more than flowing is not kept waiting"


def test_a_window_that_is_seen_again_shows_at_once_how_far_the_answer_is(qtbot: QtBot) -> None:
    seen = [False]
    feed = StateFeed(State(), is_seen=lambda: seen[0])
    feed.push(played(feed.state, 1.0))
    qtbot.wait(feeding.FRAME_MS)
    feed.push(played(feed.state, 2.0))
    seen[0] = True
    feed.on_beat()
    assert feed.state.speaker.playback.played_ms == 2.0
