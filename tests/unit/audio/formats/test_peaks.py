"""Whether all samples of a block lie within bounds: the same as their peak tells."""

from __future__ import annotations

import numpy as np
import pytest

from voicelive_desktop.audio.formats.peaks import LOUDEST, Bounds, peak_of

EDGES = [-32768, -32767, -257, -256, -2, -1, 0, 1, 2, 255, 256, 257, 32766, 32767]


@pytest.mark.parametrize("limit", [-1, 0, 1, 2, 255, 256, 32766, LOUDEST])
@pytest.mark.parametrize("place", [0, 1, 4, 5])
def test_one_sample_anywhere_decides(limit: int, place: int) -> None:
    for size in (place + 1, 6, 7):
        for sample in EDGES:
            block = np.zeros(size if size > place else place + 1, np.int16)
            block[place] = sample
            assert Bounds(block.nbytes, limit).hold(block.tobytes()) is (peak_of(block) <= limit)


def test_noise_of_any_loudness_is_judged_as_its_peak_is() -> None:
    random = np.random.default_rng(3)
    for _ in range(500):
        reach = int(random.choice([1, 20, 300, 30_000]))
        block = random.integers(-reach, reach, 480, endpoint=True).astype(np.int16)
        for limit in (reach - 1, peak_of(block) - 1, peak_of(block), reach):
            within = Bounds(block.nbytes, limit).hold(block.tobytes())
            assert within is (peak_of(block) <= limit)
