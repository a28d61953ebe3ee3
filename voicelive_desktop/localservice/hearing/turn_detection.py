"""When the person begins and ends to speak, counted in samples so that it works faster
than real time.

Honours the fields of the protocol's turn detection (Voice Live 2026-07-15): ``threshold``,
``speech_duration_ms`` (speech needed before it counts), ``prefix_padding_ms``,
``silence_duration_ms`` and ``end_of_utterance_detection``, which holds a turn open while the words
heard so far look unfinished. Positions are samples at 16 kHz since the first audio of the session.
As documented, the start includes the prefix padding and the end includes the silence.

Silence is counted in samples, from the last one that is part of the speech: a turn ends as soon as
exactly ``silence_duration_ms`` of it was sent, even if the last frame of it is not full yet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from voicelive_desktop.localservice.hearing.speech_probability import (
    FRAME,
    FRAME_MS,
    SpeechProbability,
    VoiceActivity,
)
from voicelive_desktop.localservice.protocol.audio_formats import INTERNAL_RATE_HZ
from voicelive_desktop.localservice.protocol.resampling import SampleArray

SAMPLES_PER_MS = INTERNAL_RATE_HZ // 1000
HYSTERESIS = 0.15  # going on speaking needs less than beginning to
LOWEST_THRESHOLD = 0.01
GAP_MS = 120  # the closure of a "p" inside a word does not restart the count of speech
VOICED_PERIODICITY = 0.6  # rustling and fans stay below 0.5
VOICED_MS = 40  # no turn without a vowel: a fan that starts is loud, but not a voice
# of the loudness so far: what is quieter in a frame of speech is its end, not its sound
TAIL_SHARE = 0.03
# per frame: 20 dB in 0.3 s, about as long as an activity goes on seeing what is over
LOUDNESS_FALLS = 0.93
QUIETEST_SOUND = 1e-4
SMEAR_MS = 2  # a change of sampling rate spreads the end of a sound over so much of the silence
QUIET = 0.02  # the peak of a part of a frame that may count as silence without having been judged
WINDOW_LAG_MS = 10  # the analysis window looks back: a rise shows about this much late
# documented for semantic_vad
EAGERNESS_TIMEOUT_MS = {"low": 8000, "medium": 4000, "auto": 4000, "high": 2000}
DEFAULT_EOU_TIMEOUT_MS = 1000
# azure_semantic_vad: how much longer a turn stays open whose words want to go on
SEMANTIC_TIMEOUT_MS = 1500


@dataclass(frozen=True, slots=True)
class DetectionSettings:
    """The numbers of one ``turn_detection`` object; durations in milliseconds."""

    threshold: float = 0.5
    prefix_padding_ms: int = 400
    silence_duration_ms: int = 500
    speech_duration_ms: int = 200
    speech_duration_assistant_speaking_ms: int | None = None
    hold_unfinished_ms: int = 0

    @classmethod
    def from_wire(cls, wire: Mapping[str, Any]) -> DetectionSettings:
        """Read a validated ``turn_detection`` mapping whose defaults are filled in."""
        spoken_over = wire.get("speech_duration_assistant_speaking_ms")
        speech_ms = wire.get("speech_duration_ms")
        if speech_ms is None:
            speech_duration_ms = 200
        else:
            speech_duration_ms = int(speech_ms)
        if spoken_over is None:
            speech_duration_assistant_speaking_ms = None
        else:
            speech_duration_assistant_speaking_ms = int(spoken_over)
        return cls(
            threshold=float(wire.get("threshold", 0.5)),
            prefix_padding_ms=int(wire.get("prefix_padding_ms", 400)),
            silence_duration_ms=int(wire.get("silence_duration_ms", 500)),
            speech_duration_ms=speech_duration_ms,
            speech_duration_assistant_speaking_ms=speech_duration_assistant_speaking_ms,
            hold_unfinished_ms=_hold_unfinished_ms(wire),
        )


def _hold_unfinished_ms(wire: Mapping[str, Any]) -> int:
    if wire.get("type") == "semantic_vad":
        return EAGERNESS_TIMEOUT_MS.get(
            str(wire.get("eagerness", "auto")), EAGERNESS_TIMEOUT_MS["auto"]
        )
    end_of_utterance = wire.get("end_of_utterance_detection")
    if not end_of_utterance:
        if str(wire.get("type", "")).startswith("azure_semantic_vad"):
            return SEMANTIC_TIMEOUT_MS
        return 0
    # the shape of 2025, in seconds
    if "timeout" in end_of_utterance and "timeout_ms" not in end_of_utterance:
        return int(float(end_of_utterance["timeout"]) * 1000)
    return int(end_of_utterance.get("timeout_ms", DEFAULT_EOU_TIMEOUT_MS))


@dataclass(frozen=True, slots=True)
class UtteranceStarted:
    """Speech counts from ``start`` (padding included); it was noticed at ``noticed_at``.
    Both in samples.
    """

    start: int
    noticed_at: int


@dataclass(frozen=True, slots=True)
class UtteranceStopped:
    """The turn ends at ``end``, the silence included, in samples."""

    end: int


TurnEvent = UtteranceStarted | UtteranceStopped


class TurnDetector:
    """Samples at 16 kHz in, turns out. One per connection, used by one thread.

    ``is_unfinished`` is asked at the end of the silence whether the words
    so far want to go on; ``is_answering`` whether the assistant is
    audible, for ``speech_duration_assistant_speaking_ms``.
    """

    def __init__(
        self,
        settings: DetectionSettings,
        *,
        is_unfinished: Callable[[], bool] = lambda: False,
        is_answering: Callable[[], bool] = lambda: False,
        activity: VoiceActivity | None = None,
    ) -> None:
        self.settings = settings
        self._is_unfinished = is_unfinished
        self._is_answering = is_answering
        self._probability = activity or SpeechProbability()
        self._rest: SampleArray = np.zeros(0, dtype=np.float32)
        self._position = 0  # samples judged so far
        self._speech_ms = 0.0
        self._voiced_ms = 0.0
        self._onset = 0
        self._last_speech = 0  # behind the last sample of speech
        self._frame: SampleArray = self._rest
        self._loudness = 0.0
        self._earliest_start = 0  # a turn may not reach back into the one before
        self._speaking = False
        self.probability = 0.0

    @property
    def is_speaking(self) -> bool:
        """Whether a turn is open."""
        return self._speaking

    @property
    def speech_ms(self) -> float:
        """How long the open turn has lasted, without the silence after it."""
        if self._speaking:
            return max(0, self._last_speech - self._onset) / SAMPLES_PER_MS
        return 0.0

    @property
    def position(self) -> int:
        """Samples judged since the session began."""
        return self._position

    def push(self, samples: SampleArray) -> list[TurnEvent]:
        """Judge more sound; returns what happened in it, in order."""
        joined = np.concatenate([self._rest, samples])
        whole = joined.size - joined.size % FRAME
        self._rest = joined[whole:]
        events: list[TurnEvent] = []
        for start in range(0, whole, FRAME):
            event = self._judge(joined[start : start + FRAME])
            if event is not None:
                events.append(event)
        return events

    def sent(self, position: int) -> list[TurnEvent]:
        """FaceLook at all that was sent, up to this sample: what is not a whole frame yet counts as
        silence if quiet.
        """
        if not self._speaking or float(np.max(np.abs(self._rest), initial=0.0)) > QUIET:
            return []
        event = self._silence_until(max(position + SMEAR_MS * SAMPLES_PER_MS, self._position))
        if event is None:
            return []
        return [event]

    def end_turn(self) -> None:
        """Forget an open turn: its audio was committed or cleared by the client."""
        self._speaking = False
        self._speech_ms = 0.0
        self._earliest_start = self._position

    def _judge(self, frame: SampleArray) -> TurnEvent | None:
        self.probability = self._probability.push(frame)
        self._position += FRAME
        self._frame = np.abs(frame)
        self._loudness = max(float(np.max(self._frame)), self._loudness * LOUDNESS_FALLS)
        wanted = self.settings.threshold
        if self._speaking:
            wanted -= HYSTERESIS
        is_speech = self.probability >= max(LOWEST_THRESHOLD, wanted)
        if self._speaking:
            return self._while_speaking(is_speech)
        return self._while_silent(is_speech)

    def _while_silent(self, is_speech: bool) -> TurnEvent | None:
        if not is_speech:
            if self._position - self._last_speech > GAP_MS * SAMPLES_PER_MS:
                self._speech_ms = 0.0
            return None
        if self._speech_ms == 0.0:
            self._voiced_ms = 0.0
            self._onset = self._position - FRAME - WINDOW_LAG_MS * SAMPLES_PER_MS
        self._speech_ms += FRAME_MS
        self._voiced_ms += FRAME_MS if self._probability.periodicity >= VOICED_PERIODICITY else 0
        self._note_speech()
        if self._speech_ms < self._needed_speech_ms() or self._voiced_ms < VOICED_MS:
            return None
        self._speaking = True
        start = self._onset - self.settings.prefix_padding_ms * SAMPLES_PER_MS
        return UtteranceStarted(max(start, self._earliest_start, 0), self._position)

    def _needed_speech_ms(self) -> int:
        while_answering = self.settings.speech_duration_assistant_speaking_ms
        if while_answering is not None and self._is_answering():
            return while_answering
        return self.settings.speech_duration_ms

    def _while_speaking(self, is_speech: bool) -> TurnEvent | None:
        if is_speech:
            self._note_speech()
        return self._silence_until(self._position)

    def _note_speech(self) -> None:
        """The newest frame is speech: note its last sample that is not much quieter than the sound
        before it.
        """
        audible = np.flatnonzero(self._frame >= max(QUIETEST_SOUND, TAIL_SHARE * self._loudness))
        if audible.size:
            self._last_speech = self._position - FRAME + int(audible[-1]) + 1

    def _silence_until(self, position: int) -> UtteranceStopped | None:
        """End the turn if there was enough silence before this position."""
        needed = self.settings.silence_duration_ms * SAMPLES_PER_MS
        limit = needed + self.settings.hold_unfinished_ms * SAMPLES_PER_MS
        silence = position - self._last_speech
        if silence < needed or (silence < limit and self._is_unfinished()):
            return None
        self._speaking = False
        self._speech_ms = 0.0
        self._earliest_start = self._position
        enough = limit if silence >= limit else needed
        is_just_enough = silence - enough < FRAME
        if is_just_enough:
            return UtteranceStopped(self._last_speech + enough)
        return UtteranceStopped(position)
