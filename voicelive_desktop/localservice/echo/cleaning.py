"""Echo cancellation and noise reduction by WebRTC's audio processing (decisions/0003)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from pywebrtc_audio import EchoCanceller, NoiseSuppressor

from voicelive_desktop.localservice.echo.echo_bands import WINDOW, EchoBands
from voicelive_desktop.localservice.echo.echo_gate import EchoGate
from voicelive_desktop.localservice.echo.echo_share import REACH, SPAN
from voicelive_desktop.localservice.echo.echo_way import EchoWay
from voicelive_desktop.localservice.echo.input_chain import FRAME, InputStage
from voicelive_desktop.localservice.protocol.audio_formats import INTERNAL_RATE_HZ
from voicelive_desktop.localservice.protocol.resampling import SampleArray

# 12, 18 and 21 dB
NOISE_LEVELS = {"near_field": 1, "far_field": 2, "azure_deep_noise_suppression": 3}
QUIETEST = 0.003  # -50 dB
QUIETEST_POWER = 1e-8  # -80 dB

_RAMP = np.linspace(0, 1, FRAME, dtype=np.float32)


class WebRtcCleaning:
    """The `SoundCleaning` of one session."""

    def __init__(self) -> None:
        self._echo: EchoRemoval | None = None
        self._noise: NoiseRemoval | None = None
        self._noise_type: str | None = None

    def stages(self, session: Mapping[str, Any]) -> tuple[InputStage, ...]:
        """See `SoundCleaning`."""
        if session["input_audio_echo_cancellation"] is None:
            self._echo = None
        elif self._echo is None:
            self._echo = EchoRemoval()
        wanted = (session["input_audio_noise_reduction"] or {}).get("type")
        if wanted != self._noise_type:
            self._noise, self._noise_type = (
                NoiseRemoval(NOISE_LEVELS[wanted]) if wanted else None,
                wanted,
            )
        return tuple(stage for stage in (self._echo, self._noise) if stage is not None)


class NoiseRemoval:
    """A stage that lowers steady noise."""

    def __init__(self, level: int) -> None:
        self._suppressor = NoiseSuppressor(sample_rate=INTERNAL_RATE_HZ, level=level)

    def process(self, microphone: SampleArray, _reference: SampleArray) -> SampleArray:
        """See `InputStage`."""
        return self._suppressor.process(microphone)


class EchoRemoval:
    """A stage that takes the loudspeaker out of the microphone.

    WebRTC's canceller takes out an echo whose way it has learned, and lets pieces of it through
    whenever that way changes: enough for the assistant to interrupt itself. So the microphone is
    silent, but for its noise, unless somebody besides the echo is heard (`EchoGate`).

    Where nothing of what is played comes back (headphones), the microphone passes as it is: the
    canceller would take the first words out of an interruption.
    """

    def __init__(self) -> None:
        self._canceller = EchoCanceller(sample_rate=INTERNAL_RATE_HZ)
        self._played = _Recent(REACH + SPAN)
        self._heard = _Recent(SPAN)
        self._bands = EchoBands()
        self._way = EchoWay()
        self._gate = EchoGate(self._bands, self._way)
        self._gain = 1.0

    def process(self, microphone: SampleArray, reference: SampleArray) -> SampleArray:
        """See `InputStage`."""
        frames = range(0, microphone.size, FRAME)
        return np.concatenate(
            [self._frame(microphone[i : i + FRAME], reference[i : i + FRAME]) for i in frames]
        )

    def _frame(self, microphone: SampleArray, reference: SampleArray) -> SampleArray:
        cleaned = self._canceller.process(microphone, reference)
        self._played.push(reference)
        self._heard.push(microphone)
        is_open = self._is_open()
        if self._way.comes_back:
            sound = cleaned
        else:
            sound = microphone
        was, self._gain = self._gain, 1.0 if is_open else self._closed_gain(sound)
        if was == self._gain == 1.0:
            return sound
        return sound * (np.float32(was) + np.float32(self._gain - was) * _RAMP)

    def _is_open(self) -> bool:
        heard, played = self._heard.samples, self._played.samples
        self._bands.push(heard[-WINDOW:], played[-WINDOW:])
        if not self._bands.is_playing:
            self._gate.forget()
            return True
        came_back = self._way.comes_back
        self._way.pass_frame(heard, played)
        if self._way.comes_back and not came_back:
            self._bands.begin(self._way.gain)
        return self._way.comes_back is False or self._gate.is_open(heard, played)

    def _closed_gain(self, sound: SampleArray) -> float:
        """What is always there stays: a silence would make the noise that follows it sound
        like a voice.
        """
        power = float(np.mean(sound**2)) + QUIETEST_POWER
        return float(
            np.clip(((self._bands.noise_power + QUIETEST_POWER) / power) ** 0.5, QUIETEST, 1.0)
        )


class _Recent:
    """The latest samples, silence before the first."""

    def __init__(self, size: int) -> None:
        self._kept: SampleArray = np.zeros(2 * size, dtype=np.float32)
        self._size = self._end = size

    @property
    def samples(self) -> SampleArray:
        """All of them, until the next `push`."""
        return self._kept[self._end - self._size : self._end]

    def push(self, samples: SampleArray) -> None:
        """Take a frame."""
        if self._end + samples.size > self._kept.size:
            self._kept[: self._size] = self.samples
            self._end = self._size
        self._kept[self._end : self._end + samples.size] = samples
        self._end += samples.size
