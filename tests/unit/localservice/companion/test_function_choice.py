"""The companion chooses among functions by the words of a sentence."""

from __future__ import annotations

from typing import Any

import pytest

from voicelive_desktop.localservice.companion.function_choice import (
    arguments_for,
    best_function,
    zone_in,
)


def tool(
    name: str, description: str, required: tuple[str, ...] = (), **properties: str
) -> dict[str, Any]:
    shapes = {key: {"type": kind} for key, kind in properties.items()}
    parameters = {"type": "object", "properties": shapes, "required": list(required)}
    return {"type": "function", "name": name, "description": description, "parameters": parameters}


TOOLS = {
    found["name"]: found
    for found in (
        tool("add_to_list", "Adds something to the shopping list.", ("item",), item="string"),
        tool("read_list", "Tells what is on the shopping list."),
        tool("clear_list", "Removes everything from the list."),
        tool("get_weather", "Tells the weather in a city.", ("city",), city="string"),
        tool("start_timer", "Starts a timer of some minutes.", ("minutes",), minutes="number"),
        tool("calculate", "Does arithmetic.", ("expression",), expression="string"),
        tool("open_web_page", "Opens a page in the browser.", ("url",), url="string"),
    )
}


@pytest.mark.parametrize(
    ("text", "name", "arguments"),
    [
        ("Add milk to my list.", "add_to_list", {"item": "milk"}),
        (
            "Please add some fresh bread to the shopping list",
            "add_to_list",
            {"item": "fresh bread"},
        ),
        ("What is on my list?", "read_list", {}),
        ("Read my list, please.", "read_list", {}),
        ("Clear the list.", "clear_list", {}),
        ("How is the weather in Oslo?", "get_weather", {"city": "Oslo"}),
        ("Start a timer for five minutes.", "start_timer", {"minutes": 5}),
        ("What is 12 times 7?", "calculate", {"expression": "12 * 7"}),
        ("Open example.org in the browser.", "open_web_page", {"url": "https://example.org"}),
    ],
)
def test_a_sentence_names_its_function_and_its_arguments(
    text: str, name: str, arguments: dict[str, Any]
) -> None:
    assert best_function(text, TOOLS) == name
    assert arguments_for(name, TOOLS[name], text) == arguments


@pytest.mark.parametrize(
    "text", ["The sky is blue today.", "I like you.", "", "Good music!", "Milk is white."]
)
def test_small_talk_calls_nothing(text: str) -> None:
    assert best_function(text, TOOLS) is None


def test_what_is_required_is_never_left_out() -> None:
    odd = tool(
        "send",
        "",
        ("a", "b", "c", "d"),
        a="string",
        b="integer",
        c="array",
        d="boolean",
        e="string",
    )
    assert arguments_for("send", odd, "go") == {"a": "", "b": 0, "c": [], "d": True}


def test_cities_have_time_zones() -> None:
    assert zone_in("What time is it in Tokyo?") == "Asia/Tokyo"
    assert zone_in("and in New York?") == "America/New_York"
    assert zone_in("What time is it?") is None
