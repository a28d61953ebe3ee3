"""Follows what the speaker plays and what the microphone captures."""

from __future__ import annotations

from typing import assert_never

from voicelive_desktop.domain.decisions.answer import KEPT_LATENCIES
from voicelive_desktop.domain.decisions.devices import on_microphone, on_speaker
from voicelive_desktop.domain.decisions.input import KEPT_MARKS
from voicelive_desktop.domain.decisions.outcome import Outcome, echo_noticed, only, quiet, unsay
from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.facts.effects import Truncate
from voicelive_desktop.domain.facts.events import (
    CaptureFailed,
    CaptureStarted,
    CaptureStopped,
    DevicesListed,
    EchoMeasured,
    MicrophoneJudged,
    PlaybackDrained,
    PlaybackFailed,
    PlaybackFlushed,
    PlaybackOpened,
    PlaybackProgressed,
    PlaybackStarted,
    PlaybackUnderflowed,
    SoundEvent,
)
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.facts.state import Devices, State
from voicelive_desktop.domain.questions.selectors import is_checking_sound
from voicelive_desktop.domain.words.quick_classes import replace


def on_sound(state: State, event: SoundEvent) -> Outcome:
    """Return the state and effects after news of a sound device."""
    match event:
        case DevicesListed(inputs, outputs):
            return only(
                replace(
                    state,
                    hardware=replace(state.hardware, devices=Devices(inputs, outputs, listed=True)),
                )
            )
        case MicrophoneJudged() if is_checking_sound(state):
            return only(state)  # the check says so itself
        case CaptureStarted() | CaptureStopped() | CaptureFailed() | MicrophoneJudged():
            return only(on_microphone(state, event))
        case PlaybackOpened() | PlaybackFailed():
            return only(on_speaker(state, event))
        case PlaybackStarted():
            return only(_started(state, event))
        case PlaybackProgressed():
            return only(_progressed(state, event))
        case PlaybackDrained():
            return only(_drained(state, event))
        case PlaybackFlushed():
            return _flushed(state, event)
        case PlaybackUnderflowed(total):
            return only(state.with_playback(replace(state.speaker.playback, underflows=total)))
        case EchoMeasured() if is_checking_sound(state):
            return only(state)  # its own chirp
        case EchoMeasured(_, _, at_s):
            return only(_echo_heard(state, at_s))
        case _:
            assert_never(event)


def _echo_heard(state: State, at_s: float) -> State:
    heard = replace(state, turns=replace(state.turns, echo_at_s=at_s))
    if state.current.running.echo_cancellation:
        return heard
    return echo_noticed(heard)


def _progressed(state: State, event: PlaybackProgressed) -> State:
    playback = state.speaker.playback
    if playback.item != event.item_id or not playback.started:
        return state
    playback = replace(playback, played_ms=event.played_ms, dry=event.dry)
    return state.with_playback(playback)


def _started(state: State, event: PlaybackStarted) -> State:
    # What comes from the next item before the last sample of this one was heard is the next one's
    # turn.
    waiting = tuple(
        queued for queued in state.speaker.playback.waiting if queued[0] != event.item_id
    )
    playback = replace(
        state.speaker.playback,
        item=event.item_id,
        response_id=event.response_id,
        started=True,
        dry=False,
        played_ms=0.0,
        waiting=waiting,
    )
    latency = _waited_s(state, event)
    new = replace(
        state,
        speaker=replace(state.speaker, playback=playback),
        turns=replace(
            state.turns, listening=replace(state.turns.listening, stopped_at_s=None, stopped_t=None)
        ),
    )
    if latency is None:
        return new
    conversation = state.conversation.change(
        event.item_id, lambda item: replace(item, latency_s=latency)
    )
    latencies = (*state.answers.latencies_s[1 - KEPT_LATENCIES :], latency)
    return replace(
        new, conversation=conversation, answers=replace(new.answers, latencies_s=latencies)
    )


def _waited_s(state: State, event: PlaybackStarted) -> float | None:
    """Return the seconds from the end of the user's turn to the first audible sample; None if
    already measured.
    """
    listening = state.turns.listening
    if listening.stopped_at_s is None:
        return None
    if listening.stopped_t is None or event.heard_t is None:
        return max(0.0, event.at_s - listening.stopped_at_s)
    return max(0.0, event.heard_t - listening.stopped_t)


def _drained(state: State, event: PlaybackDrained) -> State:
    waiting = tuple(
        queued for queued in state.speaker.playback.waiting if queued[0] != event.item_id
    )
    if state.speaker.playback.item != event.item_id:
        return state.with_playback(replace(state.speaker.playback, waiting=waiting))
    playback = quiet(state.speaker.playback)
    if waiting:
        (item_id, response_id), *rest = waiting
        playback = replace(playback, item=item_id, response_id=response_id, waiting=tuple(rest))
    return state.with_playback(playback)


def _flushed(state: State, event: PlaybackFlushed) -> Outcome:
    if event.item_id is None:
        item = None
    else:
        item = state.conversation.get(event.item_id)
    if item is None or item.role is not Role.ASSISTANT:
        return only(state)
    heard = min(event.heard_ms, event.received_ms)
    marks = state.turns.marks
    if (
        event.silent_t is not None
        and heard > 0
        and event.because not in {CutReason.END, CutReason.LOST}
    ):
        marks = replace(
            marks, interruptions=(*marks.interruptions[1 - KEPT_MARKS :], event.silent_t)
        )

    def cut(row: Item) -> Item:
        return replace(
            row,
            status=Status.INTERRUPTED,
            heard_ms=heard,
            lost=event.because is CutReason.LOST,
            received_ms=max(row.received_ms, event.received_ms),
        )

    new = replace(
        state,
        conversation=state.conversation.change(item.id, cut),
        turns=replace(state.turns, marks=marks),
    )
    if int(heard) <= 0:
        return unsay(new, event.because, (item.id,))
    if item.id in state.removal.deleting or item.outside:
        return only(new)
    return new, (Truncate(item.id, int(heard)),)
