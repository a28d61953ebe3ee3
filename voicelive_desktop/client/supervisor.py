"""Keeps a conversation connected: connect, run, and on a drop wait and connect again until the user ends it."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable

from voicelive_desktop.client.kept_audio import KeptAudio
from voicelive_desktop.client.ports import Command, ConnectFailed, ConnectionLost, Connector, Resolve, Sleep
from voicelive_desktop.client.retry import verdict
from voicelive_desktop.client.session import Session, SessionParts
from voicelive_desktop.domain.events import (
    ConnectingStarted,
    ConnectionEnded,
    ConnectionFailed,
    RetryScheduled,
)
from voicelive_desktop.domain.failures import Failure, FailureKind


class Supervisor:
    """One conversation's connections, one after the other. All methods on the loop's thread.

    Reports ConnectingStarted, RetryScheduled, ConnectionFailed and ConnectionEnded, and all that its sessions report.

    Attributes:
        over: It has ended or is about to, and reports nothing more than that.
    """

    def __init__(
        self,
        connector: Connector,
        resolve: Resolve,
        parts: SessionParts,
        sleep: Sleep = asyncio.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._connector = connector
        self._resolve = resolve
        self._parts = parts
        self._sleep = sleep
        self._chance = chance
        self._kept = KeptAudio(parts.clock)
        self._session: Session | None = None
        self._hurry = asyncio.Event()
        self._anew = False
        self._task: asyncio.Task[None] | None = None
        self.over = False

    async def run(self) -> None:
        """Connect and stay connected. Returns after a permanent failure; `end` or cancel it to end the conversation.

        On cancellation the connection is closed and ConnectionEnded reported.
        """
        if self.over:  # ended before the first step: a task that is cancelled then never runs, and reports nothing
            self._parts.report(ConnectionEnded())
            return
        self._task = asyncio.current_task()
        failed_tries, was_connected = 0, False
        try:
            while True:
                self._parts.report(ConnectingStarted(failed_tries + 1))
                failure, configured = await self._one_connection()
                if configured:
                    failed_tries, was_connected = 0, True
                if self._anew:
                    self._anew, failed_tries, was_connected = False, 0, True
                    continue
                failed_tries += 1
                again = verdict(failure, failed_tries, was_connected=was_connected, chance=self._chance())
                if again.wait_s is None:
                    self.over = True
                    self._parts.report(ConnectionFailed(failure))
                    return
                now = self._parts.wall_clock()
                self._hurry.clear()  # before the report: it may be answered by `retry_now` at once
                self._parts.report(RetryScheduled(failed_tries + 1, again.wait_s, now, failure))
                await self._wait(again.wait_s)
        except asyncio.CancelledError:
            self.over = True
            self._parts.report(ConnectionEnded())
            raise
        except Exception as error:
            self.over = True  # our own mistake: Start must work again, and the log must tell
            self._parts.report(ConnectionFailed(Failure(FailureKind.UNKNOWN, type(error).__name__)))
            raise

    def end(self) -> None:
        """End the conversation. ConnectionEnded is reported when it has ended, also if `run` has not begun yet."""
        self.over = True
        if self._task is not None:
            self._task.cancel()

    def send(self, command: Command) -> bool:
        """Send on the present session. False: there is none."""
        return self._session is not None and self._session.configured and self._session.send(command)

    def retry_now(self) -> None:
        """Do not wait for the next try."""
        self._hurry.set()

    def reconnect(self) -> None:
        """Leave the present session for a new one, without waiting; it counts as no failure."""
        if self._session is not None and self._session.configured:
            self._anew = True
            self._session.leave()

    def lose(self, because: Failure) -> None:
        """Treat the present session as lost: something took the connection's ground away."""
        if self._session is not None:
            self._session.leave(because)

    @property
    def local_address(self) -> str:
        """The address of this computer that the present session's connection goes from; "" without one."""
        return "" if self._session is None else self._session.local_address

    async def _one_connection(self) -> tuple[Failure, bool]:
        """Why the connection ended or did not come about, and whether its session had begun."""
        session: Session | None = None
        try:
            connection = await self._connector.connect(await self._resolve())
            try:
                session = self._session = Session(connection, self._parts, self._kept)
                await session.run()
            finally:
                if session is not None and session.configured:
                    self._kept.session_lost()
                self._session = None
                await asyncio.shield(connection.close())
        except (ConnectFailed, ConnectionLost) as error:
            return error.failure, session is not None and session.configured
        raise AssertionError("a session ends only by an exception")

    async def _wait(self, seconds: float) -> None:
        """Wait so long, or until `retry_now`."""

        async def sleep() -> None:
            await self._sleep(seconds)

        async def hurry() -> None:
            await self._hurry.wait()

        async with asyncio.TaskGroup() as tasks:
            waits = [tasks.create_task(sleep(), name="wait for retry"), tasks.create_task(hurry(), name="retry now")]
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            for wait in waits:
                wait.cancel()
