"""Hearing a turn again never talks into a conversation."""

from __future__ import annotations

import pytest

from tests.unit.domain.scene import A1, A2, R2, SPEAKER, U1, U2, Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.effects import (
    CloseSpeaker,
    FetchVoice,
    OpenSpeaker,
    PlayRecording,
    RetrieveItem,
    SaveRecording,
    SetGate,
    StopReplay,
)
from voicelive_desktop.domain.facts.notices import NoServiceSoundNotice, RecordingSavedNotice
from voicelive_desktop.domain.facts.state import VoicePreview
from voicelive_desktop.domain.facts.talk_key import Gate
from voicelive_desktop.domain.questions.selectors import can_replay, can_stop, is_passing
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import DeviceName, ItemId, ServiceSound, VoiceSample


def answered() -> Scene:
    scene = Scene.connected().user_says(text="hello").reply_begins().reply_sounds().reply_complete()
    return scene.tell(ev.PlaybackDrained(A1), ev.RecordingsChanged(frozenset({U1, A1})))


def test_a_kept_turn_can_be_heard_again() -> None:
    scene = answered().tell(ev.ReplayRequested(A1))
    assert scene.ordered(PlayRecording) == [PlayRecording(A1)]
    assert scene.state.speaker.replay == A1
    assert can_stop(scene.state)
    assert scene.tell(ev.ReplayEnded(A1)).orders == [SetGate(Gate.OPEN)]
    assert scene.state.speaker.replay is None


def test_what_is_heard_again_is_not_heard_by_the_service() -> None:
    scene = answered().tell(ev.ReplayRequested(A1))
    assert scene.ordered(SetGate) == [SetGate(Gate.MUTED)]
    assert not is_passing(scene.state)
    assert scene.tell(ev.ReplayRequested(U1), ev.ReplayEnded(A1)).ordered(SetGate) == []
    assert scene.tell(ev.ReplayEnded(U1)).orders == [SetGate(Gate.OPEN)]
    manual = answered().tell(
        ev.SettingsChosen((("talk_mode", "push"), ("talk_strategy", "manual")))
    )
    assert manual.tell(ev.ReplayRequested(A1)).ordered(SetGate) == [], "nothing is sent anyway"


def test_another_turn_takes_the_place_of_the_one_that_is_heard() -> None:
    scene = answered().tell(ev.ReplayRequested(A1), ev.ReplayRequested(U1))
    replays = [order for order in scene.orders if not isinstance(order, SetGate)]
    assert replays == [PlayRecording(A1), StopReplay(), PlayRecording(U1)]
    scene.tell(ev.ReplayEnded(A1))
    assert scene.state.speaker.replay == U1


def test_not_while_somebody_speaks_and_not_what_is_not_kept() -> None:
    scene = answered()
    assert scene.tell(ev.ReplayRequested(A2)).orders == []
    scene.reply_begins(R2, A2)
    assert not can_replay(scene.state, scene.item(A1))
    assert scene.tell(ev.ReplayRequested(A1)).orders == []
    scene = answered().tell(ev.SpeechStarted(U2, 0, 0.0), ev.ReplayRequested(A1))
    assert not scene.ordered(PlayRecording)


@pytest.mark.parametrize(
    "event",
    [
        ev.SpeechStarted(U2, 0, 0.0),
        ev.TextSubmitted(U2, "x", 0.0),
        ev.ResponseCreated(R2, 0.0),
        ev.StopRequested(),
        ev.EndRequested(),
        ev.ReplayStopRequested(),
    ],
    ids=lambda event: type(event).__name__,
)
def test_a_replay_gives_way(event: ev.Event) -> None:
    scene = answered()
    assert StopReplay() not in scene.tell(event).orders
    scene = answered().tell(ev.ReplayRequested(A1), event)
    assert [order for order in scene.orders if not isinstance(order, SetGate)][1] == StopReplay()


def test_outside_a_session_the_speaker_is_opened_for_it_and_closed_again() -> None:
    scene = answered().tell(ev.EndRequested(), ev.ConnectionEnded(), ev.ReplayRequested(A1))
    assert scene.orders[-3:-1] == [OpenSpeaker(DeviceName("")), PlayRecording(A1)]
    scene.tell(ev.PlaybackOpened(SPEAKER, 24_000, 10.0), ev.ReplayEnded(A1))
    assert scene.ordered(CloseSpeaker) == [CloseSpeaker()]


def test_a_turn_is_saved_and_a_failure_is_said() -> None:
    scene = answered().tell(
        ev.RecordingSaveRequested(U1, "x.wav"), ev.RecordingSaveRequested(A2, "y.wav")
    )
    assert scene.orders == [SaveRecording(U1, "x.wav")]
    assert scene.tell(ev.RecordingSaved(path="/tmp/x.wav")).notice_keys() == ["recording_saved"]
    scene.tell(ev.NoticeDismissed(RecordingSavedNotice))
    assert scene.tell(ev.RecordingSaved("disk full")).notice_keys() == ["recording_not_saved"]


AVA = "en-US-AvaNeural"
HEARD = VoiceSample(AVA)


def test_a_voice_is_fetched_then_heard_and_then_forgotten() -> None:
    scene = Scene().tell(ev.VoicePreviewRequested(AVA))
    assert scene.orders == [FetchVoice(AVA)]
    assert scene.state.speaker.voice_preview == VoicePreview(AVA)
    scene.tell(ev.VoicePreviewFetched(AVA))
    assert scene.orders[:2] == [OpenSpeaker(DeviceName("")), PlayRecording(HEARD)]
    assert CloseSpeaker() in scene.tell(ev.ReplayEnded(HEARD)).orders
    after: list[object] = [scene.state.speaker.voice_preview, scene.state.speaker.replay]
    assert after == [None, None]


def test_in_a_conversation_a_voice_is_not_heard_by_the_service_and_gives_way_to_it() -> None:
    scene = answered().tell(ev.VoicePreviewRequested(AVA), ev.VoicePreviewFetched(AVA))
    assert PlayRecording(HEARD) in scene.orders
    assert not is_passing(scene.state)
    assert scene.tell(ev.SpeechStarted(U2, 0, 0.0)).ordered(StopReplay)
    busy = answered().reply_begins(R2, A2)
    assert busy.tell(ev.VoicePreviewRequested(AVA)).orders == []
    late = answered().tell(ev.VoicePreviewRequested(AVA)).reply_begins(R2, A2)
    assert late.tell(ev.VoicePreviewFetched(AVA)).orders == []
    assert late.state.speaker.voice_preview is None


def test_a_voice_that_cannot_be_had_says_why_and_one_nobody_waits_for_is_not_heard() -> None:
    because = Failure(FailureKind.REFUSED, "401")
    scene = Scene().tell(ev.VoicePreviewRequested(AVA), ev.VoicePreviewFetched(AVA, because))
    assert scene.state.speaker.voice_preview == VoicePreview(AVA, because)
    assert not scene.ordered(PlayRecording)
    scene.tell(ev.VoicePreviewRequested("alloy"))
    assert scene.tell(ev.VoicePreviewFetched(AVA)).orders == []
    scene.tell(ev.ReplayStopRequested())
    assert scene.tell(ev.VoicePreviewFetched("alloy")).orders == []


def test_what_the_service_heard_is_asked_for_and_played_when_it_comes() -> None:
    scene = answered().tell(ev.ServiceSoundRequested(U1))
    assert scene.ordered(RetrieveItem) == [RetrieveItem(U1)]
    replays = [scene.state.speaker.replay]
    scene.tell(ev.ServiceSoundCame(U1, has_sound=True))
    heard = ServiceSound(U1)
    assert scene.ordered(PlayRecording) == [PlayRecording(heard)]
    replays.append(scene.state.speaker.replay)
    scene.tell(ev.ReplayEnded(heard))
    replays.append(scene.state.speaker.replay)
    assert replays == [None, heard, None]


def test_a_service_that_keeps_no_sound_is_told_once() -> None:
    scene = answered().tell(ev.ServiceSoundRequested(U1), ev.ServiceSoundCame(U1, has_sound=False))
    assert scene.ordered(PlayRecording) == []
    assert NoServiceSoundNotice() in scene.state.program.notices
    scene.tell(ev.ServiceSoundCame(U1, has_sound=True))  # nobody waits for it any more
    assert scene.ordered(PlayRecording) == []


def test_it_never_talks_into_a_conversation() -> None:
    scene = answered().tell(ev.ServiceSoundRequested(U1), ev.SpeechStarted(U2, 0, 0.0))
    scene.tell(ev.ServiceSoundCame(U1, has_sound=True))
    assert scene.ordered(PlayRecording) == []
    assert scene.tell(ev.ServiceSoundRequested(U1)).ordered(RetrieveItem) == []


def test_only_what_was_said_in_this_session_can_be_asked_for() -> None:
    scene = answered()
    for wrong in (A1, ItemId("unknown")):
        assert scene.tell(ev.ServiceSoundRequested(wrong)).ordered(RetrieveItem) == []
    ended = scene.tell(ev.EndRequested(), ev.ConnectionEnded(), ev.ServiceSoundRequested(U1))
    assert ended.ordered(RetrieveItem) == []
