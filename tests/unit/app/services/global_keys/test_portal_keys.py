"""Keys from anywhere by the portal, over a D-Bus of our own with a stand-in of the desktop on it."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

import pytest

from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.services.global_keys.key_port import NoWayError, Wanted
from voicelive_desktop.app.services.global_keys.portal_keys import PortalKeys, trigger
from voicelive_desktop.domain.facts.global_keys import GlobalKey, KeyStanding, StandingKey
from voicelive_desktop.domain.words.key_names import KeyName, key_name

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-daemon") is None, reason="needs a D-Bus daemon"
)
PATIENCE_S = 20.0


@pytest.fixture
def bus() -> Iterator[str]:
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.terminate()


class Room:
    """The keys, the desktop, and what was told."""

    def __init__(self, bus: str) -> None:
        from tests.support.shortcuts_portal import ShortcutsPortal

        self.desktop = ShortcutsPortal(bus)
        self.told: asyncio.Queue[tuple[str, bool]] = asyncio.Queue()
        self.lost = asyncio.Event()
        self.tasks = TaskOwner()
        self.keys = PortalKeys(
            lambda key, down: self.told.put_nowait((key.value, down)),
            self.tasks,
            self.lost.set,
            bus,
        )


def run(bus: str, story: Callable[[Room], Coroutine[Any, Any, None]]) -> None:
    async def told() -> None:
        room, ready = Room(bus), asyncio.Event()
        serving = asyncio.create_task(room.desktop.run(ready))
        async with asyncio.timeout(PATIENCE_S):
            await ready.wait()
            await story(room)
        room.keys.let_go()
        await room.tasks.close()
        serving.cancel()

    asyncio.run(told())


def named(name: str) -> KeyName:
    found = key_name(name)
    assert found is not None
    return found


TALK: Wanted = {GlobalKey.TALK: named("Ctrl+Alt+Space")}


def test_the_desktop_gives_the_key_and_tells_press_and_release(bus: str) -> None:
    async def story(room: Room) -> None:
        given = await room.keys.hold({**TALK, GlobalKey.MUTE: named("F8")})
        assert room.desktop.asked == [{"talk": "CTRL+ALT+space", "mute": "F8"}]
        works = StandingKey(KeyStanding.WORKS, "Press CTRL+ALT+space")
        assert given[GlobalKey.TALK] == works
        await room.desktop.press("talk", down=True)
        await room.desktop.press("talk", down=True)
        await room.desktop.press("talk", down=False)
        await room.desktop.press("mute", down=True)
        heard = [await room.told.get() for _ in range(3)]
        assert heard == [("talk", True), ("talk", False), ("mute", True)]

    run(bus, story)


def test_a_person_who_refuses_is_believed(bus: str) -> None:
    async def story(room: Room) -> None:
        room.desktop.gives = False
        assert await room.keys.hold(TALK) == {GlobalKey.TALK: StandingKey(KeyStanding.REFUSED)}

    run(bus, story)


def test_other_keys_are_another_session(bus: str) -> None:
    async def story(room: Room) -> None:
        await room.keys.hold(TALK)
        await room.keys.hold({GlobalKey.TALK: named("F9")})
        assert [set(keys.values()) for keys in room.desktop.asked] == [{"CTRL+ALT+space"}, {"F9"}]
        await room.desktop.press("talk", down=True)
        assert await room.told.get() == ("talk", True)

    run(bus, story)


def test_a_key_that_is_taken_back_while_held_comes_up(bus: str) -> None:
    async def story(room: Room) -> None:
        await room.keys.hold(TALK)
        await room.desktop.press("talk", down=True)
        await room.desktop.close_session()
        await room.lost.wait()
        assert [await room.told.get() for _ in range(2)] == [("talk", True), ("talk", False)]

    run(bus, story)


def test_a_desktop_without_the_portal_has_no_way(bus: str) -> None:
    async def story(room: Room) -> None:
        room.desktop.has_shortcuts = False
        with pytest.raises(NoWayError):
            await room.keys.hold(TALK)

    run(bus, story)


def test_without_a_bus_there_is_no_way() -> None:
    async def story() -> None:
        tasks = TaskOwner()
        keys = PortalKeys(
            lambda _key, _down: None, tasks, lambda: None, "unix:path=/nowhere/at/all"
        )
        with pytest.raises(NoWayError):
            await keys.hold(TALK)
        await tasks.close()

    asyncio.run(story())


def test_keys_are_named_as_the_desktop_names_them() -> None:
    names = {"Ctrl+Shift+PgUp": "CTRL+SHIFT+Page_Up", "Meta+T": "LOGO+t", "F9": "F9"}
    assert {name: trigger(named(name)) for name in names} == names
