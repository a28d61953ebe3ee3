"""Errors the service answers a client event with, worded and coded as OpenAI's Realtime API and
Voice Live word them.

The wordings come from messages quoted in public issue threads (for example openai/openai-agents-js
#189, tleyden/arty
#81, openai/openai-python #2607) and from the vendor's API reference.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

INVALID_REQUEST = "invalid_request_error"
SERVER_ERROR = "server_error"
LONGEST_SHOWN = 200  # characters of a value that an error repeats


class WireError(Exception):
    """An ``error`` event; the connection stays open. ``kind`` is its type."""

    def __init__(
        self, message: str, code: str, param: str | None = None, *, kind: str = INVALID_REQUEST
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.param = param
        self.kind = kind

    def as_wire(self, event_id: str | None) -> dict[str, Any]:
        """Return the ``error`` object; ``event_id`` names the client event that caused it."""
        return {
            "type": self.kind,
            "code": self.code,
            "message": self.message,
            "param": self.param,
            "event_id": event_id,
        }


def invalid_json() -> WireError:
    """The message could not be read at all."""
    return WireError("The message could not be parsed as a JSON object.", "invalid_json")


def nested_too_deeply(limit: int) -> WireError:
    """Objects and arrays inside each other without end."""
    return WireError(
        f"The message is nested too deeply: at most {limit} levels are supported.", "invalid_json"
    )


def server_error() -> WireError:
    """Something in the service itself went wrong."""
    message = "The server had an error while processing your request. Sorry about that!"
    return WireError(message, "internal_error", kind=SERVER_ERROR)


def part_failed(part: str) -> WireError:
    """A part of the service (voice, brain) failed while it made an answer."""
    return WireError(
        f"The {part} of the local service failed.", f"{part}_failed", kind=SERVER_ERROR
    )


def _shown(value: object) -> str:
    text = str(value)
    if len(text) <= LONGEST_SHOWN:
        return text
    return f"{text[:LONGEST_SHOWN]}…"


def missing(param: str) -> WireError:
    """A required field is absent."""
    return WireError(f"Missing required parameter: '{param}'.", "missing_required_parameter", param)


def unknown_parameter(param: str) -> WireError:
    """A field the service does not know."""
    return WireError(f"Unknown parameter: '{param}'.", "unknown_parameter", param)


def invalid_choice(param: str, value: object, choices: Iterable[object]) -> WireError:
    """A value outside a list."""
    supported = _listed([f"'{choice}'" for choice in choices])
    return WireError(
        f"Invalid value: '{_shown(value)}'. Supported values are: {supported}.",
        "invalid_value",
        param,
    )


def _listed(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def invalid_type(param: str, expected: str, value: object) -> WireError:
    """A value of the wrong JSON type."""
    article = "an" if expected[0] in "aeiou" else "a"
    got = _json_type(value)
    return WireError(
        f"Invalid type for '{param}': expected {article} {expected}, but got {got} instead.",
        "invalid_type",
        param,
    )


def _json_type(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, int):
        return "an integer"
    if isinstance(value, float):
        return "a decimal number"
    if isinstance(value, str):
        return "a string"
    if isinstance(value, list):
        return "an array"
    return "an object"


def out_of_range(param: str, value: float, low: float, high: float) -> WireError:
    """A number below or above its limits."""
    if isinstance(value, int):
        kind = "integer"
    else:
        kind = "decimal"
    side, sign, limit = (
        ("below minimum", ">=", low) if value < low else ("above maximum", "<=", high)
    )
    message = f"Invalid '{param}': {kind} {side} value. Expected a value {sign} {limit}, but got {_shown(value)} instead."
    return WireError(message, f"{kind}_{side.replace(' ', '_')}_value".replace("minimum_value", "min_value")
                     .replace("maximum_value", "max_value"), param)  # fmt: skip


def invalid_value(param: str | None, message: str) -> WireError:
    """A value that cannot be used, for a reason of its own."""
    return WireError(message, "invalid_value", param)


def commit_empty(buffered_ms: float) -> WireError:
    """Less than 100 ms to commit."""
    return WireError(
        "Error committing input audio buffer: buffer too small. Expected at least 100ms of audio, "
        f"but buffer only has {buffered_ms:.2f}ms of audio.",
        "input_audio_buffer_commit_empty",
    )


def active_response(response_id: str) -> WireError:
    """A second response at the same time."""
    return WireError(
        f"Conversation already has an active response in progress: {response_id}. "
        "Wait until the response is finished before creating a new one.",
        "conversation_already_has_active_response",
    )


def cancel_not_active() -> WireError:
    """Nothing to cancel."""
    return WireError("Cancellation failed: no active response found", "response_cancel_not_active")


def cannot_update_voice() -> WireError:
    """The voice is fixed once it was heard."""
    return WireError(
        "Cannot update a conversation's voice if assistant audio is present.",
        "cannot_update_voice",
        "session.voice",
    )


def no_such_item(action: str, verb: str, item_id: object) -> WireError:
    """An item that does not exist; ``action`` goes into the code, ``verb`` into the sentence."""
    return WireError(
        f"Error {verb} item: the item with id '{_shown(item_id)}' does not exist.",
        f"item_{action}_invalid_item_id",
        "item_id",
    )
