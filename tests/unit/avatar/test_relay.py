"""A live avatar whose only way goes through a relay (coturn), as behind a strict firewall."""

from __future__ import annotations

import asyncio
import base64
import json
import math
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("aiortc", reason="the extra [avatar] is not installed: no avatar is tried")
import aioice
from aioice.ice import get_host_addresses
from aiortc import rtcicetransport

from tests.support import processes
from tests.unit.avatar.test_peer import WAIT_S, Side, moved, run
from voicelive_desktop.localservice.server.face_peer import FacePeer

USER, SECRET = "user", "secret"


def free_port(host: str) -> int:
    with socket.socket() as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


async def listens(host: str, port: int) -> None:
    async with asyncio.timeout(WAIT_S):
        while True:
            try:
                _, writer = await asyncio.open_connection(host, port)
            except OSError:
                await asyncio.sleep(0.05)
            else:
                writer.close()
                return


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[tuple[str, int]]:
    """A relay of this computer."""
    command = shutil.which("turnserver")
    if command is None:
        pytest.skip("coturn is not installed: a relay is not tried")
    hosts = get_host_addresses(use_ipv4=True, use_ipv6=False)
    if not hosts:
        pytest.skip("this computer has no address but loopback: a relay is not tried")
    host, port = hosts[0], free_port(hosts[0])
    options = [
        *("-n", "--lt-cred-mech", "--no-tls", "--no-dtls", "--no-cli", "--log-file=stdout"),
        *(f"--listening-ip={host}", f"--relay-ip={host}", f"--listening-port={port}"),
        *("--realm=test", f"--user={USER}:{SECRET}", f"--pidfile={tmp_path / 'pid'}"),
    ]
    process = processes.start([command, *options], env={}, log=tmp_path / "log")
    yield host, port
    process.terminate()
    process.wait(WAIT_S)


@pytest.mark.soak
@pytest.mark.parametrize("transport", ["udp", "tcp"])
def test_sound_and_pictures_come_through_a_relay_alone(
    relay: tuple[str, int], transport: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def only_relayed(*given: Any, **named: Any) -> aioice.Connection:
        if "turn_server" in named:  # ours; the service's side knows no relay
            named["transport_policy"] = aioice.TransportPolicy.RELAY
        return aioice.Connection(*given, **named)

    monkeypatch.setattr(rtcicetransport, "Connection", only_relayed)
    host, port = relay

    async def scene(side: Side) -> None:
        offer = (await side.next("offer")).decode()
        lines = json.loads(base64.b64decode(offer))["sdp"].splitlines()
        ways = {line.partition(" typ ")[2].split()[0] for line in lines if "candidate:" in line}
        assert ways == {"relay"}
        face = FacePeer(lambda _state, _turn: None)
        side.peer.answer(await asyncio.wrap_future(face.answer(offer, {})))
        await side.next("linked")
        tone = (np.sin(np.arange(24_000) / 6) * 9_000).astype(np.int16).tobytes()
        face.speak("turn", tone, [(0, 2)])
        face.finish("turn")
        mouths: list[tuple[float, int]] = []
        async with asyncio.timeout(WAIT_S):
            while not (side.loud_ms and moved(mouths)):
                await asyncio.sleep(0.01)
                if (seen := side.peer.picture_at(math.inf)) is not None:
                    at_ms, picture = seen
                    mouths.append((at_ms, int(picture.to_ndarray(format="gray")[281, 340])))
        await face.close()

    asyncio.run(listens(host, port))
    url = f"turn:{host}:{port}?transport={transport}"
    run(scene, [{"urls": [url], "username": USER, "credential": SECRET}])
