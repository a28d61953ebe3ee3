"""The few calls of libxcb and libxcb-keysyms that taking keys needs; Qt brings both under X11.

Their structures are those of the X protocol (X Window System Protocol, X Version 11).
"""

from __future__ import annotations

import ctypes
import ctypes.util
from ctypes import POINTER, Structure, c_char_p, c_int, c_uint8, c_uint16, c_uint32, c_void_p
from typing import NamedTuple

KEY_PRESS, KEY_RELEASE, MAPPING_CHANGED = 2, 3, 34
_SENT = 0x80  # by another client: nobody's finger


class Cookie(Structure):
    """The answer to come."""

    _fields_ = (("sequence", c_uint32),)


class RootsIterator(Structure):
    """The screens of a display."""

    _fields_ = (("data", POINTER(c_uint32)), ("rem", c_int), ("index", c_int))


class KeyEvent(Structure):
    """A key went down or came up."""

    _fields_ = (
        ("kind", c_uint8),
        ("code", c_uint8),
        ("sequence", c_uint16),
        ("time", c_uint32),
        ("windows", c_uint32 * 3),
        ("places", c_uint16 * 4),
        ("state", c_uint16),
    )


class _Keymap(Structure):
    _fields_ = (("head", c_uint8 * 8), ("keys", c_uint8 * 32))


class XEvent(NamedTuple):
    """What is used of an event: its kind, the key, the modifiers held before it."""

    kind: int
    code: int
    modifiers: int


_CALLS: dict[str, tuple[object, tuple[object, ...]]] = {
    "xcb_connect": (c_void_p, (c_char_p, c_void_p)),
    "xcb_connection_has_error": (c_int, (c_void_p,)),
    "xcb_get_file_descriptor": (c_int, (c_void_p,)),
    "xcb_get_setup": (c_void_p, (c_void_p,)),
    "xcb_setup_roots_iterator": (RootsIterator, (c_void_p,)),
    "xcb_grab_key_checked": (
        Cookie,
        (c_void_p, c_uint8, c_uint32, c_uint16, c_uint8, c_uint8, c_uint8),
    ),
    "xcb_ungrab_key": (Cookie, (c_void_p, c_uint8, c_uint32, c_uint16)),
    "xcb_request_check": (c_void_p, (c_void_p, Cookie)),
    "xcb_query_keymap": (Cookie, (c_void_p,)),
    "xcb_query_keymap_reply": (POINTER(_Keymap), (c_void_p, Cookie, c_void_p)),
    "xcb_poll_for_event": (POINTER(KeyEvent), (c_void_p,)),
    "xcb_flush": (c_int, (c_void_p,)),
    "xcb_disconnect": (None, (c_void_p,)),
}
_SYMBOL_CALLS: dict[str, tuple[object, tuple[object, ...]]] = {
    "xcb_key_symbols_alloc": (c_void_p, (c_void_p,)),
    "xcb_key_symbols_free": (None, (c_void_p,)),
    "xcb_key_symbols_get_keycode": (POINTER(c_uint8), (c_void_p, c_uint32)),
}


class XcbConnection:
    """A connection of its own to the X server. Raises OSError where there is no library or server."""

    def __init__(self) -> None:
        self._xcb = _loaded("xcb", "libxcb.so.1", _CALLS)
        self._symbols = _loaded("xcb-keysyms", "libxcb-keysyms.so.1", _SYMBOL_CALLS)
        self._free = ctypes.CDLL(None).free
        self._free.argtypes = (c_void_p,)
        self._link = self._xcb.xcb_connect(None, None)
        if self.is_broken:
            self.close()
            raise OSError("no X server")
        setup = self._xcb.xcb_get_setup(self._link)
        self._root = int(self._xcb.xcb_setup_roots_iterator(setup).data[0])

    @property
    def is_broken(self) -> bool:
        """Whether the server has gone."""
        return bool(self._xcb.xcb_connection_has_error(self._link))

    @property
    def descriptor(self) -> int:
        """The file that can be read when there are events."""
        return int(self._xcb.xcb_get_file_descriptor(self._link))

    def codes(self, symbol: int) -> tuple[int, ...]:
        """The keys of this keyboard that have the sign, whatever the layout that is on."""
        table = self._symbols.xcb_key_symbols_alloc(self._link)
        found = self._symbols.xcb_key_symbols_get_keycode(table, symbol)
        codes: list[int] = []
        while found and found[len(codes)]:
            codes.append(found[len(codes)])
        if found:
            self._free(found)
        self._symbols.xcb_key_symbols_free(table)
        return tuple(codes)

    def grab(self, code: int, modifiers: int) -> bool:
        """Take a key; whether it was free."""
        asynchronous = 1
        asked = self._xcb.xcb_grab_key_checked(
            self._link, 0, self._root, modifiers, code, asynchronous, asynchronous
        )
        error = self._xcb.xcb_request_check(self._link, asked)
        if error:
            self._free(error)
        return not error

    def ungrab(self, code: int, modifiers: int) -> None:
        """Leave a key to others."""
        self._xcb.xcb_ungrab_key(self._link, code, self._root, modifiers)
        self._xcb.xcb_flush(self._link)

    def is_down(self, code: int) -> bool:
        """Whether a finger is on the key."""
        asked = self._xcb.xcb_query_keymap(self._link)
        keymap = self._xcb.xcb_query_keymap_reply(self._link, asked, None)
        if not keymap:
            return False
        down = bool(keymap.contents.keys[code // 8] >> code % 8 & 1)
        self._free(keymap)
        return down

    def events(self) -> list[XEvent]:
        """What came since, but what other clients made up."""
        came: list[XEvent] = []
        while event := self._xcb.xcb_poll_for_event(self._link):
            told = event.contents
            if not told.kind & _SENT:
                came.append(XEvent(told.kind, told.code, told.state))
            self._free(event)
        return came

    def close(self) -> None:
        """End it; the server gives back what was taken."""
        self._xcb.xcb_disconnect(self._link)


def _loaded(
    name: str, file: str, calls: dict[str, tuple[object, tuple[object, ...]]]
) -> ctypes.CDLL:
    library = ctypes.CDLL(ctypes.util.find_library(name) or file)
    for call, (result, arguments) in calls.items():
        function = getattr(library, call)
        function.restype, function.argtypes = result, arguments
    return library
