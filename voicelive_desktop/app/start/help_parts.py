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
    """Keeps them; each serves requests of the window or follows the state."""

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

        tasks, report = machine.tasks, store.dispatch
        turns, usage = books
        show = front.window.help_windows.show_diagnostics
        self.help = HelpDesk(tasks, state, log, report, show)
        self.updates = UpdateDesk(tasks, state, report, remembered, outside())
        self.devices = DeviceDesk(tasks, machine.sound, report)
        self._telemetry = TelemetryDesk(machine.connector, turns, clock, time.monotonic, report)
        store.observe(self._telemetry)
        line = LineBook(machine.sound.statistics, machine.trips.usual_ms)
        store.observe(line)
        front.inspected.attach(machine.traffic, usage.usage, line.line)
        inspector = front.window.inspector
        self.inspector = InspectorDesk(
            tasks,
            machine.traffic,
            inspector.show_file,
            inspector.say,
            usage,
            lambda: machine.line.session,
            inspector.show_sent,
            turn_of=front.inspected.turn_of,
        )

    def close(self) -> None:
        """Send what telemetry still holds."""
        self._telemetry.close()
