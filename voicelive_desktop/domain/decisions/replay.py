"""Replays single turns while nobody speaks and no answer is audible."""

from __future__ import annotations

from typing import assert_never

from voicelive_desktop.domain.decisions.outcome import Outcome, noticed, only
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.effects import (
    CloseSpeaker,
    Effect,
    FetchVoice,
    OpenSpeaker,
    PlayRecording,
    RetrieveItem,
    SaveRecording,
    StopReplay,
)
from voicelive_desktop.domain.facts.notices import (
    NoServiceSoundNotice,
    RecordingNotSavedNotice,
    RecordingSavedNotice,
)
from voicelive_desktop.domain.facts.state import State, VoicePreview
from voicelive_desktop.domain.questions.selectors import (
    can_hear_service,
    can_replay,
    has_sound,
    in_session,
    is_quiet,
)
from voicelive_desktop.domain.questions.shown import shown_conversation
from voicelive_desktop.domain.words.failures import Failure
from voicelive_desktop.domain.words.ids import (
    DeviceName,
    ItemId,
    Recorded,
    ServiceSound,
    VoiceSample,
)
from voicelive_desktop.domain.words.quick_classes import replace

HUSHES = (
    ev.SpeechStarted,
    ev.TalkPressed,
    ev.TextSubmitted,
    ev.AnswerRequested,
    ev.ResponseCreated,
    ev.StartRequested,
    ev.EndRequested,
    ev.StopRequested,
    ev.SoundCheckOpened,
)
"""What ends a replay: it never talks into a conversation."""


def on_replay(state: State, event: ev.ReplayEvent) -> Outcome:
    """Return the state and effects after a replay event."""
    match event:
        case ev.RecordingsChanged(items):
            return only(replace(state, speaker=replace(state.speaker, recordings=items)))
        case ev.VoicePreviewRequested(voice):
            return _preview(state, voice)
        case ev.VoicePreviewFetched(voice, because):
            return _fetched(state, voice, because)
        case ev.ReplayRequested(item_id):
            return _play(state, item_id)
        case ev.ServiceSoundRequested(item_id):
            return _retrieve(state, item_id)
        case ev.ServiceSoundCame(item_id, sounds):
            return _came(state, item_id, sounds=sounds)
        case ev.ReplayStopRequested():
            return replace(
                state, speaker=replace(state.speaker, voice_preview=None)
            ), () if state.speaker.replay is None else (StopReplay(),)
        case ev.ReplayEnded(ended):
            return _ended(state, ended)
        case ev.RecordingSaveRequested(item_id, path):
            return state, (SaveRecording(item_id, path),) if has_sound(state, item_id) else ()
        case ev.RecordingSaved(problem, path):
            said = RecordingNotSavedNotice(problem) if problem else RecordingSavedNotice(path)
            return only(noticed(state, said))
        case _:
            assert_never(event)


def hushed(state: State, event: ev.Event) -> tuple[Effect, ...]:
    """Return the effects that stop a replay if this event ends it."""
    if state.speaker.replay is not None and isinstance(event, HUSHES):
        return (StopReplay(),)
    return ()


def _play(state: State, item_id: ItemId) -> Outcome:
    item = shown_conversation(state).get(item_id)
    if item is None or not can_replay(state, item):
        return only(state)
    stop: tuple[Effect, ...] = () if state.speaker.replay is None else (StopReplay(),)
    ready: tuple[Effect, ...] = (
        () if in_session(state) else (OpenSpeaker(DeviceName(state.settings.output_device)),)
    )
    return replace(state, speaker=replace(state.speaker, replay=item_id)), (
        *stop,
        *ready,
        PlayRecording(item_id),
    )


def _retrieve(state: State, item_id: ItemId) -> Outcome:
    item = state.conversation.get(item_id)
    if item is None or not can_hear_service(state, item):
        return only(state)
    stop: tuple[Effect, ...] = () if state.speaker.replay is None else (StopReplay(),)
    return replace(state, speaker=replace(state.speaker, retrieving=item_id)), (
        *stop,
        RetrieveItem(item_id),
    )


def _came(state: State, item_id: ItemId, *, sounds: bool) -> Outcome:
    if state.speaker.retrieving != item_id:
        return only(state)  # nobody waits for it any more
    state = replace(state, speaker=replace(state.speaker, retrieving=None))
    if not sounds:
        return only(noticed(state, NoServiceSoundNotice()))
    if not is_quiet(state):
        return only(state)
    heard = ServiceSound(item_id)
    return replace(state, speaker=replace(state.speaker, replay=heard)), (PlayRecording(heard),)


def _preview(state: State, voice: str) -> Outcome:
    if not is_quiet(state):
        return only(state)
    stop: tuple[Effect, ...] = () if state.speaker.replay is None else (StopReplay(),)
    return replace(state, speaker=replace(state.speaker, voice_preview=VoicePreview(voice))), (
        *stop,
        FetchVoice(voice),
    )


def _fetched(state: State, voice: str, because: Failure | None) -> Outcome:
    if state.speaker.voice_preview != VoicePreview(voice):
        return only(state)  # nobody waits for it any more
    if because is not None or not is_quiet(state):
        if because is None:
            voice_preview = None
        else:
            voice_preview = VoicePreview(voice, because)
        return only(
            replace(
                state,
                speaker=replace(
                    state.speaker,
                    voice_preview=voice_preview,
                ),
            )
        )
    sample = VoiceSample(voice)
    ready: tuple[Effect, ...] = (
        () if in_session(state) else (OpenSpeaker(DeviceName(state.settings.output_device)),)
    )
    return replace(state, speaker=replace(state.speaker, replay=sample)), (
        *ready,
        PlayRecording(sample),
    )


def _ended(state: State, ended: Recorded) -> Outcome:
    if state.speaker.replay != ended:
        return only(state)
    was_sample = state.speaker.voice_preview is not None and ended == VoiceSample(
        state.speaker.voice_preview.voice
    )
    if was_sample:
        state = replace(state, speaker=replace(state.speaker, voice_preview=None))
    return replace(state, speaker=replace(state.speaker, replay=None)), () if in_session(
        state
    ) else (CloseSpeaker(),)
