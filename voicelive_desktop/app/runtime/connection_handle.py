"""The conversation's connection to the service: at most one supervisor at a time."""

from __future__ import annotations

from collections.abc import Callable

from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.client.ports import Command
from voicelive_desktop.client.supervisor import Supervisor
from voicelive_desktop.domain.words.failures import Failure


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

    def retry_now(self) -> None:
        """Retry now instead of waiting."""
        if self._supervisor is not None:
            self._supervisor.retry_now()

    def reconnect(self) -> None:
        """Leave the present session for a new one."""
        if self._supervisor is not None:
            self._supervisor.reconnect()

    def open_next(self) -> None:
        """Open one more session beside the present one."""
        if self._supervisor is not None:
            self._supervisor.open_next()

    def move(self) -> None:
        """Leave the present session for the one that was opened beside it."""
        if self._supervisor is not None:
            self._supervisor.move()

    def lose(self, because: Failure) -> None:
        """Treat the present session as lost."""
        if self._supervisor is not None:
            self._supervisor.lose(because)

    @property
    def local_address(self) -> str:
        """Return the local address of the present connection, or ""."""
        return "" if self._supervisor is None else self._supervisor.local_address

    def send(self, command: Command) -> bool:
        """Send a command; returns False if there is no session."""
        return self._supervisor is not None and self._supervisor.send(command)
