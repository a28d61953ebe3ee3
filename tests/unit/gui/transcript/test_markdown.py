"""Markdown becomes blocks that know where their characters stand in the source; everything else
stays as it is.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelive_desktop.gui.transcript import markdown
from voicelive_desktop.gui.transcript.markdown import (
    MOST_CHARACTERS,
    Span,
    Style,
    blocks_of,
    shown_place,
)


def texts(source: str) -> list[str]:
    return [block.text for block in blocks_of(source)]


def test_plain_text_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    def parsed() -> None:
        raise AssertionError

    monkeypatch.setattr(markdown, "_parser", parsed)
    assert texts("It is three. Shall I go on?\n\nYes (of course) & more - 2 < 3!") == [
        "It is three. Shall I go on?",
        "",
        "Yes (of course) & more - 2 < 3!",
    ]


def test_emphasis_code_and_links_lose_their_marks() -> None:
    [block] = blocks_of("A **bold *word*** and `x = 1` at [the page](https://example.org/a).")
    assert block.text == "A bold word and x = 1 at the page."
    found = {(block.text[span.start : span.end], span.style, span.address) for span in block.spans}
    assert found == {
        ("word", Style.EMPHASIS, ""),
        ("bold word", Style.STRONG, ""),
        ("x = 1", Style.CODE, ""),
        ("the page", Style.LINK, "https://example.org/a"),
    }


def test_lists_headings_quotations_and_code_are_blocks() -> None:
    blocks = blocks_of(
        "# Steps\n\n- one\n- two\n  1. inner\n\n> said\n\n```py\nx = 1\n\ny = 2\n```\n\nend"
    )
    look = [(b.text, b.indent, b.marker, b.quotes, b.code, b.heading) for b in blocks]
    assert look == [
        ("Steps", 0, "", 0, False, True),
        ("one", 1, "•", 0, False, False),
        ("two", 1, "•", 0, False, False),
        ("inner", 2, "1.", 0, False, False),
        ("said", 0, "", 1, False, False),
        ("x = 1\n\ny = 2", 0, "", 0, True, False),
        ("end", 0, "", 0, False, False),
    ]
    assert [b.gap for b in blocks[1:3]] == [0.5, 0.0]


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b> & <img src='file:///dev/zero'> *x*",
        "&lt;script&gt; *x*",
        "[a]: http://example.org *x*",
        "snake_case_name and 2 * 3 * 4",
        "half an emoji \ud83d here",
        "1984 was a year",
    ],
)
def test_what_is_no_markdown_of_ours_stays_as_it_is(text: str) -> None:
    assert "\n".join(texts(text)) == text.replace("*x*", "x")


def test_a_picture_is_only_a_link() -> None:
    [block] = blocks_of("![a cat](https://example.org/cat.png)")
    assert block.text == "!a cat"
    assert block.spans == (Span(1, 6, Style.LINK, "https://example.org/cat.png"),)


def test_an_address_in_the_text_is_a_link_without_the_full_stop() -> None:
    [block] = blocks_of("See https://example.org/a_b?c=1. Or (http://x.org).")
    assert [span.address for span in block.spans] == ["https://example.org/a_b?c=1", "http://x.org"]


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("https://example.org", True),
        ("HTTP://example.org", True),
        ("mailto:a@example.org", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("ms-settings:privacy", False),
        ("//example.org", False),
        ("https://example.org/\u202efdp", False),
        ("https://example.org/a b", False),
    ],
)
def test_only_pages_and_mail_addresses_can_be_opened(address: str, may: bool) -> None:
    assert markdown.openable(address) is may


def test_places_of_the_source_are_found_in_what_is_shown() -> None:
    source = "One **two** three\n\n- four `five`\n- six [seven](http://x.org) eight"
    blocks, shown = blocks_of(source), markdown.plain_text(source)
    for word in ("One", "two", "three", "four", "five", "six", "seven", "eight"):
        assert shown[shown_place(blocks, source.index(word)) :].startswith(word)
    assert shown_place(blocks, len(source)) == len(shown)
    assert shown_place(blocks, 0) == 0


PIECES = st.sampled_from(
    [
        "word ",
        "**",
        "*",
        "`",
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "# ",
        "> ",
        "[a](http://x)",
        "```\n",
        "é\N{GRINNING FACE} ",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_places_never_go_back_and_never_leave_the_text(source: str) -> None:
    blocks = blocks_of(source)
    length = sum(len(block.text) + 1 for block in blocks) - 1
    places = [shown_place(blocks, n) for n in range(len(source) + 1)]
    assert places == sorted(places)
    assert 0 <= places[0] <= places[-1] <= length


@given(st.lists(PIECES, max_size=40).map("".join))
def test_an_answer_that_grows_shows_all_that_it_has(source: str) -> None:
    grown = markdown.growing_blocks(source)
    assert shown_place(grown, len(source)) <= sum(len(block.text) + 1 for block in grown) - 1
    for word in source.split():
        if word.isalpha():
            assert any(word in block.text for block in grown)


def test_what_is_searched_is_what_one_reads() -> None:
    source = '# Head\n\nA **bold *word*** and `x = 1` at [the page](https://e.org/a "t").\n\n'
    source += "- one\n  1. two_three\n\n> said\n"
    assert markdown.searched(source).split() == markdown.plain_text(source).split()
    assert markdown.searched("2 * 3 and snake_case_name") == "2 * 3 and snake_case_name"


def test_the_last_paragraph_of_a_growing_answer_stays_plain() -> None:
    assert [b.text for b in markdown.growing_blocks("A **b**\n\nand **mo")] == ["A b", "and **mo"]
    assert [b.text for b in markdown.growing_blocks("x\n\n```\na\n\nb")] == [
        "x",
        "",
        "```",
        "a",
        "",
        "b",
    ]


def test_long_texts_stay_plain() -> None:
    assert texts("*a* " * MOST_CHARACTERS) == ["*a* " * MOST_CHARACTERS]


def test_nested_lists_without_end_are_shown() -> None:
    deep = "".join("  " * n + "- x\n" for n in range(60))
    assert max(block.indent for block in blocks_of(deep)) <= markdown.DEEPEST
