"""A whole signal and a stream of its pieces become the same samples."""

from __future__ import annotations

import numpy as np
import pytest

from voicelive_desktop.localservice.protocol.resampling import RateConverter, resample


@pytest.mark.parametrize("length", [0, 1, 31, 4_096, 4_097, 50_000])
@pytest.mark.parametrize(
    ("rate_in", "rate_out"), [(22_050, 24_000), (24_000, 16_000), (8_000, 24_000)]
)
def test_a_whole_signal_is_what_one_push_makes_of_it(
    length: int, rate_in: int, rate_out: int
) -> None:
    samples = np.random.default_rng(1).normal(0, 0.1, length).astype(np.float32)
    stream = RateConverter(rate_in, rate_out)
    at_once = np.concatenate([stream.push(samples), stream.finish()])
    whole = resample(samples, rate_in, rate_out)
    np.testing.assert_array_equal(whole, at_once[: round(length * rate_out / rate_in)])
