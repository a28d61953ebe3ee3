"""The files that a run leaves: every message, and the report."""

from __future__ import annotations

import io
import json
import time
from dataclasses import replace
from pathlib import Path

import pytest

from voicelive_desktop.app.environment.options import parse
from voicelive_desktop.app.environment.run_files import RunFiles, problem_of
from voicelive_desktop.app.runtime.store import Store
from voicelive_desktop.app.services.run_report import RunWitnesses
from voicelive_desktop.app.services.turn_book import TurnBook
from voicelive_desktop.audio.extras.figures import Statistics
from voicelive_desktop.client.events_file import EventsFile
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.ids import ItemId, ResponseId
from voicelive_desktop.domain.words.kinds import ResponseStatus
from voicelive_desktop.domain.words.usage import Usage

SOUND = Statistics(1, 2, 3, 4, 0.02, 0.05)
SECRET, SAID = "sk-hidden", "my cat is called Minka"


def run_of(folder: Path, *line: str) -> tuple[RunWitnesses, Store]:
    options = parse([*line, "--events", str(folder / "e"), "--report", str(folder / "r")], {})
    store = Store(replace(State(), connection=con.Ready()), lambda _effect: None)
    book = TurnBook(lambda: 50.0, time.monotonic)
    store.observe(book)
    return RunWitnesses(RunFiles(options), store, book, words=options.with_words), store


def end(witnesses: RunWitnesses, sound: Statistics | None) -> None:
    witnesses.report(sound)
    witnesses.close()


def hold_a_turn(store: Store) -> None:
    store.dispatch(ev.TextSubmitted(ItemId("u"), SAID, 50.0))
    store.dispatch(ev.ResponseCreated(ResponseId("r"), 50.0))
    store.dispatch(ev.ReplyTextGrew(ResponseId("r"), ItemId("a"), "Nice", 50.0))
    store.dispatch(ev.ReplyTextCompleted(ResponseId("r"), ItemId("a"), "Nice."))
    store.dispatch(
        ev.ResponseDone(
            ResponseId("r"), ResponseStatus.COMPLETED, usage=Usage(9, 4, 5, input_text=4)
        )
    )


def pass_a_turn(witnesses: RunWitnesses, store: Store) -> None:
    """A turn by voice, told as it passes: each message before anybody has understood it."""
    events = witnesses.events
    assert events is not None
    told: tuple[tuple[dict[str, object], ev.Event | None], ...] = (
        ({"type": "input_audio_buffer.append", "audio": ""}, None),
        ({"type": "input_audio_buffer.speech_started", "item_id": "v"}, None),
        ({"type": "input_audio_buffer.speech_stopped", "item_id": "v"}, STOPPED),
        ({"type": "response.created", "response": {"id": "q"}}, BEGUN),
        (
            {"type": "conversation.item.created", "previous_item_id": "v", "item": {"id": "s"}},
            None,
        ),
        ({"type": "response.text.delta", "response_id": "q", "item_id": "b"}, GREW),
        ({"type": "response.done", "response": {"id": "q"}}, DONE),
    )
    for message, event in told:
        events.received(json.dumps(message))
        if event is not None:
            store.dispatch(event)


STOPPED = ev.SpeechStopped(ItemId("v"), 900, 50.0)
BEGUN = ev.ResponseCreated(ResponseId("q"), 50.0)
GREW = ev.ReplyTextGrew(ResponseId("q"), ItemId("b"), "Nice", 50.0)
DONE = ev.ResponseDone(ResponseId("q"), ResponseStatus.COMPLETED, usage=Usage(9, 4, 5))


def turns_in(path: Path) -> list[int | None]:
    return [json.loads(line)["turn"] for line in path.read_text().splitlines()]


def test_each_line_names_its_turn_as_the_report_does(tmp_path: Path) -> None:
    witnesses, store = run_of(tmp_path)
    hold_a_turn(store)
    pass_a_turn(witnesses, store)
    end(witnesses, SOUND)
    numbers = [turn["turn"] for turn in json.loads((tmp_path / "r").read_text())["turns"]]
    assert numbers == [1, 2]
    assert turns_in(tmp_path / "e") == [None, 2, 2, 2, None, 2, 2]


def test_a_line_is_there_at_once_and_gets_its_turn_with_the_next_about_it(tmp_path: Path) -> None:
    witnesses, store = run_of(tmp_path)
    pass_a_turn(witnesses, store)
    assert turns_in(tmp_path / "e")[:3] == [None, None, None]
    assert witnesses.events is not None
    witnesses.events.received('{"type": "input_audio_buffer.committed", "item_id": "v"}')
    assert turns_in(tmp_path / "e") == [None, 1, 1, 1, None, 1, 1, 1]
    end(witnesses, SOUND)


def test_a_pipe_gets_what_is_known_when_a_message_passes() -> None:
    class Pipe(io.StringIO):
        def seekable(self) -> bool:
            return False

        def close(self) -> None:
            self.written = self.getvalue()
            super().close()

    pipe = Pipe()
    known: dict[str, int] = {}
    events = EventsFile(
        pipe, time.monotonic, words=False, turn_of=lambda ids: known.get(next(iter(ids), ""))
    )
    events.received('{"type": "x", "item_id": "u"}')
    known["u"] = 7
    events.received('{"type": "y", "item_id": "u"}')
    events.close()
    assert [json.loads(line)["turn"] for line in pipe.written.splitlines()] == [None, 7]


@pytest.mark.parametrize("words", [False, True])
def test_the_report_has_turns_usage_and_line(tmp_path: Path, words: bool) -> None:
    witnesses, store = run_of(tmp_path, *["--with-words"] * words)
    hold_a_turn(store)
    end(witnesses, SOUND)
    report = json.loads((tmp_path / "r").read_text())
    assert set(report) == {"turns", "usage", "line"}
    (turn,) = report["turns"]
    assert (turn["item"], turn["ended"], turn["because"]) == ("a", "completed", None)
    assert set(turn["waits_ms"]) == {
        "heard",
        "committed",
        "first_text",
        "first_audio",
        "first_sample",
    }
    assert ("user" in turn, "assistant" in turn) == (words, words)
    assert (SAID in json.dumps(report)) is words
    assert (report["usage"]["total_tokens"], report["usage"]["input_text_tokens"]) == (9, 4)
    assert report["usage"]["uncounted_answers"] == 0
    assert report["line"]["stutters"] == 4


def test_the_report_says_how_many_answers_have_no_count(tmp_path: Path) -> None:
    witnesses, store = run_of(tmp_path)
    hold_a_turn(store)
    store.dispatch(ev.ResponseDone(ResponseId("s"), ResponseStatus.CANCELLED))
    end(witnesses, None)
    usage = json.loads((tmp_path / "r").read_text())["usage"]
    assert (usage["total_tokens"], usage["uncounted_answers"]) == (9, 1)


def test_a_run_in_which_nothing_happened_has_a_whole_report(tmp_path: Path) -> None:
    witnesses, _store = run_of(tmp_path)
    end(witnesses, None)
    report = json.loads((tmp_path / "r").read_text())
    assert report["turns"] == []
    assert report["usage"]["total_tokens"] == 0
    assert (tmp_path / "e").read_text() == ""


def test_a_second_run_writes_over_the_files_of_the_first(tmp_path: Path) -> None:
    for _ in range(2):
        witnesses, store = run_of(tmp_path)
        hold_a_turn(store)
        assert witnesses.events is not None
        witnesses.events.sent('{"type": "response.create"}')
        end(witnesses, SOUND)
    assert len(json.loads((tmp_path / "r").read_text())["turns"]) == 1
    assert len((tmp_path / "e").read_text().splitlines()) == 1


def test_messages_are_written_without_secrets_sound_and_words(tmp_path: Path) -> None:
    witnesses, _store = run_of(tmp_path)
    assert witnesses.events is not None
    sent = {
        "type": "session.update",
        "session": {"instructions": SAID, "tools": [{"authorization": SECRET}]},
    }
    witnesses.events.sent(json.dumps(sent))
    witnesses.events.sent(json.dumps({"type": "input_audio_buffer.append", "audio": "AAAA" * 100}))
    witnesses.events.received(json.dumps({"type": "response.audio.delta", "delta": "AAAA"}))
    witnesses.events.received("no JSON at all")
    witnesses.events.received('{"type": "error", "error": {"message": "\\ud83d"}}')
    end(witnesses, SOUND)
    text = (tmp_path / "e").read_text()
    lines = [json.loads(line) for line in text.splitlines()]
    assert [line["direction"] for line in lines] == [
        "sent",
        "sent",
        "received",
        "received",
        "received",
    ]
    assert all(set(line) == {"t", "direction", "event", "turn"} for line in lines)
    assert lines[1]["event"]["audio"] == {"bytes": 300}
    assert SECRET not in text
    assert SAID not in text


def test_with_words_they_are_there_and_secrets_are_not(tmp_path: Path) -> None:
    witnesses, _store = run_of(tmp_path, "--with-words")
    assert witnesses.events is not None
    witnesses.events.sent(
        json.dumps({"type": "x", "session": {"instructions": SAID, "authorization": SECRET}})
    )
    end(witnesses, SOUND)
    assert SAID in (tmp_path / "e").read_text()
    assert SECRET not in (tmp_path / "e").read_text()


def test_a_full_disk_ends_the_file_and_nothing_else(tmp_path: Path) -> None:
    class Full(io.StringIO):
        def write(self, _text: str) -> int:
            raise OSError(28, "No space left on device")

    files = RunFiles(parse([], {}))
    files.events, files.report = Full(), Full()
    store = Store(State(), lambda _effect: None)
    witnesses = RunWitnesses(files, store, TurnBook(lambda: 1.0, time.monotonic), words=False)
    assert witnesses.events is not None
    witnesses.events.sent("{}")
    witnesses.events.sent("{}")
    end(witnesses, SOUND)
    assert files.events.closed


@pytest.mark.parametrize("option", ["--events", "--report", "--json-log"])
@pytest.mark.parametrize("place", ["no/such/folder", "thesis.txt"])
def test_what_cannot_be_written_is_named_with_its_option(
    tmp_path: Path, option: str, place: str
) -> None:
    (tmp_path / "thesis.txt").write_text("ten years of work")
    options = parse([option, str(tmp_path / place)], {})
    with pytest.raises(OSError, match=r"thesis|folder") as refused:
        RunFiles(options)
    assert problem_of(options, refused.value).startswith(
        f"{option}: cannot write {tmp_path / place}: "
    )
    assert (tmp_path / "thesis.txt").read_text() == "ten years of work"


def test_words_alone_make_no_sense(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(["--with-words"], {})
    assert ended.value.code == 2
    assert "--events or --report" in capsys.readouterr().err
