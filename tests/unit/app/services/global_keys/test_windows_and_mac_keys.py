"""Keys from anywhere under Windows and macOS, against stand-ins of what their systems do."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Protocol

import pytest

from voicelive_desktop.app.services.global_keys.key_port import KeyWay, OnKey, Wanted
from voicelive_desktop.app.services.global_keys.mac_keys import MacKeys, OnHotKey
from voicelive_desktop.app.services.global_keys.windows_keys import WindowsKeys
from voicelive_desktop.domain.facts.global_keys import GlobalKey, KeyStanding, StandingKey
from voicelive_desktop.domain.words.key_names import ALONE, NAMED, SIGNS, key_name

WINDOWS_F9, MAC_F9 = 0x78, 0x65
PATIENCE_S = 20.0


class Finger(Protocol):
    """Something that presses the first key."""

    taken: dict[int, tuple[int, int]]
    of_others: set[int]

    def press(self) -> None: ...
    def lift(self) -> None: ...


class Windows:
    """`HotKeys`: numbers of pressed keys wait until they are asked for."""

    def __init__(self) -> None:
        self.taken: dict[int, tuple[int, int]] = {}
        self.of_others: set[int] = set()
        self._pressed: list[int] = []
        self._down: set[int] = set()

    def register(self, number: int, modifiers: int, code: int) -> bool:
        if code in self.of_others:
            return False
        self.taken[number] = (modifiers, code)
        return True

    def unregister(self, number: int) -> None:
        del self.taken[number]

    def pressed(self, _wait_s: float) -> list[int]:
        came, self._pressed = self._pressed, []
        return came

    def is_down(self, code: int) -> bool:
        return code in self._down

    def press(self) -> None:
        self._down.add(self.taken[1][1])
        self._pressed.append(1)

    def lift(self) -> None:
        self._down.clear()


class Mac:
    """`HotKeyManager`."""

    def __init__(self) -> None:
        self.taken: dict[int, tuple[int, int]] = {}
        self.of_others: set[int] = set()
        self.on_hot_key: OnHotKey = lambda _number, _down: None

    def register(self, number: int, modifiers: int, code: int) -> bool:
        if code in self.of_others:
            return False
        self.taken[number] = (modifiers, code)
        return True

    def unregister(self, number: int) -> None:
        del self.taken[number]

    def press(self) -> None:
        self.on_hot_key(1, True)

    def lift(self) -> None:
        self.on_hot_key(1, False)


def on_windows(on_key: OnKey) -> tuple[KeyWay, Finger]:
    system = Windows()
    return WindowsKeys(on_key, lambda: system), system


def on_mac(on_key: OnKey) -> tuple[KeyWay, Finger]:
    system = Mac()

    def manager(on_hot_key: OnHotKey) -> Mac:
        system.on_hot_key = on_hot_key
        return system

    return MacKeys(on_key, manager), system


Told = asyncio.Queue[tuple[GlobalKey, bool]]
SYSTEMS = pytest.mark.parametrize("system", [on_windows, on_mac])
System = Callable[[OnKey], tuple[KeyWay, Finger]]


def standings(given: Mapping[GlobalKey, StandingKey]) -> dict[GlobalKey, KeyStanding]:
    return {key: one.standing for key, one in given.items()}


def wanted(**names: str) -> Wanted:
    keys = {GlobalKey(use): key_name(name) for use, name in names.items()}
    return {use: name for use, name in keys.items() if name is not None}


@SYSTEMS
def test_a_key_is_told_down_once_and_up_once(system: System) -> None:
    async def story() -> None:
        told: Told = asyncio.Queue()
        way, finger = system(lambda key, down: told.put_nowait((key, down)))
        given = await way.hold(wanted(talk="F9"))
        assert standings(given) == {GlobalKey.TALK: KeyStanding.WORKS}
        finger.press()
        finger.press()
        assert await told.get() == (GlobalKey.TALK, True)
        finger.lift()
        assert await told.get() == (GlobalKey.TALK, False)
        way.let_go()
        assert not finger.taken

    asyncio.run(asyncio.wait_for(story(), PATIENCE_S))


@SYSTEMS
def test_a_key_of_another_program_is_told(system: System) -> None:
    async def story() -> None:
        way, finger = system(lambda _key, _down: None)
        finger.of_others |= {WINDOWS_F9, MAC_F9}
        given = await way.hold(wanted(talk="F9", mute="Ctrl+Alt+M"))
        assert standings(given) == {
            GlobalKey.TALK: KeyStanding.TAKEN,
            GlobalKey.MUTE: KeyStanding.WORKS,
        }
        assert set(finger.taken) == {2}
        way.let_go()

    asyncio.run(story())


@SYSTEMS
def test_other_keys_take_the_place_and_a_held_one_comes_up(system: System) -> None:
    async def story() -> None:
        told: Told = asyncio.Queue()
        way, finger = system(lambda key, down: told.put_nowait((key, down)))
        await way.hold(wanted(talk="F9"))
        finger.press()
        assert await told.get() == (GlobalKey.TALK, True)
        await way.hold(wanted(mute="F9"))
        assert await told.get() == (GlobalKey.TALK, False)
        assert set(finger.taken) == {2}
        await way.hold({})
        assert not finger.taken

    asyncio.run(asyncio.wait_for(story(), PATIENCE_S))


@pytest.mark.parametrize("key", sorted(NAMED | SIGNS))
def test_every_key_has_a_number_where_such_a_keyboard_has_it(key: str) -> None:
    async def story(system: System) -> dict[GlobalKey, KeyStanding]:
        way, _ = system(lambda _key, _down: None)
        given = await way.hold(wanted(talk=f"Ctrl+{key}"))
        way.let_go()
        return standings(given)

    assert asyncio.run(story(on_windows)) == {GlobalKey.TALK: KeyStanding.WORKS}
    not_on_mac = {"F21", "F22", "F23", "F24"} | (ALONE - {f"F{n}" for n in range(1, 25)})
    expected = KeyStanding.MISSING if key in not_on_mac else KeyStanding.WORKS
    assert asyncio.run(story(on_mac)) == {GlobalKey.TALK: expected}
