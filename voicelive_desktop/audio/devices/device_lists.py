"""Which devices there are: listed when somebody asks, and on every change while a child watches."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Mapping, Sequence
from subprocess import Popen

from voicelive_desktop.audio.devices.device_names import as_event
from voicelive_desktop.audio.devices.device_ports import DeviceInfo, DeviceList, SoundFailure
from voicelive_desktop.audio.devices.sound_thread import Desk
from voicelive_desktop.audio.devices.watcher import DeviceWatcher
from voicelive_desktop.domain.facts.events import DevicesListed
from voicelive_desktop.domain.words.ids import DeviceName

# after the watching child has ended: soon enough for a plug to be seen, rarely enough to cost
# nothing
REWATCH_S = 2.0
LIST_S = 5.0  # the watcher's first list takes 0.3 s


class DeviceLists:
    """The latest list, and the watching for the next. Everything on the loop's thread.

    Args:
        desk: the sound thread, and who is told.
        report: takes `DevicesListed`.
        may_disturb: whether nothing is open, so that the sound system may be initialised anew.
        follow: called with the list of before and the new one.
        command: starts the child that watches; None: listed only by `refresh`, without seeing
            changes while a stream is open.
        environment: that child's; None: this process's.
        completed: gives that child's lists what it cannot know of, such as files in place of
            devices.
        child: that child, if it was started already.

    Attributes:
        found: the latest list.
        number: how many there were.
    """

    def __init__(
        self,
        desk: Desk,
        report: Callable[[DevicesListed], None],
        may_disturb: Callable[[], bool],
        follow: Callable[[DeviceList, DeviceList], None],
        command: Sequence[str] | None,
        environment: Mapping[str, str] | None,
        completed: Callable[[DeviceList], DeviceList] | None,
        child: Popen[str] | None = None,
    ) -> None:
        self._desk = desk
        self._report = report
        self._may_disturb = may_disturb
        self._follow = follow
        self._command = command
        self._environment = environment
        self._completed = completed
        self._child = child
        self.found = DeviceList()
        self.number = 0
        self._watcher: DeviceWatcher | None = None
        self._listed: asyncio.Event | None = None
        self._rewatch: asyncio.TimerHandle | None = None
        self._is_ready = self._closed = False

    def knows(self, name: DeviceName, is_one: Callable[[DeviceInfo], bool]) -> bool:
        """Whether the latest list has a device of this name and kind."""
        return any(device.id == name and is_one(device) for device in self.found.devices)

    async def get_ready(self) -> None:
        """Load the sound system now, so that the first device opens at once; opens none."""
        self._is_ready = True
        async with self._desk.lock:
            with contextlib.suppress(SoundFailure):  # told when a device is opened
                await self._desk.run(self._desk.backend.list_devices)

    async def refresh(self) -> None:
        """List the devices anew without disturbing open streams."""
        if self._command is None:
            await self._list_here()
            return
        number, self._listed = self.number, asyncio.Event()
        self.watch()
        if self._watcher is not None:
            self._watcher.ask()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LIST_S):
                await self._listed.wait()
        if self.number == number:
            await self._list_here()

    def watch(self) -> None:
        """List them on every change from now on."""
        if (
            self._command is None
            or self._closed
            or (self._watcher is not None and self._watcher.alive)
        ):
            return
        if self._watcher is not None:
            self._watcher.close()
        self._desk.bind()
        child, self._child = self._child, None
        self._watcher = DeviceWatcher(
            self._command,
            lambda found: self._desk.post(lambda: self._on_seen(found)),
            lambda: self._desk.post(self._on_watch_ended),
            self._environment,
            child,
        )

    def set_pace(self, *, fast: bool) -> None:
        """Only while a device is in use must a change be seen soon; the pickers ask by `refresh`."""
        if self._watcher is not None:
            self._watcher.set_pace(fast=fast)

    def end(self) -> None:
        """Start no other child."""
        self._closed = True
        if self._rewatch is not None:
            self._rewatch.cancel()

    async def close(self) -> None:
        """End the child."""
        if self._watcher is not None:
            await self._desk.let_go(self._watcher.close)

    async def _list_here(self) -> None:
        """Without a child: anew only if no stream would die of it."""
        async with self._desk.lock:
            may_disturb = self._may_disturb()
            try:
                if may_disturb:
                    await self._desk.run(self._desk.backend.reinitialise)
                found: DeviceList | None = await self._desk.run(self._desk.backend.list_devices)
            except SoundFailure:
                found = None
        self._on_list(found)

    def _on_seen(self, found: DeviceList | None) -> None:
        """The child knows nothing of files in place of devices."""
        if self._completed is not None:
            found = self._completed(found or DeviceList())
        if self._is_ready and found != self.found:
            self._desk.spawn(self._look_too(), "look at the devices too")
        self._on_list(found)

    async def _look_too(self) -> None:
        """While nothing is open, this process learns what the child has seen: Start finds the
        default device of today.
        """
        async with self._desk.lock:
            if self._may_disturb():
                with contextlib.suppress(SoundFailure):
                    await self._desk.run(self._desk.backend.reinitialise)

    def _on_list(self, found: DeviceList | None) -> None:
        self.number += 1
        before, self.found = self.found, found or DeviceList()
        if found is not None:
            self._report(as_event(self.found))
        else:
            self._report(DevicesListed((), ()))
        if self._listed is not None:
            self._listed.set()
        self._follow(before, self.found)

    def _on_watch_ended(self) -> None:
        if self._listed is not None:
            self._listed.set()
        if not self._closed:
            self._rewatch = self._desk.later(REWATCH_S, self.watch)
