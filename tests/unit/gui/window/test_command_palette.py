"""The command palette: everything by a few letters, what was used last first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView, QMainWindow
from pytestqt.qtbot import QtBot

from tests.support.wishes import wishes
from tests.unit.gui.world import BUILT_IN, LISTED, World, part
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts import library_events as lib
from voicelive_desktop.domain.facts.library import Collection, Entry, EntryId
from voicelive_desktop.gui.actions import SPECS, Actions
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.settings.settings_layout import SHOWN, widget_of
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.window import window_memory
from voicelive_desktop.gui.window.command_palette import CommandPalette
from voicelive_desktop.gui.window.palette_entries import PaletteEntries
from voicelive_desktop.gui.window.palette_search import PaletteEntry, ranked


class Scene:
    """An open palette over an empty window."""

    def __init__(self, feed: StateFeed, intents: Intents, theme: Theme) -> None:
        self.window = QMainWindow()
        self.window.resize(760, 540)
        self.went: list[str] = []
        self.actions = Actions(feed, intents, self.window)
        self.entries = PaletteEntries(intents, self.actions, self.went.append)
        self.palette = CommandPalette(feed, intents, theme, self.entries, self.window)
        self.feed = feed
        self.field = part(self.palette, QLineEdit, "palette_input")
        self.list = part(self.palette, QListView, "palette_list")

    @property
    def lines(self) -> list[str]:
        model = self.list.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.field, key)


@pytest.fixture
def scene(qtbot: QtBot, feed: StateFeed, intents: Intents, theme: Theme) -> Iterator[Scene]:
    feed.push(LISTED)
    made = Scene(feed, intents, theme)
    made.window.show()
    made.palette.toggle()
    yield made
    made.window.close()
    made.window.deleteLater()


def entry(key: str, text: str, about: str = "", *, listed: bool = True) -> PaletteEntry:
    return PaletteEntry(key, text, "Kind", lambda: None, about=about, listed=listed)


ENTRIES = (
    entry("start", "Start"),
    entry("restart", "Restart the app"),
    entry("voice", "Voice", "tts speaker", listed=False),
    entry("speed", "Speaking rate", "voice", listed=False),
    entry("export", "Export the conversation"),
)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("start", "start"),
        ("START", "start"),
        ("rest", "restart"),
        ("voice", "voice"),  # the word itself before what is about it
        ("conv exp", "export"),  # words in any order
        ("éxp", "export"),
        ("xqz", ""),
        ("exc", "export"),  # letters that stand in it one after the other
        ("tts", "voice"),
    ],
)
def test_what_fits_best_comes_first(query: str, first: str) -> None:
    found = ranked(query, ENTRIES, ())
    assert (found[0].key if found else "") == first


def test_of_what_fits_as_well_the_last_used_comes_first() -> None:
    assert [one.key for one in ranked("", ENTRIES, ("speed", "export"))] == [
        "speed",
        "export",
        "start",
        "restart",
    ]
    assert [one.key for one in ranked("s", ENTRIES, ("speed",))][:2] == ["speed", "start"]


def test_everything_is_in_it(scene: Scene) -> None:
    entry_of_today = Entry(EntryId("e1"), 1.0, 2.0, "Tea or coffee", rows=3)
    state = replace(
        LISTED,
        choices=replace(LISTED.choices, profiles=(("Mine",), ("Calm",))),
        library=Collection(offered=True, entries=(entry_of_today,)),
    )
    keys = {one.key for one in scene.entries.of(state)}
    possible = {spec.name for spec in SPECS if spec.enabled(scene.feed.state)} - {"command_palette"}
    assert {f"action:{name}" for name in possible} <= keys
    assert {f"setting:{name}" for name in SHOWN} <= keys
    assert {"profile:Mine", "profile:Calm", f"input_device:{BUILT_IN.id}", "output_device:"} <= keys
    assert {"conversation:e1", "voice:alloy", "voice:de-DE-KatjaNeural"} <= keys
    assert len(keys) == len(scene.entries.of(state))


def test_enter_does_what_is_chosen_and_closes(scene: Scene, qtbot: QtBot, intents: Intents) -> None:
    chosen = wishes(intents, ev.MuteChosen)
    assert scene.palette.isVisible()
    scene.field.setText("mute")
    with qtbot.waitSignals([chosen, scene.palette.closed]):
        scene.press(Qt.Key.Key_Return)
    assert not scene.palette.isVisible()


@pytest.mark.parametrize(
    ("query", "found"),
    [("set up companion", "Local companion…"), ("set up my agent", "My agent…")],
)
def test_pages_are_found_by_what_the_list_of_services_calls_them(
    scene: Scene, query: str, found: str
) -> None:
    scene.field.setText(query)
    assert scene.lines[0] == found


def test_arrows_move_and_go_round(scene: Scene) -> None:
    assert scene.list.currentIndex().row() == 0
    scene.press(Qt.Key.Key_Down)
    assert scene.list.currentIndex().row() == 1
    scene.press(Qt.Key.Key_Up)
    scene.press(Qt.Key.Key_Up)
    assert scene.list.currentIndex().row() == len(scene.lines) - 1


def test_a_setting_leads_to_its_row_and_is_first_the_next_time(scene: Scene) -> None:
    scene.field.setText("reduce motion")
    assert scene.lines[0] == SHOWN["reduced_motion"].label
    scene.press(Qt.Key.Key_Return)
    assert scene.went == [widget_of("reduced_motion")]
    scene.palette.toggle()
    assert scene.lines[0] == SHOWN["reduced_motion"].label
    picture = window_memory.picture_of(scene.window)
    again = QMainWindow()
    window_memory.restore(again, picture)
    assert window_memory.picture_of(again)["palette"] == ["setting:reduced_motion"]
    again.deleteLater()


def test_a_voice_is_chosen_with_its_type(scene: Scene, feed: StateFeed, intents: Intents) -> None:
    world = World(feed, intents)
    scene.field.setText("katja")
    scene.press(Qt.Key.Key_Return)
    assert world.asked == [{"voice_type": "azure-standard", "voice_name": "de-DE-KatjaNeural"}]


def test_kept_conversations_come_when_the_library_tells_them(
    scene: Scene, qtbot: QtBot, feed: StateFeed, intents: Intents
) -> None:
    watched, opened = wishes(intents, lib.LibraryWatched), wishes(intents, lib.EntryOpened)
    kept = Collection(
        offered=True,
        watched=True,
        entries=(Entry(EntryId("e1"), 1.0, 2.0, "Tea or coffee", rows=3),),
    )
    scene.field.setText("tea")
    assert "Tea or coffee" not in scene.lines
    feed.push(replace(LISTED, library=kept))
    qtbot.waitUntil(lambda: scene.lines[:1] == ["Tea or coffee"])
    with qtbot.waitSignals([opened, watched]):
        scene.press(Qt.Key.Key_Return)


def test_nothing_found_is_said(scene: Scene) -> None:
    scene.field.setText("xqzzv")
    assert scene.lines == []
    assert not scene.list.isVisible()
    scene.press(Qt.Key.Key_Return)
    assert scene.palette.isVisible()


def test_it_lies_inside_of_the_window_whatever_its_size(scene: Scene, qtbot: QtBot) -> None:
    for size in ((760, 540), (1240, 780)):
        scene.window.resize(*size)
        qtbot.waitUntil(lambda: scene.window.rect().contains(scene.palette.geometry()))
