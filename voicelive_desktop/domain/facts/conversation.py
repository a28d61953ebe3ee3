"""The items of a conversation, in pages, so that a change costs the same with ten items
or ten thousand.

A flat tuple of 10,000 items costs 0.3 ms a frame to compare (measured); with pages a change touches
one page of at most `PAGE_LIMIT` items, and everything else stays the identical object, which is how
a view sees what changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from enum import StrEnum
from types import MappingProxyType

from voicelive_desktop.domain.facts.evidence import NO_EVIDENCE, Evidence, LookupKind
from voicelive_desktop.domain.facts.pictures import Picture
from voicelive_desktop.domain.words.ids import CallId, ItemId, ResponseId
from voicelive_desktop.domain.words.quick_classes import dataclass, replace
from voicelive_desktop.domain.words.texts import MOST_CHARACTERS
from voicelive_desktop.domain.words.tool_words import ToolWords

MOST_WORDS = 5_000  # with their times: half an hour of speech
PAGE_LIMIT = 64  # items; splitting and rebuilding a page of this size costs some microseconds


class Role(StrEnum):
    """Who an item comes from."""

    USER = "user"
    ASSISTANT = "assistant"
    SYSTEM = "system"  # what the program remarks, and what the service put there
    NOTE = "note"  # what the user told the assistant without saying it: a system message of theirs
    TOOL = "tool"


class Status(StrEnum):
    """How settled an item's text is."""

    PARTIAL = "partial"
    FINAL = "final"
    INTERRUPTED = "interrupted"
    FAILED = "failed"


class End(StrEnum):
    """How an answer or a transcription ended that did not end well."""

    FAILED = "failed"
    FILTERED = "content_filter"
    TOO_LONG = "max_output_tokens"  # the limit on its length was reached
    INCOMPLETE = "incomplete"  # for a reason that this version does not know


@dataclass(frozen=True, slots=True)
class Ending:
    """Why a row is incomplete or failed; `said`: the service's words about it."""

    how: End
    said: str = ""


class Fate(StrEnum):
    """What became of a function call."""

    RAN = "ran"  # or it runs
    WAITING = "waiting"  # for a person to allow it
    DENIED = "denied"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class ToolCall:
    """A function call of the model; `output` is None while it runs. `output_id`: the service's item
    with the output.

    `words`: how the function says its calls read; `said`: what it gave, as a person reads it (""
    nothing of that). `source`: the server that it belongs to, "" for none. `is_report`: no call,
    but what a hosted agent told beside its speech; `output` has a line for each. `lookup`: the
    service did it by itself.
    """

    call_id: CallId
    name: str
    arguments: str = ""
    output: str | None = None
    ok: bool = True
    output_id: ItemId | None = None
    is_report: bool = False
    words: ToolWords | None = None
    said: str = ""
    fate: Fate = Fate.RAN
    source: str = ""
    lookup: LookupKind | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """One word of an answer and where it lies in the answer's speech."""

    text: str
    offset_ms: float
    duration_ms: float


@dataclass(frozen=True, slots=True)
class Asked:
    """An earlier question, and when it was asked (Unix seconds)."""

    item_id: ItemId
    at_s: float


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the transcript.

    `text` only grows until `status` leaves PARTIAL. `at_s` is Unix time. `received_ms` is how much
    speech came from the service, `heard_ms` how much of it was played when it was cut (None: not
    cut). `pace_ms`: its speech comes by itself, apart from its text, and is not complete; the time
    that a letter probably takes (0: neither). `latency_s` is what the person waits: end of the
    speech (or sending of the message) to the first audible sample. `service_latency_s` is the
    service's share: its word that the speech is over to its first sound. `words`: where they lie in
    the speech, if it tells. `outside`: the service's conversation does not hold it. `interim`: said
    while one waited for the answer. `lost`: it was cut because the connection was lost. `starts`:
    no words but the line above a new conversation. `unsent`: typed while there was no session:
    PARTIAL until one takes it, FINAL when none did. `ending`: None where it ended well, or was
    interrupted. `shortened`: more than `MOST_CHARACTERS` came. `evidence`: what the service told
    beside the words. `asked`: of an answer that came after other questions, the one it is for.
    """

    id: ItemId
    role: Role
    text: str = ""
    status: Status = Status.PARTIAL
    at_s: float = 0.0
    response_id: ResponseId | None = None
    received_ms: float = 0.0
    heard_ms: float | None = None
    pace_ms: float = 0.0
    latency_s: float | None = None
    service_latency_s: float | None = None
    words: tuple[Word, ...] = ()
    tool: ToolCall | None = None
    typed: bool = False
    outside: bool = False
    interim: bool = False
    unsent: bool = False
    pictures: tuple[Picture, ...] = ()
    lost: bool = False
    starts: bool = False
    ending: Ending | None = None
    shortened: bool = False
    evidence: Evidence = NO_EVIDENCE
    asked: Asked | None = None


def fitting(item: Item) -> Item:
    """Return the item with its text cut to what a person reads and the window can lay out."""
    if len(item.text) > MOST_CHARACTERS:
        item = replace(item, text=item.text[:MOST_CHARACTERS], shortened=True)
    if len(item.words) > MOST_WORDS:
        item = replace(item, words=item.words[:MOST_WORDS])
    if item.tool is None or _is_short(item.tool):
        return item
    return replace(item, tool=_cut(item.tool), shortened=True)


def _is_short(tool: ToolCall) -> bool:
    return len(tool.arguments) <= MOST_CHARACTERS and len(tool.output or "") <= MOST_CHARACTERS


def _cut(tool: ToolCall) -> ToolCall:
    if tool.output is None:
        output = None
    else:
        output = tool.output[:MOST_CHARACTERS]
    return replace(tool, arguments=tool.arguments[:MOST_CHARACTERS], output=output)


@dataclass(frozen=True, slots=True)
class Page:
    """A run of items with an index by id. Built once, never changed."""

    items: tuple[Item, ...]
    index: Mapping[ItemId, int] = field(compare=False, repr=False)

    @classmethod
    def of(cls, items: tuple[Item, ...]) -> Page:
        """Return a page of these items; ids must be unique."""
        return cls(items, MappingProxyType({item.id: i for i, item in enumerate(items)}))


@dataclass(frozen=True, slots=True)
class Conversation:
    """All items in the order of the conversation. Every change returns a new value that shares the
    untouched pages.
    """

    pages: tuple[Page, ...] = ()

    @classmethod
    def of(cls, items: Iterable[Item]) -> Conversation:
        """Return a conversation of these items, as if each had been added: of the same id the first
        one counts.
        """
        there: dict[ItemId, Item] = {}
        for item in items:
            there.setdefault(item.id, item)
        rows = tuple(fitting(item) for item in there.values())
        starts = range(0, len(rows), PAGE_LIMIT)
        return cls(tuple(Page.of(rows[start : start + PAGE_LIMIT]) for start in starts))

    def __len__(self) -> int:
        return sum(len(page.items) for page in self.pages)

    def __iter__(self) -> Iterator[Item]:
        for page in self.pages:
            yield from page.items

    def __contains__(self, item_id: object) -> bool:
        return any(item_id in page.index for page in self.pages)

    def get(self, item_id: ItemId) -> Item | None:
        """Return the item of this id, or None; searches the newest pages first."""
        found = self._locate(item_id)
        if found is None:
            return None
        return self.pages[found[0]].items[found[1]]

    def is_before(self, first: ItemId, second: ItemId) -> bool:
        """Whether both are known and `first` comes before `second`."""
        a, b = self._locate(first), self._locate(second)
        return a is not None and b is not None and a < b

    def last(self) -> Item | None:
        """Return the newest item, or None."""
        if self.pages:
            return self.pages[-1].items[-1]
        return None

    def before(self, item_id: ItemId) -> ItemId | None:
        """Return the id of the row above this one; None for the first one and for an unknown id."""
        place = self._locate(item_id)
        if place is None or place == (0, 0):
            return None
        page_no, row = place
        if row:
            return self.pages[page_no].items[row - 1].id
        return self.pages[page_no - 1].items[-1].id

    def put(self, item: Item, after: ItemId | None) -> Conversation:
        """Insert `item` right behind `after`: as the first row if that is None, at the end if
        it is unknown.
        """
        if item.id in self:
            return self
        if after is None and self.pages:
            return self._with_page(0, (item, *self.pages[0].items))
        if after is None:
            place = None
        else:
            place = self._locate(after)
        if place is None:
            return self._append(item)
        page_no, row = place
        old = self.pages[page_no].items
        return self._with_page(page_no, (*old[: row + 1], item, *old[row + 1 :]))

    def add(self, item: Item, after: ItemId | None = None) -> Conversation:
        """Insert `item` behind `after` (at the end if that is None or unknown). A known id is left
        as it is.

        Rows outside the service's conversation that stand behind `after` keep standing there.
        """
        if item.id in self:
            return self
        item = fitting(item)
        if after is None:
            return self._append(item)
        return self.put(item, self._behind(after))

    def move(self, item_id: ItemId, after: ItemId) -> Conversation:
        """Put a known item behind another known one; anything else changes nothing."""
        item = self.get(item_id)
        if item is None or item_id == after or after not in self:
            return self
        if self._follows(item_id, self._behind(after)):
            return self
        return self.remove(item_id).add(item, after)

    def change(self, item_id: ItemId, how: Callable[[Item], Item]) -> Conversation:
        """Replace one item by `how(item)`; an unknown id changes nothing."""
        place = self._locate(item_id)
        if place is None:
            return self
        page_no, row = place
        old = self.pages[page_no].items
        new = how(old[row])
        if new is old[row]:
            return self
        return self._with_page(page_no, (*old[:row], fitting(new), *old[row + 1 :]))

    def remove(self, item_id: ItemId) -> Conversation:
        """Drop one item; an unknown id changes nothing."""
        place = self._locate(item_id)
        if place is None:
            return self
        page_no, row = place
        old = self.pages[page_no].items
        return self._with_page(page_no, (*old[:row], *old[row + 1 :]))

    def _behind(self, item_id: ItemId) -> ItemId:
        """Return the last of the rows outside the conversation that directly follow this one, or
        this one itself.
        """
        place = self._locate(item_id)
        if place is None:
            return item_id
        page_no, row = place
        for page in (
            self.pages[page_no].items[row + 1 :],
            *(page.items for page in self.pages[page_no + 1 :]),
        ):
            for item in page:
                if not item.outside:
                    return item_id
                item_id = item.id
        return item_id

    def _follows(self, item_id: ItemId, after: ItemId) -> bool:
        first, second = self._locate(after), self._locate(item_id)
        if first is None or second is None:
            return False
        if first[0] == second[0]:
            return second[1] == first[1] + 1
        at_seam = first[1] == len(self.pages[first[0]].items) - 1 and second[1] == 0
        return at_seam and second[0] == first[0] + 1

    def _locate(self, item_id: ItemId) -> tuple[int, int] | None:
        for page_no in range(len(self.pages) - 1, -1, -1):
            row = self.pages[page_no].index.get(item_id)
            if row is not None:
                return page_no, row
        return None

    def _append(self, item: Item) -> Conversation:
        if not self.pages or len(self.pages[-1].items) >= PAGE_LIMIT:
            return replace(self, pages=(*self.pages, Page.of((item,))))
        return self._with_page(len(self.pages) - 1, (*self.pages[-1].items, item))

    def _with_page(self, page_no: int, items: tuple[Item, ...]) -> Conversation:
        half = PAGE_LIMIT // 2
        if not items:
            new: tuple[Page, ...] = ()
        elif len(items) > PAGE_LIMIT:
            new = (Page.of(items[:half]), Page.of(items[half:]))
        else:
            new = (Page.of(items),)
        return replace(self, pages=(*self.pages[:page_no], *new, *self.pages[page_no + 1 :]))
