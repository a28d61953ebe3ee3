"""A WebSocket that tells the journal what goes through it."""

from __future__ import annotations

from typing import Any

import aiohttp

from voicelive_desktop.client.journal import Journal


class JournalledSocket:
    """Stands in for the SDK's aiohttp socket: everything else is that socket's own."""

    def __init__(self, socket: Any, journal: Journal) -> None:  # Any: the SDK hands it on as a private attribute
        self._socket = socket
        self._journal = journal

    def __getattr__(self, name: str) -> Any:
        return getattr(self._socket, name)

    async def send_str(self, text: str, *options: Any, **named: Any) -> None:
        """Send, and note what was sent."""
        await self._socket.send_str(text, *options, **named)
        self._journal.sent(text)

    async def receive(self, *options: Any, **named: Any) -> aiohttp.WSMessage:
        """Receive, and note a text before anyone has understood it."""
        message: aiohttp.WSMessage = await self._socket.receive(*options, **named)
        if message.type is aiohttp.WSMsgType.TEXT:
            self._journal.received(message.data)
        return message
