"""Lists of prices to start from."""

from __future__ import annotations

import pytest

from voicelive_desktop.domain.catalogue.models import MODELS, tier_of
from voicelive_desktop.domain.catalogue.price_lists import LISTS, SEEN, list_for


def test_each_list_is_dated_and_cached_tokens_cost_less_than_fresh_ones() -> None:
    for known in LISTS:
        each = known.prices.each
        assert known.prices.dated == SEEN
        assert each["cached_text"] < each["input_text"] < each["output_text"]
        assert each["cached_audio"] < each["input_audio"] < each["output_audio"]


@pytest.mark.parametrize("native", [True, False])
def test_each_model_that_the_service_hosts_has_a_list(native: bool) -> None:
    for model in (choice.value for choice in MODELS):
        found = list_for(str(model), native=native)
        assert (found is None) == (tier_of(str(model)) in {"", "byom"}), model
