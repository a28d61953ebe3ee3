"""The way finder of avatars over WebRTC: a STUN server (RFC 8489) on this computer, which tells
every client the address it is seen at. The real service names relays beside it; nothing here needs
one.
"""

from __future__ import annotations

import asyncio
import ipaddress
import struct
from typing import cast

_HEADER = struct.Struct("!HHI12s")  # type, length of what follows, magic cookie, transaction
_REQUEST, _SUCCESS = 0x0001, 0x0101
_COOKIE = 0x2112A442
_XOR_MAPPED_ADDRESS = 0x0020
_IPV4 = 0x01


class StunServer(asyncio.DatagramProtocol):
    """Answers binding requests over IPv4; anything else is left unanswered. Loop thread only."""

    def __init__(self) -> None:
        self._transport: asyncio.DatagramTransport | None = None

    @classmethod
    async def listen(cls, host: str) -> StunServer:
        """Return one that listens at a free port."""
        loop = asyncio.get_running_loop()
        _, server = await loop.create_datagram_endpoint(cls, local_addr=(host, 0))
        return server

    @property
    def told(self) -> list[dict[str, object]]:
        """How it is named in a session (`avatar.ice_servers`)."""
        if self._transport is None:
            return []
        host, port = self._transport.get_extra_info("sockname")
        return [{"urls": [f"stun:{host}:{port}"]}]

    def close(self) -> None:
        """Listen no more."""
        if self._transport is not None:
            self._transport.close()

    # asyncio.DatagramProtocol

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It listens."""
        # asyncio's own does not inherit from DatagramTransport before Python 3.12
        self._transport = cast("asyncio.DatagramTransport", transport)

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        """Answer whom can be answered."""
        if self._transport is not None and (said := answer(data, addr)):
            self._transport.sendto(said, addr)

    def error_received(self, exc: Exception) -> None:
        """Whoever asked has gone."""


def answer(request: bytes, sender: tuple[str, int]) -> bytes:
    """Return what is said to a datagram, b"" if it is no binding request."""
    if len(request) < _HEADER.size:
        return b""
    kind, length, cookie, transaction = _HEADER.unpack_from(request)
    if (kind, cookie, length) != (_REQUEST, _COOKIE, len(request) - _HEADER.size):
        return b""
    host, port = sender
    address = int(ipaddress.IPv4Address(host)) ^ _COOKIE
    seen = struct.pack("!HHBBHI", _XOR_MAPPED_ADDRESS, 8, 0, _IPV4, port ^ _COOKIE >> 16, address)
    return _HEADER.pack(_SUCCESS, len(seen), _COOKIE, transaction) + seen
