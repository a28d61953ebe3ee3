"""A row that was kept is the same row when it is read."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from enum import Enum
from random import Random

import pytest

from tests.support.any_event import AnyEvent
from tests.support.library_parts import item
from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.words.encodings import whole
from voicelive_desktop.domain.words.wording import Words, joined
from voicelive_desktop.library.stored_rows import read, written

# the line above a conversation belongs to the window; pictures: test_shelf
NOT_KEPT = {"starts", "pictures"}


def again(row: Item) -> Item:
    return read((whole(row.id), row.role.value, row.at_s, whole(str(row.text)), written(row)))


@pytest.mark.parametrize("seed", range(100))
def test_any_row_comes_back_as_it_was(seed: int) -> None:
    row = AnyEvent(Random(seed)).of(Item)
    kept = again(row)
    for field in fields(Item):
        if field.name not in NOT_KEPT:
            before, after = getattr(row, field.name), getattr(kept, field.name)
            assert whole_of(before) == after, field.name


def whole_of(value: object) -> object:
    """The value without halves of characters, wherever in it they are."""
    if isinstance(value, str):
        return value if isinstance(value, Enum) else whole(value)
    if isinstance(value, tuple):
        return tuple(whole_of(one) for one in value)
    if hasattr(value, "__dataclass_fields__"):
        return replace(value, **{f.name: whole_of(getattr(value, f.name)) for f in fields(value)})  # type: ignore[arg-type,type-var]
    return value


def test_the_programs_own_words_can_be_said_in_another_language_later() -> None:
    line = item("n", role=Role.SYSTEM)
    line = replace(line, text=joined(Words("Reconnected."), Words("{n} older pictures", n=3)))
    text = again(line).text
    assert isinstance(text, Words)
    assert text == line.text
    assert text.template == "{first} {rest}"
    assert isinstance(text.values["first"], Words)


@pytest.mark.parametrize(
    "more",
    [
        "",
        "null",
        "[]",
        "{",
        '{"status": 3, "words": [[1]], "tool": {}, "ending": [7], "template": ["{a}", {}]}',
        '{"asked": ["u"]}',
        '{"asked": [3, 4.0]}',
    ],
)
def test_a_text_can_be_read_whatever_stands_beside_it(more: str) -> None:
    assert read(("i", "nobody", 1.0, "words", more)) == Item(
        read(("i", "user", 1.0, "", "")).id,
        Role.SYSTEM,
        "words",
        Status.FINAL,
        1.0,
        ending=read(("i", "", 1.0, "", more)).ending,
    )


@pytest.mark.parametrize(
    "template", ["{a:>1000000000}", "{a.__class__}", "{a[0]}", "{a!r}", "{a:{a}}"]
)
def test_a_template_of_a_foreign_file_is_only_text(template: str) -> None:
    more = json.dumps({"template": [template, {"a": "x"}]})
    assert read(("i", "system", 1.0, template, more)).text == template
