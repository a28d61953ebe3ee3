"""The menu entry of a program that no package has installed."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from voicelive_desktop.app.environment.options import parse
from voicelive_desktop.app.start import cli, shortcut
from voicelive_desktop.app.start.shortcut import MARK, entry_text

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a desktop entry")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data"


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


@linux
def test_it_is_made_and_taken_away_again(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--install-shortcut"]) == 0
    assert files(data) == ["voicelive-desktop.desktop", "voicelive-desktop.svg"]
    assert cli.main(["--install-shortcut"]) == 0  # again: for the present command
    assert cli.main(["--remove-shortcut"]) == 0
    assert files(data) == []
    assert cli.main(["--remove-shortcut"]) == 0
    assert capsys.readouterr().out.endswith("There is no menu entry of this kind.\n")


@linux
@pytest.mark.skipif(
    shutil.which("desktop-file-validate") is None, reason="no desktop-file-validate"
)
@pytest.mark.parametrize(
    "word", ["/opt/a b/voice", '/opt/"q"/$HOME/`x`', "/opt/100%/\\back", "/opt/ä/voice"]
)
def test_every_path_makes_a_valid_entry(tmp_path: Path, word: str) -> None:
    entry = tmp_path / "voicelive-desktop.desktop"
    entry.write_text(entry_text([word, "-m", "x"]), encoding="utf-8")
    checked = subprocess.run(
        ["desktop-file-validate", entry], capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stdout) == (0, "")


@linux
def test_the_entry_starts_the_command(data: Path, tmp_path: Path) -> None:
    program = tmp_path / 'my "best" $HOME 100%' / "voice"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\necho \"$@\" > '{tmp_path}/started'\n")
    program.chmod(0o755)
    (line,) = [
        text for text in entry_text([str(program), "-m"]).splitlines() if text.startswith("Exec=")
    ]
    # The string's own escapes, then the words as the specification quotes them, then the field
    # codes.
    value = line.removeprefix("Exec=").replace("\\\\", "\\").removesuffix(" %f").replace("%%", "%")
    subprocess.run(["sh", "-c", value], check=True, env={"PATH": os.environ["PATH"]})
    assert (tmp_path / "started").read_text() == "-m\n"


@linux
def test_an_entry_from_elsewhere_stays(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = data / "applications/voicelive-desktop.desktop"
    entry.parent.mkdir(parents=True)
    entry.write_text("[Desktop Entry]\nName=mine\n")
    assert cli.main(["--install-shortcut"]) == 1
    assert "is there already" in capsys.readouterr().err
    assert cli.main(["--remove-shortcut"]) == 0
    assert entry.read_text() == "[Desktop Entry]\nName=mine\n"


@linux
def test_a_folder_that_cannot_be_written_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    problems = io.StringIO()
    assert shortcut.install(io.StringIO(), problems) == 1
    assert problems.getvalue().startswith("The menu entry could not be changed: ")


def test_both_at_once_make_no_sense(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["--install-shortcut", "--remove-shortcut"], {})
    assert "not allowed with" in capsys.readouterr().err


def test_the_bundle_of_macos_runs_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    out = io.StringIO()
    assert shortcut.install(out, io.StringIO(), "darwin") == 0
    (run,) = tmp_path.rglob("run")
    assert os.access(run, os.X_OK)
    assert shortcut.command()[0] in run.read_text()
    assert shortcut.remove(out, io.StringIO(), "darwin") == 0
    assert list(tmp_path.rglob("*.app")) == []


def test_entries_have_our_mark(data: Path) -> None:
    assert MARK in entry_text(["x"])
