"""Text as other programs write it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelive_desktop.domain.words.encodings import decoded, json_fields, json_of, whole
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.wording import Words

FORMS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "utf-32-le",
    "utf-32-be",
)


@pytest.mark.parametrize("form", FORMS)
@given(values=st.dictionaries(st.text(max_size=5), st.text(max_size=9), max_size=3))
def test_json_is_read_in_whatever_form_of_unicode_it_was_saved(
    form: str, values: dict[str, str]
) -> None:
    text = json.dumps(values, ensure_ascii=False, indent=1).replace("\n", "\r\n")
    assert json_of(text.encode(form)) == values


@pytest.mark.parametrize("form", FORMS)
def test_a_byte_order_mark_is_no_part_of_the_text(form: str) -> None:
    assert decoded('{"ü": 1}'.encode(form)) == '{"ü": 1}'
    assert decoded(b"\xef\xbb\xbf") == ""


@given(st.text(alphabet=st.characters() | st.sampled_from("\ud83d\ude00"), max_size=8))
def test_a_whole_text_can_be_written_and_keeps_what_was_whole(text: str) -> None:
    cleaned = whole(text)
    cleaned.encode("utf-8")
    assert whole(cleaned) == cleaned
    if not any("\ud800" <= sign <= "\udfff" for sign in text):
        assert cleaned == text


def test_half_a_character_in_a_file_becomes_the_sign_for_it() -> None:
    assert json_of(rb'{"\ud83d": ["x\ude00", "\ud83d\ude00"]}') == {
        "\ufffd": ["x\ufffd", "\U0001f600"]
    }


def test_a_whole_text_is_the_same_object_also_one_to_translate() -> None:
    text = Words("“{n}” characters…", n=3)
    assert whole(text) is text
    assert Failure(FailureKind.UNKNOWN, message=text).message is text
    assert Failure(FailureKind.UNKNOWN, message="a\ud83d", subject="\ude00").message == "a\ufffd"


@pytest.mark.parametrize("text", ["", "{", "[1]", '"a"', "null", "[" * 100_000])
def test_what_is_no_object_has_no_fields(text: str) -> None:
    assert json_fields(text) == {}
    assert json_fields('{"a": "\\ud83d"}') == {"a": "\ufffd"}
