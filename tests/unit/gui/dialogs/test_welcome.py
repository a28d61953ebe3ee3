"""The first steps: shown once, left out for ever at one click, never in the way."""

from __future__ import annotations

import math

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.support.plot_sources import Level
from tests.support.wishes import wishes
from tests.unit.gui.world import World, part
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Conversation, Item, Role, Status
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.gui.actions import Actions
from voicelive_desktop.gui.dialogs.welcome_steps import OFFERED
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.transcript.start_page import StartPage


class Bench:
    """A start page with a microphone."""

    def __init__(self, qtbot: QtBot, feed: StateFeed, intents: Intents) -> None:
        self.qtbot, self.level = qtbot, Level()
        self.world = World(feed, intents)
        self.window = QWidget()
        self.page = StartPage(feed, intents, Actions(feed, intents, self.window), self.level)
        qtbot.addWidget(self.page)
        self.page.resize(700, 500)
        self.page.show()

    def press(self, name: str) -> None:
        part(self.page, QPushButton, name).click()
        self.qtbot.wait(20)

    @property
    def title(self) -> str:
        return part(self.page, QLabel, "welcome_title").text()


@pytest.fixture
def bench(qtbot: QtBot, feed: StateFeed, intents: Intents) -> Bench:
    return Bench(qtbot, feed, intents)


def test_it_is_not_there_until_it_is_offered_and_start_works_beside_it(bench: Bench) -> None:
    assert not bench.page.welcome.isVisible()
    bench.page.offer_welcome()
    assert bench.page.welcome.isVisible()
    assert part(bench.page, QPushButton, "example_1").isVisible()


def test_three_steps_lead_to_the_end(bench: Bench) -> None:
    bench.page.offer_welcome()
    titles = []
    for _ in range(3):
        titles.append(bench.title)
        bench.press("welcome_next_button")
    assert titles == ["Your microphone", "A voice you like", "Ready"]
    assert bench.world.asked[-1] == {"welcomed": True}
    bench.qtbot.waitUntil(lambda: not bench.page.welcome.isVisible())


def test_skipping_is_for_ever_until_it_is_asked_for(bench: Bench) -> None:
    bench.page.offer_welcome()
    bench.press("welcome_skip_button")
    bench.qtbot.waitUntil(lambda: not bench.page.welcome.isVisible())
    bench.page.offer_welcome()
    assert not bench.page.welcome.isVisible()
    bench.page.show_welcome()
    bench.qtbot.waitUntil(bench.page.welcome.isVisible)


def test_the_microphone_is_opened_only_when_asked_for_and_moves_the_bar(
    bench: Bench, intents: Intents
) -> None:
    wanted, ended = (
        QSignalSpy(wishes(intents, ev.PreviewRequested)),
        QSignalSpy(wishes(intents, ev.PreviewEnded)),
    )
    bench.page.offer_welcome()
    assert wanted.count() == 0
    bench.press("welcome_microphone_button")
    assert wanted.count() == 1
    bench.level.set(-12.0, -20.0)
    bench.page.welcome.advance()
    assert part(bench.page, QProgressBar, "welcome_level").value() > 50
    assert part(bench.page, QLabel, "welcome_words").text() == "You can be heard."
    bench.press("welcome_next_button")
    assert ended.count() == 1
    bench.level.set(-math.inf, -math.inf)


def test_a_voice_says_a_sentence_and_is_chosen(bench: Bench, intents: Intents) -> None:
    heard = QSignalSpy(wishes(intents, ev.VoicePreviewRequested))
    bench.page.offer_welcome()
    bench.press("welcome_next_button")
    for name in OFFERED:
        bench.press(f"welcome_voice_{name.lower()}")
        assert bench.world.state.settings.voice_name == heard.at(heard.count() - 1)[0]
        chosen = part(bench.page, QPushButton, f"welcome_voice_{name.lower()}")
        bench.qtbot.waitUntil(lambda chosen=chosen: chosen.property("chosen") == "true")  # type: ignore[misc]


def test_who_talks_needs_no_first_steps(bench: Bench) -> None:
    bench.page.offer_welcome()
    row = Item(ItemId("u"), Role.USER, "hello", Status.FINAL)
    bench.world.show(State(conversation=Conversation().add(row)))
    bench.qtbot.waitUntil(lambda: bench.world.asked != [])
    assert bench.world.asked == [{"welcomed": True}]


def test_who_has_been_welcomed_sees_nothing(qtbot: QtBot, intents: Intents) -> None:
    feed, window = StateFeed(State(settings=Settings(welcomed=True))), QWidget()
    page = StartPage(feed, intents, Actions(feed, intents, window))
    qtbot.addWidget(page)
    page.show()
    page.offer_welcome()
    assert not page.welcome.isVisible()
