"""What the window says of kept conversations: a question, what was deleted, what keeps them from
being kept.
"""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from voicelive_desktop.domain.facts.notices import (
    EntriesDeletedNotice,
    ImportedNotice,
    KeepQuestionNotice,
    LibraryNotice,
    LibraryNotices,
    MarkdownCopiedNotice,
    NotExportedNotice,
    NotImportedNotice,
    RecordingHintNotice,
    RecordingStoppedNotice,
    Severity,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.gui.wording.language import shown
from voicelive_desktop.gui.wording.problem_types import Problem, Remedy

translate = QCoreApplication.translate

_TROUBLES: dict[str, object] = {
    "full": QT_TRANSLATE_NOOP(
        "library",
        "The disk is full, so this conversation can't be saved yet. It will be as soon as there is room.",
    ),
    "read_only": QT_TRANSLATE_NOOP(
        "library", "Conversations can't be saved: their folder is not writable."
    ),
    "newer": QT_TRANSLATE_NOOP(
        "library",
        "Your saved conversations are from a newer version of this app. They are left as they are.",
    ),
    "busy": QT_TRANSLATE_NOOP(
        "library",
        "Another program is using your saved conversations. This one will be saved when it is done.",
    ),
    "salvaged": QT_TRANSLATE_NOOP(
        "library",
        "Your saved conversations were damaged. Everything readable was recovered, and the old file was kept.",
    ),
}
_OTHER = QT_TRANSLATE_NOOP("library", "Conversations can't be saved right now.")


def library_problem(notice: LibraryNotices, state: State) -> Problem:
    """Return the notice in words."""
    match notice:
        case KeepQuestionNotice():
            return _keep_question()
        case EntriesDeletedNotice():
            return _entries_deleted(state)
        case LibraryNotice(trouble, reason):
            said = translate("library", str(_TROUBLES.get(trouble, _OTHER)))
            return Problem(said, Severity.ATTENTION, (), reason)
        case NotExportedNotice(reason):
            said = translate("library", "The conversation could not be exported: {reason}.")
            return Problem(said.format(reason=shown(reason)), Severity.ATTENTION)
        case MarkdownCopiedNotice():
            return Problem(translate("library", "Copied as Markdown."), Severity.INFO)
        case ImportedNotice(number, known):
            return Problem(_imported(number, known), Severity.INFO)
        case NotImportedNotice(reason):
            said = translate("library", "The file could not be imported: {reason}.")
            return Problem(said.format(reason=shown(reason)), Severity.ATTENTION)
        case RecordingHintNotice():
            said = translate(
                "library", "You are recording. Others in the room may need to agree first."
            )
            return Problem(said, Severity.ATTENTION)
        case RecordingStoppedNotice("full"):
            said = translate(
                "library", "The recording was stopped: less than 500 MB are free on the disk."
            )
            return Problem(said, Severity.ATTENTION)
        case RecordingStoppedNotice(reason):
            said = translate("library", "The recording was stopped: {reason}.")
            return Problem(said.format(reason=shown(reason)), Severity.ATTENTION)
        case _:
            assert_never(notice)


def _imported(number: int, known: int) -> str:
    """How many conversations came."""
    if not number:
        return translate("library", "Nothing to import: it is all here already.")
    text = translate("library", "1 conversation imported.")
    if number > 1:
        text = translate("library", "{n} conversations imported.").format(n=number)
    if known:
        return f"{text} {translate('library', 'Others were here already.')}"
    return text


def _keep_question() -> Problem:
    """How long conversations are kept; asked once."""
    text = translate(
        "library",
        "Conversations are saved on this computer, for you only. You can choose how long in Settings.",
    )
    return Problem(text, Severity.INFO, (Remedy.KEEP, Remedy.KEEP_NOT))


def _entries_deleted(state: State) -> Problem:
    """How many conversations were deleted."""
    count = len(state.library.deleted)
    if count == 1:
        return Problem(
            translate("library", "Conversation deleted."), Severity.INFO, (Remedy.UNDO_ENTRIES,)
        )
    text = translate("library", "{n} conversations deleted.").format(n=count)
    return Problem(text, Severity.INFO, (Remedy.UNDO_ENTRIES,))
