"""Where the checkout is, how dev.py speaks to the person, and how it runs other programs."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
LAST_LINES = 25  # of a failed program's output: enough for the reason, little enough to be read


class Trouble(Exception):  # noqa: N818  # an expected end with a sentence, not a programming error
    """dev.py cannot go on. Its text is shown as it is, without a traceback."""


def say(text: str) -> None:
    """Print for the person. Goes to stderr: stdout belongs to the program that is started."""
    print(text, file=sys.stderr, flush=True)


def in_ci() -> bool:
    """Tell whether this is where nobody reads warnings, so that what is missing must fail."""
    return os.environ.get("CI", "").lower() in {"true", "1"}


def run_quietly(
    command: Sequence[str], *, env: Mapping[str, str] | None = None, cwd: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    """Run to the end, stdout and stderr captured together in `stdout`; the caller judges the exit
    code.
    """
    return subprocess.run(
        command,
        env={**os.environ, **(env or {})},
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )


def tail(output: str) -> str:
    """Cut out the end of a program's output, indented."""
    return "\n".join(f"    {line}" for line in output.rstrip().splitlines()[-LAST_LINES:])


def run_child(
    command: Sequence[str], *, env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> int:
    """Run with our own terminal, pass signals on, and return the exit code (128 + n after signal
    n).
    """
    return _run_child(command, env, cwd)[0]


def run_step(
    command: Sequence[str], *, env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> int:
    """Do as `run_child` does for one of several steps: after a signal there is no next one.

    Raises:
        SystemExit: somebody asked us to stop meanwhile, whatever the program made of that.

    """
    code, signals = _run_child(command, env, cwd)
    if signals:
        raise SystemExit(128 + signals[0])
    return code


def _run_child(
    command: Sequence[str], env: Mapping[str, str] | None, cwd: Path | None
) -> tuple[int, list[int]]:
    return _wait_for(subprocess.Popen(command, env={**os.environ, **(env or {})}, cwd=cwd))


def _wait_for(child: subprocess.Popen[bytes]) -> tuple[int, list[int]]:
    with _signals_passed_on(child) as signals:
        code = child.wait()
    return (code if code >= 0 else 128 - code), signals


@contextlib.contextmanager
def _signals_passed_on(child: subprocess.Popen[bytes]) -> Iterator[list[int]]:
    signals: list[int] = []

    def pass_on(number: int, _frame: FrameType | None) -> None:
        signals.append(number)
        # Ctrl+C reaches the whole foreground group: a second one would make an orderly end look
        # impatient.
        if not (number == signal.SIGINT and _terminal_signals_us()):
            with contextlib.suppress(ProcessLookupError):
                child.send_signal(number)

    # Windows delivers Ctrl+C to the child by itself and knows no other of these.
    names = ["SIGINT"] if sys.platform == "win32" else ["SIGINT", "SIGTERM", "SIGHUP"]
    before = {
        number: signal.signal(number, pass_on)
        for number in (getattr(signal, name) for name in names)
    }
    try:
        yield signals
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _terminal_signals_us() -> bool:
    if sys.platform == "win32":
        return True
    try:
        with Path("/dev/tty").open() as terminal:
            return os.tcgetpgrp(terminal.fileno()) == os.getpgrp()
    except OSError:
        return False
