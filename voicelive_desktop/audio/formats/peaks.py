"""How far samples reach."""

from __future__ import annotations

import numpy as np

from voicelive_desktop.audio.devices.device_ports import Samples

# the methods of an array take the way through functions in Python, fifty times a second
_highest, _lowest = np.maximum.reduce, np.minimum.reduce


def peak_of(samples: Samples) -> int:
    """The largest distance from zero; 0 where there are none."""
    if not len(samples):
        return 0
    return max(int(_highest(samples)), -int(_lowest(samples)))
