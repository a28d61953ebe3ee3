"""A clock that sleep does not stop. Alone, since the start of the program needs it and nothing else
of the client.
"""

from __future__ import annotations

import sys
import time


def boot_clock() -> float:
    """Seconds that go on while the computer sleeps, and that nobody can set."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    elif sys.platform == "darwin":  # noqa: RET505 - mypy passes over another system's branch, not over what follows
        # Python's own monotonic clock stands still in sleep there; this one does not.
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    else:
        return time.monotonic()  # on Windows it goes on in sleep
