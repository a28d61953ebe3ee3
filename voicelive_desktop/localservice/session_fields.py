"""What each field of a session, and of ``response.create``, may hold.

Unknown fields inside an object are kept and given back, as the service does.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from voicelive_desktop.localservice import wire_errors as errors
from voicelive_desktop.localservice.audio_formats import (
    INPUT_FORMATS,
    OUTPUT_FORMATS,
    PCM_INPUT_RATES_HZ,
    VOICE_RATE_HZ,
)
from voicelive_desktop.localservice.field_checks import (
    Check,
    Wire,
    anything,
    boolean,
    mapping,
    nullable,
    number,
    one_of,
    text,
)
from voicelive_desktop.localservice.turn_fields import turn_detection

OPENAI_VOICES = ("alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse", "marin", "cedar")
VOICE_TYPES = (
    "openai", "azure-standard", "azure-custom", "azure-personal", "azure-realtime-native", "avatar-voice-sync",
    "azure-platform",
)  # fmt: skip
TRANSCRIBERS = (
    "whisper-1", "gpt-4o-transcribe", "gpt-4o-mini-transcribe", "gpt-4o-transcribe-diarize", "azure-speech",
    "azure-fast-transcription", "mai-transcribe", "mai-transcribe-1", "mai-transcribe-2",
)  # fmt: skip
NOISE_REDUCTIONS = ("azure_deep_noise_suppression", "near_field", "far_field")
MODALITIES = ("text", "audio", "animation", "avatar")
REASONING = ("none", "minimal", "low", "medium", "high", "xhigh")


def _sampling_rate(param: str, value: Any) -> int:
    if value is None:
        return VOICE_RATE_HZ
    if not isinstance(value, int):
        raise errors.invalid_type(param, "integer", value)
    return int(one_of(*PCM_INPUT_RATES_HZ)(param, value))


def _modalities(param: str, value: Any) -> list[str]:
    if not isinstance(value, list):
        raise errors.invalid_type(param, "array", value)
    for index, modality in enumerate(value):
        one_of(*MODALITIES)(f"{param}[{index}]", modality)
    if not value:
        raise errors.invalid_value(param, f"Invalid '{param}': expected at least one modality.")
    return value


def _max_tokens(param: str, value: Any) -> Any:
    return "inf" if value in ("inf", None) else number(1, 4096, "integer")(param, value)


def _voice(param: str, value: Any) -> Any:
    if isinstance(value, str):
        return {"type": "openai", "name": one_of(*OPENAI_VOICES)(param, value)}
    voice = mapping(param, value)
    kind = voice.setdefault("type", "azure-standard" if "-" in str(voice.get("name", "")) else "openai")
    one_of(*VOICE_TYPES)(f"{param}.type", kind)
    if kind != "avatar-voice-sync" and not voice.get("name"):
        raise errors.missing(f"{param}.name")
    if kind == "openai":
        one_of(*OPENAI_VOICES)(f"{param}.name", voice["name"])
    return voice


def _transcription(param: str, value: Any) -> Wire | None:
    if value is None:
        return None
    wire = mapping(param, value)
    if not wire:
        return None
    if "model" not in wire:
        raise errors.missing(f"{param}.model")
    one_of(*TRANSCRIBERS)(f"{param}.model", wire["model"])
    return wire


def _noise_reduction(param: str, value: Any) -> Wire | None:
    wire = mapping(param, value)
    one_of(*NOISE_REDUCTIONS)(f"{param}.type", wire.get("type"))
    return wire


def _echo_cancellation(param: str, value: Any) -> Wire:
    wire = mapping(param, value)
    one_of("server_echo_cancellation")(f"{param}.type", wire.setdefault("type", "server_echo_cancellation"))
    source = wire.get("reference_source") or "server"
    channels = wire.get("channels") or (2 if source == "client" else 1)
    if not isinstance(channels, int):
        raise errors.invalid_type(f"{param}.channels", "integer", channels)
    one_of("server", "client")(f"{param}.reference_source", source)
    if source == "client" and channels != 2:
        raise errors.WireError(
            "Client echo reference requires 2 channels.", "invalid_ec_reference_channels", f"{param}.channels"
        )
    if source == "server" and channels != 1:
        raise errors.WireError(
            "2 channels require 'reference_source' to be 'client'.",
            "invalid_ec_channels_requires_client",
            f"{param}.channels",
        )
    return {**wire, "reference_source": source, "channels": channels}


def _tools(param: str, value: Any) -> list[Wire]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise errors.invalid_type(param, "array", value)
    for index, tool in enumerate(value):
        wire = mapping(f"{param}[{index}]", tool)
        one_of("function", "mcp", "foundry_agent")(f"{param}[{index}].type", wire.get("type"))
        if wire["type"] == "function" and not wire.get("name"):
            raise errors.missing(f"{param}[{index}].name")
    return value


def _tool_choice(param: str, value: Any) -> Any:
    if value is None:
        return "auto"
    if not isinstance(value, str | Mapping):
        raise errors.invalid_type(param, "string", value)
    return value


def _timestamp_types(param: str, value: Any) -> list[str]:
    for index, kind in enumerate(value or []):
        one_of("word")(f"{param}[{index}]", kind)
    return list(value or [])


def _items(param: str, value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise errors.invalid_type(param, "array", value)
    return value


SESSION_CHECKS: dict[str, Check] = {
    "model": text,
    "modalities": _modalities,
    "instructions": text,
    "voice": _voice,
    "input_audio_format": one_of(*INPUT_FORMATS),
    "output_audio_format": one_of(*OUTPUT_FORMATS),
    "input_audio_sampling_rate": _sampling_rate,
    "turn_detection": turn_detection,
    "input_audio_noise_reduction": nullable(_noise_reduction),
    "input_audio_echo_cancellation": nullable(_echo_cancellation),
    "input_audio_transcription": _transcription,
    "output_audio_timestamp_types": _timestamp_types,
    "animation": nullable(mapping),
    "avatar": nullable(mapping),
    "tools": _tools,
    "tool_choice": _tool_choice,
    "parallel_tool_calls": nullable(boolean),
    "temperature": nullable(number(0.0, 1.2)),
    "max_response_output_tokens": _max_tokens,
    "reasoning_effort": nullable(one_of(*REASONING)),
    "interim_response": nullable(mapping),
    "include": anything,
    "metadata": nullable(mapping),
}

RESPONSE_CHECKS: dict[str, Check] = {
    name: SESSION_CHECKS[name]
    for name in ("modalities", "instructions", "voice", "output_audio_format", "tools", "tool_choice", "temperature")
} | {
    "max_output_tokens": _max_tokens,
    "max_response_output_tokens": _max_tokens,
    "conversation": nullable(one_of("auto", "none")),
    "metadata": nullable(mapping),
    "append_input_items": nullable(_items),
    "input_items": nullable(_items),
    "commit": nullable(boolean),
    "cancel_previous": nullable(boolean),
    "reasoning_effort": nullable(one_of(*REASONING)),
    "interim_response": nullable(mapping),
    "invoke_input": nullable(mapping),
    "pre_generated_assistant_message": nullable(mapping),
}
