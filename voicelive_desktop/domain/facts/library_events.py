"""What happens to kept conversations: what the user wants of them, and what the library says."""

from __future__ import annotations

from dataclasses import field

from voicelive_desktop.domain.facts.conversation import Item
from voicelive_desktop.domain.facts.library import Count, Entry, EntryId, Hit, Labels, Sieve
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.kinds import KeptFor
from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class LibraryOffered:
    """There is a place for conversations; so many lie there from earlier."""

    total: int = 0


@dataclass(frozen=True, slots=True)
class EntryBegan:
    """The present conversation is kept from here on, under this id."""

    entry_id: EntryId


@dataclass(frozen=True, slots=True)
class PrivateChosen:
    """The user wants nothing kept of this conversation, or no longer wants that."""

    private: bool


@dataclass(frozen=True, slots=True)
class KeepAnswered:
    """The user said how long conversations are kept."""

    choice: KeptFor


@dataclass(frozen=True, slots=True)
class LibraryWatched:
    """The list of conversations came into sight, or went."""

    watched: bool


@dataclass(frozen=True, slots=True)
class LibraryLooked:
    """The user looks for this; "" for nothing, so that the conversations are listed."""

    query: str
    sieve: Sieve = field(default_factory=Sieve)


@dataclass(frozen=True, slots=True)
class LibraryMoreWanted:
    """The end of the list came into sight."""


@dataclass(frozen=True, slots=True)
class LibraryChanged:
    """There is something else in it than before."""


@dataclass(frozen=True, slots=True)
class EntriesListed:
    """The first entries that the sieve lets pass, of so many in all, and what there is to filter
    by; `kept`: of any.
    """

    sieve: Sieve
    entries: tuple[Entry, ...]
    total: int
    labels: Labels = field(default_factory=Labels)
    kept: int = 0
    recorded_bytes: int = 0


@dataclass(frozen=True, slots=True)
class HitsFound:
    """The newest rows with what was looked for."""

    query: str
    sieve: Sieve
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class HitsCounted:
    """How many there are in all."""

    query: str
    sieve: Sieve
    count: Count


@dataclass(frozen=True, slots=True)
class EntryOpened:
    """The user wants to read a kept conversation, from this row on."""

    entry_id: EntryId
    item: ItemId | None = None


@dataclass(frozen=True, slots=True)
class EntryContinued:
    """The user wants to go on with a kept conversation."""

    entry_id: EntryId


@dataclass(frozen=True, slots=True)
class EntryRead:
    """The rows of a kept conversation are there; `go_on`: it shall be continued. `sounds`: those
    that can be heard.
    """

    entry: Entry
    rows: tuple[Item, ...]
    at_s: float
    item: ItemId | None = None
    go_on: bool = False
    sounds: frozenset[ItemId] = frozenset()


@dataclass(frozen=True, slots=True)
class PastLeft:
    """The user has read enough; the present conversation comes back."""


@dataclass(frozen=True, slots=True)
class EntryRenamed:
    """The user calls a conversation this; "" after its first words again."""

    entry_id: EntryId
    title: str


@dataclass(frozen=True, slots=True)
class EntriesPinned:
    """The user wants conversations at the top, or no longer."""

    entry_ids: tuple[EntryId, ...]
    pinned: bool


@dataclass(frozen=True, slots=True)
class EntriesTagged:
    """The user gives conversations a tag, or takes it from them (`off`)."""

    entry_ids: tuple[EntryId, ...]
    tag: str
    off: bool = False


@dataclass(frozen=True, slots=True)
class EntriesDeleted:
    """The user wants conversations gone; that can be undone for a moment."""

    entry_ids: tuple[EntryId, ...]


@dataclass(frozen=True, slots=True)
class EntriesRestored:
    """The user wants back what was just deleted."""


@dataclass(frozen=True, slots=True)
class LibraryEmptied:
    """The user wants all conversations gone, and was asked whether that is meant."""


@dataclass(frozen=True, slots=True)
class LibraryTroubled:
    """The library cannot be used as it should: `kind` as the library calls it, `said` by the system
    or SQLite.
    """

    kind: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class ExportRequested:
    """The user wants conversations in a file of this form; none named: the one that is shown."""

    entry_ids: tuple[EntryId, ...]
    form: str
    path: str


@dataclass(frozen=True, slots=True)
class MarkdownRequested:
    """The user wants conversations on the clipboard; none named: the one that is shown."""

    entry_ids: tuple[EntryId, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportRequested:
    """The user wants the conversations of a file in the library."""

    path: str


@dataclass(frozen=True, slots=True)
class ConversationsExported:
    """The file is written, or the `problem` kept it from that."""

    path: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class MarkdownCopied:
    """The conversations are on the clipboard."""


@dataclass(frozen=True, slots=True)
class ConversationsImported:
    """So many are there now, `known` of the file were before; or the `problem` kept the file from
    being read.
    """

    number: int = 0
    known: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class RecordChosen:
    """The user wants the present conversation recorded, or the next one; or no longer."""

    on: bool


@dataclass(frozen=True, slots=True)
class RecordingStarted:
    """Both sides are being recorded."""


@dataclass(frozen=True, slots=True)
class RecordingStopped:
    """They are no longer, after so many seconds, in which these rows are heard.

    `because`: "" it was wanted, "full" little room was left on the disk, else the system's words.
    """

    seconds: float
    because: str = ""
    items: frozenset[ItemId] = frozenset()


@dataclass(frozen=True, slots=True)
class RecordingBroke:
    """The end of a recording could not be written after it was stopped; `because`:
    the system's words.
    """

    because: str


LibraryEvent = (
    LibraryOffered
    | EntryBegan
    | PrivateChosen
    | KeepAnswered
    | LibraryWatched
    | LibraryLooked
    | LibraryMoreWanted
    | LibraryChanged
    | EntriesListed
    | HitsFound
    | HitsCounted
    | EntryOpened
    | EntryContinued
    | EntryRead
    | PastLeft
    | EntryRenamed
    | EntriesPinned
    | EntriesTagged
    | EntriesDeleted
    | EntriesRestored
    | LibraryEmptied
    | LibraryTroubled
    | ExportRequested
    | MarkdownRequested
    | ImportRequested
    | ConversationsExported
    | MarkdownCopied
    | ConversationsImported
    | RecordChosen
    | RecordingStarted
    | RecordingStopped
    | RecordingBroke
)
