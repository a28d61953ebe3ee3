"""Looks for audio devices when the window asks."""

from __future__ import annotations

from collections.abc import Callable

from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.audio.engine import AudioEngine
from voicelive_desktop.domain.facts.events import DevicesSearched, Event
from voicelive_desktop.gui.intents import Intents


class DeviceDesk:
    """Serves the two wishes for another look."""

    def __init__(
        self,
        tasks: TaskOwner,
        sound: AudioEngine,
        report: Callable[[Event], None],
        intents: Intents,
    ) -> None:
        self._tasks = tasks
        self._sound = sound
        self._report = report
        intents.devices_refresh_requested.connect(self._on_refresh)
        intents.devices_search_requested.connect(self._on_search)

    def _on_refresh(self) -> None:
        self._tasks.start(self._sound.refresh_devices(), "list devices")

    def _on_search(self) -> None:
        self._tasks.start(self._search(), "find devices", only=True)

    async def _search(self) -> None:
        await self._sound.refresh_devices()
        self._report(DevicesSearched())
