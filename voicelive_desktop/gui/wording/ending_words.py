"""How an answer, or the writing down of a turn, ended that did not end well, in words for its row."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from voicelive_desktop.domain.facts.conversation import End, Ending, Item, Role
from voicelive_desktop.domain.words.companion_errors import is_companions
from voicelive_desktop.domain.words.texts import MOST_CHARACTERS, brief
from voicelive_desktop.gui.wording.language import shown

translate = QCoreApplication.translate
_MOST_SAID = 80  # characters of the service's own, in the one line under a row


def ending_note(item: Item, ending: Ending) -> str:
    """Such as "stopped by the content filter", with the service's words where it gave some.

    What the local service says of a model or an agent is the whole of it: it says what broke off.
    """
    if is_companions(ending.said):
        return brief(shown(ending.said), 2 * _MOST_SAID).rstrip(".")
    if item.role is Role.USER:
        note = _of_turn(item)
    else:
        note = _of_answer(item, ending)
    said = brief(shown(ending.said), _MOST_SAID).rstrip(".")
    if said:
        return translate("words", "{note}: {words}").format(note=note, words=said)
    return note


def _of_turn(item: Item) -> str:
    if item.text:
        return translate("words", "transcript incomplete")
    return translate("words", "the service says")


def _of_answer(item: Item, ending: Ending) -> str:
    match ending.how:
        case End.FILTERED:
            return translate("words", "stopped by the content filter")
        case End.TOO_LONG:
            return translate("words", "stopped at the maximum length")
        case End.INCOMPLETE:
            return translate("words", "incomplete")
        case End.FAILED if item.text:
            return translate("words", "the answer broke off")
        case _:
            return translate("words", "the answer failed")


def shortened_note(item: Item) -> str:
    """Where a text without end was cut."""
    if not item.shortened:
        return ""
    return translate("words", "cut at {n} characters").format(n=f"{MOST_CHARACTERS:,}")
