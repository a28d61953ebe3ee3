"""A person reads the program's own functions in their language; the model keeps the English."""

from __future__ import annotations

import json

import pytest
import translations

from voicelive_desktop.gui.wording.built_in_words import ARGUMENTS, NAMES, function_name
from voicelive_desktop.tools.builtin.calculator import calculator_tool
from voicelive_desktop.tools.builtin.clock import current_time_tool
from voicelive_desktop.tools.builtin.desktop_tools import clipboard_tools, web_page_tool
from voicelive_desktop.tools.builtin.earlier_talks import memory_tool
from voicelive_desktop.tools.builtin.timers import Timers
from voicelive_desktop.tools.registry import Tool

BUILT_IN = (
    current_time_tool(),
    calculator_tool(),
    web_page_tool(lambda _address: True),
    *clipboard_tools(str, lambda _text: None),
    memory_tool(lambda _query, _most: (), lambda: True),
    *Timers(float, lambda _timer: None).tools(),
)


@pytest.mark.parametrize("tool", BUILT_IN, ids=lambda tool: tool.name)
def test_all_of_a_function_that_a_person_reads_can_be_translated(tool: Tool) -> None:
    known = set(translations.collected())
    properties = json.loads(json.dumps(tool.parameters))["properties"]
    abouts = {one["description"] for one in properties.values() if "description" in one}
    assert {text for context, text in known if context == "domain"} >= {tool.description, *abouts}
    assert ("built_in_words", NAMES[tool.name]) in known
    assert {("built_in_words", ARGUMENTS[name]) for name in properties} <= known


def test_every_name_is_one_of_a_function() -> None:
    assert set(NAMES) == {tool.name for tool in BUILT_IN}


def test_others_are_named_by_their_identifier() -> None:
    assert function_name("get_weather") == "Get weather"
