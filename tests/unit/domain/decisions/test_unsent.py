"""What is typed before there is a session waits for it; nothing is lost or said twice."""

from __future__ import annotations

import pytest

from tests.unit.domain.scene import LOST, REFUSED, T0, U1, U2, Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Role, Status
from voicelive_desktop.domain.facts.effects import CreateResponse, SendText
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import unsent, worth_restoring
from voicelive_desktop.domain.settings import Settings


def starting(**settings: object) -> Scene:
    """Start was pressed; no session yet."""
    scene = Scene(State(settings=Settings(**settings)))  # type: ignore[arg-type] # settings are plain values
    return scene.tell(ev.StartRequested(T0), ev.ConnectingStarted(1))


def test_a_message_typed_while_connecting_has_its_row_and_is_sent_when_the_session_is_there() -> (
    None
):
    scene = starting().tell(ev.TextSubmitted(U1, " What can you do? ", T0 + 1))
    assert scene.effects == ()
    assert (scene.item(U1).text, scene.item(U1).status, scene.item(U1).unsent) == (
        "What can you do?",
        Status.PARTIAL,
        True,
    )
    scene.configured()
    assert scene.ordered(SendText) == [SendText(U1, "What can you do?")]
    assert len(scene.ordered(CreateResponse)) == 1
    assert (scene.item(U1).status, scene.item(U1).unsent) == (Status.FINAL, False)


def test_several_messages_go_in_their_order_and_get_one_answer() -> None:
    scene = (
        starting()
        .tell(ev.NoteSubmitted(U1, "Be brief.", T0 + 1), ev.TextSubmitted(U2, "Hello", T0 + 2))
        .configured()
    )
    assert scene.ordered(SendText) == [
        SendText(U1, "Be brief.", role="system"),
        SendText(U2, "Hello"),
    ]
    assert len(scene.ordered(CreateResponse)) == 1
    assert scene.item(U1).role is Role.NOTE


def test_who_types_first_is_not_greeted() -> None:
    greeting = {"greeting_kind": "text", "greeting_text": "Welcome"}
    assert len(starting(**greeting).configured().ordered(CreateResponse)) == 1
    (answer,) = (
        starting(**greeting)
        .tell(ev.TextSubmitted(U1, "Hello", T0))
        .configured()
        .ordered(CreateResponse)
    )
    assert answer == CreateResponse()


def test_a_message_typed_while_the_connection_is_lost_is_not_also_told_as_history() -> None:
    scene = Scene.connected().tell(
        ev.RetryScheduled(2, 0.5, 3.0, LOST), ev.TextSubmitted(U1, "Hello", T0 + 5)
    )
    assert worth_restoring(scene.state) == ()
    scene.tell(ev.ConnectingStarted(2)).configured()
    assert scene.ordered(SendText) == [SendText(U1, "Hello")]


def test_it_waits_through_further_tries_and_a_failure() -> None:
    scene = starting().tell(
        ev.TextSubmitted(U1, "Hello", T0 + 1), ev.RetryScheduled(2, 0.5, T0 + 2, LOST)
    )
    scene.tell(ev.ConnectingStarted(2), ev.ConnectionFailed(REFUSED))
    assert [item.id for item in unsent(scene.state)] == [U1]
    scene.tell(ev.RetryRequested(T0 + 9), ev.ConnectingStarted(1)).configured()
    assert scene.ordered(SendText) == [SendText(U1, "Hello")]


def test_what_was_ended_before_it_was_sent_says_so() -> None:
    scene = starting().tell(
        ev.TextSubmitted(U1, "Hello", T0 + 1), ev.EndRequested(), ev.ConnectionEnded()
    )
    assert (scene.item(U1).status, scene.item(U1).unsent) == (Status.FINAL, True)
    scene.tell(ev.StartRequested(T0 + 50), ev.ConnectingStarted(1)).configured()
    assert scene.ordered(SendText) == []


@pytest.mark.parametrize("text", ["", "  \n "])
def test_nothing_typed_makes_no_row(text: str) -> None:
    assert starting().tell(ev.TextSubmitted(U1, text, T0)).rows == []
