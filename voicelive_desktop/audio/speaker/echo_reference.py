"""Whether the microphone hears the speaker, measured while an answer plays.

The delay is where the generalised cross-correlation is highest; the share is the coherence at that
delay, weighted by the microphone's power. An echo alone gives 0.95 to 1 without and 0.3 to 0.9 with
reverberation; a person who speaks 0 to 0.25; noise 0.05. Several looks in a row must agree, also on
the delay, and faint crosstalk is no echo: neither headphones nor a conversation raise an alarm.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from math import log10

import numpy as np
from numpy.typing import NDArray

from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.audio.microphone.frames import Frame
from voicelive_desktop.audio.speaker.played import PlayedSound
from voicelive_desktop.domain.facts.events import EchoMeasured
from voicelive_desktop.domain.words.pcm import FRAME_MS, RATE_HZ

SPAN = RATE_HZ * 6 // 10  # what is looked at
REACH = RATE_HZ // 2  # the longest way from speaker to microphone
# systems do not state their latencies exactly: the sound may seem to come before it was played
LEAD = RATE_HZ // 20
LOOK_EVERY = 25  # frames: twice a second
AGREEING = 3
# an assistant that hears itself is cut after half a second each time: they may lie apart
AGREEING_S = 15.0
SHARE = 0.5
QUIET_RMS = 30.0  # -61 dBFS: below it nothing is worth a notice
FAINT_DB = -36.0  # of what is played: a headset hears that much of itself
SAME_WAY = RATE_HZ // 20  # a system that stumbles; what only looks alike comes with any delay
AGAIN_S = 2.0
WINDOW, HOP = 1536, 384  # 64 and 16 ms
BAND = slice(200 * WINDOW // RATE_HZ, 4000 * WINDOW // RATE_HZ)
TRANSFORM = 40_960  # more than SPAN + REACH + SPAN, so that nothing wraps round
WHITENING = 0.7
NOTHING = 1e-9

_HANN = np.hanning(WINDOW)


class EchoWatch:
    """Takes all frames of the microphone and reports `EchoMeasured` while it hears the speaker.
    Loop's thread.

    Args:
        played: Returns what was heard from the speaker.
        report: Takes the event.
        latency_s: From the sound at the microphone to `captured_t`.
        wall_clock: Unix seconds, for the event.
    """

    def __init__(
        self,
        played: Callable[[], PlayedSound],
        report: Callable[[EchoMeasured], None],
        latency_s: Callable[[], float],
        wall_clock: Callable[[], float],
    ) -> None:
        self._played = played
        self._report = report
        self._latency_s = latency_s
        self._wall_clock = wall_clock
        self._frames: deque[bytes] = deque(maxlen=SPAN * 1000 // RATE_HZ // FRAME_MS)
        self._until_look = LOOK_EVERY
        self._agreeing: list[tuple[float, int]] = []  # when, and the delay
        self._reported_t = -AGAIN_S

    def hear(self, frames: Sequence[Frame]) -> None:
        """Take the microphone's next frames."""
        self._frames.extend([frame.pcm for frame in frames])
        self._until_look -= len(frames)
        if self._until_look > 0:
            return
        self._until_look = max(self._until_look + LOOK_EVERY, 1)
        captured_t = frames[-1].captured_t
        end_s = captured_t - self._latency_s()
        sound = self._played()
        lately = sound.audible_until_s > end_s - (SPAN + REACH) / RATE_HZ
        if lately and len(self._frames) == self._frames.maxlen:
            self._look(sound, end_s, captured_t)

    def _look(self, sound: PlayedSound, end_s: float, captured_t: float) -> None:
        heard = np.frombuffer(b"".join(self._frames), np.int16)
        played = sound.before(end_s + LEAD / RATE_HZ, REACH + SPAN)
        if _rms(heard) < QUIET_RMS or _rms(played) < QUIET_RMS:
            return  # a pause tells nothing
        share, delay = echo_share(heard, played)
        level_db = 20 * log10(_rms(heard) / _rms(played))
        is_echo = share >= SHARE and level_db > FAINT_DB
        recent = [(at, way) for at, way in self._agreeing if captured_t - at < AGREEING_S]
        same_way = [(at, way) for at, way in recent if abs(way - delay) < SAME_WAY]
        if is_echo:
            self._agreeing = [*same_way, (captured_t, delay)]
        else:
            self._agreeing = []
        if len(self._agreeing) >= AGREEING and captured_t - self._reported_t >= AGAIN_S:
            self._reported_t = captured_t
            self._report(
                EchoMeasured(level_db, (delay - LEAD) * 1000 / RATE_HZ, self._wall_clock())
            )


def echo_share(microphone: Samples, played: Samples) -> tuple[float, int]:
    """How much of the microphone's `SPAN` samples was played: (0 to 1, delay in samples).

    `played` has `REACH` samples more, and ends with the microphone's.
    """
    heard, reference = microphone.astype(np.float64), played.astype(np.float64)
    delay = _delay(heard, reference)
    begin = max(0, REACH - max(0, delay - WINDOW // 16))
    mouth, echo = _spectra(heard), _spectra(reference[begin : begin + SPAN])
    cross = np.abs((mouth * echo.conj()).sum(axis=0)) ** 2
    power = (np.abs(mouth) ** 2).sum(axis=0)
    coherence = cross / (power * (np.abs(echo) ** 2).sum(axis=0) + NOTHING)
    return float((coherence * power).sum() / (power.sum() + NOTHING)), delay


def _delay(heard: NDArray[np.float64], reference: NDArray[np.float64]) -> int:
    spectrum = np.fft.rfft(heard, TRANSFORM) * np.fft.rfft(reference, TRANSFORM).conj()
    correlation = np.fft.irfft(spectrum / (np.abs(spectrum) ** WHITENING + NOTHING), TRANSFORM)
    return int(
        np.argmax(np.abs(np.concatenate((correlation[TRANSFORM - REACH :], correlation[:1]))))
    )


def _spectra(samples: NDArray[np.float64]) -> NDArray[np.complexfloating]:
    windows = np.lib.stride_tricks.sliding_window_view(samples, WINDOW)[::HOP]
    return np.fft.rfft(windows * _HANN)[:, BAND]


def _rms(samples: Samples) -> float:
    return float(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))
