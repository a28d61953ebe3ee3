"""A conversation that is made of many rows at once is the one that adding them makes, and quickly."""

from __future__ import annotations

from random import Random

import pytest

from voicelive_desktop.domain.facts.conversation import (
    PAGE_LIMIT,
    Conversation,
    Item,
    Page,
    Role,
    Status,
)
from voicelive_desktop.domain.words.ids import ItemId


def item(number: int, text: str = "words") -> Item:
    return Item(ItemId(f"i{number}"), Role.USER, text, Status.FINAL, float(number))


@pytest.mark.parametrize("count", [0, 1, PAGE_LIMIT, PAGE_LIMIT + 1, 3 * PAGE_LIMIT + 7])
def test_it_is_what_adding_one_by_one_makes(count: int) -> None:
    random = Random(count)
    rows = [item(random.randrange(max(1, count)), f"text {n}") for n in range(count)]
    rows.append(item(count, "long " * 100_000))
    added = Conversation()
    for row in rows:
        added = added.add(row)
    assert tuple(Conversation.of(rows)) == tuple(added)
    assert all(len(page.items) <= PAGE_LIMIT for page in Conversation.of(rows).pages)


def test_each_page_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Adding makes a page anew for each row, which took half a minute for 100,000."""
    made: list[int] = []
    make = Page.of

    def counted(items: tuple[Item, ...]) -> Page:
        made.append(len(items))
        return make(items)

    monkeypatch.setattr(Page, "of", counted)
    Conversation.of(item(number) for number in range(10 * PAGE_LIMIT))
    assert made == [PAGE_LIMIT] * 10
