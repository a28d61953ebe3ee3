"""What happens to the microphone's signal before anything listens to it: echo and noise
are taken out.

A stage gets each stretch of the microphone with the reference heard during it: the service's own
voice (`PlayedAudio`), or what the client says that it played.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

import numpy as np

from voicelive_desktop.localservice.echo.played_audio import PlayedAudio
from voicelive_desktop.localservice.protocol.audio_formats import INTERNAL_RATE_HZ
from voicelive_desktop.localservice.protocol.resampling import SampleArray

FRAME = INTERNAL_RATE_HZ // 100  # 10 ms: what WebRTC's stages work on


LAG_MS = 12  # a sound ends so much later behind the stages: measured, 5 to 11


class InputStage(Protocol):
    """One improvement of the microphone's signal."""

    def process(self, microphone: SampleArray, reference: SampleArray) -> SampleArray:
        """Return the improved sound; both are equally long, whole frames of 10 ms, 16 kHz, -1..1."""
        ...


class SoundCleaning(Protocol):
    """Makes the stages of one session."""

    def stages(self, session: Mapping[str, Any]) -> tuple[InputStage, ...]:
        """Return what the session's settings ask for; an unchanged setting keeps its stage and what
        it learned.
        """
        ...


class NoCleaning:
    """For tests, and for systems without the library: settings are taken and change nothing."""

    def stages(self, _session: Mapping[str, Any]) -> tuple[InputStage, ...]:
        """See `SoundCleaning`."""
        return ()


class InputChain:
    """Runs the stages in order; without stages the sound passes unchanged."""

    def __init__(self, played: PlayedAudio, cleaning: SoundCleaning) -> None:
        self._played = played
        self._cleaning = cleaning
        self._stages: tuple[InputStage, ...] = ()
        self._rest = np.zeros((2, 0), dtype=np.float32)

    def configure(self, session: Mapping[str, Any]) -> None:
        """Take over the session's settings from the next sample on."""
        self._stages = self._cleaning.stages(session)

    @property
    def lag_ms(self) -> int:
        """How much later than sent a sound ends in what comes out."""
        if self._stages:
            return LAG_MS
        return 0

    def process(
        self, microphone: SampleArray, client_reference: SampleArray | None = None
    ) -> SampleArray:
        """Return the improved microphone signal, in whole frames; a client's own reference wins
        over ours.

        All three are mono at 16 kHz, samples of -1..1; a reference is as long as the microphone's
        part it belongs to.
        """
        ours = self._played.take(microphone.size)
        if client_reference is None:
            reference = ours
        else:
            reference = client_reference
        both = np.concatenate([self._rest, np.stack([microphone, reference])], axis=1)
        if self._stages:
            ready = both.shape[1] - both.shape[1] % FRAME
        else:
            ready = both.shape[1]
        self._rest = both[:, ready:]
        cleaned = np.ascontiguousarray(both[0, :ready])
        heard = np.ascontiguousarray(both[1, :ready])
        for stage in self._stages if ready else ():
            cleaned = stage.process(cleaned, heard)
        return cleaned
