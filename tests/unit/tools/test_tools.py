"""Functions for the model."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime

import pytest

from voicelive_desktop.tools.builtin.clock import current_time_tool
from voicelive_desktop.tools.registry import Registry, Tool

NOON = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)


def broken(_arguments: object) -> object:
    raise LookupError("nothing there")


REGISTRY = Registry(
    current_time_tool(lambda: NOON),
    Tool("echo", "Says it again.", {"type": "object"}, dict),
    Tool("broken", "", {}, broken),
    Tool("unspeakable", "", {}, lambda _a: object()),
)


def called(name: str, arguments: str) -> tuple[str, bool]:
    async def call() -> tuple[str, bool]:
        return await REGISTRY.call(name, arguments, asyncio.get_running_loop().create_future())

    return asyncio.run(call())


def test_functions_are_offered_as_the_service_wants_them() -> None:
    wire = REGISTRY.wire()
    assert [tool["name"] for tool in wire] == ["get_current_time", "echo", "broken", "unspeakable"]
    assert wire[1] == {
        "type": "function",
        "name": "echo",
        "description": "Says it again.",
        "parameters": {"type": "object"},
    }
    assert json.loads(json.dumps(wire)) == wire


def test_the_time_is_told_for_a_zone() -> None:
    output, ok = called("get_current_time", '{"timezone": "Asia/Tokyo"}')
    assert ok
    assert json.loads(output) == {
        "time": "21:00",
        "date": "2026-01-05",
        "weekday": "Monday",
        "timezone": "Asia/Tokyo",
    }


def test_without_a_zone_it_is_the_computer_s() -> None:
    for arguments in ("", "{}", '{"timezone": null}'):
        output, ok = called("get_current_time", arguments)
        assert ok
        assert json.loads(output)["time"] == NOON.astimezone().strftime("%H:%M")
    assert (run := current_time_tool().run) is not None
    assert run({})


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("unknown", "{}", "there is no function 'unknown'"),
        ("echo", "[]", "the arguments must be a JSON object"),
        ("echo", "{", "JSONDecodeError"),
        ("echo", "[" * 100_000, "RecursionError"),
        ("broken", "{}", "LookupError: nothing there"),
        ("unspeakable", "{}", "TypeError"),
        ("get_current_time", '{"timezone": "Mars/Base"}', "ZoneInfoNotFoundError"),
        ("get_current_time", '{"timezone": "../../etc/passwd"}', "ValueError"),
    ],
)
def test_whatever_goes_wrong_is_told_to_the_model(name: str, arguments: str, said: str) -> None:
    output, ok = called(name, arguments)
    assert not ok
    assert said in json.loads(output)["error"]


def test_what_a_function_gives_goes_back_as_json() -> None:
    assert called("echo", '{"a": [1, "ü"]}') == ('{"a": [1, "\\u00fc"]}', True)
