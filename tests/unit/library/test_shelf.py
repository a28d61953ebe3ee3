"""Rows and entries: kept, changed, in order, deleted for good."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.library_parts import AT_S, entry, item, placed
from voicelive_desktop.domain.facts.conversation import Role, Status, ToolCall
from voicelive_desktop.domain.facts.library import EntryId, Placed, RecordingFile, Sieve
from voicelive_desktop.domain.facts.pictures import Picture
from voicelive_desktop.domain.words.ids import CallId, ItemId
from voicelive_desktop.library import looking
from voicelive_desktop.library.file import COMPANIONS, truncate_log
from voicelive_desktop.library.shelf import Shelf

TALK = EntryId("talk")


def ids(shelf: Shelf, entry_id: EntryId = TALK) -> list[str]:
    return [row.id for row in shelf.rows(entry_id)]


def hits(shelf: Shelf, query: str, sieve: Sieve | None = None) -> list[str]:
    return [
        hit.item or f"title of {hit.entry.id}"
        for hit in looking.found(shelf.connection, query, sieve or Sieve(), 50)
    ]


def tidied(shelf: Shelf) -> None:
    while shelf.index.is_untidy:
        with shelf.transaction():
            shelf.index.tidy()
    assert truncate_log(shelf.connection)


def test_rows_stand_in_the_order_of_the_conversation(shelf: Shelf) -> None:
    shelf.keep(entry(), placed(item("a"), item("c")))
    shelf.keep(
        entry(),
        [
            Placed(item("b"), ItemId("a")),
            Placed(item("first"), None),
            Placed(item("z"), ItemId("gone")),
        ],
    )
    assert ids(shelf) == ["first", "a", "b", "c", "z"]
    shelf.keep(entry(), [Placed(item("z"), ItemId("first"))])
    assert ids(shelf) == ["first", "z", "a", "b", "c"]


def test_there_is_always_room_between_two_rows(shelf: Shelf) -> None:
    shelf.keep(entry(), placed(item("top"), item("end")))
    for n in range(120):
        shelf.keep(entry(), [Placed(item(f"r{n}"), ItemId("top"))])
    assert ids(shelf) == ["top", *(f"r{n}" for n in reversed(range(120))), "end"]


def test_a_row_that_changed_takes_the_place_of_what_it_was(shelf: Shelf) -> None:
    shelf.keep(entry(), placed(item("a", "hello there"), item("b")))
    cut = item("a", "hello over there", status=Status.INTERRUPTED, heard_ms=400.0)
    shelf.keep(entry(), [Placed(cut, None)])
    assert next(iter(shelf.rows(TALK))) == cut
    assert hits(shelf, "over") == ["a"]
    assert ids(shelf) == ["a", "b"]


def test_all_or_nothing_is_written(shelf: Shelf) -> None:
    class Broken:
        id = ItemId("broken")

    with pytest.raises(AttributeError):
        shelf.keep(entry(), [Placed(item("a"), None), Placed(Broken())])  # type: ignore[arg-type]
    assert shelf.total() == 0
    assert not shelf.connection.in_transaction


def test_the_title_is_made_of_the_first_words_until_somebody_chooses_one(shelf: Shelf) -> None:
    shelf.keep(entry(), placed(item("a", "Good morning, I am your assistant", Role.ASSISTANT)))
    assert shelf.entries(9)[0].title == ""
    shelf.keep(entry(), placed(item("q", "What is the\n weather like in " + "Llanfairpwll " * 20)))
    assert shelf.entries(9)[0].title.startswith("What is the weather like in Llan")
    assert len(shelf.entries(9)[0].title) <= 80
    shelf.rename(TALK, "  Wales  ")
    shelf.keep(entry(), placed(item("q", "Something else")))
    found = shelf.entries(9)[0]
    assert (found.title, found.named) == ("Wales", True)
    shelf.rename(TALK, "")
    assert shelf.entries(9)[0].title == "Something else"


def test_pinned_entries_come_first_then_the_newest(shelf: Shelf) -> None:
    for n in range(4):
        name = f"e{n}"
        shelf.keep(entry(name), [Placed(item("a", at_s=AT_S + n), None)])
    shelf.pin([EntryId("e1")], True)
    assert [found.id for found in shelf.entries(9)] == ["e1", "e3", "e2", "e0"]
    assert [found.id for found in shelf.entries(2, 2)] == ["e2", "e0"]


def test_an_entry_tells_of_its_rows(shelf: Shelf) -> None:
    shelf.keep(entry(model="gpt-realtime"), placed(item("a"), item("b", at_s=AT_S + 90)))
    found = shelf.entry(TALK)
    assert found is not None
    assert (found.rows, found.seconds, found.model) == (2, 90.0, "gpt-realtime")


def test_tags_are_given_taken_and_listed(shelf: Shelf) -> None:
    shelf.keep(entry(profile="Radio"), placed(item("a")))
    shelf.tag([TALK, EntryId("unknown")], " work ")
    shelf.tag([TALK], "wales")
    assert shelf.entries(9)[0].tags == ("wales", "work")
    assert shelf.labels().tags == ("wales", "work")
    assert shelf.labels().profiles == ("Radio",)
    shelf.tag([TALK], "work", off=True)
    assert shelf.entries(9)[0].tags == ("wales",)


def test_what_was_deleted_can_come_back_until_it_is_purged(shelf: Shelf) -> None:
    shelf.keep(entry(), placed(item("a", "findable words")))
    shelf.hide([TALK])
    assert (shelf.total(), hits(shelf, "findable")) == (0, [])
    shelf.hide([TALK], hidden=False)
    assert (shelf.total(), hits(shelf, "findable")) == (1, ["a"])
    shelf.hide([TALK])
    assert shelf.purge() == 1
    shelf.hide([TALK], hidden=False)
    assert shelf.total() == 0


def test_a_row_that_is_taken_out_is_found_no_more_and_the_last_one_takes_its_entry_along(
    shelf: Shelf,
) -> None:
    shelf.keep(entry(), placed(item("a", "alpha"), item("b", "beta")))
    shelf.keep(entry(), [], [ItemId("a"), ItemId("never there")])
    assert (ids(shelf), hits(shelf, "alpha")) == (["b"], [])
    shelf.keep(entry(), [], [ItemId("b")])
    assert shelf.total() == 0


def test_what_is_old_expires_unless_it_is_pinned(shelf: Shelf) -> None:
    for n in range(3):
        shelf.keep(entry(f"e{n}", AT_S + n), [Placed(item("a", at_s=AT_S + n), None)])
    shelf.pin([EntryId("e0")], True)
    assert shelf.expire(AT_S + 2) == 1
    assert [found.id for found in shelf.entries(9)] == ["e0", "e2"]


def test_pictures_come_back(shelf: Shelf) -> None:
    picture = Picture(b"\x89PNG" * 100, "image/png", 3, 4)
    row = item("a", pictures=(picture,))
    shelf.keep(entry(), placed(row))
    shelf.keep(entry(), placed(replace(row, latency_s=1.0)))
    assert next(iter(shelf.rows(TALK))).pictures == (picture,)
    shelf.purge([TALK])
    assert shelf.connection.execute("SELECT count(*) FROM pictures").fetchone() == (0,)


SECRETS = ("Zanzibar", "Ouagadougou", "Llanfairpwll", "Papaya", "Quetzalcoatl", "Xylophone")


@pytest.mark.parametrize("way", ["entry", "row", "changed", "expired"])
def test_deleted_words_are_gone_from_every_file(shelf: Shelf, tmp_path: Path, way: str) -> None:
    tool = ToolCall(CallId("c"), "search", '{"q": "Quetzalcoatl"}', "Xylophone")
    rows = [
        item("a", "Zanzibar is far"),
        item("b", "to Ouagadougou 今日 Llanfairpwll"),
        item("t", tool=tool),
    ]
    shelf.keep(
        entry("other"), placed(*(item(f"o{n}", f"kept words number {n}") for n in range(300)))
    )
    shelf.keep(entry(), placed(*rows))
    shelf.rename(TALK, "Papaya")
    shelf.connection.execute("PRAGMA wal_checkpoint(FULL)")
    if way == "entry":
        shelf.hide([TALK])
        shelf.purge()
    elif way == "expired":
        shelf.expire(AT_S + 1e9)
    else:
        shelf.rename(TALK, "")
        others = [item(row.id, "nothing") for row in rows]
        shelf.keep(
            entry(),
            placed(*others) if way == "changed" else [],
            [] if way == "changed" else [r.id for r in rows],
        )
    tidied(shelf)
    path = shelf.connection.execute("PRAGMA database_list").fetchone()[2]
    for ending in COMPANIONS:
        data = Path(f"{path}{ending}").read_bytes().lower()
        assert [word for word in SECRETS if word.lower().encode() in data] == []
        assert "今日".encode() not in data
    if way != "expired":
        assert hits(shelf, "kept words 77") == ["o77"]


def test_an_index_of_another_kind_is_made_anew(shelf: Shelf) -> None:
    shelf.keep(entry(), placed(item("a", "alpha")))
    shelf.connection.execute("INSERT INTO words (words) VALUES ('delete-all')")
    assert hits(shelf, "alpha") == []
    shelf.connection.execute("UPDATE about SET value = 'old' WHERE name = 'index'")
    shelf.index.prepare()
    assert hits(shelf, "alpha") == ["a"]


def test_a_newest_row_is_found_first_whenever_it_was_written(shelf: Shelf) -> None:
    shelf.keep(entry("new", AT_S + 100), [Placed(item("n", "same words", at_s=AT_S + 100), None)])
    shelf.keep(entry("old", AT_S), [Placed(item("o", "same words", at_s=AT_S), None)])
    assert hits(shelf, "same wor") == ["n", "o"]


def test_a_sieve_leaves_out_what_does_not_fit(shelf: Shelf) -> None:
    shelf.keep(entry("a", AT_S, profile="Radio", agent="guide"), [Placed(item("x", "same"), None)])
    shelf.keep(entry("b", AT_S), [Placed(item("y", "same", at_s=AT_S + 50), None)])
    shelf.record(EntryId("b"), RecordingFile("b.flac", AT_S))
    shelf.tag([EntryId("b")], "work")
    for sieve, left in (
        (Sieve(profile="Radio"), ["x"]),
        (Sieve(agent="guide"), ["x"]),
        (Sieve(tag="work"), ["y"]),
        (Sieve(recorded=True), ["y"]),
        (Sieve(since_s=AT_S + 10), ["y"]),
        (Sieve(until_s=AT_S + 10), ["x"]),
        (Sieve(profile="Radio", tag="work"), []),
    ):
        assert hits(shelf, "same", sieve) == left
        assert len(looking.sieved(shelf.connection, sieve, 9)) == len(left)
        assert looking.counted(shelf.connection, "same", sieve).rows == len(left)


def test_chosen_titles_and_tags_are_found_too(shelf: Shelf) -> None:
    shelf.keep(entry(), placed(item("a", "alpha")))
    shelf.rename(TALK, "Holiday plans")
    shelf.tag([TALK], "wales")
    assert hits(shelf, "holi") == ["title of talk"]
    assert hits(shelf, "wales plan") == ["title of talk"]


@pytest.mark.parametrize(
    "query",
    ['"', "*", "a* OR b*", "NEAR(", "text : x", "x' --", "\x00\x00", "(" * 500, "ab " * 3000],
)
def test_nothing_that_is_typed_breaks_the_search(shelf: Shelf, query: str) -> None:
    shelf.keep(entry(), placed(item("a", "alpha beta")))
    try:
        looking.found(shelf.connection, query, Sieve(), 50)
        looking.counted(shelf.connection, query, Sieve())
    except sqlite3.Error as error:
        pytest.fail(f"{query[:20]!r}: {error}")
    assert hits(shelf, "alpha") == ["a"]
