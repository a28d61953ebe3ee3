"""Programs that stand for those that dev.py calls."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[3] / "packaging"

FakeProgram = Callable[[str, str], None]


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    """The command lines of all fake programs, one a line."""
    path = tmp_path / "calls.txt"
    path.touch()
    return path


@pytest.fixture
def fake_program(tmp_path: Path, calls: Path, monkeypatch: pytest.MonkeyPatch) -> FakeProgram:
    """Puts a shell script first in PATH; it notes how it was called and then runs the given lines."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)

    def make(name: str, lines: str) -> None:
        script = folder / name
        script.write_text(f'#!/bin/sh\necho "{name} $*" >> {calls}\n{lines}\n', encoding="utf-8")
        script.chmod(0o755)

    return make
