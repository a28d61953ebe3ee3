"""Rows take the room that their words need, and are laid out again only when they are others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from voicelive_desktop.domain.facts.conversation import Conversation, Item, Role, Status, ToolCall
from voicelive_desktop.domain.words.ids import CallId, ItemId
from voicelive_desktop.domain.words.tool_words import LONGEST_REASON
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.transcript.row_delegate import TranscriptDelegate
from voicelive_desktop.gui.transcript.row_layout import CARD_LINES, KEPT_LAYOUTS, LayoutCache
from voicelive_desktop.gui.transcript.transcript_model import TranscriptModel

WIDTH = 700


def row(text: str = "some words", status: Status = Status.FINAL, **more: object) -> Item:
    made = Item(ItemId("a"), Role.ASSISTANT, text, status, 1000.0)
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.fixture
def layouts(qapp: object) -> LayoutCache:
    return LayoutCache()


def test_more_words_are_higher(layouts: LayoutCache) -> None:
    short, long = (
        layouts.row(row(), WIDTH).height,
        layouts.row(row("some words " * 40), WIDTH).height,
    )
    assert long > short + 100


def test_line_breaks_of_the_text_are_kept(layouts: LayoutCache) -> None:
    one, three = layouts.row(row("a"), WIDTH), layouts.row(row("a\nb\nc"), WIDTH)
    assert three.words.line_count == 3
    assert three.height > one.height


def test_an_interrupted_row_has_room_for_its_note(layouts: LayoutCache) -> None:
    whole = layouts.row(row("one two three four"), WIDTH).height
    cut = layouts.row(
        row("one two three four", Status.INTERRUPTED, received_ms=4000, heard_ms=1500), WIDTH
    )
    assert cut.note is not None
    assert cut.note.text == "interrupted at 1.5 s"
    assert cut.heard == len("one two")
    assert cut.height > whole


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [330, 700, 1200])
def test_all_words_of_a_row_stand_within_its_column(
    layouts: LayoutCache, scale: float, width: int
) -> None:
    layouts.set_scale(scale)
    call = ToolCall(
        CallId("c"),
        "a_function_with_a_long_name",
        output='{"error": "' + "why " * 30 + '"}',
        ok=False,
    )
    rows = (
        row(
            "one two three four " * 9,
            Status.INTERRUPTED,
            received_ms=4000,
            heard_ms=1500,
            interim=True,
            outside=True,
        ),
        row(
            "- a list\n  - in a list\n    - in a list\n\n> said\n\n`code without any blanks` "
            + "x" * 200
        ),
        row("", role=Role.TOOL, tool=call),
    )
    for item in rows:
        made = layouts.row(item, width)
        for text in [said for said in (made.words, made.note, made.title) if said is not None]:
            for laid in text.laid:
                for number in range(laid.layout.lineCount()):
                    line = laid.layout.lineAt(number)
                    assert laid.x + line.naturalTextWidth() <= layouts.metrics(width).measure + 1
                    assert line.height() <= text.face.line * 1.2


def test_the_cut_is_counted_as_qt_counts(layouts: LayoutCache) -> None:
    cut = row(
        "\N{GRINNING FACE} one two three", Status.INTERRUPTED, received_ms=4000, heard_ms=1200
    )
    assert layouts.row(cut, WIDTH).heard == len("\N{GRINNING FACE} one") + 1


def test_rows_without_words_say_so(layouts: LayoutCache) -> None:
    def words_of(item: Item) -> str:
        return layouts.row(item, WIDTH).words.text

    assert words_of(row("", Status.FINAL, role=Role.USER)) == "(nothing recognized)"
    assert words_of(row("", Status.FAILED, role=Role.USER)) == "(could not be transcribed)"
    assert words_of(row("", Status.PARTIAL, role=Role.USER)) == "…"


def test_a_closed_card_says_what_was_done_and_an_opened_one_all(layouts: LayoutCache) -> None:
    call = ToolCall(CallId("c"), "get_time", "{}", output='{"long": "' + "result " * 100 + '"}')
    item = row("", role=Role.TOOL, tool=call)
    closed = layouts.row(item, WIDTH)
    assert closed.title is not None
    assert closed.title.text.startswith("Used Get time · Long: result result")
    assert len(closed.title.text) < len("Used Get time · ") + LONGEST_REASON + 5
    assert closed.words.text == ""
    layouts.set_expanded(item.id, True)
    opened = layouts.row(item, WIDTH)
    assert "result result" in opened.words.text
    assert opened.height > closed.height


def test_a_long_reason_takes_a_few_lines(layouts: LayoutCache) -> None:
    call = ToolCall(
        CallId("c"), "get_time", output='{"error": "' + "no reason " * 100 + '"}', ok=False
    )
    title = layouts.row(row("", role=Role.TOOL, tool=call), 400).title
    assert title is not None
    assert 1 < title.line_count <= CARD_LINES


def test_the_same_item_is_laid_out_once(layouts: LayoutCache) -> None:
    item = row()
    first = layouts.row(item, WIDTH)
    assert layouts.row(item, WIDTH) is first
    assert layouts.row(replace(item, text="other"), WIDTH) is not first
    assert layouts.row(item, WIDTH - 100) is not first


def test_layouts_of_rows_long_out_of_sight_are_dropped(layouts: LayoutCache) -> None:
    first = layouts.row(row(), WIDTH)
    for number in range(KEPT_LAYOUTS + 1):
        layouts.row(row(id=ItemId(f"x{number}")), WIDTH)
    assert layouts.row(first.item, WIDTH) is not first


def test_the_size_hint_is_the_height_that_is_drawn(qapp: object, theme: Theme) -> None:
    model, delegate = TranscriptModel(), TranscriptDelegate(theme)
    model.show_conversation(Conversation().add(row("some words " * 30)))
    option = QStyleOptionViewItem()
    option.rect.setWidth(WIDTH)
    assert delegate.sizeHint(option, model.index(0)).height() == delegate.height(
        model.item(0), WIDTH
    )


@pytest.mark.parametrize(
    "item",
    [
        row(),
        row("", Status.PARTIAL, role=Role.USER),
        row("words", Status.INTERRUPTED, received_ms=1000, heard_ms=500),
        row("", role=Role.TOOL, tool=ToolCall(CallId("c"), "get_time")),
        row("", role=Role.TOOL, tool=ToolCall(CallId("c"), "get_time", output="no", ok=False)),
    ],
    ids=["final", "partial", "interrupted", "running", "failed"],
)
def test_each_kind_of_row_is_drawn(qapp: object, theme: Theme, item: Item) -> None:
    model, delegate = TranscriptModel(), TranscriptDelegate(theme)
    model.show_conversation(Conversation().add(item))
    image = QImage(WIDTH, delegate.height(item, WIDTH), QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    option = QStyleOptionViewItem()
    option.rect = image.rect()
    delegate.paint(painter, option, model.index(0))
    painter.end()
    assert any(image.pixel(x, y) for y in range(0, image.height(), 2) for x in range(0, WIDTH, 2))
