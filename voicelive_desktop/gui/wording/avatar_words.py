"""What is said when an avatar cannot be seen."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_WORDS = {
    "missing": QT_TRANSLATE_NOOP(
        "avatar",
        "Avatars need an extra part: pip install voicelive-desktop[avatar]. Replies come as sound.",
    ),
    "died": QT_TRANSLATE_NOOP(
        "avatar", "The avatar's player stopped. It starts again with the next reply."
    ),
    "no_video": QT_TRANSLATE_NOOP("avatar", "The avatar sends no picture, only sound."),
    "no_sound": QT_TRANSLATE_NOOP(
        "avatar", "The avatar's video has no sound. You can read the reply."
    ),
    "codec": QT_TRANSLATE_NOOP(
        "avatar", "The avatar's video has a format that can't be shown. You hear it anyway."
    ),
    "broken": QT_TRANSLATE_NOOP(
        "avatar", "The avatar's video is damaged. The rest of this reply is missing."
    ),
}


def avatar_trouble(what: str) -> str:
    """Return the sentence for one of the troubles."""
    return QCoreApplication.translate("avatar", str(_WORDS.get(what, _WORDS["broken"])))
