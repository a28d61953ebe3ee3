"""Microphone and speaker come, go and come back; the notices about that."""

from __future__ import annotations

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
from voicelive_desktop.domain.facts.notices import (
    MicrophoneBackNotice,
    MicrophoneNotice,
    MicrophoneReplacedNotice,
    MicrophoneSoundNotice,
    SpeakerBackNotice,
    SpeakerNotice,
    SpeakerReplacedNotice,
)
from voicelive_desktop.domain.facts.state import Capture, Playback, State
from voicelive_desktop.domain.words.failures import Failure
from voicelive_desktop.domain.words.ids import SYSTEM_DEFAULT, DeviceName
from voicelive_desktop.domain.words.quick_classes import replace


def on_microphone(
    state: State, event: CaptureStarted | CaptureStopped | CaptureFailed | MicrophoneJudged
) -> State:
    """Return the state after news of the microphone."""
    capture = state.microphone.capture
    match event:
        case CaptureStarted(device, rate_hz, latency_ms):
            missed = _missed(device, capture.failure, capture.missed)
            new = state.with_capture(
                Capture(capture.wanted, device, rate_hz, latency_ms, missed=missed)
            )
            return _microphone_told(
                without(new, MicrophoneNotice, MicrophoneSoundNotice), device, capture
            )
        case CaptureStopped():
            return without(
                state.with_capture(Capture(capture.wanted)),
                MicrophoneSoundNotice,
            )
        case CaptureFailed(because) if not capture.wanted:
            return state  # it was being opened when the session ended
        case CaptureFailed(because):
            failed = state.with_capture(Capture(True, failure=because, missed=capture.missed))
            return noticed(without(failed, MicrophoneSoundNotice), MicrophoneNotice(because))
        case MicrophoneJudged(None):
            return without(state, MicrophoneSoundNotice)
        case MicrophoneJudged(kind) if kind is not None and capture.device is not None:
            return noticed(state, MicrophoneSoundNotice(Failure(kind, subject=capture.device)))
        case MicrophoneJudged():
            return state  # it was closed meanwhile
        case _:
            assert_never(event)


def on_speaker(state: State, event: PlaybackOpened | PlaybackFailed) -> State:
    """Return the state after news of the speaker."""
    playback = state.speaker.playback
    match event:
        case PlaybackOpened(device):
            missed = _missed(device, playback.failure, playback.missed)
            opened = replace(playback, open=True, device=device, failure=None, missed=missed)
            return _speaker_told(
                without(state.with_playback(opened), SpeakerNotice),
                device,
                playback,
            )
        case PlaybackFailed(because):
            closed = replace(
                playback, open=False, device=None, failure=because, item=None, started=False
            )
            return noticed(
                state.with_playback(closed),
                SpeakerNotice(because),
            )
        case _:
            assert_never(event)


def _missed(
    device: DeviceName, failure: Failure | None, missed: DeviceName | None
) -> DeviceName | None:
    """Return the chosen device that `device` replaces, if any; losing the system default does not
    end the wait.
    """
    named = DeviceName(failure.subject) if failure is not None and failure.subject else missed
    return named if named and named != device else None


def _microphone_told(state: State, device: DeviceName, before: Capture) -> State:
    """Add a passing notice: the chosen microphone was replaced, or is back."""
    chosen = DeviceName(state.settings.input_device)
    if (failure := _replaced(chosen, device, before.failure)) is not None:
        return noticed(without(state, MicrophoneBackNotice), MicrophoneReplacedNotice(failure))
    settled = without(state, MicrophoneReplacedNotice)
    is_back = before.missed == device == chosen
    if is_back:
        return noticed(settled, MicrophoneBackNotice(device))
    return settled


def _speaker_told(state: State, device: DeviceName, before: Playback) -> State:
    """Add a passing notice: the chosen speaker was replaced, or is back."""
    chosen = DeviceName(state.settings.output_device)
    if (failure := _replaced(chosen, device, before.failure)) is not None:
        return noticed(without(state, SpeakerBackNotice), SpeakerReplacedNotice(failure))
    settled = without(state, SpeakerReplacedNotice)
    is_back = before.missed == device == chosen
    if is_back:
        return noticed(settled, SpeakerBackNotice(device))
    return settled


def _replaced(chosen: DeviceName, device: DeviceName, failure: Failure | None) -> Failure | None:
    """Return why another device stands in for the chosen one; None if none does."""
    is_of_chosen = failure is not None and failure.subject == chosen
    if is_of_chosen and chosen not in {device, SYSTEM_DEFAULT}:
        return failure
    return None
