"""What is known of kept conversations: the entries of the library, what is looked for,
what was found.
"""

from __future__ import annotations

from dataclasses import field
from typing import NewType

from voicelive_desktop.domain.facts.conversation import Conversation, Item, Role
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.quick_classes import dataclass

EntryId = NewType("EntryId", str)

PAGE = 100  # entries that are listed at a time
MOST_HITS = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """A kept conversation without its rows. Times are Unix seconds; the later one is that of its
    newest row.

    `title`: made of the first words, or what the person called it (`named`); "" while nobody has
    said anything. `agent_conversation`: the id by which the agent knows the conversation.
    """

    id: EntryId
    started_at_s: float
    ended_at_s: float = 0.0
    title: str = ""
    named: bool = False
    rows: int = 0
    pinned: bool = False
    tags: tuple[str, ...] = ()
    profile: str = ""
    service: str = ""
    model: str = ""
    agent: str = ""
    agent_conversation: str = ""
    recording: str = ""

    @property
    def seconds(self) -> float:
        """From its beginning to its newest row."""
        return max(0.0, self.ended_at_s - self.started_at_s)


@dataclass(frozen=True, slots=True)
class RecordingFile:
    """A file with the sound of a conversation; `name`: of the file. `started_at_s` is Unix time."""

    name: str
    started_at_s: float
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Sound:
    """Where a row is heard in a recording, in seconds from its beginning."""

    item: ItemId
    recording: str
    begin_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A row and the one above it in its conversation: None is the beginning; an unknown
    one, the end.
    """

    item: Item
    after: ItemId | None = None


@dataclass(frozen=True, slots=True)
class Sieve:
    """Which conversations are looked at; "" and None: any. Times are Unix seconds, `until_s`
    is not included.
    """

    profile: str = ""
    agent: str = ""
    tag: str = ""
    since_s: float | None = None
    until_s: float | None = None
    recorded: bool = False

    @property
    def lets_all_pass(self) -> bool:
        """Whether nothing is left out."""
        return self == Sieve()


@dataclass(frozen=True, slots=True)
class Hit:
    """A row, or with no `item` a title, that has what was looked for.

    `passage` is the part of its text with the first match; `marks` are the matches in it, as
    (begin, end).
    """

    entry: Entry
    item: ItemId | None
    role: Role | None
    at_s: float
    passage: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """How much has what was looked for."""

    rows: int = 0
    entries: int = 0


@dataclass(frozen=True, slots=True)
class Labels:
    """What there is to filter by."""

    profiles: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Past:
    """A kept conversation that is shown in place of the present one; `item`: the row that was
    looked for.

    `sounds`: the rows that can be heard in its recording.
    """

    entry: Entry
    conversation: Conversation
    item: ItemId | None = None
    sounds: frozenset[ItemId] = frozenset()


@dataclass(frozen=True, slots=True)
class Collection:
    """What the window knows of kept conversations.

    `offered`: there is a place for them. `private`: nothing of the present one is kept. `present`:
    its entry, once there is one; `continued`: it is an earlier one, and no session was told it yet.
    `watched`: the pane is open, so that what changes is listed anew. `entries` are the first ones
    of `total`, at most `most`; there are `kept` in all. `hits` is None while nothing is looked for,
    `count` while it is being counted. `deleted` can be undone. `record`: the user wants the present
    conversation recorded; `recording`: it is being. `sounds`: its rows that can be heard in a
    recording that is complete. `recorded_bytes`: what all recordings take on the disk.
    """

    offered: bool = False
    private: bool = False
    present: EntryId | None = None
    watched: bool = False
    entries: tuple[Entry, ...] = ()
    total: int = 0
    kept: int = 0
    most: int = PAGE
    query: str = ""
    sieve: Sieve = field(default_factory=Sieve)
    hits: tuple[Hit, ...] | None = None
    count: Count | None = None
    labels: Labels = field(default_factory=Labels)
    past: Past | None = None
    continued: bool = False
    deleted: tuple[EntryId, ...] = ()
    record: bool = False
    recording: bool = False
    sounds: frozenset[ItemId] = frozenset()
    recorded_bytes: int = 0
