"""Settings on the wire."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.support.settings_context import CONTEXT, TEXTS
from voicelive_desktop.domain.settings import SPECS, Kind, Settings, problem_with
from voicelive_desktop.domain.wire.session_update import session_update
from voicelive_desktop.domain.words.kinds import (
    Eagerness,
    InterimKind,
    NoiseReduction,
    TalkMode,
    TalkStrategy,
    TurnDetection,
    UtteranceEnd,
    VoiceType,
)

OF_SESSION = sorted(
    name
    for name, spec in SPECS.items()
    if (spec.wire and name != "model") or name.startswith("session_")
)


def _another(name: str, base: Settings) -> object:
    """A possible value that differs from the present one."""
    spec, present = SPECS[name], getattr(base, name)
    if name in TEXTS:
        return TEXTS[name]
    match spec.kind:
        case Kind.SWITCH:
            return not present
        case Kind.INTEGER | Kind.NUMBER:
            return type(present)(spec.maximum if present < spec.maximum else spec.minimum)
        case Kind.LINE | Kind.KEY | Kind.TEXT | Kind.LINES | Kind.PAIRS:
            return present + "de"
        case _:
            return next(c.value for c in spec.choices(base) if c.value != present)


@pytest.mark.parametrize("name", OF_SESSION)
def test_every_setting_of_a_session_changes_the_wire(name: str) -> None:
    base = Settings(**CONTEXT.get(name, {}))
    value = _another(name, base)
    assert problem_with(name, value) == ""
    changed = Settings(**(CONTEXT.get(name, {}) | {name: value}))
    before, after = session_update(base), session_update(changed)
    assert before != after
    if SPECS[name].wire:
        assert _at(after, SPECS[name].wire) != _at(before, SPECS[name].wire)


def _at(wire: Any, path: str) -> object:
    for part in path.split("."):
        wire = (wire or {}).get(part)
    return wire


@pytest.mark.parametrize("name", sorted(SPECS.keys() - set(OF_SESSION)))
def test_no_other_setting_does(name: str) -> None:
    present = getattr(Settings(), name)
    value: Any = 0.5 if isinstance(present, float) else "gpt-realtime-mini"
    assert session_update(Settings(**{name: value})) == session_update(Settings())


def test_push_to_talk_by_the_key_takes_turn_detection_off() -> None:
    manual = Settings(talk_mode=TalkMode.PUSH, talk_strategy=TalkStrategy.MANUAL)
    assert session_update(manual)["turn_detection"] is None
    for other in (
        Settings(talk_mode=TalkMode.PUSH),
        Settings(talk_strategy=TalkStrategy.MANUAL),
        Settings(talk_mode=TalkMode.HOLD_TO_MUTE),
    ):
        assert session_update(other) == session_update(Settings())


def test_the_defaults_are_those_of_the_design() -> None:
    assert session_update(Settings()) == {
        "modalities": ["text", "audio"],
        "instructions": Settings().instructions,
        "input_audio_format": "pcm16",
        "input_audio_sampling_rate": 24_000,
        "output_audio_format": "pcm16",
        "turn_detection": {
            "type": "azure_semantic_vad",
            "threshold": 0.5,
            "prefix_padding_ms": 420,
            "silence_duration_ms": 500,
            "create_response": True,
            "interrupt_response": True,
            "auto_truncate": False,
            "speech_duration_ms": 80,
            "remove_filler_words": False,
        },
        "input_audio_noise_reduction": {"type": "azure_deep_noise_suppression"},
        "input_audio_echo_cancellation": {"type": "server_echo_cancellation"},
        "input_audio_transcription": {"model": "gpt-4o-transcribe"},
        "temperature": 0.8,
        "tools": [],
        "tool_choice": "auto",
        "voice": {
            "type": "azure-standard",
            "name": "en-US-Ava:DragonHDLatestNeural",
            "temperature": 0.8,
        },
    }


def test_what_is_off_is_null_and_not_left_out() -> None:
    off = Settings(
        turn_detection=TurnDetection.NONE,
        noise_reduction=NoiseReduction.NONE,
        echo_cancellation=False,
        transcription_model="none",
    )
    session = session_update(off)
    nulls = {name for name, value in session.items() if value is None}
    assert nulls == {
        "turn_detection",
        "input_audio_noise_reduction",
        "input_audio_echo_cancellation",
        "input_audio_transcription",
    }


@pytest.mark.parametrize(
    ("settings", "voice"),
    [
        (
            Settings(voice_rate=1.25, voice_temperature=0.3),
            {
                "type": "azure-standard",
                "name": "en-US-Ava:DragonHDLatestNeural",
                "rate": "1.25",
                "temperature": 0.3,
            },
        ),
        (
            Settings(voice_name="en-US-AvaNeural", voice_rate=0.5),
            {"type": "azure-standard", "name": "en-US-AvaNeural", "rate": "0.5"},
        ),
        (
            Settings(voice_type=VoiceType.OPENAI, voice_name="alloy", voice_rate=1.25),
            {"type": "openai", "name": "alloy"},
        ),
    ],
)
def test_a_voice_has_only_what_its_kind_knows_and_its_rate_is_a_text(
    settings: Settings, voice: object
) -> None:
    assert session_update(settings)["voice"] == voice


def test_a_voice_that_was_heard_is_left_out() -> None:
    assert "voice" not in session_update(Settings(), voice=False)


def test_end_of_utterance_detection_is_part_of_the_turn_detection() -> None:
    settings = Settings(
        turn_detection=TurnDetection.SERVER,
        eou_model=UtteranceEnd.SEMANTIC_EN,
        eou_threshold="low",
        eou_timeout_ms=700,
        transcription_language=" en-US ",
    )
    session = session_update(settings, [{"name": "clock"}])
    assert session["turn_detection"]["end_of_utterance_detection"] == {
        "model": "semantic_detection_v1_en",
        "threshold_level": "low",
        "timeout_ms": 700,
    }
    assert "remove_filler_words" not in session["turn_detection"]
    assert session["input_audio_transcription"]["language"] == "en-US"
    assert session["tools"] == [{"name": "clock"}]


@pytest.mark.parametrize(
    ("settings", "voice"),
    [
        (
            Settings(
                voice_type=VoiceType.AZURE_CUSTOM,
                voice_name="Mine",
                voice_endpoint_id=" 12-34 ",
                voice_pitch=-10,
            ),
            {
                "type": "azure-custom",
                "name": "Mine",
                "endpoint_id": "12-34",
                "temperature": 0.8,
                "pitch": "-10%",
            },
        ),
        (
            Settings(
                voice_type=VoiceType.AZURE_PERSONAL,
                voice_name="Me",
                voice_volume=15,
                voice_style=" chat ",
            ),
            {
                "type": "azure-personal",
                "name": "Me",
                "model": "DragonLatestNeural",
                "temperature": 0.8,
                "volume": "+15%",
                "style": "chat",
            },
        ),
        (
            Settings(
                voice_type=VoiceType.AVATAR_VOICE_SYNC,
                voice_prefer_locales="en-GB\n\n de-CH ",
                voice_locale="en-GB",
            ),
            {
                "type": "avatar-voice-sync",
                "model": "DragonLatestNeural",
                "temperature": 0.8,
                "locale": "en-GB",
                "prefer_locales": ["en-GB", "de-CH"],
            },
        ),
        (
            Settings(voice_type=VoiceType.AZURE_REALTIME_NATIVE, voice_name="ava", voice_pitch=5),
            {"type": "azure-realtime-native", "name": "ava"},
        ),
    ],
)
def test_every_kind_of_voice_is_said_in_its_own_form(settings: Settings, voice: object) -> None:
    assert session_update(settings)["voice"] == voice


def test_the_models_own_detection_knows_only_its_eagerness() -> None:
    detection = session_update(
        Settings(turn_detection=TurnDetection.MODEL_SEMANTIC, vad_eagerness=Eagerness.LOW)
    )["turn_detection"]
    assert detection == {
        "type": "semantic_vad",
        "create_response": True,
        "interrupt_response": True,
        "auto_truncate": False,
        "eagerness": "low",
    }


def test_what_is_said_while_one_waits_goes_only_to_models_that_do_not_speak_themselves() -> None:
    settings = Settings(
        model="gpt-4.1",
        interim_kind=InterimKind.STATIC,
        interim_triggers="latency tool",
        interim_texts="One moment.\nLet me see.",
    )
    assert session_update(settings)["interim_response"] == {
        "type": "static_interim_response",
        "triggers": ["latency", "tool"],
        "latency_threshold_ms": 2000,
        "texts": ["One moment.", "Let me see."],
    }
    assert "interim_response" not in session_update(replace(settings, model="gpt-realtime"))


def test_g711_has_its_own_rate() -> None:
    session = session_update(Settings(input_format="g711_ulaw", output_format="g711_alaw"))
    assert (session["input_audio_format"], session["input_audio_sampling_rate"]) == (
        "g711_ulaw",
        8_000,
    )
    assert session["output_audio_format"] == "g711_alaw"


def test_a_function_is_chosen_by_its_name() -> None:
    assert session_update(Settings(tool_choice="clock"))["tool_choice"] == {
        "type": "function",
        "name": "clock",
    }
    assert session_update(Settings(tool_choice="required"))["tool_choice"] == "required"


def test_an_option_that_was_changed_back_is_said_again() -> None:
    assert "reasoning_effort" not in session_update(Settings())
    again = session_update(
        Settings(), touched=frozenset({"reasoning_effort", "max_output_tokens", "visemes"})
    )
    assert (again["reasoning_effort"], again["max_response_output_tokens"], again["animation"]) == (
        None,
        "inf",
        None,
    )


def test_own_fields_are_laid_over_object_by_object() -> None:
    settings = Settings(
        session_extra='{"turn_detection": {"idle_timeout_ms": 9}, "temperature": 0.7, "new": [1]}'
    )
    session = session_update(settings)
    assert session["turn_detection"]["idle_timeout_ms"] == 9
    assert session["turn_detection"]["type"] == "azure_semantic_vad"
    assert (session["temperature"], session["new"]) == (0.7, [1])
    for broken in ("{", "[1]", "5"):
        assert session_update(Settings(session_extra=broken)) == session_update(Settings())
        assert problem_with("session_extra", broken)


def test_what_an_agent_brings_itself_is_not_sent() -> None:
    mode: dict[str, Any] = {"target": "azure", "agent_name": "a", "agent_project": "p"}
    sent = session_update(
        Settings(**mode, noise_reduction=NoiseReduction.NEAR_FIELD), [{"type": "function"}]
    )
    assert not {"instructions", "temperature", "tools", "tool_choice"} & set(sent)
    assert sent["input_audio_transcription"]["model"] == "azure-speech"
    assert sent["input_audio_noise_reduction"] == {"type": "azure_deep_noise_suppression"}
    assert session_update(Settings(**(mode | {"target": "demo"}))) == session_update(Settings())


AGENT_TOOL = {"type": "foundry_agent", "agent_name": "travel", "project_name": "p"}
ADD = {"type": "function", "name": "add"}


@pytest.mark.parametrize(
    ("custom", "sent"),
    [
        ([AGENT_TOOL], [ADD, AGENT_TOOL]),
        ([{"type": "function", "name": "own"}], [{"type": "function", "name": "own"}]),
        ([], []),
        ([7], [7]),
    ],
)
def test_tools_that_are_written_only_as_custom_fields_stand_beside_the_functions(
    custom: list[object], sent: list[object]
) -> None:
    settings = Settings(session_extra=json.dumps({"tools": custom}))
    assert session_update(settings, [ADD])["tools"] == sent
