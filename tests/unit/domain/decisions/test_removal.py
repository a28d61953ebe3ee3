"""Deleted rows and a cleared transcript can be restored while their toast is shown, whatever
happens meanwhile.
"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.domain.scene import A1, A2, C1, LOST, R1, R2, U1, U2, Scene
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Conversation, Item, Role, Status, ToolCall
from voicelive_desktop.domain.facts.effects import DeleteItem, SendText
from voicelive_desktop.domain.facts.notices import RowsDeletedNotice, TranscriptClearedNotice
from voicelive_desktop.domain.facts.service_notes import OurMessage, OurMessageKind
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.session_messages import restored
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import ItemId, SessionId

UNKNOWN = Failure(FailureKind.SERVICE_ERROR, "item_delete_invalid_item_id")
SERVER_ERROR = Failure(FailureKind.SERVICE_ERROR, "server_error")
TOAST_GONE = ev.NoticeDismissed(RowsDeletedNotice)


def answered() -> Scene:
    """A spoken turn, its answer heard to the end."""
    scene = Scene.connected().user_says(text="hello").reply_begins().reply_sounds().reply_complete()
    return scene.tell(ev.PlaybackDrained(A1))


def test_a_row_goes_at_once_and_the_service_is_asked_when_the_toast_has_gone() -> None:
    scene = answered().tell(ev.ItemDeletionRequested(A1))
    assert scene.rows == [U1]
    assert scene.orders == []
    assert scene.notice_keys() == ["rows_deleted"]
    scene.tell(TOAST_GONE)
    assert scene.orders == [DeleteItem(A1)]
    assert scene.tell(ev.DeletionUndone()).rows == [U1]
    scene.tell(ev.ItemDeleted(A1))
    assert scene.state.removal.removed == ()


def test_undo_restores_the_row_and_asks_nothing_of_the_service() -> None:
    before = answered()
    scene = answered().tell(
        ev.ItemDeletionRequested(U1), ev.ItemDeletionRequested(A1), ev.DeletionUndone(), TOAST_GONE
    )
    assert scene.orders == []
    assert scene.state.conversation == before.state.conversation
    assert scene.notice_keys() == []


@given(st.permutations(range(6)), st.integers(1, 6))
def test_rows_come_back_where_they_stood_in_whatever_order_they_went(
    order: list[int], count: int
) -> None:
    scene, whole = Scene(), Conversation()
    for number in range(6):
        whole = whole.add(Item(ItemId(f"i{number}"), Role.USER, "words", Status.FINAL, 1.0))
    scene.state = replace(scene.state, conversation=whole)
    for number in order[:count]:
        scene.tell(ev.ItemDeletionRequested(ItemId(f"i{number}")))
    assert len(scene.rows) == 6 - count
    assert tuple(scene.tell(ev.DeletionUndone()).state.conversation) == tuple(whole)


def test_what_was_said_meanwhile_stands_behind_the_restored_row() -> None:
    scene = answered().tell(ev.ItemDeletionRequested(A1))
    scene.user_says(U2, "and now", after=A1)
    assert scene.tell(ev.DeletionUndone()).rows == [U1, A1, U2]


def test_a_late_message_about_it_does_not_bring_it_back() -> None:
    scene = answered().tell(ev.ItemDeletionRequested(A1))
    scene.tell(
        ev.ReplyTextGrew(R1, A1, " five", 1.0), ev.ItemCreated(Item(A1, Role.ASSISTANT, "one"), U1)
    )
    assert scene.rows == [U1]
    assert scene.tell(ev.DeletionUndone()).item(A1).text == "one two three four"


def test_the_next_session_is_not_told_of_it_and_nothing_is_left_to_delete() -> None:
    scene = answered().tell(ev.ItemDeletionRequested(A1), ev.RetryScheduled(1, 0.5, 0.0, LOST))
    assert restored(scene.state) == [SendText(U1, "hello")]
    created = ev.SessionCreated(SessionId("other"), "gpt-realtime", None)
    scene.tell(
        ev.ConnectingStarted(2), created, ev.SessionUpdated(None), ev.SessionConfigured(1_100.0)
    )
    kept = scene.tell(TOAST_GONE)
    assert kept.ordered(DeleteItem) == []
    assert kept.state.removal.removed == ()


def test_a_row_restored_into_a_session_that_was_not_told_of_it_says_so() -> None:
    scene = answered().tell(ev.ItemDeletionRequested(A1), ev.RetryScheduled(1, 0.5, 0.0, LOST))
    created = ev.SessionCreated(SessionId("other"), "gpt-realtime", None)
    scene.tell(
        ev.ConnectingStarted(2), created, ev.SessionUpdated(None), ev.SessionConfigured(1_100.0)
    )
    assert scene.tell(ev.DeletionUndone()).item(A1).outside


def test_a_row_restored_before_the_next_session_is_told_to_it() -> None:
    scene = answered().tell(
        ev.ItemDeletionRequested(A1), ev.RetryScheduled(1, 0.5, 0.0, LOST), ev.DeletionUndone()
    )
    assert not scene.item(A1).outside
    assert len(restored(scene.state)) == 2


def test_end_meanwhile_leaves_the_undo() -> None:
    scene = answered().tell(ev.ItemDeletionRequested(A1), ev.EndRequested(), ev.ConnectionEnded())
    assert scene.ordered(DeleteItem) == []
    scene.tell(ev.DeletionUndone())
    assert scene.rows == [U1, A1]
    assert not scene.item(A1).outside


def test_a_row_from_before_the_session_is_none_of_the_services_business() -> None:
    scene = answered().tell(ev.EndRequested(), ev.ConnectionEnded())
    scene.tell(ev.StartRequested(scene.clock + 10)).configured()
    scene.tell(ev.ItemDeletionRequested(U1), TOAST_GONE)
    assert U1 not in scene.rows
    assert scene.orders == []


def test_an_item_that_the_service_does_not_know_goes_without_a_word() -> None:
    scene = answered().tell(ev.ItemDeletionRequested(A1), TOAST_GONE)
    scene.tell(ev.ServiceErrorReported(UNKNOWN, OurMessage(OurMessageKind.DELETION, A1)))
    assert scene.rows == [U1]
    assert scene.notice_keys() == []
    assert scene.state.removal.removed == ()


def test_a_refused_deletion_brings_the_row_back_and_says_so() -> None:
    scene = answered().tell(ev.ItemDeletionRequested(A1), TOAST_GONE)
    scene.tell(ev.ServiceErrorReported(SERVER_ERROR, OurMessage(OurMessageKind.DELETION, A1)))
    assert scene.rows == [U1, A1]
    assert scene.notice_keys() == ["service_error"]


def test_what_is_being_said_or_heard_cannot_be_deleted() -> None:
    scene = Scene.connected().user_says(text="hello").reply_begins().reply_sounds()
    assert A1 in scene.tell(ev.ItemDeletionRequested(A1)).rows
    scene.reply_complete()
    assert A1 in scene.tell(ev.ItemDeletionRequested(A1)).rows
    assert A1 not in scene.tell(ev.PlaybackDrained(A1), ev.ItemDeletionRequested(A1)).rows


def test_a_function_call_is_deleted_with_its_output() -> None:
    scene = answered()
    call, output = ItemId("call"), ItemId("output")
    scene.tell(
        ev.FunctionCallCompleted(R1, call, C1, "f", "{}", scene.clock),
        ev.ToolFinished(C1, "1", True),
        ev.ItemCreated(
            Item(output, Role.TOOL, status=Status.FINAL, tool=ToolCall(C1, "", output="1"))
        ),
        ev.ItemDeletionRequested(call),
        TOAST_GONE,
    )
    assert scene.ordered(DeleteItem) == [DeleteItem(call), DeleteItem(output)]


def test_a_cleared_transcript_comes_back_above_what_was_said_since() -> None:
    scene = answered().tell(ev.EndRequested(), ev.ConnectionEnded(), ev.TranscriptCleared())
    assert scene.rows == []
    assert scene.notice_keys() == ["transcript_cleared"]
    scene.tell(ev.StartRequested(3_000.0)).configured()
    scene.user_says(U2, "new").reply_begins(R2, A2)
    scene.tell(ev.ClearingUndone())
    assert scene.rows == [U1, A1, U2, A2]
    assert scene.state.removal.cleared is None
    assert "transcript_cleared" not in scene.notice_keys()


def test_a_row_that_was_told_anew_meanwhile_is_there_once() -> None:
    scene = answered().tell(ev.EndRequested(), ev.ConnectionEnded(), ev.TranscriptCleared())
    scene.tell(ev.StartRequested(3_000.0)).configured()
    scene.tell(ev.ItemCreated(Item(A1, Role.ASSISTANT, "again")), ev.ClearingUndone())
    assert scene.rows == [U1, A1]


def test_a_cleared_transcript_is_forgotten_when_the_toast_has_gone() -> None:
    scene = answered().tell(ev.EndRequested(), ev.ConnectionEnded(), ev.TranscriptCleared())
    scene.tell(ev.NoticeDismissed(TranscriptClearedNotice), ev.ClearingUndone())
    assert scene.rows == []
    assert scene.state.removal.cleared is None


def test_a_transcript_is_not_cleared_in_a_conversation() -> None:
    assert answered().tell(ev.TranscriptCleared()).rows == [U1, A1]


def test_a_new_conversation_is_a_line_below_the_old_rows() -> None:
    scene = answered().tell(ev.EndRequested(), ev.ConnectionEnded(), ev.StartRequested(3_000.0))
    line = scene.state.conversation.last()
    assert line is not None
    assert (line.starts, line.outside, line.text) == (True, True, "New conversation")
    assert restored(scene.state) == []


def test_starts_without_a_word_between_them_are_one_line_and_the_first_is_none() -> None:
    assert Scene.connected().rows == []
    scene = answered()
    for at_s in (3_000.0, 4_000.0):
        scene.tell(ev.EndRequested(), ev.ConnectionEnded(), ev.StartRequested(at_s)).configured()
    assert scene.rows == [U1, A1, "start_4000.000"]


def test_a_conversation_that_is_tried_again_goes_on_without_a_line() -> None:
    scene = answered().tell(ev.ConnectionFailed(LOST))
    assert isinstance(scene.state.connection, con.Failed)
    scene.tell(ev.RetryRequested(5_000.0))
    assert scene.rows == [U1, A1]


def test_what_a_lost_connection_cut_says_so_and_what_the_user_cut_does_not() -> None:
    scene = Scene.connected().user_says(text="hello").reply_begins().reply_sounds()
    scene.tell(
        ev.RetryScheduled(1, 0.5, 0.0, LOST),
        ev.PlaybackFlushed(A1, R1, 400.0, 1_000.0, CutReason.LOST),
    )
    assert scene.item(A1).lost
    by_hand = Scene.connected().user_says(text="hello").reply_begins().reply_sounds().flushed(400.0)
    assert not by_hand.item(A1).lost


def test_an_empty_state_has_nothing_to_undo() -> None:
    assert Scene().tell(ev.DeletionUndone(), ev.ClearingUndone(), TOAST_GONE).state == State()
