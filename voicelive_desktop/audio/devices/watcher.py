"""The parent's end of `watch`: owns the child process and brings its lists to the loop."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import IO

from voicelive_desktop.audio.devices.device_ports import DeviceList
from voicelive_desktop.audio.devices.watch import from_json

WATCH_COMMAND: tuple[str, ...] = (sys.executable, "-m", "voicelive_desktop.audio.devices.watch")
"""For a checkout or an installed package; a frozen program passes its own."""
END_S = 0.5  # a look that has begun ends in this time, see `watch`
KILL_S = 1.0


def start_child(
    command: Sequence[str], environment: Mapping[str, str] | None = None
) -> subprocess.Popen[str]:
    """Start the child; it ends when nobody holds its input any more. Raises OSError."""
    return subprocess.Popen(
        list(command),
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


class DeviceWatcher:
    """Runs the child.

    Args:
        command: Starts a program that prints what `watch` prints.
        tell: Takes each list; called on the watcher's own thread. None: there is no sound system.
        ended: Called there when the child has ended, for whatever reason.
        environment: The child's; None: this process's, with whatever secrets that holds.
        child: One of `start_child` that runs already; what it has said meanwhile is told.
    """

    def __init__(
        self,
        command: Sequence[str],
        tell: Callable[[DeviceList | None], None],
        ended: Callable[[], None],
        environment: Mapping[str, str] | None = None,
        child: subprocess.Popen[str] | None = None,
    ) -> None:
        self._tell = tell
        self._ended = ended
        self._process = child or start_child(command, environment)
        self._thread = threading.Thread(target=self._read, name="device-watcher", daemon=True)
        self._thread.start()

    @property
    def alive(self) -> bool:
        """Whether the child still runs."""
        return self._process.poll() is None

    def ask(self) -> None:
        """Have the list told at once."""
        self._say("list")

    def set_pace(self, *, fast: bool) -> None:
        """Fast: changes are seen within 2 s. Slow: within 8 s, at a fifth of the cost."""
        if fast:
            self._say("fast")
        else:
            self._say("slow")

    def _say(self, word: str) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.write(word + "\n")
            self._process.stdin.flush()

    def close(self) -> None:
        """End the child by the end of its input; takes a few milliseconds, a look for devices
        included. Idempotent.
        """
        self._close(self._process.stdin)
        for wait_s, harder in ((END_S, self._process.terminate), (KILL_S, self._process.kill)):
            try:
                self._process.wait(wait_s)
            except subprocess.TimeoutExpired:
                harder()
        self._process.wait()
        self._thread.join()
        self._close(self._process.stdout)

    @staticmethod
    def _close(pipe: IO[str] | None) -> None:
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()

    def _read(self) -> None:
        # Thread "device-watcher".
        assert self._process.stdout is not None
        for line in self._process.stdout:
            try:
                found = from_json(line)
            except (ValueError, TypeError):
                # Something else printed a line there: not a list, so nothing to tell.
                continue
            self._tell(found)
        self._ended()
