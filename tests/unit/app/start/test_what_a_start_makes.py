"""What is imported and made until the first frame, and until Start answers: counted, by no clock."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[4]
START = """
import builtins, enum, json, os, sys, types

counted = {"members": 0, "compiled": 0}
made = enum.EnumType.__new__
def new(metacls, cls, bases, space, **named):
    counted["members"] += len(getattr(space, "_member_names", ()))
    return made(metacls, cls, bases, space, **named)
enum.EnumType.__new__ = new

run = builtins.exec
def counted_exec(source, *more, **named):
    counted["compiled"] += isinstance(source, str)
    return run(source, *more, **named)
builtins.exec = counted_exec

told = {}
def tell(event):
    told[event] = {
        **counted,
        "modules": sorted(sys.modules),
        "own": sum(name.startswith("voicelive_desktop") for name in sys.modules),
        "voice_lists": voices.of_kind.cache_info().currsize,
    }

from voicelive_desktop.app.environment import logs
from voicelive_desktop.domain.catalogue import voices
write = logs.JsonLog.write
def write_and_tell(self, topic, event, **fields):
    write(self, topic, event, **fields)
    if event in ("first_frame", "ready"):
        tell(event)
    if event == "ready":
        print(json.dumps(told), flush=True)
        os._exit(0)
logs.JsonLog.write = write_and_tell

from voicelive_desktop.__main__ import main
main(["--temp-profile"])
"""
# Who makes it cheaper writes the lower figure down.
MOST = {"members": 5_050, "compiled": 40, "own": 395, "voice_lists": 0}
NOT_YET = {
    "first_frame": (
        *("azure", "aiohttp", "numpy", "sounddevice", "pyqtgraph", "soundfile", "keyring"),
        *("PySide6.QtNetwork", "html", "difflib", "platform", "markdown_it", "email"),
        "voicelive_desktop.gui.panes.library.library_panel",
        "voicelive_desktop.gui.dialogs.connection_dialog",
    ),
    "ready": ("pyqtgraph", "sounddevice", "soundfile", "keyring", "jsonschema", "mcp"),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    env = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(tmp_path_factory.mktemp("home")),
    }
    done = subprocess.run(  # what went wrong is told below
        [sys.executable, "-c", START],
        env=env,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("event", NOT_YET)
def test_what_comes_later_is_not_imported(told: dict[str, Any], event: str) -> None:
    modules = set(told[event]["modules"])
    assert not modules.intersection(NOT_YET[event])


@pytest.mark.parametrize("what", MOST)
def test_the_first_frame_waits_for_no_more_than_this(told: dict[str, Any], what: str) -> None:
    assert told["first_frame"][what] <= MOST[what]
