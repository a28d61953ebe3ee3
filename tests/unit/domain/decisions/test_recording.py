"""When a conversation is recorded."""

from __future__ import annotations

import pytest

from tests.unit.domain.scene import T0, Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts import library_events as lib
from voicelive_desktop.domain.facts import library_orders as do
from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.facts.effects import PlayRecording
from voicelive_desktop.domain.facts.library import Entry, EntryId
from voicelive_desktop.domain.words.ids import ItemId

ON, OFF = lib.RecordChosen(True), lib.RecordChosen(False)
OFFERED = lib.LibraryOffered(0)
START, STOP = do.StartRecording(), do.StopRecording()
ENTRY = Entry(EntryId("e"), T0 - 900, T0 - 800, "Weather", rows=1)
ROW = Item(ItemId("q"), Role.ASSISTANT, "Sunny.", Status.FINAL, T0 - 900)


def ordered(scene: Scene) -> list[object]:
    return [effect for effect in scene.effects if effect in {START, STOP}]


def test_it_is_off_until_somebody_wants_it_and_again_after_the_end() -> None:
    scene = Scene.connected().tell(OFFERED)
    assert not scene.state.library.record
    assert ordered(scene.tell(ON)) == [START]
    assert ordered(scene.tell(ev.EndRequested())) == [STOP]
    assert not scene.state.library.record


def test_it_stops_and_starts_again_in_the_middle() -> None:
    scene = Scene.connected().tell(OFFERED, ON)
    assert ordered(scene.tell(OFF)) == [STOP]
    assert ordered(scene.tell(ON)) == [START]


def test_what_is_wanted_before_the_start_begins_with_it() -> None:
    scene = Scene().tell(OFFERED, ON)
    assert ordered(scene) == []
    assert ordered(scene.tell(ev.StartRequested(T0))) == [START]


def test_a_private_conversation_is_not_recorded_and_one_that_becomes_private_no_longer() -> None:
    scene = Scene.connected().tell(OFFERED, ON)
    assert ordered(scene.tell(lib.PrivateChosen(True))) == [STOP]
    scene = Scene().tell(OFFERED, lib.PrivateChosen(True), ON)
    assert not scene.state.library.record


@pytest.mark.parametrize("choice", ["none"])
def test_what_is_not_kept_is_not_recorded(choice: str) -> None:
    scene = Scene.connected(keep_conversations=choice).tell(OFFERED, ON)
    assert not scene.state.library.record
    scene = Scene.connected().tell(ON)  # there is no library
    assert not scene.state.library.record


def test_at_the_first_recording_others_in_the_room_are_thought_of_and_never_again() -> None:
    scene = Scene.connected().tell(OFFERED, ON)
    assert "recording_hint" in scene.notice_keys()
    assert scene.state.settings.record_told
    again = Scene(scene.state).tell(
        OFF, ev.NoticeDismissed(next(type(n) for n in scene.state.program.notices)), ON
    )
    assert "recording_hint" not in again.notice_keys()


def test_why_it_stopped_by_itself_is_said_and_it_is_not_tried_again() -> None:
    scene = Scene.connected().tell(OFFERED, ON, lib.RecordingStarted())
    assert scene.state.library.recording
    scene.tell(lib.RecordingStopped(12.0, "full", frozenset({ItemId("a")})))
    library = scene.state.library
    assert (library.recording, library.record, library.sounds) == (False, False, frozenset({"a"}))
    assert "recording_stopped" in scene.notice_keys()


def test_rows_of_the_past_are_played_from_the_recording() -> None:
    read = lib.EntryRead(ENTRY, (ROW,), T0, sounds=frozenset({ROW.id}))
    scene = Scene().tell(OFFERED, read, ev.ReplayRequested(ROW.id))
    assert PlayRecording(ROW.id) in scene.effects
    silent = Scene().tell(OFFERED, lib.EntryRead(ENTRY, (ROW,), T0), ev.ReplayRequested(ROW.id))
    assert PlayRecording(ROW.id) not in silent.effects
