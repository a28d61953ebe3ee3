"""The words on the card of a call that waits for a person, or runs: what it wants, and its
arguments as fields.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from voicelive_desktop.domain.facts.functions import OfferedFunction, Origin, WaitingCall, Why
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings.agent import agent_address
from voicelive_desktop.domain.words.hosts import host_of
from voicelive_desktop.domain.words.kinds import Target
from voicelive_desktop.domain.words.tool_words import MEMORY, readable_name
from voicelive_desktop.gui.wording.built_in_words import (
    about_function,
    argument_name,
    function_name,
)

translate = QCoreApplication.translate
LONGEST_VALUE = 300  # characters of a field; all of it is in the JSON
LONGEST_DESCRIPTION = 200
MOST_FIELDS = 12
MOST_RESULT_FIELDS = 3


def question(call: WaitingCall, function: OfferedFunction | None) -> str:
    """What is asked."""
    name = function_name(visible(call.name))
    if call.why is Why.MANY:
        return translate("call_words", "Many functions in a row. Continue with “{name}”?").format(
            name=name
        )
    if call.server:
        text = translate("call_words", "The service wants to use “{name}” from {server}.")
        return text.format(name=name, server=visible(call.server))
    if function is not None and function.origin is Origin.SERVER:
        text = translate("call_words", "The assistant wants to use “{name}” from {server}.")
        return text.format(name=name, server=visible(function.source))
    if function is not None and function.by_person:
        return translate("call_words", "The assistant asks you: {name}").format(name=name)
    return translate("call_words", "The assistant wants to use “{name}”.").format(name=name)


def description(function: OfferedFunction | None, most: int = LONGEST_DESCRIPTION) -> str:
    """What the function says of itself, in one line of at most so many characters."""
    if function is None:
        return ""
    text = visible(" ".join(about_function(function).split()))
    if len(text) <= most:
        return text
    return text[: most - 1] + "…"


def goes_to(call_name: str, state: State) -> str:
    """Where words of earlier conversations would go; "" for functions that give none."""
    if call_name != MEMORY:
        return ""
    settings = state.current.running
    if settings.target == Target.DEMO and not settings.brain_url.strip():
        return translate(
            "call_words", "What it finds goes to the local companion on this computer."
        )
    address = {"demo": settings.brain_url, "agent": agent_address(settings)}.get(
        settings.target, settings.endpoint
    )
    host = host_of(address)
    return translate("call_words", "What it finds goes to {host}.").format(host=visible(host))


def fields(arguments: str, function: str = "") -> tuple[tuple[str, str], ...]:
    """The arguments of a call of `function`, a label and a value each; none if they are no JSON
    object.
    """
    value = _json(arguments)
    if not isinstance(value, Mapping):
        return ()
    return tuple(
        (argument_name(function, visible(str(key))), _shown(inner))
        for key, inner in list(value.items())[:MOST_FIELDS]
    )


def indented(text: str) -> str:
    """JSON with a line for each value; what is none as it is."""
    value = _json(text)
    if value is None:
        return visible(text, lines=True)
    return visible(json.dumps(value, indent=2, ensure_ascii=False), lines=True)


def result_line(output: str) -> str:
    """What a function gave, in one line."""
    value = _json(output)
    if isinstance(value, Mapping):
        pairs = [
            f"{readable_name(visible(str(k)))}: {_shown(v)}"
            for k, v in list(value.items())[:MOST_RESULT_FIELDS]
        ]
        return ", ".join(pairs)
    if value is None:
        lines = [line for line in output.splitlines() if line.strip()]
        if lines:
            return visible(lines[0].strip())
        return ""
    return _shown(value)


def visible(text: str, *, lines: bool = False) -> str:
    """Text without characters that are not seen and change what others look like."""
    kept = "\n\t" if lines else ""
    return "".join(
        c if c in kept or unicodedata.category(c) not in {"Cc", "Cf", "Cs"} else "\ufffd"
        for c in text
    )


def _shown(value: object) -> str:
    if isinstance(value, str):
        text = value
    else:
        text = json.dumps(value, ensure_ascii=False)
    text = visible(" ".join(text.split()))
    if len(text) <= LONGEST_VALUE:
        return text
    return text[: LONGEST_VALUE - 1] + "…"


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
