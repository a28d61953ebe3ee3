"""The words on the card of a function call: what was done and what came of it; the JSON
only under Details.
"""

from __future__ import annotations

import json

from PySide6.QtCore import QCoreApplication

from voicelive_desktop.domain.facts.conversation import Fate, ToolCall
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.ids import CallId
from voicelive_desktop.domain.words.tool_words import LONGEST_REASON, readable_name, reason
from voicelive_desktop.gui.wording.built_in_words import function_name
from voicelive_desktop.gui.wording.call_words import result_line
from voicelive_desktop.gui.wording.language import shown
from voicelive_desktop.gui.wording.report_words import heading, readable

translate = QCoreApplication.translate

READABLE_JSON = 20_000  # characters; longer JSON is shown as it came
_NO_CALL = CallId("")
_Title = tuple[str, str]


def title(tool: ToolCall) -> _Title:
    """The card's line, in two parts: what was done, and what it gave or why it failed ("" if there
    is nothing).
    """
    name = function_name(tool.name)
    if tool.is_report:
        newest = heading((tool.output or "").rpartition("\n")[2])
        return translate("card_words", "From the agent"), newest or readable_name(
            tool.name.removeprefix("ui.")
        )
    if tool.fate is not Fate.RAN:
        return name, _fate_word(tool.fate)
    if tool.output is None:
        return doing(tool), ""
    if not tool.ok:
        return translate("card_words", "{name} failed").format(name=name), reason(tool.output)
    if tool.words is not None:
        return shown(tool.words.done), " ".join(tool.said.split())[:LONGEST_REASON]
    return translate("card_words", "Used {name}").format(name=name), result_line(tool.output)[
        :LONGEST_REASON
    ]


def _fate_word(fate: Fate) -> str:
    return {
        Fate.WAITING: translate("card_words", "waiting for you"),
        Fate.DENIED: translate("card_words", "denied"),
        Fate.CANCELLED: translate("card_words", "cancelled"),
    }.get(fate, "")


def line(tool: ToolCall) -> str:
    """The card's line as plain text, such as "Checked the time · 17:15" or "Get weather failed: no
    such city".
    """
    done, more = title(tool)
    return joint(tool).join(part for part in (done, more) if part)


def joint(tool: ToolCall) -> str:
    """What stands between the two parts of a card's line."""
    if tool.is_report or not tool.ok:
        return ": "
    return " \N{MIDDLE DOT} "


def doing(tool: ToolCall) -> str:
    """What is being done, such as "Checking the time…"."""
    if tool.words is not None:
        return shown(tool.words.doing)
    return translate("card_words", "Using {name}…").format(name=function_name(tool.name))


def doing_now(state: State, name: str) -> str:
    """The same of a function that runs, for the word of the state."""
    words = dict(state.current.tool_words).get(name)
    return doing(ToolCall(_NO_CALL, name, words=words))


def details(tool: ToolCall) -> str:
    """What a function was called with, and behind the arrow what it gave; JSON with a line
    for each value.
    """
    if tool.is_report:
        return "\n".join(readable(line) for line in (tool.output or "").split("\n"))
    parts = [tool.name, _readable(tool.arguments)]
    if tool.output is not None:
        parts.append("\N{RIGHTWARDS ARROW} " + _readable(tool.output))
    return "\n".join(part for part in parts if part)


def _readable(json_text: str) -> str:
    """JSON with a line for each value; too much or too deep JSON, and what is no JSON, as it is."""
    if len(json_text) > READABLE_JSON:
        return json_text
    try:
        value = json.loads(json_text)
        if isinstance(value, dict | list):
            written = json.dumps(value, indent=2, ensure_ascii=False)
        else:
            written = json_text
    except (ValueError, RecursionError):
        return json_text
    if len(written) <= 4 * READABLE_JSON:
        return written
    return json_text
