"""What the audio check plays, and what it reads out of what it hears. Pure functions of samples at
24 kHz.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.audio.microphone.meter import CLIP_RUN, FULL_SCALE, SILENCE_DB
from voicelive_desktop.domain.facts.sound_check_state import Heard
from voicelive_desktop.domain.words.pcm import RATE_HZ

TONES_HZ = (523.25, 659.25, 783.99)  # a rising chord: nobody takes it for a hum or a notification
TONE_S, FADE_S = 0.4, 0.02
TONE_DB = -18.0
CHIRP_S = 0.25
CHIRP_HZ = (500.0, 6_000.0)  # what small loudspeakers and telephone headsets pass
CHIRP_DB = -12.0
LOOKED_S = 0.06  # one look at the level, as the meter's
VOICE_OVER_FLOOR_DB = 10.0  # as the meter: a noise that goes on is no voice
VOICE_LEAST_DB = -55.0
LIKENESS = 0.15  # of the chirp with what was heard; the chance of noise is below 0.06
LOUDEST_SHARE = 90  # percentile: how loud somebody talks, without the pauses between the words


def tone() -> Samples:
    """Three notes, each faded in and out."""
    t = np.arange(int(TONE_S * RATE_HZ)) / RATE_HZ
    notes = [np.sin(2 * np.pi * hz * t) * _fades(len(t), FADE_S) for hz in TONES_HZ]
    return _at(np.concatenate(notes), TONE_DB)


def chirp() -> Samples:
    """A short rising tone, which nothing else resembles."""
    t = np.arange(int(CHIRP_S * RATE_HZ)) / RATE_HZ
    low, high = CHIRP_HZ
    phase = 2 * np.pi * (low * t + (high - low) / (2 * CHIRP_S) * t**2)
    return _at(np.sin(phase) * _fades(len(t), FADE_S), CHIRP_DB)


def find_chirp(heard: Samples) -> int | None:
    """At which sample the chirp begins in what was heard; None: it is not in there."""
    known = chirp().astype(np.float64)
    sound = heard.astype(np.float64)
    if len(sound) < len(known):
        return None
    size = 1 << (len(sound) + len(known)).bit_length()
    spectrum = np.fft.rfft(sound, size) * np.fft.rfft(known, size).conj()
    correlation = np.abs(np.fft.irfft(spectrum, size)[: len(sound) - len(known) + 1])
    sums = np.concatenate(([0.0], np.cumsum(sound**2)))
    power = np.sqrt(np.maximum(sums[len(known) :] - sums[: -len(known)], 1.0)) * float(
        np.sqrt(known @ known)
    )
    likeness = correlation / power
    # Loud places first: in near silence a likeness means nothing.
    likeness[power < power.max() * 0.05] = 0.0
    at = int(np.argmax(likeness))
    if likeness[at] >= LIKENESS:
        return at
    return None


def heard_in(samples: Samples) -> Heard:
    """How loud a voice is in this sound (mono, at `RATE_HZ`), and what is wrong with it."""
    size = int(LOOKED_S * RATE_HZ)
    looks = samples[: len(samples) - len(samples) % size].reshape(-1, size).astype(np.float64)
    if not len(looks) or not samples.any():
        return Heard(SILENCE_DB, SILENCE_DB, SILENCE_DB, 0.0, zeros=True)
    levels = _db(np.sqrt((looks**2).mean(axis=1)) / FULL_SCALE)
    floor_db = float(np.percentile(levels, 10))
    voice = levels[levels > max(VOICE_LEAST_DB, floor_db + VOICE_OVER_FLOOR_DB)]
    if len(voice):
        loudness_db = float(np.percentile(voice, LOUDEST_SHARE))
    else:
        loudness_db = SILENCE_DB
    peak_db = float(_db(np.array([np.abs(samples.astype(np.int32)).max() / FULL_SCALE]))[0])
    return Heard(loudness_db, peak_db, floor_db, len(voice) * LOOKED_S, clipped=_clips(samples))


def _clips(samples: Samples) -> bool:
    """Whether so many samples in a row are at full scale (the rule of the meter's lamp)."""
    full = (samples >= FULL_SCALE - 1) | (samples <= 1 - FULL_SCALE)
    runs = np.convolve(full.astype(np.int8), np.ones(CLIP_RUN, np.int8))
    return bool(len(runs) and runs.max() >= CLIP_RUN)


def _db(ratios: NDArray[np.float64]) -> NDArray[np.float64]:
    levels: NDArray[np.float64] = 20 * np.log10(np.maximum(ratios, 10 ** (SILENCE_DB / 20)))
    return levels


def _fades(size: int, fade_s: float) -> NDArray[np.float64]:
    ramp = np.linspace(0.0, 1.0, int(fade_s * RATE_HZ))
    shape = np.ones(size)
    shape[: len(ramp)], shape[-len(ramp) :] = ramp, ramp[::-1]
    return shape


def _at(sound: NDArray[np.float64], peak_db: float) -> Samples:
    samples: Samples = np.rint(sound * (FULL_SCALE - 1) * 10 ** (peak_db / 20)).astype(np.int16)
    return samples
