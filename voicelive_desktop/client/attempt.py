"""One try at a session, in a task of its own, so that the next session can be opened beside the
present one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from voicelive_desktop.client.kept_audio import KeptAudio
from voicelive_desktop.client.ports import Command, ConnectFailed, ConnectionLost, ServiceConnection
from voicelive_desktop.client.session import LiveSession, SessionParts
from voicelive_desktop.domain.words.failures import Failure


class Attempt:
    """Connects, greets and talks until the connection is lost. Begins when it is made; `close` it
    in any case.

    Args:
        connect: opens the connection; raises `ConnectFailed`.
        on_open: None: it talks as soon as it can. Else it stands by: this is called when it can
            take over.

    Attributes:
        is_open: It stands by and can take over.
    """

    def __init__(
        self,
        connect: Callable[[], Awaitable[ServiceConnection]],
        parts: SessionParts,
        kept: KeptAudio,
        on_open: Callable[[], None] | None = None,
    ) -> None:
        self._connect = connect
        self._parts = parts
        self._kept = kept
        self._on_open = on_open
        self._connection: ServiceConnection | None = None
        self._session: LiveSession | None = None
        self._lost: Failure | None = None
        self._closing: asyncio.Task[None] | None = None
        self.is_open = False
        self._task = asyncio.create_task(self._life(), name="session")

    @property
    def configured(self) -> bool:
        """Whether it has begun to talk."""
        return self._session is not None and self._session.configured

    @property
    def local_address(self) -> str:
        """See `ServiceConnection`; "" before it is open."""
        if self._connection is None:
            return ""
        return self._connection.local_address

    async def ended(self) -> Failure:
        """Wait until it has ended, and tell why."""
        # Not `await self._task`: a cancellation handed on to it is forgotten if a drop comes at the
        # same moment.
        await asyncio.wait({self._task})
        if self._task.cancelled() and self._lost is not None:
            return self._lost
        return self._task.result()

    def when_ended(self, call: Callable[[Failure], None]) -> None:
        """Call this when it has ended by itself."""
        self._task.add_done_callback(lambda task: None if task.cancelled() else call(task.result()))

    def lose(self, because: Failure) -> None:
        """End it as if the connection were lost for this reason."""
        self._lost = because
        if self._session is None:
            self._task.cancel()
        else:
            self._session.leave(because)

    @property
    def session(self) -> LiveSession | None:
        """Return the session once it takes commands, None before."""
        if self._session is not None and self._session.accepts:
            return self._session
        return None

    def take_over(self, unsent: Sequence[Command]) -> None:
        """Talk from now on."""
        assert self._session is not None, "it is open"
        self._session.take_over(unsent)

    def unsent(self) -> Sequence[Command]:
        """What it was asked to send and did not, after its end."""
        if self._session is None:
            return ()
        return self._session.unsent()

    def retire(self, when_closed: Callable[[Attempt], None]) -> None:
        """Begin to close it, and call this when that is done."""
        self._closing = asyncio.create_task(self.close(), name="close session")
        self._closing.add_done_callback(lambda _: when_closed(self))

    async def close(self) -> None:
        """End it and close its connection; nothing of it is left. Idempotent."""
        if self._closing is not None and self._closing is not asyncio.current_task():
            await self._closing
            return
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        if self._connection is not None:
            await asyncio.shield(self._connection.close())

    async def _life(self) -> Failure:
        try:
            self._connection = await self._connect()
            if self._on_open is None:
                on_open = None
            else:
                on_open = self._opened
            self._session = LiveSession(self._connection, self._parts, self._kept, on_open)
            await self._session.run()
        except (ConnectFailed, ConnectionLost) as error:
            return error.failure
        raise AssertionError("a session ends only by an exception")

    def _opened(self) -> None:
        self.is_open = True
        if self._on_open is not None:
            self._on_open()
