"""Looks for words in all conversations, and sieves conversations."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from voicelive_desktop.domain.facts.conversation import Role
from voicelive_desktop.domain.facts.library import Count, Entry, Hit, Sieve
from voicelive_desktop.domain.questions.selectors import heard_text
from voicelive_desktop.domain.words.encodings import whole
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.quick_classes import replace
from voicelive_desktop.library.index import searchable
from voicelive_desktop.library.searching import Term, expression, marks, passage, terms
from voicelive_desktop.library.shelf import ENTRY, TAGS, entry_of
from voicelive_desktop.library.stored_rows import read

MOST_TITLES = 20
LONGEST_PREFIX = 4  # letters, of those that `schema.WORDS` has an index of
LOOKED_AT = 200  # of the newest rows with these letters; a quarter of them fills a list of hits
_ROW = "items.n, items.id, items.role, items.at_s, items.text, items.more"
_JOINED = "FROM words JOIN items ON items.n = words.rowid JOIN entries ON entries.n = items.entry"


def sieved(
    connection: sqlite3.Connection, sieve: Sieve, limit: int, offset: int = 0
) -> tuple[Entry, ...]:
    """The entries that the sieve lets pass, pinned ones first, then the newest."""
    where, values = _where(sieve)
    found = connection.execute(
        f"SELECT {ENTRY}, {TAGS} FROM entries WHERE {where}"
        " ORDER BY pinned DESC, ended_at_s DESC, n DESC LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    return tuple(entry_of(row) for row in found)


def sieved_total(connection: sqlite3.Connection, sieve: Sieve) -> int:
    """How many entries the sieve lets pass."""
    where, values = _where(sieve)
    return int(
        connection.execute(f"SELECT count(*) FROM entries WHERE {where}", values).fetchone()[0]
    )


def found(connection: sqlite3.Connection, query: str, sieve: Sieve, limit: int) -> tuple[Hit, ...]:
    """The newest rows with all words of the query, after the entries whose title or tag has them."""
    wanted = terms(query)
    if not wanted:
        return ()
    titles = _titles(connection, wanted, sieve)
    return (*titles, *_rows(connection, wanted, sieve, limit - len(titles)))


def heard(connection: sqlite3.Connection, query: str, limit: int) -> tuple[Hit, ...]:
    """The newest rows in which all words of the query were said or heard: what of an interrupted
    answer nobody heard is not searched.
    """
    wanted = terms(query)
    if not wanted:
        return ()
    lines = connection.execute(
        f"SELECT {_ROW}, {ENTRY}, {TAGS} {_JOINED} WHERE words MATCH ? AND NOT entries.hidden"
        " ORDER BY words.rowid DESC LIMIT ?",
        (expression(wanted), limit),
    )
    hits = []
    for _, item_id, role, at_s, text, more, *entry in lines:
        row = read((item_id, role, at_s, text, more), ())
        said = searchable(whole(str(heard_text(row))), more)
        if all(marks(said, (term,)) for term in wanted):
            hits.append(
                Hit(entry_of(entry), ItemId(item_id), Role(role), at_s, *passage(said, wanted))
            )
    return tuple(hits)


def counted(connection: sqlite3.Connection, query: str, sieve: Sieve) -> Count:
    """How many rows have the words of the query, and in how many entries. Slow where they are in
    very many.
    """
    wanted = terms(query)
    if not wanted:
        return Count()
    where, values = _where(sieve)
    counts = connection.execute(
        f"SELECT count(*), count(DISTINCT items.entry) {_JOINED} WHERE words MATCH ? AND {where}",
        (expression(wanted), *values),
    ).fetchone()
    return Count(*counts)


def _rows(
    connection: sqlite3.Connection, wanted: tuple[Term, ...], sieve: Sieve, limit: int
) -> tuple[Hit, ...]:
    """The newest rows. The beginning of a word that is longer than those in the index is looked
    for among the rows that its first letters find: to gather all that have it costs a hundred times
    as much where they are many, and little where they are few.
    """
    short = tuple(_indexed_part(term) for term in wanted)
    if short != wanted:
        lines = _lines(connection, short, sieve, LOOKED_AT)
        hits = tuple(islice(_fitting(lines, wanted), limit))
        if len(hits) == limit or len(lines) < LOOKED_AT:
            return hits
    return tuple(_fitting(_lines(connection, wanted, sieve, limit), wanted, check=False))


def _indexed_part(term: Term) -> Term:
    """The same with the beginning of its last word as long as one in the index is."""
    *before, last = term.tokens
    if term.begins:
        return replace(term, tokens=(*before, last[:LONGEST_PREFIX]))
    return term


def _lines(
    connection: sqlite3.Connection, wanted: tuple[Term, ...], sieve: Sieve, limit: int
) -> list[tuple[Any, ...]]:
    where, values = _where(sieve)
    return connection.execute(
        f"SELECT {_ROW}, {ENTRY}, {TAGS} {_JOINED} WHERE words MATCH ? AND {where} ORDER BY words.rowid DESC LIMIT ?",
        (expression(wanted), *values, limit),
    ).fetchall()


def _fitting(
    lines: Iterable[tuple[Any, ...]], wanted: tuple[Term, ...], *, check: bool = True
) -> Iterator[Hit]:
    for _, item_id, role, at_s, text, more, *entry in lines:
        said = searchable(text, more)
        if check and not all(marks(said, (term,)) for term in wanted):
            continue
        line, where_found = passage(said, wanted)
        yield Hit(entry_of(entry), ItemId(item_id), Role(role), at_s, line, where_found)


def _titles(
    connection: sqlite3.Connection, wanted: tuple[Term, ...], sieve: Sieve
) -> tuple[Hit, ...]:
    """Titles that the person chose, and tags; a title made of the first words is found with them."""
    where, values = _where(sieve)
    lines = connection.execute(
        f"SELECT {ENTRY}, {TAGS} FROM entries WHERE {where} AND"
        " (named OR EXISTS (SELECT 1 FROM tags WHERE tags.entry = entries.n)) ORDER BY ended_at_s DESC",
        values,
    )
    hits = []
    for line in lines:
        entry = entry_of(line)
        words = [f"#{tag}" for tag in entry.tags]
        if entry.named:
            words.insert(0, entry.title)
        text = "  ".join(words).strip()
        if all(marks(text, (term,)) for term in wanted):
            hits.append(Hit(entry, None, None, entry.ended_at_s, *passage(text, wanted)))
        if len(hits) >= MOST_TITLES:
            break
    return tuple(hits)


def _where(sieve: Sieve) -> tuple[str, tuple[object, ...]]:
    conditions, values = ["NOT entries.hidden"], list[object]()
    for name in ("profile", "agent"):
        if getattr(sieve, name):
            conditions.append(f"entries.{name} = ?")
            values.append(getattr(sieve, name))
    if sieve.tag:
        conditions.append(
            "EXISTS (SELECT 1 FROM tags WHERE tags.entry = entries.n AND tags.tag = ?)"
        )
        values.append(sieve.tag)
    if sieve.since_s is not None:
        conditions.append("entries.ended_at_s >= ?")
        values.append(sieve.since_s)
    if sieve.until_s is not None:
        conditions.append("entries.ended_at_s < ?")
        values.append(sieve.until_s)
    if sieve.recorded:
        conditions.append("entries.recording <> ''")
    return " AND ".join(conditions), tuple(values)
