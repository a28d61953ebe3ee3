"""The talk key as the window gets it: held, repeated by the system, let go, lost with the focus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support.wishes import wishes
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.kinds import TalkMode
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.window.talk_key_watch import UP_MS, TalkKey

DOWN, UP = QEvent.Type.KeyPress, QEvent.Type.KeyRelease


@pytest.fixture
def story() -> list[str]:
    """What the window was told."""
    return []


@pytest.fixture
def window(qtbot: QtBot, story: list[str]) -> QWidget:
    made, intents = QWidget(), Intents()
    qtbot.addWidget(made)
    wishes(intents, ev.TalkPressed).connect(lambda: story.append("pressed"))
    wishes(intents, ev.TalkReleased).connect(lambda: story.append("released"))
    feed = StateFeed(State(connection=con.Ready(), settings=Settings(talk_mode=TalkMode.PUSH)))
    feed.setParent(made)
    intents.setParent(made)
    TalkKey(feed, intents, made)
    return made


def send(
    window: QWidget, kind: QEvent.Type, key: Qt.Key = Qt.Key.Key_Space, *, repeated: bool = False
) -> None:
    event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", repeated)
    QCoreApplication.sendEvent(window, event)


def test_a_key_that_is_held_and_let_go(qtbot: QtBot, window: QWidget, story: list[str]) -> None:
    send(window, DOWN)
    assert story == ["pressed"]
    send(window, UP)
    qtbot.waitUntil(lambda: story == ["pressed", "released"])


def test_a_key_of_another_name_is_not_meant(window: QWidget, story: list[str]) -> None:
    send(window, DOWN, Qt.Key.Key_F8)
    assert story == []


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "as X11 sends most of them"])
def test_repeats_of_a_held_key_are_nothing(
    qtbot: QtBot, window: QWidget, story: list[str], marked: bool
) -> None:
    send(window, DOWN)
    for _ in range(5):
        send(window, UP, repeated=marked)
        send(window, DOWN, repeated=marked)
    QTest.qWait(3 * UP_MS)
    assert story == ["pressed"]
    send(window, UP)
    qtbot.waitUntil(lambda: story == ["pressed", "released"])
    send(window, DOWN)
    assert story == ["pressed", "released", "pressed"]


def test_a_window_that_loses_the_focus_takes_the_key_as_let_go(
    window: QWidget, story: list[str]
) -> None:
    send(window, DOWN)
    send(window, UP)
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.WindowDeactivate))
    QTest.qWait(3 * UP_MS)
    assert story == ["pressed", "released"], "and only once"
