"""What a search over all conversations finds, newest first, however long the words are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.library_parts import AT_S, entry, item, placed
from voicelive_desktop.domain.facts.library import Sieve
from voicelive_desktop.library import looking
from voicelive_desktop.library.file import NAME, open_to_write
from voicelive_desktop.library.shelf import Shelf

OLD, NEW = 20, looking.LOOKED_AT + 60


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """Twenty old rows of windows, below more of windmills than are looked at one by one."""
    made = open_to_write(tmp_path / NAME)
    texts = ["the Fenster and the windöws"] * OLD + ["a windmill in the windy hills"] * NEW
    rows = [item(f"r{n}", text, at_s=AT_S + n) for n, text in enumerate(texts)]
    made.keep(entry(), placed(*rows))
    yield made
    made.connection.close()


def found(shelf: Shelf, query: str, limit: int = 50) -> list[str]:
    hits = looking.found(shelf.connection, query, Sieve(), limit)
    return [str(hit.item) for hit in hits]


@pytest.mark.parametrize("query", ["wi", "wind", "windm", "WINDMI", "windmill", "hills windm"])
def test_the_newest_come_first_whatever_the_length_of_a_word(shelf: Shelf, query: str) -> None:
    assert found(shelf, query) == [f"r{n}" for n in reversed(range(OLD + NEW - 50, OLD + NEW))]


@pytest.mark.parametrize("query", ["windo", "windows", "fenst wind", '"and the windows"'])
def test_the_old_are_found_below_many_that_begin_alike(shelf: Shelf, query: str) -> None:
    assert found(shelf, query) == [f"r{n}" for n in reversed(range(OLD))]


@pytest.mark.parametrize("query", ["windt", "windmills", "windo hills", '"windm"'])
def test_what_begins_alike_and_goes_on_otherwise_is_not_found(shelf: Shelf, query: str) -> None:
    assert found(shelf, query) == []
