"""Start, end, drops and what the conversation keeps of them."""

from __future__ import annotations

import pytest

from tests.unit.domain.scene import A1, C1, LOST, MIC, R1, REFUSED, SPEAKER, T0, U1, U2, Scene
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.access_state import Account, AccountStatus
from voicelive_desktop.domain.facts.conversation import Item, Role, Status, ToolCall
from voicelive_desktop.domain.facts.device_list import Device
from voicelive_desktop.domain.facts.effects import (
    CloseMicrophone,
    CloseSession,
    CloseSpeaker,
    FlushPlayback,
    OpenMicrophone,
    OpenSession,
    OpenSpeaker,
    Reconnect,
    RetryNow,
    SetGate,
    SetMuted,
    Truncate,
)
from voicelive_desktop.domain.facts.notices import (
    ConnectionNotice,
    MicrophoneNotice,
    ServiceErrorNotice,
    SpeakerNotice,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.facts.talk_key import Gate
from voicelive_desktop.domain.questions.notices import banner, toasts
from voicelive_desktop.domain.questions.selectors import Mode, can_start, mode, worth_restoring
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import SYSTEM_DEFAULT, ItemId, SessionId
from voicelive_desktop.domain.words.kinds import ResponseStatus

BUSY = Failure(FailureKind.MICROPHONE_BUSY, subject="Jabra")
NO_SPEAKER = Failure(FailureKind.SPEAKER_MISSING)


def restored(scene: Scene) -> list[str]:
    return [item.id for item in worth_restoring(scene.state)]


def test_start_opens_the_microphone_first_then_the_speaker_then_the_session() -> None:
    scene = Scene(State(settings=Settings(input_device="mic", output_device="speaker"))).tell(
        ev.StartRequested(T0)
    )
    assert scene.orders == [
        SetGate(Gate.OPEN),
        OpenMicrophone(MIC),
        OpenSpeaker(SPEAKER),
        OpenSession(),
    ]
    assert scene.state.connection == con.Connecting(1)
    assert scene.tell(ev.StartRequested(T0)).effects == ()


def test_end_silences_closes_everything_and_is_offline_when_the_connection_has_ended() -> None:
    scene = (
        Scene.connected()
        .user_says(text="hello")
        .reply_begins()
        .reply_sounds()
        .tell(ev.EndRequested())
    )
    assert [type(e) for e in scene.orders] == [
        FlushPlayback,
        CloseMicrophone,
        CloseSession,
        CloseSpeaker,
    ]
    assert scene.state.connection == con.Closing()
    assert not can_start(scene.state)
    assert scene.tell(ev.StartRequested(T0), ev.EndRequested()).effects == ()
    assert scene.tell(ev.CaptureStopped(), ev.ConnectionEnded()).state.connection == con.Offline()
    assert mode(scene.state) is Mode.READY
    assert scene.rows == [U1, A1]


def test_end_without_a_session_does_nothing() -> None:
    assert Scene().tell(ev.EndRequested()).effects == ()


def test_a_try_that_began_after_the_end_changes_nothing() -> None:
    scene = Scene().tell(
        ev.ConnectingStarted(1), ev.RetryScheduled(2, 1.0, 0.0, LOST), ev.SessionConfigured(1.0)
    )
    assert scene.state == State()


def test_a_drop_silences_keeps_the_transcript_and_says_so() -> None:
    scene = Scene.connected().user_says(text="hello").reply_begins().reply_sounds()
    scene.tell(ev.SpeechStarted(U2, 0, scene.clock), ev.RetryScheduled(2, 0.5, 3.0, LOST))
    assert scene.state.connection == con.Retrying(2, 0.5, 3.0, LOST)
    assert scene.rows == [U1, A1]  # the row that waited for words of a lost session is gone
    assert scene.item(A1).status is Status.FINAL
    assert banner(scene.state) == ConnectionNotice(LOST)
    assert mode(scene.state) is Mode.RECONNECTING


def test_an_answer_that_was_audible_when_the_connection_dropped_shows_what_was_heard() -> None:
    scene = Scene.connected().user_says(text="hello").reply_begins().reply_sounds()
    scene.tell(ev.RetryScheduled(2, 0.5, 3.0, LOST))
    assert [f.because for f in scene.ordered(FlushPlayback)] == ["lost"]
    scene.flushed(150.0)
    assert scene.item(A1).status is Status.INTERRUPTED
    scene.tell(ev.ConnectingStarted(2)).configured()
    assert [item.text for item in worth_restoring(scene.state)] == ["hello", "one two three four"]
    assert scene.notice_keys() == []
    assert mode(scene.state) is Mode.LISTENING


def test_a_cut_reported_without_a_session_orders_only_what_nobody_hears() -> None:
    scene = (
        Scene.connected().reply_begins().tell(ev.RetryScheduled(2, 0.5, 3.0, LOST)).flushed(150.0)
    )
    assert scene.orders == [Truncate(A1, 150)]  # dropped by the line, which has no session


def test_the_user_need_not_wait_for_the_next_try() -> None:
    scene = Scene.connected().tell(ev.RetryScheduled(2, 30.0, 3.0, LOST), ev.RetryRequested(5.0))
    assert scene.effects == (RetryNow(),)


def test_a_session_that_cannot_be_had_closes_the_devices_and_stays_failed() -> None:
    scene = Scene.connected().tell(ev.ConnectionFailed(REFUSED))
    assert scene.orders == [CloseMicrophone(), CloseSpeaker()]
    assert scene.state.connection == con.Failed(REFUSED)
    assert mode(scene.state) is Mode.CANNOT_CONNECT
    assert can_start(scene.state)


def test_end_after_a_failure_takes_the_problem_away() -> None:
    scene = Scene.connected().tell(ev.ConnectionFailed(REFUSED), ev.EndRequested())
    assert (scene.state.connection, scene.state.program.notices, scene.effects[2:]) == (
        con.Offline(),
        (),
        (),
    )


def test_one_more_try_after_a_failure_goes_on_with_the_same_conversation() -> None:
    scene = (
        Scene.connected()
        .user_says(text="hello")
        .tell(ev.ConnectionFailed(REFUSED), ev.RetryRequested(9_000.0))
    )
    assert OpenSession() in scene.effects
    assert restored(scene) == [U1]


def test_a_reconnect_moves_the_conversation_to_a_new_session_with_the_settings_of_now() -> None:
    scene = Scene.connected().user_says(text="hello").reply_begins().reply_sounds()
    scene.tell(ev.SettingsChosen((("model", "gpt-realtime-mini"),)), ev.ReconnectRequested())
    assert [type(e) for e in scene.orders][-2:] == [FlushPlayback, Reconnect]
    assert scene.state.connection == con.Connecting(1)
    scene.tell(ev.ConnectingStarted(1)).configured()
    assert scene.state.current.running.model == "gpt-realtime-mini"
    assert scene.state.current.unapplied == frozenset()
    assert restored(scene) == [U1, A1]


def test_a_reconnect_without_a_session_only_hurries_a_waiting_try() -> None:
    assert Scene().tell(ev.ReconnectRequested()).effects == ()
    waiting = Scene.connected().tell(ev.RetryScheduled(2, 30.0, 3.0, LOST))
    assert waiting.tell(ev.ReconnectRequested()).effects == (RetryNow(),)


def test_a_new_start_begins_a_new_conversation_and_keeps_the_transcript() -> None:
    scene = Scene.connected().user_says(text="hello").tell(ev.EndRequested(), ev.ConnectionEnded())
    scene.tell(ev.StartRequested(9_000.0))
    assert scene.rows == [U1, "start_9000.000"]
    assert restored(scene) == []


def test_only_what_was_said_and_heard_is_given_to_a_new_session() -> None:
    scene = Scene.connected().user_says(U1, "hello").reply_begins().reply_complete()
    scene.tell(
        ev.FunctionCallCompleted(R1, ItemId("f"), C1, "clock", "{}", scene.clock),
        ev.SpeechStarted(U2, 0, scene.clock),
        ev.TranscriptionFailed(U2, LOST),
        ev.ReplyTextGrew(R1, ItemId("unheard"), "never played", scene.clock),
        ev.ResponseDone(R1, ResponseStatus.CANCELLED),
    )
    assert restored(scene) == [U1, A1]


def test_rows_given_back_to_a_new_session_keep_their_place_among_those_that_were_not() -> None:
    scene = Scene.connected().user_says(U1, "what time is it")
    scene.tell(
        ev.ItemCreated(
            Item(ItemId("f"), Role.TOOL, "", Status.FINAL, scene.clock, tool=ToolCall(C1, "clock"))
        )
    )
    scene.reply_begins().reply_complete().tell(
        ev.RetryScheduled(2, 0.5, 3.0, LOST), ev.ConnectingStarted(2)
    )
    scene.clock += 10
    scene.configured()
    scene.tell(
        ev.ItemCreated(
            Item(A1, Role.ASSISTANT, "one two three four", Status.FINAL, at_s=scene.clock), U1
        )
    )
    rows = [item.id for item in scene.state.conversation if item.role is not Role.SYSTEM]
    assert rows == [U1, "f", A1]


def test_the_transcript_can_be_cleared_only_without_a_session() -> None:
    scene = Scene.connected().user_says(text="hello").tell(ev.TranscriptCleared())
    assert scene.rows == [U1]
    assert scene.tell(ev.EndRequested(), ev.ConnectionEnded(), ev.TranscriptCleared()).rows == []


def test_what_the_service_says_of_the_session_is_kept_until_it_ends() -> None:
    scene = Scene.connected().tell(
        ev.SessionUpdated(2_000.0, (("temperature", 0.8),)), ev.SessionUpdated(None)
    )
    session = scene.state.current.session
    assert session is not None
    assert (session.id, session.model, session.expires_at_s) == (
        SessionId("s"),
        "gpt-realtime",
        2_000.0,
    )
    assert scene.tell(ev.EndRequested(), ev.ConnectionEnded()).state.current.session is None
    assert scene.tell(ev.SessionUpdated(5.0)).state.current.session is None


def test_a_microphone_that_fails_leaves_the_session_and_can_be_tried_again() -> None:
    scene = Scene.connected().tell(ev.CaptureFailed(BUSY))
    assert banner(scene.state) == MicrophoneNotice(BUSY)
    assert mode(scene.state) is Mode.NO_MICROPHONE
    assert scene.tell(ev.RetryRequested(5.0)).effects == (OpenMicrophone(SYSTEM_DEFAULT),)
    assert scene.tell(ev.CaptureStarted(MIC, 48_000, 10.0)).state.program.notices == ()
    assert scene.tell(ev.RetryRequested(5.0)).effects == ()


def test_a_microphone_that_fails_after_the_end_is_no_problem_any_more() -> None:
    scene = Scene.connected().tell(ev.EndRequested(), ev.CaptureFailed(BUSY), ev.ConnectionEnded())
    assert scene.state.program.notices == ()


def test_a_speaker_that_fails_is_told_until_it_works_or_the_session_ends() -> None:
    scene = Scene.connected().reply_begins().reply_sounds().tell(ev.PlaybackFailed(NO_SPEAKER))
    assert banner(scene.state) == SpeakerNotice(NO_SPEAKER)
    assert not scene.state.speaker.playback.open
    assert scene.tell(ev.PlaybackOpened(SPEAKER, 48_000, 10.0)).state.program.notices == ()
    assert mode(scene.reply_sounds().state) is Mode.SPEAKING
    scene.tell(ev.PlaybackFailed(NO_SPEAKER), ev.EndRequested())
    assert scene.state.program.notices == ()


def test_underflows_and_devices_are_facts_of_the_state() -> None:
    devices = (Device(MIC, "Microphone"),)
    scene = Scene().tell(ev.PlaybackUnderflowed(3), ev.DevicesListed(devices, ()))
    assert scene.state.speaker.playback.underflows == 3
    assert scene.state.hardware.devices.listed
    assert scene.state.hardware.devices.inputs == devices


def test_mute_is_a_flag_that_outlives_sessions() -> None:
    scene = Scene.connected().tell(ev.MuteChosen(True))
    assert scene.effects == (SetMuted(True),)
    assert mode(scene.state) is Mode.MUTED
    assert scene.tell(ev.EndRequested(), ev.ConnectionEnded()).state.microphone.muted


@pytest.mark.parametrize("malformed", [False, True])
def test_messages_that_nobody_understands_are_counted(malformed: bool) -> None:
    state = Scene.connected().tell(ev.UnhandledReceived("x", malformed)).state
    assert (state.program.unhandled, state.program.malformed) == (1, int(malformed))


def test_the_most_severe_lasting_notice_is_the_banner_and_passing_ones_are_toasts() -> None:
    scene = Scene.connected().tell(
        ev.ServiceWarned(Failure(FailureKind.SERVICE_ERROR, "odd")),
        ev.KeyKeptInMemory(),
        ev.SettingsLoaded("broken"),
        ev.SettingsLoaded(""),
        ev.PlaybackFailed(NO_SPEAKER),
        ev.CaptureFailed(BUSY),
    )
    assert [n.key for n in toasts(scene.state)] == [
        "service_warning",
        "no_keyring",
        "settings_file",
    ]
    shown = []
    scene.tell(ev.RetryScheduled(2, 1.0, 0.0, LOST))
    while (lasting := banner(scene.state)) is not None:
        shown.append(lasting.key)
        scene.tell(ev.NoticeDismissed(type(lasting)))
    assert shown == ["connection", "microphone", "speaker"]


def test_there_is_one_notice_of_a_kind_and_it_is_the_latest() -> None:
    first, second = (Failure(FailureKind.SERVICE_ERROR, code) for code in ("a", "b"))
    scene = Scene.connected().tell(ev.ServiceErrorReported(first), ev.ServiceErrorReported(second))
    assert scene.state.program.notices == (ServiceErrorNotice(second),)


def test_a_permanent_kind_is_never_a_sound_kind_and_both_answer_for_every_kind() -> None:
    permanent = {kind for kind in FailureKind if kind.is_permanent}
    sound = {kind for kind in FailureKind if kind.is_sound}
    assert FailureKind.REFUSED in permanent
    assert FailureKind.LOST not in permanent
    assert FailureKind.MICROPHONE_BUSY in sound
    assert not permanent & sound


@pytest.mark.parametrize("code", ["signed_out"])
def test_a_sign_in_that_counts_no_more_is_shown_as_none(code: str) -> None:
    scene = Scene.connected().tell(ev.AccountChanged(Account(AccountStatus.SIGNED_IN, "ada")))
    scene.tell(ev.ConnectionFailed(Failure(FailureKind.NO_CREDENTIAL, code)))
    assert scene.state.access.account == Account()


def test_another_failure_signs_nobody_out() -> None:
    ada = Account(AccountStatus.SIGNED_IN, "ada")
    scene = Scene.connected().tell(
        ev.AccountChanged(ada), ev.ConnectionFailed(Failure(FailureKind.REFUSED, "401"))
    )
    assert scene.state.access.account == ada
