"""Handles update checks, saved files and device searches."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from voicelive_desktop.domain.decisions.outcome import SAVED, Outcome, noticed, only, saved, without
from voicelive_desktop.domain.facts.events import (
    DevicesSearched,
    DiagnosticsWritten,
    FileSaved,
    HelpEvent,
    UpdateLookBegan,
    UpdateLookEnded,
)
from voicelive_desktop.domain.facts.state import Notice, State
from voicelive_desktop.domain.facts.updates_state import Look, Updates
from voicelive_desktop.domain.words.failures import Failure, FailureKind

UPDATE = "update"
DIAGNOSTICS = "diagnostics"
DEVICES = "devices_found"


def on_help(state: State, event: HelpEvent) -> Outcome:
    """Return the state after one of these."""
    match event:
        case UpdateLookBegan():
            return only(replace(state, updates=replace(state.updates, look=Look.LOOKING)))
        case UpdateLookEnded():
            return only(_looked(state, event))
        case DiagnosticsWritten(path, problem):
            failure = Failure(FailureKind.UNKNOWN, message=problem, subject=path)
            return only(noticed(state, Notice(DIAGNOSTICS if problem else SAVED, failure)))
        case FileSaved(path):
            return only(saved(state, path))
        case DevicesSearched():
            return only(noticed(state, Notice(DEVICES)))
        case _:
            assert_never(event)


def _looked(state: State, event: UpdateLookEnded) -> State:
    if event.failed:  # what was found before is still there
        return replace(state, updates=replace(state.updates, look=Look.FAILED))
    look = Look.NEWEST if event.found is None else Look.FOUND
    new = replace(state, updates=Updates(look, event.found))
    if event.found is None or event.quiet:
        return without(new, UPDATE)
    return noticed(new, Notice(UPDATE, lasting=True))
