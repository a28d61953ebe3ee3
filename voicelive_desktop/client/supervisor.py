"""Keeps a conversation connected: connect, run, and on a drop wait and connect again until the user
ends it.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, MutableSequence

from voicelive_desktop.client.attempt import Attempt
from voicelive_desktop.client.kept_audio import KeptAudio
from voicelive_desktop.client.ports import Connector, Resolve, ServiceConnection, Sleep
from voicelive_desktop.client.retry import MOST_CONNECTIONS, STEADY_S, slot_wait_s, verdict
from voicelive_desktop.client.session import LiveSession, SessionParts
from voicelive_desktop.domain.facts.events import (
    ConnectingStarted,
    ConnectionEnded,
    ConnectionFailed,
    NextSessionFailed,
    NextSessionOpened,
    RetryScheduled,
    SessionMoved,
)
from voicelive_desktop.domain.words.failures import Failure, FailureKind

LEFT = Failure(FailureKind.LOST, "left")


class Supervisor:
    """One conversation's connections, one after the other. All methods on the loop's thread.

    Reports ConnectingStarted, RetryScheduled, ConnectionFailed and ConnectionEnded, all that its
    sessions report, and
    of a session beside the present one NextSessionOpened, NextSessionFailed and SessionMoved.

    Args:
        begun: when connections were begun lately (`parts.clock`), of this and of earlier
            conversations.

    Attributes:
        over: It has ended or is about to, and reports nothing more than that.
    """

    def __init__(
        self,
        connector: Connector,
        resolve: Resolve,
        parts: SessionParts,
        begun: MutableSequence[float],
        sleep: Sleep = asyncio.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._connector = connector
        self._resolve = resolve
        self._parts = parts
        self._begun = begun
        self._sleep = sleep
        self._chance = chance
        self._kept = KeptAudio(parts.clock)
        self._present: Attempt | None = None
        self._following: Attempt | None = None
        self._leaving = False
        self._retired: set[Attempt] = set()
        self._hurry = asyncio.Event()
        self._anew = False
        self._task: asyncio.Task[None] | None = None
        self.over = False

    async def run(self) -> None:
        """Connect and stay connected. Returns after a permanent failure; `end` or cancel it to end
        the conversation.

        On cancellation the connection is closed and ConnectionEnded reported.
        """
        # ended before the first step: a task that is cancelled then never runs, and reports nothing
        if self.over:
            self._parts.report(ConnectionEnded())
            return
        self._task = asyncio.current_task()
        try:
            await self._connect_until_it_is_over()
        except asyncio.CancelledError:
            self.over = True
            self._parts.report(ConnectionEnded())
            raise
        except Exception as error:
            self.over = True  # our own mistake: Start must work again, and the log must tell
            self._parts.report(ConnectionFailed(Failure(FailureKind.UNKNOWN, type(error).__name__)))
            raise

    async def _connect_until_it_is_over(self) -> None:
        failed_tries, was_connected = 0, False
        while True:
            self._parts.report(ConnectingStarted(failed_tries + 1, self._parts.wall_clock()))
            began = self._parts.clock()
            failure, configured = await self._one_connection()
            was_connected = was_connected or configured
            if configured and self._parts.clock() - began >= STEADY_S:
                failed_tries = 0
            if self._anew:
                self._anew, failed_tries, was_connected = False, 0, True
                continue
            failed_tries += 1
            again = verdict(
                failure, failed_tries, was_connected=was_connected, chance=self._chance()
            )
            if again.wait_s is None:
                self.over = True
                self._parts.report(ConnectionFailed(failure))
                return
            wait_s = max(again.wait_s, slot_wait_s(self._begun, self._parts.clock()))
            now = self._parts.wall_clock()
            self._hurry.clear()  # before the report: it may be answered by `retry_now` at once
            self._parts.report(RetryScheduled(failed_tries + 1, wait_s, now, failure))
            await self._wait(wait_s)

    def end(self) -> None:
        """End the conversation. ConnectionEnded is reported when it has ended, also if `run` has
        not begun yet.
        """
        self.over = True
        if self._task is not None:
            self._task.cancel()

    @property
    def session(self) -> LiveSession | None:
        """Return the session that takes commands, None without one."""
        if self._present is None:
            return None
        return self._present.session

    def retry_now(self) -> None:
        """Do not wait for the next try."""
        self._hurry.set()

    def reconnect(self) -> None:
        """Leave the present session for a new one, without waiting; it counts as no failure."""
        if self._present is not None and self._present.configured:
            self._anew = True
            self._present.lose(LEFT)

    def lose(self, because: Failure) -> None:
        """Treat the present session as lost: something took the connection's ground away."""
        if self._present is not None:
            self._present.lose(because)

    def open_next(self) -> None:
        """Open one more session beside the present one; reports
        NextSessionOpened or NextSessionFailed.
        """
        if self._present is None or not self._present.configured or self._following is not None:
            return
        following = Attempt(
            self._connect, self._parts, self._kept, lambda: self._parts.report(NextSessionOpened())
        )
        self._following = following
        following.when_ended(lambda failure: self._next_ended(following, failure))

    def move(self) -> None:
        """Leave the present session for the one that was opened beside it; reports SessionMoved."""
        if self._present is not None and self._following is not None and self._following.is_open:
            self._leaving = True
            self._present.lose(LEFT)

    @property
    def local_address(self) -> str:
        """The address of this computer that the present session's connection goes from;
        "" without one.
        """
        if self._present is None:
            return ""
        return self._present.local_address

    async def _one_connection(self) -> tuple[Failure, bool]:
        """Why the connection ended or did not come about, and whether its session had begun.

        Sessions that took over from one another count as one connection.
        """
        present = self._present = Attempt(self._connect, self._parts, self._kept)
        try:
            while True:
                failure = await present.ended()
                following = self._following
                if self._anew or following is None or not following.is_open:
                    if present.configured:
                        self._kept.session_lost()
                    return failure, present.configured
                self._hand_over(present, following, failure)
                present = following
        finally:
            following, self._following, self._present = self._following, None, None
            ending = [
                attempt.close()
                for attempt in (present, following, *self._retired)
                if attempt is not None
            ]
            await asyncio.gather(*ending)

    def _hand_over(self, present: Attempt, following: Attempt, failure: Failure) -> None:
        left, self._leaving = self._leaving, False
        if left:
            self._kept.session_left()
        else:
            self._kept.session_lost()
        self._present, self._following = following, None
        if left:
            self._parts.report(SessionMoved(None))
        else:
            self._parts.report(SessionMoved(failure))
        if left:
            following.take_over(present.unsent())
        else:
            following.take_over(())
        self._retire(present)

    def _next_ended(self, following: Attempt, failure: Failure) -> None:
        if self._following is following:
            self._following = None
            self._retire(following)
            self._parts.report(NextSessionFailed(failure))

    def _retire(self, attempt: Attempt) -> None:
        self._retired.add(attempt)
        attempt.retire(self._retired.discard)

    async def _connect(self) -> ServiceConnection:
        """Within the service's limit of new connections a minute."""
        if (wait_s := slot_wait_s(self._begun, self._parts.clock())) > 0:
            await self._sleep(wait_s)
        endpoint = await self._resolve()
        self._begun.append(self._parts.clock())
        del self._begun[:-MOST_CONNECTIONS]
        return await self._connector.connect(endpoint)

    async def _wait(self, seconds: float) -> None:
        """Wait so long, or until `retry_now`."""

        async def sleep() -> None:
            await self._sleep(seconds)

        async def hurry() -> None:
            await self._hurry.wait()

        async with asyncio.TaskGroup() as tasks:
            waits = [
                tasks.create_task(sleep(), name="wait for retry"),
                tasks.create_task(hurry(), name="retry now"),
            ]
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            for wait in waits:
                wait.cancel()
