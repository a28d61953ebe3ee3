"""Runs the program under test as a person would start it, and reads its `--json-log`.

with Program("--target", "demo", "--connect", folder=tmp_path, env=card.env) as program:
    program.wait_for("connection/state", state="ready")
    …
# leaving the block: SIGTERM, exit code 0 within 2 s, no child left, else AssertionError
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.support import neutral, processes
from tests.support.waiting import PATIENCE, POLL_S, eventually

CLOSE_S = 2.0  # what the program promises after SIGTERM
CHILDREN_S = 0.5  # for the system to take down what ended with the program
LAST_LINES = 30
STACK_LINES = 120

# Ways to the person's own session, settings and secrets, which a test must never use.
_PERSONAL = (
    *(
        "WAYLAND_DISPLAY",
        "XAUTHORITY",
        "SESSION_MANAGER",
        "DBUS_SESSION_BUS_ADDRESS",
        "AT_SPI_BUS_ADDRESS",
    ),
    *("AZURE_", "VOICE_LIVE_", "VOICELIVE_", "PULSE_", "XDG_"),
)


@dataclass(frozen=True)
class Line:
    """One line of the JSON log: `what` is "topic/event", `t` the program's `time.monotonic()`."""

    what: str
    t: float
    fields: Mapping[str, Any] = field(default_factory=dict)

    def fits(self, what: str, fields: Mapping[str, object]) -> bool:
        """Tell whether this is such a line with all of these fields."""
        return self.what == what and all(
            name in self.fields and self.fields[name] == value for name, value in fields.items()
        )


class Program:
    """The program from start to end; a context manager.

    `env` comes on top of this process's environment, of which everything personal is taken away,
    its language too; `DISPLAY` is kept only from `env`, and without one Qt paints offscreen. Home,
    profile and log lie in `folder`.
    """

    def __init__(
        self,
        *options: str,
        folder: Path,
        env: Mapping[str, str] | None = None,
        command: Sequence[str] = (sys.executable, "-m", "voicelive_desktop"),
        temp_profile: bool = True,
    ) -> None:
        self.tag = processes.new_tag()
        self._folder = folder
        self._log = folder / "log.jsonl"
        self._output = folder / "output.txt"
        self._env = self._environment(env or {})
        profile = ["--temp-profile"] if temp_profile else []
        self._command = [*command, *profile, "--json-log", str(self._log), *options]
        self._process: subprocess.Popen[bytes] | None = None
        self._read = 0
        self._lines: list[Line] = []

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            self.close()
        else:
            self.kill()  # the first failure is the one to report
            error.add_note(f"The program's output:\n{self.output_tail()}")

    @property
    def pid(self) -> int:
        """The process id, for `UiDriver.attach`."""
        return self._running().pid

    def start(self) -> None:
        """Start it; does not wait for anything."""
        self._process = processes.start(self._command, env=self._env, log=self._output)

    def lines(self, what: str | None = None, **fields: object) -> list[Line]:
        """Return the log's lines so far; with arguments only those that fit."""
        self._read_log()
        return [line for line in self._lines if what is None or line.fits(what, fields)]

    def wait_for(
        self, what: str, *, after: float = 0.0, timeout_s: float = 10.0, **fields: object
    ) -> Line:
        """Wait for the first line "topic/event" with these fields whose `t` is at or after `after`.

        Raises:
            AssertionError: it does not come in `PATIENCE` times `timeout_s`, or the program ended
                before.
        """
        timeout_s *= PATIENCE
        deadline = time.monotonic() + timeout_s
        while True:
            # asked before reading: the last lines still count
            ended = self._running().poll() is not None
            if fitting := [line for line in self.lines(what, **fields) if line.t >= after]:
                return fitting[0]
            late = time.monotonic() > deadline
            assert not ended, f"the program ended before {what} {fields}:\n{self.output_tail()}"
            assert not late, (
                f"no {what} {fields} within {timeout_s} s; last lines: {self._recent()}"
            )
            time.sleep(POLL_S)

    def close(self, *, number: int = signal.SIGTERM) -> None:
        """Ask it to end by a signal.

        Raises:
            AssertionError: it is not gone after `CLOSE_S`, its exit code is not 0, or a child
                stayed.
        """
        process = self._running()
        assert process.poll() is None, (
            f"it ended by itself with {process.returncode}:\n{self.output_tail()}"
        )
        process.send_signal(number)
        self.expect_exit(0, timeout_s=CLOSE_S)

    def expect_exit(self, code: int, *, timeout_s: float, children_s: float = CHILDREN_S) -> None:
        """Wait for the end that something else caused; see `close` for what is asserted.

        Only its own seconds count: not those in which it was ready to run and the machine was busy
        with others.
        """
        try:
            ended = self._end_within(timeout_s)
            assert ended is not None, f"still there after {timeout_s} s:\n{self._stacks()}"
            left = self._children_after_end(children_s)
            assert not left, f"it left children behind: {left}"
            assert ended == code, f"exit code {ended}, not {code}:\n{self.output_tail()}"
        finally:
            self.kill()

    def kill(self) -> None:
        """End it and all its children by force; asserts nothing."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        processes.stop_tagged(self.tag)

    def output(self) -> str:
        """Return what it printed on stdout and stderr."""
        return (
            self._output.read_text(encoding="utf-8", errors="replace")
            if self._output.exists()
            else ""
        )

    def output_tail(self) -> str:
        """Return the last lines that it printed."""
        return "\n".join(self.output().splitlines()[-LAST_LINES:])

    def _stacks(self) -> str:
        """End it by what makes Python print where each of its threads is, and return that."""
        if sys.platform != "win32":
            self._running().send_signal(signal.SIGABRT)
            self._running().wait()
        return "\n".join(self.output().splitlines()[-STACK_LINES:])

    def child(self, option: str) -> int:
        """Wait for a child with this on its command line: its process id. Before, for a moment, a
        child is a copy of the program, environment and all.
        """
        return eventually(
            lambda: next((pid for pid, line in self.children().items() if option in line), None),
            what=f"a child with {option}",
        )

    def children(self) -> dict[int, str]:
        """Return the command lines of all living processes that it started, directly or not."""
        own = self._process.pid if self._process is not None else None
        return {pid: command for pid, command in processes.tagged(self.tag).items() if pid != own}

    def _environment(self, env: Mapping[str, str]) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(_PERSONAL)}
        kept.pop("DISPLAY", None)
        home = self._folder / "home"
        home.mkdir(parents=True, exist_ok=True)
        if "DISPLAY" not in env:
            kept["QT_QPA_PLATFORM"] = "offscreen"
        own = {"PYTHONFAULTHANDLER": "1", processes.TAG: self.tag}
        return {**kept, **neutral.ENGLISH, "HOME": str(home), **env, **own}

    def _running(self) -> subprocess.Popen[bytes]:
        assert self._process is not None, "not started"
        return self._process

    def _children_after_end(self, within_s: float) -> dict[int, str]:
        """Those that are still there after so many seconds of their own."""
        asked = time.monotonic()
        kept_waiting_s: dict[int, processes.Delays] = {}
        while left := self.children():
            for pid in left.keys() - kept_waiting_s.keys():
                kept_waiting_s[pid] = processes.Delays(pid)
            most_s = max(kept_waiting_s[pid]() for pid in left)
            if time.monotonic() - asked - most_s > within_s:
                break
            time.sleep(POLL_S)
        return left

    def _end_within(self, own_s: float) -> int | None:
        process = self._running()
        asked, kept_waiting_s = time.monotonic(), processes.Delays(process.pid)
        while (ended := process.poll()) is None:
            if time.monotonic() - asked - kept_waiting_s() > own_s:
                return None
            time.sleep(POLL_S)
        return ended

    def _read_log(self) -> None:
        if not self._log.exists():
            return
        with self._log.open("rb") as file:
            file.seek(self._read)
            fresh = file.read()
        whole = fresh.rfind(b"\n") + 1  # a line may be half written
        self._read += whole
        self._lines += [_line(text) for text in fresh[:whole].splitlines()]

    def _recent(self) -> str:
        return "".join(
            f"\n    {line.t:.3f} {line.what} {dict(line.fields)}"
            for line in self._lines[-LAST_LINES:]
        )


def _line(text: bytes) -> Line:
    fields = json.loads(text)
    topic, event, moment = fields.pop("topic"), fields.pop("event"), fields.pop("t")
    return Line(what=f"{topic}/{event}", t=float(moment), fields=fields)
