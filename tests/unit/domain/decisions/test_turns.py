"""Whose turn it is, and the words of both sides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.domain.scene import A1, A2, C1, LOST, MIC, R1, R2, REFUSED, U1, U2, Scene
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.facts.state import (
    Capture,
    Listening,
    MicrophoneFacts,
    RunFacts,
    SpeakerFacts,
    State,
    TurnFacts,
)
from voicelive_desktop.domain.facts.talk_key import Talk
from voicelive_desktop.domain.facts.turn import (
    Hearing,
    Idle,
    Interrupted,
    Speaking,
    Thinking,
    UsingTool,
)
from voicelive_desktop.domain.questions.selectors import (
    Mode,
    can_send_text,
    can_start,
    heard_text,
    in_session,
    last_latency_s,
    median_latency_s,
    mode,
    spoken_text,
    turn,
)
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.kinds import ResponseStatus, TalkMode, Target


def test_listening_returns_when_the_sound_has_drained_not_when_the_answer_is_done() -> None:
    scene = Scene.connected()
    assert mode(scene.state) is Mode.LISTENING
    assert mode(scene.user_says().state) is Mode.THINKING
    assert mode(scene.reply_begins().state) is Mode.THINKING
    assert mode(scene.reply_sounds().state) is Mode.SPEAKING
    assert mode(scene.reply_complete().state) is Mode.SPEAKING
    assert mode(scene.tell(ev.PlaybackDrained(A1)).state) is Mode.LISTENING


def test_thinking_ends_when_no_answer_comes_for_long() -> None:
    scene = Scene.connected().user_says(U1)
    scene.tell(ev.ReplyOverdue(U2))
    assert mode(scene.state) is Mode.THINKING
    assert mode(scene.tell(ev.ReplyOverdue(U1)).state) is Mode.LISTENING


def test_a_second_end_of_the_same_speech_changes_nothing() -> None:
    scene = Scene.connected().user_says(U1)
    before = scene.state
    scene.tell(ev.SpeechStopped(U1, 900, 5.0))
    assert scene.state == before
    assert scene.effects == ()


def test_partial_words_are_replaced_by_the_final_ones() -> None:
    scene = Scene.connected().tell(ev.SpeechStarted(U1, 0, 5.0))
    assert (scene.item(U1).text, scene.item(U1).status) == ("", Status.PARTIAL)
    scene.tell(ev.TranscriptionGrew(U1, "Hallo "), ev.TranscriptionGrew(U1, "Wald"))
    assert (scene.item(U1).text, scene.item(U1).status) == ("Hallo Wald", Status.PARTIAL)
    scene.tell(ev.TranscriptionCompleted(U1, "Hello world. "))
    assert (scene.item(U1).text, scene.item(U1).status) == ("Hello world.", Status.FINAL)
    scene.tell(ev.TranscriptionGrew(U1, "late"), ev.TranscriptionCompleted(U1, "again"))
    assert scene.item(U1).text == "Hello world."


def test_words_that_come_after_the_answer_fill_the_row_above_it() -> None:
    scene = Scene.connected().user_says(U1).reply_begins().reply_sounds().reply_complete()
    scene.tell(ev.TranscriptionCompleted(U1, "hello"))
    assert scene.rows == [U1, A1]
    assert (scene.item(U1).text, scene.item(U1).status) == ("hello", Status.FINAL)


def test_words_that_could_not_be_written_down_fail_their_row_and_keep_what_was_there() -> None:
    scene = Scene.connected().user_says(U1).tell(ev.TranscriptionGrew(U1, "hel"))
    scene.tell(
        ev.TranscriptionFailed(U1, Failure(FailureKind.SERVICE_ERROR, "audio_unintelligible"))
    )
    assert (scene.item(U1).text, scene.item(U1).status) == ("hel", Status.FAILED)


def test_an_empty_final_settles_the_row_without_words() -> None:
    scene = Scene.connected().user_says(U1).tell(ev.TranscriptionCompleted(U1, "  "))
    assert (scene.item(U1).text, scene.item(U1).status) == ("", Status.FINAL)


def test_words_for_an_unknown_item_make_its_row() -> None:
    scene = Scene.connected().tell(ev.TranscriptionGrew(U1, "hello"))
    assert (scene.item(U1).role, scene.item(U1).text) == (Role.USER, "hello")


def test_words_of_the_user_never_go_into_a_row_of_the_assistant() -> None:
    scene = Scene.connected().reply_begins()
    scene.tell(ev.TranscriptionCompleted(A1, "mine"), ev.ReplyTextGrew(R1, U1, "x", 0.0))
    assert scene.item(A1).text == "one two three four"


def test_cleared_sound_takes_its_empty_row_away_and_leaves_one_with_words() -> None:
    scene = Scene.connected().tell(ev.SpeechStarted(U1, 0, 1.0), ev.InputCleared())
    assert scene.rows == []
    assert mode(scene.state) is Mode.LISTENING
    scene.tell(ev.SpeechStarted(U1, 0, 1.0), ev.TranscriptionGrew(U1, "hello"), ev.InputCleared())
    assert scene.rows == [U1]


def test_rows_follow_the_order_of_the_service() -> None:
    scene = Scene.connected().user_says(U1).reply_begins()
    third = Item(ItemId("x"), Role.USER, "typed elsewhere", Status.FINAL)
    scene.tell(ev.ItemCreated(third, U1))
    assert scene.rows == [U1, "x", A1]
    scene.tell(ev.ItemCreated(Item(A1, Role.ASSISTANT), U1))
    assert scene.rows == [U1, A1, "x"]


def test_the_row_of_a_later_speaker_moves_behind_the_answer_it_followed() -> None:
    scene = Scene.connected().tell(ev.SpeechStarted(U2, 0, 2_000.0)).reply_begins()
    assert scene.rows == [U2, A1]
    scene.tell(ev.ItemCreated(Item(U2, Role.USER), A1))
    assert scene.rows == [A1, U2]


def test_items_told_twice_have_one_row_and_keep_the_longer_text() -> None:
    scene = Scene.connected().reply_begins()
    scene.tell(ev.ItemCreated(Item(A1, Role.ASSISTANT, "one", Status.FINAL)))
    assert scene.rows == [A1]
    assert (scene.item(A1).text, scene.item(A1).status) == ("one two three four", Status.PARTIAL)
    scene.tell(ev.ItemRetrieved(Item(A1, Role.ASSISTANT, "one two three four five", Status.FINAL)))
    assert (scene.item(A1).text, scene.item(A1).status) == ("one two three four five", Status.FINAL)
    scene.tell(ev.ItemRetrieved(Item(ItemId("new"), Role.USER)))
    assert scene.rows == [A1]


def test_a_deleted_item_loses_its_row() -> None:
    assert (
        Scene.connected().user_says(U1, "hello").tell(ev.ItemDeleted(U1), ev.ItemDeleted(U2)).rows
        == []
    )


def test_a_cut_by_the_service_itself_marks_the_row() -> None:
    scene = Scene.connected().reply_begins().reply_complete().tell(ev.ItemTruncated(A1, 150))
    assert (scene.item(A1).status, heard_text(scene.item(A1))) == (Status.INTERRUPTED, "one")


def test_an_answer_that_was_cancelled_before_any_sound_shows_nothing_as_heard() -> None:
    scene = Scene.connected().tell(
        ev.ResponseCreated(R1, 0.0), ev.ReplyTextGrew(R1, A1, "one two", 0.0)
    )
    scene.tell(ev.ResponseDone(R1, ResponseStatus.CANCELLED, "turn_detected"))
    assert (scene.item(A1).status, heard_text(scene.item(A1))) == (Status.INTERRUPTED, "")


def test_an_answer_that_failed_is_told_and_its_row_settled() -> None:
    scene = Scene.connected().reply_begins()
    scene.tell(
        ev.ResponseDone(
            R1, ResponseStatus.FAILED, "", Failure(FailureKind.RATE_LIMITED, "rate_limit_exceeded")
        )
    )
    assert scene.notice_keys() == ["service_error"]
    assert scene.item(A1).status is Status.FAILED


def test_latency_is_from_the_end_of_the_speech_to_the_first_audible_sample() -> None:
    scene = (
        Scene.connected()
        .tell(ev.SpeechStarted(U1, 0, 10.0), ev.SpeechStopped(U1, 500, 10.5))
        .reply_begins()
    )
    assert last_latency_s(scene.state) is None
    assert median_latency_s(scene.state) is None
    scene.tell(ev.PlaybackStarted(R1, A1, 11.25))
    assert (
        last_latency_s(scene.state)
        == median_latency_s(scene.state)
        == scene.item(A1).latency_s
        == 0.75
    )
    scene.reply_begins(R2, A2).tell(ev.PlaybackStarted(R2, A2, 20.0))
    assert scene.item(A2).latency_s is None  # it answers nothing that was said since


def test_the_audible_answer_is_shown_as_spoken_up_to_where_it_was_played() -> None:
    scene = Scene.connected().reply_begins().reply_sounds(played_ms=500.0)
    assert spoken_text(scene.state, scene.item(A1)) == "one two three"
    scene.tell(ev.PlaybackDrained(A1))
    assert spoken_text(scene.state, scene.item(A1)) == "one two three four"


# --- the word at the bottom left: every row of the table of UX.md, in its precedence --------------

READY = State(
    connection=con.Ready(), microphone=MicrophoneFacts(capture=Capture(wanted=True, device=MIC))
)
HEARING = Listening(hearing=U1)
MODES: dict[Mode, State] = {
    Mode.SET_UP: State(settings=Settings(target=Target.AZURE)),
    Mode.READY: State(settings=Settings(target=Target.AZURE, endpoint="https://x.example")),
    Mode.CONNECTING: State(
        connection=con.Connecting(1),
        microphone=MicrophoneFacts(muted=True),
        turns=TurnFacts(listening=HEARING),
    ),
    Mode.OPENING_MICROPHONE: replace(
        READY,
        microphone=replace(READY.microphone, capture=Capture(wanted=True), muted=True),
        turns=replace(READY.turns, listening=HEARING),
    ),
    Mode.LISTENING: READY,
    Mode.MUTED: replace(READY, microphone=replace(READY.microphone, muted=True)),
    Mode.HEARING: replace(
        READY,
        turns=replace(READY.turns, listening=HEARING),
        microphone=replace(READY.microphone, muted=True),
    ),
    Mode.HOLDING: replace(READY, settings=Settings(talk_mode=TalkMode.PUSH)),
    Mode.NO_MICROPHONE: replace(
        READY,
        microphone=replace(
            READY.microphone,
            capture=Capture(wanted=True, failure=Failure(FailureKind.MICROPHONE_BUSY)),
        ),
    ),
    Mode.REPLAYING: replace(
        READY,
        speaker=replace(READY.speaker, replay=A1),
        microphone=replace(READY.microphone, muted=True),
    ),
    Mode.LOG: State(connection=con.Reading("x"), turns=TurnFacts(listening=HEARING)),
    Mode.RECONNECTING: State(
        connection=con.Retrying(2, 1.0, 0.0, LOST),
        microphone=MicrophoneFacts(capture=Capture(wanted=True)),
        run=RunFacts(sessions=1),
    ),
    Mode.CANNOT_CONNECT: State(connection=con.Failed(REFUSED), turns=TurnFacts(listening=HEARING)),
}


@pytest.mark.parametrize("expected", list(MODES))
def test_the_word_is_the_one_of_the_table(expected: Mode) -> None:
    assert mode(MODES[expected]) is expected


def test_only_what_was_connected_reads_reconnecting() -> None:
    assert mode(State(connection=con.Connecting(2))) is Mode.CONNECTING
    assert mode(State(connection=con.Connecting(2), run=RunFacts(sessions=1))) is Mode.RECONNECTING


def test_without_a_microphone_the_session_says_so() -> None:
    state = replace(
        READY,
        microphone=replace(
            READY.microphone,
            capture=Capture(wanted=True, failure=Failure(FailureKind.MICROPHONE_MISSING)),
        ),
    )
    assert mode(state) is Mode.NO_MICROPHONE
    assert (
        mode(replace(state, microphone=replace(state.microphone, muted=True))) is Mode.NO_MICROPHONE
    )


def test_push_to_talk_reads_holding_until_the_key_is_down() -> None:
    state = replace(READY, settings=Settings(talk_mode=TalkMode.PUSH))
    assert mode(state) is Mode.HOLDING
    assert (
        mode(replace(state, microphone=replace(state.microphone, talk=Talk(held=True))))
        is Mode.HEARING
    )
    assert mode(replace(state, microphone=replace(state.microphone, muted=True))) is Mode.MUTED


def test_a_replay_reads_playing_again_in_and_outside_a_session() -> None:
    assert mode(replace(READY, speaker=replace(READY.speaker, replay=A1))) is Mode.REPLAYING
    assert mode(State(speaker=SpeakerFacts(replay=A1))) is Mode.REPLAYING


def test_an_answer_that_stalls_after_some_words_is_thought_about() -> None:
    scene = Scene.connected().reply_begins().reply_sounds(played_ms=900.0)
    scene.tell(ev.PlaybackProgressed(A1, 1_000.0, dry=True))
    assert turn(scene.state) == Thinking()
    called = ev.FunctionCallCompleted(R1, ItemId("f"), C1, "clock", "{}", 0.0)
    assert turn(scene.tell(called).state) == UsingTool("clock")
    scene.tell(ev.PlaybackProgressed(A1, 1_100.0))
    assert turn(scene.state) == Speaking(A1, 1_100.0)


def test_every_turn_has_its_type() -> None:
    scene = Scene.connected()
    assert turn(scene.state) == Idle()
    assert turn(scene.tell(ev.SpeechStarted(U1, 0, 0.0)).state) == Hearing(U1)
    assert turn(scene.tell(ev.SpeechStopped(U1, 0, 0.0)).state) == Thinking()
    assert turn(scene.reply_begins().reply_sounds(played_ms=3.0).state) == Speaking(A1, 3.0)
    assert turn(scene.tell(ev.StopRequested()).state) == Interrupted()
    scene.tell(
        ev.InterruptionShown(scene.state.speaker.epoch),
        ev.ResponseDone(R1, ResponseStatus.CANCELLED),
    )
    scene.tell(
        ev.ResponseCreated(R2, 0.0),
        ev.FunctionCallCompleted(R2, ItemId("f"), C1, "clock", "{}", 0.0),
    )
    assert turn(scene.state) == UsingTool("clock")


@pytest.mark.parametrize(
    ("connection", "start", "session", "text"),
    [
        (con.Offline(), True, False, False),
        (con.Connecting(), False, True, False),
        (con.Ready(), False, True, True),
        (con.Retrying(2, 1.0, 0.0, LOST), False, True, False),
        (con.Failed(REFUSED), True, False, False),
        (con.Closing(), False, False, False),
    ],
)
def test_what_can_be_done_follows_from_the_connection(
    connection: con.Connection, start: bool, session: bool, text: bool
) -> None:
    state = State(connection=connection)
    assert (can_start(state), in_session(state), can_send_text(state)) == (start, session, text)
