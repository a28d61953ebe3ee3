"""How a function call reads to a person: as the function declares, else by its readable name."""

from __future__ import annotations

import json
import re

from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words

MEMORY = "search_my_conversations"  # the function that finds passages of earlier conversations
LONGEST_REASON = 160  # characters of why it failed; all of it is under Details
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^\W\d_A-Z]+|\d+|[^\W\d_]+")
_ERROR_TYPE = re.compile(r"^[A-Za-z_.]*(?:Error|Exception|NotFound|Exit|Interrupt)[A-Za-z]*: ")


@dataclass(frozen=True, slots=True)
class ToolWords:
    """A function's own words for its calls.

    `doing`: while it runs, such as "Checking the time…". `done`: afterwards, such as "Checked the
    time". `icon`: the name of an icon of the window.
    """

    doing: Words
    done: Words
    icon: str = "gear"


def readable_name(name: str) -> str:
    """Return an identifier as words: "get_weather", "getWeather" and "get-weather"
    become "Get weather".
    """
    found: list[str] = _WORD.findall(name)
    words = " ".join(word if len(word) > 1 and word.isupper() else word.lower() for word in found)
    if words:
        return words[:1].upper() + words[1:]
    return name


def reason(output: str) -> str:
    """Return in one line why a function failed, as its output says."""
    try:
        said = json.loads(output)
    except (ValueError, RecursionError):
        # what was to be JSON is nothing to read
        if output.lstrip().startswith(("{", "[")):
            said = ""
        else:
            said = output
    for key in ("error", "message", "detail", "reason"):
        if isinstance(said, dict) and said.get(key):
            said = said[key]
    if isinstance(said, str):
        line = " ".join(said.split())
    else:
        line = ""
    line = _ERROR_TYPE.sub("", line)
    if len(line) <= LONGEST_REASON:
        return line
    return line[: LONGEST_REASON - 1].rstrip() + "…"
