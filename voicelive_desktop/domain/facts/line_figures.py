"""How the line and the sound do, for the inspector."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineFigures:
    """Counts since the program started.

    Attributes:
        jitter_ms: How unevenly the sound of the last answers arrived; None: not enough was heard.
        start_delay_ms: How much of an answer is collected before it begins.
        stutters: Pauses in the middle of answers, because their sound came late.
        underflows: How often the speaker ran dry though there was sound.
        dropped_frames: Of the microphone, not read in time.
        overflows: How often the system lost samples of the microphone.
        retries: Tries to connect after a failure or a drop.
        echo_db: How loud the microphone heard the speaker, against what was played; None: not
            heard.
        unhandled: Messages that were counted only, or made no sense.
    """

    jitter_ms: float | None = None
    output_latency_ms: float = 0.0
    start_delay_ms: float = 0.0
    stutters: int = 0
    underflows: int = 0
    dropped_frames: int = 0
    overflows: int = 0
    sessions: int = 0
    retries: int = 0
    echo_db: float | None = None
    unhandled: int = 0
