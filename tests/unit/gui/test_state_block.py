from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from voicelive_desktop.domain import connection as con
from voicelive_desktop.domain.failures import Failure, FailureKind
from voicelive_desktop.domain.ids import ItemId
from voicelive_desktop.domain.state import Listening, State
from voicelive_desktop.domain.voice import Voice
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.widgets.state_block import StateBlock


class Now:
    now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def now() -> Now:
    return Now()


@pytest.fixture
def block(qtbot: QtBot, feed: StateFeed, theme: Theme, now: Now) -> StateBlock:
    made = StateBlock(feed, theme, now=now)
    qtbot.addWidget(made)
    made.show()
    return made


def hint(block: StateBlock) -> str:
    label = block.findChild(QLabel, "state_hint")
    assert label is not None
    return label.text()


def word(block: StateBlock) -> str:
    label = block.findChild(QLabel, "state_label")
    assert label is not None
    return label.text()


def test_a_long_wait_shows_how_long_it_has_lasted(qtbot: QtBot, block: StateBlock, feed: StateFeed, now: Now) -> None:
    state = State(connection=con.Ready(), listening=Listening(awaiting=ItemId("i")))
    feed.push(state)
    qtbot.waitUntil(lambda: word(block) == "Thinking…")
    assert hint(block) == ""
    now.now_s += 5
    feed.push(replace(state, epoch=1))
    qtbot.waitUntil(lambda: hint(block) == "5 s")


def test_the_seconds_to_the_next_try_count_down(qtbot: QtBot, block: StateBlock, feed: StateFeed, now: Now) -> None:
    retrying = con.Retrying(2, 12.0, now.now_s, Failure(FailureKind.LOST))
    feed.push(State(connection=retrying, sessions=1))
    qtbot.waitUntil(lambda: word(block) == "Reconnecting…")
    assert hint(block) == "Try 2 in 12 s"
    now.now_s += 3
    qtbot.waitUntil(lambda: hint(block) == "Try 2 in 9 s", timeout=2000)


def test_talking_while_muted_is_told(qtbot: QtBot, block: StateBlock, feed: StateFeed) -> None:
    feed.push(State(connection=con.Ready(), muted=True))
    qtbot.waitUntil(lambda: word(block) == "Muted")
    quiet = hint(block)
    feed.push(State(connection=con.Ready(), muted=True, voice=Voice(open=True)))
    qtbot.waitUntil(lambda: hint(block) == "You are talking while muted")
    feed.push(State(connection=con.Ready(), muted=True))
    qtbot.wait(50)
    assert hint(block) == "You are talking while muted", "a pause between words is not told"
    qtbot.waitUntil(lambda: hint(block) == quiet, timeout=3000)
