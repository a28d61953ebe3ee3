"""The audio check: what was measured of microphone and speaker, what that means, and what to do
about it. Pure.
"""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from voicelive_desktop.domain.facts.device_memory import DeviceMemory, Values
from voicelive_desktop.domain.settings import SPECS, Settings
from voicelive_desktop.domain.words.quick_classes import dataclass

TARGET_LOW_DB, TARGET_HIGH_DB = -30.0, -12.0  # how loud a voice should be: the bracket on the meter
WANTED_DB = -21.0  # the middle of it
HEADROOM_DB = -3.0  # for the peaks after a gain
STEP_DOWN_DB = 6  # for a voice that clips, whose true level nobody knows
LEAST_VOICE_S = 0.4  # less was a cough
RECORD_S = 3.0  # so much is recorded and played back


class Part(StrEnum):
    """The pages of the check, in their order."""

    VOICE = "voice"
    TONE = "tone"
    RECORDING = "recording"
    LOOP = "loop"
    VERDICT = "verdict"


class Job(StrEnum):
    """What the sound devices do for a page; it takes a while and ends by itself."""

    LISTEN = "listen"  # to the voice
    TONE = "tone"  # play it
    RECORD = "record"
    REPLAY = "replay"  # what was recorded
    CHIRP = "chirp"  # and listen for it


JOBS = {
    Part.VOICE: Job.LISTEN,
    Part.TONE: Job.TONE,
    Part.RECORDING: Job.RECORD,
    Part.LOOP: Job.CHIRP,
}


@dataclass(frozen=True, slots=True)
class Heard:
    """What came from the microphone, after the gain. Levels in dB of full scale.

    `loudness_db`: of the voice. `voice_s`: how long somebody spoke. `clipped`: it was overdriven.
    `zeros`: nothing but digital silence came, or nothing at all.
    """

    loudness_db: float
    peak_db: float
    floor_db: float
    voice_s: float
    clipped: bool = False
    zeros: bool = False


@dataclass(frozen=True, slots=True)
class Loop:
    """The way from the speaker back into the microphone; None: the chirp was not heard."""

    round_trip_ms: float | None


@dataclass(frozen=True, slots=True)
class SoundCheck:
    """The state of the check. `part` None: it is closed. `number` tells which run of a job an end
    belongs to.

    `tone_played`: the tone was begun at least once. `settings` and `memory`: as they
    were, for Cancel.
    """

    part: Part | None = None
    running: Job | None = None
    number: int = 0
    voice: Heard | None = None
    tone_played: bool = False
    tone_heard: bool | None = None
    recorded: Heard | None = None
    recording_clear: bool | None = None
    loop: Loop | None = None
    settings: Values = ()
    memory: DeviceMemory = field(default_factory=DeviceMemory)


class Verdict(StrEnum):
    """What a finding says."""

    VOICE_FINE = "voice_fine"
    VOICE_QUIET = "voice_quiet"
    VOICE_LOUD = "voice_loud"
    VOICE_CLIPPING = "voice_clipping"
    VOICE_MISSING = "voice_missing"  # the microphone works, but nobody spoke
    MICROPHONE_SILENT = "microphone_silent"
    MICROPHONE_FAILED = "microphone_failed"
    TONE_HEARD = "tone_heard"
    TONE_UNHEARD = "tone_unheard"
    SPEAKER_FAILED = "speaker_failed"
    RECORDING_CLEAR = "recording_clear"
    RECORDING_UNCLEAR = "recording_unclear"
    LOOP_FOUND = "loop_found"
    LOOP_ABSENT = "loop_absent"
    UNANSWERED = "unanswered"  # played or recorded, but nobody said how it was
    NOT_TRIED = "not_tried"


_FINE = frozenset({Verdict.VOICE_FINE, Verdict.TONE_HEARD, Verdict.RECORDING_CLEAR})
_REMARKS = frozenset(
    {Verdict.LOOP_FOUND, Verdict.LOOP_ABSENT, Verdict.UNANSWERED, Verdict.NOT_TRIED}
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the verdict. `value`: dB of the voice or ms of the way. `gain_db`: the gain that
    Apply will set.
    """

    part: Part
    verdict: Verdict
    value: float | None = None
    gain_db: int | None = None

    @property
    def is_fine(self) -> bool:
        """Whether all is well."""
        return self.verdict in _FINE

    @property
    def is_problem(self) -> bool:
        """Whether something should be done."""
        return self.verdict not in _FINE | _REMARKS


def wanted_gain_db(heard: Heard | None, settings: Settings) -> int:
    """Return the gain that brings this voice to the right level; the present one if that fits."""
    present = settings.microphone_gain_db
    if heard is None or heard.zeros or heard.voice_s < LEAST_VOICE_S:
        return present
    if heard.clipped:
        # Below our own amplifier nothing helps: the device itself is overdriven.
        if present > 0:
            return max(0, present - STEP_DOWN_DB)
        return present
    if TARGET_LOW_DB <= heard.loudness_db <= TARGET_HIGH_DB:
        return present
    louder = min(WANTED_DB - heard.loudness_db, HEADROOM_DB - heard.peak_db)
    limits = SPECS["microphone_gain_db"]
    return round(min(limits.maximum, max(limits.minimum, present + louder)))


def voice_verdict(heard: Heard) -> Verdict:
    """Return the verdict on the microphone."""
    if heard.zeros:
        return Verdict.MICROPHONE_SILENT
    if heard.clipped:
        return Verdict.VOICE_CLIPPING
    if heard.voice_s < LEAST_VOICE_S:
        return Verdict.VOICE_MISSING
    if heard.loudness_db < TARGET_LOW_DB:
        return Verdict.VOICE_QUIET
    if heard.loudness_db > TARGET_HIGH_DB:
        return Verdict.VOICE_LOUD
    return Verdict.VOICE_FINE


def findings(
    check: SoundCheck, settings: Settings, *, microphone_failed: bool, speaker_failed: bool
) -> tuple[Finding, ...]:
    """Return the verdict, line by line, in the order of the pages."""
    return (
        _of_voice(check, settings, failed=microphone_failed),
        _of_tone(check, failed=speaker_failed),
        _of_recording(check),
        _of_loop(check),
    )


def _of_voice(check: SoundCheck, settings: Settings, *, failed: bool) -> Finding:
    if failed:
        return Finding(Part.VOICE, Verdict.MICROPHONE_FAILED)
    # Three seconds on purpose tell as much as the first page; what went wrong last counts.
    if check.voice is None:
        heard = check.recorded
    else:
        heard = check.voice
    if heard is None:
        return Finding(Part.VOICE, Verdict.NOT_TRIED)
    gain_db = wanted_gain_db(heard, settings)
    if gain_db != settings.microphone_gain_db:
        changed = gain_db
    else:
        changed = None
    return Finding(Part.VOICE, voice_verdict(heard), heard.loudness_db, changed)


def _of_tone(check: SoundCheck, *, failed: bool) -> Finding:
    if failed:
        return Finding(Part.TONE, Verdict.SPEAKER_FAILED)
    answers = (Verdict.TONE_HEARD, Verdict.TONE_UNHEARD)
    return Finding(Part.TONE, _of_answer(check.tone_heard, *answers, tried=check.tone_played))


def _of_recording(check: SoundCheck) -> Finding:
    answers = (Verdict.RECORDING_CLEAR, Verdict.RECORDING_UNCLEAR)
    return Finding(
        Part.RECORDING,
        _of_answer(check.recording_clear, *answers, tried=check.recorded is not None),
    )


def _of_answer(answer: bool | None, yes: Verdict, no: Verdict, *, tried: bool) -> Verdict:
    if answer is None:
        if tried:
            return Verdict.UNANSWERED
        return Verdict.NOT_TRIED
    if answer:
        return yes
    return no


def _of_loop(check: SoundCheck) -> Finding:
    if check.loop is None:
        return Finding(Part.LOOP, Verdict.NOT_TRIED)
    found = check.loop.round_trip_ms is not None
    if found:
        return Finding(Part.LOOP, Verdict.LOOP_FOUND, check.loop.round_trip_ms)
    return Finding(Part.LOOP, Verdict.LOOP_ABSENT, check.loop.round_trip_ms)
