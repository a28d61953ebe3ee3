"""The talk key: hold it or tap it, push-to-talk or hold-to-mute."""

from __future__ import annotations

from typing import assert_never

from voicelive_desktop.domain.decisions.outcome import (
    Outcome,
    noticed,
    only,
    silence,
    want_response,
)
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.effects import ClearInput, CommitInput, Effect, Later
from voicelive_desktop.domain.facts.events import (
    TalkCancelled,
    TalkEvent,
    TalkPressed,
    TalkReleased,
    TalkTailEnded,
)
from voicelive_desktop.domain.facts.notices import TalkMutedNotice, TalkTooShortNotice
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.facts.talk_key import Talk
from voicelive_desktop.domain.questions.selectors import is_talking
from voicelive_desktop.domain.settings.turn import answers_turns, is_manual
from voicelive_desktop.domain.words.kinds import TalkMode
from voicelive_desktop.domain.words.quick_classes import replace

TAP_S = 0.3  # a shorter press leaves the key on
SHORTEST_S = 0.1  # the service refuses to commit less (input_audio_buffer_commit_empty)


def on_talk(state: State, event: TalkEvent) -> Outcome:
    """Return the state and effects after the talk key was used."""
    match event:
        case TalkPressed(at_s):
            return _pressed(state, at_s)
        case TalkReleased(at_s):
            return _released(state, at_s)
        case TalkTailEnded(number):
            due = state.microphone.talk.ending and state.microphone.talk.number == number
            if due:
                return _finished(state)
            return only(state)
        case TalkCancelled():
            return _cancelled(state)
        case _:
            assert_never(event)


def _pressed(state: State, at_s: float) -> Outcome:
    talk = state.microphone.talk
    if (
        state.settings.talk_mode == TalkMode.OPEN
        or not isinstance(state.connection, con.Ready)
        or talk.held
    ):
        return only(state)
    if talk.latched:
        return _ended(state, at_s)
    # it was let go for a moment: the turn goes on, and is no tap however soon it ends now
    if talk.ending:
        again = replace(talk, held=True, ending=False, number=talk.number + 1)
        return only(replace(state, microphone=replace(state.microphone, talk=again)))
    pressed = Talk(held=True, since_s=at_s, pressed_at_s=at_s, number=talk.number + 1)
    if state.settings.talk_mode != TalkMode.PUSH:
        return only(replace(state, microphone=replace(state.microphone, talk=pressed)))
    quiet, flush = silence(state, CutReason.TALK, cancel=True)
    clear: tuple[Effect, ...] = (ClearInput(),) if is_manual(state.settings) else ()
    return replace(quiet, microphone=replace(quiet.microphone, talk=pressed)), (*flush, *clear)


def _released(state: State, at_s: float) -> Outcome:
    talk = state.microphone.talk
    if not talk.held:
        return only(state)
    if at_s - talk.pressed_at_s < TAP_S:
        return only(
            replace(
                state,
                microphone=replace(state.microphone, talk=replace(talk, held=False, latched=True)),
            )
        )
    return _ended(state, at_s)


def _ended(state: State, at_s: float) -> Outcome:
    if state.settings.talk_mode != TalkMode.PUSH:
        return only(
            replace(state, microphone=replace(state.microphone, talk=state.microphone.talk.over()))
        )
    tail_s = state.settings.talk_release_tail_ms / 1000
    talk = replace(
        state.microphone.talk, held=False, latched=False, ending=True, released_at_s=at_s
    )
    ending = replace(state, microphone=replace(state.microphone, talk=talk))
    if tail_s:
        return (ending, (Later(tail_s, TalkTailEnded(talk.number)),))
    return _finished(ending)


def _finished(state: State) -> Outcome:
    """Complete the turn: the service answers by itself if it detects silence; otherwise ask
    for an answer.
    """
    talk, over = (
        state.microphone.talk,
        replace(state, microphone=replace(state.microphone, talk=state.microphone.talk.over())),
    )
    if state.microphone.muted:
        return noticed(over, TalkMutedNotice()), (ClearInput(),)
    if talk.released_at_s - talk.since_s < SHORTEST_S or state.microphone.capture.device is None:
        return noticed(over, TalkTooShortNotice()), (ClearInput(),)
    if not is_manual(state.settings):
        return only(over)
    if not isinstance(state.connection, con.Ready):  # lost meanwhile: the next session is told
        return only(replace(over, run=replace(over.run, cut=replace(state.run.cut, commit=True))))
    if not answers_turns(state.settings):
        return over, (CommitInput(),)
    sent_at_s = talk.released_at_s + state.settings.talk_release_tail_ms / 1000
    listening = replace(
        state.turns.listening, stopped_at_s=talk.released_at_s, stopped_t=None, asked_at_s=sent_at_s
    )
    asked, ask = want_response(replace(over, turns=replace(over.turns, listening=listening)))
    return asked, (CommitInput(), *ask)


def _cancelled(state: State) -> Outcome:
    if not state.microphone.talk.on:
        return only(state)
    over = replace(state, microphone=replace(state.microphone, talk=state.microphone.talk.over()))
    return over, (ClearInput(),) if is_talking(state) else ()
