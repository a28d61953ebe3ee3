"""How playback learns from stutters. Pure: no clock, no device."""

from __future__ import annotations

LATENCIES_S = (0.040, 0.080, 0.120, 0.180, 0.250)
"""Steps of the output latency. 40 ms: the least at which a Python callback beside a drawing window lost nothing."""
CALM_S = 300.0  # without an underflow before the latency goes one step back

DELAY_MIN_S = 0.040
DELAY_MAX_S = 0.400  # a longer pause before an answer is worse than a stutter in it
DELAY_MARGIN = 1.25
DELAY_DECAY = 0.7


class OutputLatency:
    """The latency to ask the device for: up on every underflow, as far as it takes; back after five calm minutes.

    Attributes:
        seconds: What to ask for at the next opening.
    """

    def __init__(self) -> None:
        self._step = 0
        self._calm_since: float | None = None

    @property
    def seconds(self) -> float:
        """What to ask for at the next opening."""
        return LATENCIES_S[self._step]

    def underflowed(self, now: float, wait_s: float = 0.0) -> None:
        """The device ran dry while an answer was queued; it had waited so long for samples."""
        enough = (step for step, latency_s in enumerate(LATENCIES_S) if latency_s > max(wait_s, self.seconds))
        self._step = next(enough, len(LATENCIES_S) - 1)
        self._calm_since = now

    def passed(self, now: float) -> None:
        """Time went by."""
        if self._calm_since is None:
            self._calm_since = now
        if self._step and now - self._calm_since >= CALM_S:
            self._step -= 1
            self._calm_since = now


class StartDelay:
    """How much of an answer to collect before it begins: nothing, until answers stutter for want of samples.

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
        self.seconds = reduced if reduced >= DELAY_MIN_S else 0.0
