"""A message that comes twice counts once."""

from __future__ import annotations

from voicelive_desktop.client.doubles import KEPT, Doubles


def test_a_second_copy_is_not_new_and_what_has_no_id_always_is() -> None:
    doubles = Doubles()
    assert doubles.is_new("a")
    assert not doubles.is_new("a")
    assert all(doubles.is_new(nameless) for nameless in (None, "", 7, None, ""))


def test_only_the_latest_ids_are_kept() -> None:
    doubles = Doubles()
    assert all(doubles.is_new(str(n)) for n in range(KEPT + 1))
    assert doubles.is_new("0")
    assert not doubles.is_new(str(KEPT))
