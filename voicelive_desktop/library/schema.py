"""The tables of the library, and how a file of an earlier version becomes one of this version.

A row's number is its time in milliseconds, moved on where that is taken: so the search index, which
is walked by these numbers, gives the newest rows first without sorting. The index holds no text of
its own (`content=''`); what it was given for a row is made anew from the row when it has to forget
it (`searching.indexed`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

# "VLD1" in the file's header, so that other programs can tell what it is
APPLICATION_ID = 0x564C4431

# Letters, digits, marks and signs are parts of words; `searching` has made them all small and put
# single characters of scripts without spaces apart. Prefixes of two to four letters have an index
# of their own.
WORDS = """
CREATE VIRTUAL TABLE words USING fts5(
    text, content='', columnsize=0, prefix='2 3 4',
    tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co So'"
)
"""

STEPS: tuple[Sequence[str], ...] = (
    (
        """
        CREATE TABLE entries (
            n INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            started_at_s REAL NOT NULL,
            ended_at_s REAL NOT NULL,
            title TEXT NOT NULL DEFAULT '',
            named INTEGER NOT NULL DEFAULT 0,
            rows INTEGER NOT NULL DEFAULT 0,
            pinned INTEGER NOT NULL DEFAULT 0,
            profile TEXT NOT NULL DEFAULT '',
            service TEXT NOT NULL DEFAULT '',
            model TEXT NOT NULL DEFAULT '',
            agent TEXT NOT NULL DEFAULT '',
            agent_conversation TEXT NOT NULL DEFAULT '',
            recording TEXT NOT NULL DEFAULT '',
            hidden INTEGER NOT NULL DEFAULT 0
        )
        """,
        "CREATE INDEX entries_by_time ON entries (pinned, ended_at_s)",
        """
        CREATE TABLE tags (
            entry INTEGER NOT NULL REFERENCES entries (n) ON DELETE CASCADE,
            tag TEXT NOT NULL,
            PRIMARY KEY (entry, tag)
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE items (
            n INTEGER PRIMARY KEY,
            entry INTEGER NOT NULL REFERENCES entries (n),
            place REAL NOT NULL,
            id TEXT NOT NULL,
            role TEXT NOT NULL,
            at_s REAL NOT NULL,
            text TEXT NOT NULL,
            more TEXT NOT NULL
        )
        """,
        "CREATE UNIQUE INDEX items_by_id ON items (entry, id)",
        "CREATE INDEX items_by_place ON items (entry, place)",
        """
        CREATE TABLE pictures (
            item INTEGER NOT NULL REFERENCES items (n) ON DELETE CASCADE,
            place INTEGER NOT NULL,
            mime TEXT NOT NULL,
            width INTEGER NOT NULL,
            height INTEGER NOT NULL,
            data BLOB NOT NULL,
            PRIMARY KEY (item, place)
        )
        """,
        WORDS,
        "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    ),
    (
        """
        CREATE TABLE recordings (
            name TEXT PRIMARY KEY,
            entry INTEGER NOT NULL REFERENCES entries (n) ON DELETE CASCADE,
            started_at_s REAL NOT NULL,
            seconds REAL NOT NULL
        ) WITHOUT ROWID
        """,
        "CREATE INDEX recordings_by_entry ON recordings (entry)",
        """
        CREATE TABLE sounds (
            entry INTEGER NOT NULL REFERENCES entries (n) ON DELETE CASCADE,
            item TEXT NOT NULL,
            recording TEXT NOT NULL,
            begin_s REAL NOT NULL,
            end_s REAL NOT NULL,
            PRIMARY KEY (entry, item, recording, begin_s)
        ) WITHOUT ROWID
        """,
    ),
    (
        """
        CREATE TABLE deleted (
            entry INTEGER NOT NULL REFERENCES entries (n) ON DELETE CASCADE,
            item TEXT NOT NULL,
            channel INTEGER NOT NULL,
            PRIMARY KEY (entry, item)
        ) WITHOUT ROWID
        """,
    ),
)
"""What each version adds to the one before it. Never changed once it was released: a change is a
step of its own.
"""


class NewerLibrary(Exception):  # noqa: N818 - a fact
    """The file is of a later version of this program, which may keep things there that this one
    does not know.
    """


def bring_up(connection: sqlite3.Connection, steps: Sequence[Sequence[str]] = STEPS) -> int:
    """Make the tables those of this version, whole or not at all; returns the version that was
    there before.

    Raises:
        NewerLibrary: nothing was touched.
        sqlite3.Error: the file cannot be used.
    """
    before = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if before > len(steps):
        raise NewerLibrary
    if before == len(steps):
        return before
    connection.execute("BEGIN IMMEDIATE")
    try:
        # another program may have been quicker
        before = int(connection.execute("PRAGMA user_version").fetchone()[0])
        for step in steps[before:]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {max(before, len(steps))}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    return before
