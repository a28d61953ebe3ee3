"""The function `get_current_time`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from voicelive_desktop.domain.words.tool_words import ToolWords
from voicelive_desktop.domain.words.wording import Words
from voicelive_desktop.tools.registry import Arguments, Tool

SCHEMA = {
    "type": "object",
    "properties": {
        "timezone": {
            "type": ["string", "null"],  # models like to say that there is none
            "description": Words(
                "IANA name such as Europe/Berlin; leave out for the user's own time zone."
            ),
        }
    },
    "required": [],
}


def _now() -> datetime:
    return datetime.now(UTC)


def current_time_tool(now: Callable[[], datetime] = _now) -> Tool:
    """The tool; `now` gives an aware time."""

    def run(arguments: Arguments) -> object:
        zone = str(arguments.get("timezone") or "")
        place = None
        if zone:
            place = ZoneInfo(zone)
        moment = now().astimezone(place)
        return {
            "time": moment.strftime("%H:%M"),
            "date": moment.strftime("%Y-%m-%d"),
            "weekday": moment.strftime("%A"),
            "timezone": zone or moment.tzname() or "local",
        }

    return Tool(
        "get_current_time",
        Words("Tells the current date and time."),
        SCHEMA,
        run,
        ToolWords(Words("Checking the time…"), Words("Checked the time"), "clock"),
        _say,
    )


def _say(arguments: Arguments, result: Arguments) -> str:
    """The time; of another place with its name, such as "21:00 (Tokyo)"."""
    place = str(arguments.get("timezone") or "").rpartition("/")[2].replace("_", " ")
    if place:
        return f"{result['time']} ({place})"
    return str(result["time"])
