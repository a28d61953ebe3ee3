"""How playback learns from stutters. Pure: no clock, no device."""

from __future__ import annotations

LATENCIES_S = (0.040, 0.080, 0.120, 0.180, 0.250)
"""Steps of the output latency. 40 ms: the least at which a Python callback beside a drawing window
lost nothing.
"""
CALM_S = 300.0  # without an underflow before the latency goes one step back

DELAY_MIN_S = 0.040
DELAY_MAX_S = 0.400  # a longer pause before an answer is worse than a stutter in it
DELAY_MARGIN = 1.25
DELAY_DECAY = 0.7


class OutputLatency:
    """The latency to ask the device for: up on every underflow, as far as it takes; back after five
    calm minutes.

    Moments are monotonic seconds.

    Attributes:
        seconds: What to ask for at the next opening.
    """

    def __init__(self) -> None:
        self._step = 0
        self._calm_since_s: float | None = None

    @property
    def seconds(self) -> float:
        """What to ask for at the next opening."""
        return LATENCIES_S[self._step]

    def underflowed(self, now_s: float, wait_s: float = 0.0) -> None:
        """The device ran dry at this moment, while an answer was queued; it had waited
        `wait_s` for samples.
        """
        enough = (
            step
            for step, latency_s in enumerate(LATENCIES_S)
            if latency_s > max(wait_s, self.seconds)
        )
        self._step = next(enough, len(LATENCIES_S) - 1)
        self._calm_since_s = now_s

    def passed(self, now_s: float) -> None:
        """It is this late by now."""
        if self._calm_since_s is None:
            self._calm_since_s = now_s
        if self._step and now_s - self._calm_since_s >= CALM_S:
            self._step -= 1
            self._calm_since_s = now_s


class StartDelay:
    """How much of an answer to collect before it begins: nothing, until answers stutter for
    want of samples.

    Attributes:
        seconds: How much to collect.
    """

    def __init__(self) -> None:
        self.seconds = 0.0

    def stuttered(self, gap_s: float) -> None:
        """An answer paused for so long in its middle, because its next samples had not come."""
        wanted = max(DELAY_MIN_S, self.seconds, gap_s * DELAY_MARGIN)
        self.seconds = min(DELAY_MAX_S, wanted)

    def went_well(self) -> None:
        """An answer was played without a pause."""
        reduced = self.seconds * DELAY_DECAY
        if reduced >= DELAY_MIN_S:
            self.seconds = reduced
        else:
            self.seconds = 0.0
