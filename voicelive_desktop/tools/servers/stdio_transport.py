"""The line to a server that is a program: one JSON message a line on its standard input and output.

The SDK's own transport ends a server politely within seconds, and shows its complaints on our
standard error; ours ends it with this program, and keeps what it complains about.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import anyio
from mcp.shared.message import SessionMessage
from mcp_types import jsonrpc_message_adapter

from voicelive_desktop.tools.child_process import bury, plain_environment, start
from voicelive_desktop.tools.servers.server_config import ServerConfig

LARGEST_MESSAGE = 16_000_000  # bytes; a line without end is no message
POLITE_S = 0.2  # for a server that ends when its input closes
PIECE = 65_536


@contextlib.asynccontextmanager
async def program_lines(
    config: ServerConfig, complain: Callable[[str], None], ended: asyncio.Event
) -> AsyncIterator[tuple[Any, Any]]:
    """Start the program; gives the two streams of the SDK. `complain` gets its lines that
    are no messages.

    Raises ToolFailedError if it cannot be started.
    """
    folder = Path(config.folder).expanduser() if config.folder else Path.home()  # noqa: ASYNC240 - text, no file is touched
    environment = plain_environment(os.environ, dict(config.env))
    process = await start(config.command, environment, folder, limit=LARGEST_MESSAGE)
    to_us, messages = anyio.create_memory_object_stream[SessionMessage | Exception](0)
    outgoing, from_us = anyio.create_memory_object_stream[SessionMessage](0)
    tasks = [
        asyncio.create_task(_read(process, to_us, complain, ended), name="mcp read"),
        asyncio.create_task(_write(process, from_us), name="mcp write"),
        asyncio.create_task(_hear(process, complain), name="mcp complaints"),
    ]
    try:
        yield messages, outgoing
    finally:
        for task in tasks:
            task.cancel()
        for stream in (to_us, messages, outgoing, from_us):
            stream.close()
        with contextlib.suppress(asyncio.CancelledError):
            await _end(process)
        await asyncio.gather(*tasks, return_exceptions=True)


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.stdin is not None:
        process.stdin.close()
    with contextlib.suppress(TimeoutError, asyncio.CancelledError):
        async with asyncio.timeout(POLITE_S):
            await process.wait()
    await bury(process)


async def _read(
    process: asyncio.subprocess.Process,
    to_us: Any,
    complain: Callable[[str], None],
    ended: asyncio.Event,
) -> None:
    assert process.stdout is not None
    try:
        async for line in process.stdout:
            try:
                message = jsonrpc_message_adapter.validate_json(line, by_name=False)
            except (ValueError, RecursionError):
                complain(line.decode(errors="replace"))
                await asyncio.sleep(0)
                continue
            await to_us.send(SessionMessage(message))
    except (ValueError, OSError, anyio.ClosedResourceError, anyio.BrokenResourceError):
        pass  # a line without end, or the session is gone
    finally:
        ended.set()
        to_us.close()


async def _write(process: asyncio.subprocess.Process, from_us: Any) -> None:
    assert process.stdin is not None
    with contextlib.suppress(OSError, anyio.ClosedResourceError, anyio.BrokenResourceError):
        async for message in from_us:
            text = message.message.model_dump_json(by_alias=True, exclude_unset=True)
            process.stdin.write(f"{text}\n".encode())
            await process.stdin.drain()


async def _hear(process: asyncio.subprocess.Process, complain: Callable[[str], None]) -> None:
    assert process.stderr is not None
    rest = b""
    while piece := await process.stderr.read(PIECE):
        *lines, rest = (rest + piece).split(b"\n")
        for line in lines[-200:]:
            complain(line.decode(errors="replace"))
        rest = rest[-PIECE:]
        await asyncio.sleep(0.02)  # a flood leaves others their turn
    if rest:
        complain(rest.decode(errors="replace"))
