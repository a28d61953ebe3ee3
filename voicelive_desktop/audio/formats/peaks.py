"""How far samples reach."""

from __future__ import annotations

import numpy as np

from voicelive_desktop.audio.devices.device_ports import Samples

# the methods of an array take the way through functions in Python, fifty times a second
_highest, _lowest = np.maximum.reduce, np.minimum.reduce

LOUDEST = 0x7FFF


def peak_of(samples: Samples) -> int:
    """The largest distance from zero; 0 where there are none."""
    if not len(samples):
        return 0
    return max(int(_highest(samples)), -int(_lowest(samples)))


class Bounds:
    """Tells whether all samples of a block lie within a distance from zero.

    All of them at once in one whole number of Python's, two halves with room for a carry between
    samples: where numpy's code has left the processor's cache, as between two blocks of a device,
    that takes a third of the time (decision 0009).

    Args:
        size: Bytes of a block.
        limit: The distance, less than full scale; negative: nothing lies within it.
    """

    def __init__(self, size: int, limit: int) -> None:
        self.size = size
        self.limit = limit
        self._shifted = _lanes(0x8000_8000, size)  # so that the lowest sample is 0
        self._sample = _lanes(0xFFFF, size)
        self._carry = _lanes(0x1_0000, size)
        # what a sample must add up with to carry, and what with not
        self._from = _lanes(0x8000 + limit, size)
        self._beyond = _lanes(0x7FFF - limit, size)

    def hold(self, block: bytes) -> bool:
        """Whether this block, 16-bit samples, lies within them."""
        both = int.from_bytes(block, "little") ^ self._shifted
        one, other = both & self._sample, (both >> 16) & self._sample
        carried = (one + self._from) & (other + self._from) & self._carry
        if carried != self._carry:
            return False
        return not ((one + self._beyond) | (other + self._beyond)) & self._carry


def _lanes(value: int, size: int) -> int:
    """This value for every two samples of a block."""
    return int.from_bytes(value.to_bytes(4, "little") * ((size + 3) // 4), "little")
