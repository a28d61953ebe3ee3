"""Turns the options of one answer into a response.create. Pure.

Field names: voice-live-sdk.md 4g; `conversation` is the service's, the SDK does not model it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from voicelive_desktop.domain.facts.answer_options import (
    COLDEST,
    SLOWEST,
    AnswerOptions,
    laid_over,
    messages,
)
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.settings.connection import with_agent
from voicelive_desktop.domain.settings.texts import lines, pairs
from voicelive_desktop.domain.wire.declared_fields import written_field
from voicelive_desktop.domain.wire.session_update import OF_AGENT, extra_fields
from voicelive_desktop.domain.words.wire_object import Wire

OUTSIDE = ("voice_live_desktop", "outside")
"""A note that comes back with an answer outside the conversation, by which it is told from others.
"""


_OF_AGENT = OF_AGENT | {"max_output_tokens"}  # which is another word for one of them


def response_create(settings: Settings, options: AnswerOptions, tools: Sequence[Wire] = ()) -> Wire:
    """Return the `response` of a response.create; empty if the session's settings apply throughout.

    Args:
        settings: what the session has.
        options: what this answer shall be like.
        tools: the session's function tools in wire form.
    """
    over = laid_over(settings, options)
    wanted: dict[str, tuple[bool, Callable[[], Any]]] = {
        "instructions": (bool(options.instructions.strip()), lambda: options.instructions),
        "pre_generated_assistant_message": (
            bool(options.message.strip()),
            lambda: _item("assistant", options.message.strip()),
        ),
        "modalities": (bool(options.answer_as), lambda: written_field(over, "modalities")),
        "voice": (_has_voice(options), lambda: written_field(over, "voice")),
        "output_audio_format": (bool(options.output_format), lambda: options.output_format),
        "conversation": (options.outside, lambda: "none"),
        "append_input_items": (bool(messages(options.added)), lambda: _items(options.added)),
        "input_items": (bool(messages(options.only)), lambda: _items(options.only)),
        "commit": (options.commit, lambda: True),
        "max_output_tokens": (options.max_tokens > 0, lambda: options.max_tokens),
        "temperature": (options.temperature >= COLDEST, lambda: round(options.temperature, 2)),
        "reasoning_effort": (bool(options.reasoning_effort), lambda: options.reasoning_effort),
        "tool_choice": (
            bool(options.tool_choice.strip()),
            lambda: written_field(over, "tool_choice"),
        ),
        "tools": (bool(lines(options.tools)), lambda: _named(tools, lines(options.tools))),
        "interim_response": (
            bool(options.interim_kind),
            lambda: written_field(over, "interim_response"),
        ),
        "metadata": (bool(_metadata(options)), lambda: _metadata(options)),
        "invoke_input": (
            bool(extra_fields(options.invoke_input)),
            lambda: extra_fields(options.invoke_input),
        ),
    }
    left_out = _OF_AGENT if with_agent(settings) else ()
    return {
        name: value()
        for name, (is_asked, value) in wanted.items()
        if is_asked and name not in left_out
    }


def _has_voice(options: AnswerOptions) -> bool:
    return bool(options.voice_type or options.voice_name) or options.voice_rate >= SLOWEST


def _items(text: str) -> list[Wire]:
    return [_item(role, said) for role, said in messages(text)]


def _item(role: str, text: str) -> Wire:
    part = {"type": "text" if role == "assistant" else "input_text", "text": text}
    return {"type": "message", "role": role, "content": [part]}


def _named(tools: Sequence[Wire], names: Sequence[str]) -> list[Wire]:
    return [tool for tool in tools if tool.get("name") in names]


def _metadata(options: AnswerOptions) -> Mapping[str, str]:
    if options.outside:
        marked = dict([OUTSIDE])
    else:
        marked = {}
    return pairs(options.metadata) | marked
