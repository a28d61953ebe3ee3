"""How an answer ends that does not end well: told at its row, and nobody is said to have heard what
was not heard.
"""

from __future__ import annotations

import pytest

from tests.unit.domain.scene import A1, A2, R1, R2, U1, U2, Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import End, Ending, Role, Status
from voicelive_desktop.domain.facts.effects import (
    CancelResponse,
    DeleteItem,
    Effect,
    Later,
    Truncate,
)
from voicelive_desktop.domain.facts.notices import TranscriptionNotice
from voicelive_desktop.domain.facts.service_notes import OurMessage, OurMessageKind
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.questions.selectors import Mode, mode, worth_restoring
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.kinds import ResponseStatus
from voicelive_desktop.domain.words.texts import MOST_CHARACTERS

QUOTA = Failure(FailureKind.QUOTA, "insufficient_quota", "You exceeded your quota.")


@pytest.mark.parametrize(("because", "said"), [(None, ""), (QUOTA, QUOTA.message)])
def test_a_question_whose_answer_failed_is_not_met_by_silence(
    because: Failure | None, said: str
) -> None:
    scene = Scene.connected().user_says(text="why").tell(ev.ResponseCreated(R1, 1.0))
    assert mode(scene.state) is Mode.THINKING
    scene.tell(ev.ResponseDone(R1, ResponseStatus.FAILED, "", because))
    row = scene.state.conversation.last()
    assert row is not None
    assert (row.role, row.status, row.ending) == (
        Role.ASSISTANT,
        Status.FAILED,
        Ending(End.FAILED, said),
    )
    assert row.outside  # the service knows no such row
    assert scene.notice_keys() == ["service_error"]
    assert mode(scene.state) is Mode.LISTENING


@pytest.mark.parametrize(
    ("reason", "how"),
    [
        ("content_filter", End.FILTERED),
        ("max_output_tokens", End.TOO_LONG),
        ("other", End.INCOMPLETE),
    ],
)
def test_an_answer_that_was_cut_does_not_look_complete(reason: str, how: End) -> None:
    scene = Scene.connected().user_says(text="why").reply_begins()
    scene.tell(
        ev.ReplyTextCompleted(R1, A1, "one two"),
        ev.ResponseDone(R1, ResponseStatus.INCOMPLETE, reason),
    )
    assert scene.item(A1).ending == Ending(how)
    assert scene.item(A1).status is Status.FINAL


@pytest.mark.parametrize(
    "status", [ResponseStatus.COMPLETED, ResponseStatus.CANCELLED, ResponseStatus.UNTOLD]
)
def test_other_ends_are_told_by_the_row_itself(status: ResponseStatus) -> None:
    scene = Scene.connected().user_says(text="why").reply_begins().tell(ev.ResponseDone(R1, status))
    assert scene.item(A1).ending is None
    assert scene.rows == [U1, A1]


def two_answers() -> Scene:
    """The first is audible, all of the second waits behind it."""
    scene = (
        Scene.connected()
        .user_says(text="when does it open")
        .reply_begins()
        .reply_complete()
        .reply_sounds()
    )
    return scene.reply_begins(R2, A2, "at nine").reply_complete(R2, A2, "at nine")


INTERRUPTIONS: list[tuple[ev.Event, CutReason]] = [
    (ev.SpeechStarted(U2, 5_000, 0.0), CutReason.SPEECH),
    (ev.StopRequested(), CutReason.STOP),
]


@pytest.mark.parametrize(("event", "because"), INTERRUPTIONS)
def test_an_answer_that_waited_behind_the_audible_one_was_not_heard(
    event: ev.Event, because: CutReason
) -> None:
    scene = two_answers().tell(event)
    assert scene.ordered(DeleteItem) == [DeleteItem(A2)]
    assert (scene.item(A2).status, scene.item(A2).heard_ms) == (Status.INTERRUPTED, 0.0)
    scene.tell(ev.PlaybackFlushed(A1, R1, 400.0, 1_000.0, because))
    assert scene.orders == [Truncate(A1, 400)]
    scene.tell(ev.ItemDeleted(A2))
    assert A2 in scene.rows  # here it stands as what it is
    assert [item.id for item in worth_restoring(scene.state)][:2] == [U1, A1]
    assert A2 not in {item.id for item in worth_restoring(scene.state)}


def test_what_waited_is_no_more_heard_when_the_session_ends_or_is_lost() -> None:
    because = Failure(FailureKind.LOST)
    for event in (ev.EndRequested(), ev.RetryScheduled(1, 1.0, 9.0, because)):
        scene = two_answers().tell(event)
        assert scene.ordered(DeleteItem) == []  # nobody is there to be told
        assert A2 not in {item.id for item in worth_restoring(scene.state)}


def test_a_deletion_of_what_was_not_heard_that_is_refused_changes_nothing() -> None:
    for code in ("invalid_item_id", "anything"):
        scene = two_answers().tell(ev.StopRequested())
        scene.tell(
            ev.ServiceErrorReported(
                Failure(FailureKind.SERVICE_ERROR, code), OurMessage(OurMessageKind.DELETION, A2)
            )
        )
        assert A2 in scene.rows
        assert scene.notice_keys() == []


def test_an_interruption_before_the_first_sample_was_heard_is_told() -> None:
    scene = Scene.connected().user_says(text="hi").reply_begins().tell(ev.StopRequested())
    assert scene.ordered(CancelResponse) == [CancelResponse(R1)]
    scene.tell(ev.PlaybackFlushed(A1, R1, 0.0, 1_000.0, CutReason.STOP))
    assert scene.orders == [DeleteItem(A1)]


def reminders(effects: tuple[Effect, ...]) -> list[float]:
    return [
        e.after_s for e in effects if isinstance(e, Later) and isinstance(e.event, ev.ReplyOverdue)
    ]


def test_a_turn_without_words_is_thought_about_for_two_seconds() -> None:
    scene = Scene.connected().user_says()
    scene.tell(ev.TranscriptionCompleted(U1, "  "))
    assert reminders(scene.effects) == [2.0]
    assert mode(scene.state) is Mode.THINKING
    scene.tell(ev.ReplyOverdue(U1))
    assert mode(scene.state) is Mode.LISTENING


def test_a_turn_with_words_waits_as_before() -> None:
    scene = Scene.connected().user_says().tell(ev.TranscriptionCompleted(U1, "hello"))
    assert reminders(scene.effects) == []


def test_why_a_turn_was_not_written_down_is_told_once_for_each_reason() -> None:
    because = Failure(
        FailureKind.NOT_OFFERED, "DeploymentNotFound", "The deployment does not exist."
    )
    scene = Scene.connected(transcription_model="whisper-1")
    for item in (U1, U2):
        scene.user_says(item).tell(ev.TranscriptionFailed(item, because))
        assert scene.item(item).ending == Ending(End.FAILED, because.message)
    assert scene.notice_keys() == ["transcription"]
    (notice,) = scene.state.program.notices
    assert isinstance(notice, TranscriptionNotice)
    assert notice.failure.subject == "whisper-1"
    scene.tell(ev.NoticeDismissed(TranscriptionNotice))
    scene.user_says(ItemId("u3")).tell(ev.TranscriptionFailed(ItemId("u3"), because))
    assert scene.notice_keys() == []


def test_a_row_holds_no_more_than_anybody_reads() -> None:
    scene = Scene.connected().user_says(text="go")
    scene.reply_begins(text="x" * (MOST_CHARACTERS - 1))
    scene.tell(ev.ReplyTextGrew(R1, A1, "yz", 1.0), ev.ReplyTextGrew(R1, A1, "more", 1.0))
    assert scene.item(A1).shortened
    assert scene.item(A1).text == "x" * (MOST_CHARACTERS - 1) + "y"
