"""Hypothesis strategies for client events: each valid one, with anything at all put in some of its
places.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

MESSAGE = {
    "type": "message",
    "role": "user",
    "content": [{"type": "input_text", "text": "Tell me a story"}],
}
READY = {
    "type": "message",
    "role": "assistant",
    "content": [{"type": "output_text", "text": "Welcome."}],
}
TOOL = {
    "type": "function", "name": "get_weather", "description": "weather",
    "parameters": {"type": "object", "properties": {"city": {"type": "string", "enum": ["Rome"]}},
                   "required": ["city"]},
}  # fmt: skip
SESSION: dict[str, Any] = {
    "modalities": ["text", "audio"], "instructions": "Be brief.", "model": "gpt-4.1",
    "voice": {"type": "azure-standard", "name": "en-US-AvaNeural", "rate": "1.2", "pitch": "+5%", "locale": "en-US"},
    "input_audio_format": "pcm16", "output_audio_format": "pcm16", "input_audio_sampling_rate": 24_000,
    "turn_detection": {
        "type": "azure_semantic_vad", "threshold": 0.5, "prefix_padding_ms": 300, "silence_duration_ms": 500,
        "speech_duration_ms": 80, "remove_filler_words": True, "languages": ["en"], "auto_truncate": True,
        "interrupt_response": True, "create_response": True, "eagerness": "auto",
        "end_of_utterance_detection": {"model": "semantic_detection_v1", "timeout_ms": 700, "timeout": 1,
                                       "threshold_level": "default"},
    },
    "input_audio_noise_reduction": {"type": "near_field"},
    "input_audio_echo_cancellation": {"type": "server_echo_cancellation", "reference_source": "server", "channels": 1},
    "input_audio_transcription": {"model": "azure-speech", "language": "en", "phrase_list": ["x"],
                                  "custom_speech": {"en": "id"}, "prompt": "p"},
    "output_audio_timestamp_types": ["word"], "animation": {"model_name": "m", "outputs": ["viseme_id"]},
    "avatar": {"character": "lisa"}, "tools": [TOOL], "tool_choice": {"type": "function", "name": "get_weather"},
    "parallel_tool_calls": True, "temperature": 0.7, "max_response_output_tokens": 200, "reasoning_effort": "low",
    "interim_response": {"type": "static_interim_response", "texts": ["One moment."], "triggers": ["latency", "tool"],
                         "latency_threshold_ms": 100},
    "include": ["x"], "metadata": {"a": "b"},
}  # fmt: skip
RESPONSE: dict[str, Any] = {
    "modalities": ["text"], "instructions": "x", "voice": "alloy", "output_audio_format": "g711_ulaw", "tools": [TOOL],
    "tool_choice": "required", "temperature": 1, "max_output_tokens": 50, "conversation": "none", "metadata": {"a": 1},
    "append_input_items": [MESSAGE], "input_items": [MESSAGE, {"type": "item_reference", "id": "item_1"}],
    "commit": False, "cancel_previous": True, "reasoning_effort": "none", "invoke_input": {"order": 7},
    "interim_response": SESSION["interim_response"], "pre_generated_assistant_message": READY,
}  # fmt: skip
VALID: list[dict[str, Any]] = [
    *({"type": "session.update", "session": {name: value}} for name, value in SESSION.items()),
    *({"type": "response.create", "response": {name: value}} for name, value in RESPONSE.items()),
    {"type": "response.create", "additional_instructions": "be kind", "event_id": "mine"},
    {"type": "input_audio_buffer.append", "audio": "AAAA" * 40},
    {"type": "input_audio_buffer.commit"},
    {"type": "input_audio_buffer.clear"},
    {"type": "output_audio_buffer.clear"},
    {"type": "conversation.item.create", "item": MESSAGE, "previous_item_id": "root"},
    {"type": "conversation.item.create", "item": READY},
    {"type": "conversation.item.create", "item": {"type": "function_call", "name": "f", "call_id": "c",
                                                  "arguments": "{}", "status": "completed"}},
    {"type": "conversation.item.create", "item": {"type": "function_call_output", "call_id": "c",
                                                  "output": '{"a": [1, {"b": 2}]}'}},
    {"type": "conversation.item.create", "item": {"type": "mcp_approval_response", "approval_request_id": "a",
                                                  "approve": True}},
    {"type": "conversation.item.create", "item": {"type": "message", "role": "user", "content": [
        {"type": "input_audio", "audio": "AAAA", "transcript": "hi"},
        {"type": "input_image", "image_url": "data:image/gif;base64,R0lGODlhAQABAAAAACw=", "detail": "low"}]}},
    {"type": "conversation.item.retrieve", "item_id": "item_1"},
    {"type": "conversation.item.delete", "item_id": "item_1"},
    {"type": "conversation.item.truncate", "item_id": "item_1", "content_index": 0, "audio_end_ms": 100},
    {"type": "input_text.delta", "id": "x", "delta": "Hello"},
    {"type": "input_text.done", "id": "x"},
    {"type": "response.cancel", "response_id": "resp_1"},
    {"type": "session.avatar.connect", "client_sdp": "v=0"},
]  # fmt: skip

HALVES = st.sampled_from(
    ["\ud83d", "a\ude00b", "\U0001f600", "", " ", "item_1", "auto", "none", "x" * 2000]
)
NUMBERS = st.sampled_from([0, -1, 1, 2**63, -(10**400), 10**400, 0.5, 1e308])
SCALARS = st.one_of(st.none(), st.booleans(), NUMBERS, HALVES, st.text(max_size=8))
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(HALVES, inner, max_size=3),
    max_leaves=6,
)


def deep(depth: int) -> Any:
    """Arrays inside each other."""
    value: Any = "bottom"
    for _ in range(depth):
        value = [value]
    return value


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths to all values inside a value."""
    if path:
        yield path
    steps = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for step, inner in steps:
        yield from places(inner, (*path, step))


def replaced(event: dict[str, Any], path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    """The event with another value at a place."""
    changed = deepcopy(event)
    holder: Any = changed
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    return changed


@st.composite
def client_messages(draw: st.DrawFn) -> str:
    """One message: a valid event with one place changed, or an object of anything."""
    event = deepcopy(draw(st.sampled_from(VALID)))
    if draw(st.booleans()):
        path = draw(st.sampled_from(list(places(event))))
        event = replaced(
            event, path, draw(st.one_of(ANYTHING, st.sampled_from([deep(60), deep(500)])))
        )
    return json.dumps(event)
