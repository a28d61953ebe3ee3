"""How a conversation is told in a file: names, remarks and cards, in the language of
whoever reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from datetime import datetime

from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.facts.library import Entry
from voicelive_desktop.domain.questions.selectors import heard_text
from voicelive_desktop.domain.words.encodings import whole
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.tool_words import readable_name
from voicelive_desktop.library.recordings.flac import StoredSound

SPEAKERS = {
    Role.USER: "You",
    Role.ASSISTANT: "Assistant",
    Role.SYSTEM: "Note",
    Role.NOTE: "System note",
    Role.TOOL: "Function",
}


@dataclass(frozen=True, slots=True)
class ToldTalk:
    """A conversation with its rows, as it is passed on; `sounds`: its
    recordings, oldest first.
    """

    entry: Entry
    rows: Sequence[Item]
    sounds: Sequence[StoredSound] = ()


def called(row: Item) -> str:
    """A function call in a line: what it was given and what it gave."""
    if row.tool is None:
        return ""
    return f"{row.tool.name}({row.tool.arguments}) = {row.tool.output or ''}"


def card_line(row: Item) -> str:
    """What a function did, such as "Checked the time · 17:15"."""
    tool = row.tool
    if tool is None:
        return ""
    if tool.words is None:
        done = readable_name(tool.name)
    else:
        done = str(tool.words.done)
    return " · ".join(part for part in (done, str(tool.said)) if part)


def cut_at(row: Item) -> str:
    """How far an interrupted answer was heard."""
    if row.status is not Status.INTERRUPTED or row.heard_ms is None:
        return ""
    return f"interrupted at {row.heard_ms / 1000:.1f} s"


def waited(row: Item) -> str:
    """How long one waited for an answer."""
    if row.latency_s is None:
        return ""
    return f"{row.latency_s:.2f} s"


@dataclass(frozen=True, slots=True)
class Telling:
    """English; the window gives its own.

    Attributes:
        language: as HTML names it.
        say: a text of the program's own in this language.
        remark: how a row ended, where that is not as usual.
        card: the line of a function call.
        waited: how long one waited for an answer.
    """

    language: str = "en"
    untitled: str = "Conversation"
    names: Mapping[Role, str] = field(default_factory=lambda: SPEAKERS)
    say: Callable[[str], str] = str
    remark: Callable[[Item], str] = cut_at
    card: Callable[[Item], str] = card_line
    waited: Callable[[Item], str] = waited

    def title(self, entry: Entry) -> str:
        """What a conversation is called."""
        return whole(entry.title) or self.untitled

    def text(self, row: Item) -> str:
        """What was heard or typed; of a call what it gave."""
        if row.tool is not None:
            return whole(called(row))
        return whole(self.say(heard_text(row)))

    def unheard(self, row: Item) -> str:
        """The end of an interrupted answer that nobody heard."""
        if row.status is not Status.INTERRUPTED:
            return ""
        return whole(str(row.text)[len(str(heard_text(row))) :].strip())


def day_and_time(at_s: float) -> str:
    """Such as "2026-11-29 14:01"."""
    return local(at_s).strftime("%Y-%m-%d %H:%M")


def clock(at_s: float) -> str:
    """Such as "14:01:07"."""
    return local(at_s).strftime("%H:%M:%S")


def local(at_s: float) -> datetime:
    """The person's own time."""
    return datetime.fromtimestamp(at_s).astimezone()
