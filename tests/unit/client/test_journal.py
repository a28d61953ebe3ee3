"""What a session log holds, and what it never holds."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from voicelive_desktop.client.journal import Journal, UnreadableLogError, read_log, redacted

DELTA = {"type": "response.audio.delta", "item_id": "a", "response_id": "r", "delta": "AAAAAAAA"}


class Times:
    """Two clocks that go on by a second at each look."""

    def __init__(self) -> None:
        self.t = 0.0

    def monotonic(self) -> float:
        self.t += 1.0
        return self.t

    def wall(self) -> float:
        return 1_000.0 + self.t


def never(problem: str) -> None:
    raise AssertionError(problem)


@pytest.fixture
def journal() -> Journal:
    times = Times()
    return Journal(times.monotonic, times.wall, "Program 1")


def test_both_directions_are_written_with_their_times(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "x.vllog"
    journal.open(path, words=True, broke=never)
    journal.sent('{"type": "response.create", "event_id": "e1"}')
    journal.received(
        '{"type": "response.done", "response": {"output": [{"id": "a", "type": "message"}]}}'
    )
    journal.close()
    began_at_s, (first, second) = read_log(path)
    assert began_at_s == 1_001.0
    assert (first.sent, first.t_s, first.message["event_id"]) == (True, 1.0, "e1")
    assert (second.sent, second.t_s, second.at_s) == (False, 2.0, 1_003.0)
    assert second.message["response"]["output"] == [{"id": "a", "type": "message"}]


@pytest.mark.skipif(sys.platform == "win32", reason="files there have no such modes")
def test_only_the_owner_can_read_it(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "x.vllog"
    path.write_text("from before")
    path.chmod(0o644)
    journal.open(path, words=False, broke=never)
    journal.close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_frames_are_told_together_and_in_their_place(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "x.vllog"
    journal.open(path, words=False, broke=never)
    for _ in range(53):
        journal.sent('{"type": "input_audio_buffer.append", "audio": "AAAA"}')
    journal.received('{"type": "input_audio_buffer.speech_started"}')
    journal.sent('{"type": "input_audio_buffer.append", "audio": "AAAA"}')
    journal.close()
    told = [
        (e.message["type"].rpartition(".")[2], e.message.get("frames"), e.message.get("audio"))
        for e in read_log(path)[1]
    ]
    assert told == [
        ("append", 50, {"bytes": 150}),
        ("append", 3, {"bytes": 9}),
        ("speech_started", None, None),
        ("append", 1, {"bytes": 3}),
    ]


def test_nothing_is_written_while_none_is_open(journal: Journal, tmp_path: Path) -> None:
    journal.received("{}")
    journal.open(tmp_path / "x", words=True, broke=never)
    journal.close()
    journal.sent("{}")
    assert read_log(tmp_path / "x")[1] == ()


def test_what_is_not_json_is_told_by_its_size(journal: Journal, tmp_path: Path) -> None:
    journal.open(tmp_path / "x", words=True, broke=never)
    journal.received("my secret words")
    journal.received("[1]")
    journal.close()
    assert [e.message for e in read_log(tmp_path / "x")[1]] == [
        {"type": "not a message", "characters": 15},
        {"type": "not a message", "characters": 3},
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full")
def test_a_full_disk_ends_the_log_and_is_told_once(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "chmod", lambda *_: None)
    told: list[str] = []
    journal.open(Path("/dev/full"), words=True, broke=told.append)
    journal.received("{}")
    journal.close()
    assert told == ["No space left on device"]
    assert not journal.is_open


SECRETS: dict[str, Any] = {
    "type": "session.update",
    "session": {
        "tools": [
            {
                "type": "mcp",
                "server_url": "https://host/path?code=SECRET",
                "authorization": "Bearer SECRET",
                "headers": {"x": "SECRET"},
            }
        ],
        "avatar": {"ice_servers": [{"username": "u", "credential": "SECRET"}]},
        "api_key": "SECRET",
        "conversation_token": {"value": "SECRET"},
    },
}


@pytest.mark.parametrize("words", [True, False])
def test_secrets_are_never_in_it(words: bool) -> None:
    clean = json.dumps(redacted(SECRETS, words=words))
    assert "SECRET" not in clean
    assert "https://host/path" in clean


@pytest.mark.parametrize("words", [True, False])
@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://me:SECRET@host/path", "https://(left out)@host/path"),
        ("http://SECRET@host", "http://(left out)@host"),
        ("https://host/a?sig=SECRET#x", "https://host/a?(left out)"),
        ("https://host/@home", "https://host/@home"),
    ],
)
def test_an_address_is_told_without_what_opens_it(address: str, kept: str, words: bool) -> None:
    assert redacted({"server_url": address}, words=words) == {"server_url": kept}


@pytest.mark.parametrize("words", [True, False])
def test_sound_and_pictures_are_told_by_their_size(words: bool) -> None:
    assert redacted(DELTA, words=words)["delta"] == {"bytes": 6}
    picture = {
        "item": {"content": [{"type": "input_image", "image_url": "data:image/png;base64,AAAA"}]}
    }
    assert "AAAA" not in json.dumps(redacted(picture, words=words))


TRANSCRIPTION = "conversation.item.input_audio_transcription"
SAID: tuple[dict[str, Any], ...] = (
    {"type": "response.audio_transcript.delta", "delta": "PRIVATE"},
    {"type": "conversation.item.input_audio_transcription.completed", "transcript": "PRIVATE"},
    {
        "type": "conversation.item.create",
        "item": {"content": [{"type": "input_text", "text": "PRIVATE"}]},
    },
    {
        "type": "session.update",
        "session": {"instructions": "PRIVATE", "metadata": {"who": "PRIVATE"}},
    },
    {
        "type": "session.update",
        "session": {"input_audio_transcription": {"phrase_list": ["PRIVATE"]}},
    },
    {"type": "response.function_call_arguments.done", "arguments": "PRIVATE", "name": "f"},
    {
        "type": "conversation.item.create",
        "item": {"type": "function_call_output", "output": "PRIVATE"},
    },
    {"type": "response.invocation.delta", "delta": {"anything": {"deep": "PRIVATE"}}},
    {"type": "something.new", "newfield": "these are PRIVATE words"},
    {"type": "something.new", "newfield": "PRIVATE今天天气很好。"},
    {"type": "something.new", "newfield": {"PRIVATE words": 1, "今天PRIVATE": [["PRIVATE 天"]]}},
    {"type": "something.new", "message": "PRIVATE words"},
    {"type": "error", "error": {"code": "invalid_value", "message": "Invalid value: 'PRIVATE'."}},
    {"type": "error", "error": {"message": "PRIVATE"}},
    {"type": "warning", "warning": {"message": "PRIVATE"}},
    {
        "type": "response.done",
        "response": {"status_details": {"error": {"code": "x", "message": "PRIVATE"}}},
    },
    {"type": f"{TRANSCRIPTION}.failed", "error": {"code": "x", "message": "PRIVATE"}},
    {"type": "mcp_list_tools.failed", "item": {"error": {"message": "PRIVATE"}}},
)


@pytest.mark.parametrize("message", SAID, ids=lambda m: m["type"])
def test_words_are_in_it_only_when_wanted(message: dict[str, Any]) -> None:
    assert "PRIVATE" in json.dumps(redacted(message, words=True))
    clean = redacted(message, words=False)
    assert "PRIVATE" not in json.dumps(clean)
    assert clean["type"] == message["type"]


def test_what_tells_the_course_of_things_stays() -> None:
    message = {
        "type": "error",
        "error": {
            "code": "invalid_value",
            "message": "Value too small.",
            "event_id": "e",
            "param": "session.x",
        },
    }
    kept = {
        "code": "invalid_value",
        "message": "(16 characters)",
        "event_id": "e",
        "param": "session.x",
    }
    assert redacted(message, words=False) == {"type": "error", "error": kept}
    assert redacted(message, words=True) == message
    usage = {"usage": {"input_tokens": 3, "total_tokens": 5}, "max_response_output_tokens": "inf"}
    assert redacted(usage, words=False) == usage


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "not a session log"),
        ("hello", "not a session log"),
        ('{"format": "voicelive-session-log", "version": 99}', "later version"),
    ],
)
def test_another_file_is_refused_in_words(text: str, why: str, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text(text)
    with pytest.raises(UnreadableLogError, match=why):
        read_log(path)


def test_lines_that_were_cut_off_are_left_out(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "x"
    journal.open(path, words=True, broke=never)
    journal.received('{"type": "a"}')
    journal.close()
    with path.open("a") as file:
        file.write('{"t": 1.0, "at": 2')
    assert [e.message["type"] for e in read_log(path)[1]] == ["a"]


@pytest.mark.parametrize("words", [True, False])
@pytest.mark.parametrize("half", ["\ud83d", "a\udc00b"])
def test_half_a_character_ends_no_log(
    words: bool, half: str, journal: Journal, tmp_path: Path
) -> None:
    path = tmp_path / "x"
    journal.open(path, words=words, broke=never)
    for write in (journal.received, journal.sent):
        write(json.dumps({"type": "x", half: half, "transcript": half}))
        write(json.dumps({"type": "x", "transcript": half}, ensure_ascii=False))
    journal.close()
    assert [entry.message["type"] for entry in read_log(path)[1]] == ["x"] * 4


@pytest.mark.parametrize(
    "line", ['{"t": 1e999}', '{"t": "x"}', "[" * 5000, '{"t": 1, "at": {}, "direction": 3}']
)
def test_a_line_of_somebody_else_is_left_out(line: str, journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "x"
    journal.open(path, words=True, broke=never)
    journal.close()
    far = "9" * 400
    huge = f'{{"t": {far}, "at": {far}, "direction": "received", "message": {{"type": "x"}}}}'
    path.write_text(path.read_text() + line + "\n" + huge + "\n")
    (entry,) = read_log(path)[1]
    assert entry.at_s < 10**12


@pytest.mark.parametrize("form", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_log_that_an_editor_saved_in_another_form_is_read(tmp_path: Path, form: str) -> None:
    path = tmp_path / "log.vllog"
    journal = Journal(lambda: 1.0, lambda: 2.0, "test")
    journal.open(path, words=True, broke=lambda _problem: None)
    journal.received('{"type": "session.created"}')
    journal.close()
    wanted = read_log(path)
    path.write_bytes(path.read_text(encoding="utf-8").replace("\n", "\r\n").encode(form))
    assert read_log(path) == wanted
    assert wanted[1]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_no_log_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableLogError):
        read_log(tmp_path / "pipe")
    with pytest.raises(OSError, match="Errno"):
        Journal(lambda: 1.0, lambda: 2.0, "test").open(
            tmp_path / "pipe", words=True, broke=lambda _problem: None
        )
