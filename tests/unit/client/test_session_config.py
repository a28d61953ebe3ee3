"""Settings on the wire."""

from __future__ import annotations

from typing import Any

import pytest

from voicelive_desktop.client.session_config import session_update
from voicelive_desktop.domain.settings import SPECS, Group, Kind, Settings, problem_with

# What a setting needs of others to have an effect at all.
CONTEXT: dict[str, dict[str, Any]] = {
    "eou_threshold": {"eou_model": "semantic_detection_v1"},
    "eou_timeout_ms": {"eou_model": "semantic_detection_v1"},
}
OF_SESSION = sorted(name for name, spec in SPECS.items() if spec.group is not Group.APP and name != "model")


def _another(name: str, base: Settings) -> object:
    """A possible value that differs from the present one."""
    spec, present = SPECS[name], getattr(base, name)
    match spec.kind:
        case Kind.SWITCH:
            return not present
        case Kind.INTEGER | Kind.NUMBER:
            return type(present)(spec.maximum if present < spec.maximum else spec.minimum)
        case Kind.LINE | Kind.TEXT:
            return present + "de"
        case _:
            return next(c.value for c in spec.choices(base) if c.value != present)


@pytest.mark.parametrize("name", OF_SESSION)
def test_every_setting_of_a_session_changes_the_wire(name: str) -> None:
    base = Settings(**CONTEXT.get(name, {}))
    value = _another(name, base)
    assert problem_with(name, value) == ""
    changed = Settings(**(CONTEXT.get(name, {}) | {name: value}))
    assert session_update(changed) != session_update(base)


@pytest.mark.parametrize("name", sorted({n for n, s in SPECS.items() if s.group is Group.APP} | {"model"}))
def test_no_other_setting_does(name: str) -> None:
    present = getattr(Settings(), name)
    value: Any = 0.5 if isinstance(present, float) else "something"
    assert session_update(Settings(**{name: value})) == session_update(Settings())


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
        "voice": {"type": "azure-standard", "name": "en-US-Ava:DragonHDLatestNeural", "temperature": 0.8},
    }


def test_what_is_off_is_null_and_not_left_out() -> None:
    off = Settings(turn_detection="none", noise_reduction="none", echo_cancellation=False, transcription_model="none")
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
            Settings(voice_type="openai", voice_name="alloy", voice_rate=1.25),
            {"type": "openai", "name": "alloy"},
        ),
    ],
)
def test_a_voice_has_only_what_its_kind_knows_and_its_rate_is_a_text(settings: Settings, voice: object) -> None:
    assert session_update(settings)["voice"] == voice


def test_a_voice_that_was_heard_is_left_out() -> None:
    assert "voice" not in session_update(Settings(), voice=False)


def test_end_of_utterance_detection_is_part_of_the_turn_detection() -> None:
    settings = Settings(
        turn_detection="server_vad",
        eou_model="semantic_detection_v1_en",
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
    assert "speech_duration_ms" not in session["turn_detection"]
    assert session["input_audio_transcription"]["language"] == "en-US"
    assert session["tools"] == [{"name": "clock"}]
