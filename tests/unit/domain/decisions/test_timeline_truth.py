"""Brackets, marks and latencies on the clock of the sound, not of the messages."""

from __future__ import annotations

import pytest

from tests.unit.domain.scene import A1, LOST, R1, U1, U2, Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.facts.state import Marks, Speech
from voicelive_desktop.domain.questions.selectors import median_latency_s, median_service_latency_s

MICROPHONE_S = 0.010  # the latency that `Scene.connected` gives the microphone


def spoke(scene: Scene, start_t: float = 50.0, end_t: float = 52.0) -> Scene:
    """The service's word comes late: 0.3 s after the sound that it speaks of."""
    return scene.tell(
        ev.SpeechStarted(U1, 1_000, 1_000.0, start_t), ev.SpeechStopped(U1, 3_000, 1_002.0, end_t)
    )


def test_an_utterance_is_bracketed_where_it_was_captured() -> None:
    scene = Scene.connected().tell(ev.SpeechStarted(U1, 1_000, 1_000.0, 50.0))
    assert scene.state.turns.marks.speeches == (Speech(U1, 50.0 - MICROPHONE_S),)
    scene.tell(
        ev.SpeechStarted(U1, 1_000, 1_000.0, 50.0), ev.SpeechStopped(U1, 3_000, 1_002.0, 52.0)
    )
    assert scene.state.turns.marks.speeches == (
        Speech(U1, 50.0 - MICROPHONE_S, 52.0 - MICROPHONE_S),
    )
    scene.tell(ev.SpeechStopped(U1, 4_000, 1_003.0, 53.0))
    assert scene.state.turns.marks.speeches[0].end_t == 52.0 - MICROPHONE_S, (
        "told twice: the first counts"
    )


def test_an_utterance_whose_time_is_unknown_gets_no_bracket() -> None:
    scene = Scene.connected().tell(
        ev.SpeechStarted(U1, 1_000, 1_000.0), ev.SpeechStopped(U1, 3_000, 1_002.0)
    )
    assert scene.state.turns.marks == Marks()


def test_a_bracket_that_was_open_when_the_session_ended_is_gone_and_the_others_stay() -> None:
    scene = spoke(Scene.connected()).tell(ev.SpeechStarted(U2, 9_000, 1_009.0, 59.0))
    scene.tell(ev.RetryScheduled(2, 0.5, 3.0, LOST))
    assert [speech.item_id for speech in scene.state.turns.marks.speeches] == [U1]


def test_the_cut_is_marked_where_the_last_sample_was_heard() -> None:
    scene = Scene.connected().reply_begins().reply_sounds()
    scene.tell(ev.PlaybackFlushed(A1, R1, 400.0, 1_000.0, CutReason.SPEECH, 77.5))
    assert scene.state.turns.marks.interruptions == (77.5,)
    scene.tell(ev.PlaybackFlushed(A1, R1, 0.0, 1_000.0, CutReason.SPEECH, 79.0))
    scene.tell(ev.PlaybackFlushed(A1, R1, 500.0, 1_000.0, CutReason.END, 80.0))
    assert scene.state.turns.marks.interruptions == (77.5,), (
        "nothing was audible; the end is no interruption"
    )


def test_both_latencies_of_a_turn_are_measured() -> None:
    scene = spoke(Scene.connected(vad_silence_ms=500))
    scene.tell(ev.ResponseCreated(R1, 1_002.1), ev.ReplyTextGrew(R1, A1, "yes", 1_002.2))
    scene.tell(ev.AudioArrived(R1, A1, 100.0, 1_002.4), ev.AudioArrived(R1, A1, 100.0, 1_002.9))
    scene.tell(ev.PlaybackStarted(R1, A1, 1_002.5, 52.55))
    item = scene.item(A1)
    assert item.service_latency_s == pytest.approx(0.4)
    # The turn's sound ended at 52.0 in the silence that closed it, of 0.5 s
    assert item.latency_s == pytest.approx(52.55 - (52.0 - 0.5 - MICROPHONE_S))
    assert median_service_latency_s(scene.state) == pytest.approx(0.4)
    assert median_latency_s(scene.state) == item.latency_s


def test_latency_of_an_answer_to_a_typed_message_counts_from_sending() -> None:
    scene = spoke(Scene.connected()).tell(ev.TextSubmitted(U2, "hello", 1_010.0))
    scene.tell(ev.ResponseCreated(R1, 1_010.1), ev.ReplyTextGrew(R1, A1, "yes", 1_010.2))
    scene.tell(ev.AudioArrived(R1, A1, 100.0, 1_010.3), ev.PlaybackStarted(R1, A1, 1_010.5, 99.0))
    assert scene.item(A1).latency_s == pytest.approx(0.5)
    assert scene.item(A1).service_latency_s == pytest.approx(0.3)


def test_a_service_that_waits_whether_the_sentence_goes_on_does_not_shorten_the_wait_that_is_told() -> (
    None
):
    scene = Scene.connected(vad_silence_ms=500).tell(ev.SpeechStarted(U1, 1_000, 1_000.0, 50.0))
    scene.tell(ev.SpeechStopped(U1, 4_000, 1_003.0, 53.0, voice_end_t=51.2))
    scene.tell(ev.ResponseCreated(R1, 1_003.1), ev.ReplyTextGrew(R1, A1, "yes", 1_003.2))
    scene.tell(ev.AudioArrived(R1, A1, 100.0, 1_003.3), ev.PlaybackStarted(R1, A1, 1_003.5, 53.5))
    assert scene.item(A1).latency_s == pytest.approx(53.5 - (51.2 - MICROPHONE_S))


def test_a_loud_room_does_not_move_the_end_of_the_voice_into_the_silence_that_closed_the_turn() -> (
    None
):
    scene = Scene.connected(vad_silence_ms=500).tell(ev.SpeechStarted(U1, 1_000, 1_000.0, 50.0))
    scene.tell(ev.SpeechStopped(U1, 3_000, 1_002.0, 52.0, voice_end_t=51.99))
    assert scene.state.turns.listening.stopped_t == pytest.approx(52.0 - 0.5 - MICROPHONE_S)


def test_more_sound_says_only_how_much_has_come() -> None:
    scene = Scene()
    scene.reply_begins().reply_sounds()
    heard = scene.state
    scene.tell(ev.AudioArrived(R1, A1, 500.0, 1_002.0, more=True))
    grown = scene.state.conversation.get(A1)
    assert grown is not None
    assert grown.received_ms == 1_500.0
    assert scene.state.speaker == heard.speaker
    cut = ev.PlaybackFlushed(A1, R1, 400.0, 1_500.0, CutReason.TALK)
    scene.tell(cut, ev.AudioArrived(R1, A1, 500.0, 1_002.0, more=True))
    row = scene.state.conversation.get(A1)
    assert row is not None
    assert row.received_ms == 1_500.0, "the cut has counted it"
