"""Answers that the user asks for, in the conversation and outside it."""

from __future__ import annotations

from tests.unit.domain.scene import A1, A2, C1, MIC, R1, R2, U1, U2, Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.answer_options import AnswerOptions
from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.facts.effects import (
    CancelResponse,
    CreateResponse,
    DeleteItem,
    FlushPlayback,
    SendToolOutput,
    Truncate,
)
from voicelive_desktop.domain.facts.functions import RunTool
from voicelive_desktop.domain.facts.service_notes import OurMessage, OurMessageKind
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.questions.selectors import Mode, mode, worth_restoring
from voicelive_desktop.domain.questions.session_messages import ask
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import ItemId, ResponseId
from voicelive_desktop.domain.words.kinds import ResponseStatus

SLOWLY = AnswerOptions(voice_rate=0.5)
CREATE_SLOWLY = ask(Scene.connected().state, SLOWLY)
ASIDE = AnswerOptions(outside=True)
CLASH = Failure(FailureKind.SERVICE_ERROR, "conversation_already_has_active_response", "busy")


def answered() -> Scene:
    return Scene.connected().user_says(text="hello").reply_begins().reply_sounds().reply_complete()


def aside(scene: Scene, outside: bool | None = True) -> Scene:
    """An answer outside the conversation is made and complete."""
    scene.tell(
        ev.PlaybackDrained(A1),
        ev.AnswerRequested(ASIDE, 20.0),
        ev.ResponseCreated(R2, 21.0, outside),
    )
    row = Item(A2, Role.ASSISTANT, at_s=21.0, response_id=R2)
    scene.tell(
        ev.ItemCreated(row), ev.ReplyTextGrew(R2, A2, "psst", 21.0), ev.AudioArrived(R2, A2, 500.0)
    )
    return scene


def test_an_answer_is_asked_for_with_its_options() -> None:
    scene = answered().tell(ev.PlaybackDrained(A1), ev.AnswerRequested(SLOWLY, 20.0))
    assert scene.orders == [CREATE_SLOWLY]
    assert mode(scene.state) is Mode.THINKING
    assert scene.state.turns.listening.asked_at_s == 20.0


def test_without_a_session_nothing_is_asked() -> None:
    assert Scene().tell(ev.AnswerRequested(SLOWLY, 20.0)).effects == ()


def test_it_goes_through_the_gate_and_keeps_its_options() -> None:
    scene = Scene.connected().user_says(text="hello").reply_begins().reply_sounds()
    scene.tell(ev.AnswerRequested(SLOWLY, 20.0))
    assert [type(order) for order in scene.orders] == [FlushPlayback, CancelResponse]
    assert scene.tell(ev.ResponseDone(R1, ResponseStatus.CANCELLED)).orders == [CREATE_SLOWLY]


def test_options_survive_an_answer_that_the_service_made_by_itself() -> None:
    scene = answered().tell(
        ev.AnswerRequested(SLOWLY, 20.0),
        ev.ServiceErrorReported(CLASH, OurMessage(OurMessageKind.RESPONSE)),
    )
    assert scene.tell(ev.ResponseDone(R2, ResponseStatus.COMPLETED)).ordered(CreateResponse) == [
        CREATE_SLOWLY
    ]


def test_the_answer_after_it_is_as_the_session_says() -> None:
    scene = answered().tell(ev.AnswerRequested(SLOWLY, 20.0), ev.TextSubmitted(U2, "and?", 21.0))
    scene.tell(ev.ResponseCreated(R2, 22.0))
    assert scene.tell(ev.ResponseDone(R2, ResponseStatus.COMPLETED)).ordered(CreateResponse) == [
        CreateResponse()
    ]


def test_it_can_stand_for_an_earlier_answer() -> None:
    scene = answered().tell(ev.PlaybackDrained(A1), ev.AnswerRequested(SLOWLY, 20.0, replaces=A1))
    assert scene.orders == [DeleteItem(A1), CREATE_SLOWLY]


def test_an_answer_outside_the_conversation_is_marked() -> None:
    for told in (True, None):
        scene = aside(answered(), told)
        assert scene.item(A2).outside
        assert not scene.item(A1).outside
    assert not aside(answered(), outside=False).item(A2).outside, (
        "the service began another one by itself"
    )


def test_it_does_not_disturb_the_order() -> None:
    """The service knows nothing between the answer before and the turn after; both ways of hearing
    of the turn.
    """
    scene = aside(answered())
    scene.tell(ev.ResponseDone(R2, ResponseStatus.COMPLETED), ev.PlaybackDrained(A2)).user_says(
        U2, "next", after=A1
    )
    assert scene.rows == [U1, A1, A2, U2]
    scene = aside(answered())
    scene.tell(ev.ItemCreated(Item(U2, Role.USER, "next", Status.FINAL), A1))
    assert scene.rows == [U1, A1, A2, U2]


def test_it_is_neither_truncated_nor_deleted_at_the_service_nor_restored() -> None:
    scene = aside(answered()).tell(ev.PlaybackStarted(R2, A2, 22.0))
    scene.tell(
        ev.SpeechStarted(U2, 0, 23.0), ev.PlaybackFlushed(A2, R2, 300.0, 500.0, CutReason.SPEECH)
    )
    assert scene.item(A2).heard_ms == 300.0
    assert not scene.ordered(Truncate)
    scene.tell(ev.ResponseDone(R2, ResponseStatus.CANCELLED, "turn_detected"))
    assert [item.id for item in worth_restoring(scene.state)] == [U1, A1]
    assert not scene.tell(ev.ItemDeletionRequested(A2)).ordered(DeleteItem)
    assert A2 not in scene.state.conversation


def test_the_answer_after_it_is_of_the_conversation_again() -> None:
    scene = aside(answered()).tell(
        ev.ResponseDone(R2, ResponseStatus.COMPLETED), ev.PlaybackDrained(A2)
    )
    third, row = ResponseId("r3"), ItemId("a3")
    assert not scene.user_says(U2, "next", after=A1).reply_begins(third, row).item(row).outside


def test_a_function_called_outside_the_conversation_runs_but_its_output_stays_here() -> None:
    call = ItemId("f1")
    scene = aside(answered()).tell(ev.FunctionCallCompleted(R2, call, C1, "clock", "{}", 22.0))
    assert scene.ordered(RunTool)
    scene.tell(ev.ToolFinished(C1, "noon", True), ev.ResponseDone(R2, ResponseStatus.COMPLETED))
    assert not scene.ordered(SendToolOutput)
    assert not scene.ordered(CreateResponse)
    assert scene.item(call).outside
    assert scene.state.answers.tools == ()


def test_lines_of_ours_keep_their_place_before_the_next_turn() -> None:
    """ "Reconnected" stands where it happened, though the service puts the next turn behind the
    last it knows.
    """
    scene = (
        answered()
        .tell(ev.PlaybackDrained(A1), ev.ReconnectRequested(), ev.ConnectingStarted(1))
        .configured()
    )
    scene.tell(ev.CaptureStarted(MIC, 24_000, 10)).user_says(U2, "next", after=A1)
    roles = [item.role for item in scene.state.conversation]
    assert roles == [Role.USER, Role.ASSISTANT, Role.SYSTEM, Role.USER]
