"""The session's settings: documented defaults, and what ``session.update`` may change.

Transcription is off for native audio models and azure-speech for the others ("Voice Live 2026-07-15 API reference",
RealtimeResponseSession). Unknown top-level fields are an error.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from voicelive_desktop.localservice import wire_errors as errors
from voicelive_desktop.localservice.audio_formats import G711_RATE_HZ, VOICE_RATE_HZ
from voicelive_desktop.localservice.field_checks import Wire, anything, text
from voicelive_desktop.localservice.session_fields import RESPONSE_CHECKS, SESSION_CHECKS
from voicelive_desktop.localservice.turn_fields import turn_detection_with_defaults

READ_ONLY = ("id", "object", "expires_at", "agent")
FIXED_WHEN_AUDIO_CAME = ("input_audio_format", "input_audio_sampling_rate")
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
        check = SESSION_CHECKS.get(name)
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


def checked_response_options(options: object, additional_instructions: object = None) -> Wire:
    """Return the options of ``response.create``; fields without a check are kept as they are.

    ``additional_instructions`` stand in the event beside ``response``, and are given back among the options.
    """
    beside = {"additional_instructions": text("additional_instructions", additional_instructions) or None}
    options = {} if options is None else options
    if not isinstance(options, Mapping):
        raise errors.invalid_type("response", "object", options)
    checked: Wire = {}
    for name, value in options.items():
        check = RESPONSE_CHECKS.get(str(name), anything)
        checked[str(name)] = check(f"response.{name}", value)
    return {name: value for name, value in (checked | beside).items() if value is not None}
