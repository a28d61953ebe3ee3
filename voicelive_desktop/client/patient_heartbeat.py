"""A heartbeat that tells a dead link from one that we have not read to the end."""

from __future__ import annotations

import asyncio
from typing import Any

# what lies in the system's buffer when a busy loop wakes up is read within a round of it
LAST_LOOK_S = 0.5


# Any: the SDK's aiohttp socket, whose timers have no public names
def hear_out(socket: Any) -> None:
    """Let the socket's heartbeat give up only a link on which nothing more comes.

    WORKAROUND aiohttp 3.14: an unanswered ping closes the socket, although aiohttp itself stops
    reading while many messages wait to be understood, and the answer lies behind them. The reader
    then sees a close of code 1000.
    """
    give_up = socket._pong_not_received
    loop = asyncio.get_running_loop()

    def look_again() -> None:
        if _is_reading(socket):
            give_up()
        else:
            socket._reset_heartbeat()

    def pong_not_received() -> None:
        if _is_reading(socket):
            # whatever comes cancels it
            socket._pong_response_cb = loop.call_later(LAST_LOOK_S, look_again)
        else:
            socket._reset_heartbeat()

    socket._pong_not_received = pong_not_received


def _is_reading(socket: Any) -> bool:
    """Whether what comes would be seen: reading goes on, or the connection is gone."""
    connection = socket._conn
    if connection is None:
        transport = None
    else:
        transport = connection.transport
    return transport is None or transport.is_reading()
