"""Lets a short sound tell how the conversation goes, and keeps such sounds from the service."""

from __future__ import annotations

from typing import Any, assert_never

from voicelive_desktop.domain.decisions.outcome import Outcome, only
from voicelive_desktop.domain.facts.cues import (
    Cue,
    CueEvent,
    OwnSoundEnded,
    ReaderTalked,
    ThoughtLasted,
)
from voicelive_desktop.domain.facts.effects import Effect, Later, Ring
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import (
    Mode,
    in_session,
    is_checking_sound,
    mode,
)
from voicelive_desktop.domain.words.ids import DeviceName
from voicelive_desktop.domain.words.quick_classes import replace

CUE_S = 0.4  # the sound, and its way out of the speaker and into the microphone
THOUGHT_S = 2.0  # who waits longer wants to know that something happens
LONGEST_TALK_S = 8.0  # of the screen reader at one time: a person wants to be heard, too
_THINKING = frozenset({Mode.THINKING, Mode.USING_TOOL})
_WAITING_FOR_WORDS = frozenset({Mode.LISTENING, Mode.HOLDING})
_FROM = _THINKING | {
    *(Mode.CONNECTING, Mode.RECONNECTING, Mode.LOADING, Mode.OPENING_MICROPHONE),
    *(Mode.SPEAKING, Mode.STOPPED, Mode.WAITING),
}


def on_cue(state: State, event: CueEvent) -> Outcome:
    """Return the state and effects after one of these."""
    match event:
        case ReaderTalked(lasts_s):
            if not state.settings.mind_screen_reader or not in_session(state):
                return only(state)
            return _not_heard(state, min(lasts_s, LONGEST_TALK_S))
        case OwnSoundEnded(number):
            if number != state.speaker.own_sound.number:
                return only(state)
            return only(_with(state, sounding=False))
        case ThoughtLasted(number):
            due = number == state.speaker.own_sound.thought and mode(state) in _THINKING
            if due and state.settings.sound_cues:
                return _sounded(state, Cue.THINKING)
            return only(state)
        case _:
            assert_never(event)


def follow_cues(old: State, new: State) -> Outcome:
    """Let the sound be heard that this step is worth, if the person wants such sounds."""
    if not new.settings.sound_cues or is_checking_sound(new):
        return only(new)
    if in_session(old) and not in_session(new):
        return new, (_ring(new, Cue.ENDED),)
    before, after = mode(old), mode(new)
    if before is after:
        return only(new)
    new, waiting = _thought_begun(new) if after in _THINKING else only(new)
    cue = _cue(before, after)
    if cue is None:
        return new, waiting
    new, effects = _sounded(new, cue)
    return new, (*waiting, *effects)


def _cue(before: Mode, after: Mode) -> Cue | None:
    if before is Mode.HEARING and after in _THINKING:
        return Cue.HEARD
    if before in _FROM and after in _WAITING_FOR_WORDS:
        return Cue.LISTENING
    return None


def _thought_begun(state: State) -> Outcome:
    number = state.speaker.own_sound.thought + 1
    wait = Later(THOUGHT_S, ThoughtLasted(number), only=True)
    return _with(state, thought=number), (wait,)


def _sounded(state: State, cue: Cue) -> Outcome:
    state, effects = _not_heard(state, CUE_S)
    return state, (_ring(state, cue), *effects)


def _ring(state: State, cue: Cue) -> Ring:
    return Ring(DeviceName(state.settings.output_device), cue)


def _not_heard(state: State, lasts_s: float) -> Outcome:
    number = state.speaker.own_sound.number + 1
    effects: tuple[Effect, ...] = (Later(lasts_s, OwnSoundEnded(number), only=True),)
    return _with(state, number=number, sounding=True), effects


def _with(state: State, **changes: Any) -> State:
    own_sound = replace(state.speaker.own_sound, **changes)
    return replace(state, speaker=replace(state.speaker, own_sound=own_sound))
