"""With ``--times real`` everything takes at least as long as it was recorded to take."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import aiohttp

from tests.contract.conftest import running_service

Run = Callable[[Any], Any]
PATH = "/voice-live/realtime?model=gpt-4.1"
MESSAGE = {"type": "message", "role": "user", "content": [{"type": "input_text", "text": "Hello"}]}


async def reach(socket: aiohttp.ClientWebSocketResponse, kind: str) -> float:
    """Wait for an event; return how long that took in seconds."""
    begun = time.monotonic()
    while (await socket.receive_json())["type"] != kind:
        pass
    return time.monotonic() - begun


def test_times_like_those_of_the_real_service(run: Run) -> None:
    async def talk() -> dict[str, float]:
        took = {}
        begun = time.monotonic()
        async with aiohttp.ClientSession() as http:
            socket = await http.ws_connect(
                service.endpoint + PATH, headers={"api-key": service.key}
            )
            took["handshake"] = time.monotonic() - begun
            await reach(socket, "session.created")
            await socket.send_json({"type": "session.update", "session": {"modalities": ["text"]}})
            took["update"] = await reach(socket, "session.updated")
            await socket.send_json({"type": "conversation.item.create", "item": MESSAGE})
            await socket.send_json({"type": "response.create"})
            await reach(socket, "response.created")
            took["first output"] = await reach(socket, "response.output_item.added")
            begun = time.monotonic()
            await socket.close()
            took["goodbye"] = time.monotonic() - begun
            assert socket.close_code == 1000
        return took

    with running_service("--times", "real") as service:
        took = run(talk())
    least = {"handshake": 0.45, "update": 0.045, "first output": 0.6, "goodbye": 1.1}
    assert {name: took[name] >= least_s for name, least_s in least.items()} == dict.fromkeys(
        least, True
    ), took
