"""The conversation's connection to the service: at most one supervisor at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.client.session import LiveSession
from voicelive_desktop.client.supervisor import Supervisor
from voicelive_desktop.domain.facts.effects import (
    CloseSession,
    LineEffect,
    MoveToNextSession,
    OpenNextSession,
    OpenSession,
    Reconnect,
    RetryNow,
)


class ConnectionHandle:
    """Opens and closes the connection. Loop thread only."""

    def __init__(self, tasks: TaskOwner, supervisor: Callable[[], Supervisor]) -> None:
        self._tasks = tasks
        self._make = supervisor
        self._supervisor: Supervisor | None = None

    def open(self) -> None:
        """Connect and stay connected; does nothing if already open."""
        if self._supervisor is None or self._supervisor.over:
            self._supervisor = self._make()
            self._tasks.start(self._supervisor.run(), "connection")

    def close(self) -> None:
        """End the connection; it reports ConnectionEnded when it has ended."""
        if self._supervisor is not None:
            self._supervisor.end()

    def supervisor(self) -> Supervisor | None:
        """Return the one that keeps the connection, None before the first."""
        return self._supervisor

    def run(self, order: LineEffect) -> None:
        """Do what becomes of the connection."""
        match order:
            case OpenSession():
                self.open()
            case CloseSession():
                self.close()
            case _:
                if self._supervisor is not None:
                    _run(self._supervisor, order)

    @property
    def session(self) -> LiveSession | None:
        """Return the session that takes commands, None without one."""
        if self._supervisor is None:
            return None
        return self._supervisor.session


def _run(
    supervisor: Supervisor, order: RetryNow | Reconnect | OpenNextSession | MoveToNextSession
) -> None:
    match order:
        case RetryNow():
            supervisor.retry_now()
        case Reconnect():
            supervisor.reconnect()
        case OpenNextSession():
            supervisor.open_next()
        case MoveToNextSession():
            supervisor.move()
        case _:
            assert_never(order)
