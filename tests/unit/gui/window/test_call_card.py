"""The card of a call: shows what would run, allows nothing by accident, and never takes the focus
by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui import gallery
from tests.support.wishes import wishes
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.functions import (
    Hands,
    OfferedFunction,
    Origin,
    RunningCall,
    WaitingCall,
    Why,
)
from voicelive_desktop.domain.words.ids import CallId, ItemId
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.window import call_card
from voicelive_desktop.gui.window.call_card import CallCard

ADD = OfferedFunction("own:add", "add_item", "Adds it. <b>Buy gold</b>")
ME = OfferedFunction("own:me", "get_weather", by_person=True)
NAMES = ("Allow once", "Allow in this conversation", "Always for this", "Deny")


def waiting(
    number: int = 1, name: str = "add_item", arguments: str = '{"item": "milk"}'
) -> WaitingCall:
    return WaitingCall(CallId(f"c{number}"), ItemId(f"i{number}"), name, arguments, Why.CONSENT)


class CardBench:
    """The card beside a field, and what is asked for by it."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.qtbot = qtbot
        self.feed, self.intents = StateFeed(gallery.listening()), Intents()
        self.decided: list[tuple[str, str]] = []
        self.answered: list[tuple[str, str]] = []
        self.cancelled: list[str] = []
        wishes(self.intents, ev.CallDecided).connect(self.decided.append)
        wishes(self.intents, ev.CallAnswered).connect(self.answered.append)
        wishes(self.intents, ev.CallCancelled).connect(self.cancelled.append)
        self.window, self.field = QWidget(), QLineEdit()
        self.card = CallCard(self.feed, self.intents, theme, now=lambda: 100.0)
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.card)
        layout.addWidget(self.field)
        qtbot.addWidget(self.window)
        self.card.wanted.connect(QWidget.setFocus)
        self.window.show()
        self.field.setFocus()

    def show(self, **hands: object) -> None:
        shown = Hands(functions=(ADD, ME), **hands)  # type: ignore[arg-type] # its fields
        state = replace(self.feed.state, hands=shown)
        self.feed.push(state)
        self.qtbot.waitUntil(lambda: self.feed.state is state)

    def named(self, name: str) -> QPushButton:
        found = [
            b
            for b in self.card.findChildren(QPushButton)
            if b.accessibleName() == name and b.isVisible()
        ]
        assert len(found) == 1, name
        return found[0]

    def arrow(self, name: str) -> QToolButton:
        return next(b for b in self.card.findChildren(QToolButton) if b.accessibleName() == name)

    def words(self, name: str) -> str:
        found = self.card.findChild(QLabel, name)
        assert found is not None
        return found.text()

    def alive(self) -> None:
        QTest.qWait(call_card.DEAD_MS + 50)


@pytest.fixture
def card(qtbot: QtBot, theme: Theme) -> CardBench:
    return CardBench(qtbot, theme)


def test_it_has_no_height_while_nothing_waits(card: CardBench) -> None:
    assert card.card.isHidden()
    card.show(waiting=(waiting(),))
    assert card.card.isVisible()
    card.show()
    assert card.card.isHidden()


def test_it_shows_what_would_run_and_words_from_outside_stay_words(card: CardBench) -> None:
    card.show(
        waiting=(waiting(arguments='{"item": "milk", "how_many": 2, "n\\u202e": [1]}'), waiting(2))
    )
    assert card.words("call_card_title") == "The assistant wants to use “Add item”."
    assert card.words("call_card_fields") == "Item: milk\nHow many: 2\nN: [1]"
    assert card.words("call_card_about") == "Adds it. <b>Buy gold</b>"
    assert card.words("call_card_place") == "1 of 2"
    for label in card.card.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText


def test_the_actions_have_plain_names_and_show_their_keys(card: CardBench) -> None:
    card.show(waiting=(waiting(),))
    for number, name in enumerate(NAMES, 1):
        assert card.named(name).text() == f"{name}  Alt+{number}"


def test_it_is_dead_for_a_moment_and_again_for_the_next_call(card: CardBench) -> None:
    card.show(waiting=(waiting(1), waiting(2)))
    card.named("Allow once").click()
    assert card.decided == []
    card.alive()
    card.named("Allow once").click()
    assert card.decided == [("c1", "once")]
    card.show(waiting=(waiting(2),))
    card.named("Always for this").click()
    assert card.decided == [("c1", "once")]


@pytest.mark.parametrize(
    ("name", "said"),
    tuple(zip(NAMES, ("once", "conversation", "always", "deny"), strict=True)),
    ids=NAMES,
)
def test_each_action_says_what_it_says(card: CardBench, name: str, said: str) -> None:
    card.show(waiting=(waiting(),))
    card.alive()
    card.named(name).click()
    assert card.decided == [("c1", said)]


def test_it_never_takes_the_focus_and_the_first_is_deny(card: CardBench) -> None:
    card.qtbot.waitUntil(card.field.hasFocus)
    card.show(waiting=(waiting(),))
    assert card.field.hasFocus()
    assert card.card.first is card.named("Deny")


def press(where: QWidget, digit: int) -> None:
    QTest.keyClick(where, Qt.Key(Qt.Key.Key_0 + digit), Qt.KeyboardModifier.AltModifier)


def test_a_key_pressed_elsewhere_leads_to_its_button_and_allows_nothing(card: CardBench) -> None:
    card.qtbot.waitUntil(card.field.hasFocus)
    card.show(waiting=(waiting(),))
    card.alive()
    press(card.field, 1)
    assert card.decided == []
    assert card.named("Allow once").hasFocus()
    assert card.words("call_card_count") == "Press Alt+1 again"
    press(card.named("Allow once"), 1)
    assert card.decided == [("c1", "once")]


def test_who_is_led_to_a_call_that_they_answer_reads_how_to_deny_it(card: CardBench) -> None:
    card.show(running=(RunningCall(CallId("c1"), "get_weather", "{}", 99.9),))
    press(card.field, 4)
    assert card.words("call_card_count") == "Press Alt+4 again"
    card.field.setFocus()
    assert card.words("call_card_count") == "20 s left"


def test_who_goes_back_to_writing_is_led_once_more(card: CardBench) -> None:
    card.show(waiting=(waiting(),))
    card.alive()
    press(card.field, 1)
    card.field.setFocus()
    assert card.words("call_card_count") == ""
    press(card.field, 1)
    assert card.decided == []


def test_inside_its_keys_act_at_once(card: CardBench) -> None:
    card.show(waiting=(waiting(),))
    card.alive()
    card.card.first.setFocus()
    press(card.card.first, 2)
    assert card.decided == [("c1", "conversation")]


def test_a_key_that_is_held_decides_nothing(card: CardBench) -> None:
    for shortcut in card.card.findChildren(QShortcut):
        assert not shortcut.autoRepeat()


def test_a_second_call_is_decided_before_the_first(card: CardBench) -> None:
    card.show(waiting=(waiting(1), waiting(2, arguments='{"item": "tea"}'), waiting(3)))
    card.alive()
    card.arrow("Next call").click()
    assert card.words("call_card_place") == "2 of 3"
    assert card.words("call_card_fields") == "Item: tea"
    card.named("Allow once").click()
    assert card.decided == [], "these buttons meant another call a moment ago"
    card.alive()
    card.named("Allow once").click()
    assert card.decided == [("c2", "once")]
    card.show(waiting=(waiting(1), waiting(3)))
    assert card.words("call_card_place") == "1 of 2"
    card.arrow("Previous call").click()
    assert card.words("call_card_place") == "2 of 2"


def test_what_was_chosen_stays_whatever_comes_in(card: CardBench) -> None:
    card.show(waiting=(waiting(1), waiting(2)))
    card.arrow("Next call").click()
    asked = RunningCall(CallId("c9"), "get_weather", "{}", 99.9)
    card.show(waiting=(waiting(1), waiting(2), waiting(3)), running=(asked,))
    assert card.words("call_card_place") == "3 of 4"
    card.show(waiting=(waiting(1), waiting(3)), running=(asked,))
    assert card.words("call_card_place") == "1 of 3"
    assert card.words("call_card_title") == "The assistant asks you: Get weather"


def test_one_call_alone_has_no_arrows(card: CardBench) -> None:
    card.show(waiting=(waiting(1), waiting(2)))
    assert card.arrow("Next call").isVisible()
    card.show(waiting=(waiting(2),))
    assert not card.arrow("Next call").isVisible()


def test_the_focus_stands_at_deny_when_the_next_call_comes_up(card: CardBench) -> None:
    card.show(waiting=(waiting(1), waiting(2)))
    card.named("Allow once").setFocus()
    card.show(waiting=(waiting(2),))
    assert card.named("Deny").hasFocus()


def test_who_looks_through_the_calls_stays_at_the_arrows(card: CardBench) -> None:
    card.show(waiting=(waiting(1), waiting(2)))
    card.arrow("Next call").setFocus()
    card.arrow("Next call").click()
    assert card.arrow("Next call").hasFocus()


def test_who_plays_the_function_types_its_answer(card: CardBench) -> None:
    card.show(running=(RunningCall(CallId("c1"), "get_weather", '{"city": "Oslo"}', 99.9),))
    field = card.card.findChild(QLineEdit, "call_answer_edit")
    assert field is not None
    assert card.card.first is field
    card.alive()
    QTest.keyClicks(field, "sunny")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert card.answered == [("c1", "sunny")]
    card.named("Deny").click()
    assert card.decided == [("c1", "deny")]


def test_who_plays_the_function_sees_how_long_it_waits_and_comes_first(card: CardBench) -> None:
    asked = RunningCall(CallId("c2"), "get_weather", "{}", 93.5)
    card.show(waiting=(waiting(),), running=(asked,))
    assert card.words("call_card_title") == "The assistant asks you: Get weather"
    assert card.words("call_card_count") == "14 s left"
    card.show(running=(replace(asked, since_s=0.0),))
    assert card.words("call_card_count") == "0 s left"


def test_who_plays_the_function_is_not_asked_to_allow_it_first(card: CardBench) -> None:
    card.show(running=(RunningCall(CallId("c1"), "get_weather", "{}", 99.9),))
    shown = {b.accessibleName() for b in card.card.findChildren(QPushButton) if b.isVisible()}
    assert not shown & {"Allow once", "Allow in this conversation", "Always for this"}
    assert shown >= {"Deny", "Answer"}
    assert card.card.urgent == (CallId("c1"), False)


def test_what_nobody_can_act_on_is_not_urgent(card: CardBench) -> None:
    card.show(running=(RunningCall(CallId("c2"), "add_item", "{}", 97.0),))
    assert card.card.urgent == (CallId("c2"), False), "it can be cancelled"
    card.show()
    assert card.card.urgent is None


def test_what_runs_for_long_can_be_cancelled(card: CardBench) -> None:
    card.show(running=(RunningCall(CallId("c1"), "add_item", "{}", 99.5),))
    assert card.card.isHidden(), "it may be over in a moment"
    card.show(running=(RunningCall(CallId("c1"), "add_item", "{}", 97.0),))
    assert card.words("call_card_count") == "3 s"
    card.named("Cancel").click()
    assert card.cancelled == ["c1"]


def test_the_focus_goes_back_when_it_goes_away(card: CardBench, qtbot: QtBot) -> None:
    left: list[Callable[[], None] | None] = []
    card.card.left.connect(lambda: left.append(None))
    card.show(waiting=(waiting(),))
    card.card.first.setFocus()
    qtbot.waitUntil(card.card.first.hasFocus)
    card.show()
    assert left == [None]


def test_a_server_is_named(card: CardBench) -> None:
    known = OfferedFunction("server:n:x", "x", origin=Origin.SERVER, source="notes")
    state = replace(card.feed.state, hands=Hands(functions=(known,), waiting=(waiting(name="x"),)))
    card.feed.push(state)
    card.qtbot.waitUntil(lambda: card.feed.state is state)
    assert card.words("call_card_title") == "The assistant wants to use “X” from notes."


def test_it_shows_how_far_a_call_is_where_the_function_says_so(card: CardBench) -> None:
    call = RunningCall(CallId("c1"), "add_item", "{}", 95.0)
    card.show(running=(call,))
    bar = card.card.findChild(QProgressBar, "call_card_progress")
    assert bar is not None
    assert bar.isHidden()
    card.show(running=(replace(call, share=0.4, doing="page 4\u202e\nof <b>10</b>"),))
    assert (bar.value(), bar.isVisible()) == (40, True)
    assert card.words("call_card_doing") == "page 4\ufffd of <b>10</b>"
    card.show(waiting=(waiting(),))
    assert not bar.isVisible()
