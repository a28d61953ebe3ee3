"""A timer that is due is heard and told, whatever the connection does in that moment."""

from __future__ import annotations

from tests.unit.domain.scene import LOST, R1, Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.effects import CreateResponse, Ring, SendText
from voicelive_desktop.domain.facts.functions import RunningTimer
from voicelive_desktop.domain.words.ids import ItemId

DUE = ev.TimerDue("tea", ItemId("note-1"), 1_100.0)


def test_in_a_session_it_rings_and_the_model_says_it() -> None:
    scene = Scene.connected(output_device="speaker").tell(DUE)
    assert [ring.device for ring in scene.ordered(Ring)] == ["speaker"]
    assert [(sent.item_id, sent.role) for sent in scene.ordered(SendText)] == [("note-1", "system")]
    assert "(tea)" in scene.ordered(SendText)[0].text
    assert scene.item(ItemId("note-1")).text == "A timer is due: tea"
    assert scene.ordered(CreateResponse)
    assert "timer_due" in scene.notice_keys()


def test_without_a_session_it_rings_and_only_the_person_is_told() -> None:
    scene = Scene().tell(DUE)
    assert len(scene.ordered(Ring)) == 1
    assert not scene.ordered(SendText)
    assert "timer_due" in scene.notice_keys()
    assert not scene.state.hands.overdue


def test_what_is_due_during_a_drop_is_told_to_the_next_session_once() -> None:
    scene = Scene.connected()
    scene.tell(ev.RetryScheduled(1, 1.0, scene.clock, LOST), DUE)
    assert len(scene.ordered(Ring)) == 1
    assert not scene.ordered(SendText)
    scene.configured()
    assert [sent.item_id for sent in scene.ordered(SendText)].count(ItemId("note-1")) == 1
    assert len(scene.ordered(CreateResponse)) == 1
    scene.tell(ev.ResponseCreated(R1, scene.clock)).configured()
    assert not scene.state.hands.overdue


def test_the_end_of_the_conversation_forgets_what_it_was_to_be_told() -> None:
    scene = Scene.connected()
    scene.tell(ev.RetryScheduled(1, 1.0, scene.clock, LOST), DUE)
    scene.tell(ev.EndRequested(), ev.ConnectionEnded())
    assert not scene.state.hands.overdue


def test_the_timers_that_run_outlive_a_drop_and_the_end() -> None:
    timers = (RunningTimer("tea", 2_000.0),)
    scene = Scene.connected().tell(ev.TimersChanged(timers))
    scene.tell(ev.RetryScheduled(1, 1.0, scene.clock, LOST)).configured()
    scene.tell(ev.EndRequested(), ev.ConnectionEnded())
    assert scene.state.hands.timers == timers
