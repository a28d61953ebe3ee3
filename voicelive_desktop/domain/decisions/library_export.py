"""Conversations are passed on as files and by the clipboard, and come in from files."""

from __future__ import annotations

from typing import assert_never

from voicelive_desktop.domain.decisions.outcome import Outcome, noticed, only, saved
from voicelive_desktop.domain.facts import library_events as ev
from voicelive_desktop.domain.facts import library_orders as do
from voicelive_desktop.domain.facts.notices import (
    ImportedNotice,
    MarkdownCopiedNotice,
    NotExportedNotice,
    NotImportedNotice,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.shown import shown_talk

PassingOn = (
    ev.ExportRequested
    | ev.MarkdownRequested
    | ev.ImportRequested
    | ev.ConversationsExported
    | ev.MarkdownCopied
    | ev.ConversationsImported
)


def on_passing(state: State, event: PassingOn) -> Outcome:
    """The next state and effects."""
    match event:
        case ev.ExportRequested(entry_ids, form, path):
            shown = None if entry_ids else shown_talk(state)
            if entry_ids or shown:
                return (state, (do.ExportEntries(entry_ids, form, path, shown),))
            return only(state)
        case ev.MarkdownRequested(entry_ids):
            shown = None if entry_ids else shown_talk(state)
            if entry_ids or shown:
                return (state, (do.CopyAsMarkdown(entry_ids, shown),))
            return only(state)
        case ev.ImportRequested(path):
            return state, (do.ImportFile(path),)
        case ev.ConversationsExported(path, ""):
            return only(saved(state, path))
        case ev.ConversationsExported(_, problem):
            return only(noticed(state, NotExportedNotice(problem)))
        case ev.MarkdownCopied():
            return only(noticed(state, MarkdownCopiedNotice()))
        case ev.ConversationsImported(number, known, ""):
            return only(noticed(state, ImportedNotice(number, known)))
        case ev.ConversationsImported(problem=problem):
            return only(noticed(state, NotImportedNotice(problem)))
        case _:
            assert_never(event)
