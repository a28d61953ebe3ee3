"""Kept conversations: listed, looked through, read in place of the present one, continued, deleted
with an undo.
"""

from __future__ import annotations

from collections.abc import Collection as Several
from typing import assert_never

from voicelive_desktop.domain.decisions.library_export import PassingOn, on_passing
from voicelive_desktop.domain.decisions.outcome import Outcome, noticed, only, without
from voicelive_desktop.domain.decisions.recording import RecordingEvent, on_recording
from voicelive_desktop.domain.decisions.user import on_user, start
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import library_events as ev
from voicelive_desktop.domain.facts import library_orders as do
from voicelive_desktop.domain.facts.conversation import Conversation, Role
from voicelive_desktop.domain.facts.events import (
    EndRequested,
    Event,
    LogReadBegan,
    NoteSubmitted,
    SettingsChosen,
    StartRequested,
    TextSubmitted,
)
from voicelive_desktop.domain.facts.library import PAGE, Collection, Entry, EntryId, Past
from voicelive_desktop.domain.facts.notices import (
    EntriesDeletedNotice,
    KeepQuestionNotice,
    LibraryNotice,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import can_start, in_session
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.settings.connection import with_agent
from voicelive_desktop.domain.words.kinds import KeptFor
from voicelive_desktop.domain.words.quick_classes import replace

Looking = (
    ev.LibraryWatched
    | ev.LibraryLooked
    | ev.LibraryMoreWanted
    | ev.LibraryChanged
    | ev.EntriesListed
    | ev.HitsFound
    | ev.HitsCounted
)
ReadingEvent = ev.EntryOpened | ev.EntryContinued | ev.EntryRead | ev.PastLeft
Keeping = (
    ev.LibraryOffered | ev.EntryBegan | ev.PrivateChosen | ev.KeepAnswered | ev.LibraryTroubled
)
Changing = (
    ev.EntryRenamed
    | ev.EntriesPinned
    | ev.EntriesTagged
    | ev.EntriesDeleted
    | ev.EntriesRestored
    | ev.LibraryEmptied
)


def on_library(state: State, event: ev.LibraryEvent) -> Outcome:
    """The next state and effects."""
    if isinstance(event, PassingOn):
        return on_passing(state, event)
    if isinstance(event, RecordingEvent):
        return on_recording(state, event)
    if isinstance(event, Looking):
        return _looking(state, event)
    if isinstance(event, ReadingEvent):
        return _reading(state, event)
    if isinstance(event, Keeping):
        return _keeping(state, event)
    return _changing(state, event)


def back_to_present(state: State, event: Event) -> State:
    """Whoever begins or says something looks at the present conversation."""
    leaves = isinstance(event, StartRequested | TextSubmitted | NoteSubmitted | LogReadBegan)
    if leaves and state.library.past is not None:
        return _with(state, past=None)
    return state


def of_conversation(old: State, new: State, event: Event) -> State:
    """Another conversation has no entry yet, unless it is one that is continued; one that ends is
    asked about.
    """
    if isinstance(event, EndRequested):
        new = asked_to_keep(new)
    if (
        new.run.started_at_s == old.run.started_at_s
        or isinstance(event, ev.EntryRead)
        or new.library.present is None
    ):
        return new
    return _with(new, present=None, sounds=frozenset())


def asked_to_keep(state: State) -> State:
    """After the first conversation that is kept it is asked how long; until then, and again,
    it is kept.
    """
    kept = state.library.present is not None and not state.library.private
    if kept and not state.settings.keep_asked:
        return noticed(state, KeepQuestionNotice())
    return state


def settle(state: State) -> Outcome:
    """The time for an undo is over."""
    gone = _with(without(state, EntriesDeletedNotice), deleted=())
    return gone, (do.PurgeHidden(),)


def _looking(state: State, event: Looking) -> Outcome:
    library = state.library
    match event:
        case ev.LibraryWatched(watched):
            return (
                _look(_with(state, watched=watched))
                if watched
                else only(_with(state, watched=False))
            )
        case ev.LibraryLooked(query, sieve):
            count = library.count if (query, sieve) == (library.query, library.sieve) else None
            return _look(_with(state, query=query, sieve=sieve, most=PAGE, count=count))
        case ev.LibraryMoreWanted():
            more = library.most < library.total and library.most <= len(library.entries)
            return _look(_with(state, most=library.most + PAGE)) if more else only(state)
        case ev.LibraryChanged():
            return _look(state) if library.watched else only(state)
        case ev.EntriesListed(sieve, entries, total, labels, kept, recorded_bytes):
            if sieve != library.sieve:
                return only(state)
            hits = library.hits if library.query.strip() else None
            listed = _with(state, entries=entries, total=total, labels=labels, hits=hits)
            return only(_with(listed, kept=kept, recorded_bytes=recorded_bytes))
        case ev.HitsFound(query, sieve, hits):
            if (query, sieve) == (library.query, library.sieve):
                return only(_with(state, hits=hits))
            return only(state)
        case ev.HitsCounted(query, sieve, counted):
            if (query, sieve) == (library.query, library.sieve):
                return only(_with(state, count=counted))
            return only(state)
        case _:
            assert_never(event)


def _reading(state: State, event: ReadingEvent) -> Outcome:
    match event:
        case ev.EntryOpened(entry_id, item):
            if entry_id == state.library.present and state.conversation.pages:
                return only(_with(state, past=None))  # it is the one at hand
            return state, (do.ReadEntry(entry_id, item),)
        case ev.EntryContinued(entry_id):
            if can_start(state):
                return (state, (do.ReadEntry(entry_id, go_on=True),))
            return only(state)
        case ev.EntryRead() if event.go_on:
            return _go_on(state, event)
        case ev.EntryRead():
            return only(
                _with(state, past=Past(event.entry, _conversation(event), event.item, event.sounds))
            )
        case ev.PastLeft():
            return only(_with(state, past=None))
        case _:
            assert_never(event)


def _keeping(state: State, event: Keeping) -> Outcome:
    match event:
        case ev.LibraryOffered(total):
            offered = _with(state, offered=True, kept=total)
            ask = total > 0 and not state.settings.keep_asked and not in_session(state)
            if ask:
                return only(noticed(offered, KeepQuestionNotice()))
            return only(offered)
        case ev.EntryBegan(entry_id):
            return only(_with(state, present=entry_id))
        case ev.PrivateChosen(private):
            return _private(state, private)
        case ev.KeepAnswered(choice):
            answered = without(state, KeepQuestionNotice)
            chosen, effects = on_user(
                answered, SettingsChosen((("keep_conversations", choice), ("keep_asked", True)))
            )
            return chosen, (*effects, *((do.EmptyLibrary(),) if choice == KeptFor.NONE else ()))
        case ev.LibraryTroubled(kind, said):
            return only(noticed(state, LibraryNotice(kind, said)))
        case _:
            assert_never(event)


def _changing(state: State, event: Changing) -> Outcome:
    match event:
        case ev.EntryRenamed(entry_id, title):
            return state, (do.RenameEntry(entry_id, title),)
        case ev.EntriesPinned(entry_ids, pinned):
            return state, (do.PinEntries(entry_ids, pinned),)
        case ev.EntriesTagged(entry_ids, tag, off):
            return state, (do.TagEntries(entry_ids, tag, off),)
        case ev.EntriesDeleted(entry_ids):
            return _delete(state, entry_ids)
        case ev.EntriesRestored():
            restored = _with(without(state, EntriesDeletedNotice), deleted=())
            return restored, (do.HideEntries(state.library.deleted, hidden=False),)
        case ev.LibraryEmptied():
            if in_session(state):
                return only(state)
            told = without(state, EntriesDeletedNotice)
            emptied = _with(told, entries=(), total=0, kept=0, hits=None, deleted=(), past=None)
            return emptied, (do.EmptyLibrary(),)
        case _:
            assert_never(event)


def _look(state: State) -> Outcome:
    library = state.library
    if not library.query.strip():
        state = _with(state, hits=None, count=None)
    return state, (do.LookUp(library.query, library.sieve, library.most),)


def _private(state: State, private: bool) -> Outcome:
    """A conversation that is private stays so to its end; one that becomes so is not kept from its
    beginning on.
    """
    if private == state.library.private or (not private and in_session(state)):
        return only(state)
    forget = private and in_session(state)
    if forget:
        present = None
    else:
        present = state.library.present
    chosen = _with(state, private=private, present=present)
    return chosen, (do.ForgetPresent(),) if forget else ()


def _delete(state: State, entry_ids: tuple[EntryId, ...]) -> Outcome:
    """What is being said at the moment cannot be deleted as a whole."""
    library = state.library
    gone = tuple(one for one in entry_ids if not (one == library.present and in_session(state)))
    if not gone:
        return only(state)
    left = _without(library, gone)
    deleted = replace(left, deleted=(*library.deleted, *gone))
    return noticed(replace(state, library=deleted), EntriesDeletedNotice()), (
        do.HideEntries(gone, hidden=True),
    )


def _without(library: Collection, gone: Several[EntryId]) -> Collection:
    entries = tuple(entry for entry in library.entries if entry.id not in gone)
    if library.hits is None:
        hits = None
    else:
        hits = tuple(hit for hit in library.hits if hit.entry.id not in gone)
    if library.past is not None and library.past.entry.id in gone:
        past = None
    else:
        past = library.past
    less = len(library.entries) - len(entries)
    total, kept = library.total - less, library.kept - less
    return replace(library, entries=entries, hits=hits, past=past, total=total, kept=kept)


def _go_on(state: State, event: ev.EntryRead) -> Outcome:
    """The rows become those of the present conversation, which starts as one that is tried again."""
    if not can_start(state) or not event.rows:
        return only(state)
    began_s = min(event.entry.started_at_s, *(row.at_s for row in event.rows))
    library = replace(
        state.library, past=None, present=event.entry.id, private=False, continued=True
    )
    library = replace(library, sounds=event.sounds)
    old = replace(
        state,
        conversation=_conversation(event),
        removal=replace(state.removal, removed=(), cleared=None),
        library=library,
        run=replace(state.run, started_at_s=began_s, greeted=True),
    )
    started, effects = start(old, began_s)
    started = replace(
        started,
        current=replace(
            started.current, running=_with_agents_memory(started.current.running, event.entry)
        ),
    )
    if isinstance(started.connection, con.Connecting):
        started = replace(started, connection=con.Connecting(1, event.at_s))
    return started, effects


def _with_agents_memory(settings: Settings, entry: Entry) -> Settings:
    """The same agent goes on by the id under which it knows the conversation; the saved settings
    stay as they are.
    """
    same = with_agent(settings) and settings.agent_name.strip() == entry.agent
    if not same or not entry.agent_conversation:
        return settings
    return replace(settings, agent_conversation=entry.agent_conversation)


def _conversation(event: ev.EntryRead) -> Conversation:
    return Conversation.of(event.rows)


def can_go_on(state: State, rows: Conversation) -> bool:
    """Whether a kept conversation can be continued now: there is something in it that a session can
    be told.
    """
    return can_start(state) and any(
        item.role in {Role.USER, Role.ASSISTANT} and item.text for item in rows
    )


def _with(state: State, **changes: object) -> State:
    return replace(state, library=replace(state.library, **changes))  # type: ignore[arg-type]  # fields of Collection
