"""The words for states, times and rows."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from tests.gui import gallery
from voicelive_desktop.domain import connection as con
from voicelive_desktop.domain.conversation import Item, Role, Status
from voicelive_desktop.domain.failures import Failure, FailureKind
from voicelive_desktop.domain.ids import ItemId, SessionId
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.state import Session, State
from voicelive_desktop.gui import words


@pytest.mark.parametrize(
    ("name", "word", "hint"),
    [
        ("ready", "Ready", "Press Start or Ctrl+Enter"),
        ("set_up", "Set up", "Add an endpoint to begin, or try the demo"),
        ("connecting", "Connecting…", ""),
        ("listening", "Listening", "Talk or type"),
        ("hearing", "Hearing you", ""),
        ("thinking", "Thinking…", ""),
        ("using_tool", "Using get_weather…", ""),
        ("speaking", "Speaking", "Talk to interrupt"),
        ("interrupted", "Stopped", ""),
        ("muted", "Muted", "Press Ctrl+M to be heard"),
        ("refused", "Cannot connect", "See above"),
    ],
)
def test_each_state_has_its_word(name: str, word: str, hint: str) -> None:
    state = gallery.STATES[name]()
    assert words.mode_word(state) == word
    assert words.mode_hint(state, time.time()) == hint


def test_while_muted_the_hint_of_an_answer_is_a_key() -> None:
    assert words.mode_hint(replace(gallery.speaking(), muted=True)) == "Press Esc to stop"
    alone = replace(gallery.speaking(), settings=Settings(vad_interrupt=False))
    assert words.mode_hint(alone) == "Press Esc to stop"


def test_reconnecting_counts_down() -> None:
    state = State(connection=con.Retrying(2, 8.0, 1000.0, Failure(FailureKind.LOST)))
    assert words.mode_word(state) == "Reconnecting…"
    assert words.mode_hint(state, 1003.0) == "Try 2 in 5 s"
    assert words.mode_hint(state, 1009.0) == "Try 2"


def test_the_session_timer_shows_the_time_gone_and_the_whole() -> None:
    session = Session(SessionId("s"), "m", created_at_s=1000.0, expires_at_s=4600.0)
    assert words.session_time(State(session=session), 1252.0) == "04:12 / 60:00"
    assert words.session_time(State(session=replace(session, expires_at_s=None)), 1252.0) == "04:12"
    assert words.session_time(State(), 1252.0) == ""


def test_latency_tells_the_last_and_the_median() -> None:
    assert words.latency(State()) == ""
    assert words.latency(State(latencies_s=(0.9,))) == "last reply 0.9 s"
    assert words.latency(State(latencies_s=(1.0, 1.4, 0.9))) == "last reply 0.9 s · median 1.0 s"


def test_every_connection_has_a_word() -> None:
    failure = Failure(FailureKind.LOST)
    states = (con.Offline(), con.Connecting(), con.Ready(), con.Retrying(1, 1, 0, failure), con.Failed(failure))
    found = [words.connection_word(state) for state in (*states, con.Closing())]
    assert len(set(found)) == len(found)
    assert words.connection_word(con.Connecting(2)) == "Reconnecting…"


def test_notes_under_rows() -> None:
    cut = Item(ItemId("a"), Role.ASSISTANT, "one two", Status.INTERRUPTED, received_ms=9000, heard_ms=3240)
    assert words.row_note(cut) == "interrupted at 3.2 s"
    assert words.row_note(replace(cut, heard_ms=0.0)) == "interrupted before you heard it"
    assert words.row_note(replace(cut, lost=True, heard_ms=4100.0)) == "connection lost after 4.1 s"
    assert words.row_note(replace(cut, lost=True, heard_ms=0.0)) == "connection lost before you heard it"
    assert words.row_note(replace(cut, status=Status.FINAL)) == ""


def test_times_of_rows() -> None:
    assert words.clock(0) == ""
    assert len(words.clock(1_790_000_000)) == len("14:01:07")
    assert words.full_time(1_790_000_000.25).endswith(".250")
