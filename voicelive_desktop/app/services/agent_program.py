"""Starts the program of one's own agent by a command line, shows what it writes, and ends it with
all its children.
"""

from __future__ import annotations

import asyncio
import codecs
import contextlib
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable

from voicelive_desktop.app.environment.local_service import NO_WINDOW, clean_environment
from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.agent_state import AgentChoice, RunStatus
from voicelive_desktop.domain.settings.agent import agent_port

PATIENCE_S = 2.0  # from being asked to end to being ended
BURIAL_S = 0.5  # some system calls are not interrupted
PACE_S = 0.05  # between two looks at what it writes: a flood leaves the window its turn
AT_ONCE = 65_536
_CONTROLS = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07]*\x07|[\x00-\x08\x0b-\x1f\x7f]")


class AgentProgram:
    """One program at a time; it ends with this one. Loop thread only. Reports
    AgentRunChanged and AgentWrote.
    """

    def __init__(self, tasks: TaskOwner, report: Callable[[ev.Event], None]) -> None:
        self._tasks = tasks
        self._report = report
        self._running: asyncio.Task[None] | None = None
        self._asked_to_end = asyncio.Event()

    def start(self, choice: AgentChoice) -> None:
        """Start it, unless one runs already."""
        if not choice.command.strip() or (self._running is not None and not self._running.done()):
            return
        self._asked_to_end = asyncio.Event()
        self._report(ev.AgentRunChanged(RunStatus.RUNNING))
        self._running = self._tasks.start(self._run(choice), "agent program")

    def stop(self) -> None:
        """End it."""
        if self._running is not None and not self._running.done():
            self._report(ev.AgentRunChanged(RunStatus.STOPPING))
            self._asked_to_end.set()

    async def _run(self, choice: AgentChoice) -> None:
        try:
            process = await asyncio.create_subprocess_shell(
                choice.command,
                cwd=os.path.expanduser(choice.folder.strip()) or None,  # noqa: PTH111, ASYNC240 - text, no file is touched
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.STDOUT,
                env=environment_of(choice.url),
                # so that what the shell starts ends with it
                start_new_session=sys.platform != "win32",
                creationflags=NO_WINDOW,
            )
        except (OSError, ValueError) as problem:
            why = getattr(problem, "strerror", None) or type(problem).__name__
            self._report(ev.AgentRunChanged(RunStatus.FAILED, str(why)))
            return
        ending = self._tasks.start(self._end_when_asked(process), "end agent program")
        try:
            await self._read(process)
            code = await process.wait()
        finally:
            ending.cancel()
            end_tree(process, at_once=True)
            await bury(process)
        if self._asked_to_end.is_set():
            status = RunStatus.STOPPED
        else:
            status = RunStatus.ENDED
        self._report(ev.AgentRunChanged(status, str(code)))

    async def _read(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None
        decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        rest = ""
        while piece := await process.stdout.read(AT_ONCE):
            *lines, rest = (rest + decoder.decode(piece)).split("\n")
            self._tell(lines)
            rest = rest[-AT_ONCE:]
            await asyncio.sleep(PACE_S)
        if rest:
            self._tell([rest])
        else:
            self._tell([])

    def _tell(self, lines: list[str]) -> None:
        if lines:
            self._report(ev.AgentWrote(tuple(_CONTROLS.sub("", line) for line in lines)))

    async def _end_when_asked(self, process: asyncio.subprocess.Process) -> None:
        await self._asked_to_end.wait()
        end_tree(process)
        await asyncio.sleep(PATIENCE_S)
        end_tree(process, at_once=True)


def environment_of(address: str) -> dict[str, str]:
    """What its program gets: our surroundings without secrets, the port to serve at, and its lines
    as they come.
    """
    port = agent_port(address)
    told = {"PYTHONUNBUFFERED": "1"} | ({"PORT": str(port)} if port else {})
    return clean_environment(os.environ) | told


async def bury(process: asyncio.subprocess.Process) -> None:
    """Wait for the end of a program that was killed, and close its pipe."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(BURIAL_S):
            await process.communicate()


def end_tree(process: asyncio.subprocess.Process, *, at_once: bool = False) -> None:
    """End a program and all that it started."""
    if sys.platform == "win32":
        if process.returncode is None:
            force = ["/F"] if at_once else []
            command = ["taskkill", "/T", *force, "/PID", str(process.pid)]
            subprocess.run(command, check=False, capture_output=True, creationflags=NO_WINDOW)
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if at_once:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            os.killpg(process.pid, signal.SIGTERM)
