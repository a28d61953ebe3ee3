"""How well capture and playback go, for the inspector and for benchmarks."""

from __future__ import annotations

from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class Statistics:
    """How well it goes.

    Attributes:
        dropped_frames: Microphone frames that the session did not read in time.
        input_overflows: How often the present microphone's system lost samples.
        output_underflows: How often the present speaker ran dry though the program had samples.
        stutters: Pauses in the middle of answers, because their samples came late.
        output_latency_s: What the speaker is asked for.
        start_delay_s: How much of an answer is collected before it begins.
        voice_db: The person's loudness over all they said; None: nobody spoke.
        floor_db, floor_low_db, floor_high_db: The noise between words, now and at its least and
            most; None: no microphone was open.
    """

    dropped_frames: int
    input_overflows: int
    output_underflows: int
    stutters: int
    output_latency_s: float
    start_delay_s: float
    voice_db: float | None = None
    floor_db: float | None = None
    floor_low_db: float | None = None
    floor_high_db: float | None = None
