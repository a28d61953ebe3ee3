"""Notifications over a D-Bus of our own, with a stand-in of the desktop's service on it."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.services.desktop_notes import PATH, SERVICE, SHOW, DesktopNotes

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-daemon") is None, reason="needs a D-Bus daemon"
)
PATIENCE_S = 20.0


@pytest.fixture
def bus() -> Iterator[str]:
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
        yield address
        daemon.terminate()


class Service:
    """What shows notifications; numbers them, and clicks on one."""

    def __init__(self, bus: str) -> None:
        self._bus = bus
        self.shown: list[tuple[Any, ...]] = []
        self.number = 7

    async def run(self, ready: asyncio.Event, clicking: asyncio.Event) -> None:
        from jeepney import DBusAddress, MessageType, message_bus, new_method_return, new_signal
        from jeepney.io.asyncio import DBusRouter, Proxy, open_dbus_connection

        connection = await open_dbus_connection(self._bus)
        async with DBusRouter(connection) as router:
            await Proxy(message_bus, router).RequestName(SERVICE)
        ready.set()
        async with connection:
            while True:
                message = await connection.receive()
                if message.header.message_type is not MessageType.method_call:
                    continue
                self.shown.append(message.body)
                await connection.send(new_method_return(message, "u", (self.number,)))
                await clicking.wait()
                emitter = DBusAddress(PATH, interface=SERVICE)
                await connection.send(
                    new_signal(emitter, "ActionInvoked", "us", (self.number, SHOW))
                )


async def until(done: asyncio.Event) -> None:
    async with asyncio.timeout(PATIENCE_S):
        await done.wait()


def test_a_note_is_shown_a_later_one_takes_its_place_and_a_click_shows_the_window(bus: str) -> None:
    async def run() -> list[tuple[Any, ...]]:
        tasks, service = TaskOwner(), Service(bus)
        ready, clicking, clicked = asyncio.Event(), asyncio.Event(), asyncio.Event()
        clicking.set()
        tasks.start(service.run(ready, clicking), "stand-in")
        await until(ready)
        notes = DesktopNotes(
            tasks, lambda _title, _text: pytest.fail("the service is there"), clicked.set, bus
        )
        notes.tell("timer", "A timer is due.")
        await until(clicked)
        clicked.clear()
        notes.tell("timer", "5 < 6 & more")
        await until(clicked)
        await tasks.close()
        return service.shown

    first, second = asyncio.run(run())
    assert (first[1], first[4]) == (0, "A timer is due.")
    assert (second[1], second[4]) == (7, "5 &lt; 6 &amp; more")


@pytest.mark.parametrize("there", ["no service", "no bus"])
def test_where_nobody_shows_notes_the_tray_tells_them(bus: str, there: str) -> None:
    async def run() -> list[str]:
        tasks, told, come = TaskOwner(), list[str](), asyncio.Event()

        def tell(_title: str, text: str) -> None:
            told.append(text)
            come.set()

        notes = DesktopNotes(
            tasks, tell, lambda: None, bus if there == "no service" else "unix:path=/nowhere/at/all"
        )
        notes.tell("timer", "one")
        await until(come)
        notes.tell("timer", "two")
        await tasks.close()
        return told

    assert asyncio.run(run()) == ["one", "two"]
