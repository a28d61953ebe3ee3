"""The transcript follows the end only when it is there, stands still otherwise, and measures only
what is seen.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QAccessible, QImage, QPainter, QPaintEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from tests.support.on_screen import is_whole
from voicelive_desktop.domain.facts.conversation import Conversation, Item, Role, Status
from voicelive_desktop.domain.facts.state import Playback, SpeakerFacts, State
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.transcript.row_delegate import TranscriptDelegate
from voicelive_desktop.gui.transcript.tall_rows import AT_END_PX
from voicelive_desktop.gui.transcript.transcript_model import TranscriptModel
from voicelive_desktop.gui.transcript.transcript_view import TranscriptView
from voicelive_desktop.gui.transcript.voice_follower import value_for

Flag = QItemSelectionModel.SelectionFlag


class CountingDelegate(TranscriptDelegate):
    """Counts how many rows were ever measured."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.measured: set[str] = set()
        self.painted: list[int] = []

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        self.painted.append(index.row())
        super().paint(painter, option, index)

    def height(self, item: Item, width: int) -> int:
        self.measured.add(item.id)
        return super().height(item, width)


class Bench:
    """A view with the conversation that it shows."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.model = TranscriptModel()
        self.delegate = CountingDelegate(theme)
        self.view = TranscriptView(self.model, self.delegate)
        qtbot.addWidget(self.view)
        self.view.resize(700, 400)
        self.view.show()
        self.conversation = Conversation()

    def add(self, count: int, text: str = "some words ") -> None:
        for number in range(len(self.conversation), len(self.conversation) + count):
            row = Item(
                ItemId(f"i{number}"),
                Role.USER,
                text * (1 + number % 9),
                Status.FINAL,
                1000.0 + number,
            )
            self.conversation = self.conversation.add(row)
        self.show()

    def change(self, number: int, **values: object) -> None:
        self.conversation = self.conversation.change(
            ItemId(f"i{number}"),
            lambda row: replace(row, **values),  # type: ignore[arg-type]
        )
        self.show()

    def show(self) -> None:
        self.model.show_conversation(self.conversation)

    def top_of(self, number: int) -> int:
        return self.view.visualRect(self.model.index(number)).top()

    @property
    def bar(self) -> tuple[int, int]:
        bar = self.view.verticalScrollBar()
        return bar.value(), bar.maximum()


@pytest.fixture
def bench(qtbot: QtBot, theme: Theme) -> Bench:
    return Bench(qtbot, theme)


def test_new_rows_are_followed_at_the_end(bench: Bench) -> None:
    bench.add(30)
    assert bench.bar[0] == bench.bar[1] > 0
    bench.add(1)
    assert bench.bar[0] == bench.bar[1]
    last = bench.view.visualRect(bench.model.index(30))
    assert last.bottom() <= bench.view.viewport().height()


def test_growing_words_are_followed_at_the_end(bench: Bench) -> None:
    bench.add(30)
    before = bench.bar[1]
    bench.change(29, text="many words " * 60)
    assert bench.bar[1] > before
    assert bench.bar[0] == bench.bar[1]


def test_a_row_that_keeps_its_height_is_painted_alone(qtbot: QtBot, bench: Bench) -> None:
    bench.add(30)
    qtbot.waitUntil(lambda: 29 in bench.delegate.painted)
    qtbot.wait(1)
    bench.delegate.painted.clear()
    bench.change(28, text=bench.conversation.get(ItemId("i28")).text[:-2] + "! ")  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: bool(bench.delegate.painted))
    assert set(bench.delegate.painted) == {28}


def test_of_a_row_that_is_spoken_the_lines_are_painted_that_the_voice_has_passed(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = Item(ItemId("a"), Role.ASSISTANT, "some words " * 200, Status.FINAL, received_ms=9_000)

    touched: list[QRect] = []
    look = bench.view.touched

    def noting(index: QModelIndex | QPersistentModelIndex) -> QRect:
        touched.append(look(index))
        return touched[-1]

    def speak(played_ms: float) -> QImage:
        playback = Playback(item=answer.id, started=True, played_ms=played_ms)
        said = Conversation().add(answer)
        bench.model.show(State(conversation=said, speaker=SpeakerFacts(playback=playback)))
        return bench.view.viewport().grab().toImage()

    bench.view.resize(700, 900)
    bench.model.show(State(conversation=Conversation().add(answer)))
    monkeypatch.setattr(bench.view, "touched", noting)
    before, after = speak(1_000), speak(1_800)
    whole = bench.view.visualRect(bench.model.index(0))
    assert touched[-1].height() < whole.height() / 3
    different = [
        y
        for y in range(after.height())
        if any(after.pixel(x, y) != before.pixel(x, y) for x in range(0, after.width(), 2))
    ]
    assert different, "the voice has gone on"
    assert touched[-1].top() <= different[0]
    assert different[-1] <= touched[-1].bottom()


GROWING = (
    "Once upon a time",
    " there was a keeper of a light",
    "house, and of nothing else that anybody could have told",
    ".\n\n",
    "He counted **ships** all day",
    " long:\n\n- one\n- two",
    "\n- three, and so on until it was dark and the lamp had to be lit.\n\n",
    "The end",
    ", he said. " * 90,
    "No more.",
)


@pytest.mark.parametrize("spoken", [False, True])
def test_the_screen_shows_what_a_whole_painting_shows_while_an_answer_grows(
    bench: Bench, spoken: bool
) -> None:
    """Only what changed is painted: nothing old may be left."""
    bench.view.resize(700, 500)
    answer = Item(ItemId("a"), Role.ASSISTANT, "", Status.PARTIAL, received_ms=9_000)
    for number in range(len(GROWING) + 1):
        answer = replace(answer, text="".join(GROWING[: number + 1]))
        if number == len(GROWING):
            answer = replace(answer, status=Status.FINAL)
        played = Playback(item=answer.id, started=True, played_ms=1_000.0 + 300 * number)
        speaker = SpeakerFacts(playback=played if spoken else Playback())
        bench.model.show(State(conversation=Conversation().add(answer), speaker=speaker))
        assert is_whole(bench.view), f"after {number} pieces"


def test_of_an_answer_that_grows_its_last_lines_are_painted(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[QRect] = []
    paint = bench.view.paintEvent

    def noting(event: QPaintEvent) -> None:
        painted.append(event.rect())
        paint(event)

    bench.view.resize(700, 900)
    answer = Item(ItemId("a"), Role.ASSISTANT, "some words " * 150, Status.PARTIAL)
    bench.model.show(State(conversation=Conversation().add(answer)))
    QApplication.sendPostedEvents()
    monkeypatch.setattr(bench.view, "paintEvent", noting)
    answer = replace(answer, text=answer.text + "and more ")
    bench.model.show(State(conversation=Conversation().add(answer)))
    QApplication.sendPostedEvents()
    line = bench.delegate.layouts.metrics(bench.view.viewport().width()).line
    assert painted
    assert sum(rect.height() for rect in painted) <= 3 * line


def test_a_little_above_the_end_counts_as_the_end(bench: Bench) -> None:
    bench.add(30)
    bar = bench.view.verticalScrollBar()
    bar.setValue(bar.maximum() - AT_END_PX)
    assert bench.view.is_at_end
    bar.setValue(bar.maximum() - AT_END_PX - 30)
    assert not bench.view.is_at_end


def test_where_all_rows_are_in_sight_none_is_below(bench: Bench) -> None:
    bench.add(30)
    left = QSignalSpy(bench.view.end_left)
    bench.view.verticalScrollBar().setValue(0)
    assert left.at(0) == [True]
    for row in range(2, 30):
        bench.conversation = bench.conversation.remove(ItemId(f"i{row}"))
    bench.show()
    assert bench.bar[1] == 0
    assert bench.view.is_at_end
    assert left.at(left.count() - 1) == [False]


def test_with_more_room_the_end_is_in_sight_again(bench: Bench) -> None:
    bench.add(30)
    bar = bench.view.verticalScrollBar()
    bar.setValue(bar.maximum() - AT_END_PX - 30)
    assert not bench.view.is_at_end
    bench.view.resize(bench.view.width(), bench.view.height() + 200)
    assert bench.view.is_at_end


def test_scrolled_up_the_picture_stands_still_and_what_is_new_is_counted(bench: Bench) -> None:
    bench.add(60)
    unseen = QSignalSpy(bench.view.unseen_changed)
    bench.view.verticalScrollBar().setValue(300)
    seen = bench.view.indexAt(QPoint(5, 200)).row()
    place = bench.top_of(seen)
    bench.add(3)
    assert bench.top_of(seen) == place
    assert bench.view.unseen == 3
    assert unseen.at(unseen.count() - 1) == [3]
    bench.view.scroll_to_end()
    assert bench.view.unseen == 0
    assert bench.bar[0] == bench.bar[1]


def test_the_picture_stands_still_when_a_row_above_it_grows_or_goes(bench: Bench) -> None:
    bench.add(60)
    bench.view.verticalScrollBar().setValue(1500)
    seen = bench.view.indexAt(QPoint(5, 200)).row()
    bench.view.scrollTo(bench.model.index(seen))
    place = bench.top_of(seen)
    bench.change(seen + 40 if seen < 15 else 59, text="long " * 300)
    assert bench.top_of(seen) == place


def test_scrolling_up_brings_every_row_into_sight_once(bench: Bench) -> None:
    bench.add(80)
    bar = bench.view.verticalScrollBar()
    seen = set()
    while bar.value() > 0:
        seen |= {bench.view.indexAt(QPoint(5, y)).row() for y in range(4, 380, 8)}
        bar.setValue(max(0, bar.value() - 100))
    seen |= {bench.view.indexAt(QPoint(5, y)).row() for y in range(4, 380, 8)}
    assert seen >= set(range(80))
    assert bench.top_of(0) == 0


def test_only_rows_in_sight_are_measured(bench: Bench) -> None:
    bench.add(10_000)
    assert len(bench.delegate.measured) < 40
    bench.add(1)
    assert len(bench.delegate.measured) < 41
    bench.view.verticalScrollBar().setValue(bench.bar[1] // 2)
    assert len(bench.delegate.measured) < 80


def test_larger_text_takes_more_room(bench: Bench) -> None:
    bench.add(30)
    before = bench.bar[1]
    bench.delegate.layouts.set_scale(2.0)
    bench.view.measure_again()
    assert bench.view.visualRect(bench.model.index(29)).height() > 40
    assert bench.bar[1] > before
    assert bench.bar[0] == bench.bar[1]


def test_a_narrower_view_breaks_lines_elsewhere(bench: Bench) -> None:
    bench.add(30, "quite some words to be broken ")
    before = bench.view.visualRect(bench.model.index(26)).height()
    bench.view.resize(330, 400)
    assert bench.view.visualRect(bench.model.index(26)).height() > before
    assert bench.bar[0] == bench.bar[1]


def test_the_mouse_selects_across_rows(bench: Bench) -> None:
    bench.add(30)
    viewport = bench.view.viewport()
    first, last = (
        bench.view.indexAt(QPoint(100, 60)).row(),
        bench.view.indexAt(QPoint(100, 330)).row(),
    )
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=QPoint(100, 60))
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, shift, QPoint(100, 330))
    assert bench.view.selected_rows() == list(range(first, last + 1))


def test_keys_move_through_the_rows(bench: Bench) -> None:
    bench.add(30)
    bench.view.setFocus()
    QTest.keyClick(bench.view, Qt.Key.Key_Home)
    assert bench.view.currentIndex().row() == 0
    assert bench.bar[0] == 0
    QTest.keyClick(bench.view, Qt.Key.Key_Down)
    assert bench.view.currentIndex().row() == 1
    QTest.keyClick(bench.view, Qt.Key.Key_End)
    assert bench.view.currentIndex().row() == 29
    assert bench.view.is_at_end


def test_removed_and_moved_rows_keep_the_rest_in_place(bench: Bench) -> None:
    bench.add(40)
    bench.conversation = bench.conversation.remove(ItemId("i20")).move(ItemId("i3"), ItemId("i30"))
    bench.show()
    tops = [bench.top_of(row) for row in range(39)]
    heights = [bench.view.visualRect(bench.model.index(row)).height() for row in range(39)]
    assert [b - a for a, b in pairwise(tops)] == heights[:-1]
    bench.conversation = Conversation()
    bench.show()
    assert bench.bar[1] == 0


def test_a_screen_reader_finds_a_list_with_its_rows(bench: Bench) -> None:
    bench.add(3)
    found = QAccessible.queryAccessibleInterface(bench.view)
    assert found.role() == QAccessible.Role.List
    assert found.childCount() == 3
    assert found.child(1).text(QAccessible.Text.Name).strip() == "some words some words"
    assert "You" in found.child(1).text(QAccessible.Text.Description)


def test_rows_that_were_there_before_the_view_are_shown_once(qtbot: QtBot, theme: Theme) -> None:
    model = TranscriptModel()
    conversation = Conversation()
    for number in range(5):
        conversation = conversation.add(
            Item(ItemId(f"i{number}"), Role.USER, "words", Status.FINAL)
        )
    model.show_conversation(conversation)
    view = TranscriptView(model, TranscriptDelegate(theme))
    qtbot.addWidget(view)
    view.resize(700, 100)
    view.show()
    last = view.visualRect(model.index(4))
    assert last.bottom() + 1 == view.viewport().height()
    assert view.verticalScrollBar().maximum() == 5 * last.height() - view.viewport().height()


def test_the_scroll_bars_room_is_reserved_and_it_shows_only_what_can_be_scrolled(
    bench: Bench,
) -> None:
    bench.add(1)
    width = bench.view.viewport().width()
    assert not bench.view.verticalScrollBar().isEnabled()
    bench.add(60)
    assert bench.view.verticalScrollBar().isEnabled()
    assert bench.view.viewport().width() == width


def test_where_the_keys_go_is_marked_for_the_keyboard_only(bench: Bench) -> None:
    bench.add(5)
    QTest.mouseClick(bench.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 60))
    assert not bench.view.by_keyboard
    QTest.keyClick(bench.view, Qt.Key.Key_Down)
    assert bench.view.by_keyboard


def test_a_reshuffled_transcript_is_shown_and_stands_at_the_end(bench: Bench) -> None:
    bench.add(200)
    rows = list(bench.conversation)
    bench.conversation = Conversation()
    for row in reversed(rows):
        bench.conversation = bench.conversation.add(row)
    bench.show()
    assert [bench.model.item(row).id for row in range(3)] == ["i199", "i198", "i197"]
    assert bench.bar[0] == bench.bar[1]
    assert len(bench.delegate.measured) < 90


def test_moving_rows_about_measures_no_more_than_what_is_seen(bench: Bench) -> None:
    bench.add(3_000)
    measured = len(bench.delegate.measured)
    for number in range(0, 900, 3):
        bench.conversation = bench.conversation.move(
            ItemId(f"i{number}"), ItemId(f"i{number + 1_000}")
        )
    bench.show()
    assert [bench.model.item(row).id for row in range(3_000)] == [
        row.id for row in bench.conversation
    ]
    assert len(bench.delegate.measured) < measured + 60


class Told(Bench):
    """A story in a small window, longer than the page, of which the voice has said a part."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        super().__init__(qtbot, theme)
        self.view.resize(500, 200)
        self.view.set_still(True)
        self.add(3)
        self.story = Item(
            ItemId("story"),
            Role.ASSISTANT,
            "".join(f"Sentence number {number} of the story. " for number in range(120)),
            Status.FINAL,
            received_ms=100_000,
        )
        self.conversation = self.conversation.add(self.story)
        self.show()

    def say(self, share: float, item: Item | None = None) -> None:
        played = Playback(
            item=(item or self.story).id, started=True, played_ms=share * self.story.received_ms
        )
        speaker = SpeakerFacts(playback=played)
        self.model.show(State(conversation=self.conversation, speaker=speaker))

    def be_silent(self) -> None:
        self.model.show(State(conversation=self.conversation))

    def is_said_line_in_sight(self) -> bool:
        row = self.model.row_of(self.story.id)
        assert row is not None
        top, bottom = self.delegate.line_spoken(
            self.story, self.view.viewport().width(), self.model.spoken(row) or 0
        )
        at = self.top_of(row)
        return at + top >= 0 and at + bottom <= self.view.viewport().height()


@pytest.fixture
def told(qtbot: QtBot, theme: Theme) -> Told:
    return Told(qtbot, theme)


def test_the_line_that_is_said_stays_in_sight(told: Told) -> None:
    for hundredth in range(1, 100):
        told.say(hundredth / 100)
        assert told.is_said_line_in_sight(), f"after {hundredth} %"
        assert told.view.is_at_end  # nobody has scrolled away: what is new is told below
    told.be_silent()
    assert told.bar[0] == told.bar[1]


def test_a_page_turns_seldom_while_the_voice_goes_on(told: Told) -> None:
    seen = set()
    for thousandth in range(1, 1000):
        told.say(thousandth / 1000)
        seen.add(told.bar[0])
    page = told.view.viewport().height()
    assert len(seen) <= told.bar[1] / (page / 3)


def test_who_scrolls_is_left_alone_until_another_answer_is_heard(told: Told) -> None:
    told.say(0.3)
    bar = told.view.verticalScrollBar()
    bar.setValue(bar.value() - 60)
    here = bar.value()
    for hundredth in range(31, 90):
        told.say(hundredth / 100)
    assert bar.value() == here
    told.view.scroll_to_end()  # as the button with the arrow does
    assert told.is_said_line_in_sight()
    bar.setValue(bar.maximum())
    told.say(0.4)
    assert bar.value() == bar.maximum()  # the end was scrolled to: it stays there
    again = replace(told.story, id=ItemId("again"))
    told.conversation = told.conversation.add(again)
    told.say(0.1, again)
    assert bar.value() < bar.maximum()


def test_it_is_left_alone_after_words_that_come_meanwhile(told: Told) -> None:
    told.say(0.3)
    before = told.bar[0]
    told.story = replace(told.story, text=told.story.text + "More of it. " * 40)
    told.conversation = told.conversation.change(told.story.id, lambda _row: told.story)
    told.say(0.3)
    assert told.bar[0] == before < told.bar[1]


def test_another_width_keeps_the_line_in_sight(told: Told) -> None:
    told.say(0.5)
    told.view.resize(340, 200)
    assert told.is_said_line_in_sight()


def test_the_page_glides_where_motion_is_welcome(qtbot: QtBot, told: Told) -> None:
    told.say(0.2)
    told.view.set_still(False)
    before, places = told.bar[0], list[int]()
    told.view.verticalScrollBar().valueChanged.connect(places.append)
    told.say(0.5)
    qtbot.waitUntil(lambda: bool(places) and not told.view._follower.is_gliding)
    assert places == sorted(places)
    assert before <= places[0] < places[-1] == told.bar[0]
    assert told.is_said_line_in_sight()


@pytest.mark.parametrize(
    ("line", "value", "wanted"),
    [
        ((0, 20), 0, 0),
        ((100, 120), 0, 0),  # well in sight
        ((160, 180), 0, 110),  # too low: brought up
        ((500, 520), 900, 450),  # above: the text ran ahead
        ((990, 1010), 0, 940),
        ((1100, 1120), 0, 1000),  # the end shows it
    ],
)
def test_where_a_line_is_brought(line: tuple[int, int], value: int, wanted: int) -> None:
    assert value_for(line, value, end=1000, page=200) == wanted
