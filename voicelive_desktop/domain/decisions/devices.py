"""Microphone and speaker come, go and come back; the notices about that."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from voicelive_desktop.domain.decisions.outcome import noticed, without
from voicelive_desktop.domain.facts.events import (
    CaptureFailed,
    CaptureStarted,
    CaptureStopped,
    MicrophoneJudged,
    PlaybackFailed,
    PlaybackOpened,
)
from voicelive_desktop.domain.facts.state import Capture, Notice, State
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import SYSTEM_DEFAULT, DeviceName

MICROPHONE, SPEAKER, SOUND = "microphone", "speaker", "microphone_sound"


def on_microphone(state: State, event: CaptureStarted | CaptureStopped | CaptureFailed | MicrophoneJudged) -> State:
    """Return the state after news of the microphone."""
    capture = state.capture
    match event:
        case CaptureStarted(device, rate_hz, latency_ms):
            missed = _missed(device, capture.failure, capture.missed)
            new = replace(state, capture=Capture(capture.wanted, device, rate_hz, latency_ms, missed=missed))
            return _told(without(new, MICROPHONE, SOUND), MICROPHONE, device, capture.failure, capture.missed)
        case CaptureStopped():
            return without(replace(state, capture=Capture(capture.wanted)), SOUND)
        case CaptureFailed(because) if not capture.wanted:
            return state  # it was being opened when the session ended
        case CaptureFailed(because):
            failed = replace(state, capture=Capture(True, failure=because, missed=capture.missed))
            return noticed(without(failed, SOUND), Notice(MICROPHONE, because, lasting=True))
        case MicrophoneJudged(None):
            return without(state, SOUND)
        case MicrophoneJudged(kind) if kind is not None and capture.device is not None:
            return noticed(state, Notice(SOUND, Failure(kind, subject=capture.device), lasting=True))
        case MicrophoneJudged():
            return state  # it was closed meanwhile
        case _:
            assert_never(event)


def on_speaker(state: State, event: PlaybackOpened | PlaybackFailed) -> State:
    """Return the state after news of the speaker."""
    playback = state.playback
    match event:
        case PlaybackOpened(device):
            missed = _missed(device, playback.failure, playback.missed)
            opened = replace(playback, open=True, device=device, failure=None, missed=missed)
            new = without(replace(state, playback=opened), SPEAKER)
            return _told(new, SPEAKER, device, playback.failure, playback.missed)
        case PlaybackFailed(because):
            closed = replace(playback, open=False, device=None, failure=because, item=None, started=False)
            return noticed(replace(state, playback=closed), Notice(SPEAKER, because, lasting=True))
        case _:
            assert_never(event)


def _missed(device: DeviceName, failure: Failure | None, missed: DeviceName | None) -> DeviceName | None:
    """Return the chosen device that `device` replaces, if any; losing the system default does not end the wait."""
    named = DeviceName(failure.subject) if failure is not None and failure.subject else missed
    return named if named and named != device else None


def _told(state: State, which: str, device: DeviceName, failure: Failure | None, missed: DeviceName | None) -> State:
    """Add a passing notice: the chosen device was replaced, or is back."""
    lost, back = f"{which}_lost", f"{which}_back"
    chosen = state.settings.input_device if which == MICROPHONE else state.settings.output_device
    if failure is not None and failure.subject == chosen and chosen not in {device, SYSTEM_DEFAULT}:
        return noticed(without(state, back), Notice(lost, failure))
    if missed == device == chosen:
        return noticed(without(state, lost), Notice(back, Failure(FailureKind.UNKNOWN, subject=device)))
    return without(state, lost)
