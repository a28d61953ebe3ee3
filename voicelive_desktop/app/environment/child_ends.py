"""Ends child processes by force."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from asyncio.subprocess import Process


def kill(process: Process) -> None:
    """Kill it, unless it has ended.

    `Process.kill` looks first whether the child has ended, and so takes the exit code away from
    asyncio, which then warns of an unknown child and tells 255.
    """
    if process.returncode is not None:
        return
    with contextlib.suppress(ProcessLookupError):  # it went in this moment
        if sys.platform == "win32":
            process.kill()
        else:
            os.kill(process.pid, signal.SIGKILL)
