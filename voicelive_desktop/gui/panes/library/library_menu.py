"""What can be done with kept conversations: the menu of the list, and the questions that
it leads to.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from voicelive_desktop.domain.facts import library_events as lib
from voicelive_desktop.domain.facts.library import Entry, EntryId
from voicelive_desktop.domain.questions.selectors import can_start, in_session
from voicelive_desktop.gui.dialogs.name import NameDialog
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.library.export_questions import ExportQuestions
from voicelive_desktop.gui.panes.library.library_rows import title


class LibraryMenus(QObject):
    """Makes a menu when it is asked for."""

    def __init__(self, feed: StateFeed, intents: Intents, parent: QWidget) -> None:
        super().__init__(parent)
        self._feed, self._intents, self._host = feed, intents, parent
        self._questions = ExportQuestions(feed, intents, parent)

    def popup(self, entries: tuple[Entry, ...], at: QPoint) -> None:
        """Show what can be done with these conversations."""
        if entries:
            self.menu(entries).popup(at)

    def menu(self, entries: tuple[Entry, ...]) -> QMenu:
        """The same; the caller shows it."""
        menu = QMenu(self._host)
        menu.setObjectName("library_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ids = tuple(entry.id for entry in entries)
        if len(entries) == 1:
            self._add_for_one(menu, entries[0])
        self._add_pin(menu, entries)
        self._add_tags(menu, entries)
        menu.addSeparator()
        self._add(
            menu,
            "library_menu_export",
            self.tr("Export…"),
            partial(self._questions.export, entries),
        )
        copied = self._intents.wishing(lib.MarkdownRequested(ids))
        self._add(menu, "library_menu_markdown", self.tr("Copy as Markdown"), copied)
        menu.addSeparator()
        self._add_delete(menu, ids)
        return menu

    def menu_of_all(self) -> QMenu:
        """What can be done with all of them; the caller shows it."""
        menu = QMenu(self._host)
        menu.setObjectName("library_all_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        state = self._feed.state
        offered = state.library.offered
        self._add(
            menu,
            "library_menu_import",
            self.tr("Import…"),
            self._questions.ask_import,
            enabled=offered,
        )
        menu.addSeparator()
        can_delete = offered and state.library.kept > 0 and not in_session(state)
        if in_session(state):
            text = self.tr("Delete all (not in a conversation)")
        else:
            text = self.tr("Delete all…")
        self._add(
            menu,
            "library_menu_delete_all",
            text,
            self._questions.ask_delete_all,
            enabled=can_delete,
        )
        return menu

    def ask_title(self, entry: Entry) -> None:
        """Ask what a conversation shall be called."""
        dialog = NameDialog(
            self.tr("Rename conversation"),
            self.tr("New name"),
            title(entry),
            self.tr("Rename"),
            self._host,
        )
        dialog.named.connect(lambda title: self._intents.wish(lib.EntryRenamed(entry.id, title)))
        dialog.open()

    def _add_for_one(self, menu: QMenu, entry: Entry) -> None:
        opened = self._intents.wishing(lib.EntryOpened(entry.id))
        self._add(menu, "library_menu_open", self.tr("Open"), opened)
        goes_on = self._intents.wishing(lib.EntryContinued(entry.id))
        can_go_on = can_start(self._feed.state)
        self._add(menu, "library_menu_continue", self.tr("Continue"), goes_on, enabled=can_go_on)
        self._add(menu, "library_menu_rename", self.tr("Rename…"), partial(self.ask_title, entry))

    def _add_pin(self, menu: QMenu, entries: tuple[Entry, ...]) -> None:
        pinned = all(entry.pinned for entry in entries)
        ids = tuple(entry.id for entry in entries)
        pin = self._intents.wishing(lib.EntriesPinned(ids, not pinned))
        if pinned:
            text = self.tr("Unpin")
        else:
            text = self.tr("Pin")
        self._add(menu, "library_menu_pin", text, pin)

    def _add_delete(self, menu: QMenu, ids: tuple[EntryId, ...]) -> None:
        state = self._feed.state
        is_at_hand = in_session(state) and ids == (state.library.present,)
        if len(ids) == 1:
            text = self.tr("Delete")
        else:
            text = self.tr("Delete {n} conversations").format(n=len(ids))
        delete = self._intents.wishing(lib.EntriesDeleted(ids))
        self._add(menu, "library_menu_delete", text, delete, enabled=not is_at_hand)

    def _add_tags(self, menu: QMenu, entries: tuple[Entry, ...]) -> None:
        tags = menu.addMenu(self.tr("Tags"))
        tags.setObjectName("library_menu_tags")
        ids = tuple(entry.id for entry in entries)
        for tag in self._feed.state.library.labels.tags:
            has = all(tag in entry.tags for entry in entries)
            action = tags.addAction(tag.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(has)
            action.triggered.connect(partial(self._tag, ids, tag, has))
        if not tags.isEmpty():
            tags.addSeparator()
        self._add(tags, "library_menu_new_tag", self.tr("New tag…"), partial(self._ask_tag, ids))

    def _tag(self, ids: tuple[EntryId, ...], tag: str, off: bool, _checked: bool = False) -> None:
        self._intents.wish(lib.EntriesTagged(ids, tag, off))

    def _ask_tag(self, ids: tuple[EntryId, ...]) -> None:
        dialog = NameDialog(self.tr("New tag"), self.tr("Tag"), "", self.tr("Add"), self._host)
        dialog.named.connect(partial(self._on_tag_named, ids))
        dialog.open()

    def _on_tag_named(self, ids: tuple[EntryId, ...], tag: str) -> None:
        self._intents.wish(lib.EntriesTagged(ids, tag, False))

    def _add(self, menu: QMenu, name: str, text: str, act: object, *, enabled: bool = True) -> None:
        action = menu.addAction(text)
        action.setObjectName(name)
        action.setEnabled(enabled)
        action.triggered.connect(act)
