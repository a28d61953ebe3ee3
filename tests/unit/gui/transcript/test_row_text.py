"""Lines of a text: where characters stand, what is copied, and that no text takes long."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont

from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.gui.transcript.block_lines import LONGEST_PIECE, Face, is_right_to_left
from voicelive_desktop.gui.transcript.markdown import blocks_of, plain_blocks
from voicelive_desktop.gui.transcript.row_blocks import (
    MOST_EXPANDED,
    MOST_LINES,
    MOST_SHOWN,
    blocks_of_row,
)
from voicelive_desktop.gui.transcript.row_layout import LayoutCache
from voicelive_desktop.gui.transcript.row_text import RowText
from voicelive_desktop.gui.transcript.utf16 import units

EMOJI = "\N{GRINNING FACE}"
HALF = "\ud83d"


def text(source: str, width: float = 300.0, **more: object) -> RowText:
    blocks = blocks_of(source) if "**" in source or "- " in source else plain_blocks(source)
    return RowText(blocks, Face(QFont(), 22.0, width), **more)  # type: ignore[arg-type] # plain values


@pytest.fixture(autouse=True)
def _application(qapp: object) -> None:
    """Fonts need one."""


@pytest.mark.parametrize(
    "source", ["", "a", f"a{HALF}b", f"{EMOJI}{HALF}", "\x00\u2028\u202e", "a\n\nb", "é" * 50]
)
def test_any_text_is_laid_out_and_copied_as_it_is(source: str) -> None:
    made = text(source)
    assert made.copied(0, units(source)) == source


def test_half_an_emoji_is_one_and_a_whole_one_two() -> None:
    assert (units(HALF), units(EMOJI), units("é"), units("a")) == (1, 2, 1, 1)


def test_a_place_and_its_position_belong_together() -> None:
    made = text("one two three\nfour five", 1_000)
    for word in ("one", "two", "four", "five"):
        at = made.text.index(word)
        start, end = made.word_at(at + 1)
        assert made.copied(start, end) == word
        assert round(made.line_top(at) / 22.0) == (0 if word in "one two" else 1)
    assert made.position_at(QPointF(1, 30)) == made.text.index("four")
    assert made.position_at(QPointF(-5, -5)) == 0
    assert made.position_at(QPointF(999, 999)) == len(made.text)
    assert made.position_at(QPointF(999, 5), exactly=True) is None


def test_what_is_copied_of_a_list_has_its_marks() -> None:
    made = text("Say **this**:\n\n- one\n- two")
    assert made.text == "Say this:\none\ntwo"
    assert made.copied(4, len(made.text)) == "this:\n• one\n• two"
    assert made.copied(11, 12) == "n"


def test_a_long_paragraph_is_laid_out_in_pieces_without_a_seam() -> None:
    source = "some words to be read " * (4 * LONGEST_PIECE // 22)
    made = text(source)
    assert len(made.laid) > 3
    full = [
        laid.layout.lineAt(n).naturalTextWidth()
        for laid in made.laid
        for n in range(laid.layout.lineCount())
    ]
    assert min(full[:-1]) > 150, "no line ends in the middle of the paragraph"
    assert made.copied(0, units(source)) == source
    assert made.height == 22.0 * made.line_count


@pytest.mark.parametrize(
    "source",
    ["x" * 300_000, "好" * 300_000, f"{EMOJI}" * 100_000, "a\n" * 150_000, "\u0e01" * 100_000],
)
def test_of_a_very_long_text_the_beginning_is_shown_until_somebody_wants_all(source: str) -> None:
    item = Item(ItemId("a"), Role.USER, source, Status.FINAL, 1.0)
    layouts = LayoutCache()
    row = layouts.row(item, 700)
    assert len(row.words.text) <= MOST_SHOWN
    assert len(row.words.blocks) <= MOST_LINES
    assert row.more is not None
    assert row.more.text == f"Show all ({len(source):,} characters)"
    layouts.set_expanded(item.id, True)
    whole = layouts.row(item, 700)
    assert MOST_SHOWN / 4 < len(whole.words.text) <= MOST_EXPANDED
    assert whole.more is not None
    assert "Copy takes them all" in whole.more.text


def test_a_row_that_grows_keeps_the_lines_that_it_has() -> None:
    face = Face(QFont(), 22.0, 300.0)
    before = RowText(plain_blocks("one\ntwo\nthr"), face)
    after = RowText(plain_blocks("one\ntwo\nthree"), face, before=before)
    assert [laid.layout for laid in after.laid[:2]] == [laid.layout for laid in before.laid[:2]]
    assert after.height == before.height
    assert after.laid[2].layout.text() == "three"


@pytest.mark.parametrize("more", [" and", "\n\nnext", EMOJI, "x" * 3_000])
def test_a_growing_paragraph_is_as_if_laid_out_at_once(more: str) -> None:
    face, source = Face(QFont(), 22.0, 300.0), f"some words {EMOJI} to be read " * 300
    before = RowText(plain_blocks(source), face)
    grown = RowText(plain_blocks(source + more), face, before=before)
    whole = RowText(plain_blocks(source + more), face)
    assert grown.laid[0].layout is before.laid[0].layout
    assert [(a.x, a.y, a.start, a.at, a.length, a.height) for a in grown.laid] == [
        (a.x, a.y, a.start, a.at, a.length, a.height) for a in whole.laid
    ]


def test_paragraphs_stand_at_the_side_of_their_script() -> None:
    arabic, english = "\u0645\u0631\u062d\u0628\u0627", "hello"
    assert [is_right_to_left(said) for said in (arabic, f"1) {arabic}", english, "123", "")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    made = text(f"{arabic}\n{english}", 600)
    rows = [laid.layout.lineAt(0).naturalTextRect() for laid in made.laid]
    assert rows[0].right() == pytest.approx(600, abs=2)
    assert rows[1].left() == 0


def test_the_strike_begins_at_the_first_unheard_word() -> None:
    cut = Item(
        ItemId("a"),
        Role.ASSISTANT,
        "one **two** three",
        Status.INTERRUPTED,
        1.0,
        received_ms=3_000,
        heard_ms=1_200,
    )
    row = LayoutCache().row(cut, 700)
    assert row.words.text == "one two three"
    assert row.heard == len("one two")
    assert row.words.struck == len("one two ")


def test_the_strike_ends_with_the_last_word() -> None:
    cut = Item(
        ItemId("a"),
        Role.ASSISTANT,
        "one two three ",
        Status.INTERRUPTED,
        1.0,
        received_ms=3_000,
        heard_ms=1_200,
    )
    strike = LayoutCache().row(cut, 700).words.laid[0].layout.formats()[-1]
    assert strike.format.fontStrikeOut()
    assert (strike.start, strike.length) == (len("one two "), len("three"))


def test_only_answers_are_read_as_markdown() -> None:
    said = Item(ItemId("u"), Role.USER, "**loud**", Status.FINAL)
    assert blocks_of_row(said, said.text, expanded=False)[0].text == "**loud**"
