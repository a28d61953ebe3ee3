"""The session's settings: documented defaults, and what ``session.update`` may change.

Transcription is off for native audio models and azure-speech for the others ("Voice Live 2026-07-15
API reference", RealtimeResponseSession). Unknown top-level fields are an error.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from voicelive_desktop.localservice.protocol import wire_errors as errors
from voicelive_desktop.localservice.protocol.audio_formats import G711_RATE_HZ, VOICE_RATE_HZ
from voicelive_desktop.localservice.protocol.field_checks import JsonObject, anything, text
from voicelive_desktop.localservice.protocol.model_family import full_name
from voicelive_desktop.localservice.protocol.session_fields import (
    RESPONSE_CHECKS,
    SESSION_CHECKS,
    transcription_with_every_option,
    with_every_option,
)
from voicelive_desktop.localservice.protocol.turn_fields import turn_detection_with_defaults

READ_ONLY = ("id", "object", "expires_at", "agent")
FIXED_WHEN_AUDIO_CAME = ("input_audio_format", "input_audio_sampling_rate")
DEFAULT_INSTRUCTIONS = (
    "You are a helpful, friendly assistant in a spoken conversation. Answer in the language of the person who speaks "
    "to you, as one talks: in plain sentences that are easy to listen to. If you do not know something, say so."
)
FIRST_TURN_DETECTION = {"type": "server_vad", "prefix_padding_ms": 300, "silence_duration_ms": 200}
NATIVE_VOICE = {"name": "alloy", "type": "openai"}
CASCADE_VOICE = {"name": "en-US-AvaNeural", "type": "azure-standard"}


def initial_session(session_id: str, model: str, expires_at: int, *, is_native: bool) -> JsonObject:
    """Return the session object of ``session.created``, as recorded for the family."""
    usual_voice = CASCADE_VOICE
    if is_native:
        usual_voice = NATIVE_VOICE
    session: JsonObject = {
        "id": session_id,
        "model": full_name(model),
        "modalities": ["audio"] if is_native else ["audio", "text"],
        "instructions": DEFAULT_INSTRUCTIONS,
        "voice": with_every_option(usual_voice),
        "input_audio_format": "pcm16",
        "output_audio_format": None if is_native else "pcm16",
        "input_audio_transcription": None
        if is_native
        else transcription_with_every_option({"model": "azure-speech"}),
        "input_audio_noise_reduction": None,
        "turn_detection": turn_detection_with_defaults(FIRST_TURN_DETECTION),
        "tools": [],
        "tool_choice": "auto",
    }
    if not is_native:
        session["temperature"] = 0.8
    session["max_response_output_tokens"] = "inf"
    if is_native:
        session["expires_at"] = expires_at
    return session | {
        "object": "realtime.session",
        "input_audio_sampling_rate": VOICE_RATE_HZ,
        "animation": None,
        "input_audio_echo_cancellation": None,
        "avatar": None,
        "output_audio_timestamp_types": None,
        "truncation_strategy": None,
        "include": None,
    }


def updated_session(
    session: JsonObject, update: object, *, has_spoken: bool, has_heard: bool
) -> JsonObject:
    """Return the session after an update; WireError when any part is invalid, and
    then nothing changes.

    ``has_spoken``: assistant audio was sent, so the voice is fixed. ``has_heard``: audio came, so
    its format is.
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
    merged["model"] = full_name(merged["model"])
    merged["instructions"] = merged["instructions"] or DEFAULT_INSTRUCTIONS
    if "input_audio_format" in update or "input_audio_sampling_rate" in update:
        _settle_input_rate(merged, update)
    _refuse_servers(merged)
    _refuse_fixed(session, merged, has_spoken=has_spoken, has_heard=has_heard)
    return merged


def _refuse_servers(session: JsonObject) -> None:
    """The reference says that models of the phi family take no MCP servers; the words are ours."""
    is_phi = str(session["model"]).startswith("phi")
    if is_phi and any(tool.get("type") == "mcp" for tool in session["tools"] or ()):
        raise errors.invalid_value(
            "session.tools", f"MCP tools are not supported with the model '{session['model']}'."
        )


def _settle_input_rate(merged: JsonObject, update: Mapping[str, Any]) -> None:
    if merged["input_audio_format"] != "pcm16":
        merged["input_audio_sampling_rate"] = G711_RATE_HZ
    elif (
        not update.get("input_audio_sampling_rate")
        and merged["input_audio_sampling_rate"] == G711_RATE_HZ
    ):
        merged["input_audio_sampling_rate"] = VOICE_RATE_HZ


def _refuse_fixed(
    before: JsonObject, after: JsonObject, *, has_spoken: bool, has_heard: bool
) -> None:
    if has_spoken and after["voice"] != before["voice"]:
        raise errors.cannot_update_voice()
    if after["model"] != before["model"]:
        raise errors.invalid_value("session.model", "The model of a session can't be changed.")
    for name in FIXED_WHEN_AUDIO_CAME:
        if has_heard and after[name] != before[name]:
            raise errors.invalid_value(
                f"session.{name}", f"Cannot update '{name}' after audio was received."
            )
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


def _channels(session: JsonObject) -> int:
    return int((session.get("input_audio_echo_cancellation") or {}).get("channels", 1))


def checked_response_options(options: object, additional_instructions: object = None) -> JsonObject:
    """Return the options of ``response.create``; fields without a check are kept as they are.

    ``additional_instructions`` stand in the event beside ``response``, and are given back
    among the options.
    """
    beside = {
        "additional_instructions": text("additional_instructions", additional_instructions) or None
    }
    options = {} if options is None else options
    if not isinstance(options, Mapping):
        raise errors.invalid_type("response", "object", options)
    checked: JsonObject = {}
    for name, value in options.items():
        check = RESPONSE_CHECKS.get(str(name), anything)
        checked[str(name)] = check(f"response.{name}", value)
    return {name: value for name, value in (checked | beside).items() if value is not None}
