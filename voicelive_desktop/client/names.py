"""Looks up names in threads of their own: a name server that never answers holds none of
the shared workers.
"""

from __future__ import annotations

import socket
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

from voicelive_desktop.client.threads import in_thread
from voicelive_desktop.domain.words.hosts import is_loopback

_NUMERIC = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV


async def look_up(host: str, port: int, family: int = socket.AF_UNSPEC) -> list[tuple[Any, ...]]:
    """What `socket.getaddrinfo` says. Raises `OSError`."""
    return await in_thread(lambda: _found(host, port, family), "look up a name")


def _found(host: str, port: int, family: int) -> list[tuple[Any, ...]]:
    # Addresses that this computer cannot reach are left out; without a network that would be its
    # own too.
    if is_loopback(host):
        flags = 0
    else:
        flags = socket.AI_ADDRCONFIG
    return list(socket.getaddrinfo(host, port, family, socket.SOCK_STREAM, flags=flags))


class Names(AbstractResolver):
    """aiohttp's resolver of this kind."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """See `AbstractResolver`."""
        return [
            ResolveResult(
                hostname=host,
                host=_numeric(address),
                port=address[1],
                family=of_family,
                proto=proto,
                flags=_NUMERIC,
            )
            for of_family, _, proto, _, address in await look_up(host, port, family)
        ]

    async def close(self) -> None:
        """Nothing is kept."""


def _numeric(address: tuple[Any, ...]) -> str:
    """With the zone of a link-local address."""
    if len(address) > 3 and address[3]:
        return socket.getnameinfo(address, socket.NI_NUMERICHOST | socket.NI_NUMERICSERV)[0]
    return str(address[0])
