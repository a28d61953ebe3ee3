"""Messages as rows, and what the filter lets through."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.facts.traffic import Direction, Passed, Strange
from voicelive_desktop.gui.panes.inspector.event_filter import matches, terms_of
from voicelive_desktop.gui.panes.inspector.event_rows import (
    DROPPED_TOGETHER,
    MOST_MEMBERS,
    MOST_SEARCHED,
    EventRow,
    EventRows,
)
from voicelive_desktop.gui.panes.inspector.event_words import cut_words, sentence
from voicelive_desktop.gui.panes.inspector.events_model import (
    TIME,
    TURN,
    TYPE,
    WHAT,
    EventsModel,
    clock_width,
)
from voicelive_desktop.gui.panes.inspector.plain_table import plain_table
from voicelive_desktop.gui.theme import Theme


def passed(kind: str, item: str = "a", **fields: object) -> Passed:
    return replace(Passed(1, 0.0, Direction.RECEIVED, kind, (item,)), **fields)  # type: ignore[arg-type]


def delta(text: str, item: str = "a") -> Passed:
    return passed("response.text.delta", item, text=text, message=f'{{"delta": "{text}"}}')


def test_pieces_of_one_thing_are_one_row_with_their_number() -> None:
    rows = EventRows(100)
    rows.add(
        [delta("Hel"), passed("response.audio.delta", sound_ms=40.0), delta("lo"), delta("!", "b")]
    )
    rows.add([passed("response.done"), delta("Again")])
    told = [(row.first.kind, row.count, row.text) for row in rows.rows]
    assert told == [
        ("response.text.delta", 2, "Hello"),
        ("response.audio.delta", 1, ""),
        ("response.text.delta", 1, "!"),
        ("response.done", 1, ""),
        ("response.text.delta", 1, "Again"),
    ]


def test_a_row_counts_more_pieces_than_it_keeps() -> None:
    rows = EventRows(100)
    rows.add([delta("x")] * (MOST_MEMBERS + 50))
    (row,) = rows.rows
    assert (row.count, len(row.members)) == (MOST_MEMBERS + 50, MOST_MEMBERS)


def test_a_row_is_searched_as_far_as_the_window_has_time_for() -> None:
    row = EventRow(passed("x", message="Ä" * 1_000_000))
    for text in ("Ä" * 1_000_000 + "near", "Ä" * (MOST_SEARCHED - 2_000_004) + "far"):
        row.grow(passed("x", message=text))
    assert row.holds("near")
    assert not row.holds("far")


@pytest.mark.parametrize(
    ("wish", "met"),
    [
        ("", True),
        ("type:response.*", True),
        ("type:session.*", False),
        ("type:session.* type:response.*", True),
        ("-delta", False),
        ("-session", True),
        ("hello", True),
        ("HELLO", True),
        ("hello you", False),
        ("direction:received", True),
        ("direction:sent", False),
        ("turn:3", True),
        ("turn:4", False),
        ("-turn:3", False),
        ("id:a", True),
        ("is:strange", False),
        ("is:marked", False),
        ("colour:red", False),
        ("type:[", False),
        ("-", False),
    ],
)
def test_the_filter(wish: str, met: bool) -> None:
    assert matches(EventRow(delta("Hello")), terms_of(wish), lambda _ids: 3) is met


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (passed("x", strange=Strange.TOO_LARGE, size=5_000_000), "Not read: 5,000,000 characters"),
        (
            passed("error", message='{"error": {"code": "c", "param": "p", "message": "m"}}'),
            "c (p): m",
        ),
        (passed("error", message='{"error": 7}'), ""),
        (passed("response.audio.delta", sound_ms=1_500.0), "1.5 s of sound"),
        (passed("input_audio_buffer.speech_started", message='{"audio_start_ms": "x"}'), None),
        (
            passed(
                "response.done",
                message='{"response": {"status": "incomplete", "usage": {"total_tokens": 9}}}',
            ),
            None,
        ),
        (passed("rate_limits.updated", message='{"rate_limits": [{"name": "tokens"}, 7]}'), None),
        (passed("connection_lost", direction=Direction.PROGRAM, message="{}"), ""),
        (
            passed(
                "connection_lost",
                direction=Direction.PROGRAM,
                message='{"because": "lost", "wait_s": 0.5}',
            ),
            "Lost the connection (lost); next try in 0.5 s",
        ),
        (
            passed(
                "speaker_opened",
                direction=Direction.PROGRAM,
                message='{"device": "", "rate_hz": 24000}',
            ),
            "System default, 24000 Hz",
        ),
        (
            passed(
                "playback_cut",
                direction=Direction.PROGRAM,
                message='{"heard_s": 1.5, "received_s": 2.0, "because": "speech"}',
            ),
            "Silenced after 1.5 s of 2.0 s (you spoke)",
        ),
        *(
            (passed("call_decided", direction=Direction.PROGRAM, message=fields), said)
            for fields, said in (
                ('{"decision": "deny"}', "You denied it"),
                ('{"decision": "conversation"}', "You allowed it for this conversation"),
                ('{"decision": ["?"]}', ""),
            )
        ),
        *(
            (passed("playback_ran_dry", direction=Direction.PROGRAM, message=fields), said)
            for fields, said in (
                ('{"total": 1}', "The speaker ran out of sound; once so far"),
                ('{"total": 2}', "The speaker ran out of sound; 2 times so far"),
            )
        ),
        (
            passed("response.done", message='{"response": {"usage": {"total_tokens": 1}}}'),
            "· 1 token",
        ),
        (passed("response.hologram", strange=Strange.UNKNOWN), None),
        (passed("response.hologram", message='{"item": {"content": [3, {"text": 5}]}}'), None),
    ],
)
def test_each_message_has_a_sentence_whatever_is_in_it(message: Passed, said: str | None) -> None:
    told = sentence(EventRow(message))
    assert said is None or told == said
    assert "\n" not in told


def model_of(theme: Theme, limit: int) -> EventsModel:
    return EventsModel(theme, limit, lambda _ids: 2)


def test_the_table_appends_grows_and_drops_the_oldest(theme: Theme, qtbot: QtBot) -> None:
    model = model_of(theme, 2_000)
    model.add([passed("response.created", message=str(n)) for n in range(1_999)])
    model.add([delta("Hel")])
    with qtbot.waitSignal(model.dataChanged):
        model.add([delta("lo")])
    assert model.rowCount() == 2_000
    assert model.index(1_999, WHAT).data() == "Hello"
    assert model.index(1_999, TYPE).data() == "response.text.delta \N{MULTIPLICATION SIGN}2"
    model.add([passed("response.done")])
    assert model.rowCount() == 2_001 - DROPPED_TOGETHER
    first = model.row(model.index(0, 0))
    assert first is not None
    assert first.first.message == str(DROPPED_TOGETHER)


def test_a_filter_looks_through_all_rows_and_through_later_ones(theme: Theme, qtbot: QtBot) -> None:
    model = model_of(theme, 100_000)
    model.add([passed("response.created" if n % 4 else "session.updated") for n in range(12_000)])
    with qtbot.waitSignal(model.filtered):
        model.show_only(terms_of("type:session.*"))
    assert model.rowCount() == 3_000
    model.add([passed("response.created"), passed("session.updated")])
    assert (model.rowCount(), model.total) == (3_001, 12_002)
    with qtbot.waitSignal(model.filtered):
        model.show_only(())
    assert model.rowCount() == 12_002


def test_the_turn_of_a_file_is_shown_and_found(theme: Theme, qtbot: QtBot) -> None:
    model = EventsModel(theme, 100, lambda _ids: None)
    model.add([passed("response.created", turn=1), passed("response.done", turn=2)])
    assert [model.index(n, TURN).data() for n in range(2)] == ["1", "2"]
    with qtbot.waitSignal(model.filtered):
        model.show_only(terms_of("turn:2"))
    assert [model.index(n, TYPE).data() for n in range(model.rowCount())] == ["response.done"]


def test_the_time_of_a_row_fits_with_its_milliseconds(theme: Theme, qtbot: QtBot) -> None:
    model = model_of(theme, 100)
    model.add([passed("response.created")])
    table = plain_table("events_table", "", model)
    qtbot.addWidget(table)
    assert clock_width(table) >= table.sizeHintForColumn(TIME)


def test_a_marked_row_can_be_found_again(theme: Theme, qtbot: QtBot) -> None:
    model = model_of(theme, 100)
    model.add([passed("response.created"), passed("response.done")])
    model.mark(model.index(1, 0))
    with qtbot.waitSignal(model.filtered):
        model.show_only(terms_of("is:marked"))
    assert [model.index(0, TYPE).data(Qt.ItemDataRole.DisplayRole)] == ["response.done"]


def test_a_device_is_called_as_in_its_list() -> None:
    opened = '{"device": "Jabra 75|ALSA", "rate_hz": 24000}'
    row = EventRow(passed("speaker_opened", message=opened, direction=Direction.PROGRAM))
    said = sentence(row)
    assert said == "Jabra 75, 24000 Hz"


def test_every_reason_for_which_a_sound_is_cut_is_told_in_words() -> None:
    assert set(cut_words()) == set(CutReason)
