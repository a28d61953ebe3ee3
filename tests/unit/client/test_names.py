"""A name server that never answers keeps nobody else waiting."""

from __future__ import annotations

import asyncio
import socket
import threading
from typing import Any

import pytest

from tests.support.odd_services import answering, serving
from tests.unit.client.loopback import at, connector, run
from voicelive_desktop.client.names import Names, look_up
from voicelive_desktop.client.ports import ConnectFailed, Link
from voicelive_desktop.domain.words.failures import FailureKind


def test_names_that_are_never_found_hold_no_shared_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = threading.Event()
    look = socket.getaddrinfo

    def silent(host: str, *about: Any, **more: Any) -> object:
        if host == "silent.example":
            answer.wait(30)
        return look(host, *about, **more)

    monkeypatch.setattr(socket, "getaddrinfo", silent)

    async def scenario() -> None:
        for _ in range(4):  # more than there are workers
            with pytest.raises(ConnectFailed) as failed:
                await connector().connect(
                    at("https://silent.example", link=Link(connect_timeout_s=0.05))
                )
            assert failed.value.failure.kind is FailureKind.TIMED_OUT
        async with asyncio.timeout(60):
            assert await asyncio.to_thread(lambda: "a worker is free") == "a worker is free"
        answer.set()

    run(scenario)
    for thread in threading.enumerate():
        if thread.name == "look up a name":
            thread.join(10)


def test_a_name_is_found_and_the_service_reached_by_it() -> None:
    async def scenario() -> None:
        assert (await look_up("127.0.0.1", 80))[0][4] == ("127.0.0.1", 80)
        (found,) = await Names().resolve("127.0.0.1", 80)
        assert (found["hostname"], found["host"], found["port"]) == ("127.0.0.1", "127.0.0.1", 80)
        async with serving(answering(401)) as service:
            with pytest.raises(ConnectFailed) as failed:
                await connector().connect(at(service.url.replace("127.0.0.1", "localhost")))
        assert failed.value.failure.code == "401"

    run(scenario)
