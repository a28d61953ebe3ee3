"""Turns the options of one answer into a response.create. Pure.

Each option says in its declaration how it is written (`domain/facts/answer_options`). Three kinds
need more than their own value: what a session has too, under the same name, is written as a session
with this option would have it; functions are named, and written whole; an answer outside the
conversation gets a note by which it is told from others.

Field names: voice-live-sdk.md 4g; `conversation` is the service's, the SDK does not model it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from voicelive_desktop.domain.facts.answer_options import OPTION_SPECS, AnswerOptions, laid_over
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.settings.connection import with_agent
from voicelive_desktop.domain.settings.sent import ABSENT
from voicelive_desktop.domain.wire.declared_fields import written_field
from voicelive_desktop.domain.wire.session_update import OF_AGENT
from voicelive_desktop.domain.words.wire_object import Wire

OUTSIDE = ("voice_live_desktop", "outside")
"""A note that comes back with an answer outside the conversation, by which it is told from others.
"""

_AS_IN_SESSION = frozenset({"modalities", "voice", "tool_choice", "interim_response"})
_OF_AGENT = OF_AGENT | {"max_output_tokens"}  # which is another word for one of them


def response_create(settings: Settings, options: AnswerOptions, tools: Sequence[Wire] = ()) -> Wire:
    """Return the `response` of a response.create; empty if the session's settings apply throughout.

    Args:
        settings: what the session has.
        options: what this answer shall be like.
        tools: the session's function tools in wire form.
    """
    over = laid_over(settings, options)
    wire: Wire = {}
    for name, spec in OPTION_SPECS.items():
        value = _asked(options, name)
        if spec.wire == "metadata" and options.outside:
            value = _marked(value)
        if value is ABSENT or spec.sent is None:
            continue
        if spec.wire in _AS_IN_SESSION:
            value = written_field(over, spec.wire)
        elif spec.wire == "tools":
            value = [tool for tool in tools if tool.get("name") in value]
        wire[spec.wire] = value
    if with_agent(settings):
        return {name: value for name, value in wire.items() if name not in _OF_AGENT}
    return wire


def _asked(options: AnswerOptions, name: str) -> Any:
    sent = OPTION_SPECS[name].sent
    if sent is None or sent.form is None:  # beside the response
        return ABSENT
    return sent.form.write(getattr(options, name))


def _marked(metadata: Any) -> dict[str, str]:
    if metadata is ABSENT:
        return dict([OUTSIDE])
    return {**metadata, **dict([OUTSIDE])}
