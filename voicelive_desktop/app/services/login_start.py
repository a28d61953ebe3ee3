"""Starts the program when the person signs in: a file in the place that the system looks in, made
and taken away.

Linux: the autostart folder of the desktop specification. Windows: a value under the Run key. macOS:
a launch agent. Windows and macOS are written from their documents and untried.
"""

from __future__ import annotations

import os
import plistlib
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from voicelive_desktop.app.environment.small_files import write_atomically

NAME = "voicelive-desktop"
_RUN = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run"


def set_login_start(
    words: Sequence[str], entry: Callable[[Sequence[str]], str], platform: str = sys.platform
) -> None:
    """Start the program with these words at sign-in from now on; with none, no longer. Blocking.

    Args:
        words: the command.
        entry: gives the text of a desktop entry for it.
        platform: as `sys.platform` names it.

    Raises:
        OSError, subprocess.SubprocessError: the system's place cannot be changed.
    """
    if platform == "win32":
        _on_windows(words)
        return
    if platform == "darwin":
        path = _agent_path()
    else:
        path = autostart_path()
    if not words:
        path.unlink(missing_ok=True)
    elif platform == "darwin":
        facts = {"Label": NAME, "ProgramArguments": list(words), "RunAtLoad": True}
        write_atomically(path, plistlib.dumps(facts).decode())
    else:
        write_atomically(path, entry(words))


def autostart_path() -> Path:
    """Return where a desktop of Linux looks for what to start."""
    config = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(config) / f"autostart/{NAME}.desktop"


def _agent_path() -> Path:
    return Path.home() / f"Library/LaunchAgents/{NAME}.plist"


def _on_windows(words: Sequence[str]) -> None:
    if words:
        change = ["add", _RUN, "/v", NAME, "/d", subprocess.list2cmdline(words), "/f"]
    else:
        change = ["delete", _RUN, "/v", NAME, "/f"]
    subprocess.run(["reg", *change], check=bool(words), capture_output=True, timeout=60)
