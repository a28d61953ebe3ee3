"""A screen of software only: Xvfb with a window manager, and a D-Bus session of its own with the
accessibility bus.
"""

import os
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.support import neutral, processes
from tests.support.waiting import eventually

READY_S = 15.0
# What would lead a program to the person's own screen, session or keyring.
_PERSONAL = (
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
    "AT_SPI_BUS_ADDRESS",
    "QT_QPA_PLATFORM",
    "SESSION_MANAGER",
)


class VirtualScreen:
    """A context manager that leaves no process behind; `env` is what programs on this screen need.

    Set `window_manager` to False for a bare screen; without one, windows get no keyboard focus by a
    click.
    """

    def __init__(
        self, *, width: int = 1400, height: int = 900, window_manager: bool = True
    ) -> None:
        self.tag = processes.new_tag()
        self._temporary = tempfile.TemporaryDirectory(prefix="screen-")
        self._folder = Path(self._temporary.name)
        self._size = f"{width}x{height}x24"
        self._window_manager = window_manager
        self._started: list[subprocess.Popen[bytes]] = []
        self.env: dict[str, str] = {}

    def __enter__(self) -> Self:
        try:
            self._start()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop()

    def program_env(self) -> dict[str, str]:
        """Return a whole environment: this process's own, without ways to the person's session,
        with `env`.
        """
        mine = {name: value for name, value in os.environ.items() if name not in _PERSONAL}
        return {**mine, **self.env}

    def go_dark(self) -> None:
        """End the X server, as the end of a person's session does."""
        processes.stop(self._started.pop(0))

    def screenshot(self, path: Path) -> Path:
        """Write the whole screen as PNG."""
        subprocess.run(
            ["import", "-window", "root", str(path)],
            env=self.program_env(),
            check=True,
            capture_output=True,
        )
        return path

    def _start(self) -> None:
        display = self._start_with_answer(
            lambda fd: [
                "Xvfb",
                "-displayfd",
                str(fd),
                "-screen",
                "0",
                self._size,
                "-nolisten",
                "tcp",
                "-noreset",
            ],
            "Xvfb",
        )
        self.env["DISPLAY"] = f":{display}"
        self.env["DBUS_SESSION_BUS_ADDRESS"] = self._start_with_answer(
            lambda fd: [
                "dbus-daemon",
                "--session",
                "--nofork",
                "--nopidfile",
                f"--print-address={fd}",
            ],
            "D-Bus",
        )
        self.env |= {
            "QT_ACCESSIBILITY": "1",
            # Qt else waits for a screen reader before it shows its tree
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_QPA_PLATFORM": "xcb",
            **neutral.ENGLISH,
        }
        if self._window_manager:
            self._run(["openbox", "--sm-disable"], "openbox")
            eventually(self._is_managed, timeout_s=READY_S, what="openbox")

    def _start_with_answer(self, command: Callable[[int], list[str]], name: str) -> str:
        """Start a program that writes one line to a file descriptor when it is ready, and return
        the line.
        """
        read_end, write_end = os.pipe()
        with open(read_end, encoding="utf-8") as answer:  # noqa: PTH123  # a descriptor has no path
            try:
                self._run(command(write_end), name, pass_fds=[write_end])
            finally:
                os.close(write_end)
            line = answer.readline().strip()
        assert line, (
            f"{name} did not start: {self._log(name).read_text(encoding='utf-8', errors='replace')}"
        )
        return line

    def _run(self, command: Sequence[str], name: str, *, pass_fds: Sequence[int] = ()) -> None:
        env = {**self.program_env(), processes.TAG: self.tag}
        self._started.append(
            processes.start(command, env=env, log=self._log(name), pass_fds=pass_fds)
        )

    def _log(self, name: str) -> Path:
        return self._folder / f"{name}.log"

    def _is_managed(self) -> bool:
        # A window manager announces the number of its desktops; xdotool fails until there is one.
        answer = subprocess.run(
            ["xdotool", "get_num_desktops"],
            env=self.program_env(),
            capture_output=True,
            check=False,
        )
        return answer.returncode == 0

    def _stop(self) -> None:
        for process in reversed(self._started):
            processes.stop(process)
        self._started.clear()
        # what D-Bus started: the accessibility bus and its registry
        processes.stop_tagged(self.tag)
        self._temporary.cleanup()
