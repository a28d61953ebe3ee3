"""A problem as it is shown, and the words on the button under it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from voicelive_desktop.domain.facts.notices import Severity
from voicelive_desktop.domain.words.quick_classes import dataclass


class Remedy(StrEnum):
    """What the button under a problem does."""

    SET_UP = "set_up"
    TRY_DEMO = "try_demo"
    CONNECTION = "connection"
    COMPANION = "companion"
    AGENT = "agent"
    CHOOSE_MODEL = "choose_model"
    SETTINGS = "settings"
    REFUSED_SETTING = "refused_setting"
    WITHOUT_REFUSED = "without_refused"
    RETRY = "retry"
    CHECK_AGAIN = "check_again"
    CHOOSE_MICROPHONE = "choose_microphone"
    CHOOSE_SPEAKER = "choose_speaker"
    PRIVACY = "privacy"
    UNDO_MICROPHONE = "undo_microphone"
    UNDO_SPEAKER = "undo_speaker"
    RETURN_MICROPHONE = "return_microphone"
    RETURN_SPEAKER = "return_speaker"
    UNDO_SETTINGS = "undo_settings"
    RESTART = "restart"
    ALLOW_FIELDS = "allow_fields"
    LEAVE_FIELDS = "leave_fields"
    UNDO_DELETION = "undo_deletion"
    UNDO_CLEARING = "undo_clearing"
    SHOW_FILE = "show_file"
    MOVE = "move"
    OPEN_UPDATE = "open_update"
    SKIP_UPDATE = "skip_update"
    SPEAKERS = "speakers"
    BY_WEBSOCKET = "by_websocket"
    WITHOUT_AVATAR = "without_avatar"
    LEARN_MORE = "learn_more"
    TRANSCRIPTION = "transcription"
    SKIP_LOG = "skip_log"
    CLOSE_LOG = "close_log"
    KEEP = "keep"
    KEEP_NOT = "keep_not"
    UNDO_ENTRIES = "undo_entries"
    SEEN = "seen"
    GLOBAL_KEY = "global_key"


@dataclass(frozen=True, slots=True)
class Problem:
    """A notice, in words. `details` is what "Details" shows, "" when there is nothing more to know.

    `path`: the file that SHOW_FILE shows in its folder.
    """

    text: str
    severity: Severity
    remedies: tuple[Remedy, ...] = ()
    details: str = ""
    path: str = ""


Told = tuple[str, tuple[Remedy, ...]]
"""The words for a failure, and the buttons under them, the first one first."""

_LABELS: dict[Remedy, object] = {
    Remedy.SET_UP: QT_TRANSLATE_NOOP("problem_types", "Set up"),
    Remedy.TRY_DEMO: QT_TRANSLATE_NOOP("problem_types", "Try the demo"),
    Remedy.CONNECTION: QT_TRANSLATE_NOOP("problem_types", "Open connection settings"),
    Remedy.AGENT: QT_TRANSLATE_NOOP("problem_types", "My agent…"),
    Remedy.COMPANION: QT_TRANSLATE_NOOP("problem_types", "Local companion…"),
    Remedy.CHOOSE_MODEL: QT_TRANSLATE_NOOP("problem_types", "Choose model"),
    Remedy.SETTINGS: QT_TRANSLATE_NOOP("problem_types", "Open settings"),
    Remedy.REFUSED_SETTING: QT_TRANSLATE_NOOP("problem_types", "Show the setting"),
    Remedy.WITHOUT_REFUSED: QT_TRANSLATE_NOOP("problem_types", "Start without it"),
    Remedy.RETRY: QT_TRANSLATE_NOOP("problem_types", "Retry now"),
    Remedy.CHECK_AGAIN: QT_TRANSLATE_NOOP("problem_types", "Check again"),
    Remedy.CHOOSE_MICROPHONE: QT_TRANSLATE_NOOP("problem_types", "Choose another"),
    Remedy.CHOOSE_SPEAKER: QT_TRANSLATE_NOOP("problem_types", "Choose another"),
    Remedy.SKIP_LOG: QT_TRANSLATE_NOOP("problem_types", "Show the end"),
    Remedy.CLOSE_LOG: QT_TRANSLATE_NOOP("problem_types", "Close the log"),
    Remedy.KEEP: QT_TRANSLATE_NOOP("problem_types", "Keep saving"),
    Remedy.KEEP_NOT: QT_TRANSLATE_NOOP("problem_types", "Delete and stop saving"),
    Remedy.GLOBAL_KEY: QT_TRANSLATE_NOOP("problem_types", "Choose another key"),
    Remedy.SEEN: QT_TRANSLATE_NOOP("problem_types", "OK"),
    Remedy.UNDO_ENTRIES: QT_TRANSLATE_NOOP("problem_types", "Undo"),
    Remedy.PRIVACY: QT_TRANSLATE_NOOP("problem_types", "Open privacy settings"),
    Remedy.UNDO_MICROPHONE: QT_TRANSLATE_NOOP("problem_types", "Undo"),
    Remedy.UNDO_SPEAKER: QT_TRANSLATE_NOOP("problem_types", "Undo"),
    Remedy.RETURN_MICROPHONE: QT_TRANSLATE_NOOP("problem_types", "Undo"),
    Remedy.RETURN_SPEAKER: QT_TRANSLATE_NOOP("problem_types", "Undo"),
    Remedy.UNDO_DELETION: QT_TRANSLATE_NOOP("problem_types", "Undo"),
    Remedy.UNDO_CLEARING: QT_TRANSLATE_NOOP("problem_types", "Undo"),
    Remedy.SHOW_FILE: QT_TRANSLATE_NOOP("problem_types", "Show"),
    Remedy.UNDO_SETTINGS: QT_TRANSLATE_NOOP("problem_types", "Undo"),
    Remedy.RESTART: QT_TRANSLATE_NOOP("problem_types", "Restart now"),
    Remedy.OPEN_UPDATE: QT_TRANSLATE_NOOP("problem_types", "See what is new"),
    Remedy.SKIP_UPDATE: QT_TRANSLATE_NOOP("problem_types", "Not this one"),
    Remedy.ALLOW_FIELDS: QT_TRANSLATE_NOOP("problem_types", "Use them"),
    Remedy.LEAVE_FIELDS: QT_TRANSLATE_NOOP("problem_types", "Leave them out"),
    Remedy.MOVE: QT_TRANSLATE_NOOP("problem_types", "Move now"),
    Remedy.LEARN_MORE: QT_TRANSLATE_NOOP("problem_types", "Learn more"),
    Remedy.TRANSCRIPTION: QT_TRANSLATE_NOOP("problem_types", "Choose transcription"),
    Remedy.BY_WEBSOCKET: QT_TRANSLATE_NOOP("problem_types", "Use WebSocket"),
    Remedy.WITHOUT_AVATAR: QT_TRANSLATE_NOOP("problem_types", "Start without the avatar"),
    Remedy.SPEAKERS: QT_TRANSLATE_NOOP("problem_types", "Use speaker profile"),
}


def remedy_label(remedy: Remedy) -> str:
    """The words on the button."""
    return QCoreApplication.translate("problem_types", str(_LABELS[remedy]))
