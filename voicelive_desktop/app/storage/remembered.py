"""What the program remembers from one start to the next that is no setting: the window's place, the latest looks."""

from __future__ import annotations

import json
from pathlib import Path

from voicelive_desktop.app.environment.small_files import read_json, write_atomically


class Remembered:
    """A small JSON file; a bad one is as none. Blocking. `path` None keeps everything in memory."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._values = _read(path)
        self._saved = dict(self._values)

    def get(self, name: str) -> object:
        """What was remembered, None if nothing."""
        return self._values.get(name)

    def put(self, name: str, value: object) -> None:
        """Remember it from now on; `save` writes it."""
        self._values[name] = value

    def save(self) -> None:
        """Write what changed. What cannot be written is forgotten: nothing of it is worth a message."""
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
    return values if isinstance(values, dict) else {}
