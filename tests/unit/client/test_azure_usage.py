"""Token counts as the service tells them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelive_desktop.client.azure_usage import usage_of
from voicelive_desktop.domain.words.usage import NO_USAGE, Usage


def test_every_kind_arrives() -> None:
    told = {
        "total_tokens": 100,
        "input_tokens": 60,
        "output_tokens": 40,
        "input_token_details": {
            "text_tokens": 10,
            "audio_tokens": 45,
            "image_tokens": 5,
            "cached_tokens": 30,
            "cached_tokens_details": {"text_tokens": 8, "audio_tokens": 20, "image_tokens": 2},
        },
        "output_token_details": {"text_tokens": 12, "audio_tokens": 25, "reasoning_tokens": 3},
    }
    assert usage_of(told) == Usage(100, 60, 40, 10, 45, 5, 30, 8, 20, 2, 12, 25, 3)


def test_a_missing_total_is_the_sum() -> None:
    assert usage_of({"input_tokens": 3, "output_tokens": 9}) == Usage(12, 3, 9)


@pytest.mark.parametrize(
    "told", [None, [], "many", {}, {"input_tokens": "3"}, {"input_token_details": 4}]
)
def test_what_makes_no_sense_counts_as_nothing(told: object) -> None:
    assert usage_of(told) == NO_USAGE


@given(
    st.recursive(
        st.none() | st.integers() | st.text(), lambda inner: st.dictionaries(st.text(), inner)
    )
)
def test_no_answer_of_the_service_breaks_the_count(told: object) -> None:
    assert isinstance(usage_of(told), Usage)


def test_counts_add_up() -> None:
    assert Usage(3, 1, 2).plus(Usage(10, 4, 6, cached=1)) == Usage(13, 5, 8, cached=1)
