"""Child processes of functions: what they inherit, and that none of them outlives its time
or this program.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Coroutine, Mapping, Sequence
from pathlib import Path
from typing import Any

from voicelive_desktop.tools.registry import ToolFailedError

BURIAL_S = 0.5  # some system calls are not interrupted
NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0  # CREATE_NO_WINDOW
# What programs need to work at all; whatever else is in our surroundings may be a secret.
_INHERITED = frozenset(
    {
        "HOME",
        "LOGNAME",
        "PATH",
        "SHELL",
        "TERM",
        "USER",
        "LANG",
        "LANGUAGE",
        "TZ",
        "TMPDIR",
        "TEMP",
        "TMP",
        "DISPLAY",
    }
    | {
        "WAYLAND_DISPLAY",
        "XAUTHORITY",
        "SSL_CERT_FILE",
        "SSL_CERT_DIR",
        "APPDATA",
        "LOCALAPPDATA",
        "HOMEDRIVE",
    }
    | {
        "HOMEPATH",
        "PATHEXT",
        "PROCESSOR_ARCHITECTURE",
        "PROGRAMDATA",
        "PROGRAMFILES",
        "SYSTEMDRIVE",
        "SYSTEMROOT",
    }
    | {"USERNAME", "USERPROFILE", "WINDIR", "COMSPEC", "VIRTUAL_ENV", "NVM_DIR"}
)
_PREFIXES = ("LC_", "XDG_")


def plain_environment(
    environment: Mapping[str, str], more: Mapping[str, str] = {}
) -> dict[str, str]:
    """The environment of a child: nothing but what programs need, and `more`."""
    kept = {
        n: v for n, v in environment.items() if n.upper() in _INHERITED or n.startswith(_PREFIXES)
    }
    return kept | dict(more)


def found(command: Sequence[str], folder: Path | None = None) -> list[str]:
    """The command with the place of its program. Raises ToolFailedError if there is none
    of this name.
    """
    program = command[0]
    if folder is not None and os.path.dirname(program) and not os.path.isabs(program):  # noqa: PTH117,PTH120 - text
        program = str(folder / program)
    place = shutil.which(program)
    if place is None:
        raise ToolFailedError(f"there is no program {command[0]!r} on this computer")
    return [*_tied(), place, *command[1:]]


def _tied() -> list[str]:
    """On Linux a child is ended by the system when this program is killed."""
    if sys.platform == "linux":
        helper = shutil.which("setpriv")
    else:
        helper = None
    if helper is None:
        return []
    return [helper, "--pdeathsig", "KILL", "--"]


async def start(
    command: Sequence[str],
    environment: Mapping[str, str],
    folder: Path | None,
    *,
    limit: int = 65_536,
) -> asyncio.subprocess.Process:
    """Start a program in a group of its own, with pipes. Raises ToolFailedError."""
    try:
        return await whole_start(
            asyncio.create_subprocess_exec(
                *found(command, folder),
                cwd=folder,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                env=dict(environment),
                limit=limit,
                start_new_session=sys.platform != "win32",
                creationflags=NO_WINDOW,
            )
        )
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise ToolFailedError(f"the program {command[0]!r} cannot be started: {why}") from error


async def whole_start(
    start: Coroutine[Any, Any, asyncio.subprocess.Process],
) -> asyncio.subprocess.Process:
    """Start it, or, cancelled meanwhile, start and end it.

    WORKAROUND CPython: a start that is cancelled before the pipes are connected waits without end
    for the end of the program.
    """
    starting = asyncio.ensure_future(start)  # ended here, whatever happens
    try:
        return await asyncio.shield(starting)
    except asyncio.CancelledError:
        with contextlib.suppress(OSError, ValueError):
            process = await starting
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await bury(process)
        raise


def end_group(process: asyncio.subprocess.Process) -> None:
    """End a program and all that it started, at once."""
    if sys.platform == "win32":
        if process.returncode is None:
            command = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
            subprocess.run(command, check=False, capture_output=True, creationflags=NO_WINDOW)
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


async def bury(process: asyncio.subprocess.Process) -> None:
    """End it and wait for its end, so that nothing of it is left."""
    end_group(process)
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(BURIAL_S):
            await process.wait()
    transport = getattr(process, "_transport", None)
    if transport is not None:
        transport.close()  # its pipes, which a grandchild may hold open
