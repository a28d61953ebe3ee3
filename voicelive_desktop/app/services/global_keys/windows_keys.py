"""Keys from anywhere under Windows, by RegisterHotKey, which tells when another program has the
key; when the finger leaves it, by asking for the key while it is held. Written from Microsoft's
pages and untried on Windows.

A low-level hook would see every key of every program, and each of them would wait for us.
"""

from __future__ import annotations

import asyncio
import ctypes
import threading
from collections.abc import Callable, Mapping
from queue import Empty, SimpleQueue
from typing import Protocol

from voicelive_desktop.app.services.global_keys.key_port import OnKey, Wanted, numbers
from voicelive_desktop.domain.facts.global_keys import GlobalKey, KeyStanding, StandingKey
from voicelive_desktop.domain.words.key_names import KeyName

LOOK_S = 0.015  # while a key is held; shorter than a tap
ASLEEP_S = 0.05  # a message queue knows no other wait that Python can leave
_MODIFIERS = {"Alt": 1, "Ctrl": 2, "Shift": 4, "Meta": 8}
_NO_REPEAT = 0x4000
_WM_HOTKEY = 0x0312
# winuser.h, hexadecimal.
_CODES = {f"F{n}": 0x6F + n for n in range(1, 25)} | numbers(
    """
    Space 20  Tab 9  Return D  Backspace 8  Esc 1B  Ins 2D  Del 2E  Home 24  End 23
    PgUp 21  PgDown 22  Left 25  Up 26  Right 27  Down 28  Pause 13  ScrollLock 91
    Print 2C  Menu 5D  ; BA  = BB  , BC  - BD  . BE  / BF  ` C0  [ DB  \\ DC  ] DD  ' DE
    """
)
_NUMBERS = {GlobalKey.TALK: 1, GlobalKey.MUTE: 2}


class HotKeys(Protocol):
    """What Windows does for the thread that asks."""

    def register(self, number: int, modifiers: int, code: int) -> bool:
        """Whether the key was free."""
        ...

    def unregister(self, number: int) -> None:
        """Leave it to others."""
        ...

    def pressed(self, wait_s: float) -> list[int]:
        """Numbers of the keys that went down since; waits so long for one."""
        ...

    def is_down(self, code: int) -> bool:
        """Whether a finger is on it."""
        ...


class User32:
    """`HotKeys` of user32.dll."""

    def __init__(self) -> None:
        from ctypes import wintypes  # noqa: PLC0415 - of this system

        self._user = ctypes.WinDLL("user32")  # type: ignore[attr-defined,unused-ignore]
        self._message = wintypes.MSG()

    def register(self, number: int, modifiers: int, code: int) -> bool:
        """See `HotKeys`."""
        return bool(self._user.RegisterHotKey(None, number, modifiers | _NO_REPEAT, code))

    def unregister(self, number: int) -> None:
        """See `HotKeys`."""
        self._user.UnregisterHotKey(None, number)

    def pressed(self, wait_s: float) -> list[int]:
        """See `HotKeys`."""
        any_input, remove = 0x04FF, 1
        self._user.MsgWaitForMultipleObjects(0, None, False, int(wait_s * 1000), any_input)
        numbers = []
        while self._user.PeekMessageW(ctypes.byref(self._message), None, 0, 0, remove):
            if self._message.message == _WM_HOTKEY:
                numbers.append(int(self._message.wParam))
        return numbers

    def is_down(self, code: int) -> bool:
        """See `HotKeys`."""
        return bool(self._user.GetAsyncKeyState(code) & 0x8000)


_Orders = SimpleQueue[tuple[Wanted, "asyncio.Future[Mapping[GlobalKey, StandingKey]]"] | None]


class WindowsKeys:
    """See `KeyWay`. A thread of its own while keys are wanted: Windows tells the thread that asked."""

    def __init__(self, on_key: OnKey, keys: Callable[[], HotKeys] = User32) -> None:
        self._on_key, self._keys = on_key, keys
        self._orders: _Orders = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._held: dict[int, GlobalKey] = {}  # by the key's code; the thread's own

    async def hold(self, wanted: Wanted) -> Mapping[GlobalKey, StandingKey]:
        """See `KeyWay`."""
        if not wanted:
            self.let_go()
            return {}
        loop = asyncio.get_running_loop()
        if self._thread is None:
            self._orders = SimpleQueue()
            self._thread = threading.Thread(
                target=self._run, args=(loop, self._orders), name="keys from anywhere", daemon=True
            )
            self._thread.start()
        given: asyncio.Future[Mapping[GlobalKey, StandingKey]] = loop.create_future()
        self._orders.put((dict(wanted), given))
        return await given

    def let_go(self) -> None:
        """See `KeyWay`."""
        if self._thread is not None:
            self._orders.put(None)
            self._thread.join()
            self._thread = None

    # The thread.

    def _run(self, loop: asyncio.AbstractEventLoop, orders: _Orders) -> None:
        keys, have = self._keys(), dict[GlobalKey, KeyName]()
        while True:
            try:
                order = orders.get_nowait()
            except Empty:
                self._look(loop, keys, have)
                continue
            self._give_back(loop, keys, have)
            if order is None:
                return
            wanted, given = order
            standings = {key: _taken(keys, key, name, have) for key, name in wanted.items()}
            loop.call_soon_threadsafe(_settle, given, standings)

    def _look(
        self, loop: asyncio.AbstractEventLoop, keys: HotKeys, have: dict[GlobalKey, KeyName]
    ) -> None:
        codes = {_NUMBERS[key]: (_code(name.key), key) for key, name in have.items()}
        wait_s = ASLEEP_S
        if self._held:
            wait_s = LOOK_S
        for number in keys.pressed(wait_s):
            code, key = codes.get(number, (0, None))
            if key is not None and code not in self._held:
                self._held[code] = key
                loop.call_soon_threadsafe(self._on_key, key, True)
        for code in [code for code in self._held if not keys.is_down(code)]:
            loop.call_soon_threadsafe(self._on_key, self._held.pop(code), False)

    def _give_back(
        self, loop: asyncio.AbstractEventLoop, keys: HotKeys, have: dict[GlobalKey, KeyName]
    ) -> None:
        while self._held:
            loop.call_soon_threadsafe(self._on_key, self._held.popitem()[1], False)
        while have:
            keys.unregister(_NUMBERS[have.popitem()[0]])


def _taken(
    keys: HotKeys, key: GlobalKey, name: KeyName, have: dict[GlobalKey, KeyName]
) -> StandingKey:
    modifiers = sum(_MODIFIERS[modifier] for modifier in name.modifiers)
    if not keys.register(_NUMBERS[key], modifiers, _code(name.key)):
        return StandingKey(KeyStanding.TAKEN)
    have[key] = name
    return StandingKey(KeyStanding.WORKS)


def _settle(
    given: asyncio.Future[Mapping[GlobalKey, StandingKey]],
    standings: Mapping[GlobalKey, StandingKey],
) -> None:
    if not given.done():
        given.set_result(standings)


def _code(key: str) -> int:
    """A letter or digit is its own code."""
    return _CODES.get(key) or ord(key)
