"""The real service in a process of its own, and the vendor's SDK to talk to it."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from azure.ai.voicelive.aio import VoiceLiveConnection, connect
from azure.core.credentials import AzureKeyCredential

from tests.support.waiting import PATIENCE
from voicelive_desktop.client.ports import Link
from voicelive_desktop.localservice.hearing.recognizer import Recognizer
from voicelive_desktop.localservice.server.parts import (
    make_activity,
    make_cleaning,
    make_recognizer,
    make_voice,
)
from voicelive_desktop.localservice.server.server import LocalService
from voicelive_desktop.localservice.server.service_options import parse
from voicelive_desktop.localservice.voice.voice_port import VoicePort
from voicelive_desktop.tools.servers import server_thread

DEADLINE_S = 200.0
# A machine full of other work leaves a ping waiting; where links die has tests of its own.
PATIENT = Link(heartbeat_s=8.0 * PATIENCE)


@dataclass(frozen=True)
class RunningService:
    """Where a local service listens."""

    port: int
    key: str
    process: subprocess.Popen[bytes]

    @property
    def endpoint(self) -> str:
        """What a client is given."""
        return f"http://127.0.0.1:{self.port}"

    def connect(
        self,
        model: str = "gpt-realtime",
        key: str | None = None,
        *,
        prefix: str = "",
        heartbeat_s: float = 30.0,
    ) -> AbstractAsyncContextManager[VoiceLiveConnection]:
        """The SDK's connection manager, with waits that end."""
        return connect(
            endpoint=self.endpoint + prefix,
            credential=AzureKeyCredential(self.key if key is None else key),
            model=model,
            connection_options={"close_timeout": 1.0, "heartbeat": heartbeat_s},
        )


@contextmanager
def running_service(*arguments: str, **environment: str) -> Iterator[RunningService]:
    """Start the service as the app does, and end it by closing its standard input."""
    command = [sys.executable, "-m", "voicelive_desktop.localservice", *arguments]
    pipe = subprocess.PIPE
    whole = {**os.environ, **environment}
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=whole) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            ready = json.loads(process.stdout.readline())
            yield RunningService(ready["port"], ready["key"], process)
        finally:
            if process.poll() is None:
                process.stdin.close()
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
        complaints = process.stderr.read().decode()
        assert not complaints, complaints
        assert process.returncode == 0


@pytest.fixture(autouse=True)
def _time_for_servers_to_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program's end leaves MCP servers 0.7 s; here nothing may be left running."""
    monkeypatch.setattr(server_thread, "CLOSE_S", server_thread.CLOSE_S * PATIENCE)


@pytest.fixture(scope="session")
def service() -> Iterator[RunningService]:
    """One service for all tests that ask for no fault; audio comes at 4 times real time."""
    with running_service() as running:
        yield running


@pytest.fixture(scope="session")
def fast_service() -> Iterator[RunningService]:
    """The same, but audio comes as fast as it can."""
    with running_service("--speed", "1000") as running:
        yield running


@dataclass(frozen=True)
class ServiceHere:
    """Where a service of this process listens."""

    port: int
    key: str

    @property
    def endpoint(self) -> str:
        """What a client is given."""
        return f"http://127.0.0.1:{self.port}"

    def connect(
        self, *, heartbeat_s: float = 30.0
    ) -> AbstractAsyncContextManager[VoiceLiveConnection]:
        """The SDK's connection manager, with waits that end."""
        return connect(
            endpoint=self.endpoint,
            credential=AzureKeyCredential(self.key),
            model="gpt-realtime",
            connection_options={"close_timeout": 1.0, "heartbeat": heartbeat_s},
        )


@pytest.fixture(scope="session")
def speech() -> Iterator[tuple[Recognizer, VoicePort]]:
    """Ear and voice, loaded once for all services of this process."""
    options = parse([])
    ear, voice = make_recognizer(options, None), make_voice(options)
    ear.start()
    voice.start()
    yield ear, voice
    ear.close()
    voice.close()


@pytest.fixture(scope="session")
def with_fault(speech: tuple[Recognizer, VoicePort]) -> Callable[..., Any]:
    """Start a service with faults: ``with with_fault("drop=1") as running``.

    It runs on a thread of this process, where its modules and its ear are loaded already: a process
    of its own would take 1.4 s of processor for each fault. What the process does is tried without
    faults.
    """

    @contextmanager
    def start(*faults: str) -> Iterator[ServiceHere]:
        arguments = [argument for fault in faults for argument in ("--fault", fault)]
        options = parse(["--speed", "1000", *arguments])
        loop = asyncio.new_event_loop()
        thread = threading.Thread(target=loop.run_forever, name="service here", daemon=True)
        thread.start()

        def run(work: Coroutine[Any, Any, Any]) -> Any:
            return asyncio.run_coroutine_threadsafe(work, loop).result(DEADLINE_S)

        service = LocalService(options, *speech, make_cleaning(), make_activity(None))
        run(service.__aenter__())
        try:
            yield ServiceHere(service.port, options.key)
        finally:
            run(service.__aexit__(None, None, None))
            loop.call_soon_threadsafe(loop.stop)
            thread.join()
            loop.close()

    return start


@pytest.fixture
def run() -> Callable[[Coroutine[Any, Any, Any]], Any]:
    """Run a coroutine to its end, or fail after `DEADLINE_S`."""

    def to_end(coroutine: Coroutine[Any, Any, Any]) -> Any:
        async def limited() -> Any:
            async with asyncio.timeout(DEADLINE_S):
                return await coroutine

        return asyncio.run(limited())

    return to_end
