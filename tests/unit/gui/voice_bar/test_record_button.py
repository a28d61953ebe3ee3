"""The button that records."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from tests.support.wishes import wishes
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import library_events as lib
from voicelive_desktop.domain.facts.library import Collection
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.kinds import KeptFor
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.voice_bar.record_button import RecordButton

OFFERED = State(library=Collection(offered=True))


@pytest.fixture
def button(qtbot: QtBot, feed: StateFeed, intents: Intents, theme: Theme) -> RecordButton:
    made = RecordButton(feed, intents, theme)
    qtbot.addWidget(made)
    return made


def push(qtbot: QtBot, feed: StateFeed, state: State) -> None:
    feed.push(state)
    qtbot.waitUntil(lambda: feed.state is state)


def test_it_asks_for_a_recording_and_shows_only_what_is_so(
    qtbot: QtBot, button: RecordButton, feed: StateFeed, intents: Intents
) -> None:
    push(qtbot, feed, OFFERED)
    chosen = QSignalSpy(wishes(intents, lib.RecordChosen))
    button.click()
    assert chosen.at(0) == [True]
    on = replace(OFFERED, library=replace(OFFERED.library, record=True))
    push(qtbot, feed, on)
    assert button.isChecked()
    assert "next conversation is recorded" in button.toolTip()
    push(
        qtbot,
        feed,
        replace(on, connection=con.Ready(), library=replace(on.library, recording=True)),
    )
    assert "Click to stop" in button.toolTip()


@pytest.mark.parametrize(
    "state",
    [
        State(),
        replace(OFFERED, settings=Settings(keep_conversations=KeptFor.NONE)),
        replace(OFFERED, library=Collection(offered=True, private=True)),
    ],
)
def test_where_nothing_is_kept_it_says_so(
    qtbot: QtBot, button: RecordButton, feed: StateFeed, state: State
) -> None:
    push(qtbot, feed, state)
    assert not button.isEnabled()
    assert "saved" in button.toolTip()
