"""A link that is cut while a function runs: it runs once, and its output is told once, where the
call is known.
"""

from __future__ import annotations

import pytest

from tests.unit.domain.scene import A1, A2, C1, C2, LOST, R1, R2, U1, U2, Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Item, Role, ToolCall
from voicelive_desktop.domain.facts.effects import CreateResponse, SendToolCall, SendToolOutput
from voicelive_desktop.domain.facts.functions import RunTool
from voicelive_desktop.domain.questions.selectors import Mode, mode
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import CallId, ItemId
from voicelive_desktop.domain.words.kinds import ResponseStatus

DROP = ev.RetryScheduled(2, 0.5, 3.0, LOST)
ROW, ROW2 = ItemId("t1"), ItemId("t2")
NOON = ev.ToolFinished(C1, '"noon"', True)
TOLD = [SendToolCall(ROW, C1, "clock", "{}"), SendToolOutput(C1, '"noon"'), CreateResponse()]


def calling(*, done: bool = True) -> Scene:
    """The user asked, and the answer calls a function, which runs."""
    scene = Scene.connected().user_says(text="what time is it")
    scene.tell(ev.ResponseCreated(R1, scene.clock), called(ROW, C1))
    assert scene.orders == [RunTool(C1, "clock", "{}")]
    return scene.tell(ev.ResponseDone(R1, ResponseStatus.COMPLETED)) if done else scene


def called(row: ItemId, call: CallId) -> ev.FunctionCallCompleted:
    return ev.FunctionCallCompleted(R1, row, call, "clock", "{}", 2_000.0)


def back(scene: Scene, resumed_from_t: float | None = None) -> Scene:
    scene.tell(ev.ConnectingStarted(2))
    return scene.tell(ev.SessionConfigured(2_005.0, resumed_from_t))


@pytest.mark.parametrize("done", [True, False])
def test_a_function_that_ends_while_the_connection_is_lost_is_told_to_the_next_session(
    done: bool,
) -> None:
    scene = calling(done=done).tell(DROP)
    assert scene.tell(NOON).orders == [], "there is nobody to tell"
    tool = scene.item(ROW).tool
    assert tool is not None
    assert (tool.output, tool.ok) == ('"noon"', True), "the row has its result at once"
    assert back(scene).orders == TOLD


def test_a_function_that_runs_on_is_told_to_the_next_session_when_it_ends() -> None:
    scene = back(calling().tell(DROP))
    assert scene.orders == [], "an answer without it would call it again"
    assert mode(scene.state) is Mode.USING_TOOL
    assert scene.tell(NOON).orders == TOLD
    assert scene.tell(NOON).orders == []
    assert scene.rows[:2] == [U1, ROW]


def test_an_output_that_was_sent_to_a_session_that_was_dead_already_is_told_again() -> None:
    scene = calling().tell(NOON)
    assert scene.orders == [SendToolOutput(C1, '"noon"'), CreateResponse()]
    scene.tell(DROP)
    assert back(scene).orders == TOLD
    scene.tell(DROP)
    assert back(scene).orders == TOLD, "nor did the next one answer"


def test_an_output_whose_answer_was_heard_is_told_to_nobody_again() -> None:
    scene = calling().tell(NOON).reply_begins(R2, A2).reply_sounds(R2, A2).tell(DROP)
    assert back(scene).orders == []


def test_of_two_functions_both_are_waited_for_and_told() -> None:
    scene = calling(done=False).tell(called(ROW2, C2), NOON, DROP)
    assert back(scene).orders == []
    assert scene.tell(ev.ToolFinished(C2, "2", True)).orders == [
        *TOLD[:2],
        SendToolCall(ROW2, C2, "clock", "{}"),
        SendToolOutput(C2, "2"),
        CreateResponse(),
    ]


def test_two_drops_while_it_runs_change_nothing() -> None:
    scene = calling().tell(
        DROP, ev.ConnectingStarted(2), ev.RetryScheduled(3, 1.0, 4.0, LOST), NOON
    )
    scene = back(scene)
    assert scene.orders == TOLD
    again = back(back(calling().tell(DROP)).tell(DROP))
    assert again.tell(NOON).orders == TOLD


def test_words_before_the_call_that_are_being_heard_do_not_leave_the_question_unanswered() -> None:
    scene = (
        Scene.connected()
        .user_says(text="what time is it")
        .reply_begins(text="Let me look.")
        .reply_sounds()
    )
    scene.tell(called(ROW, C1), ev.ResponseDone(R1, ResponseStatus.COMPLETED), DROP).flushed(400.0)
    assert back(scene).tell(NOON).orders == TOLD
    assert A1 in scene.rows


def test_who_spoke_meanwhile_gets_one_answer_that_knows_the_output() -> None:
    scene = calling().tell(ev.SpeechStarted(U2, 0, 2_001.0, 50.0), NOON, DROP)
    assert back(scene, 49.0).orders == TOLD[:2], "the turn that is heard again brings the answer"


def test_the_row_of_a_call_that_did_not_arrive_in_full_does_not_run_for_ever() -> None:
    scene = (
        Scene.connected().user_says(text="what time is it").tell(ev.ResponseCreated(R1, 2_000.0))
    )
    row = Item(ROW, Role.TOOL, at_s=2_000.0, response_id=R1, tool=ToolCall(C1, "clock"))
    scene.tell(ev.ItemCreated(row), ev.FunctionCallGrew(R1, ROW, C1, '{"zo'), DROP)
    assert scene.rows == [U1], "no such row"
    assert back(scene).orders == [CreateResponse()]


@pytest.mark.parametrize(
    "ends",
    [
        (ev.EndRequested(), ev.ConnectionEnded()),
        (ev.ConnectionFailed(Failure(FailureKind.REFUSED)),),
    ],
)
def test_after_the_end_the_row_has_its_result_and_nobody_is_told(
    ends: tuple[ev.Event, ...],
) -> None:
    scene = calling().tell(*ends)
    assert scene.tell(NOON).orders == []
    tool = scene.item(ROW).tool
    assert tool is not None
    assert tool.output == '"noon"'


def test_after_sleep_nobody_is_told_but_the_row() -> None:
    scene = calling().tell(ev.RetryScheduled(2, 0.5, 3.0, Failure(FailureKind.LOST, "sleep")))
    assert back(scene).tell(NOON).orders == []


def test_a_row_that_was_deleted_meanwhile_is_not_told() -> None:
    scene = back(calling().tell(DROP))
    scene.tell(ev.ItemDeleted(ROW))
    assert SendToolOutput(C1, '"noon"') not in scene.tell(NOON).orders


def test_who_speaks_after_the_answer_was_heard_does_not_have_it_told_again() -> None:
    scene = calling().tell(NOON).reply_begins(R2, A2).reply_sounds(R2, A2).reply_complete(R2, A2)
    scene.tell(ev.PlaybackDrained(A2), ev.SpeechStarted(U2, 0, 2_010.0, 50.0), DROP)
    assert back(scene, 49.0).orders == []
