"""Starts the local Voice Live service as a child process when it is needed."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from voicelive_desktop.app.options import SECRET_VARIABLES
from voicelive_desktop.client.ports import ConnectFailed
from voicelive_desktop.domain.failures import Failure, FailureKind

START_DEADLINE_S = 15.0  # a cold disk may need some seconds; a broken installation must not hang the Start button
STOP_DEADLINE_S = 0.7
NO_TELEMETRY = {"ORT_DISABLE_TELEMETRY": "1"}  # newer wheels of onnxruntime report to their maker without it
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
            return f"http://127.0.0.1:{int(said['port'])}", str(said["key"])
        except (OSError, TimeoutError, ValueError, KeyError, TypeError) as error:
            await self.stop()
            failure = Failure(FailureKind.LOCAL_SERVICE, type(error).__name__, subject=self._command[0])
            raise ConnectFailed(failure) from error
