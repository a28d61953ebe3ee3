"""Speaking, typing or pressing Stop while the assistant talks."""

from __future__ import annotations

import pytest

from tests.unit.domain.scene import A1, A2, R1, R2, U1, U2, Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.connection_state import Ready
from voicelive_desktop.domain.facts.conversation import Item, Role, Status, Word
from voicelive_desktop.domain.facts.effects import (
    CancelResponse,
    ClearOutput,
    CreateResponse,
    DeleteItem,
    FlushPlayback,
    SendText,
    Truncate,
)
from voicelive_desktop.domain.questions.selectors import Mode, can_stop, heard_text, mode
from voicelive_desktop.domain.words.kinds import ResponseStatus


def speaking() -> Scene:
    return Scene.connected().user_says(text="hello").reply_begins().reply_sounds()


def test_speech_during_a_reply_flushes_and_does_not_cancel_because_the_service_does() -> None:
    scene = speaking()
    scene.tell(ev.SpeechStarted(U2, 5_000, scene.clock))
    assert [(f.because, f.response_id) for f in scene.ordered(FlushPlayback)] == [("speech", R1)]
    assert not scene.ordered(CancelResponse)
    assert not scene.ordered(Truncate)
    assert mode(scene.state) is Mode.STOPPED


@pytest.mark.parametrize(("avatar", "clears"), [("none", 0), ("video-avatar", 1)])
def test_the_service_stops_the_video_of_a_face_with_its_sound(avatar: str, clears: int) -> None:
    scene = Scene.connected(avatar_type=avatar).user_says(text="hello")
    scene.reply_begins().reply_sounds()
    assert not scene.ordered(ClearOutput)
    scene.tell(ev.SpeechStarted(U2, 5_000, scene.clock))
    assert len(scene.ordered(FlushPlayback)) == 1
    assert len(scene.ordered(ClearOutput)) == clears


def test_what_was_heard_is_told_to_the_service_after_the_flush() -> None:
    scene = speaking().tell(ev.SpeechStarted(U2, 5_000, 0.0)).flushed(heard_ms=412.7)
    assert scene.orders == [Truncate(A1, 412)]
    assert scene.item(A1).status is Status.INTERRUPTED
    assert heard_text(scene.item(A1)) == "one two"


def test_nothing_heard_is_never_told_as_zero_milliseconds() -> None:
    for heard in (0.0, 0.9):
        scene = speaking().tell(ev.SpeechStarted(U2, 5_000, 0.0)).flushed(heard_ms=heard)
        assert scene.orders == [DeleteItem(A1)]  # the session shall not think that it was heard
        assert scene.item(A1).status is Status.INTERRUPTED
        assert scene.tell(ev.ItemDeleted(A1)).item(A1).heard_ms == 0.0


def test_more_heard_than_received_is_told_as_what_was_received() -> None:
    scene = (
        speaking()
        .tell(ev.SpeechStarted(U2, 5_000, 0.0))
        .flushed(heard_ms=1_300.0, received_ms=1_000.0)
    )
    assert scene.orders == [Truncate(A1, 1_000)]
    assert heard_text(scene.item(A1)) == "one two three four"


def test_a_flush_of_nothing_changes_no_row() -> None:
    scene = speaking()
    before = scene.state.conversation
    scene.flushed(0.0, 0.0, item=None)
    assert scene.state.conversation is before
    assert scene.orders == []


def test_an_answer_whose_sound_has_all_arrived_is_flushed_too() -> None:
    scene = speaking().reply_complete()
    scene.tell(ev.SpeechStarted(U2, 5_000, 0.0))
    assert [f.response_id for f in scene.ordered(FlushPlayback)] == [R1]
    assert scene.flushed(heard_ms=500.0).orders == [Truncate(A1, 500)]
    assert scene.item(A1).status is Status.INTERRUPTED


def test_late_words_of_a_cut_answer_belong_to_its_late_sound_and_its_late_end_changes_nothing() -> (
    None
):
    scene = speaking().tell(ev.SpeechStarted(U2, 5_000, 0.0)).flushed(400.0)
    cut = scene.item(A1)
    assert heard_text(cut) == "one two"
    scene.tell(
        ev.ReplyTextGrew(R1, A1, " five six", 0.0), ev.AudioArrived(R1, A1, 500.0, dropped=True)
    )
    late = scene.item(A1)
    assert (late.text, late.received_ms, late.status) == (
        "one two three four five six",
        1_500.0,
        Status.INTERRUPTED,
    )
    assert heard_text(late) == "one two"
    assert scene.state.speaker.playback.item is None, "what was dropped is not audible"
    scene.tell(
        ev.ReplyTextCompleted(R1, A1, "one two three four five six"),
        ev.ItemDone(A1, "one two three four five six", False),
        ev.ResponseDone(R1, ResponseStatus.CANCELLED, "turn_detected"),
        ev.ItemTruncated(A1, 400),
        ev.PlaybackDrained(A1),
    )
    assert scene.item(A1) == late
    assert mode(scene.state) is Mode.STOPPED


def test_words_that_came_out_of_order_are_put_right_when_the_answer_was_cut_meanwhile() -> None:
    scene = speaking().tell(ev.SpeechStarted(U2, 5_000, 0.0)).flushed(400.0)
    scene.tell(ev.ReplyTextGrew(R1, A1, " six", 0.0), ev.ReplyTextGrew(R1, A1, " five", 0.0))
    scene.tell(ev.ReplyTextCompleted(R1, A1, "one two three four five six"))
    assert scene.item(A1).text == "one two three four five six"
    assert scene.item(A1).status is Status.INTERRUPTED


def test_a_turn_whose_beginning_is_told_after_its_end_is_over_and_only_older_answers_fall_silent() -> (
    None
):
    scene = speaking().tell(ev.SpeechStopped(U2, 900, 1.0), ev.SpeechStarted(U2, 100, 1.0))
    assert [f.because for f in scene.ordered(FlushPlayback)] == ["speech"]
    assert scene.state.turns.listening.hearing is None
    assert scene.state.turns.listening.awaiting == U2
    scene = speaking().tell(
        ev.SpeechStopped(U2, 900, 1.0),
        ev.ResponseDone(R1, ResponseStatus.COMPLETED),
        ev.PlaybackDrained(A1),
    )
    scene.reply_begins(R2, A2).reply_sounds(R2, A2).tell(ev.SpeechStarted(U2, 100, 1.0))
    assert not scene.ordered(FlushPlayback)


def test_an_answer_that_is_announced_after_its_end_is_over() -> None:
    scene = (
        Scene.connected()
        .user_says(text="hello")
        .tell(ev.ResponseDone(R1, ResponseStatus.COMPLETED), ev.ResponseCreated(R1, 0.0))
    )
    assert scene.state.answers.gate.active is None
    assert isinstance(scene.state.connection, Ready)


def test_sound_and_word_times_of_an_answer_may_come_before_its_row() -> None:
    scene = Scene.connected().user_says(text="hello").tell(ev.ResponseCreated(R1, 0.0))
    scene.tell(ev.AudioArrived(R1, A1, 400.0), ev.ReplyWordTimed(R1, A1, Word("one", 0.0, 100.0)))
    scene.tell(ev.ItemCreated(Item(A1, Role.ASSISTANT, response_id=R1), U1))
    assert (scene.item(A1).received_ms, len(scene.item(A1).words)) == (400.0, 1)


def test_stopped_is_shown_until_its_time_is_over_and_then_the_turn_of_the_user() -> None:
    scene = speaking().tell(ev.SpeechStarted(U2, 5_000, 0.0))
    epoch = scene.state.speaker.epoch
    assert mode(scene.tell(ev.InterruptionShown(epoch - 1)).state) is Mode.STOPPED
    assert mode(scene.tell(ev.InterruptionShown(epoch)).state) is Mode.HEARING


def test_speech_does_not_interrupt_where_the_setting_says_so() -> None:
    scene = (
        Scene.connected(vad_interrupt=False).user_says(text="hello").reply_begins().reply_sounds()
    )
    scene.tell(ev.SpeechStarted(U2, 5_000, 0.0))
    assert scene.orders == []
    assert mode(scene.state) is Mode.HEARING
    assert mode(scene.tell(ev.InputCleared()).state) is Mode.SPEAKING


def test_speech_in_silence_flushes_nothing() -> None:
    scene = Scene.connected().tell(ev.SpeechStarted(U1, 0, 0.0))
    assert scene.orders == []
    assert mode(scene.state) is Mode.HEARING


def test_an_answer_that_makes_no_sound_yet_is_barred_by_speech() -> None:
    scene = (
        Scene.connected()
        .user_says(text="hello")
        .tell(ev.ResponseCreated(R1, 0.0), ev.SpeechStarted(U2, 900, 0.0))
    )
    assert [f.response_id for f in scene.ordered(FlushPlayback)] == [R1]
    assert mode(scene.state) is Mode.HEARING  # nothing was audible: nothing was stopped


@pytest.mark.parametrize("answered", [True, False])
def test_stop_silences_and_cancels_only_an_answer_that_is_being_made(answered: bool) -> None:
    scene = speaking()
    if answered:
        scene.reply_complete()
    assert can_stop(scene.state)
    scene.tell(ev.StopRequested())
    assert len(scene.ordered(FlushPlayback)) == 1
    assert scene.ordered(CancelResponse) == ([] if answered else [CancelResponse(R1)])


def test_after_a_stop_it_is_the_users_turn_though_the_service_has_not_ended_yet() -> None:
    scene = speaking().tell(ev.StopRequested())
    scene.tell(ev.InterruptionShown(scene.state.speaker.epoch))
    assert scene.state.answers.gate.active == R1
    assert mode(scene.state) is Mode.LISTENING
    scene.tell(ev.ResponseCreated(R2, 0.0))
    assert mode(scene.state) is Mode.THINKING


def test_stop_with_nothing_to_stop_does_nothing() -> None:
    scene = Scene.connected()
    assert not can_stop(scene.state)
    assert scene.tell(ev.StopRequested()).effects == ()


def test_typing_while_the_assistant_answers_flushes_cancels_and_asks_once_the_answer_has_ended() -> (
    None
):
    scene = speaking().tell(ev.TextSubmitted(U2, " and now? ", 2_000.0))
    assert [type(e) for e in scene.orders] == [FlushPlayback, CancelResponse, SendText]
    assert scene.ordered(SendText) == [SendText(U2, "and now?")]
    assert scene.flushed(400.0).orders == [Truncate(A1, 400)]
    assert scene.tell(ev.ResponseDone(R1, ResponseStatus.CANCELLED, "client_cancelled")).orders == [
        CreateResponse()
    ]
    assert (
        scene.tell(ev.ResponseDone(R1, ResponseStatus.CANCELLED, "client_cancelled")).orders == []
    )
    assert (
        scene.tell(
            ev.ResponseCreated(R2, 0.0), ev.ResponseDone(R2, ResponseStatus.COMPLETED)
        ).orders
        == []
    )


def test_speech_between_two_answers_of_the_queue_silences_the_second() -> None:
    """A function's answer is queued while the words before the call are still audible."""
    scene = speaking().reply_complete().reply_begins(R2, A2).reply_complete(R2, A2)
    scene.tell(ev.PlaybackDrained(A1))
    assert can_stop(scene.state)
    scene.tell(ev.SpeechStarted(U2, 0, 0.0))
    assert [f.response_id for f in scene.ordered(FlushPlayback)] == [R2]


def test_the_next_answer_may_begin_before_the_last_sample_of_the_one_before_was_heard() -> None:
    scene = speaking().reply_complete().reply_begins(R2, A2).reply_complete(R2, A2)
    scene.tell(
        ev.PlaybackStarted(R2, A2, 0.0), ev.PlaybackDrained(A1), ev.PlaybackProgressed(A2, 100.0)
    )
    assert mode(scene.state) is Mode.SPEAKING
    assert scene.state.speaker.playback.played_ms == 100.0
    scene.tell(ev.SpeechStarted(U2, 0, 0.0))
    assert [f.response_id for f in scene.ordered(FlushPlayback)] == [R2]
    assert (
        mode(
            scene.tell(
                ev.PlaybackDrained(A2), ev.InterruptionShown(scene.state.speaker.epoch)
            ).state
        )
        is Mode.HEARING
    )


def test_words_without_spaces_are_cut_too() -> None:
    text = "今日はとても良い天気なので散歩に行きましょうそれから買い物をして夕食を作りましょうそして本を読みましょう"
    scene = (
        Scene.connected()
        .reply_begins(text=text)
        .reply_sounds()
        .tell(ev.SpeechStarted(U2, 0, 0.0))
        .flushed(250.0)
    )
    assert heard_text(scene.item(A1)) == text[: round(len(text) / 4)]
