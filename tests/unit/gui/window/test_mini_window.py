"""The mini window: follows the one state, does what the large window does, and stays where it was
left.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.gui import gallery
from tests.support.wishes import wishes
from tests.unit.gui.world import part
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.gui.actions import Actions
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.window import window_memory
from voicelive_desktop.gui.window.mini_place import (
    LAST,
    MARGIN,
    NEAR,
    PLACES,
    first_place,
    place_on,
    snapped,
)
from voicelive_desktop.gui.window.mini_window import SIZE, MiniWindow

ROOM = QRect(100, 50, 1000, 700)


@pytest.fixture
def mini(qtbot: QtBot, feed: StateFeed, intents: Intents, theme: Theme) -> Iterator[MiniWindow]:
    window = QMainWindow()
    made = MiniWindow(feed, intents, theme, Actions(feed, intents, window), lambda: 0.5)
    made.come(window.screen())
    yield made
    made.close()
    made.deleteLater()
    window.deleteLater()


def test_it_lies_over_all_others_in_its_size(mini: MiniWindow) -> None:
    assert mini.size() == SIZE == QSize(360, 84)
    assert mini.windowFlags() & Qt.WindowType.WindowStaysOnTopHint


def test_with_larger_text_all_of_it_is_larger(
    mini: MiniWindow, feed: StateFeed, qtbot: QtBot
) -> None:
    word = part(mini, QLabel, "mini_state_label")
    points, state = word.font().pointSizeF(), feed.state
    for scale in (2.0, 0.8, 1.0):
        feed.push(replace(state, settings=replace(state.settings, text_size=scale)))
        qtbot.waitUntil(lambda: feed.state.settings.text_size == scale)  # noqa: B023 - at once
        assert word.font().pointSizeF() == pytest.approx(points * scale, abs=0.1)
        assert mini.size() == SIZE * max(1.0, scale)


def test_it_follows_the_one_state(mini: MiniWindow, feed: StateFeed, qtbot: QtBot) -> None:
    word, line = part(mini, QLabel, "mini_state_label"), part(mini, QLabel, "mini_last_line")
    feed.push(gallery.speaking())
    qtbot.waitUntil(lambda: word.text() == "Speaking")
    assert line.text().startswith("Assistant: ")
    assert part(mini, QPushButton, "mini_start_button").text() == "End"
    mini.hide()
    feed.push(replace(gallery.ready(), microphone=replace(gallery.ready().microphone, muted=True)))
    mini.show()
    qtbot.waitUntil(lambda: word.text() == "Ready")
    assert part(mini, QToolButton, "mini_mute_button").isChecked()
    assert part(mini, QPushButton, "mini_start_button").text() == "Start"


def test_its_buttons_start_and_mute(mini: MiniWindow, intents: Intents, qtbot: QtBot) -> None:
    for name, kind in (
        ("mini_start_button", ev.StartRequested),
        ("mini_mute_button", ev.MuteChosen),
    ):
        button = mini.findChild(QPushButton, name) or part(mini, QToolButton, name)
        with qtbot.waitSignal(wishes(intents, kind)):
            button.click()


def test_a_double_click_or_its_button_brings_the_large_window(
    mini: MiniWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(mini.window_wanted):
        QTest.mouseDClick(mini, Qt.MouseButton.LeftButton, pos=QPoint(40, 70))
    with qtbot.waitSignal(mini.window_wanted):
        part(mini, QToolButton, "mini_expand_button").click()


def test_where_it_was_left_is_remembered_for_its_screen(mini: MiniWindow, qtbot: QtBot) -> None:
    room = mini.screen().availableGeometry()
    mini.move(room.center())
    QTest.mousePress(mini, Qt.MouseButton.LeftButton, pos=QPoint(40, 70))
    with qtbot.waitSignal(mini.moved):
        QTest.mouseRelease(mini, Qt.MouseButton.LeftButton, pos=QPoint(40, 70))
    left = mini.pos() - room.topLeft()
    assert mini.places == {mini.screen().name(): [left.x(), left.y()], LAST: mini.screen().name()}
    mini.hide()
    mini.move(0, 0)
    mini.come(mini.screen())
    assert mini.pos() - room.topLeft() == left
    before, after = QMainWindow(), QMainWindow()
    before.setProperty(PLACES, mini.places)
    window_memory.restore(after, window_memory.picture_of(before))
    assert after.property(PLACES) == mini.places
    for window in (before, after):
        window.deleteLater()


def test_it_is_drawn_to_edges_and_never_leaves_the_room() -> None:
    right, bottom = ROOM.right() + 1 - SIZE.width(), ROOM.bottom() + 1 - SIZE.height()
    assert snapped(QPoint(100 + NEAR - 1, 400), SIZE, ROOM) == QPoint(100, 400)
    assert snapped(QPoint(right - NEAR + 1, 60), SIZE, ROOM) == QPoint(right, 50)
    assert snapped(QPoint(9_000, -500), SIZE, ROOM) == QPoint(right, 50)
    assert snapped(QPoint(300, 9_000), SIZE, ROOM) == QPoint(300, bottom)
    # a screen smaller than the window
    assert snapped(QPoint(5, 5), SIZE, QRect(0, 0, 200, 40)) == QPoint(0, 0)


@pytest.mark.parametrize("places", [{}, {"one": "nowhere"}, {"one": [1.5, 2]}, {"other": [3, 4]}])
def test_a_screen_without_a_place_has_it_in_the_corner(places: dict[str, object]) -> None:
    assert place_on("one", places, SIZE, ROOM) == first_place(SIZE, ROOM)
    assert QPointF(first_place(SIZE, ROOM)).x() == ROOM.right() + 1 - SIZE.width() - MARGIN


def test_a_place_of_a_larger_screen_is_brought_into_this_one() -> None:
    assert place_on("one", {"one": [3_000, 2_000]}, SIZE, ROOM) == snapped(
        QPoint(9_999, 9_999), SIZE, ROOM
    )
