"""What an error about a session.update means, and how a session starts in spite of it."""

from __future__ import annotations

import pytest

from tests.unit.domain.scene import T0, Scene
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.effects import OpenSession, SaveSettings, SetGate
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.facts.talk_key import Gate
from voicelive_desktop.domain.questions.selectors import refusal
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.wire.refusals import at_fault, field_of, way_out
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.kinds import TalkMode, TalkStrategy, TurnDetection


def because(subject: str = "", message: str = "No.", code: str = "invalid_value") -> Failure:
    return Failure(FailureKind.REJECTED_SETTINGS, code, message, subject=subject)


@pytest.mark.parametrize(
    ("failure", "field"),
    [
        (because("session.voice.rate"), "voice.rate"),
        (because("voice.rate"), "voice.rate"),
        (because(message="Unknown parameter: 'session.voice.rate'."), "voice.rate"),
        (because(), ""),
        (because("example.org", code="400"), ""),
    ],
)
def test_the_field_is_what_the_error_names(failure: Failure, field: str) -> None:
    assert field_of(failure) == field


@pytest.mark.parametrize(
    ("path", "settings", "names"),
    [
        ("voice.rate", Settings(voice_rate=1.4), ("voice_rate",)),
        ("voice.rate", Settings(), ("voice_rate",)),
        ("voice", Settings(voice_rate=1.4, voice_pitch=10), ("voice_rate", "voice_pitch")),
        ("voice", Settings(), ()),
        (
            "turn_detection.threshold",
            Settings(talk_mode=TalkMode.PUSH, talk_strategy=TalkStrategy.MANUAL),
            ("vad_threshold",),
        ),
        (
            "input_audio_transcription.phrase_list[3]",
            Settings(transcription_phrases="x"),
            ("transcription_phrases",),
        ),
        ("include[0]", Settings(include_phrases=True), ("include_phrases",)),
        ("speed", Settings(session_extra='{"speed": 2}'), ("session_extra",)),
        ("tools[0].name", Settings(), ()),
        ("", Settings(voice_rate=1.4), ()),
    ],
)
def test_settings_are_at_fault_by_what_they_send(
    path: str, settings: Settings, names: tuple[str, ...]
) -> None:
    assert at_fault(settings, path) == names


@pytest.mark.parametrize(
    ("failure", "settings", "changes"),
    [
        (because("session.voice.rate"), Settings(voice_rate=1.4), {"voice_rate": 1.0}),
        (because("session.temperature"), Settings(), {"session_without": "temperature"}),
        (
            because("session.speed"),
            Settings(session_extra='{"speed": 2}'),
            {"session_without": "speed"},
        ),
        (
            because("session.tools[0].name"),
            Settings(session_without="a"),
            {"session_without": "a\ntools"},
        ),
        (because(), Settings(voice_rate=1.4, instructions="Mine."), {"voice_rate": 1.0}),
        (because(), Settings(instructions="Mine."), {}),
        (
            because(),
            Settings(talk_mode=TalkMode.PUSH, talk_strategy=TalkStrategy.MANUAL, voice_rate=1.4),
            {"voice_rate": 1.0},
        ),
        (
            because(),
            Settings(talk_mode=TalkMode.PUSH, turn_detection=TurnDetection.NONE),
            {"turn_detection": "azure_semantic_vad"},
        ),
        (because("example.org", code="400"), Settings(voice_rate=1.4), {}),
    ],
)
def test_the_way_out_changes_as_little_as_helps(
    failure: Failure, settings: Settings, changes: dict[str, object]
) -> None:
    assert way_out(settings, failure) == changes


def test_a_refused_start_is_told_at_the_row_goes_on_with_one_request_and_can_be_taken_back() -> (
    None
):
    scene = Scene(State(settings=Settings(voice_rate=1.4))).tell(
        ev.StartRequested(T0), ev.ConnectingStarted(1)
    )
    scene.tell(ev.ConnectionFailed(because("session.voice.rate", "Too fast.")))
    assert refusal(scene.state, "voice_rate") == "Too fast."
    scene.tell(ev.StartWithoutRefusedRequested(T0 + 5))
    assert isinstance(scene.state.connection, con.Connecting)
    assert {SaveSettings(), OpenSession()} <= set(scene.effects)
    assert (
        scene.state.current.running.voice_rate,
        scene.state.current.refused,
        scene.notice_keys(),
    ) == (
        1.0,
        (),
        [],
    )
    assert scene.tell(ev.SettingsUndone()).state.settings.voice_rate == 1.4


def test_a_microphone_that_opens_by_the_key_only_stays_shut_when_the_service_names_no_field() -> (
    None
):
    scene = Scene(State(settings=Settings(talk_mode=TalkMode.PUSH, voice_rate=1.4)))
    scene.tell(ev.StartRequested(T0), ev.ConnectingStarted(1), ev.ConnectionFailed(because()))
    scene.tell(ev.StartWithoutRefusedRequested(T0 + 5))
    assert (scene.state.settings.voice_rate, scene.state.settings.talk_mode) == (1.0, "push")
    assert SetGate(Gate.OPEN) not in scene.effects


def test_starting_without_it_is_for_a_start_that_failed() -> None:
    scene = Scene.connected(voice_rate=1.4)
    before = scene.state
    assert scene.tell(ev.StartWithoutRefusedRequested(T0)).state is before
