"""The service's STUN server, asked by aioice, as the avatar's player asks it."""

from __future__ import annotations

import asyncio

import pytest

from voicelive_desktop.localservice.server.stun import StunServer, answer

aioice = pytest.importorskip("aioice")

ASKER = ("127.0.0.1", 40_123)


def request() -> bytes:
    stun = aioice.stun
    return bytes(stun.Message(stun.Method.BINDING, stun.Class.REQUEST))


def test_a_client_learns_where_it_is_seen() -> None:
    told = aioice.stun.parse_message(answer(request(), ASKER))
    assert told.message_class == aioice.stun.Class.RESPONSE
    assert told.attributes["XOR-MAPPED-ADDRESS"] == ASKER


@pytest.mark.parametrize(
    "data", [b"", b"hello", request()[:-1], request() + b"x", b"\x01" + request()[1:], bytes(20)]
)
def test_what_is_no_request_is_left_unanswered(data: bytes) -> None:
    assert answer(data, ASKER) == b""


def test_it_listens_where_the_session_says() -> None:
    async def ask() -> tuple[bytes, list[dict[str, object]]]:
        server = await StunServer.listen("127.0.0.1")
        heard: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()

        class Asker(asyncio.DatagramProtocol):
            def datagram_received(self, data: bytes, addr: object) -> None:
                heard.set_result(data)

        (urls,) = (one["urls"] for one in server.told)
        port = int(str(urls).rpartition(":")[2].strip("']"))
        transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(
            Asker, remote_addr=("127.0.0.1", port)
        )
        transport.sendto(request())
        try:
            return await asyncio.wait_for(heard, 60), server.told
        finally:
            transport.close()
            server.close()
            await asyncio.sleep(0)  # asyncio closes with the next round of its loop

    said, told = asyncio.run(ask())
    assert aioice.stun.parse_message(said).message_class == aioice.stun.Class.RESPONSE
    assert str(told[0]["urls"]).startswith("['stun:127.0.0.1:")
