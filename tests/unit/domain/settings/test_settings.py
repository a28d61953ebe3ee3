"""The table of settings, what it refuses and corrects, and what a running session takes."""

from __future__ import annotations

import math
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from tests.support.settings_context import CONTEXT
from tests.unit.domain.scene import Scene
from voicelive_desktop.domain.catalogue import models, voices
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.effects import (
    ConfigureSession,
    OpenMicrophone,
    OpenSpeaker,
    SaveSettings,
    SetVolume,
)
from voicelive_desktop.domain.facts.notices import CorrectedNotice
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import (
    is_folded,
    is_waiting_for_reconnect,
    needs_set_up,
    reason_without_effect,
)
from voicelive_desktop.domain.questions.session_messages import configuration
from voicelive_desktop.domain.settings import (
    SPECS,
    Applies,
    Correction,
    Group,
    Kind,
    Settings,
    changed,
    corrected,
    default_of,
    problem_with,
)
from voicelive_desktop.domain.settings.texts import lines, pairs
from voicelive_desktop.domain.words.ids import DeviceName
from voicelive_desktop.domain.words.kinds import TalkMode, Target, TurnDetection

NAMES = sorted(SPECS)
NUMBERS = [name for name in NAMES if SPECS[name].kind in {Kind.INTEGER, Kind.NUMBER}]


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_has_a_label_a_sentence_of_help_and_a_control(name: str) -> None:
    spec = SPECS[name]
    assert spec.label
    assert spec.help.endswith(".")
    assert problem_with(name, default_of(name)) == ""


def test_every_setting_is_declared() -> None:
    assert set(SPECS) == {f.name for f in fields(Settings)}


@pytest.mark.parametrize("name", NUMBERS)
def test_limits_are_sane(name: str) -> None:
    spec, default = SPECS[name], default_of(name)
    assert isinstance(default, int | float)
    assert spec.minimum <= default <= spec.maximum
    assert 0 < spec.step <= spec.maximum - spec.minimum
    for value in (spec.minimum - spec.step, spec.maximum + spec.step, math.nan, math.inf):
        assert problem_with(name, type(default)(value) if math.isfinite(value) else value)


@pytest.mark.parametrize("name", [name for name in NAMES if SPECS[name].choices(Settings())])
def test_defaults_are_among_the_choices_and_choices_are_distinct(name: str) -> None:
    values = [choice.value for choice in SPECS[name].choices(Settings())]
    assert default_of(name) in values
    assert len(values) == len(set(values))
    assert all(choice.label for choice in SPECS[name].choices(Settings()))


OF_ADDRESS = {"sign_in", "tenant", "trusted_host", "proxy", "proxy_url"}
OF_COMPANION = {"brain_url", "brain_model", "brain_trusted_host", "local_ear", "local_ear_folder"}


def test_only_settings_that_a_session_fixes_wait() -> None:
    waiting = {name for name in SPECS if SPECS[name].applies is Applies.NEXT_CONNECTION} - {
        "model_family"
    }
    of_connection = {
        name for name in SPECS if SPECS[name].group in {Group.CONNECTION, Group.ADVANCED}
    }
    formats = {"input_format", "input_rate", "output_format"}
    others = {"model", "target", "endpoint", "echo_reference", "agent_url", "agent_protocol"}
    others |= {"telemetry", "telemetry_content"}
    avatar = {name for name in SPECS if SPECS[name].group is Group.AVATAR}
    avatar -= {name for name in SPECS if SPECS[name].is_live} | {"avatar_place", "avatar_size"}
    assert waiting == others | avatar | formats | OF_ADDRESS | OF_COMPANION | of_connection
    spoken = {name for name in SPECS if SPECS[name].applies is Applies.BEFORE_AUDIO}
    assert spoken == {name for name in SPECS if SPECS[name].group is Group.VOICE}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("nonsense", 1),
        ("vad_threshold", "0.5"),
        ("vad_threshold", True),
        ("vad_threshold", 10**400),
        ("vad_silence_ms", 500.0),
        ("vad_interrupt", 1),
        ("model", None),
        ("turn_detection", "psychic"),
        ("transcription_model", "none"),
        ("target", "elsewhere"),
        ("theme", "pink"),
    ],
)
def test_impossible_values_are_refused_with_a_reason_that_names_the_setting(
    name: str, value: object
) -> None:
    assert name in problem_with(name, value)
    with pytest.raises(ValueError, match=name):
        changed(Settings(), {name: value})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("volume", 1),
        ("model", "my-realtime"),
        ("voice_name", "MyOwnVoice"),
        ("input_device", "any name"),
    ],
)
def test_possible_values_are_taken(name: str, value: object) -> None:
    settings, corrections = changed(Settings(), {name: value})
    assert getattr(settings, name) == value
    assert type(getattr(settings, name)) is type(default_of(name))
    assert corrections == ()


@given(
    st.dictionaries(
        st.sampled_from(NAMES),
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        max_size=3,
    )
)
def test_any_change_is_taken_or_refused_in_words(changes: dict[str, object]) -> None:
    try:
        settings, _ = changed(Settings(), changes)
    except ValueError as refused:
        settings = Settings()
        event(str(refused).partition(" ")[0])
    assert corrected(settings) == (settings, ())


ANY_SETTINGS = st.builds(
    Settings,
    model=st.sampled_from(models.FAMILY_EXAMPLES),
    voice_type=st.sampled_from([c.value for c in models.VOICE_TYPES]),
    voice_name=st.sampled_from(["alloy", "ava", "en-US-AvaNeural", "Mine"]),
    transcription_model=st.sampled_from(["whisper-1", "azure-speech", "mai-transcribe-1"]),
    noise_reduction=st.sampled_from(["near_field", "azure_deep_noise_suppression", "none"]),
    vad_interrupt=st.booleans(),
    vad_auto_truncate=st.booleans(),
)


@given(ANY_SETTINGS)
def test_corrections_go_together_are_real_and_say_all(settings: Settings) -> None:
    new, corrections = corrected(settings)
    assert corrected(new) == (new, ())
    assert {c.name: c.new for c in corrections} == {
        name: getattr(new, name) for name in SPECS if getattr(new, name) != getattr(settings, name)
    }
    assert all(c.old == getattr(settings, c.name) for c in corrections)
    assert all(c.because in SPECS and c.because != c.name for c in corrections)


def test_a_model_brings_the_transcription_that_goes_with_it_and_says_so() -> None:
    scene = Scene().tell(ev.SettingsChosen((("model", "gpt-4.1"),)))
    assert scene.state.settings.transcription_model == "azure-speech"
    assert scene.notice_keys() == ["corrected"]
    correction = Correction("transcription_model", "gpt-4o-transcribe", "azure-speech", "model")
    assert scene.state.program.notices == (CorrectedNotice((correction,)),)


def test_a_choice_that_another_one_does_not_allow_is_told_even_if_nothing_changes() -> None:
    scene = Scene().tell(ev.SettingsChosen((("vad_interrupt", False),)))
    assert scene.notice_keys() == []
    scene.tell(ev.SettingsChosen((("vad_auto_truncate", True),)))
    correction = Correction("vad_auto_truncate", True, False, "vad_interrupt")
    assert scene.state.program.notices == (CorrectedNotice((correction,)),)


def test_what_was_corrected_in_a_file_is_told_as_if_it_were_chosen() -> None:
    correction = Correction(
        "noise_reduction", "near_field", "azure_deep_noise_suppression", "model"
    )
    scene = Scene().tell(ev.SettingsLoaded(corrections=(correction,)))
    assert scene.state.program.notices == (CorrectedNotice((correction,)),)
    assert scene.state.choices.unusable == ()
    assert scene.effects == ()


def test_what_was_corrected_in_the_settings_file_is_saved_or_it_would_be_told_at_every_start() -> (
    None
):
    correction = Correction(
        "noise_reduction", "near_field", "azure_deep_noise_suppression", "model"
    )
    assert Scene().tell(ev.SettingsLoaded("", (), (correction,), is_of_file=True)).effects == (
        SaveSettings(),
    )


def test_a_voice_kind_that_the_model_lacks_is_corrected_without_naming_what_stays() -> None:
    settings, corrections = changed(Settings(), {"voice_type": "azure-realtime-native"})
    assert settings == Settings()
    assert corrections == (
        Correction("voice_type", "azure-realtime-native", "azure-standard", "model"),
    )


def test_shortening_by_the_service_needs_interruption() -> None:
    settings, _ = changed(Settings(vad_auto_truncate=True), {"vad_interrupt": False})
    assert not settings.vad_auto_truncate


def test_an_impossible_choice_changes_nothing_and_is_told() -> None:
    scene = Scene().tell(ev.SettingsChosen((("vad_threshold", 7),)))
    assert scene.state.settings == Settings()
    assert scene.effects == ()
    assert scene.notice_keys() == ["bad_setting"]


def test_a_choice_of_what_is_set_already_does_nothing() -> None:
    assert Scene().tell(ev.SettingsChosen((("volume", 1.0),))).effects == ()


def test_without_a_session_a_change_is_only_saved() -> None:
    scene = Scene().tell(
        ev.SettingsChosen((("model", "gpt-4.1"), ("temperature", 1.0), ("input_device", "x")))
    )
    assert scene.effects == (SaveSettings(),)
    assert scene.state.current.unapplied == frozenset()


def test_a_change_reaches_the_running_session_at_once() -> None:
    scene = Scene.connected().tell(ev.SettingsChosen((("vad_threshold", 0.7),)))
    assert scene.effects == (SaveSettings(), ConfigureSession(configuration(scene.state)))
    assert scene.state.current.running.vad_threshold == 0.7
    assert not is_waiting_for_reconnect(scene.state, "vad_threshold")


def test_sound_settings_go_to_the_sound_system_and_not_to_the_service() -> None:
    chosen = ev.SettingsChosen((("volume", 0.5), ("input_device", "a"), ("output_device", "b")))
    effects = Scene.connected().tell(chosen).effects
    assert effects == (
        SaveSettings(),
        OpenMicrophone(DeviceName("a")),
        OpenSpeaker(DeviceName("b")),
        SetVolume(0.5),
    )


def test_a_model_waits_for_the_next_connection_and_no_longer_when_it_is_set_back() -> None:
    scene = Scene.connected().tell(ev.SettingsChosen((("model", "gpt-realtime-mini"),)))
    assert scene.effects == (SaveSettings(),)
    assert is_waiting_for_reconnect(scene.state, "model")
    scene.tell(ev.SettingsChosen((("model", "gpt-realtime"),)))
    assert not is_waiting_for_reconnect(scene.state, "model")


def test_what_goes_only_with_the_new_model_waits_with_it() -> None:
    scene = Scene.connected().tell(ev.SettingsChosen((("model", "gpt-4.1"),)))
    assert scene.effects == (SaveSettings(),)
    assert scene.state.current.unapplied == {"model", "transcription_model"}
    scene.tell(ev.SettingsChosen((("vad_threshold", 0.7),)))
    assert scene.ordered(ConfigureSession)
    assert scene.state.current.running == Settings(vad_threshold=0.7)


def test_a_voice_is_taken_until_one_was_heard() -> None:
    scene = Scene.connected().tell(ev.SettingsChosen((("voice_rate", 1.2),)))
    assert scene.ordered(ConfigureSession)
    scene.reply_begins().tell(ev.SettingsChosen((("voice_rate", 1.4),)))
    assert scene.effects == (SaveSettings(),)
    assert scene.state.current.unapplied == {"voice_rate"}
    assert scene.state.current.running.voice_rate == 1.2


def test_the_next_connection_takes_what_waited() -> None:
    scene = Scene.connected().tell(
        ev.SettingsChosen((("model", "gpt-4.1"),)), ev.EndRequested(), ev.ConnectionEnded()
    )
    assert scene.state.current.unapplied == frozenset()
    scene.tell(ev.StartRequested(5_000.0), ev.ConnectingStarted(1))
    assert scene.state.current.running == scene.state.settings


def test_a_model_chosen_while_connecting_waits_because_the_address_was_made_with_the_old_one() -> (
    None
):
    scene = Scene().tell(ev.StartRequested(5_000.0), ev.ConnectingStarted(1))
    scene.tell(ev.SettingsChosen((("model", "gpt-realtime-mini"),)))
    assert scene.configured().state.current.unapplied == {"model"}


def test_azure_needs_an_endpoint_the_demo_needs_nothing() -> None:
    assert not needs_set_up(Scene().state)
    assert needs_set_up(Scene().tell(ev.SettingsChosen((("target", "azure"),))).state)


AGENT = {name for name in SPECS if name.startswith("agent_")}
REASONS: dict[str, dict[str, Any]] = {
    "voice_rate": {"voice_type": "openai"},
    "voice_temperature": {"voice_name": "en-US-AvaNeural"},
    "vad_speech_duration_ms": {"turn_detection": "semantic_vad"},
    "vad_eagerness": {"turn_detection": "server_vad"},
    "vad_appended_text": {"vad_auto_truncate": False},
    "vad_languages": {"turn_detection": "azure_semantic_vad_en"},
    "voice_name": {"voice_type": "avatar-voice-sync"},
    "voice_endpoint_id": {"voice_type": "openai"},
    "avatar_place": {"avatar_type": "none"},
    "avatar_size": {"avatar_type": "none"},
    "voice_model": {"voice_type": "azure-custom"},
    "interim_texts": {"interim_kind": "llm_interim_response"},
    "interim_model": {"interim_kind": "static_interim_response"},
    "interim_kind": {"model": "gpt-realtime"},
    "visemes": {"answer_as": "text"},
    "animation_model": {"visemes": False},
    "transcription_phrases": {"model": "gpt-realtime", "transcription_model": "whisper-1"},
    "transcription_prompt": {"transcription_model": "azure-speech"},
    "input_rate": {"input_format": "g711_alaw"},
    "vad_remove_filler": {"turn_detection": "server_vad"},
    "vad_auto_truncate": {"vad_interrupt": False},
    "eou_threshold": {"eou_model": "none"},
    "eou_timeout_ms": {"eou_model": "none"},
    "agent_name": {"target": "demo"},
    "brain_url": {"target": "azure"},
    "brain_model": {"brain_url": ""},
    "brain_trusted_host": {"brain_url": ""},
    "local_ear": {"target": "azure"},
    "local_ear_folder": {"target": "azure"},
    "agent_project": {"target": "demo"},
    "agent_version": {"agent_name": ""},
    "agent_conversation": {"agent_project": " "},
    "own_model_profile": {"target": "demo"},
    "model_family": {"model": "gpt-realtime"},
    "token_scopes": {"sign_in": "key"},
    "talk_strategy": {"talk_mode": "hold_to_mute"},
    "talk_release_tail_ms": {"talk_mode": "hold_to_mute"},
    "greeting_text": {"greeting_kind": "none"},
    "prompt_text": {"prompt_after_s": 0},
    "telemetry_url": {"telemetry": False},
    "telemetry_content": {"telemetry": False},
}


@pytest.mark.parametrize("name", NAMES)
def test_a_setting_without_effect_says_why(name: str) -> None:
    full: dict[str, Any] = {
        "eou_model": "semantic_detection_v1",
        "talk_mode": "push",
        "greeting_kind": "text",
        "prompt_after_s": 30,
        "telemetry": True,
    } | CONTEXT.get(name, {})
    if name in AGENT | {"own_model_profile", "token_scopes"}:
        full |= {"target": "azure"} | (dict.fromkeys(AGENT, "x") if name in AGENT else {})
    assert reason_without_effect(Scene.connected(**full).state, name) == ""
    if name in REASONS:
        assert reason_without_effect(
            Scene.connected(**(full | REASONS[name])).state, name
        ).endswith(".")


def test_an_agent_decides_what_a_model_would_be_told() -> None:
    state = Scene.connected(target=Target.AZURE, agent_name="a", agent_project="p").state
    for name in ("model", "instructions", "temperature", "own_model_profile"):
        assert reason_without_effect(state, name) == "Set by the agent."


def test_without_turn_detection_its_settings_have_no_effect() -> None:
    state = Scene.connected(turn_detection=TurnDetection.NONE).state
    rows = [name for name in NAMES if name.startswith(("vad_", "eou_")) and name != "vad_eagerness"]
    assert all(reason_without_effect(state, name) for name in rows)
    assert reason_without_effect(
        Scene.connected(transcription_model="none").state, "transcription_language"
    )


@pytest.mark.parametrize(
    ("model", "family"),
    [
        ("gpt-realtime-mini", models.Family.GPT_REALTIME),
        ("azure-realtime", models.Family.AZURE_REALTIME),
        ("phi4-mm-realtime", models.Family.PHI),
        ("gpt-5", models.Family.TEXT),
        ("my-deployment", models.Family.TEXT),
    ],
)
def test_a_model_is_of_one_family(model: str, family: models.Family) -> None:
    assert models.family(model) is family
    assert models.transcriptions(family)
    assert ("near_field" in {c.value for c in models.noise_reductions(family)}) == (
        family is models.Family.GPT_REALTIME
    )


def test_the_kind_of_a_listed_voice_is_known() -> None:
    assert [voices.kind_of(v) for v in ("en-US-AvaNeural", "alloy", "meera", "Mine")] == [
        "azure-standard",
        "openai",
        "azure-realtime-native",
        "",
    ]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("metadata", "just words", "is not in the form"),
        ("metadata", "\n".join(f"n{n}: x" for n in range(17)), "at most 16"),
        ("metadata", "name: " + "x" * 513, "512"),
        ("vad_languages", "en\nGerman please", "not a language code"),
        ("voice_lexicon_url", "ftp://example.org", "https://"),
        ("transcription_phrases", "\n".join(["x"] * 500), "499"),
        ("session_extra", "{", "Not valid JSON"),
    ],
)
def test_texts_that_have_a_form_are_refused_in_a_sentence(
    name: str, value: str, words: str
) -> None:
    assert words in problem_with(name, value)


def test_lists_and_maps_are_read_line_by_line() -> None:
    assert lines(" en \n\nde\n") == ["en", "de"]
    assert pairs("a: b: c\nd = e\nhttps\n : x") == {"a": "b: c", "d": "e"}


def test_what_was_changed_in_a_session_is_remembered_until_the_next() -> None:
    scene = Scene.connected()
    scene.tell(
        ev.SettingsChosen((("reasoning_effort", "low"),)),
        ev.SettingsChosen((("reasoning_effort", ""),)),
    )
    assert scene.state.current.touched == {"reasoning_effort"}
    assert scene.tell(ev.ConnectingStarted(1)).state.current.touched == frozenset()


def test_the_models_own_detection_goes_with_its_family() -> None:
    scene = Scene().tell(ev.SettingsChosen((("turn_detection", "semantic_vad"),)))
    scene.tell(ev.SettingsChosen((("model", "gpt-4.1"),)))
    assert scene.state.settings.turn_detection == TurnDetection.AZURE_SEMANTIC


def test_another_language_is_kept_and_told_to_come_with_the_next_start() -> None:
    scene = Scene()
    scene.tell(ev.SettingsChosen((("language", "de"),)))
    assert scene.state.settings.language == "de"
    assert SaveSettings() in scene.effects
    assert [notice.key for notice in scene.state.program.notices] == ["language"]
    assert problem_with("language", "tlh")


@pytest.mark.parametrize("mode", ["open", "push", "hold_to_mute"])
def test_the_talk_key_can_be_chosen_in_any_mode(mode: str) -> None:
    state = State(settings=Settings(talk_mode=TalkMode(mode)))
    assert reason_without_effect(state, "talk_key") == ""
    assert not is_folded(state, "talk_key")
