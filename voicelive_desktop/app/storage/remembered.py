"""Remembers what is no setting from one start to the next: the window's place, the
last update check.
"""

from __future__ import annotations

import json
from pathlib import Path

from voicelive_desktop.app.environment.small_files import read_json, write_atomically


class Remembered:
    """A small JSON file; an unreadable one counts as empty. Blocking. `path` None keeps everything
    in memory.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._values = _read(path)
        self._saved = dict(self._values)

    def get(self, name: str) -> object:
        """Return the remembered value, or None."""
        return self._values.get(name)

    def put(self, name: str, value: object) -> None:
        """Remember it from now on; `save` writes it."""
        self._values[name] = value

    def save(self) -> None:
        """Write changes; failures are ignored, as nothing here is worth a message."""
        if self._path is None or self._values == self._saved:
            return
        try:
            write_atomically(self._path, json.dumps(self._values, indent=1) + "\n")
        except OSError:
            return
        self._saved = dict(self._values)


def _read(path: Path | None) -> dict[str, object]:
    if path is None:
        return {}
    try:
        values = read_json(path)
    except (OSError, ValueError, RecursionError):
        return {}
    if isinstance(values, dict):
        return values
    return {}
