"""The icon in the tray: a form and a colour for each state, and a menu that does what the window
does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from tests.support.wishes import wishes
from tests.unit.gui.world import part
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.state import MicrophoneFacts, State
from voicelive_desktop.domain.questions.selectors import Mode
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.kinds import TalkMode
from voicelive_desktop.gui.actions import Actions
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.tokens import DARK, LIGHT
from voicelive_desktop.gui.window.tray import Tray
from voicelive_desktop.gui.window.tray_picture import SIZES, sign_of, tray_picture


@pytest.fixture
def tray(feed: StateFeed, intents: Intents, theme: Theme) -> Iterator[Tray]:
    window = QMainWindow()
    made = Tray(feed, intents, theme, Actions(feed, intents, window), window)
    yield made
    made.leave()
    window.deleteLater()


def test_every_mode_has_a_picture_and_none_is_told_by_colour_alone(qapp: QApplication) -> None:
    for tokens in (DARK, LIGHT):
        for mode in Mode:
            assert [size.width() for size in tray_picture(mode, tokens).availableSizes()] == list(
                SIZES
            )
    talking = (
        Mode.READY,
        Mode.LISTENING,
        Mode.HEARING,
        Mode.THINKING,
        Mode.SPEAKING,
        Mode.MUTED,
        Mode.WAITING,
    )
    forms = [sign_of(mode)[0] for mode in (*talking, Mode.CANNOT_CONNECT, Mode.RECONNECTING)]
    assert len(set(forms)) == len(forms)


def test_it_follows_the_one_state(tray: Tray, feed: StateFeed, qtbot: QtBot) -> None:
    icon = part(tray, QSystemTrayIcon, "tray_icon")
    feed.push(State(connection=con.Ready(), microphone=MicrophoneFacts(muted=True)))
    qtbot.waitUntil(lambda: icon.toolTip().endswith("Muted"))


def test_a_tray_that_comes_later_has_the_icon(
    tray: Tray, feed: StateFeed, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    look, trays = tray.findChild(QTimer), [False]
    assert look is not None
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: trays[0])
    shown: list[bool] = []
    monkeypatch.setattr(QSystemTrayIcon, "setVisible", lambda _icon, seen: shown.append(seen))
    feed.push(State(settings=Settings(show_tray=False)))
    qtbot.waitUntil(lambda: not look.isActive())
    feed.push(State(settings=Settings(show_tray=True)))
    qtbot.waitUntil(look.isActive)
    assert not any(shown)
    trays[0] = True
    look.timeout.emit()
    assert shown[-1]
    assert not look.isActive()


def test_the_menu_talks_and_quits(
    tray: Tray, feed: StateFeed, intents: Intents, qtbot: QtBot
) -> None:
    window = tray.parent()
    assert window is not None
    menu = part(window, QMenu, "tray_menu")
    talk, leave = part(menu, QAction, "tray_talk"), part(menu, QAction, "tray_quit")
    assert not talk.isVisible()
    feed.push(State(connection=con.Ready(), settings=Settings(talk_mode=TalkMode.PUSH)))
    qtbot.waitUntil(lambda: talk.isVisible() and talk.isEnabled())
    pressed, released = (
        QSignalSpy(wishes(intents, ev.TalkPressed)),
        QSignalSpy(wishes(intents, ev.TalkReleased)),
    )
    talk.trigger()
    assert (pressed.count(), released.count()) == (1, 1)
    with qtbot.waitSignal(tray.quit_requested):
        leave.trigger()


def test_without_a_tray_it_is_not_there_and_the_switch_takes_it_away(
    tray: Tray, feed: StateFeed
) -> None:
    icon = part(tray, QSystemTrayIcon, "tray_icon")
    assert tray.is_there == (icon.isVisible() and QSystemTrayIcon.isSystemTrayAvailable())
    feed.push(replace(feed.state, settings=Settings(show_tray=False)))
    assert not icon.isVisible()
    tray.tell("Title", "nobody sees this, and nothing raises")
