"""The lamp beside the meter: does the service hear speech, and by which threshold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from voicelive_desktop.domain.decisions.step import step
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.events import SettingsChosen
from voicelive_desktop.domain.facts.state import Listening
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.kinds import TurnDetection
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.voice_bar.service_lamp import ServiceLamp


@pytest.fixture
def lamp(qtbot: QtBot, feed: StateFeed, theme: Theme) -> ServiceLamp:
    made = ServiceLamp(feed, theme)
    qtbot.addWidget(made)
    return made


def test_a_threshold_that_is_changed_while_somebody_talks_stands_beside_the_lit_lamp(
    qtbot: QtBot, lamp: ServiceLamp, feed: StateFeed
) -> None:
    assert (lamp.caption, lamp.is_lit) == ("Heard · 0.50", False)
    talking = replace(
        feed.state,
        connection=con.Ready(),
        turns=replace(feed.state.turns, listening=Listening(hearing=ItemId("i"))),
    )
    feed.push(step(talking, SettingsChosen((("vad_threshold", 0.7),)))[0])
    qtbot.waitUntil(lambda: lamp.is_lit)
    assert lamp.caption == "Heard · 0.70"
    assert "0.70" in lamp.accessibleDescription()


@pytest.mark.parametrize("detection", [TurnDetection.NONE, TurnDetection.MODEL_SEMANTIC])
def test_without_a_threshold_no_number_is_told(
    qtbot: QtBot, lamp: ServiceLamp, feed: StateFeed, detection: TurnDetection
) -> None:
    feed.push(replace(feed.state, settings=Settings(turn_detection=detection)))
    qtbot.waitUntil(lambda: lamp.caption == "Heard")
