"""The chime of a timer that is due."""

from __future__ import annotations

import numpy as np

from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.audio.microphone.meter import FULL_SCALE

CHIME_S = 1.2
STROKES_S = (0.0, 0.22, 0.44)
STROKE_HZ = 880.0
OVERTONE, OVERTONE_SHARE = 2.76, 0.35  # of a bell: nobody takes it for speech
FADE_S, DECAY_S = 0.004, 0.25
PEAK = 10 ** (-15.0 / 20)


def chime(rate_hz: int) -> Samples:
    """Three strokes of a small bell, at this rate."""
    t = np.arange(int(CHIME_S * rate_hz)) / rate_hz
    sound = np.zeros(len(t))
    for begin_s in STROKES_S:
        since = np.maximum(t - begin_s, 0.0)
        loudness = np.minimum(since / FADE_S, 1.0) * np.exp(-since / DECAY_S)
        bell = np.sin(2 * np.pi * STROKE_HZ * since)
        bell += OVERTONE_SHARE * np.sin(2 * np.pi * STROKE_HZ * OVERTONE * since)
        sound += loudness * bell
    sound *= np.minimum((CHIME_S - t) / DECAY_S, 1.0)  # no click at its end
    sound *= PEAK * (FULL_SCALE - 1) / np.abs(sound).max()
    samples: Samples = np.rint(sound).astype(np.int16)
    return samples
