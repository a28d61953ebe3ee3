"""How much of the microphone's sound is explained by what was played, and how late it came.

Two measures. The *share* looks at 0.6 s: the delay is where the generalised cross-correlation
(partly whitened, so that a voice has one clear peak) is highest; the share is the mean coherence at
that delay, weighted by the microphone's power. Measured with a synthetic voice and natural speech:
echo alone 0.95 to 1 without and 0.3 to 0.9 with reverberation, a person alone 0 to 0.25 (19 of 20),
noise 0.05, person and echo together in between. The *likeness* answers after 80 ms: the highest
normalised correlation at any delay. Echo alone gives 0.9 to 1 (0.8 in a room that reverberates for
half a second), a person 0.2 to 0.6, a person as loud as the echo 0.4 to 0.8.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from voicelive_desktop.localservice.protocol.audio_formats import INTERNAL_RATE_HZ
from voicelive_desktop.localservice.protocol.resampling import SampleArray

TRANSFORM = 40_960
SPAN = INTERNAL_RATE_HZ * 6 // 10  # the stretch that the share looks at
# 1.96 s, the longest way: the service's documentation, too, promises nothing beyond 2 s
REACH = TRANSFORM - SPAN
EARLIER = 64  # 4 ms: reverberation follows the first sound, so the window begins a little before it
WINDOW = 1024  # 64 ms, longer than most of a room's echo
HOP = 256
WHITENING = 0.7
BAND = slice(200 * WINDOW // INTERNAL_RATE_HZ, 4000 * WINDOW // INTERNAL_RATE_HZ)
NOTHING = 1e-12
NOTHING_HEARD = 1e-6

_HANN = np.hanning(WINDOW).astype(np.float32)


class Match(NamedTuple):
    """How well the microphone's sound fits what was played, 0 to 1, and its delay in samples."""

    share: float
    delay: int


def echo_share(microphone: SampleArray, reference: SampleArray) -> Match:
    """Return the share: 0 (nothing of it was played) to 1 (all of it was).

    Args:
        microphone: The latest ``SPAN`` samples, 16 kHz.
        reference: What was played, ``REACH + SPAN`` samples that end with the microphone's.

    """
    delay = max(0, _delay(microphone, reference))
    begin = REACH - delay
    heard, played = _spectra(microphone), _spectra(reference[begin : begin + SPAN])
    cross = np.abs((heard * played.conj()).sum(axis=0)) ** 2
    power = (np.abs(heard) ** 2).sum(axis=0)
    coherence = cross / (power * (np.abs(played) ** 2).sum(axis=0) + NOTHING)
    return Match(float((coherence * power).sum() / (power.sum() + NOTHING)), delay)


def likeness(microphone: SampleArray, reference: SampleArray) -> Match:
    """Return the highest normalised correlation at any delay.

    Args:
        microphone: The latest samples, fewer than ``SPAN``.
        reference: What was played, up to ``TRANSFORM`` samples that end with the microphone's.

    """
    spectrum = np.fft.rfft(microphone, TRANSFORM).conj() * np.fft.rfft(reference, TRANSFORM)
    correlation = np.abs(np.fft.irfft(spectrum, TRANSFORM)[: reference.size - microphone.size + 1])
    energy = np.concatenate([[0.0], np.cumsum(np.square(reference, dtype=np.float64))])
    energies = (energy[microphone.size :] - energy[: -microphone.size]) * np.sum(microphone**2)
    alike = correlation / np.sqrt(energies + NOTHING_HEARD)
    best = int(np.argmax(alike))
    return Match(float(alike[best]), alike.size - 1 - best)


def _delay(microphone: SampleArray, reference: SampleArray) -> int:
    spectrum = np.fft.rfft(microphone, TRANSFORM) * np.fft.rfft(reference, TRANSFORM).conj()
    correlation = np.fft.irfft(spectrum / (np.abs(spectrum) ** WHITENING + NOTHING), TRANSFORM)
    lags = np.concatenate([correlation[TRANSFORM - REACH :], correlation[:1]])
    return int(np.argmax(np.abs(lags))) - EARLIER


def _spectra(samples: SampleArray) -> NDArray[np.complexfloating]:
    windows = np.lib.stride_tricks.sliding_window_view(samples, WINDOW)[::HOP]
    return np.fft.rfft(windows * _HANN)[:, BAND]
