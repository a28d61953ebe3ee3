"""The ``turn_detection`` object: documented defaults, and what its fields may hold.

Defaults per "Voice Live 2026-07-15 API reference": server_vad, threshold 0.5, prefix padding 400
ms (420 for azure_semantic), silence 500 ms, speech 200 ms (80; recorded: server_vad tells it as
null). Every option is told, null when it is unset; unknown fields are kept and given back, as
the service does.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from voicelive_desktop.localservice.protocol import wire_errors as errors
from voicelive_desktop.localservice.protocol.field_checks import (
    JsonObject,
    boolean,
    mapping,
    number,
    one_of,
)

TURN_DETECTION_DEFAULTS: dict[str, JsonObject] = {
    "server_vad": {"threshold": 0.5, "prefix_padding_ms": 400, "silence_duration_ms": 500},
    "azure_semantic_vad": {
        "threshold": 0.5, "prefix_padding_ms": 420, "silence_duration_ms": 500, "speech_duration_ms": 80,
        "remove_filler_words": False,
    },
    "semantic_vad": {"eagerness": "auto"},
}  # fmt: skip
TURN_DETECTION_DEFAULTS["azure_semantic_vad_en"] = TURN_DETECTION_DEFAULTS["azure_semantic_vad"]
TURN_DETECTION_DEFAULTS["azure_semantic_vad_multilingual"] = TURN_DETECTION_DEFAULTS[
    "azure_semantic_vad"
]
COMMON_TURN_DETECTION: JsonObject = {
    "create_response": True, "interrupt_response": True, "idle_timeout_ms": None, "speech_duration_ms": None,
    "end_of_utterance_detection": None, "auto_truncate": False, "appended_text_after_truncation": None,
}  # fmt: skip
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


def turn_detection_with_defaults(wire: Mapping[str, Any]) -> JsonObject:
    """Fill in what the client left out."""
    defaults = TURN_DETECTION_DEFAULTS[str(wire["type"])]
    filled = {"type": wire["type"], **COMMON_TURN_DETECTION, **defaults}
    return {**filled, **{key: value for key, value in wire.items() if value is not None}}


def turn_detection(param: str, value: Any) -> JsonObject | None:
    """Take a turn detection object, fill in its defaults; null and type none are none."""
    if value is None:
        return None
    wire = mapping(param, value)
    if "type" not in wire:
        raise errors.missing(f"{param}.type")
    if wire["type"] == "none":
        return None
    one_of(*TURN_DETECTION_DEFAULTS)(f"{param}.type", wire["type"])
    filled = turn_detection_with_defaults(wire)
    _check_turn_numbers(param, filled)
    if filled["auto_truncate"] and not filled["interrupt_response"]:
        raise errors.invalid_value(
            f"{param}.auto_truncate", "'auto_truncate' requires 'interrupt_response' to be true."
        )
    return filled


def _check_turn_numbers(param: str, wire: JsonObject) -> None:
    if "threshold" in wire:
        number(0.0, 1.0)(f"{param}.threshold", wire["threshold"])
    for name, highest in MILLISECONDS.items():
        if wire.get(name) is not None:
            number(0, highest, "integer")(f"{param}.{name}", wire[name])
    for name in SWITCHES:
        if name in wire:
            boolean(f"{param}.{name}", wire[name])
    if "eagerness" in wire:
        one_of(*EAGERNESS)(f"{param}.eagerness", wire["eagerness"])
    if wire.get("end_of_utterance_detection") is not None:
        _check_end_of_utterance(
            f"{param}.end_of_utterance_detection", wire["end_of_utterance_detection"]
        )


def _check_end_of_utterance(param: str, value: Any) -> None:
    wire = mapping(param, value)
    one_of(*EOU_MODELS)(f"{param}.model", wire.get("model"))
    if "threshold_level" in wire:
        one_of(*EOU_LEVELS)(f"{param}.threshold_level", wire["threshold_level"])
    if "timeout_ms" in wire:
        number(0, 60_000, "integer")(f"{param}.timeout_ms", wire["timeout_ms"])
    if "timeout" in wire:  # the shape of 2025, in seconds
        number(0, 60)(f"{param}.timeout", wire["timeout"])
