"""Keys from anywhere under X11, against a stand-in of the server."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from voicelive_desktop.app.services.global_keys.key_port import NoWayError
from voicelive_desktop.app.services.global_keys.x11_keys import X11Keys
from voicelive_desktop.app.services.global_keys.xcb_library import (
    KEY_PRESS,
    KEY_RELEASE,
    MAPPING_CHANGED,
    XEvent,
)
from voicelive_desktop.domain.facts.global_keys import GlobalKey, KeyStanding
from voicelive_desktop.domain.words.key_names import KeyName, key_name

F9, M, CTRL_ALT, NUM_LOCK = 75, 58, 12, 16
CODES = {0xFFC6: (F9,), ord("m"): (M,)}


class Server:
    """An X server with two keys; events wait until they are asked for."""

    def __init__(self) -> None:
        self.is_broken = False
        self.descriptor, self._feed = os.pipe()
        self.grabbed: set[tuple[int, int]] = set()
        self.of_others: set[tuple[int, int]] = set()
        self.down: set[int] = set()
        self.waiting: list[XEvent] = []
        self.on_question: Callable[[], None] = lambda: None
        self.closed = False

    def codes(self, symbol: int) -> tuple[int, ...]:
        return CODES.get(symbol, ())

    def grab(self, code: int, modifiers: int) -> bool:
        if (code, modifiers) in self.of_others:
            return False
        self.grabbed.add((code, modifiers))
        return True

    def ungrab(self, code: int, modifiers: int) -> None:
        self.grabbed.discard((code, modifiers))

    def is_down(self, code: int) -> bool:
        self.on_question()
        return code in self.down

    def events(self) -> list[XEvent]:
        came, self.waiting = self.waiting, []
        return came

    def close(self) -> None:
        self.grabbed.clear()
        self.closed = True
        os.close(self.descriptor)
        os.close(self._feed)

    def tell(self, *events: XEvent) -> None:
        """What the server sends, and the descriptor becomes readable."""
        self.waiting += events
        os.write(self._feed, b"x")


class Room:
    """The keys, the server, and what was told."""

    def __init__(self) -> None:
        self.server = Server()
        self.told: list[tuple[GlobalKey, bool]] = []
        self.keys = X11Keys(lambda key, down: self.told.append((key, down)), lambda: self.server)

    async def hold(self, **names: str) -> dict[GlobalKey, KeyStanding]:
        wanted = {GlobalKey(use): named(name) for use, name in names.items()}
        return {key: given.standing for key, given in (await self.keys.hold(wanted)).items()}

    async def tell(self, *events: XEvent) -> None:
        self.server.tell(*events)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        os.read(self.server.descriptor, 100)


def named(name: str) -> KeyName:
    found = key_name(name)
    assert found is not None
    return found


def run(story: Callable[[Room], Coroutine[Any, Any, None]]) -> None:
    async def told() -> None:
        room = Room()
        try:
            await story(room)
        finally:
            room.keys.let_go()

    asyncio.run(told())


def test_a_key_is_told_down_and_up_whatever_locks_are_on() -> None:
    async def story(room: Room) -> None:
        assert await room.hold(talk="F9") == {GlobalKey.TALK: KeyStanding.WORKS}
        room.server.down.add(F9)
        await room.tell(XEvent(KEY_PRESS, F9, NUM_LOCK))
        assert room.told == [(GlobalKey.TALK, True)]
        room.server.down.clear()
        await room.tell(XEvent(KEY_RELEASE, F9, NUM_LOCK))
        assert room.told[1:] == [(GlobalKey.TALK, False)]

    run(story)


def test_a_held_key_that_repeats_stays_down() -> None:
    async def story(room: Room) -> None:
        await room.hold(talk="F9")
        room.server.down.add(F9)
        repeats = (XEvent(KEY_RELEASE, F9, 0), XEvent(KEY_PRESS, F9, 0))
        await room.tell(XEvent(KEY_PRESS, F9, 0), *repeats, *repeats)
        assert room.told == [(GlobalKey.TALK, True)]

    run(story)


def test_a_repeat_that_is_read_when_the_key_is_up_already_is_no_tap() -> None:
    """The server answers with the key as it is; what it sent before that is read behind."""

    async def story(room: Room) -> None:
        await room.hold(talk="F9")
        room.server.down.add(F9)
        await room.tell(XEvent(KEY_PRESS, F9, 0))
        room.server.down.clear()
        last = [XEvent(KEY_PRESS, F9, 0), XEvent(KEY_RELEASE, F9, 0)]
        room.server.on_question = lambda: room.server.waiting.extend(
            last.pop(0) for _ in range(len(last))
        )
        await room.tell(XEvent(KEY_RELEASE, F9, 0))
        assert room.told == [(GlobalKey.TALK, True), (GlobalKey.TALK, False)]

    run(story)


def test_a_key_of_another_program_is_told_and_nothing_of_it_is_kept() -> None:
    async def story(room: Room) -> None:
        room.server.of_others.add((F9, NUM_LOCK))
        assert await room.hold(talk="F9", mute="Ctrl+Alt+M") == {
            GlobalKey.TALK: KeyStanding.TAKEN,
            GlobalKey.MUTE: KeyStanding.WORKS,
        }
        assert {code for code, _ in room.server.grabbed} == {M}

    run(story)


def test_nothing_is_taken_while_no_key_is_chosen() -> None:
    async def story(room: Room) -> None:
        assert await room.hold() == {}
        assert not room.server.grabbed
        await room.hold(talk="F9")
        room.server.down.add(F9)
        await room.tell(XEvent(KEY_PRESS, F9, 0))
        assert await room.hold() == {}
        assert room.server.closed
        assert room.told[-1] == (GlobalKey.TALK, False)

    run(story)


def test_the_same_key_with_other_modifiers_is_another() -> None:
    async def story(room: Room) -> None:
        await room.hold(talk="Ctrl+Alt+M")
        await room.tell(XEvent(KEY_PRESS, M, 0), XEvent(KEY_PRESS, M, 4))
        assert room.told == []
        await room.tell(XEvent(KEY_PRESS, M, CTRL_ALT))
        assert room.told == [(GlobalKey.TALK, True)]

    run(story)


def test_a_new_keyboard_layout_has_the_keys_taken_again() -> None:
    async def story(room: Room) -> None:
        await room.hold(talk="F9")
        room.server.grabbed.clear()
        await room.tell(XEvent(MAPPING_CHANGED, 0, 0))
        assert {code for code, _ in room.server.grabbed} == {F9}

    run(story)


def test_a_key_that_the_keyboard_lacks_and_a_server_that_is_gone_are_said() -> None:
    async def story(room: Room) -> None:
        assert await room.hold(talk="F24") == {GlobalKey.TALK: KeyStanding.MISSING}

        def no_server() -> Server:
            raise OSError

        with pytest.raises(NoWayError):
            await X11Keys(lambda _key, _down: None, no_server).hold({GlobalKey.TALK: named("F9")})

    run(story)
