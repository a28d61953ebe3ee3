"""Starts the child process that watches for devices. Early: its first list takes a third of a
second, in which the rest of the program is imported.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from voicelive_desktop.app.environment.local_service import clean_environment
from voicelive_desktop.audio.devices.watcher import start_child


def started_watch() -> subprocess.Popen[str] | None:
    """Start it, without our secrets; None: it could not be, which is told when it is tried again."""
    try:
        return start_child(device_watch_command(), clean_environment(os.environ))
    except OSError:
        return None


def device_watch_command() -> Sequence[str]:
    """Return the command that starts the child process watching for devices."""
    if getattr(sys, "frozen", False):
        return (str(_console_twin(Path(sys.executable))), "--watch-devices")
    return (sys.executable, "-m", "voicelive_desktop", "--watch-devices")


def _console_twin(executable: Path) -> Path:
    """Return the console variant of the program on Windows: only its output can be read
    by a parent.
    """
    if sys.platform == "win32":
        return executable.with_name("voicelive-desktop-console.exe")
    return executable
