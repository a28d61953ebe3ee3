"""The entry in the system's menu for a program that pipx or uv has installed: made and taken away
on request.

Packages bring their own. Linux: a desktop entry and its icon in the user's data folder. Windows: a
link in the Start menu. macOS: an application bundle that runs the command.
"""

from __future__ import annotations

import os
import plistlib
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from platformdirs import user_data_path

from voicelive_desktop.app.environment.plain_words import say
from voicelive_desktop.app.environment.resources import resource
from voicelive_desktop.app.environment.small_files import write_atomically

NAME = "voicelive-desktop"
TITLE = "Voice Live Desktop"
# what is ours may go; what a package or a person put there stays
MARK = "X-VoiceLive-Shortcut=true"
FAILED = 1
_LINK = """\
$link = (New-Object -ComObject WScript.Shell).CreateShortcut($env:VLD_LINK)
$link.TargetPath = $env:VLD_PROGRAM
$link.Arguments = $env:VLD_ARGUMENTS
$link.Save()
"""


def install(out: TextIO, problems: TextIO, platform: str = sys.platform) -> int:
    """Make the entry for the present user and say where it is; returns the exit code."""
    return _do(lambda: _MAKERS.get(platform, _on_linux)(command()), "Added", out, problems)


def remove(out: TextIO, problems: TextIO, platform: str = sys.platform) -> int:
    """Take away what `install` made; nothing else is touched. Returns the exit code."""
    return _do(lambda: _taken_away(platform), "Removed", out, problems)


def command() -> list[str]:
    """The words that start this program: the executable beside this Python, or the module."""
    executable = Path(sys.executable)
    if getattr(sys, "frozen", False):
        return [str(executable)]
    script_name = NAME
    if os.name == "nt":
        script_name = f"{NAME}.exe"
    script = executable.with_name(script_name)
    if script.exists():
        return [str(script)]
    return [str(executable), "-m", "voicelive_desktop"]


def _do(work: Callable[[], Sequence[Path]], done: str, out: TextIO, problems: TextIO) -> int:
    try:
        paths = work()
    except (OSError, subprocess.SubprocessError) as error:
        say(
            f"The menu entry could not be changed: {getattr(error, 'strerror', None) or error}.",
            problems,
        )
        return FAILED
    for path in paths:
        say(f"{done} {path}", out)
    if not paths:
        say("There is no menu entry of this kind.", out)
    return 0


def _taken_away(platform: str) -> list[Path]:
    found = [path for path in _places(platform) if _is_ours(path)]
    for path in found:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    return found


def _places(platform: str) -> Iterator[Path]:
    if platform == "win32":
        yield _start_menu() / f"{TITLE}.lnk"
    elif platform == "darwin":
        yield Path.home() / f"Applications/{TITLE}.app"
    else:
        yield _entry_path()
        yield _icon_path()


def _is_ours(path: Path) -> bool:
    """A desktop entry has our mark; the other forms nobody else gives this name."""
    if path == _icon_path():
        return path.is_file() and path.read_bytes() == resource("icons/app.svg").read_bytes()
    if path.suffix != ".desktop":
        return path.exists()
    return path.is_file() and MARK in path.read_text(encoding="utf-8", errors="replace")


# --- Linux ----------------------------------------------------------------------------------------


def _entry_path() -> Path:
    return user_data_path() / f"applications/{NAME}.desktop"


def _icon_path() -> Path:
    return user_data_path() / f"icons/hicolor/scalable/apps/{NAME}.svg"


def _on_linux(words: Sequence[str]) -> list[Path]:
    entry, icon = _entry_path(), _icon_path()
    if entry.exists() and not _is_ours(entry):
        raise FileExistsError(17, f"{entry} is there already, from elsewhere")
    write_atomically(entry, entry_text(words))
    icon.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(resource("icons/app.svg"), icon)
    return [entry, icon]


def entry_text(words: Sequence[str]) -> str:
    """Return the packages' desktop entry with this command in place of theirs."""
    lines = resource(f"{NAME}.desktop").read_text(encoding="utf-8").splitlines()
    ours = {"Exec": f"{' '.join(map(_quoted, words))} %f", "TryExec": words[0]}
    return "\n".join([*(_with(line, ours) for line in lines), MARK, ""])


def _with(line: str, ours: dict[str, str]) -> str:
    key = line.partition("=")[0]
    if key in ours:
        return f"{key}={ours[key]}"
    return line


def _quoted(word: str) -> str:
    """As the specification of desktop entries wants it: quoted, and escaped once more for the
    file's own strings.
    """
    escaped = "".join(f"\\{sign}" if sign in '"`$\\' else sign for sign in word)
    return '"' + escaped.replace("\\", "\\\\").replace("%", "%%") + '"'


# --- Windows and macOS: written from their documents, not tried there yet -------------------------


def _start_menu() -> Path:
    return Path(os.environ.get("APPDATA", Path.home())) / r"Microsoft\Windows\Start Menu\Programs"


def _on_windows(words: Sequence[str]) -> list[Path]:
    (link,) = _places("win32")
    told = {
        "VLD_LINK": str(link),
        "VLD_PROGRAM": words[0],
        "VLD_ARGUMENTS": subprocess.list2cmdline(words[1:]),
    }
    shell = ["powershell", "-NoProfile", "-NonInteractive", "-Command", _LINK]
    subprocess.run(shell, env={**os.environ, **told}, check=True, capture_output=True, timeout=60)
    return [link]


def _on_macos(words: Sequence[str]) -> list[Path]:
    (bundle,) = _places("darwin")
    run = bundle / "Contents/MacOS/run"
    run.parent.mkdir(parents=True, exist_ok=True)
    facts = {
        "CFBundleName": TITLE,
        "CFBundleIdentifier": f"{NAME}.shortcut",
        "CFBundleExecutable": "run",
        "NSMicrophoneUsageDescription": "You talk with the assistant.",
    }
    (bundle / "Contents/Info.plist").write_bytes(plistlib.dumps(facts))
    run.write_text(f"#!/bin/sh\nexec {shlex.join(words)}\n", encoding="utf-8")
    run.chmod(0o755)
    return [bundle]


_MAKERS = {"win32": _on_windows, "darwin": _on_macos}
