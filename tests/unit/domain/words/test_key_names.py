"""Names of keys, and which may be taken from everywhere."""

from __future__ import annotations

import pytest

from voicelive_desktop.domain.words.key_names import KeyName, key_name, problem_with_global


@pytest.mark.parametrize("text", ["F9", "Ctrl+Alt+T", "Alt+Shift+PgUp", "Meta+,", "Ctrl+-"])
def test_a_name_is_read_and_written_alike(text: str) -> None:
    assert str(key_name(text)) == text


def test_modifiers_come_in_any_order() -> None:
    assert key_name("Shift+Ctrl+A") == KeyName(frozenset({"Ctrl", "Shift"}), "A")


@pytest.mark.parametrize("text", ["", "Ctrl", "Hyper+A", "F25", "a", "Ctrl++", "Ctrl+A, B", "+"])
def test_what_names_no_key_is_none(text: str) -> None:
    assert key_name(text) is None


@pytest.mark.parametrize("text", ["", "F9", "Pause", "Ctrl+Space", "Meta+M", "Shift+F1"])
def test_these_may_be_taken(text: str) -> None:
    assert problem_with_global(text) == ""


@pytest.mark.parametrize("text", ["Space", "T", "Shift+T", "Return", "Esc", "Shift+Tab", "Del"])
def test_a_key_that_people_write_with_is_not_taken_alone(text: str) -> None:
    assert problem_with_global(text).startswith("Add Ctrl, Alt or Meta")


def test_nonsense_of_a_file_is_no_key() -> None:
    assert problem_with_global("nothing") == "This key cannot be used."
