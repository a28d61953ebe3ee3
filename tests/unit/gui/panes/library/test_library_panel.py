"""The list of kept conversations: what it shows, what its keys and menus ask for."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.support.wishes import wishes
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import library_events as lib
from voicelive_desktop.domain.facts.conversation import Conversation, Item, Role, Status
from voicelive_desktop.domain.facts.library import (
    Collection,
    Count,
    Entry,
    EntryId,
    Hit,
    Labels,
    Sieve,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.library.delete_all_question import DeleteAllQuestion
from voicelive_desktop.gui.panes.library.export_dialog import ExportDialog
from voicelive_desktop.gui.panes.library.export_questions import ExportQuestions
from voicelive_desktop.gui.panes.library.library_menu import LibraryMenus
from voicelive_desktop.gui.panes.library.library_panel import LibraryPanel
from voicelive_desktop.gui.theme import Theme

NOW_S = time.mktime((2026, 11, 29, 12, 0, 0, 0, 0, -1))
DAY_S = 86_400.0


def entry(name: str, days: float = 0.0, **facts: object) -> Entry:
    at_s = NOW_S - days * DAY_S
    return replace(Entry(EntryId(name), at_s - 60, at_s, f"About {name}", rows=3), **facts)  # type: ignore[arg-type]


ENTRIES = (
    entry("pinned", 40, pinned=True),
    entry("one"),
    entry("two", 1),
    entry("three", 3),
    entry("four", 400),
)
OFFERED = Collection(offered=True, entries=ENTRIES, total=5, labels=Labels(tags=("work",)))


@pytest.fixture
def panel(qtbot: QtBot, feed: StateFeed, intents: Intents, theme: Theme) -> LibraryPanel:
    made = LibraryPanel(feed, intents, theme, lambda: NOW_S)
    qtbot.addWidget(made)
    made.resize(260, 600)
    made.show()
    return made


def show(qtbot: QtBot, feed: StateFeed, library: Collection, **others: object) -> None:
    state = replace(State(), library=library, **others)  # type: ignore[arg-type]
    feed.push(state)
    qtbot.waitUntil(lambda: feed.state is state)


def view_of(panel: LibraryPanel) -> QListView:
    view = panel.findChild(QListView, "library_list")
    assert view is not None
    return view


def texts(panel: LibraryPanel) -> list[str]:
    model = view_of(panel).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def select(panel: LibraryPanel, *rows: int) -> None:
    view = view_of(panel)
    view.clearSelection()
    for row in rows:
        index = view.model().index(row, 0)
        view.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
        view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)


def test_conversations_stand_below_their_dates(
    qtbot: QtBot, panel: LibraryPanel, feed: StateFeed
) -> None:
    show(qtbot, feed, OFFERED)
    assert texts(panel) == [
        *("Pinned", "About pinned", "Today", "About one", "Yesterday", "About two"),
        *("Last 7 days", "About three", "October 2025", "About four"),
    ]


def test_it_lists_while_it_is_in_sight(
    qtbot: QtBot, feed: StateFeed, intents: Intents, theme: Theme
) -> None:
    watched = QSignalSpy(wishes(intents, lib.LibraryWatched))
    made = LibraryPanel(feed, intents, theme, lambda: NOW_S)
    qtbot.addWidget(made)
    made.show()
    made.hide()
    assert [watched.at(n)[0] for n in range(watched.count())] == [True, False]


def test_what_is_typed_is_looked_for(panel: LibraryPanel, intents: Intents) -> None:
    looked = QSignalSpy(wishes(intents, lib.LibraryLooked))
    search = panel.findChild(QLineEdit, "library_search")
    assert search is not None
    QTest.keyClicks(search, "we")
    assert [looked.at(n) for n in range(looked.count())] == [[("w", Sieve())], [("we", Sieve())]]


def test_what_was_found_is_counted_and_leads_to_its_row(
    qtbot: QtBot, panel: LibraryPanel, feed: StateFeed, intents: Intents
) -> None:
    hit = Hit(ENTRIES[1], ItemId("r7"), Role.ASSISTANT, NOW_S, "the weather is fine", ((4, 11),))
    show(qtbot, feed, replace(OFFERED, query="weather", hits=(hit,), count=None))
    count = panel.findChild(QLabel, "library_count")
    assert count is not None
    assert count.text() == "Counting…"
    show(qtbot, feed, replace(OFFERED, query="weather", hits=(hit,), count=Count(12, 3)))
    assert count.text() == "12 matches in 3 conversations"
    assert texts(panel) == ["About one: Assistant: the weather is fine"]
    opened = QSignalSpy(wishes(intents, lib.EntryOpened))
    view = view_of(panel)
    QTest.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=view.visualRect(view.model().index(0, 0)).center(),
    )
    assert opened.at(0) == [("one", "r7")]


def test_the_keyboard_leads_from_the_search_to_what_was_found(
    qtbot: QtBot, panel: LibraryPanel, feed: StateFeed, intents: Intents
) -> None:
    show(qtbot, feed, OFFERED)
    opened = QSignalSpy(wishes(intents, lib.EntryOpened))
    search = panel.findChild(QLineEdit, "library_search")
    assert search is not None
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert opened.at(0) == ["pinned"]  # the first, below its date
    QTest.keyClick(search, Qt.Key.Key_Down)
    assert view_of(panel).currentIndex().row() == 1
    show(qtbot, feed, replace(OFFERED, entries=()))
    QTest.keyClick(search, Qt.Key.Key_Down)
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert opened.count() == 1


def test_enter_opens_delete_deletes_several_and_f2_asks_for_a_name(
    qtbot: QtBot, panel: LibraryPanel, feed: StateFeed, intents: Intents
) -> None:
    show(qtbot, feed, OFFERED)
    opened, deleted, renamed = map(
        QSignalSpy,
        (
            wishes(intents, lib.EntryOpened),
            wishes(intents, lib.EntriesDeleted),
            wishes(intents, lib.EntryRenamed),
        ),
    )
    select(panel, 3)
    QTest.keyClick(view_of(panel), Qt.Key.Key_Return)
    assert opened.at(0) == ["one"]
    select(panel, 3, 5)
    QTest.keyClick(view_of(panel), Qt.Key.Key_Delete)
    assert deleted.at(0) == [("one", "two")]
    select(panel, 3)
    QTest.keyClick(view_of(panel), Qt.Key.Key_F2)
    name = next(
        edit for edit in panel.findChildren(QLineEdit) if edit.objectName() != "library_search"
    )
    name.setText("Weather")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert renamed.at(0) == [("one", "Weather")]


def test_the_conversation_at_hand_is_told_as_now_until_it_ends(
    qtbot: QtBot, panel: LibraryPanel, feed: StateFeed
) -> None:
    said = Conversation().add(Item(ItemId("u"), Role.USER, "Hello.", Status.FINAL))
    at_hand = replace(OFFERED, present=EntryId("one"))
    show(qtbot, feed, at_hand, conversation=said, connection=con.Ready())
    now = view_of(panel).grab().toImage()
    show(qtbot, feed, at_hand, conversation=said, connection=con.Offline())
    ended = view_of(panel).grab().toImage()
    show(qtbot, feed, OFFERED)
    assert ended != now
    assert ended == view_of(panel).grab().toImage(), "with its time and length, as any other"


def test_the_menu_offers_what_is_possible(
    qtbot: QtBot, panel: LibraryPanel, feed: StateFeed, intents: Intents
) -> None:
    show(qtbot, feed, replace(OFFERED, present=EntryId("one")), connection=con.Ready())
    menus = panel.findChild(LibraryMenus)
    assert menus is not None
    one = {action.objectName(): action for action in menus.menu(ENTRIES[1:2]).actions()}
    assert not one["library_menu_continue"].isEnabled()
    assert not one["library_menu_delete"].isEnabled()
    pinned = QSignalSpy(wishes(intents, lib.EntriesPinned))
    several = {action.objectName(): action for action in menus.menu(ENTRIES[1:3]).actions()}
    assert "library_menu_rename" not in several
    several["library_menu_pin"].trigger()
    assert pinned.at(0) == [(("one", "two"), True)]
    tags = menus.menu(ENTRIES[1:3]).findChild(QMenu, "library_menu_tags")
    assert isinstance(tags, QMenu)
    tagged = QSignalSpy(wishes(intents, lib.EntriesTagged))
    tags.actions()[0].trigger()
    assert tagged.at(0) == [(("one", "two"), "work")]


def test_the_filter_is_part_of_what_is_looked_for(
    qtbot: QtBot, panel: LibraryPanel, feed: StateFeed, intents: Intents
) -> None:
    show(qtbot, feed, OFFERED)
    looked = QSignalSpy(wishes(intents, lib.LibraryLooked))
    button = panel.findChild(QToolButton, "library_filter_button")
    assert button is not None
    menu = button.menu_of()  # type: ignore[attr-defined]
    next(action for action in menu.actions() if action.text() == "Last 7 days").trigger()
    ((query, sieve),) = looked.at(0)
    assert query == ""
    assert NOW_S - 7 * DAY_S < sieve.since_s < NOW_S - 6 * DAY_S
    menu = button.menu_of()  # type: ignore[attr-defined]
    next(action for action in menu.actions() if action.text() == "Show all").trigger()
    assert looked.at(1)[0][1] == Sieve()


def test_an_empty_list_says_what_will_be_there(
    qtbot: QtBot, panel: LibraryPanel, feed: StateFeed
) -> None:
    empty = panel.findChild(QLabel, "library_empty")
    assert empty is not None
    show(qtbot, feed, Collection(offered=True))
    assert "will be listed here" in empty.text()
    show(qtbot, feed, Collection())
    assert "not saved in this run" in empty.text()
    show(qtbot, feed, OFFERED)
    assert not empty.isVisible()


def test_escape_empties_the_search_then_closes(panel: LibraryPanel) -> None:
    closed = QSignalSpy(panel.close_requested)
    search = panel.findChild(QLineEdit, "library_search")
    assert search is not None
    search.setText("words")
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert (search.text(), closed.count()) == ("", 0)
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert closed.count() == 1


def test_the_end_of_the_list_asks_for_more(
    qtbot: QtBot, panel: LibraryPanel, feed: StateFeed, intents: Intents
) -> None:
    many = tuple(entry(f"e{n}", n) for n in range(100))
    show(qtbot, feed, replace(OFFERED, entries=many, total=400))
    more = QSignalSpy(wishes(intents, lib.LibraryMoreWanted))
    bar = view_of(panel).verticalScrollBar()
    bar.setValue(bar.maximum())
    assert more.count() > 0


def test_several_are_exported_and_copied(
    qtbot: QtBot, panel: LibraryPanel, feed: StateFeed, intents: Intents
) -> None:
    show(qtbot, feed, OFFERED)
    menus = panel.findChild(LibraryMenus)
    assert menus is not None
    actions = {action.objectName(): action for action in menus.menu(ENTRIES[1:3]).actions()}
    copied, exported = (
        QSignalSpy(wishes(intents, lib.MarkdownRequested)),
        QSignalSpy(wishes(intents, lib.ExportRequested)),
    )
    actions["library_menu_markdown"].trigger()
    assert copied.at(0) == [("one", "two")]
    actions["library_menu_export"].trigger()
    dialog = panel.findChild(ExportDialog)
    assert dialog is not None
    forms = dialog.findChild(QComboBox, "export_form_combo")
    assert forms is not None
    assert [forms.itemData(row) for row in range(forms.count())] == [
        "html",
        "md",
        "txt",
        "srt",
        "vtt",
        "json",
        "zip",
    ]
    forms.setCurrentIndex(1)
    dialog.wanted.emit("md", "/x.zip")
    assert exported.at(0) == [(("one", "two"), "md", "/x.zip")]
    dialog.close()


def test_all_are_deleted_after_a_question_that_names_their_number(
    qtbot: QtBot, panel: LibraryPanel, feed: StateFeed, intents: Intents
) -> None:
    show(qtbot, feed, replace(OFFERED, kept=1234))
    menus = panel.findChild(LibraryMenus)
    assert menus is not None
    emptied = QSignalSpy(wishes(intents, lib.LibraryEmptied))
    menu = {action.objectName(): action for action in menus.menu_of_all().actions()}
    menu["library_menu_delete_all"].trigger()
    question = panel.findChild(DeleteAllQuestion)
    assert question is not None
    assert any("1,234" in label.text() for label in question.findChildren(QLabel))
    assert emptied.count() == 0
    button = question.findChild(QPushButton, "delete_all_button")
    assert button is not None
    button.click()
    assert emptied.count() == 1


def test_in_a_conversation_not_all_are_deleted(
    qtbot: QtBot, panel: LibraryPanel, feed: StateFeed
) -> None:
    show(qtbot, feed, replace(OFFERED, kept=3), connection=con.Ready())
    menus = panel.findChild(LibraryMenus)
    assert menus is not None
    menu = {action.objectName(): action for action in menus.menu_of_all().actions()}
    assert not menu["library_menu_delete_all"].isEnabled()
    assert menu["library_menu_import"].isEnabled()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("a/b: c?", "2026-11-29 a b c"),
        ("", "2026-11-29"),
        ("..", "2026-11-29"),
        ("x" * 200, "2026-11-29 " + "x" * 60),
    ],
)
def test_the_name_of_the_file_is_made_of_day_and_title(qtbot: QtBot, title: str, name: str) -> None:
    dialog = ExportDialog(1, title, NOW_S)
    qtbot.addWidget(dialog)
    dialog.show()
    button = dialog.findChild(QPushButton, "export_file_button")
    assert button is not None
    button.click()
    files = dialog.findChild(QFileDialog)
    assert files is not None
    assert files.selectedFiles()[0].endswith(f"/{name}.html")
    files.reject()


def test_recordings_are_filtered_and_their_size_is_said(
    qtbot: QtBot, panel: LibraryPanel, feed: StateFeed, intents: Intents
) -> None:
    show(qtbot, feed, replace(OFFERED, recorded_bytes=123_400_000))
    disk = panel.findChild(QLabel, "library_disk")
    assert disk is not None
    assert disk.text() == "Recordings use 123 MB"
    looked = QSignalSpy(wishes(intents, lib.LibraryLooked))
    button = panel.findChild(QToolButton, "library_filter_button")
    assert button is not None
    menu = button.menu_of()  # type: ignore[attr-defined]
    next(
        action for action in menu.actions() if action.objectName() == "library_filter_recorded"
    ).trigger()
    assert looked.at(0) == [("", Sieve(recorded=True))]
    show(qtbot, feed, OFFERED)
    assert not disk.isVisible()


@pytest.mark.parametrize("sounds", [frozenset(), frozenset({ItemId("a")})])
def test_the_present_one_can_be_exported_as_sound_once_it_was_recorded(
    qtbot: QtBot, feed: StateFeed, intents: Intents, sounds: frozenset[ItemId]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    rows = Conversation().add(Item(ItemId("a"), Role.USER, "hello", Status.FINAL, NOW_S))
    state = State(conversation=rows, library=replace(OFFERED, sounds=sounds))
    feed.push(state)
    qtbot.waitUntil(lambda: feed.state is state)
    ExportQuestions(feed, intents, window).export_shown()
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    forms = dialog.findChild(QComboBox, "export_form_combo")
    assert forms is not None
    assert (forms.findData("flac") >= 0) is bool(sounds)
    dialog.close()


def test_only_one_with_a_recording_can_be_exported_as_sound(qtbot: QtBot) -> None:
    for recorded in (False, True):
        dialog = ExportDialog(1, "x", NOW_S, recorded=recorded)
        qtbot.addWidget(dialog)
        forms = dialog.findChild(QComboBox, "export_form_combo")
        assert forms is not None
        assert (forms.findData("flac") >= 0) is recorded
