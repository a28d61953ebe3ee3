"""Handles update checks, saved files and device searches."""

from __future__ import annotations

from typing import assert_never

from voicelive_desktop.domain.decisions.outcome import Outcome, noticed, only, saved, without
from voicelive_desktop.domain.facts.events import (
    DevicesSearched,
    DiagnosticsWritten,
    FileSaved,
    GlobalKeysTold,
    HelpEvent,
    UpdateLookBegan,
    UpdateLookEnded,
)
from voicelive_desktop.domain.facts.global_keys import KeyStanding
from voicelive_desktop.domain.facts.notices import (
    DevicesFoundNotice,
    DiagnosticsNotSavedNotice,
    GlobalKeyTakenNotice,
    UpdateNotice,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.facts.updates_state import Look, Updates
from voicelive_desktop.domain.words.quick_classes import replace


def on_help(state: State, event: HelpEvent) -> Outcome:
    """Return the state after one of these."""
    match event:
        case UpdateLookBegan():
            return only(
                replace(
                    state,
                    program=replace(
                        state.program, updates=replace(state.program.updates, look=Look.LOOKING)
                    ),
                )
            )
        case UpdateLookEnded():
            return only(_looked(state, event))
        case DiagnosticsWritten(path, problem):
            if problem:
                return only(noticed(state, DiagnosticsNotSavedNotice(problem)))
            return only(saved(state, path))
        case FileSaved(path):
            return only(saved(state, path))
        case DevicesSearched():
            return only(noticed(state, DevicesFoundNotice()))
        case GlobalKeysTold(keys):
            return only(
                _keys_told(replace(state, program=replace(state.program, global_keys=keys)))
            )
        case _:
            assert_never(event)


def _keys_told(state: State) -> State:
    """Say which key another program has; the row of the setting says the rest."""
    state = without(state, GlobalKeyTakenNotice)
    keys, settings = state.program.global_keys, state.settings
    for key, name in ((keys.mute, settings.global_mute_key), (keys.talk, settings.global_talk_key)):
        if key.standing is KeyStanding.TAKEN:
            state = noticed(state, GlobalKeyTakenNotice(name))
    return state


def _looked(state: State, event: UpdateLookEnded) -> State:
    if event.failed:  # what was found before is still there
        return replace(
            state,
            program=replace(
                state.program, updates=replace(state.program.updates, look=Look.FAILED)
            ),
        )
    if event.found is None:
        look = Look.NEWEST
    else:
        look = Look.FOUND
    new = replace(state, program=replace(state.program, updates=Updates(look, event.found)))
    if event.found is None or event.quiet:
        return without(new, UpdateNotice)
    return noticed(new, UpdateNotice())
