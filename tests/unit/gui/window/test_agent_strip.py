"""The buttons of a hosted agent: where they come from, what they send, and when they are gone."""

from __future__ import annotations

import json
from typing import Any

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.support.wishes import wishes
from tests.unit.domain.scene import Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.answer_options import AnswerOptions
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.agent_buttons import MOST, agent_buttons
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.kinds import Target
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.window.agent_strip import AgentStrip

SELECT = {"label": "Select Grand", "action": "select_hotel", "hotel_id": "grand"}
CANCEL = {"label": "Cancel & leave", "action": "cancel"}


def reported(scene: Scene, kind: str = "ui.action_buttons", **told: Any) -> Scene:
    count = sum(1 for _ in scene.state.conversation)
    item = ItemId(f"invocation_{count}_{len(json.dumps(told))}")
    return scene.tell(ev.AgentReported(item, kind, json.dumps(told), 1.0))


def test_actions_with_labels_are_buttons_that_send_all_but_the_label() -> None:
    found = agent_buttons(
        reported(Scene.connected(target=Target.AGENT), actions=[SELECT, CANCEL]).state
    )
    assert found is not None
    assert [button.label for button in found.buttons] == ["Select Grand", "Cancel & leave"]
    assert json.loads(found.buttons[0].sends) == {
        "type": "button.click", "action": "select_hotel", "hotel_id": "grand",
    }  # fmt: skip


@pytest.mark.parametrize(
    "actions",
    [
        None,
        "x",
        [],
        [1],
        [{}],
        [{"label": "x"}],
        [{"label": 3, "action": "a"}],
        [{"label": " ", "action": "a"}],
    ],
)
def test_other_shapes_stay_the_json_on_their_card(actions: object) -> None:
    assert agent_buttons(reported(Scene.connected(), actions=actions).state) is None


def test_only_the_newest_count_and_only_until_the_person_says_something() -> None:
    scene = reported(reported(Scene.connected(), actions=[SELECT] * 20), actions=[CANCEL])
    found = agent_buttons(scene.state)
    assert found is not None
    assert [button.label for button in found.buttons] == ["Cancel & leave"]
    assert len(agent_buttons(reported(scene, actions=[SELECT] * 20).state).buttons) == MOST  # type: ignore[union-attr]
    assert agent_buttons(scene.user_says(text="Never mind").state) is None


def test_a_press_is_told_the_agent_verbatim_and_only_once(qtbot: QtBot, intents: Intents) -> None:
    scene = Scene.connected(target=Target.AGENT)
    feed = StateFeed(scene.state)
    strip = AgentStrip(feed, intents)
    qtbot.addWidget(strip)
    asked = QSignalSpy(wishes(intents, ev.AnswerRequested))

    def push(state: State) -> None:
        feed.push(state)
        qtbot.waitUntil(lambda: feed.state is state)

    push(reported(scene, actions=[SELECT, CANCEL]).state)
    assert not strip.isHidden()
    button = strip.findChild(QPushButton, "agent_button_2")
    assert button is not None
    assert (button.text(), button.accessibleName()) == ("Cancel && leave", "Cancel & leave")
    button.click()
    (options,) = asked.at(0)
    assert json.loads(options.invoke_input) == {"type": "button.click", "action": "cancel"}
    assert isinstance(options, AnswerOptions), "it replaces nothing"
    assert strip.isHidden()
    push(reported(scene, "ui.done", ok=True).state)
    assert strip.isHidden(), "these were used"
    push(reported(scene, actions=[SELECT]).state)
    assert not strip.isHidden()
