"""The microphone and what was heard from the speaker side by side, as the client echo reference
wants them.

Interleaved 16-bit stereo, microphone first (voice-live-api.md A6).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.audio.formats.wire_format import PCM16, WireFormat
from voicelive_desktop.domain.words.pcm import RATE_HZ, SAMPLE_BYTES

# frames come in bursts; the reference goes on evenly as long as it is this near
TOLERANCE_S = 0.030


class ReferencedFormat:
    """One connection's forms of sound with two channels in; see `WireFormat` for the rest.

    Args:
        played: `played(captured_t, count)`: the samples that were heard until the microphone's
            sample that arrived
            at `captured_t` was in the air.
    """

    def __init__(
        self, input_rate_hz: int, output_format: str, played: Callable[[float, int], Samples]
    ) -> None:
        self._microphone = WireFormat("pcm16", input_rate_hz, output_format)
        self._reference = WireFormat("pcm16", input_rate_hz, output_format)
        self._played = played
        self._next_t: float | None = None

    def encode(self, pcm: bytes, captured_t: float = 0.0) -> bytes:
        """The microphone's next samples and the reference's, for the wire."""
        count = len(pcm) // SAMPLE_BYTES
        if self._next_t is None or abs(captured_t - self._next_t) > TOLERANCE_S:
            self._next_t = captured_t
        reference = self._played(self._next_t, count).astype(PCM16).tobytes()
        self._next_t += count / RATE_HZ
        both = [np.frombuffer(self._microphone.encode(pcm), PCM16)]
        both.append(np.frombuffer(self._reference.encode(reference), PCM16))
        return np.stack(both, axis=1).tobytes()

    def decode(self, data: bytes) -> bytes:
        """See `WireFormat`."""
        return self._microphone.decode(data)

    def begin(self, sound_format: str) -> None:
        """See `WireFormat`."""
        self._microphone.begin(sound_format)

    def finish(self) -> bytes:
        """See `WireFormat`."""
        return self._microphone.finish()
