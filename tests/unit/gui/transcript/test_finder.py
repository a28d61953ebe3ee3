"""Finding counts every match once, follows the transcript as it changes, and says at which match we
are.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from voicelive_desktop.domain.facts.conversation import Conversation, Item, Role, Status, ToolCall
from voicelive_desktop.domain.words.ids import CallId, ItemId
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.transcript.find_bar import FindBar
from voicelive_desktop.gui.transcript.finder import Finder
from voicelive_desktop.gui.transcript.transcript_model import TranscriptModel


class Bench:
    """A transcript with a finder."""

    def __init__(self, *texts: str) -> None:
        self.model = TranscriptModel()
        self.finder = Finder(self.model)
        self.conversation = Conversation()
        for number, text in enumerate(texts):
            self.conversation = self.conversation.add(_row(number, text))
        self.show()

    def show(self) -> None:
        self.model.show_conversation(self.conversation)

    def place(self) -> tuple[int, int, int | None]:
        return self.finder.position, self.finder.total, self.finder.current_row


def _row(number: int, text: str) -> Item:
    return Item(ItemId(f"i{number}"), Role.USER, text, Status.FINAL, 1000.0 + number)


@pytest.fixture
def bench(qapp: object) -> Bench:
    return Bench("one Tree", "nothing", "tree, tree", "a tree")


def test_case_does_not_matter_and_every_match_counts(bench: Bench) -> None:
    bench.finder.search("tree")
    assert bench.place() == (1, 4, 0)
    assert bench.finder.matches("Tree tree") == [(0, 4), (5, 9)]


def test_next_and_previous_go_through_all_matches_and_around_the_end(bench: Bench) -> None:
    bench.finder.search("TREE")
    seen = []
    for _ in range(5):
        seen.append(bench.place()[::2])
        bench.finder.go(1)
    assert seen == [(1, 0), (2, 2), (3, 2), (4, 3), (1, 0)]
    bench.finder.go(-1)
    bench.finder.go(-1)
    assert bench.place() == (4, 4, 3)
    bench.finder.go(-1)
    assert bench.place() == (3, 4, 2)


def test_the_search_begins_at_the_row_in_sight(bench: Bench) -> None:
    bench.finder.search("tree", from_row=1)
    assert bench.place() == (2, 4, 2)


def test_typing_on_narrows_the_matches_and_deleting_widens_them(bench: Bench) -> None:
    bench.finder.search("tree")
    bench.finder.search("tree,")
    assert bench.place() == (1, 1, 2)
    bench.finder.search("tre")
    assert bench.finder.total == 4
    bench.finder.search("")
    assert bench.place() == (0, 0, None)


def test_what_is_searched_is_no_pattern(bench: Bench) -> None:
    bench.finder.search("t.*e")
    assert bench.finder.total == 0


def test_new_changed_moved_and_removed_rows_are_counted(bench: Bench) -> None:
    bench.finder.search("tree")
    bench.finder.go(1)
    bench.conversation = bench.conversation.add(_row(9, "last tree"))
    bench.show()
    assert bench.place() == (2, 5, 2)
    bench.conversation = bench.conversation.change(
        ItemId("i1"), lambda row: replace(row, text="tree tree")
    )
    bench.show()
    assert bench.place() == (4, 7, 2)
    bench.conversation = bench.conversation.move(ItemId("i0"), ItemId("i9"))
    bench.show()
    assert bench.place() == (3, 7, 1)
    bench.conversation = bench.conversation.remove(ItemId("i2"))
    bench.show()
    assert bench.place() == (0, 5, None)
    bench.finder.go(1)
    assert bench.place() == (1, 5, 0)


def test_a_tool_row_is_found_by_name_arguments_and_result(qapp: object) -> None:
    bench = Bench()
    call = ToolCall(CallId("c"), "get_weather", '{"city": "Oslo"}', '{"sky": "grey"}')
    bench.conversation = bench.conversation.add(
        Item(ItemId("t"), Role.TOOL, status=Status.FINAL, tool=call)
    )
    bench.show()
    for words, count in (
        ("used get", 1),
        ("weather", 2),
        ("oslo", 1),
        ("grey", 2),
    ):  # the result is in the line and in the details
        bench.finder.search(words)
        assert bench.finder.total == count, words


def test_the_bar_shows_the_place_and_steps(qtbot: QtBot, theme: Theme, bench: Bench) -> None:
    bar = FindBar(bench.finder, theme)
    qtbot.addWidget(bar)
    bar.searched.connect(bench.finder.search)
    bar.stepped.connect(bench.finder.go)
    bar.open()
    field, count = bar.findChild(QLineEdit, "find_input"), bar.findChild(QLabel, "find_count")
    following = bar.findChild(QToolButton, "find_next_button")
    assert field is not None
    assert count is not None
    assert following is not None
    assert not following.isEnabled()
    QTest.keyClicks(field, "tree")
    assert count.text() == "1 of 4"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert count.text() == "2 of 4"
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert count.text() == "1 of 4"
    following.click()
    assert count.text() == "2 of 4"
    QTest.keyClicks(field, "zz")
    assert count.text() == "Not found"
    closed = QSignalSpy(bar.closed)
    bar.shut()
    assert closed.count() == 1
    assert bench.finder.query == ""
