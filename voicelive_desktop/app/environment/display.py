"""Finds out whether a window can be shown, before Qt, which would end the process if not."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

PLATFORM = "QT_QPA_PLATFORM"
_FILE = re.compile(r"(?:lib)?q(\w+)\.(?:so|dll|dylib)")


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    """Whether there is a display to try. A set QT_QPA_PLATFORM counts as one."""
    if not platform.startswith("linux"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", PLATFORM))


def unknown_platform(environment: Mapping[str, str]) -> str:
    """Return the value of QT_QPA_PLATFORM if Qt knows none of the platforms it names, else ""."""
    wanted, known = environment.get(PLATFORM, ""), _platforms()
    names = [part.partition(":")[0].partition("-")[0] for part in wanted.split(";")]
    if not wanted or not known or any(name in known for name in names):
        return ""
    return wanted


def display_problem(environment: Mapping[str, str], platform: str) -> str:
    """Return why the X server in DISPLAY cannot be used; "" if it can, or if another platform is
    tried first.
    """
    named, chosen = environment.get("DISPLAY", ""), environment.get(PLATFORM, "")
    if chosen:
        is_x = chosen.startswith("xcb")
    else:
        is_x = not environment.get("WAYLAND_DISPLAY")
    if not platform.startswith("linux") or not is_x or (named and _answers()):
        return ""
    if named:
        return f"The display that DISPLAY names, {named}, cannot be opened."
    return "DISPLAY names no display."


def _platforms() -> set[str]:
    package = find_spec("PySide6")
    for place in (package.submodule_search_locations or ()) if package is not None else ():
        for folder in (
            Path(place, "Qt", "plugins", "platforms"),
            Path(place, "plugins", "platforms"),
        ):
            found = {match[1] for path in folder.glob("*") if (match := _FILE.fullmatch(path.name))}
            if found:
                return found
    return set()


def _answers() -> bool:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:  # then Qt has none either, and says what it needs
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    works = bool(xcb.xcb_connection_has_error(connection) == 0)
    xcb.xcb_disconnect(connection)
    return works
