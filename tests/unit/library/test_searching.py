"""What is found by what is typed, in any script."""

from __future__ import annotations

import pytest

from voicelive_desktop.library.searching import (
    BEFORE,
    LONGEST,
    expression,
    indexed,
    marks,
    passage,
    terms,
)

EMOJI = "\U0001f600"


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("The weather in Zürich", "wea", ["wea"]),
        ("The weather in Zürich", "ZURI", ["Züri"]),
        ("The weather in Zürich", "zür the", ["The", "Zür"]),
        ("Straße und STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("I don't know", "don't", ["don't"]),
        ("今日は日本語を勉強します", "本語", ["本語"]),
        ("สวัสดีครับ", "สดี", ["สดี"]),
        ("मुझे किताब चाहिए", "किता", ["किता"]),
        ("كِتَابٌ جديد", "كتاب", ["كِتَابٌ"]),
        ("שָׁלוֹם", "שלום", ["שָׁלוֹם"]),
        ("한국어 공부", "한국", ["한국"]),
        ("Ελλάδα", "ελλα", ["Ελλά"]),
        (f"fine {EMOJI}", EMOJI, [EMOJI]),
        ("one two three", '"two three"', ["two three"]),
        ("one two three", '"three two"', []),
        ("one two three", "hree", []),
    ],
)
def test_matches_are_marked_where_they_stand(text: str, query: str, found: list[str]) -> None:
    assert [text[begin:end] for begin, end in marks(text, terms(query))] == found


@pytest.mark.parametrize("query", ["", " ", "x", "!?", '"', '""', "a !"])
def test_too_little_looks_for_nothing(query: str) -> None:
    assert terms(query) == ()


@pytest.mark.parametrize("query", ["ab", "水", EMOJI, "a bc", '"a b"'])
def test_two_letters_or_one_sign_are_enough(query: str) -> None:
    assert terms(query)


def test_what_is_typed_is_never_the_searchs_own_language() -> None:
    said = expression(terms('NEAR(a b) OR c* -word "x AND y" col:val ^begin'))
    assert said.count('"') % 2 == 0
    assert "OR" not in said
    assert "near" in said


def test_the_passage_is_one_line_around_the_first_match() -> None:
    text = "before " * 20 + "the\nneedle is here" + " after" * 60
    line, found = passage(text, terms("needle"))
    assert "\n" not in line
    assert line.startswith("…")
    assert line.endswith("…")
    assert [line[a:b] for a, b in found] == ["needle"]
    assert found[0][0] <= BEFORE + 1
    assert len(line) <= LONGEST + 2


def test_a_match_far_down_in_a_long_text_is_found() -> None:
    line, found = passage("hay " * 20_000 + "needle" + " hay" * 20_000, terms("needle"))
    assert [line[a:b] for a, b in found] == ["needle"]


def test_plain_text_goes_into_the_index_quickly_and_as_the_words_of_it_do() -> None:
    assert indexed("Hello WORLD") == "hello world"
    assert indexed("Größe 水火") == "grosse 水 火"
