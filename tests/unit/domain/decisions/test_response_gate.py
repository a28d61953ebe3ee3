"""Never two answers at once; outputs of functions go back together."""

from __future__ import annotations

from tests.unit.domain.scene import A1, C1, C2, R1, R2, U1, U2, Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Item, Role, Status, ToolCall
from voicelive_desktop.domain.facts.effects import CreateResponse, SendText, SendToolOutput
from voicelive_desktop.domain.facts.functions import RunTool
from voicelive_desktop.domain.facts.service_notes import OurMessage, OurMessageKind
from voicelive_desktop.domain.questions.selectors import Mode, mode
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import CallId, ItemId, ResponseId
from voicelive_desktop.domain.words.kinds import ResponseStatus

F1, F2 = ItemId("f1"), ItemId("f2")
CLASH = Failure(FailureKind.SERVICE_ERROR, "conversation_already_has_active_response", "busy")
ODD = Failure(FailureKind.SERVICE_ERROR, "odd", "no")


def call(
    response: ResponseId = R1, item: ItemId = F1, call_id: CallId = C1
) -> ev.FunctionCallCompleted:
    return ev.FunctionCallCompleted(response, item, call_id, "clock", "{}", 5.0)


def typed() -> Scene:
    return Scene.connected().tell(ev.TextSubmitted(U1, "hello", 5.0))


def test_a_typed_message_is_shown_sent_and_answered() -> None:
    scene = typed()
    assert scene.orders == [SendText(U1, "hello"), CreateResponse()]
    assert (scene.item(U1).text, scene.item(U1).status, scene.item(U1).typed) == (
        "hello",
        Status.FINAL,
        True,
    )
    assert mode(scene.state) is Mode.THINKING


def test_blank_messages_and_messages_without_a_session_are_not_sent() -> None:
    assert Scene.connected().tell(ev.TextSubmitted(U1, " \n", 5.0)).effects == ()
    assert Scene().tell(ev.TextSubmitted(U1, "hello", 5.0)).effects == ()


def test_a_second_message_before_the_answer_began_is_answered_after_it() -> None:
    scene = typed().tell(ev.TextSubmitted(U2, "and", 6.0))
    assert scene.orders == [SendText(U2, "and")]
    assert scene.tell(ev.ResponseCreated(R1, 0.0)).orders == []
    assert scene.tell(ev.ResponseDone(R1, ResponseStatus.COMPLETED)).orders == [CreateResponse()]


def test_an_answer_that_the_service_made_itself_is_recovered_from_without_a_word() -> None:
    scene = typed().tell(ev.ServiceErrorReported(CLASH, OurMessage(OurMessageKind.RESPONSE)))
    assert scene.orders == []
    assert scene.notice_keys() == []
    assert scene.tell(ev.ResponseDone(R2, ResponseStatus.COMPLETED)).orders == [CreateResponse()]


def test_an_answer_that_began_before_our_request_arrived_is_recovered_from() -> None:
    scene = typed().tell(ev.ResponseCreated(R2, 0.0), ev.ServiceErrorReported(CLASH))
    assert scene.orders == []
    assert scene.tell(ev.ResponseDone(R2, ResponseStatus.COMPLETED)).orders == [CreateResponse()]


def test_a_refused_request_for_an_answer_is_told_and_the_next_one_goes_out() -> None:
    for refused in (OurMessage(OurMessageKind.RESPONSE), None):
        scene = typed().tell(ev.ServiceErrorReported(ODD, refused))
        assert scene.notice_keys() == ["service_error"]
        assert mode(scene.state) is Mode.LISTENING
        assert scene.tell(ev.TextSubmitted(U2, "again", 6.0)).orders == [
            SendText(U2, "again"),
            CreateResponse(),
        ]


def test_a_refused_request_makes_way_for_the_one_that_waited() -> None:
    scene = typed().tell(
        ev.TextSubmitted(U2, "and", 6.0),
        ev.ServiceErrorReported(ODD, OurMessage(OurMessageKind.RESPONSE)),
    )
    assert scene.ordered(CreateResponse) == [CreateResponse()]
    assert (
        scene.tell(ev.ServiceErrorReported(ODD, OurMessage(OurMessageKind.RESPONSE))).orders == []
    )


def test_an_error_about_another_message_leaves_the_request_alone() -> None:
    scene = typed().tell(ev.ServiceErrorReported(ODD, OurMessage(OurMessageKind.TRUNCATION)))
    assert mode(scene.state) is Mode.THINKING
    assert scene.tell(ev.TextSubmitted(U2, "and", 6.0)).orders == [SendText(U2, "and")]


def test_our_own_races_are_not_shown() -> None:
    for code in ("response_cancel_not_active", "input_audio_buffer_commit_empty"):
        scene = Scene.connected().tell(
            ev.ServiceErrorReported(Failure(FailureKind.SERVICE_ERROR, code))
        )
        assert scene.notice_keys() == []


def test_a_function_runs_at_once_and_its_output_goes_when_the_answer_is_done() -> None:
    scene = Scene.connected().tell(ev.ResponseCreated(R1, 0.0), call())
    assert scene.orders == [RunTool(C1, "clock", "{}")]
    assert mode(scene.state) is Mode.USING_TOOL
    assert scene.tell(ev.ToolFinished(C1, '"noon"', True)).orders == []
    assert scene.tell(ev.ResponseDone(R1, ResponseStatus.COMPLETED)).orders == [
        SendToolOutput(C1, '"noon"'),
        CreateResponse(),
    ]
    row = scene.item(F1)
    assert row.tool == ToolCall(C1, "clock", "{}", '"noon"')
    assert row.status is Status.FINAL


def test_outputs_of_one_answer_go_first_and_then_one_request() -> None:
    scene = Scene.connected().tell(ev.ResponseCreated(R1, 0.0), call(), call(item=F2, call_id=C2))
    scene.tell(ev.ResponseDone(R1, ResponseStatus.COMPLETED))
    assert scene.orders == []
    assert scene.tell(ev.ToolFinished(C2, "2", True)).orders == []
    assert scene.tell(ev.ToolFinished(C1, "1", False)).orders == [
        SendToolOutput(C1, "1"),
        SendToolOutput(C2, "2"),
        CreateResponse(),
    ]
    assert scene.item(F1).tool == ToolCall(C1, "clock", "{}", "1", ok=False)


def test_a_call_that_is_told_twice_runs_once() -> None:
    scene = Scene.connected().tell(
        ev.ResponseCreated(R1, 0.0), call(), call(), ev.ToolFinished(C1, "1", True)
    )
    assert len(scene.ordered(RunTool)) == 1
    scene.tell(ev.ResponseDone(R1, ResponseStatus.COMPLETED))
    assert scene.tell(call(), ev.ToolFinished(C1, "1", True)).orders == []


def test_arguments_grow_in_the_row_until_the_call_is_complete() -> None:
    row = Item(F1, Role.TOOL, tool=ToolCall(C1, "clock"))
    scene = Scene.connected().tell(ev.ItemCreated(row), ev.FunctionCallGrew(R1, F1, C1, '{"a":'))
    assert scene.item(F1).tool == ToolCall(C1, "clock", '{"a":')


def test_a_call_without_a_name_takes_it_from_its_row() -> None:
    scene = Scene.connected().tell(ev.ItemCreated(Item(F1, Role.TOOL, tool=ToolCall(C1, "clock"))))
    scene.tell(ev.FunctionCallCompleted(R1, F1, C1, "", "{}", 5.0))
    assert scene.orders == [RunTool(C1, "clock", "{}")]


def test_the_outputs_of_a_cancelled_answer_go_back_without_asking_for_another() -> None:
    scene = Scene.connected().tell(
        ev.ResponseCreated(R1, 0.0), call(), ev.ResponseDone(R1, ResponseStatus.CANCELLED)
    )
    assert scene.tell(ev.ToolFinished(C1, "1", True)).orders == [SendToolOutput(C1, "1")]
    scene.tell(ev.ResponseCreated(R2, 0.0), call(R2, F2, C2), ev.ToolFinished(C2, "2", True))
    assert scene.tell(ev.ResponseDone(R2, ResponseStatus.CANCELLED)).orders == [
        SendToolOutput(C2, "2")
    ]


def test_a_function_that_finishes_while_the_user_speaks_does_not_make_the_assistant_talk_over_them() -> (
    None
):
    scene = Scene.connected().tell(
        ev.ResponseCreated(R1, 0.0), call(), ev.ResponseDone(R1, ResponseStatus.COMPLETED)
    )
    scene.tell(ev.SpeechStarted(U1, 0, 0.0))
    assert scene.tell(ev.ToolFinished(C1, "1", True)).orders == [SendToolOutput(C1, "1")]


def test_a_message_typed_while_a_function_runs_is_answered_once_with_its_output() -> None:
    scene = Scene.connected().tell(
        ev.ResponseCreated(R1, 0.0), call(), ev.TextSubmitted(U1, "hm", 5.0)
    )
    scene.tell(ev.ToolFinished(C1, "1", True))
    done = scene.tell(ev.ResponseDone(R1, ResponseStatus.CANCELLED))
    assert done.orders == [SendToolOutput(C1, "1"), CreateResponse()]


def test_the_output_of_a_function_that_the_session_forgot_goes_nowhere() -> None:
    scene = Scene.connected().tell(
        ev.ResponseCreated(R1, 0.0), call(), ev.EndRequested(), ev.ConnectionEnded()
    )
    assert scene.tell(ev.ToolFinished(C1, "1", True)).orders == []
    assert scene.item(F1).status is Status.FINAL


def test_the_result_item_of_a_call_has_no_row_of_its_own() -> None:
    result = Item(ItemId("o1"), Role.TOOL, status=Status.FINAL, tool=ToolCall(C1, "", output="1"))
    scene = Scene.connected().reply_begins().tell(ev.ItemCreated(result), ev.ItemRetrieved(result))
    assert scene.rows == [A1]
