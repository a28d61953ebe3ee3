"""Pings of our own tell what the way to the service and back takes."""

from __future__ import annotations

import asyncio

from aiohttp import web

from tests.support.odd_services import serving, talking
from tests.unit.client.loopback import at
from voicelive_desktop.client.azure_connector import AzureConnector
from voicelive_desktop.client.round_trips import PING_EVERY_S, Pinger, RoundTrips
from voicelive_desktop.domain.facts.effects import ClearInput


class Socket:
    def __init__(self) -> None:
        self.pings: list[bytes] = []

    async def ping(self, payload: bytes) -> None:
        self.pings.append(payload)


def test_a_ping_goes_along_now_and_then_and_its_answer_is_measured() -> None:
    now, trips, socket = [10.0], RoundTrips(), Socket()
    pinger = Pinger(trips, lambda: now[0])

    async def scenario() -> None:
        await pinger.go_along(socket)
        await pinger.go_along(socket)
        assert len(socket.pings) == 1
        now[0] += 0.040
        pinger.answered(b"")  # the heartbeat's
        assert trips.usual_ms() is None
        pinger.answered(socket.pings[0])
        pinger.answered(socket.pings[0])
        assert trips.usual_ms() == 40.0
        now[0] += PING_EVERY_S
        await pinger.go_along(socket)
        now[0] += 0.060
        pinger.answered(socket.pings[1])
        assert trips.usual_ms() == 50.0

    asyncio.run(scenario())


def test_a_connection_answers_pings_and_measures_its_own() -> None:
    async def scenario() -> None:
        answered: list[bytes] = []

        async def behave(socket: web.WebSocketResponse, _request: web.Request) -> None:
            socket._autoping = False  # show us the client's frames
            await socket.ping(b"of the service")
            while len(answered) < 2:
                message = await socket.receive()
                if message.type is web.WSMsgType.PING:
                    answered.append(bytes(message.data))
                    await socket.pong(message.data)
                elif message.type is web.WSMsgType.PONG:
                    answered.append(bytes(message.data))
            await socket.send_str('{"type": "input_audio_buffer.cleared"}')

        trips = RoundTrips()
        async with serving(talking(behave)) as service:
            connector = AzureConnector(lambda: 1.0, trips=trips)
            connection = await connector.connect(at(service.url))
            await connection.send(ClearInput())
            await connection.receive()
            await connection.close()
        assert b"of the service" in answered
        assert trips.usual_ms() is not None

    asyncio.run(scenario())
