"""When settings are written."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from tests.support.fakes import Reports, until
from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.storage import saving
from voicelive_desktop.app.storage.saving import SettingsSaver
from voicelive_desktop.domain.facts.device_memory import DeviceMemory
from voicelive_desktop.domain.facts.events import SettingsNotSaved
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.settings.unusable import Unusable


class Disk:
    """A settings file that can be full, or slow."""

    def __init__(self) -> None:
        self.written: list[Settings] = []
        self.full = False
        self.go_on = threading.Event()
        self.go_on.set()
        self.begun = 0

    def save(
        self, settings: Settings, _memory: DeviceMemory, _unusable: tuple[Unusable, ...]
    ) -> None:
        self.begun += 1
        self.go_on.wait(5)
        if self.full:
            raise OSError(28, "No space left on device")
        self.written.append(settings)


class Desk:
    def __init__(self) -> None:
        self.disk, self.tasks, self.reports, self.settings = (
            Disk(),
            TaskOwner(),
            Reports(),
            Settings(),
        )
        file: Any = self.disk
        self.saver = SettingsSaver(file, lambda: self.settings, self.tasks, self.reports)


def run(scenario: Callable[[Desk], Coroutine[Any, Any, None]]) -> None:
    async def main() -> None:
        desk = Desk()
        try:
            await scenario(desk)
        finally:
            desk.disk.go_on.set()
            await desk.tasks.close()

    asyncio.run(main())


def test_many_changes_make_one_write_of_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "DELAY_S", 0.01)

    async def scenario(desk: Desk) -> None:
        for volume in (0.1, 0.2, 0.3):
            desk.settings = Settings(volume=volume)
            desk.saver.request()
        await until(lambda: desk.disk.written)
        assert desk.disk.written == [Settings(volume=0.3)]

    run(scenario)


def test_the_end_writes_at_once_and_only_what_is_new() -> None:
    async def scenario(desk: Desk) -> None:
        await desk.saver.flush()
        assert desk.disk.written == []
        desk.saver.request()
        await desk.tasks.close()
        await desk.saver.flush()
        await desk.saver.flush()
        assert desk.disk.written == [Settings()]

    run(scenario)


def test_a_write_that_was_cut_off_by_the_end_is_done_again() -> None:
    async def scenario(desk: Desk) -> None:
        desk.disk.go_on.clear()
        desk.saver.request()
        writing = asyncio.ensure_future(desk.saver.flush())
        await until(lambda: desk.disk.begun)
        writing.cancel()
        await asyncio.wait([writing])
        desk.disk.go_on.set()
        await desk.saver.flush()
        assert desk.disk.begun == 2

    run(scenario)


def test_two_writes_never_overlap_and_the_later_one_wins() -> None:
    async def scenario(desk: Desk) -> None:
        desk.disk.go_on.clear()
        desk.saver.request()
        first = asyncio.ensure_future(desk.saver.flush())
        await until(lambda: desk.disk.begun)
        desk.settings = Settings(volume=0.2)
        desk.saver.request()
        second = asyncio.ensure_future(desk.saver.flush())
        for _ in range(10):
            await asyncio.sleep(0)
        assert desk.disk.begun == 1
        desk.disk.go_on.set()
        await asyncio.gather(first, second)
        assert desk.disk.written == [Settings(), Settings(volume=0.2)]

    run(scenario)


def test_a_full_disk_is_told_once_until_it_works_again() -> None:
    async def scenario(desk: Desk) -> None:
        async def save(*, full: bool) -> None:
            desk.disk.full = full
            desk.saver.request()
            await desk.saver.flush()

        await save(full=True)
        await save(full=True)
        assert desk.reports == [
            SettingsNotSaved("The settings could not be saved: No space left on device.")
        ]
        await save(full=False)
        await save(full=True)
        assert len(desk.reports) == 2

    run(scenario)
