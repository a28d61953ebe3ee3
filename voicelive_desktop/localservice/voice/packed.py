"""A dictionary that stays in its file: sorted lines, looked up by halving.

As Python dictionaries hibari's lexicon and tagger take 100 MB and half a second to load; the file
is mapped, so that only the pages that are looked at take memory.
"""

from __future__ import annotations

import json
import mmap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

END, BETWEEN = b"\n", b"\t"


def write_packed(file: Path, values: Mapping[str, Any]) -> None:
    """Write ``values`` (anything that JSON knows) for `Packed`; no key holds a tab or the end
    of a line.
    """
    lines = {
        key.encode(): json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        for key, value in values.items()
    }
    if any(END in key or BETWEEN in key for key in lines):
        raise ValueError("a key holds a tab or the end of a line")
    file.write_bytes(END.join(key + BETWEEN + lines[key] for key in sorted(lines)) + END)


class Packed:
    """Reads what `write_packed` wrote; for any thread."""

    def __init__(self, file: Path) -> None:
        with file.open("rb") as opened:
            self._map = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value of a key."""
        wanted = key.encode()
        low, high = 0, len(self._map)
        while low < high:
            start = self._map.rfind(END, low, (low + high) // 2) + 1 or low
            end = self._map.find(END, start)
            found, _, value = self._map[start:end].partition(BETWEEN)
            if found == wanted:
                return json.loads(value)
            if found < wanted:
                low = end + 1
            else:
                high = start
        return default

    def close(self) -> None:
        """Let go of the file."""
        self._map.close()
