"""Who is no client of this computer, and clients that send what no client should; over a real
connection.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import aiohttp
import pytest

from tests.contract.conftest import RunningService

Run = Callable[[Any], Any]
PATH = "/voice-live/realtime?model=gpt-4.1"


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://example.com"}, {"Origin": "null"}, {"Host": "rebound.example.com"}],
)
def test_a_web_page_is_refused_in_words(
    fast_service: RunningService, run: Run, headers: dict[str, str]
) -> None:
    async def ask() -> tuple[int, Any]:
        given = {"api-key": fast_service.key, **headers}
        async with (
            aiohttp.ClientSession() as http,
            http.get(fast_service.endpoint + PATH, headers=given) as answer,
        ):
            return answer.status, await answer.json()

    status, body = run(ask())
    assert status == 403
    assert "this computer only" in body["error"]["message"]


def test_a_connection_outlives_every_message(fast_service: RunningService, run: Run) -> None:
    """`item_reference` and ready-made text ended it, half an emoji and deep nesting made it mute."""
    messages = [
        json.dumps(
            {
                "type": "response.create",
                "response": {"input_items": [{"type": "item_reference", "id": "x"}]},
            }
        ),
        json.dumps(
            {
                "type": "response.create",
                "response": {"pre_generated_assistant_message": {"content": "Hello"}},
            }
        ),
        json.dumps({"type": "session.update", "session": {"metadata": {"a": "\ud83d"}}}),
        '{"type": "session.update", "session": {"metadata": ' + '{"a":' * 900 + "1" + "}" * 902,
        "[" * 100_000,
        json.dumps({"type": ["tea"], "event_id": {"a": 1}}),
    ]

    async def talk() -> list[str]:
        kinds = []
        given = {"api-key": fast_service.key}
        async with (
            aiohttp.ClientSession() as http,
            http.ws_connect(fast_service.endpoint + PATH, headers=given) as socket,
        ):
            await socket.receive_json()
            for message in messages:
                await socket.send_str(message)
                kinds.append((await socket.receive_json())["type"])
            await socket.send_bytes(b"\xff\x00")
            kinds.append((await socket.receive_json())["type"])
            await socket.send_json({"type": "session.update", "session": {}})
            kinds.append((await socket.receive_json())["type"])
        return kinds

    assert run(talk()) == [*["error"] * 2, "session.updated", *["error"] * 4, "session.updated"]
