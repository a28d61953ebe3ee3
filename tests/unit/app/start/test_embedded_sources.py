"""What PySide carries as text is compiled once, not at each start."""

import os
import subprocess
import sys
from pathlib import Path

from voicelive_desktop.app.start.embedded_sources import compiled_once

START = """
import builtins, sys
compiled = []
made = builtins.compile
def counted(source, filename, *rest, **named):
    compiled.append(str(filename))
    return made(source, filename, *rest, **named)
builtins.compile = counted
from voicelive_desktop.app.start.quick_imports import leave_sources_unread
leave_sources_unread()
from PySide6.QtCore import QObject
assert QObject().objectName() == "" and builtins.compile is counted
assert not hasattr(sys.modules["PySide6.support.signature.lib.pyi_generator"], "main")
print(sum(name.startswith("shibokensupport") for name in compiled))
"""


def test_the_second_start_compiles_nothing_of_it(tmp_path: Path) -> None:
    first, second = (_start(tmp_path) for _ in range(2))
    assert first > 0
    assert second == 0


def test_a_damaged_file_is_as_good_as_none(tmp_path: Path) -> None:
    first = _start(tmp_path)
    (kept,) = tmp_path.rglob("embedded.*")
    for damaged in (b"", b"no such thing", kept.read_bytes()[:-100], kept.read_bytes()[:4] + b"N"):
        kept.write_bytes(damaged)
        assert _start(tmp_path) == first
        assert _start(tmp_path) == 0


def test_another_text_is_compiled_anew(tmp_path: Path) -> None:
    found = []
    for text in (b"said = 1", b"said = 2", b"said = 1"):
        with compiled_once(tmp_path / "kept"):
            code = compile(text, "same.py", "exec")
        said: dict[str, int] = {}
        exec(code, said)
        found.append(said["said"])
    assert found == [1, 2, 1]


def _start(folder: Path) -> int:
    env = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder), "PYTHONDONTWRITEBYTECODE": ""}
    done = subprocess.run(
        [sys.executable, "-c", START], env=env, capture_output=True, text=True, check=True
    )
    return int(done.stdout)
