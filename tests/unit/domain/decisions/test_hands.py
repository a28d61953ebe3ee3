"""Nothing acts without the consent that the person chose, and the person can go on talking
meanwhile.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.unit.domain.scene import C1, C2, LOST, R1, R2, U1, U2, Scene
from voicelive_desktop.domain.decisions.admission import MOST_IN_A_TURN
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Fate, Status
from voicelive_desktop.domain.facts.effects import (
    ConfigureSession,
    CreateResponse,
    SendText,
    SendToolOutput,
)
from voicelive_desktop.domain.facts.functions import (
    AnswerTool,
    CancelTool,
    Consent,
    Decision,
    OfferedFunction,
    Origin,
    RememberConsent,
    RunTool,
)
from voicelive_desktop.domain.facts.pictures import MOST_IN_MESSAGE, Picture
from voicelive_desktop.domain.questions.selectors import Mode, mode
from voicelive_desktop.domain.questions.session_messages import restored
from voicelive_desktop.domain.words.ids import CallId, ItemId, ResponseId
from voicelive_desktop.domain.words.kinds import ResponseStatus, Target

ARGUMENTS = '{"item": "milk"}'
I1, I2 = ItemId("f1"), ItemId("f2")
DECISIONS = [Decision.ONCE, Decision.CONVERSATION, Decision.ALWAYS]


def with_functions(scene: Scene, *functions: OfferedFunction) -> Scene:
    wire = json.dumps(
        [{"type": "function", "name": function.name} for function in functions if function.on]
    )
    return scene.tell(ev.FunctionsOffered(wire, (), functions))


def talking(consent: Consent = Consent.ASK, *, by_person: bool = False, on: bool = True) -> Scene:
    function = OfferedFunction("own:add", "add", consent=consent, by_person=by_person, on=on)
    other = OfferedFunction("own:read", "read", consent=Consent.ALWAYS)
    scene = with_functions(Scene.connected(), function, other).user_says(text="add milk")
    return scene.tell(ev.ResponseCreated(R1, scene.clock))


def calls(
    scene: Scene, call: CallId = C1, item: ItemId = I1, name: str = "add", response: ResponseId = R1
) -> Scene:
    return scene.tell(ev.FunctionCallCompleted(response, item, call, name, ARGUMENTS, scene.clock))


def answer_done(scene: Scene, response: ResponseId = R1) -> Scene:
    return scene.tell(ev.ResponseDone(response, ResponseStatus.COMPLETED))


def decided(scene: Scene, decision: Decision, call: CallId = C1) -> Scene:
    return scene.tell(ev.CallDecided(call, decision, scene.clock))


def error_of(scene: Scene, item: ItemId = I1) -> str:
    tool = scene.item(item).tool
    assert tool is not None
    assert tool.output is not None
    assert not tool.ok
    return str(json.loads(tool.output)["error"])


def test_a_call_that_asks_waits_and_runs_nothing() -> None:
    scene = answer_done(calls(talking()))
    assert scene.ordered(RunTool) == []
    assert mode(scene.state) is Mode.WAITING
    tool = scene.item(I1).tool
    assert tool is not None
    assert tool.fate is Fate.WAITING


@pytest.mark.parametrize(
    ("consent", "by_person", "measured"),
    [(Consent.ASK, False, False), (Consent.ALWAYS, True, False), (Consent.ALWAYS, False, True)],
)
def test_the_time_that_a_person_takes_is_no_wait_for_the_answer(
    consent: Consent, by_person: bool, measured: bool
) -> None:
    scene = calls(talking(consent, by_person=by_person))
    waits = scene.state.turns.listening.stopped_at_s, scene.state.turns.listening.asked_at_s
    assert all(wait is not None for wait in waits) is measured
    assert any(wait is not None for wait in waits) is measured


@pytest.mark.parametrize("decision", DECISIONS)
def test_what_is_allowed_runs_with_the_arguments_that_were_shown(decision: Decision) -> None:
    scene = decided(answer_done(calls(talking())), decision)
    assert scene.ordered(RunTool) == [RunTool(C1, "add", ARGUMENTS)]
    assert mode(scene.state) is Mode.USING_TOOL
    scene.tell(ev.ToolFinished(C1, "done", True))
    assert scene.ordered(SendToolOutput) == [SendToolOutput(C1, "done")]
    assert len(scene.ordered(CreateResponse)) == 1


def test_a_denied_call_runs_nothing_and_the_model_is_told_once() -> None:
    scene = decided(answer_done(calls(talking())), Decision.DENY)
    assert scene.ordered(RunTool) == []
    assert error_of(scene) == "The user did not allow this."
    assert [sent.call_id for sent in scene.ordered(SendToolOutput)] == [C1]
    assert len(scene.ordered(CreateResponse)) == 1
    assert scene.state.hands.waiting == ()
    assert decided(scene, Decision.ONCE).effects == ()


@pytest.mark.parametrize(
    ("decision", "asks_again"),
    [(Decision.ONCE, True), (Decision.CONVERSATION, False), (Decision.ALWAYS, False)],
)
def test_how_long_a_yes_holds(decision: Decision, asks_again: bool) -> None:
    scene = decided(calls(talking()), decision)
    scene.tell(ev.ToolFinished(C1, "done", True))
    calls(scene, C2, I2)
    assert bool(scene.state.hands.waiting) is asks_again


def test_always_is_remembered() -> None:
    scene = decided(calls(talking()), Decision.ALWAYS)
    assert scene.ordered(RememberConsent) == [RememberConsent("own:add", Consent.ALWAYS)]
    assert scene.state.hands.functions[0].consent is Consent.ALWAYS


def test_once_in_a_conversation_asks_in_the_next_one_again() -> None:
    scene = decided(calls(talking(Consent.ONCE)), Decision.ONCE).tell(
        ev.ToolFinished(C1, "done", True)
    )
    assert calls(scene, C2, I2).ordered(RunTool) == [RunTool(C2, "add", ARGUMENTS)]
    scene.tell(ev.EndRequested(), ev.ConnectionEnded())
    assert scene.state.hands.allowed == frozenset()


def test_a_function_that_is_off_or_never_allowed_is_told_as_not_offered() -> None:
    for scene in (talking(on=False), talking(Consent.NEVER)):
        calls(scene)
        assert scene.ordered(RunTool) == []
        assert error_of(scene) == "This function is not offered."


def test_the_end_denies_what_waits() -> None:
    scene = answer_done(calls(talking())).tell(ev.EndRequested())
    assert scene.state.hands.waiting == ()
    tool = scene.item(I1).tool
    assert tool is not None
    assert tool.fate is Fate.DENIED
    assert scene.ordered(CreateResponse) == []


def test_a_drop_denies_nothing_and_the_answer_goes_to_the_next_session() -> None:
    scene = answer_done(calls(talking())).tell(ev.RetryScheduled(1, 1.0, 0.0, LOST))
    assert len(scene.state.hands.waiting) == 1
    decided(scene, Decision.ONCE)
    assert scene.ordered(RunTool) == [RunTool(C1, "add", ARGUMENTS)]
    scene.tell(ev.ToolFinished(C1, "done", True)).configured()
    assert scene.ordered(SendToolOutput) == [SendToolOutput(C1, "done")]


def test_while_one_waits_another_answer_brings_its_own_result() -> None:
    scene = answer_done(calls(talking())).user_says(U2, "read it")
    scene.tell(ev.ResponseCreated(R2, scene.clock))
    answer_done(calls(scene, C2, I2, "read", R2), R2)
    scene.tell(ev.ToolFinished(C2, "milk", True))
    assert scene.ordered(SendToolOutput) == [SendToolOutput(C2, "milk")]
    assert len(scene.ordered(CreateResponse)) == 1
    assert [call.call_id for call in scene.state.hands.waiting] == [C1]


def test_several_wait_in_their_order() -> None:
    scene = calls(calls(talking()), C2, I2)
    assert [call.call_id for call in scene.state.hands.waiting] == [C1, C2]
    assert [order.call_id for order in decided(scene, Decision.ONCE).ordered(RunTool)] == [C1]
    assert [call.call_id for call in scene.state.hands.waiting] == [C2]


def test_a_yes_for_the_conversation_lets_those_that_wait_run_too() -> None:
    scene = decided(calls(calls(talking()), C2, I2), Decision.CONVERSATION)
    assert [order.call_id for order in scene.ordered(RunTool)] == [C1, C2]


def test_many_calls_in_a_turn_of_the_user_ask_before_they_go_on() -> None:
    scene = talking()
    for n in range(MOST_IN_A_TURN):
        calls(scene, CallId(f"n{n}"), ItemId(f"n{n}"), "read")
        assert len(scene.ordered(RunTool)) == 1
    calls(scene, C1, I1, "read")
    assert scene.ordered(RunTool) == []
    calls(decided(scene, Decision.ONCE), C2, I2, "read")
    assert len(scene.ordered(RunTool)) == 1


def test_a_new_turn_of_the_user_counts_anew() -> None:
    scene = talking()
    for n in range(MOST_IN_A_TURN):
        calls(scene, CallId(f"n{n}"), ItemId(f"n{n}"), "read")
    scene.user_says(U2, "and again")
    assert len(calls(scene, C1, I1, "read").ordered(RunTool)) == 1


def test_who_plays_the_function_answers_in_its_place() -> None:
    scene = answer_done(calls(talking(Consent.ALWAYS, by_person=True)))
    assert mode(scene.state) is Mode.WAITING
    scene.tell(ev.CallAnswered(C1, "it rains", scene.clock))
    assert scene.ordered(AnswerTool) == [AnswerTool(C1, "it rains")]


@pytest.mark.parametrize("consent", [Consent.ASK, Consent.ONCE, Consent.ALWAYS])
def test_the_time_of_a_call_that_a_person_answers_runs_from_its_beginning(
    consent: Consent,
) -> None:
    scene = talking(consent, by_person=True)
    for n in range(MOST_IN_A_TURN):
        calls(scene, CallId(f"n{n}"), ItemId(f"n{n}"), "add")
    calls(scene)
    assert scene.ordered(RunTool)[-1] == RunTool(C1, "add", ARGUMENTS), "its limit counts there"
    assert scene.state.hands.waiting == ()
    assert mode(scene.state) is Mode.WAITING
    row = scene.state.conversation.get(I1)
    assert row is not None
    assert row.tool is not None
    assert row.tool.fate is Fate.WAITING


def test_what_nobody_answered_in_time_failed_and_is_told() -> None:
    scene = answer_done(calls(talking(by_person=True)))
    scene.tell(ev.ToolFinished(C1, '{"error": "nobody answered within 20 s"}', ok=False))
    assert error_of(scene) == "nobody answered within 20 s"
    row = scene.state.conversation.get(I1)
    assert row is not None
    assert row.tool is not None
    assert row.tool.fate is Fate.RAN
    assert len(scene.ordered(SendToolOutput)) == 1
    assert mode(scene.state) is not Mode.WAITING


def test_the_person_may_refuse_to_play() -> None:
    scene = decided(answer_done(calls(talking(Consent.ALWAYS, by_person=True))), Decision.DENY)
    assert scene.ordered(CancelTool) == [CancelTool(C1)]
    assert error_of(scene) == "The user did not allow this."


def test_a_call_that_runs_can_be_cancelled_and_its_late_result_counts_no_more() -> None:
    scene = answer_done(calls(talking(Consent.ALWAYS))).tell(ev.CallCancelled(C1))
    assert scene.ordered(CancelTool) == [CancelTool(C1)]
    assert error_of(scene) == "The user cancelled this."
    assert len(scene.ordered(SendToolOutput)) == 1
    assert scene.tell(ev.ToolFinished(C1, "late", True)).effects == ()
    assert error_of(scene) == "The user cancelled this."


def test_other_functions_reach_the_running_session_at_once() -> None:
    scene = talking()
    more = OfferedFunction("server:x", "x", origin=Origin.SERVER, source="x")
    assert with_functions(scene, *scene.state.hands.functions, more).ordered(ConfigureSession)
    assert with_functions(scene, *scene.state.hands.functions).ordered(ConfigureSession) == []


def test_rows_of_decided_calls_are_settled() -> None:
    scene = decided(answer_done(calls(talking())), Decision.DENY)
    assert scene.item(I1).status is Status.FINAL
    assert scene.item(U1).text == "add milk"
    assert replace(scene.state.hands, functions=()) == replace(
        scene.state.hands, functions=(), waiting=()
    )


PICTURE = Picture(b"png", "image/png", 640, 480)


def seen_by(model: str, *pictures: Picture) -> Scene:
    scene = with_functions(
        Scene.connected(model=model, target=Target.AZURE),
        OfferedFunction("own:add", "add", consent=Consent.ALWAYS),
    )
    scene.user_says(text="show me").tell(ev.ResponseCreated(R1, scene.clock))
    answer_done(calls(scene))
    return scene.tell(
        ev.ToolFinished(C1, "here", ok=True, pictures=pictures, pictures_item=ItemId("p1"))
    )


def test_a_picture_in_a_result_is_shown_to_a_model_that_looks_and_to_the_person() -> None:
    scene = seen_by("gpt-realtime", PICTURE)
    outputs = scene.ordered(SendToolOutput)
    assert [sent.output for sent in outputs] == ["here"]
    (shown,) = scene.ordered(SendText)
    assert (shown.item_id, shown.pictures, shown.role) == ("p1", (PICTURE,), "user")
    orders = scene.orders
    assert orders.index(outputs[0]) < orders.index(shown) < len(orders) - 1
    assert isinstance(orders[-1], CreateResponse)
    assert scene.item(ItemId("p1")).pictures == (PICTURE,)


def test_another_model_is_told_that_a_picture_was_left_out_and_why() -> None:
    scene = seen_by("phi4-mini", PICTURE)
    assert [sent.output for sent in scene.ordered(SendToolOutput)] == [
        "here\n[A picture was here, 640 by 480 pixels.] This model does not look at pictures."
    ]
    assert not scene.ordered(SendText)


def test_more_pictures_than_a_message_holds_are_named() -> None:
    scene = seen_by("gpt-realtime", *[PICTURE] * (MOST_IN_MESSAGE + 1))
    assert len(scene.ordered(SendText)[0].pictures) == MOST_IN_MESSAGE
    assert scene.ordered(SendToolOutput)[0].output.count("A picture was here") == 1


def test_what_a_call_showed_is_told_to_the_next_session_as_its_row() -> None:
    scene = answer_done(calls(talking(Consent.ALWAYS)))
    scene.tell(ev.RetryScheduled(1, 1.0, scene.clock, LOST))
    scene.tell(
        ev.ToolFinished(C1, "here", ok=True, pictures=(PICTURE,), pictures_item=ItemId("p1"))
    )
    told = {sent.item_id: sent for sent in restored(scene.state)}
    assert (told[ItemId("p1")].pictures, told[ItemId("p1")].role) == ((PICTURE,), "user")
    assert not scene.configured().ordered(SendText), "it is not shown twice"


def test_how_far_a_call_is_is_kept_while_it_runs() -> None:
    scene = calls(talking(Consent.ALWAYS)).tell(ev.CallAdvanced(C1, 1.7, "page 3"))
    (running,) = scene.state.hands.running
    assert (running.share, running.doing) == (1.0, "page 3")
    scene.tell(ev.CallAdvanced(C2, 0.5), ev.ToolFinished(C1, "{}", ok=True))
    assert scene.state.hands.running == ()


@pytest.mark.parametrize("change", [{"description": "Wipes it."}, {"parameters": '{"a": 1}'}])
def test_what_says_something_else_of_itself_asks_again(change: dict[str, Any]) -> None:
    scene = decided(calls(talking()), Decision.CONVERSATION)
    function = OfferedFunction("own:add", "add")
    with_functions(scene, function)
    assert scene.state.hands.allowed == {"own:add"}, "the same function is still allowed"
    with_functions(scene, replace(function, **change))
    assert scene.state.hands.allowed == frozenset()
    assert not calls(scene, C2, I2).ordered(RunTool)
