"""A session's end is told in the service's time; a computer with another time must not take it for
now, or never.
"""

from __future__ import annotations

import asyncio
import json
import time
from email.utils import formatdate

import pytest
from aiohttp import web

from tests.support.odd_services import serving, talking
from voicelive_desktop.client.azure_connector import AzureConnector
from voicelive_desktop.client.ports import Endpoint
from voicelive_desktop.client.service_clock import ahead_s, in_our_time
from voicelive_desktop.domain.facts.events import InputCleared, SessionCreated, SessionUpdated
from voicelive_desktop.domain.words.ids import SessionId

NOW = 1_760_000_000.0


@pytest.mark.parametrize("ahead", [7_200.0, -7_200.0])
def test_a_computer_whose_clock_is_wrong_plans_the_end_in_its_own_time(ahead: float) -> None:
    found = ahead_s(formatdate(NOW + ahead, usegmt=True), NOW)
    assert found == ahead
    created = in_our_time(SessionCreated(SessionId("s"), "m", NOW + ahead + 3_600.0), found)
    assert created == SessionCreated(SessionId("s"), "m", NOW + 3_600.0)
    assert in_our_time(SessionUpdated(NOW + ahead + 3_600.0), found) == SessionUpdated(
        NOW + 3_600.0
    )


@pytest.mark.parametrize(
    "header", ["", "soon", formatdate(NOW - 2, usegmt=True), formatdate(NOW + 4, usegmt=True)]
)
def test_without_a_date_or_with_almost_ours_the_end_is_taken_as_told(header: str) -> None:
    assert ahead_s(header, NOW) == 0.0


def test_nothing_else_is_changed() -> None:
    assert in_our_time(SessionUpdated(None), 7_200.0) == SessionUpdated(None)
    assert in_our_time(InputCleared(), 7_200.0) == InputCleared()


@pytest.mark.parametrize("wrong_by_s", [7_200.0, 0.0, -7_200.0])
def test_a_connection_tells_the_end_of_its_session_in_our_time(wrong_by_s: float) -> None:
    async def speak(socket: web.WebSocketResponse, _request: web.Request) -> None:
        session = {"id": "s", "model": "m", "expires_at": int(time.time()) + 3_600}
        await socket.send_str(json.dumps({"type": "session.created", "session": session}))
        await socket.receive()

    def ours() -> float:
        return time.time() + wrong_by_s

    async def scenario() -> None:
        async with serving(talking(speak)) as service:
            connection = await AzureConnector(ours).connect(Endpoint(service.url, "key", "m"))
            (created,) = await connection.receive()
            await connection.close()
        assert isinstance(created, SessionCreated)
        assert created.expires_at_s is not None
        assert created.expires_at_s - ours() == pytest.approx(3_600.0, abs=10.0)

    asyncio.run(scenario())
