"""Echo cancellation and noise reduction by WebRTC's audio processing (decisions/0003)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from pywebrtc_audio import EchoCanceller, NoiseSuppressor

from voicelive_desktop.localservice.audio_formats import INTERNAL_RATE_HZ
from voicelive_desktop.localservice.echo_share import REACH, SPAN, echo_share
from voicelive_desktop.localservice.input_chain import Stage
from voicelive_desktop.localservice.resampling import Samples

NOISE_LEVELS = {"near_field": 1, "far_field": 2, "azure_deep_noise_suppression": 3}  # 12, 18 and 21 dB
LOOK_EVERY = INTERNAL_RATE_HZ // 25  # 40 ms; speech needs 80 ms to count
LOOK_EVERY_WHEN_LEARNED = INTERNAL_RATE_HZ // 5
ECHO_SHARE = 0.4  # of a microphone that hears the loudspeaker and nobody else
AUDIBLE = 1e-3  # -60 dB: below it nothing is played
LOUD = 3e-3  # -50 dB: pauses prove nothing
LEAK = 10 ** (-10 / 10)  # power left of the echo; a canceller at work leaves -20 dB or less
LEARNED_AFTER = 3 * INTERNAL_RATE_HZ  # echo without a leak; the leaks of the first answer come closer together
UNHEARD_FOR = 2 * INTERNAL_RATE_HZ  # headphones were put on
QUIET = np.float32(0.01)


class WebRtcCleaning:
    """The `SoundCleaning` of one session."""

    def __init__(self) -> None:
        self._echo: EchoRemoval | None = None
        self._noise: NoiseRemoval | None = None
        self._noise_type: str | None = None

    def stages(self, session: Mapping[str, Any]) -> tuple[Stage, ...]:
        """See `SoundCleaning`."""
        if session["input_audio_echo_cancellation"] is None:
            self._echo = None
        elif self._echo is None:
            self._echo = EchoRemoval()
        wanted = (session["input_audio_noise_reduction"] or {}).get("type")
        if wanted != self._noise_type:
            self._noise, self._noise_type = NoiseRemoval(NOISE_LEVELS[wanted]) if wanted else None, wanted
        return tuple(stage for stage in (self._echo, self._noise) if stage is not None)


class NoiseRemoval:
    """A stage that lowers steady noise."""

    def __init__(self, level: int) -> None:
        self._suppressor = NoiseSuppressor(sample_rate=INTERNAL_RATE_HZ, level=level)

    def process(self, microphone: Samples, _reference: Samples) -> Samples:
        """See `Stage`."""
        return self._suppressor.process(microphone)


class EchoRemoval:
    """A stage that takes the loudspeaker out of the microphone.

    WebRTC's canceller learns the way of the sound during the first answer and lets pieces of it through meanwhile:
    enough for the assistant to interrupt itself. So until it has learned, the microphone is silenced as long as what
    was played explains it; with a person's voice in it, it does not.

    Where nothing of what is played comes back (headphones), the microphone passes as it is: the canceller would take
    the first words out of an interruption.
    """

    def __init__(self) -> None:
        self._canceller = EchoCanceller(sample_rate=INTERNAL_RATE_HZ)
        self._played = _Recent(REACH + SPAN)
        self._heard = _Recent(SPAN)
        self._left = _Recent(LOOK_EVERY)
        self._since_look = 0
        self._clean_echo = 0  # samples of echo since the last leak
        self._is_silenced = False
        self._comes_back = False
        self._unheard = 0  # samples that were played and of which the microphone heard nothing

    @property
    def has_learned(self) -> bool:
        """Whether the canceller needs no help."""
        return self._clean_echo >= LEARNED_AFTER

    def process(self, microphone: Samples, reference: Samples) -> Samples:
        """See `Stage`."""
        cleaned = self._canceller.process(microphone, reference)
        self._played.push(reference)
        self._heard.push(microphone)
        self._left.push(cleaned)
        self._since_look += microphone.size
        if self._since_look >= (LOOK_EVERY_WHEN_LEARNED if self.has_learned else LOOK_EVERY):
            self._look()
            self._since_look = 0
        if not self._comes_back:
            return microphone
        return cleaned * QUIET if self._is_silenced else cleaned

    def _look(self) -> None:
        is_echo = self._is_only_echo()
        self._follow_the_way_back(is_echo)
        heard = _power(self._heard.samples[-LOOK_EVERY:])
        if is_echo and _power(self._left.samples) > max(LEAK * heard, AUDIBLE**2):
            self._clean_echo = 0
        elif is_echo and heard > LOUD**2:
            self._clean_echo += self._since_look
        self._is_silenced = is_echo and not self.has_learned

    def _follow_the_way_back(self, is_echo: bool) -> None:
        played, heard = _power(self._played.samples[-SPAN:]), _power(self._heard.samples)
        if is_echo:
            self._comes_back, self._unheard = True, 0
        elif played > LOUD**2 and heard < AUDIBLE**2:
            self._unheard += self._since_look
            self._comes_back = self._comes_back and self._unheard < UNHEARD_FOR
        elif heard >= AUDIBLE**2:
            self._unheard = 0

    def _is_only_echo(self) -> bool:
        played, heard = self._played.samples, self._heard.samples
        if np.abs(played).max() < AUDIBLE or np.abs(heard).max() < AUDIBLE:
            return False
        return echo_share(heard, played) >= ECHO_SHARE


def _power(samples: Samples) -> float:
    return float(np.mean(samples**2))


class _Recent:
    """The latest samples, silence before the first."""

    def __init__(self, size: int) -> None:
        self.samples: Samples = np.zeros(size, dtype=np.float32)

    def push(self, samples: Samples) -> None:
        count = min(samples.size, self.samples.size)
        self.samples = np.concatenate([self.samples[count:], samples[samples.size - count :]])
