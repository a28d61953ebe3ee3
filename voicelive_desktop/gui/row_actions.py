"""What can be done with one row of the transcript, from one place for its buttons, its menu and its keys."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from voicelive_desktop.domain import selectors
from voicelive_desktop.domain.conversation import Item, Role
from voicelive_desktop.domain.state import State

translate = QCoreApplication.translate


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
    actions = []
    if item.id in state.recordings:
        playing = state.replay == item.id
        text = translate("row_actions", "Stop playing") if playing else translate("row_actions", "Play this turn")
        possible = playing or selectors.can_replay(state, item)
        actions.append(RowAction("play", text, "stop" if playing else "start", "", possible))
    if item.tool is not None:
        text = translate("row_actions", "Show less") if expanded else translate("row_actions", "Show all")
        icon = "chevron_up" if expanded else "chevron_down"
        actions.append(RowAction("expand", text, icon, translate("row_actions", "Enter")))
    copy = translate("row_actions", "Copy this row")
    actions.append(
        RowAction("copy", copy, "copy", translate("row_actions", "Ctrl+C"), bool(item.text) or item.tool is not None)
    )
    if item.role is Role.USER and item.typed:
        edit = translate("row_actions", "Edit and send again")
        actions.append(RowAction("edit", edit, "edit", "F2", selectors.can_resend(state, item)))
    if item.role is Role.ASSISTANT and item.tool is None:
        again = translate("row_actions", "Answer again with…")
        actions.append(RowAction("again", again, "refresh", "F4", selectors.can_ask(state)))
    if item.id in state.recordings:
        actions.append(RowAction("save", translate("row_actions", "Save the sound…"), "save", "", True, button=False))
    delete = translate("row_actions", "Delete this row")
    actions.append(
        RowAction("delete", delete, "delete", translate("row_actions", "Del"), selectors.can_delete(state, item))
    )
    return tuple(actions)
