from __future__ import annotations

import pytest

from tests.unit.domain.scene import Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.effects import ConfigureSession
from voicelive_desktop.domain.facts.notices import EchoNotice
from voicelive_desktop.domain.settings import Correction, Settings, changed
from voicelive_desktop.domain.settings.presets import SPEAKERS
from voicelive_desktop.domain.settings.sound import sends_reference
from voicelive_desktop.domain.wire.session_update import session_update
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.kinds import EchoReference

ECHO = ev.EchoMeasured(-12.0, 80.0, 100.0)


def test_a_client_reference_is_asked_for_with_two_channels() -> None:
    wire = session_update(Settings(echo_reference=EchoReference.CLIENT))[
        "input_audio_echo_cancellation"
    ]
    assert wire == {"type": "server_echo_cancellation", "reference_source": "client", "channels": 2}


@pytest.mark.parametrize("settings", [{"echo_cancellation": False}, {"input_format": "g711_ulaw"}])
def test_without_cancellation_or_with_telephone_sound_there_is_no_reference(
    settings: dict[str, object],
) -> None:
    wire = session_update(Settings(echo_reference=EchoReference.CLIENT, **settings))  # type: ignore[arg-type]
    assert (wire["input_audio_echo_cancellation"] or {}).get("channels", 1) == 1


@pytest.mark.parametrize("changes", [{"input_format": "g711_alaw"}, {"echo_reference": "client"}])
def test_telephone_sound_and_a_client_reference_are_corrected_with_a_notice(
    changes: dict[str, object],
) -> None:
    before = (
        Settings(echo_reference=EchoReference.CLIENT)
        if "input_format" in changes
        else Settings(input_format="g711_alaw")
    )
    settings, corrections = changed(before, changes)
    assert settings.echo_reference == "server"
    assert corrections == (Correction("echo_reference", "client", "server", "input_format"),)


def test_cancellation_turned_on_in_a_session_keeps_its_one_channel() -> None:
    scene = Scene.connected(echo_reference=EchoReference.CLIENT, echo_cancellation=False)
    scene.tell(ev.SettingsChosen((("echo_cancellation", True),)))
    assert not sends_reference(scene.state.current.running)
    assert scene.state.current.running.echo_cancellation
    assert scene.state.current.unapplied == {"echo_reference"}


def test_a_changed_reference_waits_for_the_next_connection() -> None:
    scene = Scene.connected()
    scene.tell(ev.SettingsChosen((("echo_reference", "client"),)))
    assert scene.state.current.unapplied == {"echo_reference"}
    assert not scene.ordered(ConfigureSession)


def test_a_session_with_a_reference_keeps_its_cancellation() -> None:
    scene = Scene.connected(echo_reference=EchoReference.CLIENT)
    scene.tell(ev.SettingsChosen((("echo_cancellation", False),)))
    assert scene.state.current.running.echo_cancellation
    assert "echo_cancellation" in scene.state.current.unapplied


def test_an_echo_that_nothing_removes_is_named_once() -> None:
    scene = Scene.connected(echo_cancellation=False)
    scene.tell(ECHO)
    assert scene.notice_keys() == ["echo"]
    scene.tell(ev.NoticeDismissed(EchoNotice), ECHO)
    assert scene.notice_keys() == []


def test_an_echo_that_is_cancelled_is_no_trouble() -> None:
    scene = Scene.connected()
    scene.tell(ECHO)
    assert scene.notice_keys() == []


STORY = "On a small island in the north there was a lighthouse, and in it lived an old man."
OWN = ItemId("own")


def interrupted_beside_an_echo(**settings: object) -> Scene:
    scene = Scene.connected(**settings)
    scene.reply_begins(text=STORY)
    scene.reply_sounds()
    return scene.tell(ECHO, ev.SpeechStarted(OWN, 0, 101.0))


@pytest.mark.parametrize(
    "told",
    [
        ev.TranscriptionCompleted(OWN, "a small island in the north"),
        ev.TranscriptionCompleted(OWN, "Small eye land in the north there"),
        ev.TranscriptionCompleted(OWN, ""),
        ev.TranscriptionFailed(OWN, Failure(FailureKind.UNKNOWN)),
    ],
)
def test_an_echo_that_counts_as_speech_in_spite_of_cancellation_is_named(told: ev.Event) -> None:
    scene = interrupted_beside_an_echo()
    assert scene.notice_keys() == []
    scene.tell(told)
    assert scene.notice_keys() == ["echo"]


@pytest.mark.parametrize(
    "words",
    [
        "stop please",
        "what did he eat there",
        "lighthouse",
        "can you stop there and tell me the time",
        "no I want an island in it",
    ],
)
def test_a_person_who_interrupts_beside_an_echo_is_no_echo(words: str) -> None:
    scene = interrupted_beside_an_echo()
    scene.tell(
        ev.TranscriptionCompleted(OWN, words),
        ev.TranscriptionCompleted(OWN, "a small island in the north"),
    )
    assert scene.notice_keys() == []


def test_words_of_another_turn_say_nothing_about_the_suspected_one() -> None:
    scene = interrupted_beside_an_echo()
    scene.tell(ev.TranscriptionCompleted(ItemId("other"), "a small island in the north"))
    assert scene.notice_keys() == []


def test_without_words_the_suspicion_is_told() -> None:
    assert interrupted_beside_an_echo(transcription_model="none").notice_keys() == ["echo"]


def test_speech_long_after_an_echo_is_a_persons() -> None:
    scene = Scene.connected()
    scene.reply_begins()
    scene.reply_sounds()
    scene.tell(ECHO, ev.SpeechStarted(ItemId("person"), 0, 110.0))
    assert scene.notice_keys() == []


@pytest.mark.parametrize("changes", [{"output_device": "headset"}, {"vad_threshold": 0.7}])
def test_what_may_have_cured_it_removes_the_notice_and_it_is_told_again(
    changes: dict[str, object],
) -> None:
    scene = Scene.connected(echo_cancellation=False)
    scene.tell(ECHO, ev.SettingsChosen(tuple(changes.items())))
    assert scene.notice_keys() == []
    scene.tell(ECHO)
    assert scene.notice_keys() == ["echo"]


def test_the_speaker_profile_removes_the_notice() -> None:
    scene = Scene.connected(echo_cancellation=False)
    scene.tell(ECHO, ev.SettingsChosen(tuple(SPEAKERS.settings.items())))
    assert scene.notice_keys() == []
    assert scene.state.current.running.echo_cancellation
