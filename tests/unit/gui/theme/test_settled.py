"""A word is passed on once it stood still; the screen reader hears it once."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gui import gallery
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.theme.settled import ANNOUNCE_MS, PAINT_MS, Settled
from voicelive_desktop.gui.window.announcer import BEGINS_S, CHARACTER_S, Announcer

SHORT_MS = 120  # longer than two pictures of the feed are apart


@pytest.fixture
def settled(qapp: object) -> Settled:
    return Settled(SHORT_MS)


def test_the_times_are_those_of_the_design() -> None:
    assert (PAINT_MS, ANNOUNCE_MS) == (150, 500)


def test_a_text_that_stands_still_is_passed_on_once(settled: Settled) -> None:
    spy = QSignalSpy(settled.settled)
    settled.offer("Listening")
    settled.offer("Listening")
    assert spy.count() == 0
    assert spy.wait(60_000)
    assert spy.at(0) == ["Listening"]
    settled.offer("Listening")
    QTest.qWait(2 * SHORT_MS)
    assert spy.count() == 1


def test_flicker_is_not_passed_on(settled: Settled) -> None:
    settled.offer("Listening", at_once=True)
    spy = QSignalSpy(settled.settled)
    settled.offer("Thinking…")
    settled.offer("Listening")
    QTest.qWait(2 * SHORT_MS)
    assert spy.count() == 0
    settled.offer("Thinking…")
    settled.offer("Speaking")
    assert spy.wait(60_000)
    assert [spy.at(n) for n in range(spy.count())] == [["Speaking"]]


def test_some_texts_do_not_wait(settled: Settled) -> None:
    spy = QSignalSpy(settled.settled)
    settled.offer("Stopped", at_once=True)
    assert spy.at(0) == ["Stopped"]


def test_a_settled_state_is_announced_once(qtbot: QtBot) -> None:
    feed, target = StateFeed(gallery.ready()), QWidget()
    qtbot.addWidget(target)
    announcer = Announcer(feed, target, SHORT_MS)
    spy = QSignalSpy(announcer.announced)
    feed.push(gallery.hearing())
    feed.push(gallery.thinking())  # shown a frame later, long before the first would be announced
    assert spy.wait(60_000)
    feed.push(replace(gallery.thinking(), program=replace(gallery.thinking().program, unhandled=1)))
    QTest.qWait(2 * SHORT_MS)
    assert [spy.at(n) for n in range(spy.count())] == [["Thinking…"]]


def test_how_long_the_screen_reader_talks_is_told_where_one_is(qtbot: QtBot) -> None:
    feed, target = StateFeed(gallery.ready()), QWidget()
    qtbot.addWidget(target)
    told: list[float] = []
    for is_read in (True, False):
        announcer = Announcer(feed, target, SHORT_MS, partial(bool, is_read))
        announcer.talked.connect(told.append)
    feed.push(gallery.thinking())
    qtbot.waitUntil(lambda: bool(told))
    QTest.qWait(2 * SHORT_MS)
    assert told == [pytest.approx(BEGINS_S + CHARACTER_S * len("Thinking…"))]


def _are(told: list[tuple[str, object]], count: int) -> bool:
    return len(told) == count


def test_a_conversation_is_announced_politely_once_for_each_state_that_settles(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, object]] = []

    def listen(event: QAccessibleAnnouncementEvent) -> None:
        told.append((event.message(), event.politeness()))

    screen_reader = SimpleNamespace(
        updateAccessibility=listen, AnnouncementPoliteness=QAccessible.AnnouncementPoliteness
    )
    monkeypatch.setattr("voicelive_desktop.gui.window.announcer.QAccessible", screen_reader)
    feed, target = StateFeed(gallery.ready()), QWidget()
    qtbot.addWidget(target)
    Announcer(feed, target, SHORT_MS)
    lasting = (
        gallery.listening,
        gallery.hearing,
        gallery.thinking,
        gallery.speaking,
        gallery.listening,
    )
    for count, state in enumerate(lasting, 1):
        # passes in less than it must last
        feed.push(gallery.interrupted() if state is gallery.hearing else state())
        feed.push(state())
        qtbot.waitUntil(partial(_are, told, count))
        feed.push(
            replace(state(), program=replace(state().program, unhandled=count))
        )  # the same word, another state
    QTest.qWait(3 * SHORT_MS)
    words = ["Listening", "Hearing you", "Thinking…", "Speaking", "Listening"]
    assert told == [(word, QAccessible.AnnouncementPoliteness.Polite) for word in words]


def test_a_window_has_one_announcer(qtbot: QtBot) -> None:
    parts = gallery.make_window()
    qtbot.addWidget(parts.window)
    assert len(parts.window.findChildren(Announcer)) == 1
    parts.window.allow_close()


def test_a_problem_is_announced_too(qtbot: QtBot) -> None:
    feed, target = StateFeed(gallery.ready()), QWidget()
    qtbot.addWidget(target)
    announcer = Announcer(feed, target, SHORT_MS)
    spy = QSignalSpy(announcer.announced)
    feed.push(gallery.refused())
    qtbot.waitUntil(lambda: spy.count() == 2)
    assert any("refused the key" in spy.at(n)[0] for n in range(2))
