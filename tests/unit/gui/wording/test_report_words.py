"""What an agent tells beside its speech reads like a note, not like a program."""

from __future__ import annotations

import json

import pytest

from voicelive_desktop.gui.wording.report_words import LONGEST, heading, readable

HOTELS = {
    "type": "ui.hotel_cards",
    "title": "Two  hotels\nin Seattle",
    "options": [
        {"hotel_id": "grand", "pricePerNight": 210.5, "tags": ["quiet", "bar"]},
        {"hotel_id": "inn"},
    ],
    "breakfast": True,
    "actions": [{"label": "Select Grand", "action": "select"}],
}


def test_a_card_of_the_vendors_sample_is_names_and_values() -> None:
    assert heading(json.dumps(HOTELS)) == "Two hotels in Seattle"
    assert readable(json.dumps(HOTELS)).splitlines() == [
        "Title: Two  hotels",
        "in Seattle",
        "Options:",
        "    • Hotel id: grand",
        "        Price per night: 210.5",
        "        Tags: quiet, bar",
        "    • Hotel id: inn",
        "Breakfast: true",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "working",
        "{",
        "5",
        "[" * 100_000,
        '{"a":' * 6 + "1" + "}" * 6,
        '{"a": "' + "x" * LONGEST + '"}',
        "{}",
        "[]",
    ],
)
def test_what_has_no_names_or_no_end_is_shown_as_it_came(line: str) -> None:
    assert readable(line) == line
    assert heading(line) == ""


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ('{"step": "search"}', "Step: search"),
        ('{"progress": null, "percent": 40}', "Progress: null\nPercent: 40"),
        ('["a", 1, ["b", []]]', "• a\n• 1\n• • b\n    •"),
        ('{"rows": []}', "Rows: "),
        ('{"<b>": "<img src=x>"}', "B: <img src=x>"),
        ('{"type": "x"}', '{"type": "x"}'),
    ],
)
def test_other_shapes_read_as_names_and_values_too(line: str, shown: str) -> None:
    assert readable(line) == shown
