"""What tokens cost by the person's own list."""

from __future__ import annotations

import pytest

from voicelive_desktop.domain.words.prices import Prices, cost, prices_from
from voicelive_desktop.domain.words.usage import Usage


def test_cached_tokens_have_their_own_price_and_are_counted_once() -> None:
    prices = Prices(each={"input_text": 4.0, "cached_text": 1.0, "output_audio": 50.0})
    usage = Usage(total=4_000_000, input_text=2_000_000, cached_text=500_000, output_audio=100_000)
    assert cost(usage, prices) == pytest.approx(1.5 * 4.0 + 0.5 * 1.0 + 0.1 * 50.0)


def test_a_list_is_read_as_the_person_wrote_it() -> None:
    fields = {
        "dated": "2026-11-01",
        "currency": "EUR",
        "monthly_budget": 20,
        "per_million_tokens": {"input_text": 3.5},
    }
    assert prices_from(fields) == Prices("2026-11-01", "EUR", {"input_text": 3.5}, 20.0)


@pytest.mark.parametrize("value", ["3", -1, True, None, float("nan"), float("inf"), [], 10**30])
def test_what_is_no_amount_counts_as_not_given(value: object) -> None:
    prices = prices_from(
        {"per_million_tokens": {"input_text": value}, "monthly_budget": value, "dated": value}
    )
    assert (prices.known, prices.budget) == (False, 0.0)


@pytest.mark.parametrize("each", [None, 3, [], "x"])
def test_a_list_of_another_form_has_no_prices(each: object) -> None:
    assert not prices_from({"per_million_tokens": each}).known
