"""Finds icons, sample speech and licences: in a checkout, then the wheel, then the frozen program."""

from __future__ import annotations

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[2]


def resource(name: str) -> Path:
    """Return the path of a resource such as "icons/app.svg".

    Raises:
        FileNotFoundError: in none of the places.
    """
    places = [_PACKAGE.parent / "resources", _PACKAGE / "_resources"]
    if (bundle := getattr(sys, "_MEIPASS", None)) is not None:
        places.append(Path(bundle) / "resources")
    for place in places:
        if (path := place / name).exists():
            return path
    raise FileNotFoundError(name)
