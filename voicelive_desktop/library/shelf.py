"""What is done with an open library file. One connection, one thread; each method is whole or not
at all.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from voicelive_desktop.domain.facts.conversation import Item, Role
from voicelive_desktop.domain.facts.library import (
    Entry,
    EntryId,
    Labels,
    Placed,
    RecordingFile,
    Sound,
)
from voicelive_desktop.domain.facts.pictures import Picture
from voicelive_desktop.domain.words.encodings import whole
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.quick_classes import replace
from voicelive_desktop.domain.words.texts import brief
from voicelive_desktop.library.index import WordIndex, searchable
from voicelive_desktop.library.recordings.flac import StoredSound
from voicelive_desktop.library.recordings.kept_sounds import KeptSounds, channel_of
from voicelive_desktop.library.stored_rows import moment, read, written

TITLE = 80  # characters
MOST = 2.0**42  # milliseconds since 1970: the year 2109
_CLOSE = 1e-6  # rows nearer than that are set apart anew before one goes between them
_FACTS = ("profile", "service", "model", "agent", "agent_conversation")
_COLUMNS = (
    "id",
    "started_at_s",
    "ended_at_s",
    "title",
    "named",
    "rows",
    "pinned",
    *_FACTS,
    "recording",
)
ENTRY = ", ".join(f"entries.{name}" for name in ("n", *_COLUMNS))
TAGS = "(SELECT group_concat(tag, char(10)) FROM tags WHERE tags.entry = entries.n)"


class Shelf:
    """The conversations of one file. Every method may raise sqlite3.Error.

    Attributes:
        heard: what there is to be heard of them; for reading.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.index = WordIndex(connection)
        self.heard = KeptSounds(connection)
        self._silenced: list[str] = []

    # Writing

    def begin(self, entry: Entry) -> None:
        """Make an entry without rows; of one that is there the facts become those of `entry`, not
        its title.
        """
        with self.transaction():
            self._begin(entry)

    def keep(self, entry: Entry, rows: Sequence[Placed], gone: Iterable[ItemId] = ()) -> None:
        """Put rows of a conversation into its entry, in place of those with the same ids; take
        others out.
        """
        with self.transaction():
            n = self._begin(entry)
            for item_id in gone:
                self._remove(n, item_id)
            for placed in rows:
                self._put(n, placed)
            self._count(n)

    def record(self, entry_id: EntryId, recording: RecordingFile) -> None:
        """Say that there is a recording of an entry, or how long it is by now; without the entry it
        belongs to none.
        """
        with self.transaction():
            for n in self._numbers([entry_id]):
                self.heard.put_recording(n, recording)

    def sound(self, entry_id: EntryId, sounds: Iterable[Sound]) -> None:
        """Say where rows of an entry are heard."""
        with self.transaction():
            for n in self._numbers([entry_id]):
                for one in sounds:
                    self.heard.put_sound(n, one)

    def mark_deleted(self, entry_id: EntryId, deleted: Iterable[tuple[str, int]]) -> None:
        """Say which rows of an entry were deleted, each with the channel of its sound."""
        with self.transaction():
            for n in self._numbers([entry_id]):
                for item_id, channel in deleted:
                    self.heard.put_deleted(n, item_id, channel)

    def silenced(self, recording: str, items: Iterable[ItemId]) -> None:
        """Say that these deleted rows are heard no more in a recording."""
        with self.transaction():
            self.heard.silenced(recording, items)

    def take_silenced(self) -> tuple[str, ...]:
        """The files of recordings whose entries have gone since the last call."""
        silenced, self._silenced = tuple(self._silenced), []
        return silenced

    def rename(self, entry_id: EntryId, title: str) -> None:
        """Call an entry this; "" gives it back the title of its first words."""
        with self.transaction():
            title = brief(whole(title).strip(), TITLE)
            self._run(
                "UPDATE entries SET title = ?, named = ? WHERE id = ?", title, bool(title), entry_id
            )
            for (n,) in self._run("SELECT n FROM entries WHERE id = ?", entry_id):
                self._count(n)

    def pin(self, entry_ids: Iterable[EntryId], pinned: bool) -> None:
        """Keep entries at the top, or no more."""
        with self.transaction():
            for entry_id in entry_ids:
                self._run("UPDATE entries SET pinned = ? WHERE id = ?", pinned, entry_id)

    def tag(self, entry_ids: Iterable[EntryId], tag: str, *, off: bool = False) -> None:
        """Give entries a tag, or take it from them."""
        tag = brief(whole(tag).strip(), TITLE)
        with self.transaction():
            for n in self._numbers(entry_ids):
                if off:
                    self._run("DELETE FROM tags WHERE entry = ? AND tag = ?", n, tag)
                elif tag:
                    self._run("INSERT OR IGNORE INTO tags VALUES (?, ?)", n, tag)

    def hide(self, entry_ids: Iterable[EntryId], hidden: bool = True) -> None:
        """Let entries be as if they were gone, until `purge` or until they are shown again."""
        with self.transaction():
            for entry_id in entry_ids:
                self._run("UPDATE entries SET hidden = ? WHERE id = ?", hidden, entry_id)

    def hide_all(self) -> None:
        """Let all entries be as if they were gone."""
        with self.transaction():
            self._run("UPDATE entries SET hidden = 1")

    def purge(self, entry_ids: Iterable[EntryId] | None = None) -> int:
        """Take entries out of the file, None: those that are hidden; returns how many. `index.tidy`
        finishes it.
        """
        hidden = [n for (n,) in self._run("SELECT n FROM entries WHERE hidden")]
        if entry_ids is None:
            numbers = hidden
        else:
            numbers = list(self._numbers(entry_ids))
        for n in numbers:
            with self.transaction():
                for row in self._run(
                    "SELECT n, text, more FROM items WHERE entry = ?", n
                ).fetchall():
                    self._forget(*row)
                self._delete(n)
        return len(numbers)

    def expire(self, before_s: float) -> int:
        """Take out what ended before this time and is not pinned; returns how many."""
        found = self._run(
            "SELECT id FROM entries WHERE ended_at_s < ? AND NOT pinned", before_s
        ).fetchall()
        if found:
            return self.purge(EntryId(row[0]) for row in found)
        return 0

    # Reading

    def entries(self, limit: int, offset: int = 0) -> tuple[Entry, ...]:
        """The entries, pinned ones first, then the newest."""
        found = self._run(
            f"SELECT {ENTRY}, {TAGS} FROM entries WHERE NOT hidden"
            " ORDER BY pinned DESC, ended_at_s DESC, n DESC LIMIT ? OFFSET ?",
            limit,
            offset,
        )
        return tuple(entry_of(row) for row in found)

    def entry(self, entry_id: EntryId) -> Entry | None:
        """One entry; None when it is not there."""
        found = self._run(
            f"SELECT {ENTRY}, {TAGS} FROM entries WHERE id = ? AND NOT hidden", whole(entry_id)
        ).fetchone()
        if found is None:
            return None
        return entry_of(found)

    def total(self) -> int:
        """How many entries there are."""
        return int(self._run("SELECT count(*) FROM entries WHERE NOT hidden").fetchone()[0])

    def rows(self, entry_id: EntryId) -> Iterator[Item]:
        """The rows of an entry in their order."""
        found = self._run(
            "SELECT items.n, items.id, items.role, items.at_s, items.text, items.more FROM items"
            " JOIN entries ON entries.n = items.entry WHERE entries.id = ? ORDER BY items.place, items.n",
            entry_id,
        )
        for n, *fields in found:
            yield read((*fields,), self.pictures(n))

    def pictures(self, item: int) -> tuple[Picture, ...]:
        """The pictures of the row with this number."""
        found = self._run(
            "SELECT data, mime, width, height FROM pictures WHERE item = ? ORDER BY place", item
        )
        return tuple(
            Picture(bytes(data), mime, width, height) for data, mime, width, height in found
        )

    def labels(self) -> Labels:
        """Names of profiles, agents and tags that entries have."""

        def column(name: str, table: str) -> tuple[str, ...]:
            found = self._run(
                f"SELECT DISTINCT {name} FROM {table} WHERE {name} <> '' ORDER BY {name}"
            )
            return tuple(row[0] for row in found)

        return Labels(
            column("profile", "entries"), column("agent", "entries"), column("tag", "tags")
        )

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside happens, or nothing of it. One inside another is a part of it."""
        if self.connection.in_transaction:
            yield
            return
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            self.connection.rollback()  # nothing happens where SQLite has done so itself
            raise

    def _run(self, statement: str, *values: object) -> sqlite3.Cursor:
        return self.connection.execute(statement, values)

    def _numbers(self, entry_ids: Iterable[EntryId]) -> Iterator[int]:
        for entry_id in entry_ids:
            yield from (n for (n,) in self._run("SELECT n FROM entries WHERE id = ?", entry_id))

    def _begin(self, entry: Entry) -> int:
        facts = [whole(getattr(entry, name)) for name in _FACTS]
        self._run(
            f"INSERT INTO entries (id, started_at_s, ended_at_s, title, named, pinned, {', '.join(_FACTS)})"
            f" VALUES (?, ?, ?, ?, ?, ?{', ?' * len(_FACTS)}) ON CONFLICT (id) DO UPDATE SET"
            f" {', '.join(f'{name} = excluded.{name}' for name in _FACTS)}",
            entry.id,
            entry.started_at_s,
            entry.ended_at_s or entry.started_at_s,
            brief(whole(entry.title), TITLE),
            entry.named,
            entry.pinned,
            *facts,
        )
        n = int(self._run("SELECT n FROM entries WHERE id = ?", entry.id).fetchone()[0])
        for tag in entry.tags:
            self._run("INSERT OR IGNORE INTO tags VALUES (?, ?)", n, whole(tag))
        return n

    def _put(self, entry: int, placed: Placed) -> None:
        item = placed.item
        text, more, item_id = whole(str(item.text)), written(item), whole(item.id)
        place = self._place(entry, item_id, placed.after)
        self.heard.put_back(entry, item_id)
        old = self._run(
            "SELECT n, text, more FROM items WHERE entry = ? AND id = ?", entry, item_id
        ).fetchone()
        if old is None:
            n = self._free_number(item.at_s)
            self._run(
                "INSERT INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                *(n, entry, place, item_id, item.role.value, item.at_s, text, more),
            )
            self.index.add(n, searchable(text, more))
        else:
            n = old[0]
            self._run(
                "UPDATE items SET place = ?, role = ?, at_s = ?, text = ?, more = ? WHERE n = ?",
                *(place, item.role.value, item.at_s, text, more, n),
            )
            self.index.replace(n, searchable(old[1], old[2]), searchable(text, more))
        self._put_pictures(n, item.pictures)

    def _put_pictures(self, item: int, pictures: Sequence[Picture]) -> None:
        there = self._run("SELECT count(*) FROM pictures WHERE item = ?", item).fetchone()[0]
        if there == len(pictures):  # a picture of a message never becomes another one
            return
        self._run("DELETE FROM pictures WHERE item = ?", item)
        for place, picture in enumerate(pictures):
            fields = (whole(picture.mime), picture.width, picture.height, picture.data)
            self._run("INSERT INTO pictures VALUES (?, ?, ?, ?, ?, ?)", item, place, *fields)

    def _place(self, entry: int, item_id: str, after: ItemId | None) -> float:
        """Between the row above and the one below it; where there is no room between them, they are
        set apart.
        """
        if after is None:
            low = None
        else:
            low = self._place_of(entry, after)
        if low is None and after is not None:
            return self._end(entry, item_id)
        low = low or 0.0
        found = self._run(
            "SELECT min(place) FROM items WHERE entry = ? AND place > ? AND id <> ?",
            entry,
            low,
            item_id,
        ).fetchone()[0]
        if found is None:
            return low + 1.0
        if found - low < _CLOSE:
            self._set_apart(entry)
            return self._place(entry, item_id, after)
        return float(low + found) / 2

    def _place_of(self, entry: int, item_id: ItemId) -> float | None:
        found = self._run(
            "SELECT place FROM items WHERE entry = ? AND id = ?", entry, whole(item_id)
        ).fetchone()
        if found is None:
            return None
        return float(found[0])

    def _end(self, entry: int, item_id: str) -> float:
        found = self._run(
            "SELECT max(place) FROM items WHERE entry = ? AND id <> ?", entry, item_id
        ).fetchone()[0]
        if found is None:
            return 1.0
        return float(found) + 1.0

    def _set_apart(self, entry: int) -> None:
        rows = self._run("SELECT n FROM items WHERE entry = ? ORDER BY place, n", entry).fetchall()
        for place, (n,) in enumerate(rows, 1):
            self._run("UPDATE items SET place = ? WHERE n = ?", float(place), n)

    def _free_number(self, at_s: float) -> int:
        n = int(min(MOST, max(1.0, at_s * 1000)))
        while self._run("SELECT 1 FROM items WHERE n = ?", n).fetchone():
            n += 1
        return n

    def _remove(self, entry: int, item_id: ItemId) -> None:
        found = self._run(
            "SELECT role, n, text, more FROM items WHERE entry = ? AND id = ?",
            entry,
            whole(item_id),
        )
        for role, *row in found.fetchall():
            # also without a recording: one that has just begun may be told of later
            self.heard.put_deleted(entry, whole(item_id), channel_of(role))
            self._forget(*row)

    def _forget(self, n: int, text: str, more: str) -> None:
        self.index.remove(n, searchable(text, more))
        self._run("DELETE FROM items WHERE n = ?", n)

    def _delete(self, entry: int) -> None:
        """An entry without rows; its recordings go with it."""
        self._silenced += self.heard.files_of(entry)
        self._run("DELETE FROM entries WHERE n = ?", entry)

    def _count(self, entry: int) -> None:
        """What an entry says of its rows; one that has none any more goes."""
        rows, newest = self._run(
            "SELECT count(*), max(at_s) FROM items WHERE entry = ?", entry
        ).fetchone()
        if not rows:
            self._delete(entry)
            return
        self._run("UPDATE entries SET rows = ?, ended_at_s = ? WHERE n = ?", rows, newest, entry)
        self._run(
            "UPDATE entries SET title = coalesce((SELECT substr(text, 1, 400) FROM items WHERE entry = ?1 AND role = ?2"
            " AND text <> '' ORDER BY place LIMIT 1), title) WHERE n = ?1 AND NOT named",
            entry,
            Role.USER.value,
        )
        title = self._run("SELECT title FROM entries WHERE n = ?", entry).fetchone()[0]
        self._run("UPDATE entries SET title = ? WHERE n = ?", brief(title, TITLE), entry)


def recorded(shelf: Shelf, entry_id: EntryId, folder: Path) -> tuple[StoredSound, ...]:
    """The recordings of an entry as files of this folder, oldest first."""
    return tuple(
        StoredSound(folder / one.name, shelf.heard.silences(one.name))
        for one in shelf.heard.recordings(entry_id)
    )


def entry_of(row: Sequence[object]) -> Entry:
    """The entry of a row with the columns `ENTRY` and `TAGS`."""
    fields = dict(zip(_COLUMNS, row[1:], strict=False))
    times = {name: moment(fields.pop(name)) for name in ("started_at_s", "ended_at_s")}
    flags = {name: bool(fields.pop(name)) for name in ("named", "pinned")}
    tags = row[len(_COLUMNS) + 1]
    if tags:
        listed = tuple(sorted(str(tags).split("\n")))
    else:
        listed = ()
    return replace(Entry(EntryId(""), 0.0), **fields, **times, **flags, tags=listed)  # type: ignore[arg-type]  # by columns
