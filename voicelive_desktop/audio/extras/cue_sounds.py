"""Short sounds that tell how the conversation goes. Pure functions of the device's rate."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np

from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.audio.extras.chime import CHIME_S, chime
from voicelive_desktop.audio.microphone.meter import FULL_SCALE
from voicelive_desktop.domain.facts.cues import Cue

NOTE_S, FADE_S = 0.07, 0.01
PEAK = 10 ** (-24.0 / 20)  # under any voice
LOW, HIGH = 523.25, 783.99
# Up: it is your turn. Down: it is over.
_NOTES_HZ = {
    Cue.LISTENING: (LOW, HIGH),
    Cue.HEARD: (HIGH,),
    Cue.THINKING: (LOW, LOW),
    Cue.ENDED: (HIGH, LOW),
}


def notes(hertz: tuple[float, ...], rate_hz: int) -> Samples:
    """Pure tones one after the other, each faded in and out."""
    t = np.arange(round(NOTE_S * rate_hz)) / rate_hz
    fade = np.minimum(1.0, np.minimum(t, NOTE_S - t) / FADE_S)
    sound = np.concatenate([np.sin(2 * np.pi * hz * t) * fade for hz in hertz])
    samples: Samples = np.rint(sound * PEAK * (FULL_SCALE - 1)).astype(np.int16)
    return samples


SOUNDS: Mapping[Cue, tuple[float, Callable[[int], Samples]]] = {
    Cue.TIMER: (CHIME_S, chime),
    **{cue: (NOTE_S * len(hertz), partial(notes, hertz)) for cue, hertz in _NOTES_HZ.items()},
}
"""How long each lasts, in seconds, and what makes it."""
