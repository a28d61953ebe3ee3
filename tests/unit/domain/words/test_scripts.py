"""Text of every script: words, shares of an answer, echoes and short forms."""

# ruff: noqa: RUF001 - marks of other scripts are what this is about
from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelive_desktop.domain.decisions.own_voice import repeats
from voicelive_desktop.domain.facts.spoken import cut_text
from voicelive_desktop.domain.words.scripts import end_of_word, words_of
from voicelive_desktop.domain.words.texts import brief

CHINESE, JAPANESE = (
    "好的，今天天气很好，适合出去散步。",
    "はい、今日はとても良い天気なので散歩しよう。",
)
THAI = "วันนี้อากาศดีมากเหมาะกับการเดินเล่นในสวนสาธารณะ"
HINDI = "नमस्ते दुनिया आज मौसम अच्छा है"
KOREAN = "오늘은 날씨가 아주 좋아서 산책하기 좋습니다"
FAMILY = "\U0001f469\u200d\U0001f467"


@pytest.mark.parametrize("text", [CHINESE, JAPANESE, THAI])
@pytest.mark.parametrize("share", [0.2, 0.3, 0.5, 0.8])
def test_a_share_of_a_script_without_spaces_is_about_that_share(text: str, share: float) -> None:
    heard = cut_text(text, share)
    assert text.startswith(heard)
    assert abs(len(heard) - share * len(text)) <= 0.2 * len(text)


@pytest.mark.parametrize("text", [HINDI, KOREAN, "one two three four five six seven"])
def test_a_share_of_a_script_with_spaces_ends_with_a_word(text: str) -> None:
    heard = cut_text(text, 0.5)
    assert heard.split() == text.split()[: len(heard.split())]


def test_a_word_among_others_ends_where_the_others_begin() -> None:
    text = "我用Python写程序"
    assert text[: end_of_word(text, 4)] == "我用Python"
    assert text[: end_of_word(text, 1)] == "我"


def test_no_sign_is_cut_from_its_marks() -> None:
    thai = "ที่นี่"
    assert {thai[: end_of_word(thai, at)] for at in range(1, len(thai))} <= {"ที่", "ที่น", "ที่นี่"}
    assert end_of_word(FAMILY + "字", 1) == len(FAMILY)


@given(st.text(), st.floats(0, 1))
def test_any_text_is_cut_at_its_beginning(text: str, share: float) -> None:
    assert text.startswith(cut_text(text, share))
    words_of(text)


@pytest.mark.parametrize(
    ("heard", "turn"),
    [
        ("the weather is fine today and good for a walk", "the weather is fine today"),
        ("今天天气很好适合出去散步我们可以去公园", "今天天气很好适合出去"),
        ("好的，今天天气很好，适合出去散步，我们走吧。", "今天天气很好，适合出去"),
        (JAPANESE, "今日はとても良い天気"),
        (THAI, "อากาศดีมากเหมาะกับ"),
        (HINDI, "आज मौसम अच्छा"),
        (KOREAN, "날씨가 아주 좋아서"),
        ("le café était très agréable à côté", normalize("NFD", "le café était très")),
        (normalize("NFD", KOREAN), "날씨가 아주 좋아서"),
        ("الطَّقْسُ جَمِيلٌ اليَوْمَ", "الطقس جميل اليوم"),
        ("מֶזֶג הָאֲוִיר יָפֶה", "מזג האויר יפה"),
        ("ＡＢＣ　ｄｅｆ", "abc def"),
        ("anything", " … "),
    ],
)
def test_the_answer_s_own_words_are_noticed_in_every_script(heard: str, turn: str) -> None:
    assert repeats(turn, heard)


@pytest.mark.parametrize(
    ("heard", "turn"),
    [
        ("the weather is fine today", "stop please, tell me about the trains"),
        ("今天天气很好适合出去散步我们可以去公园", "等一下请告诉我火车什么时候开"),
        ("今天天气很好适合出去散步", "好的"),
        (JAPANESE, "ちょっと待って電車の時間を教えて"),
        (HINDI, "रुको"),
    ],
)
def test_who_interrupts_has_other_words(heard: str, turn: str) -> None:
    assert not repeats(turn, heard)


def test_words_keep_their_vowel_signs() -> None:
    assert words_of(HINDI) == HINDI.split()
    assert words_of("Größe, STRASSE!") == ["grösse", "strasse"]
    assert words_of("今天Python3好") == ["今", "天", "python3", "好"]


@pytest.mark.parametrize(
    "text", [CHINESE * 20, "x" * 500, "word " * 100, THAI * 10, "a" * 30 + " b" * 200]
)
def test_a_short_form_shows_the_beginning(text: str) -> None:
    short = brief(text, 80)
    assert short.endswith("…")
    assert 50 <= len(short) <= 80
    assert text.startswith(short[:-1])


def test_what_is_short_stays_in_one_line() -> None:
    assert brief("a\n b", 80) == "a b"
    assert brief("", 80) == ""
