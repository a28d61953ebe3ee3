"""How the keys that work from anywhere read to a person, and what is to be said about them."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from voicelive_desktop.domain.facts.global_keys import KeyStanding
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.kinds import TalkMode

translate = QCoreApplication.translate
# What the desktop's own keyboard settings can be given instead.
COMMANDS = {
    "global_talk_key": "voicelive-desktop --talk toggle",
    "global_mute_key": "voicelive-desktop --mute toggle",
}
RowNote = tuple[str, str]  # words, tone


def key_text(name: str) -> str:
    """The key as this system writes it."""
    return QKeySequence(name).toString(QKeySequence.SequenceFormat.NativeText)


def key_note(state: State, name: str) -> RowNote:
    """What is to be said under the row of such a key, and in which tone; ("", …) where nothing."""
    if name == "global_talk_key":
        key = state.program.global_keys.talk
    else:
        key = state.program.global_keys.mute
    match key.standing:
        case KeyStanding.OFF:
            return "", "third"
        case KeyStanding.WORKS:
            return _working(state, name, key.given), "third"
        case KeyStanding.TAKEN:
            text = translate("keys", "Another app already uses this key. Choose another one.")
        case KeyStanding.SAME:
            text = translate("keys", "This is already the other key. Choose another one.")
        case KeyStanding.REFUSED:
            text = translate("keys", "The desktop did not allow this key.")
        case KeyStanding.MISSING:
            text = translate("keys", "This keyboard has no such key.")
        case KeyStanding.NO_WAY:
            text = translate(
                "keys",
                "This desktop does not give keys to apps. Use this command in its keyboard settings: {command}",
            ).format(command=COMMANDS[name])
    return text, "attention"


def _working(state: State, name: str, given: str) -> str:
    texts = []
    if given:
        texts.append(translate("keys", "The desktop uses: {key}").format(key=given))
    if name == "global_talk_key" and state.settings.talk_mode == TalkMode.OPEN:
        texts.append(
            translate("keys", "It does nothing while the talk mode keeps the microphone on.")
        )
    return " ".join((*texts, *untried(name)))


_UNTRIED = frozenset(
    {"global_talk_key", "global_mute_key", "show_tray", "notifications", "start_at_login"}
)
_SYSTEMS = {"win32": "Windows", "darwin": "macOS"}


def untried(name: str, platform: str = sys.platform) -> tuple[str, ...]:
    """That this was written for a system where nobody has tried it yet."""
    if name not in _UNTRIED or platform not in _SYSTEMS:
        return ()
    text = translate("keys", "Not tried on {system} yet.")
    return (text.format(system=_SYSTEMS[platform]),)
