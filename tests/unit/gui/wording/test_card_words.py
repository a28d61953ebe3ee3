"""The card of a function call says what was done; JSON stands only in its details."""

from __future__ import annotations

import json

import pytest

from voicelive_desktop.domain.facts.conversation import ToolCall
from voicelive_desktop.domain.words.ids import CallId
from voicelive_desktop.domain.words.tool_words import readable_name, reason
from voicelive_desktop.gui.wording import card_words
from voicelive_desktop.tools.builtin.clock import current_time_tool

CLOCK = current_time_tool()


def call(name: str = "get_weather", output: str | None = None, **more: object) -> ToolCall:
    return ToolCall(CallId("c"), name, '{"city": "Oslo"}', output, **more)  # type: ignore[arg-type] # plain values


def test_a_function_that_says_so_reads_as_what_was_done() -> None:
    running = call("get_current_time", words=CLOCK.words)
    assert card_words.line(running) == "Checking the time…"
    done = call("get_current_time", '{"time": "17:15"}', words=CLOCK.words, said="17:15")
    assert card_words.line(done) == "Checked the time · 17:15"


def test_any_other_function_has_a_readable_name() -> None:
    assert card_words.line(call()) == "Using Get weather…"
    assert (
        card_words.line(call(output='{"sky": "grey"}'))
        == "Used Get weather \N{MIDDLE DOT} Sky: grey"
    )
    assert (
        card_words.line(call(output='{"error": "no such city"}', ok=False))
        == "Get weather failed: no such city"
    )
    assert card_words.line(call("status", "working", is_report=True)) == "From the agent: Status"


@pytest.mark.parametrize(
    ("name", "readable"),
    [
        ("get_weather", "Get weather"),
        ("getWeatherForecast", "Get weather forecast"),
        ("list-files", "List files"),
        ("HTTPGet", "HTTP get"),
        ("mcp.search2", "Mcp search 2"),
        ("größeMessen", "Größe messen"),
        ("天気", "天気"),
        ("___", "___"),
        ("", ""),
    ],
)
def test_names_of_programs_become_words(name: str, readable: str) -> None:
    assert readable_name(name) == readable


@pytest.mark.parametrize(
    ("output", "why"),
    [
        ('{"error": "LookupError: no such city"}', "no such city"),
        ('{"error": {"message": "quota is used up"}}', "quota is used up"),
        ('{"error": "zoneinfo.ZoneInfoNotFoundError: no time zone"}', "no time zone"),
        ("plain words\nof a server", "plain words of a server"),
        ("{}", ""),
        ("[1, 2]", ""),
        ("[" * 100_000, ""),
        ('{"error": "cut off', ""),
        ('{"error": "' + "why " * 100 + '"}', ("why " * 40)[:159].rstrip() + "…"),
    ],
)
def test_a_reason_is_one_line_without_names_of_classes(output: str, why: str) -> None:
    assert reason(output) == why


@pytest.mark.parametrize(
    "output", ["[" * 100_000, '{"a":' * 50_000, "9" * 5_000, "x" * 300_000, "[" * 900 + "]" * 900]
)
def test_details_of_any_output_are_shown_without_an_error(output: str) -> None:
    assert card_words.details(call(output=output))


def test_details_hold_all_that_the_function_was_told_and_gave() -> None:
    assert card_words.details(call(output='{"sky": "grey"}')) == (
        'get_weather\n{\n  "city": "Oslo"\n}\n\N{RIGHTWARDS ARROW} {\n  "sky": "grey"\n}'
    )


def test_the_clock_says_the_time_and_of_another_place_where() -> None:
    assert CLOCK.say is not None
    assert CLOCK.run is not None
    result = CLOCK.run({"timezone": "America/New_York"})
    assert isinstance(result, dict)
    assert CLOCK.say({"timezone": "America/New_York"}, result) == f"{result['time']} (New York)"
    assert CLOCK.say({}, json.loads('{"time": "17:15"}')) == "17:15"
