"""Functions that come with the program."""

from __future__ import annotations

import asyncio
import json

import pytest

from voicelive_desktop.tools.builtin.calculator import calculator_tool, value_of, written
from voicelive_desktop.tools.builtin.desktop_tools import clipboard_tools, web_page_tool
from voicelive_desktop.tools.builtin.timers import Timer, Timers
from voicelive_desktop.tools.registry import Tool, ToolFailedError, run_tool


def called(tool: Tool, **arguments: object) -> tuple[str, bool]:
    async def call() -> tuple[str, bool]:
        return await run_tool(
            tool, json.dumps(arguments), asyncio.get_running_loop().create_future()
        )

    return asyncio.run(call())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2+3*4", "14"),
        ("0.1 + 0.2", "0.3"),
        ("1/3", "0.333333333333"),
        ("-(2 + 3) ** 2", "-25"),
        ("7 // 2", "3"),
        ("-7 % 3", "2"),
        ("2 ** 0.5", "1.41421356237"),
        ("1e3 * 2", "2000"),
    ],
)
def test_arithmetic_is_exact(text: str, value: str) -> None:
    assert written(value_of(text)) == value


@pytest.mark.parametrize(
    "text",
    [
        *(
            "__import__('os')",
            "(lambda: 1)()",
            "a",
            "1 if 1 else 2",
            "[1][0]",
            "'a' * 3",
            "True",
            "1/0",
            "9**9**9",
        ),
        *(
            "2**99999",
            "",
            "1 +",
            "(" * 400,
            "1" * 600,
            "(-1) ** 0.5",
            "open('x')",
            "1;2",
            "x:=3",
            "1 < 2",
        ),
    ],
)
def test_nothing_but_arithmetic_is_evaluated(text: str) -> None:
    with pytest.raises(ToolFailedError):
        value_of(text)


def test_signs_as_people_write_them() -> None:
    output, ok = called(calculator_tool(), expression="3 \N{MULTIPLICATION SIGN} 2^3")
    assert (json.loads(output), ok) == ({"result": "24"}, True)


def test_timers_are_started_and_listed() -> None:
    started: list[Timer] = []
    timers = Timers(lambda: 100.0, started.append)
    start, listing = timers.tools()
    assert called(start, minutes=2, about="tea") == ("The timer is due in 2 minutes.", True)
    assert started == [Timer(1, "tea", 220.0)]
    assert called(listing) == ("tea: due in 2 minutes", True)
    timers.done(1)
    assert called(listing) == ("No timer runs.", True)
    for minutes in (0, -1, 1e9, "3"):
        assert not called(start, minutes=minutes)[1]


def test_only_web_pages_are_opened() -> None:
    opened: list[str] = []

    def open_page(address: str) -> bool:
        opened.append(address)
        return True

    tool = web_page_tool(open_page)
    assert called(tool, url="https://example.org/a?b=c")[1]
    for address in (
        "file:///etc/passwd",
        "javascript:alert(1)",
        "mailto:a@b.c",
        "example.org",
        "https://",
        "https://[x",
    ):
        assert not called(tool, url=address)[1]
    assert opened == ["https://example.org/a?b=c"]


def test_the_clipboard_is_read_and_written() -> None:
    clipboard = [""]
    reading, writing = clipboard_tools(lambda: clipboard[-1], clipboard.append)
    assert called(reading) == ("The clipboard has no text.", True)
    assert called(writing, text="hello")[1]
    assert called(reading) == ("hello", True)
