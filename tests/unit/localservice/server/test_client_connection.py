"""What the threads of a connection tell its loop."""

from __future__ import annotations

import asyncio

from voicelive_desktop.localservice.server.client_connection import call_soon


def test_what_a_thread_tells_after_the_end_is_no_error() -> None:
    told: list[str] = []

    async def tell() -> asyncio.AbstractEventLoop:
        loop = asyncio.get_running_loop()
        call_soon(loop, lambda: told.append("in time"))
        await asyncio.sleep(0)
        return loop

    loop = asyncio.run(tell())
    call_soon(loop, lambda: told.append("late"))
    assert told == ["in time"]
