"""What is written down, and what never is."""

from __future__ import annotations

import json
import logging
import os
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.unit.domain.scene import A1, LOST, MIC, R1, SPEAKER, U1, U2, Scene
from voicelive_desktop.app.environment.logs import JsonLog, StateLog, quiet_libraries
from voicelive_desktop.app.runtime.store import Store
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Item, Role, Status, ToolCall
from voicelive_desktop.domain.facts.device_list import Device
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import CallId, ItemId, ResponseId
from voicelive_desktop.domain.words.kinds import ResponseStatus

MARK = "XYZZY-said-in-private"
SECRET = Failure(FailureKind.SERVICE_ERROR, "code", MARK)
C = CallId("c")


class Log:
    """A store whose log is read back."""

    def __init__(self, path: Path, state: State) -> None:
        self.path = path
        self.log = JsonLog(path, iter(range(10_000)).__next__)
        self.store = Store(state, lambda _effect: None)
        self.store.observe(StateLog(self.log))

    def tell(self, *events: ev.Event) -> Log:
        for event in events:
            self.store.dispatch(event)
        return self

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.path.read_text(encoding="utf-8").splitlines()]

    def of(self, topic: str, event: str) -> list[dict[str, Any]]:
        """The fields of the lines of one kind."""
        found = [line for line in self.lines if (line["topic"], line["event"]) == (topic, event)]
        return [
            {k: v for k, v in line.items() if k not in {"t", "topic", "event"}} for line in found
        ]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log.jsonl"


@pytest.fixture
def log_from(path: Path) -> Iterator[Callable[[State], Log]]:
    """Makes a log of what happens from a state on."""
    logs: list[Log] = []

    def make(state: State) -> Log:
        logs.append(Log(path, state))
        return logs[-1]

    yield make
    for log in logs:
        log.log.close()


LogFrom = Callable[[State], Log]


def test_every_line_is_an_object_with_time_topic_and_event_and_is_there_at_once(path: Path) -> None:
    log = JsonLog(path, lambda: 1.5)
    log.write("app", "ready", version="1")
    assert json.loads(path.read_text()) == {
        "t": 1.5,
        "topic": "app",
        "event": "ready",
        "version": "1",
    }
    log.close()
    log.write("app", "late")
    log.close()
    assert path.read_text().count("\n") == 1


def test_without_a_file_nothing_is_written() -> None:
    log = JsonLog(None)
    log.write("app", "ready")
    log.close()


def test_a_log_that_cannot_be_opened_is_an_error_of_the_system(path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        JsonLog(path.parent / "nowhere" / "log")


def test_a_log_that_cannot_be_written_any_more_ends_and_the_program_goes_on() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    log = JsonLog(full)
    log.write("app", "ready")
    log.write("app", "ready")
    log.close()


def test_connection_states_have_their_names_reasons_and_tries(log_from: LogFrom) -> None:
    log = log_from(State()).tell(
        ev.StartRequested(1.0), ev.ConnectingStarted(1), ev.RetryScheduled(2, 0.5, 1.0, LOST)
    )
    log.tell(
        ev.ConnectingStarted(2), ev.SessionConfigured(2.0), ev.EndRequested(), ev.ConnectionEnded()
    )
    log.tell(ev.StartRequested(1.0), ev.ConnectionFailed(Failure(FailureKind.REFUSED, "401")))
    states = [(f["state"], f["because"], f["attempt"]) for f in log.of("connection", "state")]
    assert states == [
        ("connecting", None, 1),
        ("retrying", "lost", 2),
        ("connecting", None, 2),
        ("ready", None, None),
        ("closing", None, None),
        ("offline", None, None),
        ("connecting", None, 1),
        ("failed", "refused", None),
    ]
    assert [f["kind"] for f in log.of("notice", "shown")] == ["lost", "refused"]


def test_turns_are_written_when_they_change_not_while_they_last(log_from: LogFrom) -> None:
    log = log_from(Scene.connected().state)
    log.tell(
        ev.SpeechStarted(U1, 0, 1.0), ev.SpeechStopped(U1, 9, 2.0), ev.ResponseCreated(R1, 2.0)
    )
    log.tell(
        ev.AudioArrived(R1, A1, 20.0),
        ev.PlaybackStarted(R1, A1, 2.5),
        ev.PlaybackProgressed(A1, 10.0),
    )
    log.tell(ev.ResponseDone(R1, ResponseStatus.COMPLETED), ev.PlaybackDrained(A1))
    turns = [(f["state"], f["item"]) for f in log.of("turn", "state")]
    assert turns == [("hearing", U1), ("thinking", None), ("speaking", A1), ("idle", None)]


def test_sound_is_written_with_the_fields_that_scripts_rely_on(log_from: LogFrom) -> None:
    log = log_from(Scene.connected().user_says().reply_begins().state)
    log.tell(ev.CaptureStarted(MIC, 48_000, 12.5), ev.PlaybackOpened(SPEAKER, 24_000, 20.0))
    log.tell(ev.PlaybackStarted(R1, A1, 2.5), ev.PlaybackUnderflowed(2))
    log.tell(ev.PlaybackFlushed(A1, R1, 412.34, 1_000.0, CutReason.SPEECH))
    log.tell(ev.DevicesListed((Device(MIC, "Mic"),), (Device(SPEAKER, "Speaker"),)))
    log.tell(ev.CaptureFailed(Failure(FailureKind.MICROPHONE_BUSY, subject="mic")))
    log.tell(ev.PlaybackFailed(Failure(FailureKind.SPEAKER_MISSING, subject="speaker")))
    log.tell(ev.UnhandledReceived("\ud800odd", malformed=True))
    assert log.of("capture", "started") == [
        {"device": "mic", "rate_hz": 48_000, "latency_ms": 12.5}
    ]
    assert log.of("playback", "opened") == [
        {"device": "speaker", "rate_hz": 24_000, "latency_ms": 20.0}
    ]
    assert log.of("playback", "first_sample") == [{"response": R1, "item": A1}]
    assert log.of("playback", "underflow") == [{"total": 2}]
    assert log.of("playback", "flushed") == [{"item": A1, "played_ms": 412.3, "because": "speech"}]
    assert log.of("device", "changed") == [{"inputs": ["mic"], "outputs": ["speaker"]}]
    assert log.of("capture", "failed") == [{"kind": "microphone_busy", "device": "mic"}]
    assert log.of("playback", "failed") == [{"kind": "speaker_missing", "device": "speaker"}]
    assert log.of("session", "unhandled") == [{"kind": "(4 characters)", "malformed": True}]


def test_no_word_that_was_said_typed_or_told_by_the_service_is_written(
    path: Path, log_from: LogFrom
) -> None:
    log = log_from(Scene.connected().state)
    log.tell(
        ev.SpeechStarted(U1, 0, 1.0),
        ev.TranscriptionGrew(U1, MARK),
        ev.TranscriptionCompleted(U1, MARK),
        ev.TranscriptionFailed(U2, SECRET),
        ev.ItemCreated(Item(A1, Role.ASSISTANT, MARK, Status.PARTIAL)),
        ev.ReplyTextGrew(R1, A1, MARK, 1.0),
        ev.ReplyTextCompleted(R1, A1, MARK),
        ev.ItemDone(A1, MARK, complete=True),
        ev.ItemRetrieved(Item(A1, Role.ASSISTANT, MARK)),
        ev.FunctionCallGrew(R1, ItemId("f"), C, MARK),
        ev.FunctionCallCompleted(R1, ItemId("f"), C, "clock", MARK, 1.0),
        ev.ItemCreated(Item(ItemId("o"), Role.TOOL, tool=ToolCall(C, "", MARK, MARK))),
        ev.ToolFinished(C, MARK, ok=True),
        ev.ServiceErrorReported(SECRET),
        ev.ServiceWarned(SECRET),
        ev.ResponseDone(ResponseId("r9"), ResponseStatus.FAILED, "", SECRET),
        ev.SessionUpdated(None, (("instructions", MARK),)),
        ev.SettingsChosen((("instructions", MARK),)),
        ev.TextSubmitted(U2, MARK, 1.0),
        ev.SettingsLoaded(MARK),
        ev.CaptureFailed(Failure(FailureKind.MICROPHONE_BUSY, "x", MARK)),
        ev.RetryScheduled(2, 1.0, 1.0, SECRET),
        ev.ConnectionFailed(SECRET),
    )
    assert len(log.lines) > 5
    assert MARK not in path.read_text(encoding="utf-8")


def test_nothing_of_anybody_elses_is_overwritten(path: Path) -> None:
    for text in ("my notes", '{"mine": 1}'):
        path.write_text(text)
        with pytest.raises(FileExistsError):
            JsonLog(path)
        assert path.read_text() == text
    path.write_text("")
    JsonLog(path).close()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_that_nobody_reads_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="Errno"):
        JsonLog(tmp_path / "pipe")


@pytest.mark.skipif(sys.platform == "win32", reason="files there have no such modes")
def test_only_the_owner_can_read_it(path: Path) -> None:
    path.write_text('{"t": 1.0, "topic": "app"}')
    path.chmod(0o644)
    JsonLog(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text() == ""


def test_what_the_service_calls_a_thing_is_written_only_where_it_is_a_name(
    log_from: LogFrom,
) -> None:
    said = "今天天气很好"
    log = log_from(Scene.connected().state)
    log.tell(
        ev.UnhandledReceived(said),
        ev.UnhandledReceived("some words of it"),
        ev.UnhandledReceived("a.new.event"),
    )
    log.tell(
        ev.ServiceErrorReported(Failure(FailureKind.SERVICE_ERROR, code="my words", message=said))
    )
    log.tell(ev.PlaybackStarted(ResponseId(said), ItemId("two words"), 1.0))
    kinds = [line["kind"] for line in log.of("session", "unhandled")]
    assert kinds == ["(6 characters)", "(16 characters)", "a.new.event"]
    assert [line["code"] for line in log.of("notice", "shown")] == ["(8 characters)"]
    assert log.of("playback", "first_sample") == [
        {"response": "(6 characters)", "item": "(9 characters)"}
    ]


def test_libraries_that_would_write_content_are_quiet() -> None:
    quiet_libraries()
    assert not logging.getLogger("azure.ai.voicelive.aio._patch").isEnabledFor(logging.ERROR)
    assert not logging.getLogger("azure.identity").isEnabledFor(logging.DEBUG)
    assert not logging.getLogger("qasync").isEnabledFor(logging.DEBUG)
