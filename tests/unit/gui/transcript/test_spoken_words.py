"""How far an answer was spoken: by what is heard now, else by the state."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from voicelive_desktop.domain.facts.conversation import Conversation, Item, Role, Status, Word
from voicelive_desktop.domain.facts.spoken import CLOSE_MS
from voicelive_desktop.domain.facts.state import Playback, SpeakerFacts, State
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.gui.actions import Actions
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.transcript.spoken_words import Audible, SpokenWords
from voicelive_desktop.gui.transcript.transcript_model import Roles
from voicelive_desktop.gui.transcript.transcript_pane import TranscriptPane

ANSWER = Item(
    ItemId("a"),
    Role.ASSISTANT,
    "one two three",
    Status.FINAL,
    received_ms=900.0,
    words=(Word("one", 0, 250), Word("two", 300, 250), Word("three", 600, 250)),
)


def state(played_ms: float = 100.0, answer: Item = ANSWER, *, started: bool = True) -> State:
    playback = Playback(item=answer.id, started=started, played_ms=played_ms)
    return State(conversation=Conversation().add(answer), speaker=SpeakerFacts(playback=playback))


class Ear:
    """What is heard, on a clock of its own."""

    def __init__(self) -> None:
        self.audible: Audible | None = None
        self.words = SpokenWords(clock=lambda: 5.0)
        self.words.follow(lambda: self.audible)

    def characters(self, shown: State) -> int | None:
        return self.words.spoken(shown).get(ANSWER.id)


def test_what_is_heard_now_counts_and_not_what_the_state_was_told_half_a_second_ago() -> None:
    ear = Ear()
    assert ear.characters(state()) == len("one"), "nobody tells more"
    ear.audible = (ANSWER.id, 400.0)
    assert ear.characters(state()) == len("one two")
    ear.audible = (ItemId("another"), 800.0)
    assert ear.characters(state()) == len("one two"), "no word goes out again"
    ear.audible = None
    assert ear.characters(state(played_ms=700.0)) == len("one two three")


def test_the_next_word_is_due_when_it_begins() -> None:
    ear = Ear()
    assert ear.words.due_s == math.inf
    ear.audible = (ANSWER.id, 120.0)
    ear.characters(state())
    assert ear.words.due_s == pytest.approx(5.18, abs=CLOSE_MS / 1000)
    assert not ear.words.is_due


def test_nothing_is_due_before_the_first_sample_and_after_the_last() -> None:
    ear = Ear()
    assert ear.characters(state(started=False)) == 0
    assert ear.words.due_s == math.inf
    ear.characters(state())
    assert ear.characters(State()) is None
    assert ear.words.due_s == math.inf


def test_of_an_interrupted_answer_nothing_is_lit_any_more() -> None:
    ear = Ear()
    ear.audible = (ANSWER.id, 400.0)
    cut = replace(ANSWER, status=Status.INTERRUPTED, heard_ms=400.0)
    assert ear.characters(state(answer=cut)) is None
    assert ear.words.due_s == math.inf


def test_words_light_up_as_they_are_heard_between_two_states(
    qtbot: QtBot, feed: StateFeed, intents: Intents, theme: Theme
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    pane = TranscriptPane(feed, intents, theme, Actions(feed, intents, window), window)
    window.resize(700, 500)
    pane.resize(700, 500)
    heard_ms = 100.0
    pane.follow_voice(lambda: (ANSWER.id, heard_ms))
    with qtbot.waitExposed(window):
        window.show()
    feed.push(state())
    index = pane.view.model().index(0, 0)
    qtbot.waitUntil(lambda: index.data(Roles.SPOKEN) == len("one"))
    heard_ms = 650.0
    qtbot.waitUntil(lambda: index.data(Roles.SPOKEN) == len("one two three"))
