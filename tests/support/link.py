"""A link that fails: a TCP proxy in the test's own loop that cuts, freezes and counts connections.

async with CutLink("127.0.0.1", port) as link:
    …connect to link.url…
    link.cut()              # every connection ends without a close frame
    link.frozen = True      # half open: nothing passes any more, and nobody is told
"""

from __future__ import annotations

import asyncio
import contextlib
from types import TracebackType
from typing import Self

_CHUNK = 65_536


class CutLink:
    """Forwards to a port of this computer.

    Attributes:
        url: What a client is given.
        connections: How many there were.
        up, down: Bytes that passed, to the service and from it.
    """

    def __init__(self, host: str, port: int) -> None:
        self._target = (host, port)
        self._server: asyncio.Server | None = None
        self._streams: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._thawed = asyncio.Event()
        self._thawed.set()
        self.url = ""
        self.connections = 0
        self.up = self.down = 0

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._server is not None
        self._server.close()
        self.cut()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    @property
    def frozen(self) -> bool:
        """Whether nothing passes."""
        return not self._thawed.is_set()

    @frozen.setter
    def frozen(self, frozen: bool) -> None:
        if frozen:
            self._thawed.clear()
        else:
            self._thawed.set()

    def cut(self) -> None:
        """End every connection with a reset."""
        for stream in tuple(self._streams):
            stream.transport.abort()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        self.connections += 1
        try:
            far_reader, far_writer = await asyncio.open_connection(*self._target)
        except OSError:
            writer.transport.abort()
            return
        self._streams |= {writer, far_writer}
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._pump(reader, far_writer, "up"))
                tasks.create_task(self._pump(far_reader, writer, "down"))
        except* (OSError, EOFError):
            pass
        finally:
            self._streams -= {writer, far_writer}
            for stream in (writer, far_writer):
                stream.transport.abort()

    async def _pump(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: str
    ) -> None:
        while data := await reader.read(_CHUNK):
            await self._thawed.wait()
            setattr(self, way, getattr(self, way) + len(data))
            writer.write(data)
            await writer.drain()
        with contextlib.suppress(OSError):
            await asyncio.sleep(0)
        raise EOFError
