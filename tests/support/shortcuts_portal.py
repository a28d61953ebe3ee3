"""A stand-in of the desktop portal for keys from anywhere (org.freedesktop.portal.GlobalShortcuts).

As a program: `python -m tests.support.shortcuts_portal` serves the session bus; a line "down talk"
or "up talk" on its standard input presses a key.
"""

from __future__ import annotations

import asyncio
import sys
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.asyncio import DBusConnection, DBusRouter, Proxy, open_dbus_connection

NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"
_NOT_DONE = "org.freedesktop.DBus.Error.UnknownMethod"


class ShortcutsPortal:
    """What it was asked for, and what it answers.

    Attributes:
        gives: whether the person agrees.
        has_shortcuts: whether this desktop has the portal's part at all.
        asked: the shortcuts of each session, by their names: the wished key.
    """

    def __init__(self, bus: str = "SESSION") -> None:
        self._bus = bus
        self._connection: DBusConnection | None = None
        self._client = self._session = ""
        self.gives = self.has_shortcuts = True
        self.asked: list[dict[str, str]] = []

    async def run(self, ready: asyncio.Event) -> None:
        """Serve until cancelled."""
        connection = await open_dbus_connection(self._bus)
        async with DBusRouter(connection) as router:
            await Proxy(message_bus, router).RequestName(NAME)
        self._connection = connection
        ready.set()
        async with connection:
            while True:
                message = await connection.receive()
                if message.header.message_type is MessageType.method_call:
                    await self._answer(connection, message)

    async def press(self, name: str, *, down: bool) -> None:
        """A finger on the key, or off it."""
        body: tuple[object, ...] = (self._session, name, 1, {})
        await self._tell(PATH, SHORTCUTS, ("Deactivated", "Activated")[down], "osta{sv}", body)

    async def close_session(self) -> None:
        """The desktop takes the keys back."""
        await self._tell(self._session, "org.freedesktop.portal.Session", "Closed", "a{sv}", ({},))

    async def _answer(self, connection: DBusConnection, message: Message) -> None:
        fields = message.header.fields
        method, self._client = fields[HeaderFields.member], fields[HeaderFields.sender]
        if method not in {"CreateSession", "BindShortcuts"} or not self.has_shortcuts:
            await connection.send(new_error(message, _NOT_DONE, "s", ("none",)))
            return
        options = message.body[-1]
        sender = self._client.removeprefix(":").replace(".", "_")
        request = f"{PATH}/request/{sender}/{options['handle_token'][1]}"
        await connection.send(new_method_return(message, "o", (request,)))
        results: dict[str, Any]
        if method == "CreateSession":
            self._session = f"{PATH}/session/{sender}/{options['session_handle_token'][1]}"
            results = {"session_handle": ("s", self._session)}
        else:
            results = {"shortcuts": ("a(sa{sv})", self._bound(message.body[1]))}
        body = (0 if self.gives else 1, results)
        await self._tell(request, "org.freedesktop.portal.Request", "Response", "ua{sv}", body)

    def _bound(self, wished: list[tuple[str, dict[str, Any]]]) -> list[tuple[str, dict[str, Any]]]:
        keys = {name: about["preferred_trigger"][1] for name, about in wished}
        self.asked.append(keys)
        return [
            (name, {"trigger_description": ("s", f"Press {key}")}) for name, key in keys.items()
        ]

    async def _tell(
        self, path: str, interface: str, member: str, signature: str, body: Any
    ) -> None:
        assert self._connection is not None
        emitter = DBusAddress(path, interface=interface)
        signal = new_signal(emitter, member, signature, body)
        signal.header.fields[HeaderFields.destination] = self._client
        await self._connection.send(signal)


async def _serve() -> None:
    portal, ready = ShortcutsPortal(), asyncio.Event()
    serving = asyncio.create_task(portal.run(ready))
    await ready.wait()
    print("ready", flush=True)
    while line := await asyncio.to_thread(sys.stdin.readline):
        word, name = line.split()
        if word == "close":
            await portal.close_session()
        else:
            await portal.press(name, down=word == "down")
        print(portal.asked, flush=True)
    serving.cancel()


if __name__ == "__main__":
    asyncio.run(_serve())
