"""Presets, undo, what the service applied, and what it refused."""

from __future__ import annotations

import pytest

from tests.unit.domain.scene import Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.effects import ConfigureSession
from voicelive_desktop.domain.facts.service_notes import OurMessage, OurMessageKind
from voicelive_desktop.domain.questions.selectors import (
    is_waiting_for_reconnect,
    refusal,
    works_with_azure_only,
)
from voicelive_desktop.domain.settings import SPECS, Group, Settings, corrected, problem_with
from voicelive_desktop.domain.settings.presets import (
    PRESETS,
    Preset,
    differences,
    is_active,
    value_label,
    with_preset,
)
from voicelive_desktop.domain.settings.turn import is_manual
from voicelive_desktop.domain.wire.applied import applied_otherwise
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import SessionId
from voicelive_desktop.domain.words.kinds import TalkMode, Target, TurnDetection


def chosen(**changes: object) -> ev.SettingsChosen:
    return ev.SettingsChosen(tuple(changes.items()))


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_a_preset_is_possible_says_what_it_changes_and_is_then_active(preset: Preset) -> None:
    assert not [name for name, value in preset.settings.items() if problem_with(name, value)]
    with_it = with_preset(Settings(), preset)
    assert is_active(with_it, preset)
    assert {name for name, _, _ in differences(Settings(), with_it)} <= set(preset.settings)
    assert preset.help.endswith(".")


def test_values_are_told_as_a_person_reads_them() -> None:
    settings = Settings()
    assert value_label(settings, "vad_silence_ms", 900) == "900 ms"
    assert value_label(settings, "eou_model", "none") == "Off"
    assert value_label(settings, "vad_remove_filler", value=True) == "on"
    assert value_label(settings, "max_output_tokens", 0) == "no limit"


def test_changes_are_taken_back_one_by_one_with_what_they_corrected() -> None:
    scene = Scene.connected()
    before = scene.state.settings
    scene.tell(chosen(vad_silence_ms=900), chosen(model="gpt-4.1"))
    assert scene.state.settings.transcription_model == "azure-speech"
    scene.tell(ev.SettingsUndone())
    assert scene.state.settings.transcription_model == before.transcription_model
    assert scene.state.settings.vad_silence_ms == 900
    scene.tell(ev.SettingsUndone())
    assert scene.state.settings == before
    assert scene.tell(ev.SettingsUndone()).state.settings == before


def test_undo_reaches_the_session_and_leaves_volume_and_devices_alone() -> None:
    scene = Scene.connected()
    scene.tell(chosen(vad_silence_ms=900), chosen(volume=0.5))
    scene.tell(ev.SettingsUndone())
    assert (scene.state.current.running.vad_silence_ms, scene.state.settings.volume) == (500, 0.5)


def applied(**pairs: object) -> ev.SessionUpdated:
    return ev.SessionUpdated(None, tuple(sorted(pairs.items())))


def test_a_value_that_the_service_did_not_take_over_is_told() -> None:
    scene = Scene.connected()
    wire = {
        "turn_detection.silence_duration_ms": 700,
        "temperature": 0.8000000119,
        "tool_choice": "auto",
    }
    scene.tell(ev.SessionUpdated(None, tuple(wire.items())))
    assert applied_otherwise(scene.state, "vad_silence_ms") == "700"
    assert applied_otherwise(scene.state, "temperature") is None  # a rounding is no difference
    assert applied_otherwise(scene.state, "tool_choice") is None
    assert applied_otherwise(scene.state, "vad_threshold") is None  # not told
    scene.tell(chosen(vad_silence_ms=800))
    # the answer to this is on its way
    assert applied_otherwise(scene.state, "vad_silence_ms") is None


def test_a_difference_is_not_told_while_an_answer_of_the_service_is_on_its_way() -> None:
    scene = Scene.connected()
    scene.tell(chosen(vad_silence_ms=700), chosen(vad_silence_ms=900))
    scene.tell(applied(**{"turn_detection.silence_duration_ms": 700}))
    # the answer to the first change
    assert applied_otherwise(scene.state, "vad_silence_ms") is None
    scene.tell(applied(**{"turn_detection.silence_duration_ms": 900}))
    assert applied_otherwise(scene.state, "vad_silence_ms") is None
    scene.tell(chosen(vad_silence_ms=950), applied(**{"turn_detection.silence_duration_ms": 900}))
    assert applied_otherwise(scene.state, "vad_silence_ms") == "900"  # now it was told


def test_a_new_session_owes_no_answers_of_the_old_one() -> None:
    scene = Scene.connected()
    scene.tell(chosen(vad_silence_ms=700), ev.SessionCreated(SessionId("s2"), "gpt-realtime", None))
    scene.tell(applied(**{"turn_detection.silence_duration_ms": 500}))
    assert applied_otherwise(scene.state, "vad_silence_ms") == "500"


def test_the_refusal_of_a_value_that_was_changed_again_meanwhile_changes_nothing() -> None:
    scene = Scene.connected()
    scene.tell(
        applied(temperature=0.8), chosen(reasoning_effort="xhigh"), chosen(reasoning_effort="low")
    )
    assert scene.tell(refused("session.reasoning_effort")).effects == ()
    assert scene.state.current.running.reasoning_effort == "low"
    assert refusal(scene.state, "reasoning_effort") == ""
    scene.tell(refused("session.reasoning_effort", "Not this one either."))
    assert scene.state.current.running.reasoning_effort == ""
    assert refusal(scene.state, "reasoning_effort") == "Not this one either."


def test_a_refusal_outlasts_what_else_happens() -> None:
    scene = Scene.connected()
    scene.tell(
        applied(temperature=0.8),
        chosen(reasoning_effort="xhigh"),
        refused("session.reasoning_effort"),
    )
    scene.tell(
        applied(reasoning_effort=None), chosen(vad_silence_ms=900), applied(reasoning_effort=None)
    )
    scene.user_says().reply_begins().reply_complete()
    assert refusal(scene.state, "reasoning_effort") == "Not with this model."
    assert applied_otherwise(scene.state, "reasoning_effort") is None


def test_without_detection_the_talk_key_ends_turns_and_undo_brings_both_back() -> None:
    scene = Scene.connected()
    scene.tell(chosen(turn_detection=TurnDetection.NONE))
    assert (scene.state.settings.turn_detection, scene.state.settings.talk_mode) == ("none", "push")
    assert is_manual(scene.state.settings)
    assert scene.notice_keys() == ["corrected"]
    scene.tell(ev.SettingsUndone())
    assert (scene.state.settings.turn_detection, scene.state.settings.talk_mode) == (
        "azure_semantic_vad",
        "open",
    )


def test_an_open_microphone_wants_turns_to_be_detected_again() -> None:
    scene = Scene.connected(turn_detection=TurnDetection.NONE, talk_mode=TalkMode.PUSH)
    scene.tell(chosen(talk_mode=TalkMode.OPEN))
    assert (scene.state.settings.turn_detection, scene.state.settings.talk_mode) == (
        "azure_semantic_vad",
        "open",
    )
    assert scene.notice_keys() == ["corrected"]
    assert (
        corrected(Settings(turn_detection=TurnDetection.NONE))[0].talk_mode == TalkMode.PUSH
    )  # from a file


def test_lists_are_compared_by_what_is_in_them() -> None:
    scene = Scene.connected()
    for order in ('["text", "audio"]', '["audio", "text"]'):  # in whatever order
        scene.tell(applied(modalities=order, voice=None))
        assert applied_otherwise(scene.state, "answer_as") is None
    scene.tell(applied(modalities='["text"]'))
    assert applied_otherwise(scene.state, "answer_as") == "text"
    scene.tell(applied(modalities='["text", "audio", "animation"]'))
    assert applied_otherwise(scene.state, "answer_as") == "text, audio, animation"


def refused(path: str, words: str = "Not with this model.") -> ev.ServiceErrorReported:
    return ev.ServiceErrorReported(
        Failure(FailureKind.SERVICE_ERROR, "invalid_value", words, subject=path),
        OurMessage(OurMessageKind.SESSION),
    )


def test_a_refused_option_is_told_at_its_row_and_the_session_keeps_the_old_value() -> None:
    scene = Scene.connected()
    scene.tell(applied(temperature=0.8), chosen(reasoning_effort="xhigh"))
    effects = scene.tell(refused("session.reasoning_effort")).effects
    assert refusal(scene.state, "reasoning_effort") == "Not with this model."
    assert scene.state.current.running.reasoning_effort == ""
    assert scene.state.settings.reasoning_effort == "xhigh"
    assert isinstance(effects[-1], ConfigureSession)
    assert not is_waiting_for_reconnect(scene.state, "reasoning_effort")
    assert not scene.state.program.notices


def test_a_refused_option_stays_out_of_later_changes_until_it_is_changed() -> None:
    scene = Scene.connected()
    scene.tell(
        applied(temperature=0.8),
        chosen(reasoning_effort="xhigh"),
        refused("session.reasoning_effort"),
    )
    scene.tell(chosen(vad_silence_ms=900))
    assert (
        scene.state.current.running.reasoning_effort,
        scene.state.current.running.vad_silence_ms,
    ) == ("", 900)
    scene.tell(chosen(reasoning_effort="low"))
    assert scene.state.current.running.reasoning_effort == "low"
    assert refusal(scene.state, "reasoning_effort") == ""


def test_an_error_about_no_changed_setting_is_a_notice_as_before() -> None:
    scene = Scene.connected()
    scene.tell(applied(temperature=0.8), refused("session.tools[0].name"))
    assert [notice.key for notice in scene.state.program.notices] == ["service_error"]


def test_what_the_demo_does_not_do_is_told() -> None:
    assert works_with_azure_only(Scene().state, "reasoning_effort")
    assert not works_with_azure_only(Scene().state, "vad_silence_ms")
    assert not works_with_azure_only(
        Scene().tell(chosen(target=Target.AZURE)).state, "reasoning_effort"
    )
    assert all(not spec.azure_only or spec.group is not Group.APP for spec in SPECS.values())
