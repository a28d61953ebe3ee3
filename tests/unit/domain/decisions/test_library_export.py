"""Passing conversations on: what is asked for, and what is said of it."""

from __future__ import annotations

from tests.unit.domain.scene import T0, Scene
from voicelive_desktop.domain.facts import library_events as lib
from voicelive_desktop.domain.facts import library_orders as do
from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.facts.library import Entry, EntryId
from voicelive_desktop.domain.words.ids import ItemId

ENTRY = Entry(EntryId("e1"), T0 - 900, T0 - 800, "Weather", rows=1)
ROW = Item(ItemId("q"), Role.USER, "What is the weather?", Status.FINAL, T0 - 900)


def keys(scene: Scene) -> list[str]:
    return [notice.key for notice in scene.state.program.notices]


def test_named_conversations_are_exported_from_the_library() -> None:
    scene = Scene().tell(lib.ExportRequested((ENTRY.id,), "html", "/x.html"))
    assert scene.effects == (do.ExportEntries((ENTRY.id,), "html", "/x.html"),)


def test_without_a_name_it_is_the_one_that_is_shown() -> None:
    scene = Scene().tell(lib.EntryRead(ENTRY, (ROW,), T0), lib.ExportRequested((), "md", "/x.md"))
    (effect,) = scene.effects
    assert isinstance(effect, do.ExportEntries)
    assert effect.shown is not None
    assert effect.shown.entry == ENTRY
    (copied,) = scene.tell(lib.MarkdownRequested()).effects
    assert isinstance(copied, do.CopyAsMarkdown)
    assert copied.shown == effect.shown


def test_the_present_one_can_be_exported_though_nothing_of_it_is_kept() -> None:
    scene = Scene.connected().tell(lib.PrivateChosen(True)).user_says(text="Hello there")
    scene.tell(lib.ExportRequested((), "md", "/x"))
    (effect,) = scene.effects
    assert isinstance(effect, do.ExportEntries)
    assert effect.shown is not None
    assert effect.shown.entry.title == "Hello there"
    assert [row.text for row in effect.shown.conversation if row.role is Role.USER] == [
        "Hello there"
    ]


def test_where_nothing_was_said_there_is_nothing_to_export() -> None:
    scene = Scene().tell(lib.ExportRequested((), "md", "/x"), lib.MarkdownRequested())
    assert scene.effects == ()


def test_what_came_of_it_is_said() -> None:
    scene = Scene().tell(lib.ConversationsExported("/x.md"))
    assert keys(scene) == ["file_saved"]
    scene = Scene().tell(lib.ConversationsExported("/x.md", "no room"), lib.MarkdownCopied())
    assert keys(scene) == ["not_exported", "markdown_copied"]
    scene = Scene().tell(lib.ImportRequested("/x.json"))
    assert scene.effects == (do.ImportFile("/x.json"),)
    assert keys(scene.tell(lib.ConversationsImported(2, 1))) == ["conversations_imported"]
    assert keys(scene.tell(lib.ConversationsImported(problem="none")))[-1] == "not_imported"
