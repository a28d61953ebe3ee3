"""Keys by their place on the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from voicelive_desktop.gui.window.physical_keys import PhysicalKeys

Key = Qt.Key
CYRILLIC_E, GREEK_TAU, PAREN = 0x0415, 0x03A4, Qt.Key.Key_ParenLeft.value


def event(
    key: int, scan: int = 0, virtual: int = 0, kind: QEvent.Type = QEvent.Type.KeyPress
) -> QKeyEvent:
    return QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, scan, virtual, 0, "")


@pytest.mark.parametrize(
    ("platform", "scan", "virtual"), [("linux", 28, 0x6C5), ("win32", 20, 0x54), ("darwin", 1, 17)]
)
@pytest.mark.parametrize("key", [CYRILLIC_E, GREEK_TAU])
def test_a_letter_is_its_place_where_the_layout_has_another_script(
    platform: str, scan: int, virtual: int, key: int
) -> None:
    keys = PhysicalKeys(platform)
    assert keys.is_key(event(key, scan, virtual), Key.Key_T)
    assert not keys.is_key(event(key, scan, virtual), Key.Key_Y)
    assert not keys.is_key(event(key, scan, virtual), Key.Key_F8)


@pytest.mark.parametrize(
    ("platform", "scan", "virtual"), [("linux", 14, 0), ("win32", 6, 0x35), ("darwin", 1, 23)]
)
def test_a_digit_is_its_place_where_the_layout_has_signs_there(
    platform: str, scan: int, virtual: int
) -> None:
    assert PhysicalKeys(platform).is_key(event(PAREN, scan, virtual), Key.Key_5)


def test_between_latin_layouts_a_letter_is_what_the_layout_says() -> None:
    keys = PhysicalKeys("linux")
    german_z = 29  # where others have Y
    assert keys.is_key(event(Key.Key_Z, german_z), Key.Key_Z)
    assert not keys.is_key(event(Key.Key_Y, german_z), Key.Key_Z)
    assert keys.is_key(event(0x041D, german_z), Key.Key_Z), (
        "and under a layout without letters it is the key from before"
    )


def test_a_key_keeps_its_number_when_the_layout_changes_while_it_is_held() -> None:
    keys = PhysicalKeys("linux")
    assert keys.place_of(event(Key.Key_T, 28)) == keys.place_of(event(CYRILLIC_E, 28))
    assert keys.place_of(event(Key.Key_T, 28)) != keys.place_of(event(Key.Key_Y, 29))
    assert keys.place_of(event(Key.Key_T)) != keys.place_of(event(Key.Key_Y)), (
        "events that some program made up"
    )
