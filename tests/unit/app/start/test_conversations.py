"""`--conversations` and `--export`, which need no display."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.library_parts import AT_S, entry, item, placed
from voicelive_desktop.app.environment.options import Options, parse
from voicelive_desktop.app.start.conversations import on_conversations
from voicelive_desktop.domain.facts.library import RecordingFile
from voicelive_desktop.library.file import NAME, open_to_write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shelf = open_to_write(tmp_path / "library" / NAME)
    shelf.keep(entry("old"), placed(item("a", "alpha words")))
    shelf.keep(entry("new", AT_S + 60), placed(item("b", "beta words", at_s=AT_S + 60)))
    shelf.pin([entry("old").id], pinned=True)
    shelf.connection.close()
    return tmp_path / "library"


def listed(options: Options) -> list[dict[str, object]]:
    out = io.StringIO()
    assert on_conversations(options, out) == 0
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_each_is_a_line_of_json(folder: Path) -> None:
    lines = listed(Options(library=folder, conversations=True))
    assert [line["id"] for line in lines] == ["old", "new"]
    assert set(lines[0]) == {"id", "title", "started", "items", "seconds", "recording"}
    assert lines[0]["title"] == "alpha words"


def test_a_search_lists_those_that_have_the_words(folder: Path) -> None:
    assert [
        line["id"] for line in listed(Options(library=folder, conversations=True, search="bet"))
    ] == ["new"]


def test_without_a_library_nothing_is_listed_and_nothing_made(tmp_path: Path) -> None:
    assert listed(Options(library=tmp_path / "none", conversations=True)) == []
    assert not (tmp_path / "none").exists()


def test_the_last_one_is_written_to_the_file(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "talk.txt"
    options = Options(library=folder, export=("last",), form="txt", output=output)
    assert on_conversations(options, io.StringIO()) == 0
    assert output.read_text(encoding="utf-8").startswith("beta words\n")


def test_what_was_in_the_file_before_is_not_replaced_without_a_word(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "notes.txt"
    options = Options(library=folder, export=("last",), form="txt", output=output)
    assert on_conversations(options, io.StringIO()) == 0
    assert capsys.readouterr().err == ""
    assert on_conversations(options, io.StringIO()) == 0
    assert capsys.readouterr().err == f"{output} was there already and has been replaced.\n"


def test_a_folder_in_place_of_a_file_is_called_one(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = Options(library=folder, export=("last",), form="txt", output=tmp_path)
    assert on_conversations(options, io.StringIO()) == 1
    assert "directory" in capsys.readouterr().err.lower()


@pytest.mark.parametrize("line", [["old", "new"], ["old", "last"]])
def test_several_become_one_archive(folder: Path, tmp_path: Path, line: list[str]) -> None:
    output = tmp_path / "talks.zip"
    words = [
        "--library",
        str(folder),
        "--export",
        *line,
        "--format",
        "txt",
        "--output",
        str(output),
    ]
    assert on_conversations(parse(words, {}), io.StringIO()) == 0
    with zipfile.ZipFile(output) as archive:
        told = sorted(archive.read(name).decode().splitlines()[0] for name in archive.namelist())
    assert told == ["alpha words", "beta words"]


def test_one_of_several_that_is_not_there_writes_nothing(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "talks.zip"
    options = Options(library=folder, export=("old", "x"), form="md", output=output)
    assert on_conversations(options, io.StringIO()) == 1
    assert not output.exists()


def test_a_recording_whose_file_is_gone_is_no_success(folder: Path, tmp_path: Path) -> None:
    shelf = open_to_write(folder / NAME)
    shelf.record(entry("old").id, RecordingFile("gone.flac", AT_S, 3.0))
    shelf.connection.close()
    output = tmp_path / "x.flac"
    options = Options(library=folder, export=("old",), form="flac", output=output)
    assert on_conversations(options, io.StringIO()) == 1
    assert not output.exists()


@pytest.mark.parametrize("at_s", [1e18, -1e18, 9e99, -5.0])
@pytest.mark.parametrize("form", ["md", "html", "srt", "json", "zip"])
def test_a_damaged_time_spoils_nothing_else(
    folder: Path, tmp_path: Path, at_s: float, form: str
) -> None:
    shelf = open_to_write(folder / NAME)
    for table, column in (
        ("entries", "started_at_s"),
        ("entries", "ended_at_s"),
        ("items", "at_s"),
    ):
        shelf.connection.execute(f"UPDATE {table} SET {column} = ?", (at_s,))
    shelf.connection.close()
    assert len(listed(Options(library=folder, conversations=True))) == 2
    output = tmp_path / "out"
    options = Options(library=folder, export=("old",), form=form, output=output)
    assert on_conversations(options, io.StringIO()) == 0
    assert output.stat().st_size


def test_a_name_that_is_no_text_names_no_conversation(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = parse(["--export", "\udcff", "--output", str(tmp_path / "x")], {})
    assert on_conversations(replace(options, library=folder), io.StringIO()) == 1
    assert "no saved conversation" in capsys.readouterr().err


def test_what_is_not_there_is_said(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        on_conversations(Options(library=folder, export=("x",), output=tmp_path / "x"), sys.stdout)
        == 1
    )
    assert "no saved conversation “x”" in capsys.readouterr().err
    (folder / NAME).write_bytes(b"not a library" * 1000)
    assert on_conversations(Options(library=folder, conversations=True), sys.stdout) == 1
    assert capsys.readouterr().err.startswith("The saved conversations cannot be used: ")


@pytest.mark.parametrize(
    "line",
    [
        ["--search", "x"],
        ["--conversations", "--export", "last", "--output", "f"],
        ["--format", "md"],
        ["--output", "f"],
        ["--export", "last"],
        ["--export", "", "--output", "f"],
        ["--export", "--output", "f"],
        ["--export", "last", "", "--output", "f"],
        ["--export", "last", "--format", "doc", "--output", "f"],
    ],
)
def test_what_makes_no_sense_is_refused(
    line: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        parse(line, {})
    assert end.value.code == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
