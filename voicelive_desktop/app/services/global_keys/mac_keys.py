"""Keys from anywhere under macOS, by RegisterEventHotKey of Carbon's event manager, which tells
of press and release of these keys alone. Written from Apple's headers (CarbonEvents.h) and
untried on macOS.

An event tap would see every key of every program, and needs a permission that has to be asked for;
this needs none.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Mapping
from ctypes import POINTER, Structure, byref, c_int32, c_uint32, c_ulong, c_void_p
from typing import Protocol

from voicelive_desktop.app.services.global_keys.key_port import NoWayError, OnKey, Wanted, numbers
from voicelive_desktop.domain.facts.global_keys import GlobalKey, KeyStanding, StandingKey

_MODIFIERS = {"Ctrl": 0x100, "Shift": 0x200, "Alt": 0x800, "Meta": 0x1000}  # Qt's Ctrl is Command
_SIGNS = "ASDFHGZXCV?BQWERYT123465=97-80]OU[IP?LJ'K;\\,/NM.?"  # kVK_ANSI_…, by their codes
# HIToolbox/Events.h, hexadecimal.
_CODES = {sign: code for code, sign in enumerate(_SIGNS) if sign != "?"} | numbers(
    """
    Return 24  Tab 30  Space 31  ` 32  Backspace 33  Esc 35  F1 7A  F2 78  F3 63  F4 76
    F5 60  F6 61  F7 62  F8 64  F9 65  F10 6D  F11 67  F12 6F  F13 69  F14 6B  F15 71
    F16 6A  F17 40  F18 4F  F19 50  F20 5A  Ins 72  Home 73  PgUp 74  Del 75  End 77
    PgDown 79  Left 7B  Right 7C  Down 7D  Up 7E
    """
)
_NUMBERS = {GlobalKey.TALK: 1, GlobalKey.MUTE: 2}
_KEYBOARD = int.from_bytes(b"keyb")  # kEventClassKeyboard
_SIGNATURE = int.from_bytes(b"VLDk")
_PRESSED, _RELEASED = 5, 6  # kEventHotKeyPressed, kEventHotKeyReleased
OnHotKey = Callable[[int, bool], None]


class HotKeyManager(Protocol):
    """What the system does for us."""

    def register(self, number: int, modifiers: int, code: int) -> bool:
        """Whether the key was free."""
        ...

    def unregister(self, number: int) -> None:
        """Leave it to others."""
        ...


class _EventType(Structure):
    _fields_ = (("kind_class", c_uint32), ("kind", c_uint32))


class _HotKeyId(Structure):
    _fields_ = (("signature", c_uint32), ("number", c_uint32))


class Carbon:
    """`HotKeyManager` of macOS; the events come on the main thread, which Qt's loop serves."""

    def __init__(self, on_hot_key: OnHotKey) -> None:
        self._on_hot_key = on_hot_key
        self._carbon = ctypes.CDLL("/System/Library/Frameworks/Carbon.framework/Carbon")
        self._keys: dict[int, c_void_p] = {}
        self._carbon.GetApplicationEventTarget.restype = c_void_p
        self._carbon.GetEventKind.restype, self._carbon.GetEventKind.argtypes = (
            c_uint32,
            (c_void_p,),
        )
        self._carbon.GetEventParameter.argtypes = (
            *(c_void_p, c_uint32, c_uint32, c_void_p, c_ulong, c_void_p, c_void_p),
        )
        self._carbon.RegisterEventHotKey.argtypes = (
            *(c_uint32, c_uint32, _HotKeyId, c_void_p, c_uint32, POINTER(c_void_p)),
        )
        self._carbon.UnregisterEventHotKey.argtypes = (c_void_p,)
        self._carbon.InstallEventHandler.argtypes = (
            *(c_void_p, c_void_p, c_ulong, c_void_p, c_void_p, c_void_p),
        )
        self._target = self._carbon.GetApplicationEventTarget()
        self._handler = ctypes.CFUNCTYPE(c_int32, c_void_p, c_void_p, c_void_p)(self._handle)
        kinds = (_EventType * 2)(_EventType(_KEYBOARD, _PRESSED), _EventType(_KEYBOARD, _RELEASED))
        self._carbon.InstallEventHandler(self._target, self._handler, 2, kinds, None, None)

    def register(self, number: int, modifiers: int, code: int) -> bool:
        """See `HotKeyManager`."""
        key, exclusive = c_void_p(), 1
        name = _HotKeyId(_SIGNATURE, number)
        refused = self._carbon.RegisterEventHotKey(
            code, modifiers, name, self._target, exclusive, byref(key)
        )
        if not refused:
            self._keys[number] = key
        return not refused

    def unregister(self, number: int) -> None:
        """See `HotKeyManager`."""
        self._carbon.UnregisterEventHotKey(self._keys.pop(number))

    def _handle(self, _next: int, event: int, _data: int) -> int:
        name = _HotKeyId()
        direct_object, hot_key_id = int.from_bytes(b"----"), int.from_bytes(b"hkid")
        self._carbon.GetEventParameter(
            event, direct_object, hot_key_id, None, ctypes.sizeof(name), None, byref(name)
        )
        self._on_hot_key(int(name.number), self._carbon.GetEventKind(event) == _PRESSED)
        return 0


class MacKeys:
    """See `KeyWay`."""

    def __init__(
        self, on_key: OnKey, manager: Callable[[OnHotKey], HotKeyManager] = Carbon
    ) -> None:
        self._on_key, self._make = on_key, manager
        self._manager: HotKeyManager | None = None
        self._have: set[GlobalKey] = set()
        self._down: set[GlobalKey] = set()

    async def hold(self, wanted: Wanted) -> Mapping[GlobalKey, StandingKey]:
        """See `KeyWay`."""
        self.let_go()
        if not wanted:
            return {}
        try:
            self._manager = self._manager or self._make(self._on_hot_key)
        except (OSError, AttributeError) as error:  # no such framework, or without these calls
            raise NoWayError from error
        return {
            key: StandingKey(self._take(self._manager, key, name.modifiers, name.key))
            for key, name in wanted.items()
        }

    def let_go(self) -> None:
        """See `KeyWay`."""
        while self._down:
            self._on_key(self._down.pop(), False)
        while self._have and self._manager is not None:
            self._manager.unregister(_NUMBERS[self._have.pop()])

    def _take(
        self, manager: HotKeyManager, key: GlobalKey, modifiers: frozenset[str], sign: str
    ) -> KeyStanding:
        code = _CODES.get(sign)
        if code is None:
            return KeyStanding.MISSING
        mask = sum(_MODIFIERS[modifier] for modifier in modifiers)
        if not manager.register(_NUMBERS[key], mask, code):
            return KeyStanding.TAKEN
        self._have.add(key)
        return KeyStanding.WORKS

    def _on_hot_key(self, number: int, down: bool) -> None:
        key = next((key for key in self._have if _NUMBERS[key] == number), None)
        if key is None or down == (key in self._down):
            return
        self._down ^= {key}
        self._on_key(key, down)
