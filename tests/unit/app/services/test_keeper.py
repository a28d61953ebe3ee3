"""What is said reaches the library as it settles, and what nobody wants kept does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from random import Random

import pytest

from tests.support.any_event import AnyEvent
from tests.unit.domain.scene import A1, LOST, R1, T0, U1, U2, Scene
from voicelive_desktop.app.services.keeper import AGAIN_MS, LATER_S, Keeper
from voicelive_desktop.domain.decisions.step import step
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts import library_events as lib
from voicelive_desktop.domain.facts.conversation import Conversation, Item, Role, Status
from voicelive_desktop.domain.facts.library import Entry, EntryId, Placed
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import as_heard, is_of_session
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.kinds import Target


class Shelves:
    """A library that keeps rows as the real one does: in order, each once."""

    def __init__(self) -> None:
        self.entries: dict[EntryId, list[Item]] = {}
        self.facts: dict[EntryId, Entry] = {}
        self.writes = 0

    def keep(self, entry: Entry, rows: tuple[Placed, ...], gone: tuple[ItemId, ...]) -> None:
        self.writes += 1
        kept = self.entries.setdefault(entry.id, [])
        self.facts[entry.id] = entry
        for item_id in gone:
            kept[:] = [row for row in kept if row.id != item_id]
        for placed in rows:
            kept[:] = [row for row in kept if row.id != placed.item.id]
            ids = [row.id for row in kept]
            at = (
                0
                if placed.after is None
                else ids.index(placed.after) + 1
                if placed.after in ids
                else len(kept)
            )
            kept.insert(at, placed.item)

    def forget(self, entry_id: EntryId) -> None:
        self.entries.pop(entry_id, None)


class Kept(Scene):
    """A conversation with a keeper, whose timers run when the test says so."""

    def __init__(self, state: State | None = None) -> None:
        super().__init__(state)
        self.library = Shelves()
        self.timers: list[tuple[float, Callable[[], None]]] = []
        self.names = 0
        self.keeper = Keeper(
            self.library,
            self._report,
            lambda s, call: self.timers.append((s, call)),
            self._name,
            self.library.forget,
        )

    def tell(self, *events: ev.Event) -> Kept:
        self.effects = ()
        for event in events:
            old = self.state
            self.state, effects = step(old, event)
            self.effects += effects
            self.keeper(old, self.state, event)
        return self

    def wait(self) -> Kept:
        timers, self.timers = self.timers, []
        for _, call in timers:
            call()
        return self

    def _report(self, event: ev.Event) -> None:
        self.tell(event)

    def _name(self, started_at_s: float) -> EntryId:
        self.names += 1
        return EntryId(f"e{self.names}")

    @property
    def kept(self) -> list[str]:
        """The texts of the newest entry."""
        entry = self.state.library.present
        return [str(row.text) for row in self.library.entries.get(entry or EntryId(""), [])]

    def settled(self) -> list[Item]:
        """What a library should have of the present conversation."""
        state = self.state
        return [
            r
            for r in state.conversation
            if r.status is not Status.PARTIAL and not r.starts and is_of_session(state, r)
        ]


def _this(row: Item, _old: Item) -> Item:
    return row


def answered() -> Kept:
    scene = Kept.connected()
    assert isinstance(scene, Kept)
    scene.user_says(text="hello").reply_begins().reply_sounds().reply_complete().tell(
        ev.PlaybackDrained(A1)
    )
    return scene


def test_a_row_is_kept_when_it_has_settled_and_not_before() -> None:
    scene = Kept.connected()
    assert isinstance(scene, Kept)
    scene.tell(ev.SpeechStarted(U1, 0, T0 + 2))
    assert scene.library.entries == {}
    scene.tell(ev.TranscriptionGrew(U1, "hel"))
    assert scene.library.entries == {}
    scene.tell(ev.TranscriptionCompleted(U1, "hello"))
    assert scene.kept == ["hello"]
    assert scene.state.library.present == "e1"


def test_what_changes_of_a_kept_row_is_written_together_a_moment_later() -> None:
    scene = answered()
    writes = scene.library.writes
    for ms in range(10):
        row = scene.state.conversation.get(A1)
        assert row is not None
        changed = replace(row, latency_s=float(ms))
        old, scene.state = (
            scene.state,
            replace(
                scene.state,
                conversation=scene.state.conversation.change(A1, partial(_this, changed)),
            ),
        )
        scene.keeper(old, scene.state, ev.StopRequested())
    assert scene.library.writes == writes
    assert {seconds for seconds, _ in scene.timers} == {LATER_S}
    scene.wait()
    assert scene.library.entries[EntryId("e1")] == scene.settled()
    assert scene.library.writes == writes + 1


def test_the_end_writes_everything() -> None:
    scene = answered()
    scene.tell(ev.SpeechStarted(U2, 0, T0 + 9), ev.TranscriptionGrew(U2, "and then"))
    scene.tell(ev.EndRequested(), ev.ConnectionEnded())
    assert scene.library.entries[EntryId("e1")] == scene.settled()
    assert scene.kept[-1] == "and then"


def test_each_conversation_has_an_entry_of_its_own() -> None:
    scene = answered()
    scene.tell(ev.EndRequested(), ev.ConnectionEnded(), ev.StartRequested(T0 + 100))
    assert scene.state.library.present is None
    scene.tell(ev.ConnectingStarted(1))
    scene.clock = T0 + 100
    scene.configured().tell(ev.TextSubmitted(ItemId("t"), "again", T0 + 105))
    assert scene.kept == ["again"]
    assert len(scene.library.entries) == 2


def test_a_drop_goes_on_in_the_same_entry() -> None:
    scene = answered().tell(ev.RetryScheduled(1, 1.0, T0 + 20, LOST))
    scene.tell(ev.ConnectingStarted(2)).configured().tell(
        ev.TextSubmitted(ItemId("t"), "more", T0 + 30)
    )
    assert set(scene.library.entries) == {"e1"}
    assert scene.library.entries[EntryId("e1")] == scene.settled()


def test_a_deleted_row_is_gone_from_the_library_and_back_with_undo() -> None:
    scene = answered().tell(ev.ItemDeletionRequested(U1))
    assert U1 not in [row.id for row in scene.library.entries[EntryId("e1")]]
    scene.tell(ev.DeletionUndone())
    assert scene.library.entries[EntryId("e1")] == scene.settled()


def test_clearing_the_window_takes_nothing_from_the_library() -> None:
    scene = answered().tell(ev.EndRequested(), ev.ConnectionEnded())
    before = scene.kept
    scene.tell(ev.TranscriptCleared())
    assert scene.kept == before
    scene.tell(ev.ClearingUndone())
    assert scene.kept == before


def test_a_session_log_that_is_shown_is_not_kept() -> None:
    scene = answered().tell(ev.EndRequested(), ev.ConnectionEnded())
    before = scene.library.writes
    scene.tell(ev.LogOpenRequested("x"), ev.LogReadBegan("x"), ev.SpeechStarted(U2, 0, T0 + 500))
    scene.tell(
        ev.TranscriptionCompleted(U2, "of long ago"), ev.LogReadEnded(), ev.LogCloseRequested()
    )
    assert scene.library.writes == before


def test_nothing_of_a_private_conversation_is_kept() -> None:
    scene = Kept.connected()
    assert isinstance(scene, Kept)
    scene.tell(lib.PrivateChosen(True))
    scene.user_says(text="a secret").tell(ev.EndRequested(), ev.ConnectionEnded())
    scene.tell(lib.PrivateChosen(False), ev.ItemDeletionRequested(U2), ev.DeletionUndone())
    assert scene.library.entries == {}


def test_what_was_kept_of_a_conversation_that_becomes_private_is_deleted() -> None:
    scene = answered().tell(lib.PrivateChosen(True))
    scene.user_says(text="a secret", item=U2)
    assert scene.library.entries == {}
    scene.tell(lib.PrivateChosen(False))
    assert scene.state.library.private
    scene.tell(ev.EndRequested(), ev.ConnectionEnded()).wait()
    assert scene.library.entries == {}


def test_not_at_all_keeps_nothing() -> None:
    scene = answered().tell(ev.SettingsChosen((("keep_conversations", "none"),)))
    scene.user_says(text="more", item=U2)
    assert scene.library.entries == {}


def test_an_entry_says_with_what_it_was_held() -> None:
    scene = Kept.connected(
        model="gpt-4.1", profile="Radio", target=Target.AZURE, agent_name="guide", agent_project="p"
    )
    assert isinstance(scene, Kept)
    scene.user_says(text="hello")
    entry = scene.library.facts[EntryId("e1")]
    assert (entry.model, entry.profile, entry.service, entry.agent) == (
        "gpt-4.1",
        "Radio",
        "azure",
        "guide",
    )
    assert entry.started_at_s == T0


def test_a_continued_conversation_goes_on_in_its_entry() -> None:
    scene = answered().tell(
        ev.EndRequested(), ev.ConnectionEnded(), ev.StartRequested(T0 + 100), ev.EndRequested()
    )
    scene.tell(ev.ConnectionEnded(), lib.EntryContinued(EntryId("e1")))
    rows = tuple(scene.library.entries[EntryId("e1")])
    scene.tell(
        lib.EntryRead(Entry(EntryId("e1"), T0), rows, T0 + 200, go_on=True), ev.ConnectingStarted(1)
    )
    scene.clock = T0 + 201
    scene.configured().tell(ev.TextSubmitted(ItemId("t"), "and on", T0 + 205))
    assert set(scene.library.entries) == {"e1"}
    assert scene.kept[0] == "hello"
    assert scene.kept[-1] == "and on"
    assert scene.library.entries[EntryId("e1")] == scene.settled()


# What begins another conversation, shows another one, or lets the person keep nothing.
_OTHER_CONVERSATIONS = (
    *(lib.LibraryEvent | ev.JournalEvent).__args__,
    *(
        ev.StartRequested,
        ev.RetryRequested,
        ev.StartWithoutRefusedRequested,
        ev.TranscriptCleared,
        ev.ClearingUndone,
    ),
    *(ev.SettingsChosen, ev.SettingsUndone, ev.ProfileOpened),
)


@pytest.mark.parametrize("seed", range(60))
def test_whatever_happens_the_entry_has_the_settled_rows_in_their_order(seed: int) -> None:
    random = Random(seed)
    make = AnyEvent(random)
    scene = Kept.connected()
    assert isinstance(scene, Kept)
    scene.user_says(text="hello")
    for _ in range(250):
        event = make.event()
        if not isinstance(event, _OTHER_CONVERSATIONS):
            scene.tell(event)
    scene.keeper.end()
    kept = scene.library.entries.get(scene.state.library.present or EntryId(""), [])
    assert [row.id for row in kept] == [row.id for row in scene.settled()]
    assert kept == [as_heard(scene.state, row) for row in scene.settled()]


def test_until_it_was_heard_an_answer_is_kept_as_one_that_was_cut_there() -> None:
    """A program that is killed in the middle of an answer did not say the rest of it."""
    scene = Kept.connected()
    assert isinstance(scene, Kept)
    scene.user_says(text="hello").reply_begins().reply_sounds().reply_complete()
    answer = scene.library.entries[EntryId("e1")][-1]
    assert (answer.status, answer.heard_ms) == (Status.INTERRUPTED, 400.0)
    assert answer.text == scene.item(A1).text, "nothing of it is lost"
    scene.tell(ev.PlaybackProgressed(A1, AGAIN_MS + 400)).wait()
    assert scene.library.entries[EntryId("e1")][-1].heard_ms == AGAIN_MS + 400
    scene.tell(ev.PlaybackProgressed(A1, AGAIN_MS + 480)).wait()
    assert scene.library.entries[EntryId("e1")][-1].heard_ms == AGAIN_MS + 400, "not at every step"
    scene.keeper.end()
    assert scene.library.entries[EntryId("e1")][-1].heard_ms == AGAIN_MS + 480
    scene.tell(ev.PlaybackDrained(A1)).wait()
    assert scene.library.entries[EntryId("e1")] == scene.settled()
    assert scene.library.entries[EntryId("e1")][-1].status is Status.FINAL


def test_sound_that_comes_while_it_is_heard_is_not_written_with_each_of_its_pieces() -> None:
    """An avatar's comes for as long as it speaks."""
    scene = Kept.connected()
    assert isinstance(scene, Kept)
    scene.user_says(text="hello").reply_begins().reply_sounds(played_ms=0.0)
    scene.tell(ev.ReplyTextCompleted(R1, A1, "one two three four")).wait().wait()
    before = scene.library.writes
    for n in range(1, 200):
        scene.tell(ev.AudioArrived(R1, A1, 20.0, alone=True), ev.PlaybackProgressed(A1, n * 20.0))
        scene.wait()
    assert scene.library.writes == before, "it is heard for less than `AGAIN_MS`"
    scene.tell(ev.AudioCompleted(R1, A1), ev.PlaybackDrained(A1)).wait()
    assert scene.library.entries[EntryId("e1")][-1] == scene.item(A1), "at the end it is, whole"


def test_rows_of_a_long_conversation_are_put_one_by_one() -> None:
    rows = [Item(ItemId(f"r{n}"), Role.USER, str(n), Status.FINAL, T0 + 1) for n in range(300)]
    scene = answered()
    for row in rows:
        old, conversation = scene.state, scene.state.conversation.add(row)
        scene.state = replace(old, conversation=conversation)
        scene.keeper(old, scene.state, ev.StopRequested())
    assert scene.library.entries[EntryId("e1")] == scene.settled()
    assert Conversation() != scene.state.conversation
