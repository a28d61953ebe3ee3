"""Writes the settings soon after they changed, and at the end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.storage.settings_file import SettingsFile
from voicelive_desktop.domain.facts.device_memory import DeviceMemory
from voicelive_desktop.domain.facts.events import Event, SettingsNotSaved
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.settings.unusable import Unusable
from voicelive_desktop.domain.words.wording import Words

DELAY_S = 0.5  # a dragged slider makes one write


class SettingsSaver:
    """Loop thread only; the writing itself happens on a worker thread.

    Reports SettingsNotSaved when the file cannot be written, once until it works again.
    """

    def __init__(
        self,
        file: SettingsFile,
        present: Callable[[], Settings],
        tasks: TaskOwner,
        report: Callable[[Event], None],
        *,
        memory: Callable[[], DeviceMemory] = DeviceMemory,
        unusable: Callable[[], tuple[Unusable, ...]] = tuple,
    ) -> None:
        self._file = file
        self._present = present
        self._tasks = tasks
        self._report = report
        self._memory = memory
        self._unusable = unusable
        self._dirty = False
        self._told = False
        self._writing = asyncio.Lock()

    def request(self) -> None:
        """Save soon: the settings changed."""
        if not self._dirty:
            self._dirty = True
            self._tasks.start(self._soon(), "save settings")

    async def flush(self) -> None:
        """Write now if something changed since the last time."""
        # one after the other, so that the last one to write is the latest
        async with self._writing:
            if self._dirty:
                await self._write()

    async def _write(self) -> None:
        self._dirty = False
        try:
            await asyncio.to_thread(
                self._file.save, self._present(), self._memory(), self._unusable()
            )
            self._told = False
        except asyncio.CancelledError:
            self._dirty = True  # nobody saw how it went
            raise
        except OSError as error:
            if not self._told:
                reason = error.strerror or Words("no access")
                self._report(
                    SettingsNotSaved(
                        Words("The settings could not be saved: {reason}.", reason=reason)
                    )
                )
            self._told = True

    async def _soon(self) -> None:
        await asyncio.sleep(DELAY_S)
        await self.flush()
