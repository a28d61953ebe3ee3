"""Kept conversations as files."""

from __future__ import annotations

import json
import re

import pytest
from markdown_it import MarkdownIt

from tests.support.library_parts import AT_S, entry, item
from voicelive_desktop.domain.facts.conversation import Item, Role, Status, ToolCall
from voicelive_desktop.domain.words.ids import CallId
from voicelive_desktop.library.forms.passing_on import FORMS
from voicelive_desktop.library.forms.telling import Telling, ToldTalk

TOOL = ToolCall(CallId("c"), "get_time", "{}", "12:00")
CUT = {"status": Status.INTERRUPTED, "received_ms": 4000.0, "heard_ms": 1600.0}
ROWS = (
    item("a", "What *time* <is> it?"),
    item("t", "", Role.TOOL, AT_S + 1, tool=TOOL),
    item("b", "It is **noon** and a bit", Role.ASSISTANT, AT_S + 2, received_ms=2000.0),
    item("c", "one two three four", Role.ASSISTANT, AT_S + 9, **CUT),
)
TALK = entry(title="The time", ended_at_s=AT_S + 9, tags=("work",))


def made(form: str, rows: tuple[Item, ...] = ROWS) -> str:
    return FORMS[form](ToldTalk(TALK, rows), Telling())


def test_markdown_shows_what_was_said_as_it_was_said() -> None:
    html = MarkdownIt().enable("strikethrough").render(made("md"))
    assert "<h1>The time</h1>" in html
    assert "What *time* &lt;is&gt; it?" in html
    assert "It is <strong>noon</strong> and a bit" in html
    assert "one two <s>three four</s>" in html


def test_text_has_a_line_for_each_message_and_only_what_was_heard() -> None:
    lines = made("txt").splitlines()
    assert lines[0] == "The time"
    assert lines[3].endswith(": What *time* <is> it?")
    assert lines[-1].endswith(": one two")


def test_json_says_its_form_and_holds_everything() -> None:
    whole = json.loads(made("json"))
    assert (whole["schema"], whole["version"]) == ("voicelive-desktop/conversation", 1)
    assert whole["conversation"]["tags"] == ["work"]
    assert [one["role"] for one in whole["items"]] == ["user", "tool", "assistant", "assistant"]
    assert whole["items"][3]["text"] == "one two three four"
    assert whole["items"][3]["heard"] == "one two"
    assert whole["items"][1]["tool"]["output"] == "12:00"


def test_markdown_escapes_only_what_would_mean_something() -> None:
    text = "Tell me a joke. (Really!) 3.5 - 2 #1\n1. not a list\n- nor this\n# nor a heading\n===\na_b*c"
    written = made("md", (item("a", text),))
    assert "Tell me a joke. (Really!) 3.5 - 2 #1" in written
    html = MarkdownIt().enable("strikethrough").render(written)
    assert not any(
        tag in html.partition("</h1>")[2] for tag in ("<ol", "<ul", "<li", "<h1", "<h2", "<em")
    )
    words = re.sub("<[^>]+>", "", html)
    assert all(line in words for line in text.splitlines())


def test_a_typed_message_can_be_read_before_its_answer_that_comes_at_once() -> None:
    rows = (
        item("a", "Tell me a story", at_s=AT_S),
        item("b", "Once upon a time", Role.ASSISTANT, AT_S + 0.1),
    )
    first = made("srt", rows).splitlines()[1]
    assert first == "00:00:00,000 --> 00:00:01,000"


def test_subtitles_are_in_order() -> None:
    srt = made("srt")
    assert srt.startswith("1\n00:00:00,000 --> 00:00:0")
    assert "3\n00:00:09,000 --> 00:00:10,600\nAssistant: one two\n" in srt
    vtt = made("vtt")
    assert vtt.startswith("WEBVTT\n\n")
    assert "<v You>What *time* &lt;is&gt; it?" in vtt


@pytest.mark.parametrize("form", FORMS)
def test_a_conversation_without_rows_is_a_file_too(form: str) -> None:
    assert isinstance(made(form, ()), str)
