"""Kept conversations in the state: listed, searched, read, continued, deleted with an undo,
private.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.domain.scene import T0, Scene
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts import library_events as lib
from voicelive_desktop.domain.facts import library_orders as do
from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.facts.effects import OpenSession
from voicelive_desktop.domain.facts.library import PAGE, Count, Entry, EntryId, Hit, Labels, Sieve
from voicelive_desktop.domain.facts.notices import EntriesDeletedNotice
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import told_again, worth_restoring
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.kinds import KeptFor

E1, E2 = EntryId("e1"), EntryId("e2")
ENTRY = Entry(E1, T0 - 900, T0 - 800, "Weather", rows=2)
OTHER = Entry(E2, T0 - 500, T0 - 400, "Wales", rows=1)
ROWS = (
    Item(ItemId("q"), Role.USER, "What is the weather?", Status.FINAL, T0 - 900),
    Item(ItemId("a"), Role.ASSISTANT, "Sunny.", Status.FINAL, T0 - 890),
)
READ = lib.EntryRead(ENTRY, ROWS, T0 + 5)
SIEVE = Sieve()


def listed(*entries: Entry, total: int = 0) -> lib.EntriesListed:
    return lib.EntriesListed(SIEVE, entries, total or len(entries), Labels())


def test_the_list_is_kept_up_to_date_while_it_is_watched() -> None:
    scene = Scene().tell(lib.LibraryChanged())
    assert scene.effects == ()
    assert scene.tell(lib.LibraryWatched(True)).effects == (do.LookUp("", SIEVE, PAGE),)
    assert scene.tell(listed(ENTRY, OTHER)).state.library.entries == (ENTRY, OTHER)
    assert scene.tell(lib.LibraryChanged()).effects == (do.LookUp("", SIEVE, PAGE),)
    assert scene.tell(lib.LibraryWatched(False), lib.LibraryChanged()).effects == ()


def test_more_is_listed_at_the_end_of_the_list_and_only_there() -> None:
    entries = tuple(replace(ENTRY, id=EntryId(f"e{n}")) for n in range(PAGE))
    scene = Scene().tell(lib.LibraryWatched(True), listed(*entries, total=150))
    assert scene.tell(lib.LibraryMoreWanted()).effects == (do.LookUp("", SIEVE, 2 * PAGE),)
    assert scene.tell(lib.LibraryMoreWanted()).effects == ()  # it is on its way
    scene.tell(listed(*entries, *entries[:50], total=150))
    assert scene.tell(lib.LibraryMoreWanted()).effects == ()


def test_only_the_answer_to_the_latest_question_is_shown() -> None:
    hit = Hit(ENTRY, ItemId("q"), Role.USER, T0, "weather", ((0, 3),))
    scene = Scene().tell(lib.LibraryLooked("we"), lib.LibraryLooked("wea"))
    assert scene.effects == (do.LookUp("we", SIEVE, PAGE), do.LookUp("wea", SIEVE, PAGE))
    scene.tell(
        lib.HitsFound("we", SIEVE, ()),
        lib.HitsFound("wea", SIEVE, (hit,)),
        lib.HitsCounted("we", SIEVE, Count(9, 9)),
    )
    assert (scene.state.library.hits, scene.state.library.count) == ((hit,), None)
    scene.tell(lib.HitsCounted("wea", SIEVE, Count(1, 1)))
    assert scene.state.library.count == Count(1, 1)
    # no flicker while one types
    assert scene.tell(lib.LibraryLooked("weat")).state.library.hits == (hit,)
    assert scene.tell(lib.LibraryLooked("")).state.library.hits is None


def test_another_sieve_is_another_question() -> None:
    work = Sieve(tag="work")
    scene = Scene().tell(lib.LibraryLooked("", work), listed(ENTRY))
    assert scene.state.library.entries == ()
    assert scene.tell(lib.EntriesListed(work, (OTHER,), 1)).state.library.entries == (OTHER,)


def test_a_kept_conversation_is_read_while_the_present_one_goes_on() -> None:
    scene = Scene.connected().user_says(text="hello")
    present = scene.state.conversation
    assert scene.tell(lib.EntryOpened(E1, ItemId("a"))).effects == (do.ReadEntry(E1, ItemId("a")),)
    scene.tell(replace(READ, item=ItemId("a")))
    past = scene.state.library.past
    assert past is not None
    assert (tuple(past.conversation), past.item) == (ROWS, "a")
    assert scene.state.conversation is present
    assert isinstance(scene.state.connection, con.Ready)
    assert scene.tell(lib.PastLeft()).state.library.past is None


@pytest.mark.parametrize(
    "event",
    [ev.TextSubmitted(ItemId("t"), "hi", T0 + 9), ev.NoteSubmitted(ItemId("n"), "x", T0 + 9)],
)
def test_whoever_says_something_is_back_in_the_present(event: ev.Event) -> None:
    scene = Scene.connected().tell(READ, event)
    assert scene.state.library.past is None


def test_start_is_back_in_the_present() -> None:
    assert Scene().tell(READ, ev.StartRequested(T0)).state.library.past is None


def test_the_conversation_at_hand_is_not_read_from_the_library() -> None:
    scene = (
        Scene.connected()
        .user_says(text="hello")
        .tell(lib.EntryBegan(E1), replace(READ, entry=OTHER))
    )
    scene.tell(lib.EntryOpened(E1))
    assert scene.effects == ()
    assert scene.state.library.past is None


def test_a_continued_conversation_starts_with_all_that_was_said_in_it() -> None:
    scene = Scene().tell(lib.EntryContinued(E1))
    assert scene.effects == (do.ReadEntry(E1, go_on=True),)
    assert OpenSession() in scene.tell(replace(READ, go_on=True)).effects
    assert isinstance(scene.state.connection, con.Connecting)
    assert tuple(scene.state.conversation) == ROWS
    assert scene.state.library.present == E1
    assert worth_restoring(scene.state) == ROWS
    scene.tell(ev.ConnectingStarted(1)).configured()
    assert [item.id for item in told_again(scene.state)] == ["q", "a"]
    assert scene.state.answers.gate.asked is False  # it is not greeted again
    last = scene.state.conversation.last()
    assert last is not None
    assert last.text.startswith("An earlier conversation continues.")


def test_nothing_is_continued_in_the_middle_of_a_conversation() -> None:
    scene = Scene.connected().tell(lib.EntryContinued(E1))
    assert scene.effects == ()
    before = scene.state.conversation
    assert scene.tell(replace(READ, go_on=True)).state.conversation is before


def test_deleted_conversations_come_back_with_undo_and_are_gone_without() -> None:
    scene = Scene().tell(lib.LibraryWatched(True), listed(ENTRY, OTHER), READ)
    scene.tell(lib.EntriesDeleted((E1,)))
    assert scene.effects == (do.HideEntries((E1,), hidden=True),)
    assert (scene.state.library.entries, scene.state.library.total) == ((OTHER,), 1)
    assert scene.state.library.past is None
    assert scene.notice_keys() == ["entries_deleted"]
    scene.tell(lib.EntriesRestored())
    assert scene.effects == (do.HideEntries((E1,), hidden=False),)
    assert scene.notice_keys() == []
    gone = Scene().tell(lib.EntriesDeleted((E1,)), ev.NoticeDismissed(EntriesDeletedNotice))
    assert gone.effects == (do.HideEntries((E1,), hidden=True), do.PurgeHidden())
    assert gone.state.library.deleted == ()


def test_what_is_being_said_is_not_deleted_as_a_whole() -> None:
    scene = Scene.connected().tell(
        lib.EntryBegan(E1), lib.EntriesDeleted((E1,)), lib.LibraryEmptied()
    )
    assert scene.effects == ()


def test_the_question_is_asked_once_after_the_first_end() -> None:
    scene = Scene.connected().user_says(text="hello").tell(lib.EntryBegan(E1))
    assert scene.notice_keys() == []
    scene.tell(ev.EndRequested(), ev.ConnectionEnded())
    assert scene.notice_keys() == ["keep_question"]
    scene.tell(lib.KeepAnswered(KeptFor.MONTH))
    assert scene.notice_keys() == []
    assert (scene.state.settings.keep_conversations, scene.state.settings.keep_asked) == (
        "30",
        True,
    )
    assert do.EmptyLibrary() not in scene.effects
    scene.tell(ev.StartRequested(T0 + 50), lib.EntryBegan(E2), ev.EndRequested())
    assert scene.notice_keys() == []


def test_not_at_all_deletes_what_was_said() -> None:
    scene = Scene().tell(lib.KeepAnswered(KeptFor.NONE))
    assert do.EmptyLibrary() in scene.effects
    assert scene.state.settings.keep_conversations == "none"


def test_who_was_never_asked_is_asked_at_the_next_start() -> None:
    assert Scene().tell(lib.LibraryOffered(3)).notice_keys() == ["keep_question"]
    assert Scene().tell(lib.LibraryOffered(0)).notice_keys() == []
    asked = State(settings=Settings(keep_asked=True))
    assert Scene(asked).tell(lib.LibraryOffered(3)).notice_keys() == []


def test_a_conversation_that_becomes_private_is_forgotten_and_stays_private() -> None:
    scene = Scene.connected().tell(lib.EntryBegan(E1), lib.PrivateChosen(True))
    assert scene.effects == (do.ForgetPresent(),)
    assert scene.state.library.present is None
    assert scene.tell(lib.PrivateChosen(False)).state.library.private
    scene.tell(ev.EndRequested(), ev.ConnectionEnded())
    assert "keep_question" not in scene.notice_keys()
    assert not scene.tell(lib.PrivateChosen(False)).state.library.private


def test_private_before_the_start_forgets_nothing_of_before() -> None:
    scene = Scene().tell(lib.EntryBegan(E1), lib.PrivateChosen(True))
    assert scene.effects == ()
    assert scene.state.library.present == E1
