"""What serves the window beside a conversation: help, inspector, telemetry, updates, devices.

Made after the first frame: their modules bring aiohttp.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from voicelive_desktop.app.environment.logs import JsonLog
from voicelive_desktop.app.runtime.store import Store
from voicelive_desktop.app.services.help_requests import HelpDesk
from voicelive_desktop.app.services.inspector_desk import InspectorDesk
from voicelive_desktop.app.services.line_book import LineBook
from voicelive_desktop.app.services.telemetry_desk import TelemetryDesk
from voicelive_desktop.app.services.turn_book import TurnBook
from voicelive_desktop.app.services.update_requests import UpdateDesk, outside
from voicelive_desktop.app.services.usage_book import UsageBook
from voicelive_desktop.app.start.device_requests import DeviceDesk
from voicelive_desktop.app.storage.remembered import Remembered
from voicelive_desktop.domain.facts.state import State

if TYPE_CHECKING:
    from voicelive_desktop.app.start.front import Front
    from voicelive_desktop.app.start.machine import Machine


class HelpParts:
    """Keeps them; each serves wishes of the window or follows the state."""

    def __init__(
        self,
        front: Front,
        machine: Machine,
        store: Store,
        log: JsonLog,
        remembered: Remembered,
        books: tuple[TurnBook, UsageBook],
        clock: Callable[[], float],
    ) -> None:
        def state() -> State:
            return store.state

        intents, tasks, report = front.intents, machine.tasks, store.dispatch
        turns, usage = books
        show = front.window.help_windows.show_diagnostics
        self._help = HelpDesk(intents, tasks, state, log, report, show)
        self._updates = UpdateDesk(intents, tasks, state, report, remembered, outside())
        self._devices = DeviceDesk(tasks, machine.sound, report, intents)
        self._telemetry = TelemetryDesk(machine.connector, turns, clock, time.monotonic, report)
        store.observe(self._telemetry)
        line = LineBook(machine.sound.statistics, machine.trips.usual_ms)
        store.observe(line)
        front.inspected.attach(machine.traffic, usage.usage, line.line)
        inspector = front.window.inspector
        self._inspector = InspectorDesk(
            intents,
            tasks,
            machine.traffic,
            inspector.show_file,
            inspector.say,
            usage,
            lambda: machine.line.session,
            inspector.show_sent,
        )

    def close(self) -> None:
        """Send what telemetry still holds."""
        self._telemetry.close()
