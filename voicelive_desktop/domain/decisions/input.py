"""The user's side of the turn, as the service hears it."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from voicelive_desktop.domain.decisions.outcome import Outcome, echo_noticed, noticed, only, silence
from voicelive_desktop.domain.decisions.own_voice import repeats
from voicelive_desktop.domain.decisions.recovery import heard_again
from voicelive_desktop.domain.facts.conversation import End, Ending, Item, Role, Status
from voicelive_desktop.domain.facts.effects import Later
from voicelive_desktop.domain.facts.events import (
    InputCleared,
    InputCommitted,
    InputEvent,
    ReplyOverdue,
    SpeechStarted,
    SpeechStopped,
    TranscriptionCompleted,
    TranscriptionFailed,
    TranscriptionGrew,
)
from voicelive_desktop.domain.facts.notices import TranscriptionNotice
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.facts.state import Listening, Marks, Speech, State
from voicelive_desktop.domain.questions.selectors import heard_text
from voicelive_desktop.domain.settings.turn import answers_turns
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.quick_classes import replace

KEPT_MARKS = 60  # more than the waveform's 30 s hold
ECHO_FRESH_S = 3.0  # it is measured every 2 s
ANSWER_TO_NOTHING_S = 2.0  # after a turn without words
# a service that answers at all has begun by then; later we stop saying "Thinking…"
REPLY_OVERDUE_S = 10.0


def on_input(state: State, event: InputEvent) -> Outcome:
    """Return the state and effects after the service heard or transcribed something."""
    match event:
        case SpeechStarted():
            return _speech_started(state, event)
        case SpeechStopped():
            return _speech_stopped(state, event)
        case InputCommitted(item_id, previous, at_s):
            return only(heard_again(_committed(state, item_id, previous, at_s)))
        case InputCleared():
            return only(_cleared(state))
        case TranscriptionGrew(item_id, delta):
            return only(_user_text(state, item_id, lambda item: _grown(item, delta)))
        case TranscriptionCompleted(item_id, text):
            told = _own_voice_told(
                _user_text(state, item_id, lambda item: _completed(item, text)), item_id, text
            )
            if not text.strip():
                return _nothing_said(told, item_id)
            return only(told)
        case TranscriptionFailed(item_id, because):
            return only(_own_voice_told(_not_written(state, item_id, because), item_id, ""))
        case _:
            assert_never(event)


def _speech_started(state: State, event: SpeechStarted) -> Outcome:
    interrupts = state.settings.vad_interrupt
    if event.item_id in state.conversation and state.turns.listening.hearing != event.item_id:
        return _started_late(state, event)
    state = heard_again(_echo_suspected(state, event))
    quiet, flush = silence(state, CutReason.SPEECH, cancel=False) if interrupts else only(state)
    row = Item(event.item_id, Role.USER, at_s=event.at_s)
    listening = replace(quiet.turns.listening, hearing=event.item_id, awaiting=None)
    marks = _speech_marked(quiet, event)
    return replace(
        quiet,
        conversation=quiet.conversation.add(row),
        turns=replace(quiet.turns, listening=listening, marks=marks),
    ), flush


def _echo_suspected(state: State, event: SpeechStarted) -> State:
    """Note that the assistant may have interrupted itself through the speaker; the
    transcript will decide.
    """
    echoes = (
        state.turns.echo_at_s is not None and 0 <= event.at_s - state.turns.echo_at_s < ECHO_FRESH_S
    )
    if not echoes or not state.speaker.playback.started or state.speaker.playback.item is None:
        return state
    if state.current.running.transcription_model == "none":
        # better a notice too many than an assistant that never ends a sentence
        return echo_noticed(state)
    return replace(
        state, turns=replace(state.turns, echo_suspect=(event.item_id, state.speaker.playback.item))
    )


def _own_voice_told(state: State, item_id: ItemId, text: str) -> State:
    """Add the echo notice if the transcript repeats the answer: echo cancellation did
    not remove it.
    """
    if state.turns.echo_suspect is None or state.turns.echo_suspect[0] != item_id:
        return state
    answer = state.conversation.get(state.turns.echo_suspect[1])
    state = replace(state, turns=replace(state.turns, echo_suspect=None))
    heard = ""
    if answer is not None:
        heard = heard_text(answer)
    if repeats(text, heard):
        return echo_noticed(state)
    return state


def _started_late(state: State, event: SpeechStarted) -> Outcome:
    """Handle the late start of a turn that is already known: silence an answer that is
    older than it.
    """
    playing = state.speaker.playback.item
    older = playing is not None and state.conversation.is_before(playing, event.item_id)
    quiet, flush = (
        silence(state, CutReason.SPEECH, cancel=False)
        if older and state.settings.vad_interrupt
        else only(state)
    )
    return replace(quiet, turns=replace(quiet.turns, marks=_speech_marked(quiet, event))), flush


def _speech_marked(state: State, event: SpeechStarted) -> Marks:
    """Mark the utterance on the waveform where it was captured; repeated events add one mark only."""
    start_t, marks = heard_at(state, event.captured_t), state.turns.marks
    if start_t is None or any(speech.item_id == event.item_id for speech in marks.speeches):
        return marks
    closed = tuple(s for s in marks.speeches if s.end_t is not None)[-KEPT_MARKS:]
    return replace(marks, speeches=(*closed, Speech(event.item_id, start_t)))


def heard_at(state: State, captured_t: float | None) -> float | None:
    """Return when sound that reached us at `captured_t` was in the air: earlier by
    the device's latency.
    """
    if captured_t is None:
        return None
    return captured_t - state.microphone.capture.latency_ms / 1000


def _speech_stopped(state: State, event: SpeechStopped) -> Outcome:
    end_t = heard_at(state, event.captured_t)
    ended = tuple(
        replace(s, end_t=max(s.start_t, end_t or s.start_t))
        if s.item_id == event.item_id and s.end_t is None
        else s
        for s in state.turns.marks.speeches
    )
    new = replace(
        state, turns=replace(state.turns, marks=replace(state.turns.marks, speeches=ended))
    )
    hearing = state.turns.listening.hearing
    # its beginning will be told late
    if hearing is None and event.item_id not in state.conversation:
        new = replace(
            new, conversation=new.conversation.add(Item(event.item_id, Role.USER, at_s=event.at_s))
        )
    elif hearing != event.item_id:
        return only(new)
    if not answers_turns(state.current.running):
        return only(new.with_listening(Listening()))
    stopped_t = _silent_since(state, event)
    listening = Listening(
        awaiting=event.item_id, stopped_at_s=event.at_s, stopped_t=stopped_t, asked_at_s=event.at_s
    )
    return new.with_listening(listening), (Later(REPLY_OVERDUE_S, ReplyOverdue(event.item_id)),)


def _silent_since(state: State, event: SpeechStopped) -> float | None:
    """Return when the user's sound ended (monotonic s).

    The service counts the silence that closes a turn as part of it (voice-live-sdk.md section 3):
    at least what the settings say, more where it waited whether the sentence goes on. What was
    captured tells how much more.
    """
    end_t = heard_at(state, event.captured_t)
    if end_t is None:
        return None
    silent_t = end_t - state.current.running.vad_silence_ms / 1000
    voice_end_t = heard_at(state, event.voice_end_t)
    if voice_end_t is None:
        return silent_t
    return min(silent_t, voice_end_t)


def _committed(state: State, item_id: ItemId, previous: ItemId | None, at_s: float) -> State:
    row = Item(item_id, Role.USER, at_s=at_s)
    conversation = state.conversation.add(row, previous)
    return replace(state, conversation=conversation)


def _cleared(state: State) -> State:
    """Forget the discarded sound, and remove the row that waited for its transcript."""
    hearing = state.turns.listening.hearing or state.turns.listening.awaiting
    if hearing is None:
        row = None
    else:
        row = state.conversation.get(hearing)
    conversation = state.conversation
    if row is not None and row.status is Status.PARTIAL and not row.text:
        conversation = conversation.remove(row.id)
    return replace(
        state,
        conversation=conversation,
        turns=replace(
            state.turns, listening=replace(state.turns.listening, hearing=None, awaiting=None)
        ),
    )


def _user_text(state: State, item_id: ItemId, how: Callable[[Item], Item]) -> State:
    row = state.conversation.get(item_id)
    if row is not None and row.role is not Role.USER:
        return state
    conversation = state.conversation.add(Item(item_id, Role.USER)).change(item_id, how)
    return replace(state, conversation=conversation)


def _grown(item: Item, delta: str) -> Item:
    if item.status is Status.PARTIAL and not item.shortened:
        return replace(item, text=item.text + delta)
    return item


def _completed(item: Item, text: str) -> Item:
    if item.status is Status.FINAL:
        return item
    return replace(item, text=text.strip(), status=Status.FINAL)


def _nothing_said(state: State, item_id: ItemId) -> Outcome:
    """End "Thinking" soon after an empty transcript, such as a cough, unless an answer begins."""
    if state.turns.listening.awaiting != item_id:
        return only(state)
    return state, (Later(ANSWER_TO_NOTHING_S, ReplyOverdue(item_id)),)


def _not_written(state: State, item_id: ItemId, because: Failure) -> State:
    """Mark the row as not transcribed, with the reason; add a notice once for each reason."""
    ending = Ending(End.FAILED, because.message or because.code)
    known = state.conversation.pages[-2:]
    told = any(
        item.role is Role.USER and item.ending == ending for page in known for item in page.items
    )

    def failed(item: Item) -> Item:
        if item.status is Status.PARTIAL:
            return replace(item, status=Status.FAILED, ending=ending)
        return item

    new = _user_text(state, item_id, failed)
    if told or not ending.said:
        return new
    if because.kind is FailureKind.NOT_OFFERED:
        because = replace(because, subject=state.current.running.transcription_model)
    return noticed(new, TranscriptionNotice(because))
