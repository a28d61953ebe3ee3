"""Notifications of the desktop: by D-Bus where there is a service for them, else by the tray icon,
else none.

The service is org.freedesktop.Notifications (its specification, version 1.2), spoken
to through jeepney.
"""

from __future__ import annotations

import asyncio
import html
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from voicelive_desktop.app.environment.tasks import TaskOwner

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.asyncio import DBusRouter

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
NAME = "voicelive-desktop"
TITLE = "Voice Live Desktop"
ANSWER_S = 5.0  # a service that hangs must hold up nothing, and is not asked again
SHOW = "default"  # the action of a click on the notification itself

Fallback = Callable[[str, str], None]


class DesktopNotes:
    """Tells the person something beside the window. Loop thread only. The bus is first used when
    there is something.

    Args:
        fallback: takes title and text where there is no service.
        clicked: the person wants to see the window.
        bus: "SESSION", or the address of a bus.
    """

    def __init__(
        self,
        tasks: TaskOwner,
        fallback: Fallback,
        clicked: Callable[[], None],
        bus: str = "SESSION",
    ) -> None:
        self._tasks, self._fallback, self._clicked, self._bus = tasks, fallback, clicked, bus
        self._waiting: asyncio.Queue[tuple[str, str]] = asyncio.Queue()
        self._numbers: dict[str, int] = {}
        self._serving = False
        self._works = sys.platform == "linux"

    def tell(self, key: str, text: str) -> None:
        """Show this; it takes the place of an earlier one of the same key."""
        if not self._works:
            self._fallback(TITLE, text)
            return
        self._waiting.put_nowait((key, text))
        if not self._serving:
            self._serving = True
            self._tasks.start(self._serve(), "desktop notes")

    async def _serve(self) -> None:
        try:
            await self._speak_with_service()
        except Exception:  # noqa: BLE001 - no bus, no service, another answer: the tray tells it, or nobody does
            self._works = False
            while not self._waiting.empty():
                self._fallback(TITLE, self._waiting.get_nowait()[1])

    async def _speak_with_service(self) -> None:
        from jeepney import MatchRule, message_bus  # noqa: PLC0415 - only once there is something to tell
        from jeepney.io.asyncio import DBusRouter, Proxy, open_dbus_connection  # noqa: PLC0415 - the same

        rule = MatchRule(type="signal", interface=SERVICE, member="ActionInvoked")
        async with asyncio.timeout(ANSWER_S):
            connection = await open_dbus_connection(self._bus)
        async with connection, DBusRouter(connection) as router:
            async with asyncio.timeout(ANSWER_S):
                await Proxy(message_bus, router).AddMatch(rule)
            with router.filter(rule) as clicks:
                async with asyncio.TaskGroup() as group:
                    group.create_task(self._tell_all(router), name="tell desktop notes")
                    group.create_task(self._hear(clicks), name="hear desktop notes")

    async def _tell_all(self, router: DBusRouter) -> None:
        while True:
            key, text = await self._waiting.get()
            try:
                async with asyncio.timeout(ANSWER_S):
                    self._numbers[key] = await _notified(router, self._numbers.get(key, 0), text)
            except Exception:
                self._waiting.put_nowait((key, text))  # for whoever tells it instead
                raise

    async def _hear(self, clicks: asyncio.Queue[Message]) -> None:
        while True:
            number, action = (await clicks.get()).body
            if action == SHOW and number in self._numbers.values():
                self._clicked()


async def _notified(router: DBusRouter, replaces: int, text: str) -> int:
    """Show it and return its number; raises what jeepney raises."""
    from jeepney import DBusAddress, DBusErrorResponse, MessageType, new_method_call  # noqa: PLC0415 - see above

    hints = {"desktop-entry": ("s", NAME), "category": ("s", "im")}
    values = (
        TITLE,
        replaces,
        NAME,
        TITLE,
        html.escape(text, quote=False),
        [SHOW, TITLE],
        hints,
        -1,
    )
    address = DBusAddress(PATH, bus_name=SERVICE, interface=SERVICE)
    answer = await router.send_and_get_reply(
        new_method_call(address, "Notify", "susssasa{sv}i", values)
    )
    if answer.header.message_type is MessageType.error:
        raise DBusErrorResponse(answer)
    return int(answer.body[0])
