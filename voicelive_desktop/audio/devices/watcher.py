"""The parent's end of `watch`: owns the child process and brings its lists to the loop. Where the
system tells by itself that something came or went, there is a child only then.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import IO

from voicelive_desktop.audio.devices.device_ports import DeviceList
from voicelive_desktop.audio.devices.traces import traces
from voicelive_desktop.audio.devices.watch import POLL_S, SLOWER, from_json

WATCH_COMMAND: tuple[str, ...] = (sys.executable, "-m", "voicelive_desktop.audio.devices.watch")
"""For a checkout or an installed package; a frozen program passes its own."""
END_S = 0.5  # a look that has begun ends in this time, see `watch`
KILL_S = 1.0
GLANCE_S = POLL_S - 0.5  # a child needs the rest to start: a change is seen within 2 s
ANYWAY_S = 300.0  # in use, what leaves no trace is found after this


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
    """Runs the child, and again whenever the system shows that something came or went.

    Args:
        command: Starts a program that prints what `watch` prints.
        tell: Takes each list; called on the watcher's own thread. None: there is no sound system.
        ended: Called there when the child has ended for another reason than that nothing changes.
        environment: The child's; None: this process's, with whatever secrets that holds.
        child: One of `start_child` that runs already; what it has said meanwhile is told.
        see: What the system tells at once; None as its answer: only a child that stays can know.
    """

    def __init__(
        self,
        command: Sequence[str],
        tell: Callable[[DeviceList | None], None],
        ended: Callable[[], None],
        environment: Mapping[str, str] | None = None,
        child: subprocess.Popen[str] | None = None,
        see: Callable[[], Hashable] = traces,
    ) -> None:
        self._command = list(command)
        self._environment = environment
        self._tell = tell
        self._ended = ended
        self._see = see
        self._lock = threading.Lock()  # which child there is, and what it was told
        self._wake = threading.Event()  # something is wanted of the thread while there is no child
        self._is_asked = self._closed = False
        self._is_fast = True
        self._is_over = False
        self._seen = see()  # a child that runs already sees for itself what came before
        self._process = child or start_child(self._command, environment)
        self._thread = threading.Thread(target=self._run, name="device-watcher", daemon=True)
        self._thread.start()

    @property
    def alive(self) -> bool:
        """Whether it still watches, with a child or without."""
        return not self._is_over

    def ask(self) -> None:
        """Have the list told at once."""
        with self._lock:
            self._is_asked = True
            self._say("list")
        self._wake.set()

    def set_pace(self, *, fast: bool) -> None:
        """Fast: changes are seen within 2 s. Slow: within 8 s, at a fifth of the cost."""
        with self._lock:
            self._is_fast = fast
            self._say_pace()
        self._wake.set()

    def close(self) -> None:
        """End the child by the end of its input; takes a few milliseconds, a look for devices
        included. Idempotent.
        """
        with self._lock:
            self._closed = True
            process = self._process
            self._close(process.stdin)
        self._wake.set()
        for wait_s, harder in ((END_S, process.terminate), (KILL_S, process.kill)):
            try:
                process.wait(wait_s)
            except subprocess.TimeoutExpired:
                harder()
        process.wait()
        self._thread.join()

    def _say_pace(self) -> None:
        if self._is_fast:
            self._say("fast")
        else:
            self._say("slow")

    def _say(self, word: str) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(OSError, ValueError):  # it has ended
            self._process.stdin.write(word + "\n")
            self._process.stdin.flush()

    # Thread "device-watcher".

    def _run(self) -> None:
        while True:
            self._read()
            if self._process.wait() != 0 or self._seen is None or not self._next():
                break
        self._is_over = True
        self._ended()

    def _read(self) -> None:
        """Tell what the child prints until it ends."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            try:
                found = from_json(line)
            except (ValueError, TypeError):
                # Something else printed a line there: not a list, so nothing to tell.
                continue
            self._is_asked = False
            self._tell(found)
        self._close(self._process.stdin)
        self._close(self._process.stdout)

    def _next(self) -> bool:
        """Wait for the next occasion and start a child; False if the watching is over."""
        waited_s = 0.0
        while not self._closed and not self._is_asked and self._see() == self._seen:
            pause_s = GLANCE_S
            if not self._is_fast:
                pause_s, waited_s = GLANCE_S * SLOWER, 0.0
            if waited_s >= ANYWAY_S:
                break
            if not self._wake.wait(pause_s):
                waited_s += pause_s
            self._wake.clear()
        with self._lock:
            if self._closed:
                return False
            try:
                self._seen = self._see()  # before it looks: what comes then is another occasion
                self._process = start_child(self._command, self._environment)
            except OSError:
                return False
            if not self._is_fast:
                self._say_pace()
        return True

    @staticmethod
    def _close(pipe: IO[str] | None) -> None:
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
