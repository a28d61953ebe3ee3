"""Keys from anywhere under X11, by XGrabKey: the server gives only these keys, to us alone."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Mapping
from typing import Protocol

from voicelive_desktop.app.services.global_keys.key_port import NoWayError, OnKey, Wanted, numbers
from voicelive_desktop.app.services.global_keys.xcb_library import (
    KEY_PRESS,
    KEY_RELEASE,
    MAPPING_CHANGED,
    XcbConnection,
    XEvent,
)
from voicelive_desktop.domain.facts.global_keys import GlobalKey, KeyStanding, StandingKey
from voicelive_desktop.domain.words.key_names import KeyName

_MASKS = {"Shift": 1, "Ctrl": 4, "Alt": 8, "Meta": 64}  # Shift, Control, Mod1, Mod4
# Caps Lock and Num Lock are modifiers too; the key shall work whether they are on or not.
_LOCKS = (0, 2, 16, 18)
_HELD = sum(_MASKS.values())
# X11/keysymdef.h, hexadecimal.
_SYMBOLS = {f"F{n}": 0xFFBD + n for n in range(1, 25)} | numbers(
    """
    Space 20  Tab FF09  Return FF0D  Backspace FF08  Esc FF1B  Ins FF63  Del FFFF
    Home FF50  End FF57  PgUp FF55  PgDown FF56  Left FF51  Up FF52  Right FF53
    Down FF54  Pause FF13  ScrollLock FF14  Print FF61  Menu FF67
    """
)


class XServer(Protocol):
    """The part of `XcbConnection` that is used."""

    @property
    def is_broken(self) -> bool:
        """The server has gone."""
        ...

    @property
    def descriptor(self) -> int:
        """Readable when there are events."""
        ...

    def codes(self, symbol: int) -> tuple[int, ...]:
        """Keys with this sign."""
        ...

    def grab(self, code: int, modifiers: int) -> bool:
        """Whether it was free."""
        ...

    def ungrab(self, code: int, modifiers: int) -> None:
        """Leave it."""
        ...

    def is_down(self, code: int) -> bool:
        """A finger is on it."""
        ...

    def events(self) -> list[XEvent]:
        """What came since."""
        ...

    def close(self) -> None:
        """The end."""
        ...


class X11Keys:
    """See `KeyWay`. There is no connection while no key is wanted."""

    def __init__(self, on_key: OnKey, connect: Callable[[], XServer] = XcbConnection) -> None:
        self._on_key, self._connect = on_key, connect
        self._server: XServer | None = None
        self._wanted: Wanted = {}
        self._taken: dict[tuple[int, int], GlobalKey] = {}  # by the key's code and its modifiers
        self._down: dict[int, GlobalKey] = {}  # by the key's code: modifiers may come up first

    async def hold(self, wanted: Wanted) -> Mapping[GlobalKey, StandingKey]:
        """See `KeyWay`."""
        self._give_back()
        if not wanted:
            self.let_go()
            return {}
        server = self._server or self._connected()
        self._wanted = dict(wanted)
        # What came while the server answered lies read already.
        asyncio.get_running_loop().call_soon(self._read)
        return {key: StandingKey(self._take(server, key, name)) for key, name in wanted.items()}

    def let_go(self) -> None:
        """See `KeyWay`."""
        self._release_all()
        self._wanted, self._taken = {}, {}
        if self._server is not None:
            asyncio.get_running_loop().remove_reader(self._server.descriptor)
            self._server.close()
            self._server = None

    def _connected(self) -> XServer:
        try:
            self._server = self._connect()
        except (OSError, AttributeError) as error:  # no library, an old one, no server
            raise NoWayError from error
        asyncio.get_running_loop().add_reader(self._server.descriptor, self._read)
        return self._server

    def _take(self, server: XServer, key: GlobalKey, name: KeyName) -> KeyStanding:
        codes = server.codes(_symbol(name.key))
        if not codes:
            return KeyStanding.MISSING
        modifiers = sum(_MASKS[modifier] for modifier in name.modifiers)
        if not all(server.grab(codes[0], modifiers | lock) for lock in _LOCKS):
            _leave(server, codes[0], modifiers)
            return KeyStanding.TAKEN
        self._taken[codes[0], modifiers] = key
        return KeyStanding.WORKS

    def _give_back(self) -> None:
        self._release_all()
        if self._server is not None:
            for code, modifiers in self._taken:
                _leave(self._server, code, modifiers)
        self._taken = {}

    def _read(self) -> None:
        server = self._server
        if server is None:
            return
        waiting = deque(server.events())
        while waiting:
            self._on_event(server, waiting.popleft(), waiting)
        if server.is_broken:
            self.let_go()

    def _on_event(self, server: XServer, event: XEvent, waiting: deque[XEvent]) -> None:
        if event.kind == MAPPING_CHANGED:
            self._give_back()
            for wanted, name in self._wanted.items():
                self._take(server, wanted, name)
        elif event.kind == KEY_PRESS and event.code not in self._down:
            key = self._taken.get((event.code, event.modifiers & _HELD))
            if key is not None:
                self._down[event.code] = key
                self._on_key(key, True)
        elif event.kind == KEY_RELEASE and event.code in self._down:
            is_up = not server.is_down(event.code)
            waiting.extend(server.events())
            # A held key repeats as releases and presses, which may be read when it is up already.
            if is_up and not any(later[:2] == (KEY_PRESS, event.code) for later in waiting):
                self._on_key(self._down.pop(event.code), False)

    def _release_all(self) -> None:
        while self._down:
            self._on_key(self._down.popitem()[1], False)


def _leave(server: XServer, code: int, modifiers: int) -> None:
    for lock in _LOCKS:
        server.ungrab(code, modifiers | lock)


def _symbol(key: str) -> int:
    """A sign of Latin-1 is its own symbol; of a letter the small one."""
    if key in _SYMBOLS:
        return _SYMBOLS[key]
    return ord(key.lower())
