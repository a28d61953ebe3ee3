"""Each fault, as a client meets it, and how the process ends."""

from __future__ import annotations

import asyncio
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import aiohttp
import pytest
from azure.ai.voicelive.aio import ConnectionClosed
from azure.ai.voicelive.aio import ConnectionError as VoiceLiveConnectionError
from azure.ai.voicelive.models import InputTextContentPart, RequestSession, UserMessageItem

from tests.contract.conftest import RunningService, ServiceHere, running_service
from tests.contract.talking import until
from tests.support import processes
from tests.support.requirements import on_linux
from tests.support.waiting import PATIENCE

Run = Callable[[Any], Any]
WithFault = Callable[..., Any]


async def ends_with(connection: Any) -> int | None:
    """Receive to the end; return the close code of the socket."""
    with pytest.raises(ConnectionClosed):
        await _receive_for_ever(connection)
    code: int | None = connection._connection.close_code
    return code


async def _receive_for_ever(connection: Any) -> None:
    while True:
        await connection.recv()


async def ask(connection: Any) -> None:
    await connection.conversation.item.create(
        item=UserMessageItem(content=[InputTextContentPart(text="Hello")])
    )
    await connection.response.create()


@pytest.mark.parametrize("status", [401, 403, 404, 429])
def test_refuse(with_fault: WithFault, run: Run, status: int) -> None:
    async def attempt(running: ServiceHere) -> Any:
        with pytest.raises(VoiceLiveConnectionError) as refused:
            async with running.connect():
                pass
        return refused.value.__cause__

    with with_fault(f"refuse={status}") as running:
        cause = run(attempt(running))
    assert cause.status == status
    assert ("Retry-After" in cause.headers) == (status == 429)


def test_refuse_first_then_accept(with_fault: WithFault, run: Run) -> None:
    async def attempts(running: ServiceHere) -> str:
        with pytest.raises(VoiceLiveConnectionError):
            async with running.connect():
                pass
        async with running.connect() as connection:
            return str((await connection.recv()).type)

    with with_fault("refuse-first=1") as running:
        assert run(attempts(running)) == "session.created"


def test_drop_has_no_close_frame(with_fault: WithFault, run: Run) -> None:
    async def talk(running: ServiceHere) -> int | None:
        async with running.connect() as connection:
            return await ends_with(connection)

    with with_fault("drop=0.2") as running:
        assert run(talk(running)) == 1006


def test_drop_once_lets_the_second_connection_live(with_fault: WithFault, run: Run) -> None:
    async def talk(running: ServiceHere) -> None:
        async with running.connect() as connection:
            await ends_with(connection)
        async with running.connect() as connection:
            await until(connection, "session.created")
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(connection.recv(), 0.5)

    with with_fault("drop-once=0.2") as running:
        run(talk(running))


def test_expire_announces_the_end_and_closes_with_1001(with_fault: WithFault, run: Run) -> None:
    async def talk(running: ServiceHere) -> tuple[float, int | None]:
        async with running.connect() as connection:
            session = (await until(connection, "session.created"))[-1].session
            left = session.expires_at.timestamp() - time.time()
            return left, await ends_with(connection)

    with with_fault("expire=0.5") as running:
        left, code = run(talk(running))
    assert left < 1
    assert code == 1001


def test_close_after_the_first_response(with_fault: WithFault, run: Run) -> None:
    async def talk(running: ServiceHere) -> int | None:
        async with running.connect() as connection:
            await ask(connection)
            return await ends_with(connection)

    with with_fault("close=1011") as running:
        assert run(talk(running)) == 1011


def test_an_avatar_that_is_not_offered_closes_the_session(with_fault: WithFault, run: Run) -> None:
    async def talk(running: ServiceHere) -> int | None:
        async with running.connect() as connection:
            await connection.session.update(session=RequestSession({"avatar": {"character": "a"}}))
            return await ends_with(connection)

    with with_fault("no-avatar") as running:
        assert run(talk(running)) == 1011


def test_stall_keeps_the_socket_but_answers_no_ping(
    with_fault: WithFault, run: Run, caplog: pytest.LogCaptureFixture
) -> None:
    async def talk(running: ServiceHere) -> float:
        async with running.connect(heartbeat_s=0.4) as connection:
            began = time.monotonic()
            await ends_with(connection)
            return time.monotonic() - began

    with with_fault("stall=0.1") as running:
        assert 0.4 < run(talk(running)) < PATIENCE
    assert [
        "No PONG" in record.getMessage() for record in caplog.records if record.levelname == "ERROR"
    ] == [True]
    caplog.clear()  # the SDK's own complaint


def test_garble_sends_what_no_client_expects(with_fault: WithFault, run: Run) -> None:
    async def talk(running: ServiceHere) -> list[str]:
        url = f"ws://127.0.0.1:{running.port}/voice-live/realtime?model=x&api-key={running.key}"
        async with aiohttp.ClientSession() as session, session.ws_connect(url) as socket_:
            await socket_.send_json({"type": "response.create"})
            frames: list[str] = []
            while not any('"response.done"' in frame for frame in frames):
                frames.append((await socket_.receive()).data)
            return frames

    with with_fault("garble=2") as running:
        frames = run(talk(running))
    assert "" in frames
    assert any("tea_is_ready" in frame for frame in frames)


def test_the_key_works_as_query_and_as_bearer(service: RunningService, run: Run) -> None:
    async def statuses(running: RunningService) -> list[int]:
        url = f"http://127.0.0.1:{running.port}"
        path = f"{url}/voice-live/realtime"
        found = []
        async with aiohttp.ClientSession() as session:
            for address, headers in (
                (f"{url}/elsewhere", {}),
                (path, {}),
                (f"{path}?api-key={running.key}", {}),
                (path, {"Authorization": f"Bearer {running.key}"}),
            ):
                async with session.get(address, headers=headers) as answer:
                    found.append(answer.status)
        return found

    # with the key, only the model is missing
    assert run(statuses(service)) == [404, 401, 400, 400]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to catch")
def test_sigterm_ends_it_cleanly_while_a_client_is_connected(run: Run) -> None:
    async def talk(running: RunningService) -> int | None:
        async with running.connect() as connection:
            await until(connection, "session.created")
            running.process.send_signal(signal.SIGTERM)
            return await ends_with(connection)

    with running_service() as running:
        assert run(talk(running)) == 1001
        assert running.process.wait(60) == 0


def test_it_listens_on_this_computer_only(service: RunningService) -> None:
    addresses = {
        str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    }
    for address in (a for a in addresses if not a.startswith("127.")):
        with socket.socket() as attempt:
            attempt.settimeout(0.5)
            assert attempt.connect_ex((address, service.port)) != 0


@on_linux
def test_it_is_ready_within_a_moment() -> None:
    """The target is half a second; what counts is its own processor time, not that of a busy
    machine.
    """
    began = time.monotonic()
    with running_service() as running:
        assert processes.spent_s(running.process.pid) < 3
        assert time.monotonic() - began < 3 * PATIENCE, "it must not sleep either"


def test_a_busy_port_is_an_error(service: RunningService) -> None:
    port = ["--port", str(service.port)]
    command = [sys.executable, "-m", "voicelive_desktop.localservice", *port]
    ended = subprocess.run(
        command, capture_output=True, check=False, timeout=300, stdin=subprocess.DEVNULL
    )
    assert ended.returncode != 0
    assert b"in use" in ended.stderr
    assert b"Traceback" not in ended.stderr
