"""What the small companion quotes stands in its sentences with one mark at the end."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelive_desktop.localservice.companion.quoting import LONGEST_QUOTE, quoted
from voicelive_desktop.localservice.companion.small_companion import (
    Context,
    Said,
    Speak,
    ToolResult,
    reply_to,
)

NOW = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
WORDS = st.text("abZä0 .,;:!?…-\"')\n", max_size=40)


def answer(text: str, *, is_written: bool = False) -> str:
    reply = reply_to(Context([Said("user", text, is_written=is_written)], NOW))
    assert isinstance(reply, Speak)
    return reply.sentences[0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("What is the capital of france?", "I heard: What is the capital of france?"),
        ("Wie heißt die Hauptstadt", "I heard: Wie heißt die Hauptstadt."),
        ("Green it is!", "I heard: Green it is!"),
        ("blue, green,", "I heard: blue, green."),
        ("He said \u201eJa.\u201c", "I heard: He said \u201eJa.\u201c"),
        ("one\n\ntwo", "I heard: one two."),
    ],
)
def test_what_was_heard_is_quoted_with_one_mark(text: str, told: str) -> None:
    assert answer(text) == told


def test_a_pasted_page_is_not_read_back() -> None:
    told = answer("All of this was copied from a page. " * 500, is_written=True)
    assert told.startswith("You wrote: All of this")
    assert told.endswith("\u2026")
    assert len(told) < LONGEST_QUOTE + 20
    assert len(quoted("x" * 5000)) == LONGEST_QUOTE + 1


@given(WORDS)
def test_no_quotation_is_ended_twice(text: str) -> None:
    told = quoted(text)
    assert re.search(r"[.!?…][\"')]*$", told)
    if not text.rstrip(" ,;:-\n").endswith("."):
        assert not re.search(r"[!?…][\"')]*\.$", told)


@pytest.mark.parametrize("text", ["", " ", "...", "-", "?!"])
def test_marks_alone_are_no_words(text: str) -> None:
    assert answer(text) == "I heard you, but I could not make out any words."


@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("Done!", "The function add to list answered: Done!"),
        (json.dumps({"items": ["milk", "tea."]}), "The function add to list answered: items milk, tea."),
        (json.dumps({"error": "no such list?"}), "The function add to list did not work: no such list?"),
        ("", "The function add to list answered: nothing."),
        ("null", "The function add to list answered: nothing."),
    ],
)  # fmt: skip
def test_the_output_of_a_function_is_quoted_with_one_mark(output: str, told: str) -> None:
    reply = reply_to(Context([], NOW, tool_results=[ToolResult("add_to_list", output)]))
    assert reply == Speak((told,))
