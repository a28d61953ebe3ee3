"""The voice's network and what is computed around it (hibari 0.2, Apache-2.0): phonemes in, sound
and durations out.

Only the parts of the package that touch neither network nor disk are used; its own class would
fetch other voices.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voicelive_desktop.localservice.hearing import onnx_runtime
from voicelive_desktop.localservice.hearing.onnx_writing import FLOAT, integer, message
from voicelive_desktop.localservice.protocol.resampling import SampleArray

RATE_HZ = 24_000
HOP = 300  # samples in a frame of the spectrum
FRAMES_PER_DURATION = 2  # durations count 25 ms
DURATIONS = "/Clip_output_0"
BIN_HZ = 20.0
VOICED_HZ = 40.0
SEED = 0  # of the breath in the voice: the same text always sounds the same

FloatArray = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Timbre:
    """How far a voice is from the network's own. ``pitch`` and ``size`` are factors: of the pitch,
    of the formants.
    """

    pitch: float = 1.0
    size: float = 1.0


class HibariNetwork:
    """One loaded network."""

    def __init__(self, file: Path) -> None:
        from hibari import dsp  # noqa: PLC0415 - an extra

        self._dsp: Any = dsp  # untyped library
        self._session = onnx_runtime.load(with_durations(file.read_bytes()))

    def speak(
        self, ids: Sequence[int], speed: float, timbre: Timbre
    ) -> tuple[SampleArray, FloatArray]:
        """Return sound at 24 kHz and, for each id, after how many seconds it ends."""
        inputs: dict[str, onnx_runtime.Tensor] = {
            "ids": np.array([ids], dtype=np.int64),
            "speed": np.array([speed], dtype=np.float32),
        }
        *parts, durations = self._session.run(None, inputs)
        harmonic, phase, noise, rest, free, pitch = (part[0] for part in parts)
        if timbre != Timbre():
            harmonic, pitch = revoiced(harmonic, pitch, timbre)
        sound = self._dsp.synth(
            harmonic, phase, noise, rest, free, pitch, np.random.default_rng(SEED)
        )
        ends = np.cumsum(durations.reshape(-1)) * (FRAMES_PER_DURATION * HOP / RATE_HZ)
        return np.asarray(sound, dtype=np.float32), ends.astype(np.float32)


def with_durations(model: bytes) -> bytes:
    """Make the durations an output of the graph: protobuf merges a second ``graph`` field
    into the first.
    """
    kind = message(2, message(1, integer(1, FLOAT)))
    return model + message(7, message(12, message(1, DURATIONS.encode()), kind))


def revoiced(
    harmonic: FloatArray, pitch: FloatArray, timbre: Timbre
) -> tuple[FloatArray, FloatArray]:
    """Another pitch and another length of the throat.

    Between the harmonics of its own pitch the network says nothing sensible: the envelope is taken
    at them alone, and read anew at every frequency.
    """
    bins = np.arange(harmonic.shape[0])
    changed = harmonic.copy()
    for frame in np.flatnonzero(pitch > VOICED_HZ):
        step = float(pitch[frame]) / BIN_HZ
        at = np.arange(1, int((bins.size - 1) / step) + 1) * step
        if at.size > 1:
            levels = np.interp(at, bins, harmonic[:, frame])
            changed[:, frame] = np.interp(bins / timbre.size, at, levels)
    return changed, (pitch * np.float32(timbre.pitch)).astype(np.float32)
