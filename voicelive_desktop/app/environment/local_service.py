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

from voicelive_desktop.app.environment.child_ends import kill
from voicelive_desktop.app.environment.options import SECRET_VARIABLES
from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.client.ports import ConnectFailed
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.tools.child_process import whole_start

# A broken installation ends at once and is told at once. A cold disk, or a computer that is busy
# with something else, needs its time: who gives up and begins anew never comes to talk there.
START_DEADLINE_S = 60.0
STOP_DEADLINE_S = 0.7
# newer wheels of onnxruntime report to their maker without it
NO_TELEMETRY = {"ORT_DISABLE_TELEMETRY": "1"}
# glibc keeps an arena for each of many threads: 25 MB of the local service
FEW_ARENAS = {"MALLOC_ARENA_MAX": "2"}
PARTS = {
    "ear": frozenset({"tiny", "base", "own", "pocketsphinx", "none"}),
    "voice": frozenset({"hibari", "espeak", "system"}),
    "activity": frozenset({"silero", "signal"}),
}
BRAIN_CODES = frozenset(
    {
        "no_answer",
        "stalled",
        "broke_off",
        "no_model",
        "context_too_long",
        "model_not_found",
        "unauthorized",
    }
    | {"busy", "server_failed", "unreachable"}
)
# What the child may tell: topic, event, fields with a number, and fields with one of these words.
TOLD: Mapping[str, Mapping[str, tuple[frozenset[str], Mapping[str, frozenset[str]]]]] = {
    "brain": {
        "loading": (frozenset(), {}),
        "ready": (frozenset({"ms"}), {}),
        "failed": (frozenset(), {"code": frozenset(f"brain_{code}" for code in BRAIN_CODES)}),
        "first_token": (frozenset({"ms"}), {}),
        "answered": (frozenset({"tokens", "ms"}), {}),
        "compacted": (frozenset({"messages"}), {}),
    },
    "agent": {"ready": (frozenset({"ms"}), {}), "first_delta": (frozenset({"ms"}), {})},
    "service": {"parts": (frozenset({"base"}), PARTS), "memory": (frozenset({"mb"}), {})},
}
# what it wants to be started with is not there
FAILED = frozenset({"ear_missing", "ear_folder", "voice_missing"})
ENDED = ("service", "ended")  # nothing of what it told holds any more
# CREATE_NO_WINDOW: no console window on Windows
NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0


def service_command() -> list[str]:
    """How to start the service: its own executable when frozen, else this Python."""
    if getattr(sys, "frozen", False):
        if sys.platform == "win32":
            suffix = ".exe"
        else:
            suffix = ""
        return [str(Path(sys.executable).with_name("voicelive-local-service" + suffix))]
    return [sys.executable, "-m", "voicelive_desktop", "--local-service"]


def clean_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment of a child: without secrets that it does not need, onnxruntime's reports and
    many arenas.
    """
    return (
        {name: value for name, value in environment.items() if name not in SECRET_VARIABLES}
        | NO_TELEMETRY
        | FEW_ARENAS
    )


def tell_nobody(_topic: str, _event: str, **_fields: object) -> None:
    """Whom the service tells of its parts where nobody asks."""


class LocalServiceProcess:
    """One child process, started at the first need, started again if it died. Loop thread only.

    Args:
        command: what to start; None: the service that comes along.
        tell: gets what the service tells of its parts: topic, event, fields.
    """

    def __init__(
        self, command: Sequence[str] | None = None, tell: Callable[..., None] = tell_nobody
    ) -> None:
        self._command = list(command or service_command())
        self._process: asyncio.subprocess.Process | None = None
        self._address: tuple[str, str] | None = None
        self._asked: tuple[str, ...] = ()
        self._starting = asyncio.Lock()
        self._tasks = TaskOwner()
        self._listening: asyncio.Task[None] | None = None
        self._tell = tell

    def tell_to(self, tell: Callable[..., None]) -> None:
        """Let somebody else get what the service tells from now on."""
        self._tell = tell

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
        """End the process: it goes when its input closes, and is killed when it does not, also when
        nobody waits for that any longer. Idempotent.
        """
        process, self._process, self._address = self._process, None, None
        try:
            await self._listen_no_more()
            if process is not None and process.stdin is not None:
                process.stdin.close()
            if process is not None:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(STOP_DEADLINE_S):
                        await process.wait()
        finally:
            if process is not None:
                kill(process)
        if process is not None:
            await process.wait()

    async def _listen_no_more(self) -> None:
        listening, self._listening = self._listening, None
        if listening is not None:
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)

    async def _start(self, arguments: Sequence[str], secrets: Mapping[str, str]) -> tuple[str, str]:
        try:
            self._process = await whole_start(
                asyncio.create_subprocess_exec(
                    *self._command,
                    *arguments,
                    stdin=asyncio.subprocess.PIPE,
                    stdout=asyncio.subprocess.PIPE,
                    stderr=asyncio.subprocess.DEVNULL,
                    env=clean_environment(os.environ) | dict(secrets),
                    creationflags=NO_WINDOW,
                )
            )
            assert self._process.stdout is not None
            async with asyncio.timeout(START_DEADLINE_S):
                line = await self._process.stdout.readline()
            said = json.loads(line)
            if said.get("event") == "failed":
                raise ConnectFailed(await self._failure(str(said.get("code"))))
            self._listening = self._tasks.start(
                self._listen(self._process.stdout), "local-service-events"
            )
            return f"http://127.0.0.1:{int(said['port'])}", str(said["key"])
        except (OSError, TimeoutError, ValueError, KeyError, TypeError, AttributeError) as error:
            await self.stop()
            failure = Failure(
                FailureKind.LOCAL_SERVICE, type(error).__name__, subject=self._command[0]
            )
            raise ConnectFailed(failure) from error

    async def _failure(self, code: str) -> Failure:
        """Why it ended before it began, by one of the codes that there are words for."""
        await self.stop()
        known = code in FAILED
        if known:
            kind = FailureKind.PART_MISSING
        else:
            kind = FailureKind.LOCAL_SERVICE
        if known:
            return Failure(kind, code, subject=self._command[0])
        return Failure(kind, "failed", subject=self._command[0])

    async def _listen(self, said: asyncio.StreamReader) -> None:
        """Pass on what the service says of its parts, as long as it lives."""
        try:
            # a line without end: it is no service of ours any more
            with contextlib.suppress(ValueError):
                async for line in said:
                    if (event := event_in(line)) is not None:
                        self._tell(event.topic, event.name, **event.fields)
        finally:
            self._tell(*ENDED)


@dataclass(frozen=True, slots=True)
class ServiceTold:
    """What the service tells of its parts."""

    topic: str
    name: str
    fields: Mapping[str, int | str]


def event_in(line: bytes) -> ServiceTold | None:
    """The event in a line of the service, with its numbers and known words; None for anything else."""
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict):
        return None
    topic, name = str(said.get("topic")), str(said.get("event"))
    allowed = TOLD.get(topic, {}).get(name)
    if allowed is None:
        return None
    numbers, words = allowed
    fields: dict[str, int | str] = {n: said[n] for n in sorted(numbers) if type(said.get(n)) is int}
    fields |= {
        n: said[n]
        for n, known in words.items()
        if isinstance(said.get(n), str) and said[n] in known
    }
    return ServiceTold(topic, name, fields)
