"""What is said when an avatar cannot be seen."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from voicelive_desktop.gui.wording.problem_types import Remedy

_WORDS = {
    "missing": QT_TRANSLATE_NOOP(
        "avatar",
        "Avatars need an extra part: pip install voicelive-desktop[avatar]. Replies come as sound.",
    ),
    "not_packaged": QT_TRANSLATE_NOOP(
        "avatar",
        "This package has no avatars: they come with pip install voicelive-desktop[avatar]. Replies come as sound.",
    ),
    "died": QT_TRANSLATE_NOOP("avatar", "The avatar's player stopped and is starting again."),
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
    "ice": QT_TRANSLATE_NOOP(
        "avatar",
        "The avatar's video could not be connected within 10 s. You hear replies, if the service sends them.",
    ),
    "turn": QT_TRANSLATE_NOOP(
        "avatar", "The avatar's video could not be connected: its relay server does not answer."
    ),
    "sdp": QT_TRANSLATE_NOOP(
        "avatar", "The avatar's video could not be connected: the service's answer can't be read."
    ),
    "no_webrtc": QT_TRANSLATE_NOOP(
        "avatar", "WebRTC needs an extra part: pip install voicelive-desktop[avatar]."
    ),
}
_BY_WEBSOCKET = frozenset({"ice", "turn", "sdp", "no_webrtc"})


def avatar_remedies(what: str) -> tuple[Remedy, ...]:
    """Return what helps."""
    if what in _BY_WEBSOCKET:
        return (Remedy.BY_WEBSOCKET,)
    return ()


def avatar_trouble(what: str) -> str:
    """Return the sentence for one of the troubles."""
    return QCoreApplication.translate("avatar", str(_WORDS.get(what, _WORDS["broken"])))
