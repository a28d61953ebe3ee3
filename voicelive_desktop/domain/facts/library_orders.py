"""What shall be done with kept conversations, in the imperative."""

from __future__ import annotations

from voicelive_desktop.domain.facts.library import EntryId, Past, Sieve
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class LookUp:
    """Report the entries, or with a query what has its words; earlier questions of this
    kind are forgotten.
    """

    query: str
    sieve: Sieve
    most: int


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """Report the rows of an entry."""

    entry_id: EntryId
    item: ItemId | None = None
    go_on: bool = False


@dataclass(frozen=True, slots=True)
class RenameEntry:
    """Call an entry this."""

    entry_id: EntryId
    title: str


@dataclass(frozen=True, slots=True)
class PinEntries:
    """Keep entries at the top, or no longer."""

    entry_ids: tuple[EntryId, ...]
    pinned: bool


@dataclass(frozen=True, slots=True)
class TagEntries:
    """Give entries a tag, or take it from them."""

    entry_ids: tuple[EntryId, ...]
    tag: str
    off: bool


@dataclass(frozen=True, slots=True)
class HideEntries:
    """Let entries be as if they were gone, or let them be seen again."""

    entry_ids: tuple[EntryId, ...]
    hidden: bool


@dataclass(frozen=True, slots=True)
class PurgeHidden:
    """Take what is hidden out of the file for good."""


@dataclass(frozen=True, slots=True)
class EmptyLibrary:
    """Take everything out of the file for good."""


@dataclass(frozen=True, slots=True)
class ForgetPresent:
    """Take the present conversation out of the file for good, and keep no more of it."""


@dataclass(frozen=True, slots=True)
class ExportEntries:
    """Write conversations into a file of this form: these entries, or the one that is `shown`."""

    entry_ids: tuple[EntryId, ...]
    form: str
    path: str
    shown: Past | None = None


@dataclass(frozen=True, slots=True)
class CopyAsMarkdown:
    """Put conversations on the clipboard: these entries, or the one that is `shown`."""

    entry_ids: tuple[EntryId, ...]
    shown: Past | None = None


@dataclass(frozen=True, slots=True)
class ImportFile:
    """Keep the conversations of a file."""

    path: str


@dataclass(frozen=True, slots=True)
class StartRecording:
    """Record both sides from now on."""


@dataclass(frozen=True, slots=True)
class StopRecording:
    """Record no more."""


LibraryEffect = (
    LookUp
    | ReadEntry
    | RenameEntry
    | PinEntries
    | TagEntries
    | HideEntries
    | PurgeHidden
    | EmptyLibrary
    | ForgetPresent
    | ExportEntries
    | CopyAsMarkdown
    | ImportFile
    | StartRecording
    | StopRecording
)
