"""Writes the session log when the user asks for one, and shows an earlier one."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path

from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.services.log_timeline import Timed, timeline
from voicelive_desktop.client.journal import Journal, UnreadableLogError, read_log
from voicelive_desktop.domain.facts.events import Event, LogBroke, LogReadBegan, LogReadEnded
from voicelive_desktop.domain.facts.events import LogUnreadable as LogWasUnreadable

LONGEST_GAP_S = 2.0  # nobody wants to wait through a pause of minutes


class LogDesk:
    """Carries out the effects on the session log. Loop thread only."""

    def __init__(self, journal: Journal, tasks: TaskOwner, report: Callable[[Event], None]) -> None:
        self._journal = journal
        self._tasks = tasks
        self._report = report
        self._reading: asyncio.Task[None] | None = None
        self._hurry = asyncio.Event()

    def write(self, path: str, *, words: bool) -> None:
        """Start writing a log to `path`; reports `LogBroke` if that fails, now or later."""
        try:
            self._journal.open(
                Path(path), words=words, broke=lambda problem: self._report(LogBroke(problem))
            )
        except OSError as error:
            self._report(LogBroke(error.strerror or type(error).__name__))

    def stop(self) -> None:
        """Complete the file."""
        self._journal.close()

    def read(self, path: str) -> None:
        """Replay the log at `path` from its beginning, in real time."""
        self.close()
        self._hurry = asyncio.Event()
        self._reading = self._tasks.start(self._read(Path(path), self._hurry), "read session log")

    def skip(self) -> None:
        """Show the rest at once."""
        self._hurry.set()

    def close(self) -> None:
        """Stop replaying the log."""
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    async def _read(self, path: Path, hurry: asyncio.Event) -> None:
        try:
            events = await asyncio.to_thread(_timeline_of, path)
        except UnreadableLogError as error:
            self._report(LogWasUnreadable(f"{path.name}: {error}."))
            return
        except OSError as error:
            self._report(
                LogWasUnreadable(f"{path.name}: {error.strerror or type(error).__name__}.")
            )
            return
        self._report(LogReadBegan(path.name))
        await self._tell(events, hurry)
        self._report(LogReadEnded())

    async def _tell(self, events: Sequence[Timed], hurry: asyncio.Event) -> None:
        before_s = events[0][0] if events else 0.0
        for n, (t_s, event) in enumerate(events):
            gap_s = min(LONGEST_GAP_S, t_s - before_s)
            before_s = t_s
            if gap_s > 0 and not hurry.is_set():
                await _wait(gap_s, hurry)
            elif n % 100 == 99:
                await asyncio.sleep(0)  # a long log must not hold up the window
            self._report(event)


def _timeline_of(path: Path) -> Sequence[Timed]:
    """What a log tells. Blocking: a large one takes many seconds. Raises UnreadableLogError,
    OSError.
    """
    _, entries = read_log(path)
    return timeline(entries)


async def _wait(seconds: float, hurry: asyncio.Event) -> None:
    """Wait this long, or until the user skips ahead."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await hurry.wait()
