"""The buttons that a hosted agent shows beside its speech, and what pressing one tells it. Pure.

Known is the shape of the vendor's samples: an event with `actions`, a list of objects that have a
`label` and an `action`. Everything else stays the JSON on its card.
"""

from __future__ import annotations

import json
from typing import Any

from voicelive_desktop.domain.facts.conversation import Item, Role
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.quick_classes import dataclass

MOST = 8
LONGEST = 60  # characters on a button
CLICK = "button.click"  # the type of what is sent; agents go by the action


@dataclass(frozen=True, slots=True)
class AgentButton:
    """One button; `sends` is a JSON object for `invoke_input`."""

    label: str
    sends: str


@dataclass(frozen=True, slots=True)
class AgentButtons:
    """Those of one report; `card` and `lines` tell it from others."""

    card: str
    lines: int
    buttons: tuple[AgentButton, ...]


def agent_buttons(state: State) -> AgentButtons | None:
    """The newest buttons since the person said something; None while there are none."""
    for page in reversed(state.conversation.pages):
        for item in reversed(page.items):
            if item.role is Role.USER:
                return None
            if (found := _of(item)) is not None:
                return found
    return None


def _of(item: Item) -> AgentButtons | None:
    if item.tool is None or not item.tool.is_report or not item.tool.output:
        return None
    lines = item.tool.output.split("\n")
    buttons = _buttons(lines[-1])
    if buttons:
        return AgentButtons(item.id, len(lines), buttons)
    return None


def _buttons(line: str) -> tuple[AgentButton, ...]:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return ()
    if isinstance(told, dict):
        actions = told.get("actions")
    else:
        actions = None
    if isinstance(actions, list):
        wanted = actions
    else:
        wanted = []
    return tuple(button for action in wanted[:MOST] if (button := _button(action)) is not None)


def _button(action: Any) -> AgentButton | None:
    if not isinstance(action, dict):
        return None
    label, does = action.get("label"), action.get("action")
    if not isinstance(label, str) or not label.strip() or not isinstance(does, str) or not does:
        return None
    rest = {name: value for name, value in action.items() if name != "label"}
    return AgentButton(
        " ".join(label.split())[:LONGEST], json.dumps({"type": CLICK, **rest}, ensure_ascii=False)
    )
