"""The index of words: what it is given for a row, how it forgets, how it is searched."""

from __future__ import annotations

import json
import sqlite3

from voicelive_desktop.library.searching import indexed

SECURE_SINCE = (3, 42)  # from there on FTS5 wipes what it forgets
STEP = 500  # pages of the index that are written anew at a time, about 10 ms
LEAST_MERGED = 2  # pieces; else two of them would stay two
WRITTEN = 2  # changes; SQLite's documentation: fewer mean that the merge had nothing to do
_UNTIDY = "untidy"
_KIND = "index"
# changes with `searching.indexed` or `searchable`: an index of another kind is made anew
KIND = "1"


def searchable(text: str, more: str) -> str:
    """What of a row can be found: its text, and of a card its name, arguments and output."""
    if '"tool"' not in more:
        return text
    try:
        tool = json.loads(more).get("tool") or {}
    except (ValueError, AttributeError, RecursionError):
        return text
    parts = (text, *(tool.get(name) for name in ("name", "arguments", "output")))
    return "\n".join(part for part in parts if isinstance(part, str) and part)


class WordIndex:
    """Whatever raises, raises sqlite3.Error."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, n: int, text: str) -> None:
        """Let the row with this number be found by these words."""
        if words := indexed(text):
            self._connection.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (n, words))

    def remove(self, n: int, text: str) -> None:
        """Let it be found no more; `text` is what it was added with."""
        if words := indexed(text):
            self._connection.execute(
                "INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)", (n, words)
            )
            self._set(_UNTIDY, "1")

    def replace(self, n: int, old: str, new: str) -> None:
        """Let it be found by other words."""
        if old != new:
            self.remove(n, old)
            self.add(n, new)

    @property
    def is_untidy(self) -> bool:
        """Whether words that were forgotten may still lie in the file."""
        return self._get(_UNTIDY) is not None

    def tidy(self) -> bool:
        """Write a part of the index anew without what it forgot; returns whether that is finished."""
        if not self.is_untidy:
            return True
        # WORKAROUND SQLite before 3.42: FTS5 marks deleted words instead of wiping them. Merging
        # all of the index into one piece leaves them out, and secure_delete wipes the pages that
        # this frees.
        begun = self._get(_UNTIDY) == "merging"
        self._set(_UNTIDY, "merging")
        before = self._connection.total_changes
        if begun:
            self._command("merge", STEP)
        else:
            self._command("merge", -STEP)
        if self._connection.total_changes - before >= WRITTEN:
            return False
        self._connection.execute("DELETE FROM about WHERE name = ?", (_UNTIDY,))
        return True

    def prepare(self) -> None:
        """Make it ready in a file that was opened for writing: fit for this version, wiping what it
        can wipe.
        """
        if self._get(_KIND) != KIND:
            self.build()
        self._command("usermerge", LEAST_MERGED)
        if sqlite3.sqlite_version_info >= SECURE_SINCE:
            self._command("secure-delete", 1)

    def build(self) -> None:
        """Make it of all rows."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            self._connection.execute("INSERT INTO words (words) VALUES ('delete-all')")
            for n, text, more in self._connection.execute(
                "SELECT n, text, more FROM items ORDER BY n"
            ):
                self.add(n, searchable(text, more))
            self._set(_KIND, KIND)
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise

    def _command(self, name: str, value: int) -> None:
        self._connection.execute("INSERT INTO words (words, rank) VALUES (?, ?)", (name, value))

    def _get(self, name: str) -> str | None:
        found = self._connection.execute(
            "SELECT value FROM about WHERE name = ?", (name,)
        ).fetchone()
        if found is None:
            return None
        return str(found[0])

    def _set(self, name: str, value: str) -> None:
        put = "INSERT INTO about VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"
        self._connection.execute(put, (name, value))
