"""What a new session is told of a long conversation: the newest part whole, the older part as a
summary of its text.
"""

from __future__ import annotations

from collections.abc import Sequence

from voicelive_desktop.domain.facts.conversation import Item, Role
from voicelive_desktop.domain.questions.selectors import heard_text
from voicelive_desktop.domain.words.texts import brief

# characters, about half an hour of talk; models that speak have room for little more
WHOLE = 24_000
SUMMARY = 4_000  # characters
LEAST_LINE, LONGEST_LINE = 40, 200  # characters of one message in the summary
LONGEST_NAME = len("\nAssistant: ")
HEAD = "Summary of the earlier part of this conversation, each message shortened:"
_NAMES = {Role.USER: "User", Role.ASSISTANT: "Assistant", Role.NOTE: "Note"}


def parts(items: Sequence[Item]) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """The older messages and the newest ones, which have `WHOLE` characters at most; the newest one
    is always whole.
    """
    room, first = WHOLE, len(items)
    for n in range(len(items) - 1, -1, -1):
        room -= len(heard_text(items[n]))
        if room < 0 and first < len(items):
            break
        first = n
    return tuple(items[:first]), tuple(items[first:])


def summary(older: Sequence[Item]) -> str:
    """The beginnings of these messages in `SUMMARY` characters at most; of very many the oldest are
    left out.
    """
    room = SUMMARY - len(HEAD)
    each = max(LEAST_LINE, min(LONGEST_LINE, room // max(1, len(older)) - LONGEST_NAME))
    lines = list[str]()
    for item in reversed(older):
        line = f"{_NAMES[item.role]}: {brief(heard_text(item), each)}"
        room -= len(line) + 1
        if room < 0:
            break
        lines.append(line)
    return "\n".join([HEAD, *reversed(lines)])
