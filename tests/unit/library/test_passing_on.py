"""Conversations out into files and in again."""

from __future__ import annotations

import json
import os
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.library_parts import AT_S, entry, item, placed
from voicelive_desktop.domain.facts.conversation import (
    End,
    Ending,
    Item,
    Role,
    Status,
    ToolCall,
    Word,
)
from voicelive_desktop.domain.facts.pictures import Picture
from voicelive_desktop.domain.words.ids import CallId, ResponseId
from voicelive_desktop.domain.words.wording import Words
from voicelive_desktop.library.forms.json_form import NoConversation, as_json, read_json_form
from voicelive_desktop.library.forms.passing_on import FORMS, file_name, read, write, write_several
from voicelive_desktop.library.forms.telling import Telling, ToldTalk
from voicelive_desktop.library.shelf import Shelf

ROWS = (
    item("a", "What is on it?", pictures=(Picture(b"\x89PNG", "image/png", 30, 20),), typed=True),
    item(
        "t",
        "",
        Role.TOOL,
        AT_S + 1,
        tool=ToolCall(CallId("c"), "get_time", "{}", "12:00", said="noon"),
    ),
    item(
        "b",
        "one two three",
        Role.ASSISTANT,
        AT_S + 2.25,
        status=Status.INTERRUPTED,
        response_id=ResponseId("r"),
        received_ms=3000.0,
        heard_ms=1200.0,
        latency_s=0.41,
        words=(Word("one", 0.0, 300.0),),
    ),
    item("n", Words("Connected to {name}.", name="x"), Role.SYSTEM, AT_S + 3),
    item(
        "f",
        "half",
        Role.ASSISTANT,
        AT_S + 4,
        status=Status.FAILED,
        ending=Ending(End.FILTERED, "no"),
    ),
)
TALK = ToldTalk(
    entry(
        title="My day",
        named=True,
        pinned=True,
        tags=("home", "work"),
        profile="p",
        service="azure",
        model="m",
        agent="a",
        agent_conversation="thread",
        ended_at_s=AT_S + 4,
    ),
    ROWS,
)


def json_of(talk: ToldTalk = TALK) -> dict[str, object]:
    found: dict[str, object] = json.loads(as_json(talk, Telling()))
    return found


def test_json_comes_back_as_it_was() -> None:
    back = read_json_form(BytesIO(as_json(TALK, Telling()).encode()))
    assert back.entry == TALK.entry
    assert tuple(back.rows) == ROWS
    assert isinstance(back.rows[3].text, Words)


def test_what_was_kept_exported_and_imported_is_the_same_in_another_library(
    shelf: Shelf, tmp_path: Path
) -> None:
    path = tmp_path / "talk.json"
    write(path, "json", TALK, Telling())
    (back,) = read(path)
    shelf.keep(back.entry, placed(*back.rows))
    kept = shelf.entry(TALK.entry.id)
    assert kept is not None
    assert replace(kept, rows=0) == TALK.entry
    assert tuple(shelf.rows(TALK.entry.id)) == ROWS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_json_is_read_in_any_unicode_form(encoding: str) -> None:
    assert tuple(read_json_form(BytesIO(as_json(TALK, Telling()).encode(encoding))).rows) == ROWS


@given(st.text(max_size=40), st.sampled_from(list(Role)), st.floats(0, 2e9))
def test_any_text_comes_back(text: str, role: Role, at_s: float) -> None:
    talk = ToldTalk(entry(), (replace(item("a", "x", role), text=text, at_s=at_s),))
    assert read_json_form(BytesIO(as_json(talk, Telling()).encode())).rows[0].text == text


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\x01",
        b"[]",
        b"{}",
        b'{"schema": "other"}',
        b"[" * 100_000,
        b'{"schema": "voicelive-desktop/conversation", "version": "x"}',
        b'{"schema": "voicelive-desktop/conversation", "version": 1}',
        b'{"schema": "voicelive-desktop/conversation", "version": 1, "conversation": {"id": "a"}, "items": []}',
        b'{"schema": "voicelive-desktop/conversation", "version": 1, "conversation": {"id": "a"}, "items": [1]}',
        b'{"schema": "voicelive-desktop/conversation", "version": 1, "items": [{"id": "a", "role": "x", "text": ""}]}',
    ],
)
def test_what_is_no_conversation_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "file.json"
    path.write_bytes(data)
    with pytest.raises(NoConversation):
        list(read(path))


def test_a_later_form_is_called_so() -> None:
    with pytest.raises(NoConversation) as caught:
        read_json_form(BytesIO(json.dumps(json_of() | {"version": 2}).encode()))
    assert caught.value.is_newer


def damaged(value: object) -> list[object]:
    """The same with each of its parts replaced by something that makes no sense, one at a time."""
    wrong: tuple[object, ...] = (None, -1, 1e308, 10**400, float("nan"), "\ud800", [], {}, True)
    if isinstance(value, dict):
        return [
            *wrong,
            *({**value, key: one} for key, part in value.items() for one in damaged(part)),
        ]
    if isinstance(value, list):
        return [
            *wrong,
            *(
                [*value[:n], one, *value[n + 1 :]]
                for n, part in enumerate(value)
                for one in damaged(part)
            ),
        ]
    return list(wrong)


def test_whatever_part_is_damaged_it_is_refused_or_can_be_kept(shelf: Shelf) -> None:
    refused = kept = 0
    for number, whole in enumerate(damaged(json_of())):
        try:
            back = read_json_form(BytesIO(json.dumps(whole).encode()))
        except NoConversation:
            refused += 1
            continue
        kept += 1
        if number % 7 == 0:  # the file is slow
            shelf.keep(back.entry, placed(*back.rows))
            list(shelf.rows(back.entry.id))
        for form in FORMS.values():
            assert form(back, Telling()).encode()
    assert refused
    assert kept


def test_an_archive_has_every_form_and_can_be_imported(tmp_path: Path) -> None:
    path = tmp_path / "talk.zip"
    write(path, "zip", TALK, Telling())
    with zipfile.ZipFile(path) as archive:
        assert {Path(name).suffix for name in archive.namelist()} == {f".{form}" for form in FORMS}
    assert [tuple(talk.rows) for talk in read(path)] == [ROWS]


def test_several_are_files_of_their_own_with_different_names(tmp_path: Path) -> None:
    path = tmp_path / "talks.zip"
    other = ToldTalk(replace(TALK.entry, id=entry("other").id), ROWS)
    assert write_several(path, "json", iter((TALK, other)), Telling()) == 2
    assert [talk.entry.id for talk in read(path)] == ["talk", "other"]


@pytest.mark.parametrize("content", [b"PK\x05\x06" + b"\0" * 18, b"PK\x03\x04broken"])
def test_an_archive_without_conversations_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file.zip"
    path.write_bytes(content)
    with pytest.raises(NoConversation):
        list(read(path))


@pytest.mark.parametrize(
    "title", ["", "../../etc/passwd", 'a/b\\c:d*e?f"g<h>i|j', "x" * 500, "\ud800", "..", "con"]
)
def test_the_name_of_a_file_is_one_on_every_system(title: str) -> None:
    name = file_name(ToldTalk(entry(title=title), ()), Telling())
    assert 0 < len(name) < 100
    assert not set(name) & set('/\\:*?"<>|.')
    assert name[:4] == "2026"


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "talk.md"
    path.write_text("before")
    row = ROWS[0]

    class Broken(Telling):
        def text(self, row: Item) -> str:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write(path, "md", ToldTalk(TALK.entry, (row,)), Broken())
    assert path.read_text() == "before"
    assert [one.name for one in tmp_path.iterdir()] == ["talk.md"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no pipes of this kind")
@pytest.mark.parametrize("form", ["md", "zip"])
def test_a_device_or_a_pipe_is_never_replaced_by_a_file(tmp_path: Path, form: str) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="Errno"):
        write(pipe, form, TALK, Telling())
    assert pipe.is_fifo()
