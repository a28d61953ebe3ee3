"""A JSON file read piece by piece says the same as read at once, and lets others run meanwhile."""

import json
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelive_desktop.library.forms import json_pieces
from voicelive_desktop.library.forms.json_pieces import members, text_of

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


def gathered(text: str) -> dict[str, list[object]]:
    found: dict[str, list[object]] = {}
    for name, value in members(text):
        found.setdefault(name, []).append(value)
    return found


@given(st.dictionaries(st.text(max_size=3), VALUES, max_size=4), st.sampled_from((None, 1, "\t")))
def test_it_says_what_json_says(whole: dict[str, object], indent: int | str | None) -> None:
    expected = {
        name: value if isinstance(value, list) else [value] for name, value in whole.items()
    }
    assert gathered(json.dumps(whole, indent=indent)) == {
        name: values for name, values in expected.items() if values
    }


@pytest.mark.parametrize(
    "text",
    ["", "[]", "1", "{", "{1: 2}", '{"a" 1}', '{"a": }', '{"a": 1,}', '{"a": [1,]}', '{"a": [1', "{} x",
     '{"a": 1} {}', '{"a": [1} ]'],
)  # fmt: skip
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - of json, with any words
        gathered(text)


@pytest.mark.parametrize("value", [[1, 22, 333], ["a" * 50, 12345678901234567890], [{"b": [1]}]])
def test_what_is_longer_than_a_small_piece_is_read_too(
    monkeypatch: pytest.MonkeyPatch, value: list[object]
) -> None:
    for small in range(2, 30):
        monkeypatch.setattr(json_pieces, "SMALL", small)
        assert gathered(json.dumps({"a": value, "b": 1})) == {"a": value, "b": [1]}


def test_what_is_large_is_read_by_the_scanner_that_lets_others_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The one in C holds Python for as long as it takes; for 100 MB that was 14 s."""
    scan = json_pieces._patient.scan_once
    assert scan.__module__ == "json.scanner"
    large = []

    def watched(text: str, at: int) -> object:
        large.append(at)
        return scan(text, at)

    monkeypatch.setattr(json_pieces._patient, "scan_once", watched)
    assert gathered(json.dumps({"a": "x" * json_pieces.SMALL, "b": 1}))
    assert large == [6]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_character_may_lie_across_two_pieces(
    monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    monkeypatch.setattr(json_pieces, "PIECE", 5)
    text = '{"a": "\u00e4\U0001f600\u5929"}'
    assert text_of(BytesIO(text.encode(encoding))) == text


def test_a_character_that_is_not_whole_is_refused() -> None:
    with pytest.raises(ValueError, match="unexpected end"):
        text_of(BytesIO(b'{"a": "\xf0\x9f'))
