"""Which key of the keyboard it is, whatever the layout that is on makes of it."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

# of a usual keyboard
_ROWS = ("1234567890-=", "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM,.")
_FIRST_OF_X11 = (10, 24, 38, 52)  # evdev's codes and 8, also under Wayland
_OF_MAC = {  # kVK_ANSI_…: letters and digits in the order of Apple's codes
    code: ord(sign)
    for code, sign in enumerate("ASDFHGZXCV.BQWERYT123465.97.80.OU.IP.LJ.K....NM")
    if sign != "."
}


class PhysicalKeys:
    """Knows keys by their place: at first where a usual keyboard has them, then where this one was
    seen to.
    """

    def __init__(self, platform: str = sys.platform) -> None:
        self._platform = platform
        self._seen: dict[int, int] = {}

    def place_of(self, event: QKeyEvent) -> int:
        """The same number for the same key, also if the layout changes while it is held."""
        code = event.nativeScanCode()
        if code and self._platform == "darwin":  # where it says only that there is another number
            code = 1 + event.nativeVirtualKey()
        return code or -1 - event.key()

    def is_key(self, event: QKeyEvent, wanted: Qt.Key) -> bool:
        """Whether the event is of this key. A letter or digit is its place where the layout has
        other signs.
        """
        if event.key() == wanted:
            self._seen[self.place_of(event)] = wanted.value
            return True
        if is_latin(event.key()) or not is_latin(wanted.value):
            return False
        seen = self._seen.get(self.place_of(event))
        return wanted.value == (self._usual(event) if seen is None else seen)

    def learn(self, event: QKeyEvent) -> None:
        """Remember where a letter or digit lies on this keyboard."""
        if is_latin(event.key()):
            self._seen[self.place_of(event)] = event.key()

    def sign_of(self, event: QKeyEvent) -> int | None:
        """The letter, digit or sign at the place of this key in a Latin layout, as a key of Qt."""
        return self._seen.get(self.place_of(event)) or self._usual(event)

    def _usual(self, event: QKeyEvent) -> int | None:
        if self._platform == "win32":
            return event.nativeVirtualKey()  # names letters and digits as Latin layouts do
        if self._platform == "darwin":
            return _OF_MAC.get(event.nativeVirtualKey())
        code = event.nativeScanCode()
        rows = zip(_FIRST_OF_X11, _ROWS, strict=True)
        return next(
            (ord(row[code - first]) for first, row in rows if 0 <= code - first < len(row)), None
        )


def is_latin(key: int) -> bool:
    """Whether it is one of A to Z, 0 to 9."""
    return 0x30 <= key <= 0x39 or 0x41 <= key <= 0x5A
