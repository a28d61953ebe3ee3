"""What can be done with one row of the transcript, from one place for its buttons, its menu
and its keys.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from voicelive_desktop.domain.facts.conversation import Conversation, Item, Role
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions import selectors
from voicelive_desktop.domain.words.ids import ServiceSound
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.gui.transcript.row_blocks import left_out
from voicelive_desktop.gui.wording.evidence_words import has_details

translate = QCoreApplication.translate
_OF_PAST = frozenset(
    {"play", "copy", "expand", "save", "question"}
)  # what can be done with a row of a kept conversation that is read


@dataclass(frozen=True, slots=True)
class RowAction:
    """One thing to do. `keys` is how the transcript does it with the keyboard; "" by the menu only."""

    name: str
    text: str
    icon: str
    keys: str = ""
    enabled: bool = True
    button: bool = True


def row_actions(state: State, item: Item, *, expanded: bool) -> tuple[RowAction, ...]:
    """In the order in which they are shown."""
    if state.library.past is not None:
        return tuple(
            action for action in _actions(state, item, expanded=expanded) if action.name in _OF_PAST
        )
    if item.starts:
        return ()
    return tuple(_actions(state, item, expanded=expanded))


def _actions(state: State, item: Item, *, expanded: bool) -> Iterator[RowAction]:
    if selectors.has_sound(state, item.id):
        playing = state.speaker.replay == item.id
        if playing:
            text = translate("row_actions", "Stop playing")
        else:
            text = translate("row_actions", "Play")
        possible = playing or selectors.can_replay(state, item)
        if playing:
            yield RowAction("play", text, "stop", "", possible)
        else:
            yield RowAction("play", text, "start", "", possible)
    yield from _service_sound(state, item)
    if item.asked is not None and item.asked.item_id in _shown(state):
        yield RowAction("question", translate("row_actions", "Show the question"), "arrow_up")
    if item.tool is not None or left_out(item.text) or has_details(item):
        yield _expand(item, expanded=expanded)
    copy = translate("row_actions", "Copy message")
    has_words = bool(item.text) or item.tool is not None
    yield RowAction("copy", copy, "copy", translate("row_actions", "Ctrl+C"), has_words)
    if item.role is Role.USER and item.typed:
        yield _edit(state, item)
    if selectors.can_regenerate(state, item):
        yield RowAction("again", translate("row_actions", "Regenerate"), "refresh", "F4")
        yield RowAction(
            "again_with", translate("row_actions", "Regenerate with…"), "settings", button=False
        )
    if selectors.has_sound(state, item.id):
        yield RowAction("save", translate("row_actions", "Save the sound…"), "save", button=False)
    delete, keys = translate("row_actions", "Delete message"), translate("row_actions", "Del")
    yield RowAction("delete", delete, "delete", keys, selectors.can_delete(state, item))


def _shown(state: State) -> Conversation:
    past = state.library.past
    return state.conversation if past is None else past.conversation


def _service_sound(state: State, item: Item) -> Iterator[RowAction]:
    """What the service heard, beside what was said."""
    if state.speaker.replay == ServiceSound(item.id):
        text = translate("row_actions", "Stop playing")
        yield RowAction("service_sound", text, "stop", button=False)
    elif selectors.can_hear_service(state, item):
        text = translate("row_actions", "Hear what the service heard")
        yield RowAction("service_sound", text, "start", button=False)


def _expand(item: Item, *, expanded: bool) -> RowAction:
    if item.tool is not None or not left_out(item.text):
        less, more = translate("row_actions", "Hide details"), translate("row_actions", "Details")
    else:
        less, more = translate("row_actions", "Show less"), translate("row_actions", "Show all")
    if expanded:
        icon = "chevron_up"
    else:
        icon = "chevron_down"
    words = more
    if expanded:
        words = less
    return RowAction("expand", words, icon, translate("row_actions", "Enter"))


def _edit(state: State, item: Item) -> RowAction:
    """The latest message is sent in its own place; what was said since an earlier one stays."""
    if selectors.can_resend(state, item):
        return RowAction("edit", translate("row_actions", "Edit and send again"), "edit", "F2")
    text = translate("row_actions", "Edit as a new message")
    return RowAction("edit", text, "edit", "F2", selectors.takes_text(state))
