"""Documented defaults, and what session.update may change."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.localservice.surroundings import Session, error_of, silence, turn_24k

EOU = {"model": "semantic_detection_v1"}


def test_transcription_is_off_for_native_audio_and_on_for_text_models() -> None:
    assert Session("gpt-realtime-mini").created["session"]["input_audio_transcription"] is None
    assert (
        Session("gpt-4.1").created["session"]["input_audio_transcription"]["model"]
        == "azure-speech"
    )


def test_an_update_changes_what_it_names_and_fills_in_defaults() -> None:
    session = Session().configure(
        instructions="Be kind.", turn_detection={"type": "azure_semantic_vad", "threshold": 0.3}
    )
    assert session["instructions"] == "Be kind."
    assert session["turn_detection"]["threshold"] == 0.3
    assert session["turn_detection"]["prefix_padding_ms"] == 420
    assert session["turn_detection"]["speech_duration_ms"] == 80
    assert session["turn_detection"]["remove_filler_words"] is False
    assert session["tool_choice"] == "auto"


def test_null_turns_the_detection_off() -> None:
    assert Session().configure(turn_detection=None)["turn_detection"] is None


def test_g711_means_8_khz_and_pcm16_goes_back_to_24() -> None:
    session = Session()
    assert session.configure(input_audio_format="g711_ulaw")["input_audio_sampling_rate"] == 8_000
    assert session.configure(input_audio_format="pcm16")["input_audio_sampling_rate"] == 24_000


def test_a_voice_name_alone_is_openais() -> None:
    assert Session().configure(voice="echo")["voice"] == {"type": "openai", "name": "echo"}


def test_unknown_fields_inside_an_object_come_back() -> None:
    session = Session().configure(
        turn_detection={"type": "azure_semantic_vad", "speech_duration_assistant_speaking_ms": 800}
    )
    assert session["turn_detection"]["speech_duration_assistant_speaking_ms"] == 800


@pytest.mark.parametrize(
    ("update", "code", "param"),
    [
        ({"tea": 1}, "unknown_parameter", "session.tea"),
        ({"modalities": ["smell"]}, "invalid_value", "session.modalities[0]"),
        ({"modalities": "audio"}, "invalid_type", "session.modalities"),
        ({"voice": "nobody"}, "invalid_value", "session.voice"),
        ({"voice": {"type": "azure-standard"}}, "missing_required_parameter", "session.voice.name"),
        ({"voice": {"type": "tea", "name": "x"}}, "invalid_value", "session.voice.type"),
        ({"input_audio_format": "mp3"}, "invalid_value", "session.input_audio_format"),
        ({"output_audio_format": "mp3"}, "invalid_value", "session.output_audio_format"),
        (
            {"input_audio_sampling_rate": 12_345},
            "invalid_value",
            "session.input_audio_sampling_rate",
        ),
        ({"turn_detection": {"type": "tea"}}, "invalid_value", "session.turn_detection.type"),
        ({"turn_detection": {}}, "missing_required_parameter", "session.turn_detection.type"),
        (
            {"turn_detection": {"type": "server_vad", "threshold": 2}},
            "integer_above_max_value",
            None,
        ),
        ({"turn_detection": {"type": "server_vad", "threshold": "x"}}, "invalid_type", None),
        (
            {"turn_detection": {"type": "server_vad", "silence_duration_ms": -5}},
            "integer_below_min_value",
            None,
        ),
        (
            {
                "turn_detection": {
                    "type": "server_vad",
                    "auto_truncate": True,
                    "interrupt_response": False,
                }
            },
            "invalid_value",
            None,
        ),
        (
            {"turn_detection": {"type": "server_vad", "silence_duration_ms": 500.0}},
            "invalid_type",
            None,
        ),
        (
            {"turn_detection": {"type": "server_vad", "prefix_padding_ms": 0.5}},
            "invalid_type",
            None,
        ),
        (
            {
                "turn_detection": {
                    "type": "server_vad",
                    "end_of_utterance_detection": EOU | {"timeout_ms": 1.5},
                }
            },
            "invalid_type",
            "session.turn_detection.end_of_utterance_detection.timeout_ms",
        ),
        (
            {"input_audio_sampling_rate": 24_000.0},
            "invalid_type",
            "session.input_audio_sampling_rate",
        ),
        (
            {"input_audio_echo_cancellation": {"reference_source": "client", "channels": 2.0}},
            "invalid_type",
            None,
        ),
        (
            {"max_response_output_tokens": 10.5},
            "invalid_type",
            "session.max_response_output_tokens",
        ),
        (
            {"input_audio_transcription": {"model": "tea"}},
            "invalid_value",
            "session.input_audio_transcription.model",
        ),
        (
            {"input_audio_noise_reduction": {"type": "tea"}},
            "invalid_value",
            "session.input_audio_noise_reduction.type",
        ),
        (
            {"input_audio_echo_cancellation": {"reference_source": "client", "channels": 1}},
            "invalid_ec_reference_channels",
            None,
        ),
        (
            {"input_audio_echo_cancellation": {"channels": 2}},
            "invalid_ec_channels_requires_client",
            None,
        ),
        ({"tools": [{"type": "function"}]}, "missing_required_parameter", "session.tools[0].name"),
        ({"tools": {}}, "invalid_type", "session.tools"),
        ({"temperature": 7}, "integer_above_max_value", "session.temperature"),
        (
            {"max_response_output_tokens": 0},
            "integer_below_min_value",
            "session.max_response_output_tokens",
        ),
        ({"instructions": 5}, "invalid_type", "session.instructions"),
    ],
)
def test_an_invalid_update_is_an_error_and_changes_nothing(
    update: dict[str, Any], code: str, param: str | None
) -> None:
    session = Session()
    before = session.configure()
    error = error_of(
        session.send("session.update", session={"instructions": "new", **update}, event_id="mine")
    )
    assert error["type"] == "invalid_request_error"
    assert error["code"] == code
    assert error["event_id"] == "mine"
    assert param is None or error["param"] == param
    assert session.configure() == before


def test_the_voice_is_fixed_once_it_was_heard() -> None:
    session = Session()
    session.configure(voice="echo")
    session.type_in("Hello")
    session.send("response.create")
    session.wait(10)
    assert session.configure(voice="echo")["voice"]["name"] == "echo"
    assert (
        error_of(session.send("session.update", session={"voice": "alloy"}))["code"]
        == "cannot_update_voice"
    )


def test_formats_are_fixed_once_audio_came() -> None:
    session = Session()
    session.speak(silence(100))
    for update in ({"input_audio_format": "g711_ulaw"}, {"input_audio_sampling_rate": 16_000}):
        assert error_of(session.send("session.update", session=update))["code"] == "invalid_value"
    echo = {"reference_source": "client", "channels": 2}
    error = error_of(
        session.send("session.update", session={"input_audio_echo_cancellation": echo})
    )
    assert error["code"] == "change_in_ec_channels_not_allowed"


@pytest.mark.parametrize(
    "kind",
    [
        "azure_semantic_vad",
        "azure_semantic_vad_en",
        "azure_semantic_vad_multilingual",
        "semantic_vad",
    ],
)
def test_every_kind_of_turn_detection_finds_turns(kind: str) -> None:
    session = Session()
    session.configure(turn_detection={"type": kind})
    assert "input_audio_buffer.speech_stopped" in [e["type"] for e in session.speak(turn_24k())]


def test_a_decimal_in_the_place_of_an_integer_is_refused_in_the_services_words() -> None:
    error = error_of(Session().send("session.update", session={"max_response_output_tokens": 10.5}))
    assert error["message"] == (
        "Invalid type for 'session.max_response_output_tokens': expected an integer, but got a decimal number instead."
    )


@pytest.mark.parametrize(
    ("named", "spoken"),
    [("de-DE", "de-DE"), ("en-US,de-DE", ""), ("", ""), (None, "")],
)
def test_the_ear_is_told_the_one_language_that_is_spoken(named: str | None, spoken: str) -> None:
    session = Session("gpt-4.1")
    session.configure(input_audio_transcription={"model": "azure-speech", "language": named})
    assert session.dialogue.spoken_language == spoken


def test_without_a_transcription_no_language_is_named() -> None:
    assert Session("gpt-realtime").dialogue.spoken_language == ""
