"""Starts the local Voice Live service as a child process when it is needed."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from voicelive_desktop.app.environment.options import SECRET_VARIABLES
from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.client.ports import ConnectFailed
from voicelive_desktop.domain.words.failures import Failure, FailureKind

START_DEADLINE_S = 15.0  # a cold disk may need some seconds; a broken installation must not hang the Start button
STOP_DEADLINE_S = 0.7
NO_TELEMETRY = {"ORT_DISABLE_TELEMETRY": "1"}  # newer wheels of onnxruntime report to their maker without it
EVENTS = {"brain": frozenset({"ready", "first_token", "compacted"}), "agent": frozenset({"ready", "first_delta"})}
EVENT_FIELDS = frozenset({"ms", "messages"})
NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0  # CREATE_NO_WINDOW: no console window on Windows


def service_command(ear: str = "") -> list[str]:
    """How to start the service: its own executable when frozen, else this Python; with an ear that was asked for."""
    wanted = ["--ear", ear] if ear else []
    if getattr(sys, "frozen", False):
        suffix = ".exe" if sys.platform == "win32" else ""
        return [str(Path(sys.executable).with_name("voicelive-local-service" + suffix)), *wanted]
    return [sys.executable, "-m", "voicelive_desktop", "--local-service", *wanted]


def clean_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment of a child: without secrets that it does not need, and with onnxruntime's reports turned off."""
    return {name: value for name, value in environment.items() if name not in SECRET_VARIABLES} | NO_TELEMETRY


class LocalService:
    """One child process, started at the first need, started again if it died. Loop thread only."""

    def __init__(self, command: Sequence[str] | None = None) -> None:
        self._command = list(command or service_command())
        self._process: asyncio.subprocess.Process | None = None
        self._address: tuple[str, str] | None = None
        self._asked: tuple[str, ...] = ()
        self._starting = asyncio.Lock()
        self._tasks = TaskOwner()
        self._listening: asyncio.Task[None] | None = None
        self.tell: Callable[..., None] = _to_nobody  # topic, event, fields: what the service tells of its parts

    async def address(
        self, arguments: Sequence[str] = (), secrets: Mapping[str, str] = MappingProxyType({})
    ) -> tuple[str, str]:
        """URL and key of the running service; one that was started with other arguments ends first.

        `secrets` are added to its environment.

        Raises:
            ConnectFailed: it does not start.
        """
        async with self._starting:
            asked = (*arguments, *secrets.values())
            is_running = self._process is not None and self._process.returncode is None
            if self._address is None or not is_running or asked != self._asked:
                await self.stop()
                self._asked = asked
                self._address = await self._start(arguments, secrets)
            return self._address

    async def stop(self) -> None:
        """End the process: it goes when its input closes, and is killed when it does not. Idempotent."""
        process, self._process, self._address = self._process, None, None
        listening, self._listening = self._listening, None
        if listening is not None:
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)
        if process is None:
            return
        if process.stdin is not None:
            process.stdin.close()
        try:
            async with asyncio.timeout(STOP_DEADLINE_S):
                await process.wait()
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):  # it went in this moment
                process.kill()
            await process.wait()

    async def _start(self, arguments: Sequence[str], secrets: Mapping[str, str]) -> tuple[str, str]:
        try:
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                *arguments,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                env=clean_environment(os.environ) | dict(secrets),
                creationflags=NO_WINDOW,
            )
            assert self._process.stdout is not None
            async with asyncio.timeout(START_DEADLINE_S):
                line = await self._process.stdout.readline()
            said = json.loads(line)
            self._listening = self._tasks.start(self._listen(self._process.stdout), "local-service-events")
            return f"http://127.0.0.1:{int(said['port'])}", str(said["key"])
        except (OSError, TimeoutError, ValueError, KeyError, TypeError) as error:
            await self.stop()
            failure = Failure(FailureKind.LOCAL_SERVICE, type(error).__name__, subject=self._command[0])
            raise ConnectFailed(failure) from error

    async def _listen(self, said: asyncio.StreamReader) -> None:
        """Pass on what the service says of its parts, as long as it lives."""
        with contextlib.suppress(ValueError):  # a line without end: it is no service of ours any more
            async for line in said:
                if (event := event_in(line)) is not None:
                    self.tell(event[0], event[1], **event[2])


def event_in(line: bytes) -> tuple[str, str, dict[str, int]] | None:
    """Topic, event and numbers in a line of the service; None for anything else. Words are not passed on."""
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return None
    topic, event = (str(said.get("topic")), str(said.get("event"))) if isinstance(said, dict) else ("", "")
    if event not in EVENTS.get(topic, ()):
        return None
    numbers = {name: value for name, value in said.items() if name in EVENT_FIELDS and type(value) is int}
    return topic, event, numbers


def _to_nobody(_topic: str, _event: str, **_fields: object) -> None:
    pass
