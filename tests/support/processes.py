"""Starting helper processes so that none of them, nor what they start, stays behind (Linux)."""

import contextlib
import os
import signal
import subprocess
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

TAG = "VOICELIVE_TEST_TAG"  # inherited by children: finds those that lost their parent, too
STOP_S = 5.0


def new_tag() -> str:
    """Make a value for `TAG` that no other test uses."""
    return uuid.uuid4().hex


def alive(pid: int) -> bool:
    """Tell whether the process runs; one that ended and waits for its parent does not."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] not in {"Z", "X"}


def tagged(tag: str) -> dict[int, str]:
    """Find the living processes that inherited `TAG=tag`: their command lines by process id."""
    wanted = f"{TAG}={tag}".encode()
    return {
        pid: _command_line(pid) for pid in _pids() if wanted in _environment(pid) and alive(pid)
    }


def start(
    command: Sequence[str], *, env: Mapping[str, str], log: Path, pass_fds: Sequence[int] = ()
) -> subprocess.Popen[bytes]:
    """Start `command` with exactly `env`; what it prints goes to `log`."""
    with log.open("ab") as output:
        return subprocess.Popen(
            command,
            env=dict(env),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            pass_fds=pass_fds,
        )


class Delays:
    """How long the threads of a process have been ready to run and not running, all of them
    together, from now on.
    """

    def __init__(self, pid: int) -> None:
        self._tasks = Path(f"/proc/{pid}/task")
        self._waited_ns: dict[str, int] = {}
        self._before_s = 0.0
        self._before_s = self()

    def __call__(self) -> float:
        """Seconds so far; threads that have ended count with what was last seen of them."""
        with contextlib.suppress(OSError):
            for task in self._tasks.iterdir():
                with contextlib.suppress(OSError, ValueError, IndexError):
                    fields = (task / "schedstat").read_text(encoding="utf-8").split()
                    self._waited_ns[task.name] = int(fields[1])
        return sum(self._waited_ns.values()) / 1e9 - self._before_s


def spent_s(pid: int) -> float:
    """Return the processor time of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def stop(process: subprocess.Popen[bytes] | subprocess.Popen[str]) -> None:
    """Terminate politely, then by force, and wait for the end."""
    if process.poll() is None:
        process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(STOP_S)
    if process.poll() is None:
        process.kill()
    process.wait()


def stop_tagged(tag: str) -> dict[int, str]:
    """Kill all processes with `tag`; return those that had to be killed."""
    left = tagged(tag)
    for pid in left:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    deadline = time.monotonic() + STOP_S
    while any(alive(pid) for pid in left) and time.monotonic() < deadline:
        time.sleep(0.01)
    return left


def _pids() -> Iterator[int]:
    return (int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit())


def _environment(pid: int) -> list[bytes]:
    try:
        return Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:  # it ended, or belongs to somebody else
        return []


def _command_line(pid: int) -> str:
    try:
        return (
            Path(f"/proc/{pid}/cmdline")
            .read_bytes()
            .replace(b"\0", b" ")
            .decode(errors="replace")
            .strip()
        )
    except OSError:
        return ""


def held(pid: int) -> tuple[int, float]:
    """How many descriptors a process has open, and how many megabytes it holds (Linux)."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    open_now = len(list(Path(f"/proc/{pid}/fd").iterdir()))
    return open_now, pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def assert_flat(before: tuple[int, float], after: tuple[int, float]) -> None:
    """A few descriptors come and go with what runs beside; memory grows by less than 8 MB."""
    print(f"descriptors {before[0]} -> {after[0]}, memory {before[1]:.1f} -> {after[1]:.1f} MB")
    assert after[0] <= before[0] + 4
    assert after[1] <= before[1] + 8.0
