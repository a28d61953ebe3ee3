"""The real SDK talks with real servers on loopback that talk nonsense and go away."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import pytest
from aiohttp import web

from tests.support.odd_services import serving, talking
from tests.unit.client.loopback import at, connector, run
from voicelive_desktop.client.azure_connector import AzureConnection
from voicelive_desktop.client.ports import ConnectionLost, Link, Received
from voicelive_desktop.domain.facts.effects import CreateResponse
from voicelive_desktop.domain.facts.events import InputCleared, UnhandledReceived
from voicelive_desktop.domain.words.failures import Failure, FailureKind

CLEARED = '{"type": "input_audio_buffer.cleared"}'
MALFORMED = UnhandledReceived("not a message", malformed=True)


@asynccontextmanager
async def _talk(
    script: Callable[[web.WebSocketResponse, web.Request], Coroutine[Any, Any, None]], link: Link
) -> Any:
    async with serving(talking(script)) as service:
        connection = await connector().connect(at(service.url, link=link))
        try:
            yield connection
        finally:
            await connection.close()


def conversation(
    script: Callable[[web.WebSocketResponse, web.Request], Coroutine[Any, Any, None]],
    link: Link | None = None,
) -> AbstractAsyncContextManager[AzureConnection]:
    """A connection to a service that follows this script."""
    return _talk(script, link or Link())


@pytest.mark.parametrize(
    ("nonsense", "said"),
    [
        ('{"type": ', MALFORMED),
        ("[]", MALFORMED),
        ("5", MALFORMED),
        ("null", MALFORMED),
        ('{"type": ["x"]}', MALFORMED),
        ("[" * 100_000, MALFORMED),
        (b"\xff\xfe", MALFORMED),
        ("", UnhandledReceived("empty frame", malformed=True)),
        (b"", UnhandledReceived("empty frame", malformed=True)),
        ('{"type": "new.event"}', UnhandledReceived("new.event")),
        ('{"no_type": 1}', UnhandledReceived("None")),
        ('{"type": "response.created"}', UnhandledReceived("response.created", malformed=True)),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_nonsense_is_counted_and_the_next_message_is_read(
    nonsense: str | bytes, said: Received
) -> None:
    async def talk(socket: web.WebSocketResponse, _request: web.Request) -> None:
        await (
            socket.send_bytes(nonsense)
            if isinstance(nonsense, bytes)
            else socket.send_str(nonsense)
        )
        await socket.send_str(CLEARED)
        await socket.receive()

    async def scenario() -> None:
        async with conversation(talk) as connection:
            assert await connection.receive() == (said,)
            assert await connection.receive() == (InputCleared(),)

    run(scenario)


LOST, ENDED, CLOSED = FailureKind.LOST, FailureKind.SESSION_ENDED, FailureKind.CLOSED


@pytest.mark.parametrize(
    ("code", "reason", "kind"),
    [
        (1000, "", LOST),
        (1001, "", LOST),
        (1000, "bye", ENDED),
        (1001, "going away", ENDED),
        (1011, "", ENDED),
        (1011, "internal error", ENDED),
        (1011, "Quota of this resource is used up", CLOSED),
        (1011, "Rate limit: see your quota", ENDED),
        (1013, "try again later", ENDED),
        (4001, "idle", ENDED),
        (1008, "", CLOSED),
        (1011, "Avatar is not supported in this region", FailureKind.NO_AVATAR),
        (1008, "Quota used up", CLOSED),
        (3000, "who are you?", CLOSED),
        (3003, "not for you", CLOSED),
    ],
)
def test_a_close_by_the_service_has_its_code_and_reason(
    code: int, reason: str, kind: FailureKind
) -> None:
    async def talk(socket: web.WebSocketResponse, _request: web.Request) -> None:
        await socket.close(code=code, message=reason.encode())

    async def scenario() -> None:
        async with conversation(talk) as connection:
            with pytest.raises(ConnectionLost) as lost:
                await connection.receive()
            assert lost.value.failure == Failure(kind, str(code), reason)
            assert lost.value.failure.kind.is_permanent is (kind in {CLOSED, FailureKind.NO_AVATAR})
            with pytest.raises(ConnectionLost):
                await connection.receive()
            with pytest.raises(ConnectionLost):
                await connection.send(CreateResponse())

    run(scenario)


def test_an_aborted_connection_is_a_loss() -> None:
    async def talk(_socket: web.WebSocketResponse, request: web.Request) -> None:
        assert request.transport is not None
        request.transport.abort()

    async def scenario() -> None:
        async with conversation(talk) as connection:
            with pytest.raises(ConnectionLost) as lost:
                await connection.receive()
            assert lost.value.failure.kind is FailureKind.LOST

    run(scenario)


def test_a_message_beyond_all_measure_is_a_loss() -> None:
    async def talk(socket: web.WebSocketResponse, _request: web.Request) -> None:
        await socket.send_str("x" * 2_000)
        await socket.receive()

    async def scenario() -> None:
        async with conversation(talk, Link(max_message_bytes=1_000)) as connection:
            with pytest.raises(ConnectionLost):
                await connection.receive()

    run(scenario)


def test_a_service_that_does_not_answer_the_close_is_left_soon() -> None:
    over = asyncio.Event()

    async def talk(_socket: web.WebSocketResponse, _request: web.Request) -> None:
        await over.wait()

    async def scenario() -> None:
        async with conversation(talk, Link(close_timeout_s=0.05)) as connection:
            async with asyncio.timeout(8):  # left to themselves, libraries wait for ten seconds
                await connection.close()
                await connection.close()
            over.set()

    run(scenario)


def test_commands_arrive() -> None:
    heard: list[str] = []

    async def talk(socket: web.WebSocketResponse, _request: web.Request) -> None:
        heard.append((await socket.receive()).data)
        await socket.send_str(CLEARED)

    async def scenario() -> None:
        async with conversation(talk) as connection:
            await connection.send(CreateResponse())
            await connection.receive()

    run(scenario)
    assert '"response.create"' in heard[0]


QUICK = Link(heartbeat_s=0.2)
LONG = CLEARED[:-1] + ', "event_id": "%d' + 16_000 * " " + '"}'
# more than the system and aiohttp take in, so that the answer to a ping waits behind it
UNREAD = 100


def test_a_link_is_given_up_once_nothing_more_comes_not_because_we_read_slowly() -> None:
    """The answer to a ping waits behind what was not read yet, and says nothing about the link
    until then.
    """

    async def talk(socket: web.WebSocketResponse, request: web.Request) -> None:
        for number in range(UNREAD):
            await socket.send_str(LONG % number)
        assert request.transport is not None
        request.transport.pause_reading()  # no ping is answered from now on
        await asyncio.Event().wait()

    async def scenario() -> None:
        async with conversation(talk, QUICK) as connection:
            for _ in range(UNREAD):
                assert await connection.receive() == (InputCleared(),)
                await asyncio.sleep(0.01)
            with pytest.raises(ConnectionLost) as lost:
                await connection.receive()
            assert lost.value.failure.kind is LOST

    run(scenario)
