"""What each field of a session, and of ``response.create``, may hold.

Unknown fields inside an object are kept and given back, as the service does.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from voicelive_desktop.localservice.protocol import wire_errors as errors
from voicelive_desktop.localservice.protocol.audio_formats import (
    INPUT_FORMATS,
    OUTPUT_FORMATS,
    PCM_INPUT_RATES_HZ,
    VOICE_RATE_HZ,
)
from voicelive_desktop.localservice.protocol.avatar_fields import avatar
from voicelive_desktop.localservice.protocol.field_checks import (
    FieldCheck,
    JsonObject,
    anything,
    boolean,
    list_of,
    mapping,
    name,
    nullable,
    number,
    object_with,
    one_of,
    text,
)
from voicelive_desktop.localservice.protocol.turn_fields import turn_detection

OPENAI_VOICES = (
    "alloy",
    "ash",
    "ballad",
    "coral",
    "echo",
    "sage",
    "shimmer",
    "verse",
    "marin",
    "cedar",
)
VOICE_TYPES = (
    "openai", "azure-standard", "azure-custom", "azure-personal", "azure-realtime-native", "avatar-voice-sync",
    "azure-platform",
)  # fmt: skip
TRANSCRIBERS = (
    "whisper-1", "gpt-4o-transcribe", "gpt-4o-mini-transcribe", "gpt-4o-transcribe-diarize", "azure-speech",
    "azure-fast-transcription", "mai-transcribe", "mai-transcribe-1", "mai-transcribe-2",
)  # fmt: skip
VOICE_OPTIONS = (
    "name", "type", "temperature", "custom_lexicon_url", "custom_text_normalization_url", "prefer_locales", "locale",
    "style", "pitch", "rate", "volume",
)  # fmt: skip
TRANSCRIPTION_OPTIONS = ("model", "language", "prompt", "custom_speech", "phrase_list")
NOISE_REDUCTIONS = ("azure_deep_noise_suppression", "near_field", "far_field")
MODALITIES = ("text", "audio", "animation", "avatar")
REASONING = ("none", "minimal", "low", "medium", "high", "xhigh")


def _sampling_rate(param: str, value: Any) -> int:
    if value is None:
        return VOICE_RATE_HZ
    number(1, 1_000_000, "integer")(param, value)
    return int(one_of(*PCM_INPUT_RATES_HZ)(param, value))


def _modalities(param: str, value: Any) -> list[str]:
    if not isinstance(value, list):
        raise errors.invalid_type(param, "array", value)
    for index, modality in enumerate(value):
        one_of(*MODALITIES)(f"{param}[{index}]", modality)
    if not value:
        raise errors.invalid_value(param, f"Invalid '{param}': expected at least one modality.")
    return sorted(set(value))  # recorded: they come back in an order of the service's own


def _max_tokens(param: str, value: Any) -> Any:
    if value is None or value == "inf":
        return "inf"
    return number(1, 4096, "integer")(param, value)


_VOICE = object_with(type=text, name=text, model=text, locale=text)


def _voice(param: str, value: Any) -> Any:
    if isinstance(value, str):
        return {"name": one_of(*OPENAI_VOICES)(param, value), "type": "openai"}
    voice = _VOICE(param, value)
    kind = voice.get("type") or ("azure-standard" if "-" in str(voice.get("name")) else "openai")
    voice["type"] = kind
    one_of(*VOICE_TYPES)(f"{param}.type", kind)
    if kind != "avatar-voice-sync" and not voice.get("name"):
        raise errors.missing(f"{param}.name")
    if kind == "openai":
        one_of(*OPENAI_VOICES)(f"{param}.name", voice["name"])
    return with_every_option(voice)


def with_every_option(voice: JsonObject) -> JsonObject:
    """Return a voice as the service tells it: every option of its kind is there, null when unset."""
    options = () if voice["type"] == "openai" else VOICE_OPTIONS
    return dict.fromkeys(options) | voice


def transcription_with_every_option(wire: JsonObject) -> JsonObject:
    """Return a transcription as the service tells it: every option is there, null when unset."""
    return dict.fromkeys(TRANSCRIPTION_OPTIONS) | wire


_TRANSCRIPTION = object_with(
    language=text, prompt=text, custom_speech=mapping, phrase_list=list_of(text)
)


def _transcription(param: str, value: Any) -> JsonObject | None:
    if value is None:
        return None
    wire: JsonObject = _TRANSCRIPTION(param, value)
    if not wire:
        return None
    if "model" not in wire:
        raise errors.missing(f"{param}.model")
    one_of(*TRANSCRIBERS)(f"{param}.model", wire["model"])
    return transcription_with_every_option(wire)


def _noise_reduction(param: str, value: Any) -> JsonObject | None:
    wire = mapping(param, value)
    one_of(*NOISE_REDUCTIONS)(f"{param}.type", wire.get("type"))
    return wire


def _echo_cancellation(param: str, value: Any) -> JsonObject:
    wire = mapping(param, value)
    one_of("server_echo_cancellation")(
        f"{param}.type", wire.setdefault("type", "server_echo_cancellation")
    )
    source = wire.get("reference_source") or "server"
    channels = wire.get("channels") or (2 if source == "client" else 1)
    number(1, 2, "integer")(f"{param}.channels", channels)
    one_of("server", "client")(f"{param}.reference_source", source)
    if source == "client" and channels != 2:
        raise errors.WireError(
            "Client echo reference requires 2 channels.",
            "invalid_ec_reference_channels",
            f"{param}.channels",
        )
    if source == "server" and channels != 1:
        raise errors.WireError(
            "2 channels require 'reference_source' to be 'client'.",
            "invalid_ec_channels_requires_client",
            f"{param}.channels",
        )
    return {**wire, "reference_source": source, "channels": channels}


def _tools(param: str, value: Any) -> list[JsonObject]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise errors.invalid_type(param, "array", value)
    tools = [_tool(f"{param}[{index}]", tool) for index, tool in enumerate(value)]
    labels = [tool["server_label"] for tool in tools if tool["type"] == "mcp"]
    for index, label in enumerate(labels):
        if label in labels[:index]:
            raise errors.invalid_value(
                f"{param}.server_label", f"Duplicate MCP server label: '{label}'."
            )
    return tools


def _tool(param: str, value: Any) -> JsonObject:
    wire = mapping(param, value)
    one_of("function", "mcp", "foundry_agent")(f"{param}.type", wire.get("type"))
    if wire["type"] == "function":
        name(f"{param}.name", wire.get("name"))
        _FUNCTION(param, wire)
        _PARAMETERS(f"{param}.parameters", wire.get("parameters") or {})
    if wire["type"] == "mcp":
        _server(param, wire)
    return wire


def _server(param: str, wire: JsonObject) -> None:
    """Check an MCP server that the service is to call."""
    name(f"{param}.server_label", wire.get("server_label"))
    url = name(f"{param}.server_url", wire.get("server_url"))
    if not url.lower().startswith(("https://", "http://")):
        raise errors.invalid_value(
            f"{param}.server_url", "Invalid 'server_url': expected an http or https URL."
        )
    _SERVER(param, wire)
    for header, value in (wire.get("headers") or {}).items():
        text(f"{param}.headers.{header}", value)
    approval = wire.get("require_approval")
    if isinstance(approval, Mapping):
        for key in approval:
            one_of("always", "never")(f"{param}.require_approval", key)
        _APPROVAL(f"{param}.require_approval", approval)
    elif approval is not None:
        one_of("always", "never")(f"{param}.require_approval", approval)


def _tool_choice(param: str, value: Any) -> Any:
    if value is None:
        return "auto"
    if not isinstance(value, str | Mapping):
        raise errors.invalid_type(param, "string", value)
    if isinstance(value, str):
        return value
    return _TOOL_CHOICE(param, value)


_FUNCTION = object_with(description=text, parameters=mapping)
_PARAMETERS = object_with(properties=mapping, required=list_of(text))
_SERVER = object_with(authorization=text, headers=mapping, allowed_tools=list_of(text))
_APPROVAL = object_with(always=list_of(text), never=list_of(text))
_TOOL_CHOICE = object_with(type=text, name=text, function=object_with(name=text))
_ANIMATION = object_with(model_name=text, outputs=list_of(one_of("viseme_id", "blendshapes")))
_INTERIM = object_with(
    type=one_of("static_interim_response", "llm_interim_response"),
    texts=list_of(text),
    triggers=list_of(one_of("latency", "tool")),
    latency_threshold_ms=number(0, 60_000, "integer"),
    instructions=text,
    model=text,
)


SESSION_CHECKS: dict[str, FieldCheck] = {
    "model": text,
    "modalities": _modalities,
    "instructions": text,
    "voice": _voice,
    "input_audio_format": one_of(*INPUT_FORMATS),
    "output_audio_format": nullable(one_of(*OUTPUT_FORMATS)),
    "input_audio_sampling_rate": _sampling_rate,
    "turn_detection": turn_detection,
    "input_audio_noise_reduction": nullable(_noise_reduction),
    "input_audio_echo_cancellation": nullable(_echo_cancellation),
    "input_audio_transcription": _transcription,
    "output_audio_timestamp_types": nullable(list_of(one_of("word"))),
    "animation": nullable(_ANIMATION),
    "avatar": nullable(avatar),
    "tools": _tools,
    "tool_choice": _tool_choice,
    "parallel_tool_calls": nullable(boolean),
    "temperature": nullable(number(0.0, 1.2)),
    "max_response_output_tokens": _max_tokens,
    "reasoning_effort": nullable(one_of(*REASONING)),
    "interim_response": nullable(_INTERIM),
    "truncation_strategy": anything,
    "include": nullable(list_of(text)),
    "metadata": nullable(mapping),
}

RESPONSE_CHECKS: dict[str, FieldCheck] = {
    name: SESSION_CHECKS[name]
    for name in (
        "modalities",
        "instructions",
        "voice",
        "output_audio_format",
        "tools",
        "tool_choice",
        "temperature",
    )
} | {
    "max_output_tokens": _max_tokens,
    "max_response_output_tokens": _max_tokens,
    "conversation": nullable(one_of("auto", "none")),
    "metadata": nullable(mapping),
    "append_input_items": nullable(list_of(anything)),
    "input_items": nullable(list_of(anything)),
    "commit": nullable(boolean),
    "cancel_previous": nullable(boolean),
    "reasoning_effort": nullable(one_of(*REASONING)),
    "interim_response": nullable(_INTERIM),
    "invoke_input": nullable(mapping),
    "pre_generated_assistant_message": nullable(mapping),
}
