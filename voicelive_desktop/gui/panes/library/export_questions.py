"""Exporting, copying as Markdown, importing and deleting everything: what is asked, and what is
then announced.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from voicelive_desktop.domain.facts import library_events as lib
from voicelive_desktop.domain.facts.library import Entry, EntryId
from voicelive_desktop.domain.questions.shown import shown_talk
from voicelive_desktop.gui.dialogs.file_dialogs import open_file
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.library.library_rows import title


class ExportQuestions(QObject):
    """Opens the dialogs over `window`."""

    def __init__(self, feed: StateFeed, intents: Intents, window: QWidget) -> None:
        super().__init__(window)
        self._feed, self._intents, self._window = feed, intents, window

    def export_shown(self) -> None:
        """Export the conversation that the window shows."""
        talk = shown_talk(self._feed.state)
        if talk is not None:
            self._ask((), talk.entry)

    def export(self, entries: tuple[Entry, ...]) -> None:
        """Export these."""
        if entries:
            self._ask(tuple(entry.id for entry in entries), entries[0])

    def copy_shown(self) -> None:
        """Put the conversation that the window shows on the clipboard."""
        self._intents.wish(lib.MarkdownRequested(()))

    def ask_import(self) -> None:
        """Ask for a file with conversations."""
        kinds = self.tr("Exported conversations (*.json *.zip)")
        files = open_file(
            self._window, self.tr("Import conversations"), kinds, self._on_file_chosen
        )
        files.setObjectName("import_file_dialog")

    def _on_file_chosen(self, path: str) -> None:
        self._intents.wish(lib.ImportRequested(path))

    def ask_delete_all(self) -> None:
        """Ask whether everything shall be deleted."""
        from voicelive_desktop.gui.panes.library.delete_all_question import DeleteAllQuestion  # noqa: PLC0415 - for few

        question = DeleteAllQuestion(self._feed.state.library.kept, self._window)
        question.accepted.connect(self._intents.wishing(lib.LibraryEmptied()))
        question.open()

    def _ask(self, ids: tuple[EntryId, ...], first: Entry) -> None:
        from voicelive_desktop.gui.panes.library.export_dialog import ExportDialog  # noqa: PLC0415 - for few, and later

        library = self._feed.state.library
        if ids or library.past is not None:
            recorded = bool(first.recording) and len(ids) <= 1
        else:
            recorded = bool(library.sounds)  # of the present one
        dialog = ExportDialog(
            max(1, len(ids)), title(first), first.started_at_s, self._window, recorded=recorded
        )
        dialog.wanted.connect(
            lambda form, path: self._intents.wish(lib.ExportRequested(ids, form, path))
        )
        dialog.open()
