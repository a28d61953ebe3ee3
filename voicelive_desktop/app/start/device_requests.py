"""Looks for audio devices when the window asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.audio.engine import AudioEngine
from voicelive_desktop.domain.facts.events import DevicesSearched, Event
from voicelive_desktop.domain.facts.requests import about_program as ask


class DeviceDesk:
    """Looks again, quietly or with an answer."""

    def __init__(
        self,
        tasks: TaskOwner,
        sound: AudioEngine,
        report: Callable[[Event], None],
    ) -> None:
        self._tasks = tasks
        self._sound = sound
        self._report = report

    def serve(self, request: ask.DeviceRequest) -> None:
        """Do what the window asks for."""
        match request:
            case ask.RefreshDevices():
                self._tasks.start(self._sound.refresh_devices(), "list devices")
            case ask.SearchDevices():
                self._tasks.start(self._search(), "find devices", only=True)
            case _:
                assert_never(request)

    async def _search(self) -> None:
        await self._sound.refresh_devices()
        self._report(DevicesSearched())
