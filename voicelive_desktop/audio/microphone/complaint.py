"""What is wrong with the microphone's sound, in one word for the window to explain."""

from __future__ import annotations

from collections import deque
from enum import StrEnum

from voicelive_desktop.audio.devices.device_ports import Clock
from voicelive_desktop.audio.microphone.meter import LevelMeter

SILENT_S = 4.0
# A microphone that was heard works: zeros are pauses of one with a noise gate. Only long ones may
# be its mute switch.
SILENT_AFTER_SOUND_S = 120.0
CLIPS, CLIPS_WITHIN_S = 3, 10.0
SPEECH_OVER_FLOOR_DB = 12.0
QUIET_DB = -40.0  # 10 dB under the target band for speech, -30 to -12 dBFS (ux-anchors.md 7.3)
QUIET_LOOKS = 8  # of speech within the last 10 s, at four looks a second


class Complaint(StrEnum):
    """What is wrong; the empty one: nothing."""

    NONE = ""
    SILENT = "silent"  # nothing but zeros: muted on the device, or blocked by the system
    CLIPPING = "clipping"
    QUIET = "quiet"


class MicrophoneCheck:
    """Judges the sound. Ask about four times a second."""

    def __init__(self, meter: LevelMeter, clock: Clock) -> None:
        self._meter = meter
        self._clock = clock
        self._clips_seen = meter.clips
        self._clips: deque[float] = deque()
        self._speech: deque[tuple[float, float]] = deque()
        self._device: object = None
        self._was_heard = False

    def look(self, device: object = None) -> Complaint:
        """The present verdict on this device, whatever stands for it."""
        now = self._clock()
        if device != self._device:
            self._device, self._was_heard = device, False
            self._speech.clear()
        self._note_clips(now)
        self._note_speech(now)
        if self._meter.silent_s >= (SILENT_AFTER_SOUND_S if self._was_heard else SILENT_S):
            return Complaint.SILENT
        if len(self._clips) >= CLIPS:
            return Complaint.CLIPPING
        quiet = (
            len(self._speech) >= QUIET_LOOKS and max(peak for _, peak in self._speech) < QUIET_DB
        )
        if quiet:
            return Complaint.QUIET
        return Complaint.NONE

    def _note_clips(self, now: float) -> None:
        self._clips.extend([now] * min(CLIPS, self._meter.clips - self._clips_seen))
        self._clips_seen = self._meter.clips
        while self._clips and now - self._clips[0] > CLIPS_WITHIN_S:
            self._clips.popleft()

    def _note_speech(self, now: float) -> None:
        level = self._meter.snapshot()
        if level.rms_db > level.noise_floor_db + SPEECH_OVER_FLOOR_DB:
            self._was_heard = True
            self._speech.append((now, level.peak_db))
        while self._speech and now - self._speech[0][0] > CLIPS_WITHIN_S:
            self._speech.popleft()
