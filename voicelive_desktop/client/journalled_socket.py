"""A WebSocket that tells a witness what goes through it, and keeps why it was closed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, Protocol

import aiohttp

from voicelive_desktop.client.round_trips import Pinger

_PINGS = (aiohttp.WSMsgType.PING, aiohttp.WSMsgType.PONG)


class Witness(Protocol):
    """Sees every message as it is on the wire."""

    def sent(self, text: str) -> None:
        """A message went to the service."""

    def received(self, text: str) -> None:
        """A message came from the service."""


class Witnesses:
    """Several of them, told in order."""

    def __init__(self, *all_of_them: Witness) -> None:
        self._all = all_of_them

    def sent(self, text: str) -> None:
        """See `Witness`."""
        for witness in self._all:
            witness.sent(text)

    def received(self, text: str) -> None:
        """See `Witness`."""
        for witness in self._all:
            witness.received(text)


class JournalledSocket:
    """Stands in for the SDK's aiohttp socket: everything else is that socket's own.

    Attributes:
        closed_with: code and reason of the service's close, which the SDK drops; None before it
            comes.
    """

    # Any: the SDK's private attribute
    def __init__(self, socket: Any, witness: Witness | None, pinger: Pinger) -> None:
        self._socket = socket
        self._pinger = pinger
        self._witness = witness
        self.closed_with: tuple[int, str] | None = None
        self._wake: Callable[[], None] | None = None  # from its rest

    def __getattr__(self, name: str) -> Any:
        return getattr(self._socket, name)

    async def send_str(self, text: str, *options: Any, **named: Any) -> None:
        """Send, and note what was sent."""
        await self._socket.send_str(text, *options, **named)
        if self._witness is not None:
            self._witness.sent(text)
        await self._pinger.go_along(self._socket)
        if self._pinger.awaits:
            self.rest(0.0)

    def rest(self, for_s: float) -> None:
        """Read nothing for so long; 0: read again. A pong is waited for awake, as it is timed; and
        where the loop cannot leave a socket alone, nothing happens.
        """
        if self._wake is not None:
            self._wake()
            self._wake = None
        leave_alone = getattr(asyncio.get_running_loop(), "leave_alone", None)
        if for_s <= 0 or leave_alone is None or self._pinger.awaits:
            return
        socket = self._socket.get_extra_info("socket")
        if socket is not None:
            self._wake = leave_alone(socket.fileno(), for_s)

    async def receive(self, *options: Any, **named: Any) -> aiohttp.WSMessage:
        """Receive, and note a text before anyone has understood it."""
        message: aiohttp.WSMessage = await self._socket.receive(*options, **named)
        while message.type in _PINGS:
            await self._ping_came(message)
            message = await self._socket.receive(*options, **named)
        if message.type is aiohttp.WSMsgType.TEXT and self._witness is not None:
            self._witness.received(message.data)
        if message.type is aiohttp.WSMsgType.CLOSE:
            self.closed_with = (int(message.data or 1005), _shown(message.extra or ""))
        return message

    async def _ping_came(self, message: aiohttp.WSMessage) -> None:
        """Answer it, or take it for an answer: aiohttp is told to leave both to us."""
        if message.type is aiohttp.WSMsgType.PING:
            await self._socket.pong(message.data)
        else:
            self._pinger.answered(bytes(message.data))


def _shown(reason: str) -> str:
    """On one line, without control characters."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in reason).split())
