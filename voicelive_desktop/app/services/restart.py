"""Starts the program again, the way it was started."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence

AGAIN = 100  # how `startup` says that the program shall start again; never an exit code
_KEY = "AZURE_VOICELIVE_API_KEY"


def command(
    started_as: Sequence[str] | None = None,
    executable: str = sys.executable,
    *,
    frozen: bool | None = None,
) -> list[str]:
    """Return the command of this process. `started_as`: the interpreter's own command line, with
    its options.
    """
    given = sys.orig_argv if started_as is None else started_as
    is_frozen = getattr(sys, "frozen", False) if frozen is None else frozen
    return [executable, *(sys.argv[1:] if is_frozen and started_as is None else given[1:])]


def environment(key: str | None, now: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return this environment with the key that it had at the start and that was taken out
    of it (`forget_keys`).
    """
    if key:
        return {**now, _KEY: key}
    return dict(now)


def start_again(key: str | None) -> subprocess.Popen[bytes]:
    """Start the program in a process of its own; this one can end. Raises OSError."""
    return subprocess.Popen(
        command(), env=environment(key), start_new_session=sys.platform != "win32"
    )
