"""The session's settings: documented defaults, and what ``session.update`` may change.

Defaults per "Voice Live 2026-07-15 API reference", RealtimeResponseSession and the turn detection types: server_vad,
threshold 0.5, prefix padding 400 ms (420 for azure_semantic), silence 500 ms, speech 200 ms (80). Transcription is
off for native audio models and azure-speech for the others. Unknown fields inside an object are kept and given back,
as the service does; unknown top-level fields are an error.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

from voicelive_desktop.localservice import wire_errors as errors
from voicelive_desktop.localservice.audio_formats import (
    G711_RATE_HZ,
    INPUT_FORMATS,
    OUTPUT_FORMATS,
    PCM_INPUT_RATES_HZ,
    VOICE_RATE_HZ,
)

Wire = dict[str, Any]

TURN_DETECTION_DEFAULTS: dict[str, Wire] = {
    "server_vad": {"threshold": 0.5, "prefix_padding_ms": 400, "silence_duration_ms": 500, "speech_duration_ms": 200},
    "azure_semantic_vad": {
        "threshold": 0.5, "prefix_padding_ms": 420, "silence_duration_ms": 500, "speech_duration_ms": 80,
        "remove_filler_words": False,
    },
    "semantic_vad": {"eagerness": "auto"},
}  # fmt: skip
TURN_DETECTION_DEFAULTS["azure_semantic_vad_en"] = TURN_DETECTION_DEFAULTS["azure_semantic_vad"]
TURN_DETECTION_DEFAULTS["azure_semantic_vad_multilingual"] = TURN_DETECTION_DEFAULTS["azure_semantic_vad"]
COMMON_TURN_DETECTION: Wire = {"create_response": True, "interrupt_response": True, "auto_truncate": False}
MILLISECONDS = {
    "prefix_padding_ms": 5_000, "silence_duration_ms": 10_000, "speech_duration_ms": 5_000,
    "speech_duration_assistant_speaking_ms": 10_000,
}  # fmt: skip
SWITCHES = ("create_response", "interrupt_response", "auto_truncate", "remove_filler_words")
EAGERNESS = ("low", "medium", "high", "auto")
EOU_MODELS = (
    "semantic_detection_v1", "semantic_detection_v1_en", "semantic_detection_v1_multilingual",
    "smart_end_of_turn_detection",
)  # fmt: skip
EOU_LEVELS = ("low", "medium", "high", "default")
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
NATIVE_AUDIO_MODELS = ("gpt-realtime", "gpt-4o-realtime", "gpt-4o-mini-realtime", "azure-realtime", "phi4-mm-realtime")
READ_ONLY = ("id", "object", "expires_at", "agent")
FIXED_WHEN_AUDIO_CAME = ("input_audio_format", "input_audio_sampling_rate")


def is_native_audio(model: str) -> bool:
    """Whether a model of this name hears audio itself, so that transcription is off by default."""
    return model.startswith(NATIVE_AUDIO_MODELS)


def initial_session(session_id: str, model: str, expires_at: int) -> Wire:
    """Return the session object of ``session.created``."""
    native = is_native_audio(model)
    azure_voice = {"type": "azure-standard", "name": "en-US-AvaMultilingualNeural"}
    return {
        "id": session_id,
        "object": "realtime.session",
        "model": model,
        "modalities": ["text", "audio"],
        "instructions": "",
        "voice": {"type": "openai", "name": "alloy"} if native else azure_voice,
        "input_audio_format": "pcm16",
        "output_audio_format": "pcm16",
        "input_audio_sampling_rate": VOICE_RATE_HZ,
        "turn_detection": turn_detection_with_defaults({"type": "server_vad"}),
        "input_audio_noise_reduction": None,
        "input_audio_echo_cancellation": None,
        "input_audio_transcription": None if native else {"model": "azure-speech"},
        "output_audio_timestamp_types": [],
        "animation": None,
        "avatar": None,
        "tools": [],
        "tool_choice": "auto",
        "parallel_tool_calls": True,
        "temperature": 0.8,
        "max_response_output_tokens": "inf",
        "reasoning_effort": None,
        "interim_response": None,
        "include": [],
        "metadata": {},
        "agent": None,
        "expires_at": expires_at,
    }


def turn_detection_with_defaults(wire: Mapping[str, Any]) -> Wire:
    """Fill in what the client left out."""
    defaults = TURN_DETECTION_DEFAULTS[str(wire["type"])]
    filled = {"type": wire["type"], **defaults, **COMMON_TURN_DETECTION}
    return {**filled, **{key: value for key, value in wire.items() if value is not None}}


def updated_session(session: Wire, update: object, *, has_spoken: bool, has_heard: bool) -> Wire:
    """Return the session after an update; WireError when any part is invalid, and then nothing changes.

    ``has_spoken``: assistant audio was sent, so the voice is fixed. ``has_heard``: audio came, so its format is.
    """
    if not isinstance(update, Mapping):
        raise errors.invalid_type("session", "object", update)
    merged = deepcopy(session)
    for name, value in update.items():
        if name in READ_ONLY:
            continue
        check = _CHECKS.get(name)
        if check is None:
            raise errors.unknown_parameter(f"session.{name}")
        merged[name] = check(f"session.{name}", deepcopy(value))
    if "input_audio_format" in update or "input_audio_sampling_rate" in update:
        _settle_input_rate(merged, update)
    _refuse_fixed(session, merged, has_spoken=has_spoken, has_heard=has_heard)
    return merged


def _settle_input_rate(merged: Wire, update: Mapping[str, Any]) -> None:
    if merged["input_audio_format"] != "pcm16":
        merged["input_audio_sampling_rate"] = G711_RATE_HZ
    elif not update.get("input_audio_sampling_rate") and merged["input_audio_sampling_rate"] == G711_RATE_HZ:
        merged["input_audio_sampling_rate"] = VOICE_RATE_HZ


def _refuse_fixed(before: Wire, after: Wire, *, has_spoken: bool, has_heard: bool) -> None:
    if has_spoken and after["voice"] != before["voice"]:
        raise errors.cannot_update_voice()
    if after["model"] != before["model"]:
        raise errors.invalid_value("session.model", "The model of a session can't be changed.")
    for name in FIXED_WHEN_AUDIO_CAME:
        if has_heard and after[name] != before[name]:
            raise errors.invalid_value(f"session.{name}", f"Cannot update '{name}' after audio was received.")
    if _channels(after) > 1 and after["input_audio_format"] != "pcm16":
        raise errors.WireError(
            "Client echo reference requires the input audio format 'pcm16'.",
            "invalid_ec_channels_format",
            "session.input_audio_format",
        )
    if has_heard and _channels(after) != _channels(before):
        raise errors.WireError(
            "The number of echo cancellation channels can't change within a session.",
            "change_in_ec_channels_not_allowed",
            "session.input_audio_echo_cancellation.channels",
        )


def _channels(session: Wire) -> int:
    return int((session.get("input_audio_echo_cancellation") or {}).get("channels", 1))


# ---- one check per field: (param, value) -> stored value, or WireError

Check = Callable[[str, Any], Any]


def _anything(_param: str, value: Any) -> Any:
    return value


def _one_of(*choices: Any) -> Check:
    def check(param: str, value: Any) -> Any:
        if value not in choices:
            raise errors.invalid_choice(param, value, choices)
        return value

    return check


def _text(param: str, value: Any) -> Any:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise errors.invalid_type(param, "string", value)
    return value


def _boolean(param: str, value: Any) -> Any:
    if not isinstance(value, bool):
        raise errors.invalid_type(param, "boolean", value)
    return value


def _number(low: float, high: float, expected: str = "decimal") -> Check:
    def check(param: str, value: Any) -> Any:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise errors.invalid_type(param, expected, value)
        if not low <= value <= high:
            raise errors.out_of_range(param, value, low, high)
        return value

    return check


def _nullable(check: Check) -> Check:
    return lambda param, value: None if value is None else check(param, value)


def _mapping(param: str, value: Any) -> Wire:
    if not isinstance(value, Mapping):
        raise errors.invalid_type(param, "object", value)
    return dict(value)


def _sampling_rate(param: str, value: Any) -> int:
    if value is None:
        return VOICE_RATE_HZ
    return int(_one_of(*PCM_INPUT_RATES_HZ)(param, value))


def _modalities(param: str, value: Any) -> list[str]:
    if not isinstance(value, list):
        raise errors.invalid_type(param, "array", value)
    for index, modality in enumerate(value):
        _one_of(*MODALITIES)(f"{param}[{index}]", modality)
    if not value:
        raise errors.invalid_value(param, f"Invalid '{param}': expected at least one modality.")
    return value


def _max_tokens(param: str, value: Any) -> Any:
    return "inf" if value in ("inf", None) else _number(1, 4096, "integer")(param, value)


def _voice(param: str, value: Any) -> Any:
    if isinstance(value, str):
        return {"type": "openai", "name": _one_of(*OPENAI_VOICES)(param, value)}
    voice = _mapping(param, value)
    kind = voice.setdefault("type", "azure-standard" if "-" in str(voice.get("name", "")) else "openai")
    _one_of(*VOICE_TYPES)(f"{param}.type", kind)
    if kind != "avatar-voice-sync" and not voice.get("name"):
        raise errors.missing(f"{param}.name")
    if kind == "openai":
        _one_of(*OPENAI_VOICES)(f"{param}.name", voice["name"])
    return voice


def _turn_detection(param: str, value: Any) -> Wire | None:
    if value is None:
        return None
    wire = _mapping(param, value)
    if "type" not in wire:
        raise errors.missing(f"{param}.type")
    if wire["type"] == "none":
        return None
    _one_of(*TURN_DETECTION_DEFAULTS)(f"{param}.type", wire["type"])
    filled = turn_detection_with_defaults(wire)
    _check_turn_numbers(param, filled)
    if filled["auto_truncate"] and not filled["interrupt_response"]:
        raise errors.invalid_value(
            f"{param}.auto_truncate", "'auto_truncate' requires 'interrupt_response' to be true."
        )
    return filled


def _check_turn_numbers(param: str, wire: Wire) -> None:
    if "threshold" in wire:
        _number(0.0, 1.0)(f"{param}.threshold", wire["threshold"])
    for name, highest in MILLISECONDS.items():
        if name in wire:
            _number(0, highest, "integer")(f"{param}.{name}", wire[name])
    for name in SWITCHES:
        if name in wire:
            _boolean(f"{param}.{name}", wire[name])
    if "eagerness" in wire:
        _one_of(*EAGERNESS)(f"{param}.eagerness", wire["eagerness"])
    if wire.get("end_of_utterance_detection") is not None:
        _check_end_of_utterance(f"{param}.end_of_utterance_detection", wire["end_of_utterance_detection"])


def _check_end_of_utterance(param: str, value: Any) -> None:
    wire = _mapping(param, value)
    _one_of(*EOU_MODELS)(f"{param}.model", wire.get("model"))
    if "threshold_level" in wire:
        _one_of(*EOU_LEVELS)(f"{param}.threshold_level", wire["threshold_level"])
    if "timeout_ms" in wire:
        _number(0, 60_000)(f"{param}.timeout_ms", wire["timeout_ms"])


def _transcription(param: str, value: Any) -> Wire | None:
    if value is None:
        return None
    wire = _mapping(param, value)
    if not wire:
        return None
    if "model" not in wire:
        raise errors.missing(f"{param}.model")
    _one_of(*TRANSCRIBERS)(f"{param}.model", wire["model"])
    return wire


def _noise_reduction(param: str, value: Any) -> Wire | None:
    wire = _mapping(param, value)
    _one_of(*NOISE_REDUCTIONS)(f"{param}.type", wire.get("type"))
    return wire


def _echo_cancellation(param: str, value: Any) -> Wire:
    wire = _mapping(param, value)
    _one_of("server_echo_cancellation")(f"{param}.type", wire.setdefault("type", "server_echo_cancellation"))
    source = wire.get("reference_source") or "server"
    channels = wire.get("channels") or (2 if source == "client" else 1)
    _one_of("server", "client")(f"{param}.reference_source", source)
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
        wire = _mapping(f"{param}[{index}]", tool)
        _one_of("function", "mcp", "foundry_agent")(f"{param}[{index}].type", wire.get("type"))
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
        _one_of("word")(f"{param}[{index}]", kind)
    return list(value or [])


_CHECKS: dict[str, Check] = {
    "model": _text,
    "modalities": _modalities,
    "instructions": _text,
    "voice": _voice,
    "input_audio_format": _one_of(*INPUT_FORMATS),
    "output_audio_format": _one_of(*OUTPUT_FORMATS),
    "input_audio_sampling_rate": _sampling_rate,
    "turn_detection": _turn_detection,
    "input_audio_noise_reduction": _nullable(_noise_reduction),
    "input_audio_echo_cancellation": _nullable(_echo_cancellation),
    "input_audio_transcription": _transcription,
    "output_audio_timestamp_types": _timestamp_types,
    "animation": _nullable(_mapping),
    "avatar": _nullable(_mapping),
    "tools": _tools,
    "tool_choice": _tool_choice,
    "parallel_tool_calls": _nullable(_boolean),
    "temperature": _nullable(_number(0.0, 1.2)),
    "max_response_output_tokens": _max_tokens,
    "reasoning_effort": _nullable(_one_of(*REASONING)),
    "interim_response": _nullable(_mapping),
    "include": _anything,
    "metadata": _nullable(_mapping),
}

RESPONSE_CHECKS: dict[str, Check] = {
    name: _CHECKS[name]
    for name in ("modalities", "instructions", "voice", "output_audio_format", "tools", "tool_choice", "temperature")
} | {
    "max_output_tokens": _max_tokens,
    "max_response_output_tokens": _max_tokens,
    "conversation": _nullable(_one_of("auto", "none")),
    "metadata": _nullable(_mapping),
    "pre_generated_assistant_message": _nullable(_mapping),
}


def checked_response_options(options: object) -> Wire:
    """Return the options of ``response.create``; fields without a check are kept as they are."""
    if options is None:
        return {}
    if not isinstance(options, Mapping):
        raise errors.invalid_type("response", "object", options)
    checked: Wire = {}
    for name, value in options.items():
        check = RESPONSE_CHECKS.get(str(name), _anything)
        checked[str(name)] = check(f"response.{name}", value)
    return {name: value for name, value in checked.items() if value is not None}
