"""The transcript's model always equals the conversation, and its signals say precisely what
changed.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from voicelive_desktop.domain.facts.conversation import Conversation, Item, Role, Status, ToolCall
from voicelive_desktop.domain.facts.state import Playback, SpeakerFacts, State
from voicelive_desktop.domain.words.ids import CallId, ItemId, ResponseId
from voicelive_desktop.gui.transcript.transcript_model import Roles, TranscriptModel

ADD, CHANGE, MOVE, REMOVE, SHOW = "add", "change", "move", "remove", "show"
NUMBERS = st.integers(0, 30)
OPERATIONS = st.lists(
    st.tuples(st.sampled_from([ADD, ADD, CHANGE, MOVE, REMOVE, SHOW]), NUMBERS, NUMBERS),
    max_size=60,
)


def item(number: int, text: str = "", **more: object) -> Item:
    made = Item(ItemId(f"i{number}"), Role.USER, text)
    return replace(made, **more)  # type: ignore[arg-type]


def conversation(count: int) -> Conversation:
    made = Conversation()
    for number in range(count):
        made = made.add(item(number, f"text {number}"))
    return made


def applied(old: Conversation, operation: str, first: int, second: int) -> Conversation:
    this, other = ItemId(f"i{first}"), ItemId(f"i{second}")
    if operation == ADD:
        return old.add(item(first), other if second % 2 else None)
    if operation == CHANGE:
        return old.change(this, lambda row: replace(row, text=row.text + "x"))
    if operation == MOVE:
        return old.move(this, other)
    return old.remove(this) if operation == REMOVE else old


class Mirror:
    """Keeps a list of ids by the model's signals alone."""

    def __init__(self, model: TranscriptModel) -> None:
        self.model = model
        self.ids: list[str] = []
        model.rowsInserted.connect(self._inserted)
        model.rowsRemoved.connect(self._removed)
        model.rowsMoved.connect(self._moved)

    def _id(self, row: int) -> str:
        return str(self.model.index(row).data(Roles.ITEM_ID))

    def _inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self.ids[first:first] = [self._id(row) for row in range(first, last + 1)]

    def _removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        del self.ids[first : last + 1]

    def _moved(self, _p: QModelIndex, first: int, last: int, _q: QModelIndex, target: int) -> None:
        assert first == last
        moved = self.ids.pop(first)
        self.ids.insert(target if target < first else target - 1, moved)


@pytest.fixture
def model(qapp: object) -> TranscriptModel:
    return TranscriptModel()


@settings(max_examples=60, deadline=None)
@given(OPERATIONS)
def test_rows_always_equal_the_conversation(
    qapp: object, operations: list[tuple[str, int, int]]
) -> None:
    model = TranscriptModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    mirror = Mirror(model)
    now = Conversation()
    for operation, first, second in [*operations, (SHOW, 0, 0)]:
        now = applied(now, operation, first, second)
        if operation == SHOW or first % 3 == 0:
            model.show_conversation(now)
            assert [model.item(row) for row in range(model.rowCount())] == list(now)
            assert mirror.ids == [str(row.id) for row in now]
    assert tester.model() is model


def test_ten_thousand_loaded_items_are_one_signal(model: TranscriptModel) -> None:
    inserted = QSignalSpy(model.rowsInserted)
    model.show_conversation(conversation(10_000))
    assert model.rowCount() == 10_000
    assert inserted.count() == 1


def test_growing_text_tells_of_its_row_only(model: TranscriptModel) -> None:
    first = conversation(200)
    model.show_conversation(first)
    changed, inserted = QSignalSpy(model.dataChanged), QSignalSpy(model.rowsInserted)
    model.show_conversation(first.change(ItemId("i150"), lambda row: replace(row, text="more")))
    assert inserted.count() == 0
    assert changed.count() == 1
    assert (changed.at(0)[0].row(), changed.at(0)[1].row()) == (150, 150)


def test_a_row_moved_far_down_is_one_signal(model: TranscriptModel) -> None:
    first = conversation(300)
    model.show_conversation(first)
    moved = QSignalSpy(model.rowsMoved)
    model.show_conversation(first.move(ItemId("i3"), ItemId("i299")))
    assert moved.count() == 1
    assert model.item(299).id == "i3"


def test_an_emptied_conversation_removes_the_rows(model: TranscriptModel) -> None:
    model.show_conversation(conversation(70))
    reset = QSignalSpy(model.modelReset)
    model.show_conversation(Conversation())
    assert model.rowCount() == 0
    assert reset.count() == 0


def test_the_text_of_an_interrupted_answer_is_what_was_heard(model: TranscriptModel) -> None:
    cut = Item(
        ItemId("a"),
        Role.ASSISTANT,
        "one two three four",
        Status.INTERRUPTED,
        received_ms=4000,
        heard_ms=1500,
    )
    model.show_conversation(Conversation().add(cut))
    index = model.index(0)
    assert index.data() == "one two"
    assert index.data(Roles.FULL_TEXT) == "one two three four"
    assert index.data(Roles.STATUS) == "interrupted"
    assert index.data(Roles.ROLE) == "assistant"
    assert "interrupted at 1.5 s" in index.data(Qt.ItemDataRole.AccessibleDescriptionRole)


@pytest.mark.parametrize("role", list(Role))
def test_a_row_without_a_word_yet_has_a_name_for_a_screen_reader(
    model: TranscriptModel, role: Role
) -> None:
    model.show_conversation(Conversation().add(Item(ItemId("a"), role)))
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_role_names_are_those_that_scripts_rely_on(model: TranscriptModel) -> None:
    names = {bytes(name.data()).decode() for name in model.roleNames().values()}
    assert {"display", "role", "status", "item_id", "full_text"} <= names


def test_a_tool_row_tells_what_is_done(model: TranscriptModel) -> None:
    call = ToolCall(CallId("c"), "get_current_time", "{}")
    running = Conversation().add(Item(ItemId("t"), Role.TOOL, tool=call))
    model.show_conversation(running)
    assert model.index(0).data() == "Using Get current time…"
    done = running.change(
        ItemId("t"), lambda row: replace(row, tool=replace(call, output='"14:03"'))
    )
    model.show_conversation(done)
    assert model.index(0).data() == "Used Get current time · 14:03"


def test_the_audible_answer_tells_how_far_it_was_spoken(model: TranscriptModel) -> None:
    answer = Item(ItemId("a"), Role.ASSISTANT, "one two three four", Status.FINAL, received_ms=4000)
    said = State(conversation=Conversation().add(answer))
    speaking = replace(
        said,
        speaker=replace(
            said.speaker, playback=Playback(item=answer.id, started=True, played_ms=1500)
        ),
    )
    model.show(said)
    assert model.spoken(0) is None
    changed = QSignalSpy(model.dataChanged)
    model.show(speaking)
    assert model.spoken(0) == len("one two")
    assert list(changed.at(0)[2]) == [Roles.SPOKEN]
    model.show(speaking)
    assert changed.count() == 1
    model.show(said)
    assert model.spoken(0) is None


def test_answers_waiting_behind_the_audible_one_are_not_spoken_yet(model: TranscriptModel) -> None:
    first = Item(ItemId("a"), Role.ASSISTANT, "one two three four", Status.FINAL, received_ms=4000)
    second = replace(first, id=ItemId("b"))
    waiting = ((second.id, ResponseId("r")),)
    playback = Playback(item=first.id, started=True, played_ms=1500, waiting=waiting)
    model.show(
        State(
            conversation=Conversation().add(first).add(second),
            speaker=SpeakerFacts(playback=playback),
        )
    )
    assert (model.spoken(0), model.spoken(1)) == (len("one two"), 0)


def test_a_row_that_the_service_was_asked_to_delete_says_so_until_it_is_gone_or_stays(
    qapp: object,
) -> None:
    model = TranscriptModel()
    state = State(conversation=conversation(3))
    model.show(state)
    changed = QSignalSpy(model.dataChanged)
    model.show(replace(state, removal=replace(state.removal, deleting=frozenset({ItemId("i1")}))))
    assert [bool(model.index(row).data(Roles.DELETING)) for row in range(3)] == [False, True, False]
    assert changed.count() == 1
    model.show(state)
    assert not model.index(1).data(Roles.DELETING)


def test_more_sound_of_an_answer_paints_no_row_but_what_is_seen_of_it_does(
    model: TranscriptModel,
) -> None:
    shown = conversation(2)
    model.show_conversation(shown)

    def change(**more: object) -> None:
        nonlocal shown
        shown = shown.change(ItemId("i1"), lambda row: replace(row, **more))  # type: ignore[arg-type]
        model.show_conversation(shown)

    told = QSignalSpy(model.dataChanged)
    change(received_ms=100.0)  # its words stand muted from now on
    change(received_ms=200.0)
    change(received_ms=300.0)
    assert told.count() == 1
    assert model.item(1).received_ms == 300.0
    change(status=Status.FINAL)
    change(status=Status.INTERRUPTED, heard_ms=150.0)
    assert told.count() == 3
