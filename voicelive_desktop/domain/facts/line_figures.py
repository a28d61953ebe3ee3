"""How the line and the sound do, for the inspector."""

from __future__ import annotations

from voicelive_desktop.domain.words.quick_classes import dataclass


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
        round_trip_ms: What a ping takes to the service and back; None: not measured.
        voice_db: How loud the person was, on the whole; None: nobody spoke.
        floor_db, floor_low_db, floor_high_db: The noise between words: now, least and most; None:
            no microphone was open.
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
    round_trip_ms: float | None = None
    voice_db: float | None = None
    floor_db: float | None = None
    floor_low_db: float | None = None
    floor_high_db: float | None = None
