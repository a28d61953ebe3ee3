"""Gives the library the rows of the conversation as they settle."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.conversation import Conversation, Item, Status
from voicelive_desktop.domain.facts.events import Event, TranscriptCleared
from voicelive_desktop.domain.facts.library import Entry, EntryId, Placed
from voicelive_desktop.domain.facts.library_events import EntryBegan
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import as_heard, in_session, is_of_session
from voicelive_desktop.domain.questions.shown import entry_of
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.kinds import KeptFor
from voicelive_desktop.domain.words.quick_classes import replace

LATER_S = 1.0  # what changes of a row that is kept (more sound, a latency) is written together
AGAIN_MS = 5_000.0  # so often it is written how far an answer was heard


class Shelves(Protocol):
    """The part of the library that keeps."""

    def keep(self, entry: Entry, rows: tuple[Placed, ...], gone: tuple[ItemId, ...]) -> None:
        """Keep rows, and others no more."""
        ...


class Keeper:
    """Follows the store. Loop thread only.

    A row goes to the library when it has settled; what changes of it later goes within `LATER_S`.
    Until an answer has been heard to its end, it is kept as one that was cut where it has come to:
    a kill does not make words heard that were not. A private conversation, and one that is shown
    from a session log, is not kept; outside of a session no entry begins.

    Args:
        forget: takes an entry out of the library.
        later: calls a function after so many seconds.
        name: makes the id of an entry out of the time of its beginning.
    """

    def __init__(
        self,
        library: Shelves,
        report: Callable[[Event], None],
        later: Callable[[float, Callable[[], None]], object],
        name: Callable[[float], EntryId],
        forget: Callable[[EntryId], None],
    ) -> None:
        self._library, self._report, self._later, self._name = library, report, later, name
        self._forget = forget
        self._began_s: float | None = None
        self._entry_id: EntryId | None = None
        self._kept: dict[ItemId, Item] = {}
        self._changed: set[ItemId] = set()
        self._sounding: dict[ItemId, float] = {}  # how far they were heard when they were written
        self._dropped = False
        self._state: State | None = None
        self._waits = False

    def __call__(self, old: State, new: State, event: Event) -> None:
        """Keep what has settled with this event."""
        self._state = new
        if new.run.started_at_s != self._began_s:
            self._begin(new)
        if not _wants(new) and _wants(old) and in_session(new):
            self.drop()
        is_same = new.conversation is old.conversation
        if (is_same and new.speaker.playback is old.speaker.playback) or not self._follows(
            old, new
        ):
            return
        self._follow_sound(new)
        rows: tuple[Placed, ...] = ()
        gone: tuple[ItemId, ...] = ()
        if not is_same:
            rows, gone = self._news(old, new, event)
        if not _wants(new):
            rows = ()
        if rows or gone:
            self._keep(new, rows, gone)
        elif not in_session(new):
            self.flush()
        elif self._changed and not self._waits:
            self._waits = True
            self._later(LATER_S, self._on_later)

    @property
    def entry_id(self) -> EntryId | None:
        """The entry of the present conversation."""
        return self._entry_id

    def drop(self) -> None:
        """Take the present conversation out of the library, and keep no more of it."""
        entry_id, self._entry_id = self._entry_id, None
        self._dropped = True
        self._forget_rows()
        if entry_id is not None:
            self._forget(entry_id)

    def flush(self) -> None:
        """Give away what changed."""
        if self._changed and self._state is not None:
            self._keep(self._state, (), ())

    def end(self) -> None:
        """The program ends: give away what changed, and how far the audible answer was heard."""
        self._changed |= self._sounding.keys()
        self.flush()

    def _follow_sound(self, state: State) -> None:
        """Write rows again that begin to sound, have been heard to their end, or a good deal
        further.
        """
        playback = state.speaker.playback
        playing = {item_id for item_id, _ in playback.waiting}
        if playback.item is not None:
            playing.add(playback.item)
        for item_id in playing & self._kept.keys() - self._sounding.keys():
            kept = self._kept[item_id]
            if as_heard(state, kept) is not kept:
                self._changed.add(item_id)
        for item_id, written_ms in tuple(self._sounding.items()):
            row = state.conversation.get(item_id)
            if row is None or row.status is not Status.FINAL:
                del self._sounding[item_id]
                continue
            now = as_heard(state, row)
            if now is row or (now.heard_ms or 0.0) >= written_ms + AGAIN_MS:
                del self._sounding[item_id]
                self._changed.add(item_id)

    def _on_later(self) -> None:
        self._waits = False
        self.flush()

    def _begin(self, state: State) -> None:
        """Another conversation; one that is continued has its entry and its rows already."""
        self.flush()
        self._began_s, self._dropped = state.run.started_at_s, False
        self._forget_rows()
        self._entry_id = state.library.present
        if self._entry_id is not None:
            self._kept = {row.id: row for row in state.conversation if _is_settled(state, row)}

    def _forget_rows(self) -> None:
        self._kept.clear()
        self._changed.clear()
        self._sounding.clear()

    def _follows(self, old: State, new: State) -> bool:
        """Whether these rows are of a conversation that is kept, or may be."""
        if (
            self._dropped
            or isinstance(new.connection, con.Reading)
            or isinstance(old.connection, con.Reading)
        ):
            return False
        lives = not isinstance(old.connection, con.Offline | con.Failed)
        return self._entry_id is not None or (lives and _wants(new))

    def _news(
        self, old: State, new: State, event: Event
    ) -> tuple[tuple[Placed, ...], tuple[ItemId, ...]]:
        """Rows that have settled now or stand elsewhere, and those that are gone; of the
        pages that changed.
        """
        same = _ids(old.conversation) & _ids(new.conversation) if self._kept else set()
        placed = []
        before = [
            i
            for page in old.conversation.pages
            if id(page) not in same
            for i in page.index
            if i in self._kept
        ]
        after = [row for row in _of_changed_pages(new, same) if row.id in self._kept]
        moved = _order(before, after) != [row.id for row in after if row.id in set(before)]
        for row, above in _with_above(new, same):
            kept = self._kept.get(row.id)
            if kept is None or moved:
                placed.append(Placed(row, above))
            elif kept is not row and not (row.id in self._sounding and _only_sounds(kept, row)):
                self._changed.add(row.id)
            self._kept[row.id] = row
        there = {row.id for row in after}
        gone = (
            ()
            if isinstance(event, TranscriptCleared)
            else tuple(i for i in before if i not in there)
        )
        for item_id in gone:
            if item_id not in new.conversation:
                del self._kept[item_id]
                self._changed.discard(item_id)
        return tuple(placed), tuple(i for i in gone if i not in self._kept)

    def _keep(self, state: State, rows: tuple[Placed, ...], gone: tuple[ItemId, ...]) -> None:
        begins = self._entry_id is None
        if self._entry_id is None:
            if not rows:
                return
            self._entry_id = self._name(state.run.started_at_s)
        given = {placed.item.id for placed in rows}
        changed = tuple(self._with_changes(state.conversation, given))
        self._changed.clear()
        heard = tuple(self._as_heard(state, placed) for placed in (*rows, *changed))
        self._library.keep(_entry(self._entry_id, state), heard, gone)
        if begins:
            self._report(EntryBegan(self._entry_id))

    def _as_heard(self, state: State, placed: Placed) -> Placed:
        row = as_heard(state, placed.item)
        if row is placed.item:
            return placed
        self._sounding[row.id] = row.heard_ms or 0.0
        return Placed(row, placed.after)

    def _with_changes(self, conversation: Conversation, given: set[ItemId]) -> Iterator[Placed]:
        for item_id in self._changed - given:
            row = conversation.get(item_id)
            if row is not None:
                self._kept[item_id] = row
                yield Placed(row, _above(conversation, item_id, self._kept))


def _only_sounds(before: Item, after: Item) -> bool:
    """Whether nothing but more of its sound has come, which an avatar's does for minutes; all of it
    is written once it has been heard.
    """
    return replace(after, received_ms=before.received_ms, words=before.words) == before


def _ids(conversation: Conversation) -> set[int]:
    return {id(page) for page in conversation.pages}


def _wants(state: State) -> bool:
    return state.settings.keep_conversations != KeptFor.NONE and not state.library.private


def _is_settled(state: State, row: Item) -> bool:
    return row.status is not Status.PARTIAL and not row.starts and is_of_session(state, row)


def _of_changed_pages(state: State, same: set[int]) -> Iterator[Item]:
    for page in state.conversation.pages:
        if id(page) not in same:
            yield from (row for row in page.items if _is_settled(state, row))


def _with_above(state: State, same: set[int]) -> Iterator[tuple[Item, ItemId | None]]:
    """The settled rows of the pages that changed, each with the settled row above it."""
    pages = state.conversation.pages
    for n, page in enumerate(pages):
        if id(page) in same:
            continue
        earlier = (row for before in reversed(pages[:n]) for row in reversed(before.items))
        above = next((row.id for row in earlier if _is_settled(state, row)), None)
        for row in page.items:
            if _is_settled(state, row):
                yield row, above
                above = row.id


def _above(conversation: Conversation, item_id: ItemId, kept: dict[ItemId, Item]) -> ItemId | None:
    above = conversation.before(item_id)
    while above is not None and above not in kept:
        above = conversation.before(above)
    return above


def _order(before: list[ItemId], after: list[Item]) -> list[ItemId]:
    """The rows that are there still, in the order in which they stood."""
    there = {row.id for row in after}
    return [item_id for item_id in before if item_id in there]


def _entry(entry_id: EntryId, state: State) -> Entry:
    if in_session(state):
        settings = state.current.running
    else:
        settings = state.settings
    entry = entry_of(state, entry_id, state.run.started_at_s)
    return replace(entry, agent_conversation=settings.agent_conversation.strip())
