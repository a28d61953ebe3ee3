"""Counts what happens to the line, for the inspector."""

from __future__ import annotations

import statistics
from collections import deque
from collections.abc import Callable

from voicelive_desktop.audio.extras.figures import Statistics
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.line_figures import LineFigures
from voicelive_desktop.domain.facts.state import State

GAPS = 200  # arrivals that the jitter is made of


class LineBook:
    """The store's observer.

    Args:
        sound: How well the sound does now.
        round_trip: What a message takes to the service and back, in milliseconds.
    """

    def __init__(
        self,
        sound: Callable[[], Statistics],
        round_trip: Callable[[], float | None] = lambda: None,
    ) -> None:
        self._sound, self._round_trip = sound, round_trip
        self._sessions = self._retries = self._unhandled = 0
        self._echo_db: float | None = None
        self._late_ms: deque[float] = deque(maxlen=GAPS)
        self._before: tuple[str, float] | None = None  # answer, when

    def __call__(self, _old: State, _new: State, event: ev.AnyEvent) -> None:
        """Count what this event says."""
        match event:
            case ev.AudioArrived(response_id, _, _, at_s):
                for moment_s in (at_s, *event.later_s):
                    self._arrived(str(response_id), moment_s)
            case ev.SessionConfigured():
                self._sessions += 1
            case ev.RetryScheduled():
                self._retries += 1
            case ev.EchoMeasured(level_db):
                self._echo_db = level_db
            case ev.UnhandledReceived():
                self._unhandled += 1
            case _:
                pass

    def line(self) -> LineFigures:
        """Return the figures as they are now."""
        sound = self._sound()
        jitter_ms = None
        if len(self._late_ms) > 1:
            jitter_ms = statistics.pstdev(self._late_ms)
        return LineFigures(
            jitter_ms,
            round(sound.output_latency_s * 1000, 1),
            round(sound.start_delay_s * 1000, 1),
            sound.stutters,
            sound.output_underflows,
            sound.dropped_frames,
            sound.input_overflows,
            self._sessions,
            self._retries,
            self._echo_db,
            self._unhandled,
            self._round_trip(),
            sound.voice_db,
            sound.floor_db,
            sound.floor_low_db,
            sound.floor_high_db,
        )

    def _arrived(self, response_id: str, at_s: float) -> None:
        if self._before is not None and self._before[0] == response_id:
            self._late_ms.append((at_s - self._before[1]) * 1000)
        self._before = (response_id, at_s)
