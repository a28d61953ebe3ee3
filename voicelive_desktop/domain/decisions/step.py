"""The one place where the state changes."""

from __future__ import annotations

from typing import assert_never

from voicelive_desktop.domain.decisions import library
from voicelive_desktop.domain.decisions.access import on_access
from voicelive_desktop.domain.decisions.agent import on_agent
from voicelive_desktop.domain.decisions.answer import on_reply
from voicelive_desktop.domain.decisions.asides import on_aside
from voicelive_desktop.domain.decisions.companion import given_way, on_companion
from voicelive_desktop.domain.decisions.connection import on_connection
from voicelive_desktop.domain.decisions.cues import follow_cues, on_cue
from voicelive_desktop.domain.decisions.device_memory import follow_devices
from voicelive_desktop.domain.decisions.evidence import on_evidence, with_what_was_found
from voicelive_desktop.domain.decisions.hands import on_hands, without_lost_calls
from voicelive_desktop.domain.decisions.idle import follow_quiet, on_quiet
from voicelive_desktop.domain.decisions.input import on_input
from voicelive_desktop.domain.decisions.interim import marked
from voicelive_desktop.domain.decisions.items import on_item
from voicelive_desktop.domain.decisions.messages import on_message
from voicelive_desktop.domain.decisions.outcome import Outcome
from voicelive_desktop.domain.decisions.playback import on_sound
from voicelive_desktop.domain.decisions.preview import on_preview
from voicelive_desktop.domain.decisions.prompting import follow_silence, on_silence
from voicelive_desktop.domain.decisions.recording import recording_followed
from voicelive_desktop.domain.decisions.removal import kept_away
from voicelive_desktop.domain.decisions.replay import hushed, on_replay
from voicelive_desktop.domain.decisions.service_calls import on_service_call, paid
from voicelive_desktop.domain.decisions.service_notes import on_note
from voicelive_desktop.domain.decisions.session_log import allowed_while_reading, on_journal
from voicelive_desktop.domain.decisions.sound_check import on_sound_check
from voicelive_desktop.domain.decisions.talk_key import on_talk
from voicelive_desktop.domain.decisions.user import on_user
from voicelive_desktop.domain.decisions.voice_gate import on_voice
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.agent import AgentEvent
from voicelive_desktop.domain.facts.conversation import Role
from voicelive_desktop.domain.facts.effects import (
    ClearOutput,
    Effect,
    FlushPlayback,
    SetDucked,
    SetGate,
)
from voicelive_desktop.domain.facts.events import (
    AccessEvent,
    AsideEvent,
    AudioEvent,
    CompanionEvent,
    ConnectionEvent,
    CueEvent,
    Event,
    EvidenceEvent,
    HandsEvent,
    InputEvent,
    ItemCreated,
    ItemDone,
    ItemEvent,
    JournalEvent,
    LibraryEvent,
    LogCloseRequested,
    MessageEvent,
    NoteEvent,
    NoticeDismissed,
    PreviewEvent,
    QuietLasted,
    ReplayEvent,
    ReplyEvent,
    ReplyTextCompleted,
    ServiceCallEvent,
    SilenceLasted,
    SoundEvent,
    StartRequested,
    TalkEvent,
    UserEvent,
    VoiceEvent,
)
from voicelive_desktop.domain.facts.notices import EntriesDeletedNotice
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import in_session, is_ducked, microphone_gate
from voicelive_desktop.domain.words.kinds import AvatarKind
from voicelive_desktop.domain.words.quick_classes import replace


def step(state: State, event: Event) -> Outcome:
    """The next state, and what to do. Pure: no clock, no I/O; never raises for any order of events."""
    closing: tuple[Effect, ...] = ()
    if isinstance(event, StartRequested) and isinstance(state.connection, con.Reading):
        state, closing = on_journal(state, LogCloseRequested())
    state = library.back_to_present(state, event)
    new, effects = _step(state, event)
    new = library.of_conversation(state, new, event)
    new, recording = recording_followed(state, new)
    new, hushing = given_way(state, new)
    new, cancelling = without_lost_calls(new)
    new = (
        kept_away(new)
        if new.removal.removed and new.conversation is not state.conversation
        else new
    )
    new, levels = follow_devices(state, new)
    new, idling = follow_quiet(state, new)
    new, prompting = follow_silence(state, new, event)
    new, cues = follow_cues(state, new)
    derived = (*levels, *_gate_moved(state, new), *_ducking_changed(state, new))
    effects = _with_video_cut(new, effects)
    everything = (
        *closing,
        *hushed(state, event),
        *hushing,
        *effects,
        *cancelling,
        *recording,
        *derived,
        *idling,
        *prompting,
        *cues,
    )
    if isinstance(new.connection, con.Reading):
        return new, tuple(effect for effect in everything if allowed_while_reading(effect))
    return new, everything


def _with_video_cut(state: State, effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """Where a face speaks, it stops with the sound."""
    is_cut = state.current.running.avatar_type != AvatarKind.NONE and any(
        isinstance(effect, FlushPlayback) for effect in effects
    )
    if is_cut and in_session(state):
        return (*effects, ClearOutput())
    return effects


def _gate_moved(old: State, new: State) -> tuple[SetGate, ...]:
    same = (
        new.settings is old.settings
        and new.microphone.talk is old.microphone.talk
        and new.hardware.sound_check is old.hardware.sound_check
    )
    same = same and new.access.companion.trying is old.access.companion.trying
    same = same and new.speaker.own_sound is old.speaker.own_sound
    if same and new.speaker.replay == old.speaker.replay:
        return ()
    gate = microphone_gate(new)
    if gate is microphone_gate(old):
        return ()
    return (SetGate(gate),)


def _ducking_changed(old: State, new: State) -> tuple[Effect, ...]:
    ducked = is_ducked(new)
    if ducked == is_ducked(old):
        return ()
    return (SetDucked(ducked),)


def _step(state: State, event: Event) -> Outcome:
    if isinstance(event, UserEvent):
        if isinstance(event, NoticeDismissed) and event.kind is EntriesDeletedNotice:
            return library.settle(state)
        return on_user(state, event)
    if isinstance(event, QuietLasted | SilenceLasted | AsideEvent | CueEvent):
        return _between_turns(state, event)
    if isinstance(event, MessageEvent | TalkEvent | ReplayEvent):
        return _said_by_the_user(state, event)
    if isinstance(event, AudioEvent):
        return _audio(state, event)
    if isinstance(event, ReplyEvent | ItemEvent):
        return _of_an_answer(state, event)
    if isinstance(event, InputEvent):
        return on_input(state, event)
    if isinstance(event, ConnectionEvent):
        return on_connection(state, event)
    return _step_beside(state, event)


def _between_turns(
    state: State, event: QuietLasted | SilenceLasted | AsideEvent | CueEvent
) -> Outcome:
    if isinstance(event, QuietLasted):
        return on_quiet(state, event)
    if isinstance(event, SilenceLasted):
        return on_silence(state, event)
    if isinstance(event, CueEvent):
        return on_cue(state, event)
    return on_aside(state, event)


def _of_an_answer(state: State, event: ReplyEvent | ItemEvent) -> Outcome:
    new, effects = on_item(state, event) if isinstance(event, ItemEvent) else on_reply(state, event)
    new = paid(state, new)
    if isinstance(event, ItemCreated | ItemDone | ReplyTextCompleted):
        new = replace(new, conversation=marked(new.conversation, new.current.running))
    if isinstance(event, ItemCreated) and event.item.role is Role.ASSISTANT:
        new = with_what_was_found(new, event.item.response_id)
    return new, effects


def _step_beside(
    state: State,
    event: NoteEvent
    | AccessEvent
    | JournalEvent
    | AgentEvent
    | LibraryEvent
    | CompanionEvent
    | HandsEvent
    | ServiceCallEvent
    | EvidenceEvent,
) -> Outcome:
    """What happens beside the conversation."""
    if isinstance(event, NoteEvent):
        return on_note(state, event)
    if isinstance(event, AccessEvent):
        return on_access(state, event)
    if isinstance(event, JournalEvent):
        return on_journal(state, event)
    if isinstance(event, AgentEvent):
        return on_agent(state, event)
    if isinstance(event, LibraryEvent):
        return library.on_library(state, event)
    if isinstance(event, CompanionEvent):
        return on_companion(state, event)
    if isinstance(event, HandsEvent):
        return on_hands(state, event)
    if isinstance(event, ServiceCallEvent):
        return on_service_call(state, event)
    if isinstance(event, EvidenceEvent):
        return on_evidence(state, event)
    assert_never(event)


def _said_by_the_user(state: State, event: MessageEvent | TalkEvent | ReplayEvent) -> Outcome:
    if isinstance(event, ReplayEvent):
        return on_replay(state, event)
    if isinstance(event, TalkEvent):
        return on_talk(state, event)
    return on_message(state, event)


def _audio(state: State, event: AudioEvent) -> Outcome:
    if isinstance(event, SoundEvent):
        return on_sound(state, event)
    if isinstance(event, VoiceEvent):
        return on_voice(state, event)
    if isinstance(event, PreviewEvent):
        return on_preview(state, event)
    return on_sound_check(state, event)
