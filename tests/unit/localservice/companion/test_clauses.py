"""A model's text in the stretches in which it is spoken, whatever the pieces in which it comes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.localservice.surroundings import silence
from voicelive_desktop.localservice.companion.clauses import Clause, Clauses
from voicelive_desktop.localservice.companion.thoughts import VisibleText
from voicelive_desktop.localservice.voice.voice_port import SpokenText, words_evenly


def cut(text: str, size: int = 3) -> list[Clause]:
    """The clauses of a text that comes in pieces of this size."""
    visible, clauses = VisibleText(), Clauses()
    found: list[Clause] = []
    for start in range(0, len(text), size):
        found += clauses.push(visible.push(text[start : start + size]))
    found += clauses.push(visible.finish())
    return found + list(clauses.finish())


def spoken(text: str, size: int = 3) -> list[str]:
    return [clause.spoken for clause in cut(text, size) if clause.spoken]


def test_the_first_clause_ends_at_a_comma_and_then_come_sentences() -> None:
    text = "Paris, I think. It lies on the Seine, in the north, and is old. It is big."
    assert spoken(text) == [
        "Paris,",
        "I think.",
        "It lies on the Seine, in the north, and is old.",
        "It is big.",
    ]


def test_the_first_clause_is_short_even_without_a_comma() -> None:
    first, *_ = spoken(
        "This is a sentence that has no comma and goes on and on and on until it is over at last."
    )
    assert 40 < len(first) <= 60
    assert "until" not in first


def test_the_first_clause_does_not_wait_for_what_comes_behind_its_comma() -> None:
    clauses = Clauses()
    assert [clause.shown for clause in clauses.push("Paris is the capital,")] == [
        "Paris is the capital,"
    ]
    assert [clause.shown for clause in clauses.push(" of course. ")] == [" of course. "]
    for text in ("It has 2,", "See [Paris,"):
        assert not list(Clauses().push(text))


def test_the_voice_learns_where_more_follows() -> None:
    text = "Paris, I think. It is old.\nIt is big."
    assert [clause.read for clause in cut(text)] == [
        "Paris, ",
        "I think. ",
        "It is old. ",
        "It is big.",
    ]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (
            "Well. It costs 3.14 euros, e.g. for Dr. Smith. Fine.",
            ["It costs 3.14 euros, e.g. for Dr. Smith.", "Fine."],
        ),
        ("So. 1. Take it. 2. Eat it.", ["1. Take it.", "2. Eat it."]),
        ("So. One line\nAnother line\n\nThe last", ["One line", "Another line", "The last"]),
        ("你好。今天天气很好！我们走吧。", ["今天天气很好！", "我们走吧。"]),
    ],
)
def test_sentences_end_where_they_end(text: str, whole: list[str]) -> None:
    assert spoken(text)[1:] == whole


@pytest.mark.parametrize("size", [1, 2, 3])
def test_a_character_that_a_server_cuts_in_two_is_whole(size: int) -> None:
    halves = "<think>\ud83d\ude00</think>Hi \ud83d\ude00\ud83d\ude00, you. \ude00 Well \ud83d, done. \ud83d"
    shown = "".join(clause.shown for clause in cut(halves, size))
    assert shown == "Hi \U0001f600\U0001f600, you. \ufffd Well \ufffd, done. \ufffd"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("## A **bold** word and `code`.", "A bold word and code."),
        ("Look at [the page](https://a.example/b?c=d).", "Look at the page."),
        ("See https://example.com/x_y now.", "See now."),
        ("![a picture](x.png) Nice 👍🏽 day 🇫🇷!", "Nice day"),
        ("- one_name\n* other", "one name other"),
        ("| a | b |", "a b"),
        ("5 € + 20 % & more °", "5 € + 20 % & more °"),
        ("> quoted ~~gone~~", "quoted gone"),
    ],
)
def test_marks_links_and_emoji_are_not_read(text: str, read: str) -> None:
    assert " ".join(spoken(text)) == read


def test_code_is_one_silent_stretch() -> None:
    clauses = cut("Do this:\n```sh\nls, -l. x\n```\nDone.")
    assert [clause.shown for clause in clauses if not clause.spoken] == ["```sh\nls, -l. x\n```\n"]
    assert spoken("Do this:\n```sh\nunfinished, code") == ["Do this:"]


@pytest.mark.parametrize(
    ("text", "visible"),
    [
        ("<think>no, no</think>\n\nYes.", "Yes."),
        ("Well <thinking>no</thinking>yes", "Well yes"),
        ("<think>never ends", ""),
        ("thought before</think>Yes.", "thought beforeYes."),
        ("a < b and <b>", "a < b and <b>"),
        ("<", "<"),
    ],
)
@pytest.mark.parametrize("size", [1, 4, 1000])
def test_thoughts_are_not_for_the_person(text: str, visible: str, size: int) -> None:
    assert "".join(clause.shown for clause in cut(text, size)) == visible


PARTS = [
    "Hello",
    ", ",
    ". ",
    " ",
    "\n",
    "```",
    "[a b](c, d)",
    "**x**",
    "e.g. ",
    "😀",
    "`",
    "。",
    "x" * 80,
    "1.",
]
TEXTS = st.lists(st.sampled_from(PARTS)).map("".join)


@given(TEXTS, st.integers(1, 9))
def test_nothing_is_lost_and_the_pieces_do_not_matter_to_what_is_shown(
    text: str, size: int
) -> None:
    clauses = cut(text, size)
    assert "".join(clause.shown for clause in clauses) == text.lstrip()
    assert all(len(clause.spoken) <= 330 for clause in clauses)


def test_shown_words_have_the_times_of_the_spoken_ones() -> None:
    (clause,) = cut("**Hello** 😀 [my friend](https://x.example) there.")
    assert clause.spoken == "Hello my friend there."
    timed = clause.with_shown_words(
        SpokenText(silence(1000), 16_000, words_evenly(clause.spoken, 1000))
    )
    assert "".join(word.text for word in timed.words) == clause.shown
    hello, emoji, link, there = timed.words
    assert hello.start_ms == 0
    assert emoji.start_ms == emoji.end_ms == hello.end_ms
    assert (link.start_ms, link.end_ms) == (hello.end_ms, there.start_ms)
    assert there.end_ms == 1000
