"""Lets the assistant speak first when the person has been silent for as long as they set: once for
each silence, and never over them.
"""

from __future__ import annotations

from voicelive_desktop.domain.decisions.outcome import Outcome, in_own_words, only, want_response
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.effects import Effect, Later
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import is_quiet, waits_for
from voicelive_desktop.domain.words.kinds import AnswerKind
from voicelive_desktop.domain.words.quick_classes import replace

BREAKS = (
    ev.SpeechStarted,
    ev.TalkPressed,
    ev.TextSubmitted,
    ev.AnswerRequested,
    ev.StartRequested,
)
"""What the person does that ends a silence."""


def on_silence(state: State, event: ev.SilenceLasted) -> Outcome:
    """Ask for words of the assistant if it is still the same silence that was waited for."""
    silence = state.turns.silence
    if event.number != silence.number or silence.prompted or not _lasts(state):
        return only(state)
    prompted = replace(state, turns=replace(state.turns, silence=replace(silence, prompted=True)))
    return want_response(prompted, in_own_words(state.settings, state.settings.prompt_text.strip()))


def follow_silence(old: State, new: State, event: ev.Event) -> tuple[State, tuple[Effect, ...]]:
    """Wait anew when a silence begins; what the person says or writes makes the next
    one count again.
    """
    if new.turns.silence.prompted and isinstance(event, BREAKS):
        new = replace(
            new, turns=replace(new.turns, silence=replace(new.turns.silence, prompted=False))
        )
    if new.turns.silence.prompted or not _lasts(new):
        return new, ()
    seconds = new.settings.prompt_after_s
    same = not old.turns.silence.prompted and _lasts(old) and old.settings.prompt_after_s == seconds
    if same:
        return new, ()
    number = new.turns.silence.number + 1
    wait = Later(float(seconds), ev.SilenceLasted(number), only=True)
    return replace(
        new, turns=replace(new.turns, silence=replace(new.turns.silence, number=number))
    ), (wait,)


def _lasts(state: State) -> bool:
    settings = state.settings
    wanted = settings.prompt_after_s > 0 and settings.answer_as != AnswerKind.NONE
    if not wanted or not settings.prompt_text.strip():
        return False
    gate = state.answers.gate
    owed = gate.asked or gate.wanted or state.turns.listening.awaiting is not None
    busy = (
        bool(state.answers.tools)
        or waits_for(state) is not None
        or state.speaker.replay is not None
    )
    speaks = state.microphone.talk.on or (
        state.microphone.voice.open and not state.microphone.voice.given_up
    )
    connected = isinstance(state.connection, con.Ready)
    return connected and not (owed or busy or speaks or state.microphone.muted) and is_quiet(state)
