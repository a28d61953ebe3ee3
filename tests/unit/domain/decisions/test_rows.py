"""Sending a message in place of an earlier one, and asking for an answer again."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.domain.scene import A1, A2, LOST, R2, U1, U2, Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.answer_options import AnswerOptions
from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.facts.effects import (
    CancelResponse,
    CreateResponse,
    DeleteItem,
    FlushPlayback,
    SendText,
)
from voicelive_desktop.domain.facts.service_notes import OurMessage, OurMessageKind
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.questions.selectors import can_delete, can_resend
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.kinds import ResponseStatus

T1 = ItemId("typed")
UNKNOWN = Failure(FailureKind.SERVICE_ERROR, "item_delete_invalid_item_id")


def answered() -> Scene:
    """A spoken turn, its answer heard to the end."""
    scene = Scene.connected().user_says(text="hello").reply_begins().reply_sounds().reply_complete()
    return scene.tell(ev.PlaybackDrained(A1))


def typed() -> Scene:
    """After that, a typed message whose answer is audible."""
    scene = answered()
    scene.tell(ev.TextSubmitted(T1, "and now", scene.clock + 1))
    return scene.reply_begins(R2, A2).reply_sounds(R2, A2)


def asked_again() -> Scene:
    """The answer is asked for again; the old one is to be deleted."""
    return answered().tell(ev.AnswerRequested(AnswerOptions(), 2_000.0, replaces=A1))


def test_an_answer_asked_for_again_replaces_the_old_one_when_the_service_says_so() -> None:
    scene = asked_again()
    assert scene.ordered(DeleteItem) == [DeleteItem(A1)]
    assert scene.rows == [U1, A1]
    assert not can_delete(scene.state, scene.item(A1))
    scene.tell(ev.ItemDeleted(A1))
    assert scene.rows == [U1]
    assert not scene.state.removal.deleting


def test_a_replaced_item_that_the_service_does_not_know_goes_without_a_word() -> None:
    scene = asked_again().tell(
        ev.ServiceErrorReported(UNKNOWN, OurMessage(OurMessageKind.DELETION, A1))
    )
    assert scene.rows == [U1]
    assert scene.notice_keys() == []


def test_a_replaced_item_that_the_service_keeps_stays_and_is_told() -> None:
    refused = Failure(FailureKind.SERVICE_ERROR, "server_error")
    scene = asked_again().tell(
        ev.ServiceErrorReported(refused, OurMessage(OurMessageKind.DELETION, A1))
    )
    assert scene.rows == [U1, A1]
    assert scene.notice_keys() == ["service_error"]
    assert can_delete(scene.state, scene.item(A1))


def test_what_was_to_be_replaced_is_gone_when_the_connection_is_lost() -> None:
    scene = asked_again().tell(ev.RetryScheduled(1, 0.5, 0.0, LOST))
    assert scene.rows == [U1]


def test_a_message_sent_anew_deletes_the_old_one_and_its_answer_and_is_answered() -> None:
    scene = typed()
    assert can_resend(scene.state, scene.item(T1))
    assert not can_resend(scene.state, scene.item(U1))
    scene.tell(ev.TextSubmitted(U2, "better", scene.clock + 5, replaces=T1))
    kinds = [type(order) for order in scene.orders]
    assert kinds == [FlushPlayback, CancelResponse, DeleteItem, DeleteItem, SendText]
    assert scene.ordered(DeleteItem) == [DeleteItem(T1), DeleteItem(A2)]
    scene.tell(ev.PlaybackFlushed(A2, R2, 300.0, 1_000.0, CutReason.TYPED))
    assert scene.orders == []  # nobody asks how much was heard of what is deleted
    scene.tell(
        ev.ItemDeleted(T1), ev.ItemDeleted(A2), ev.ResponseDone(R2, ResponseStatus.CANCELLED)
    )
    assert scene.rows == [U1, A1, U2]
    assert scene.orders == [CreateResponse()]


def test_notes_between_a_message_and_the_next_stay() -> None:
    scene = typed()
    note = Item(ItemId("n"), Role.SYSTEM, "note", Status.FINAL, scene.clock)
    scene.state = replace(scene.state, conversation=scene.state.conversation.add(note))
    scene.tell(ev.TextSubmitted(U2, "better", scene.clock + 5, replaces=T1))
    assert DeleteItem(note.id) not in scene.orders
