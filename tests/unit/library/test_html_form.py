"""The page of a conversation: what a browser would show of it, and that it fetches and runs
nothing.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from tests.support.library_parts import AT_S, entry, item
from voicelive_desktop.domain.facts.conversation import Item, Role, Status, ToolCall
from voicelive_desktop.domain.facts.pictures import Picture
from voicelive_desktop.domain.words.ids import CallId
from voicelive_desktop.gui.theme.tokens import DARK, LIGHT
from voicelive_desktop.library.forms.html_form import STYLE, as_html
from voicelive_desktop.library.forms.telling import Telling, ToldTalk

VOID = {"meta", "img", "br", "hr"}
# Elements and attributes that fetch, run or lead away by themselves.
ACTIVE = {"script", "iframe", "object", "embed", "link", "form", "base", "audio", "video", "svg"}


class Page(HTMLParser):
    """What is on a page; fails where elements are not closed in their order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.struck = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data
        if "s" in self.open:
            self.struck += data


def page(*rows: Item, title: str = "Talk") -> Page:
    return Page(as_html(ToldTalk(entry(title=title), rows), Telling()))


def test_it_reads_as_the_transcript_does() -> None:
    cut = {"status": Status.INTERRUPTED, "received_ms": 4000.0, "heard_ms": 1600.0}
    tool = ToolCall(CallId("c"), "get_time", '{"zone": "x"}', "12:00")
    shown = page(
        item("a", "What time is it?"),
        item("t", "", Role.TOOL, AT_S + 1, tool=tool),
        item("b", "It is **noon**.", Role.ASSISTANT, AT_S + 2),
        item("c", "one two three four", Role.ASSISTANT, AT_S + 9, **cut),
    )
    kinds = [attrs.get("class") for tag, attrs in shown.elements if tag == "article"]
    assert kinds == ["user", "assistant", "assistant"]
    assert [tag for tag, _ in shown.elements if tag in {"details", "strong"}] == [
        "details",
        "strong",
    ]
    assert shown.struck == "three four"
    assert shown.text.count('"zone": "x"') == 1, "the card's line is no second copy of the call"
    for words in (
        "What time is it?",
        "noon",
        "one two",
        "12:00",
        "You",
        "Assistant",
        "interrupted at 1.6 s",
    ):
        assert words in shown.text


@pytest.mark.parametrize("role", [Role.USER, Role.ASSISTANT, Role.SYSTEM, Role.NOTE])
@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>",
        "<img src=http://x/y onerror=alert(1)>",
        "![picture](http://x/y.png)",
        "[a](javascript:alert(1)) [b]: http://x",
        "</article></main></body>",
        "<!-- & --> &#60;script&#62;",
        "`</pre><script>`",
    ],
)
def test_whatever_is_said_nothing_is_run_or_fetched(role: Role, words: str) -> None:
    made = page(item("a", words, role), title=words)
    assert {tag for tag, _ in made.elements} & ACTIVE == set()
    for tag, attrs in made.elements:
        assert not [name for name in attrs if name.startswith("on")]
        assert tag != "img"
        assert not (attrs.get("href") or "").startswith("javascript:")
    assert "url(" not in STYLE
    assert "@import" not in STYLE


def test_pictures_lie_in_the_page_itself() -> None:
    made = page(
        item(
            "a",
            "look",
            pictures=(Picture(b"png", "image/png", 20, 10), Picture(b"x", "text/html", 1, 1)),
        )
    )
    assert [attrs["src"] for tag, attrs in made.elements if tag == "img"] == [
        "data:image/png;base64,cG5n"
    ]


@pytest.mark.parametrize(
    "text", ["", "\U0001f600 \u05e9\u05dc\u05d5\u05dd", "\ud800 half", "x" * 100_000]
)
def test_any_text_makes_a_page(text: str) -> None:
    made = page(item("a", text or " ", Role.ASSISTANT), title=text)
    assert "\ud800" not in made.text


def test_its_colours_are_those_of_the_window() -> None:
    light, dark = STYLE.split("@media screen", 1)
    for tokens, style in ((LIGHT, light), (DARK, dark)):
        for name in ("window", "raised", "border", "text", "you", "assistant"):
            assert re.search(rf"--{name}: {getattr(tokens, name)};", style), name
