"""Reads what can be read of a damaged file."""

from __future__ import annotations

import contextlib
import heapq
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from voicelive_desktop.domain.facts.library import Entry, EntryId, Placed, RecordingFile, Sound
from voicelive_desktop.domain.facts.pictures import Picture
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.library.shelf import ENTRY, TAGS, Shelf, entry_of
from voicelive_desktop.library.stored_rows import read

MOST_LOOKS = 400  # into gaps in which something cannot be read
_LAST = 2**43  # numbers of rows are milliseconds since 1970

RescuedLine = tuple[Any, ...]  # the columns of a table


@dataclass(frozen=True, slots=True)
class _Heard:
    """What is known of an entry's recordings."""

    recordings: tuple[RecordingFile, ...]
    sounds: tuple[Sound, ...]
    deleted: tuple[tuple[str, int], ...]


def save_from(path: Path, shelf: Shelf) -> None:
    """Put every conversation and row of the file at `path` that can still be read into the shelf.

    Rows whose conversation cannot be read any more go into one of their own. Raises sqlite3.Error
    for the shelf only.
    """
    try:
        old = sqlite3.connect(path, isolation_level=None)
    except sqlite3.Error:
        return
    with contextlib.closing(old):
        sounds = _sounds(old)
        rows: dict[int, list[RescuedLine]] = {}
        for line in _readable(old, "items", "n, entry, place, id, role, at_s, text, more"):
            rows.setdefault(line[1], []).append(line)
        entries = {
            line[0]: entry_of(line) for line in _readable(old, "entries", f"{ENTRY}, {_tags(old)}")
        }
        with shelf.transaction():
            for n, lines in rows.items():
                _save(
                    old, entries.get(n), sorted(lines, key=lambda line: (line[2], line[0])), shelf
                )
            for entry in entries.values():
                if entry.id in sounds:
                    _save_sounds(entry.id, sounds[entry.id], shelf)


def _save(
    old: sqlite3.Connection, entry: Entry | None, lines: list[RescuedLine], shelf: Shelf
) -> None:
    placed: list[Placed] = []
    for n, _, _, *fields in lines:
        item = read((*fields,), _pictures(old, n))
        if placed:
            placed.append(Placed(item, placed[-1].item.id))
        else:
            placed.append(Placed(item, None))
    first_s = placed[0].item.at_s
    shelf.keep(entry or Entry(EntryId(f"found-{lines[0][0]}"), first_s), placed)


def _save_sounds(entry_id: EntryId, heard: _Heard, shelf: Shelf) -> None:
    for recording in heard.recordings:
        shelf.record(entry_id, recording)
    shelf.sound(entry_id, heard.sounds)
    shelf.mark_deleted(entry_id, heard.deleted)


def _readable(old: sqlite3.Connection, table: str, columns: str) -> Iterator[RescuedLine]:
    """The lines of a table that can be read, from both ends towards the damage and then by halves
    into the gap.
    """
    query = f"SELECT {columns} FROM {table} WHERE n >= ? AND n < ? ORDER BY n"
    gaps = [(-_LAST, 0, _LAST)]  # the widest first
    for _ in range(MOST_LOOKS):
        if not gaps:
            return
        _, low, high = heapq.heappop(gaps)
        low, ahead = _run(old, query, (low, high), low)
        yield from ahead
        if low >= high:
            continue
        high, behind = _run(old, f"{query} DESC", (low, high), high)
        yield from behind
        middle = (low + high) // 2
        if low < middle < high:
            for first, last in ((low, middle), (middle, high)):
                heapq.heappush(gaps, (first - last, first, last))


def _run(
    old: sqlite3.Connection, query: str, span: tuple[int, int], at: int
) -> tuple[int, list[RescuedLine]]:
    """The lines until the first that cannot be read, and where that is; the other end of the span
    when all could.
    """
    backwards = query.endswith("DESC")
    lines: list[RescuedLine] = []
    try:
        for line in old.execute(query, span):
            at = line[0] if backwards else line[0] + 1
            lines.append(line)
    except (sqlite3.Error, UnicodeError):
        return at, lines
    return span[0] if backwards else span[1], lines


def _pictures(old: sqlite3.Connection, n: int) -> tuple[Picture, ...]:
    with contextlib.suppress(sqlite3.Error):
        return Shelf(old).pictures(n)
    return ()


def _sounds(old: sqlite3.Connection) -> dict[EntryId, _Heard]:
    """Recordings and what is heard in them; nothing where a table of them is damaged."""
    found = {}
    with contextlib.suppress(sqlite3.Error):
        heard = Shelf(old).heard
        for (entry_id,) in old.execute("SELECT id FROM entries WHERE recording <> ''"):
            found[entry_id] = _Heard(
                heard.recordings(entry_id), heard.all_sounds(entry_id), heard.deleted(entry_id)
            )
    return found


def _tags(old: sqlite3.Connection) -> str:
    """The column of the tags, or none where their table is what is damaged."""
    try:
        old.execute("SELECT count(*) FROM tags").fetchone()
    except sqlite3.Error:
        return "NULL"
    return TAGS
