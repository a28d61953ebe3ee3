"""A session log, shown again."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.support.fakes import Reports, until
from tests.support.kinds import kinds_of
from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.services import log_reading
from voicelive_desktop.app.services.log_reading import LogDesk
from voicelive_desktop.app.services.log_timeline import Timed, timeline
from voicelive_desktop.client.journal import Journal, LogEntry
from voicelive_desktop.domain.decisions.step import step
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Role, Status
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import heard_text

SECOND = 48_000  # bytes


def received(t_s: float, **message: Any) -> LogEntry:
    return LogEntry(t_s, 1_000.0 + t_s, sent=False, message=message)


def sent(t_s: float, **message: Any) -> LogEntry:
    return LogEntry(t_s, 1_000.0 + t_s, sent=True, message=message)


def item(item_id: str, role: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": item_id,
        "type": "message",
        "role": role,
        "status": "in_progress",
        "content": [],
        **fields,
    }


STORY = (
    received(0.1, type="session.created", session={"id": "s", "model": "m"}),
    sent(0.2, type="session.update", session={}),
    received(1.0, type="input_audio_buffer.speech_started", item_id="u", audio_start_ms=0),
    received(2.0, type="input_audio_buffer.speech_stopped", item_id="u", audio_end_ms=900),
    received(2.0, type="input_audio_buffer.committed", item_id="u", previous_item_id=None),
    received(
        2.1,
        type="conversation.item.input_audio_transcription.completed",
        item_id="u",
        content_index=0,
        transcript="hi",
    ),
    received(2.2, type="response.created", response={"id": "r"}),
    received(
        2.2,
        type="response.output_item.added",
        response_id="r",
        output_index=0,
        item=item("a", "assistant"),
    ),
    received(
        2.3,
        type="response.audio_transcript.delta",
        response_id="r",
        item_id="a",
        delta="one two three four",
    ),
    received(
        2.4, type="response.audio.delta", response_id="r", item_id="a", delta={"bytes": 2 * SECOND}
    ),
    received(
        2.5, type="response.audio.delta", response_id="r", item_id="a", delta={"bytes": 2 * SECOND}
    ),
    sent(4.4, type="conversation.item.truncate", item_id="a", content_index=0, audio_end_ms=2_000),
    received(
        4.5, type="conversation.item.truncated", item_id="a", content_index=0, audio_end_ms=2_000
    ),
    received(4.6, type="response.done", response={"id": "r", "status": "cancelled"}),
)


def shown(entries: tuple[LogEntry, ...]) -> State:
    state, _ = step(State(), ev.LogReadBegan("x"))
    for _, event in timeline(entries):
        state, _ = step(state, event)
    return state


def test_a_log_shows_the_rows_of_its_conversation() -> None:
    user, assistant = shown(STORY).conversation
    assert (user.role, user.text, user.status) == (Role.USER, "hi", Status.FINAL)
    assert (assistant.status, assistant.heard_ms, assistant.received_ms) == (
        Status.INTERRUPTED,
        2_000,
        4_000,
    )


def test_of_a_cut_answer_with_a_face_the_log_has_no_sound_but_when_it_was_cut() -> None:
    log = tuple(e for e in STORY if e.message["type"] != "response.audio.delta")
    _, assistant = shown(log).conversation
    assert (assistant.status, assistant.heard_ms) == (Status.INTERRUPTED, 2_000)
    long = replace(assistant, text="one two three four " * 20)
    assert 0 < len(heard_text(long)) < len(long.text) / 5, "not all of it"


def without_words(entry: LogEntry) -> LogEntry:
    message = {
        k: f"({len(v)} characters)" if k in {"transcript", "delta"} and isinstance(v, str) else v
        for k, v in entry.message.items()
    }
    return LogEntry(entry.t_s, entry.at_s, sent=entry.sent, message=message)


def test_a_log_without_words_says_how_many_were_not_recorded() -> None:
    user, assistant = shown(tuple(without_words(entry) for entry in STORY)).conversation
    assert user.text == "2 characters, not recorded"
    assert assistant.text == "18 characters, not recorded"
    whole = received(
        4.7,
        type="response.audio_transcript.done",
        response_id="r",
        item_id="a",
        transcript="(18 characters)",
    )
    again = shown((*(without_words(entry) for entry in STORY[:-1]), whole, STORY[-1]))
    assert [item.text for item in again.conversation][1] == "18 characters, not recorded"


def test_answers_are_heard_in_their_time_until_they_were_cut() -> None:
    events = timeline(STORY)
    kinds = kinds_of(event for _, event in events)
    times = dict(zip(kinds, (t_s for t_s, _ in events), strict=True))
    assert times[ev.PlaybackStarted] == 2.4
    assert times[ev.PlaybackFlushed] == 4.4
    assert [t for t, _ in events] == sorted(t for t, _ in events)


def test_one_answer_is_heard_after_the_other() -> None:
    more = received(
        2.6, type="response.audio.delta", response_id="r", item_id="b", delta={"bytes": SECOND}
    )
    begun = {
        e.item_id: t for t, e in timeline((*STORY[:-3], more)) if isinstance(e, ev.PlaybackStarted)
    }
    assert begun == {"a": 2.4, "b": 6.4}


def test_the_format_of_the_session_tells_how_long_sound_lasts() -> None:
    learnt = received(0.3, type="session.updated", session={"output_audio_format": "g711_ulaw"})
    arrived = [e.ms for _, e in timeline((learnt, *STORY)) if isinstance(e, ev.AudioArrived)]
    assert arrived == [12_000, 12_000]


def test_a_functions_result_completes_its_row() -> None:
    call = {"id": "f", "type": "function_call", "call_id": "c", "name": "get_time", "arguments": ""}
    state = shown(
        (
            received(1.0, type="response.created", response={"id": "r"}),
            received(
                1.0, type="response.output_item.added", response_id="r", output_index=0, item=call
            ),
            received(
                1.1,
                type="response.function_call_arguments.done",
                response_id="r",
                item_id="f",
                output_index=0,
                call_id="c",
                name="get_time",
                arguments="{}",
            ),
            sent(
                1.2,
                type="conversation.item.create",
                item={"type": "function_call_output", "call_id": "c", "output": "9"},
            ),
        )
    )
    (row,) = state.conversation
    assert row.tool is not None
    assert row.tool.output == "9"


def test_garbage_in_a_log_is_passed_over() -> None:
    odd = (
        received(0, type=5),
        received(0),
        sent(0, type="conversation.item.truncate"),
        received(0, type="response.audio.delta"),
    )
    assert timeline(odd) == []


def write(path: Path) -> None:
    journal = Journal(lambda: 1.0, lambda: 1_000.0, "p")
    journal.open(path, words=True, broke=lambda _problem: None)
    for entry in STORY:
        (journal.sent if entry.sent else journal.received)(json.dumps(entry.message))
    journal.close()


def with_desk(act: Any) -> None:
    async def main() -> None:
        tasks, reports = TaskOwner(), Reports()
        desk = LogDesk(Journal(lambda: 1.0, lambda: 2.0, "p"), tasks, reports)
        try:
            await act(desk, reports)
        finally:
            desk.stop()
            await tasks.close()

    asyncio.run(main())


def test_the_end_of_a_log_is_shown_at_once_when_wanted(tmp_path: Path) -> None:
    write(tmp_path / "x.vllog")

    async def act(desk: LogDesk, reports: Reports) -> None:
        desk.read(str(tmp_path / "x.vllog"))
        desk.skip()
        await until(lambda: ev.LogReadEnded() in reports)
        assert reports[0] == ev.LogReadBegan("x.vllog")

    with_desk(act)


def test_nothing_of_a_long_log_is_worked_out_on_the_windows_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of 106 MB took 8 s of it."""
    write(tmp_path / "x.vllog")
    done_on: list[threading.Thread] = []

    def watched(entries: Sequence[LogEntry]) -> Sequence[Timed]:
        done_on.append(threading.current_thread())
        return timeline(entries)

    monkeypatch.setattr(log_reading, "timeline", watched)

    async def act(desk: LogDesk, reports: Reports) -> None:
        desk.read(str(tmp_path / "x.vllog"))
        desk.skip()
        await until(lambda: ev.LogReadEnded() in reports)

    with_desk(act)
    assert done_on
    assert threading.main_thread() not in done_on


def test_a_log_that_is_closed_shows_no_more(tmp_path: Path) -> None:
    write(tmp_path / "x.vllog")

    async def act(desk: LogDesk, reports: Reports) -> None:
        desk.read(str(tmp_path / "x.vllog"))
        desk.close()
        await asyncio.sleep(0)
        assert reports == []

    with_desk(act)


def test_files_that_cannot_be_used_are_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("no log")

    async def act(desk: LogDesk, reports: Reports) -> None:
        desk.read(str(tmp_path / "x"))
        await until(lambda: len(reports) == 1)
        desk.read(str(tmp_path / "none"))
        await until(lambda: len(reports) == 2)
        desk.write(str(tmp_path / "no folder" / "x"), words=False)
        await until(lambda: len(reports) == 3)
        assert reports == [
            ev.LogUnreadable("x: it is not a session log."),
            ev.LogUnreadable("none: No such file or directory."),
            ev.LogBroke("No such file or directory"),
        ]

    with_desk(act)
