"""A conversation is recorded while the user wants it, it is kept, and there is one."""

from __future__ import annotations

from typing import assert_never

from voicelive_desktop.domain.decisions.outcome import Outcome, noticed, only
from voicelive_desktop.domain.decisions.user import on_user
from voicelive_desktop.domain.facts import library_events as ev
from voicelive_desktop.domain.facts import library_orders as do
from voicelive_desktop.domain.facts.events import SettingsChosen
from voicelive_desktop.domain.facts.notices import RecordingHintNotice, RecordingStoppedNotice
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import can_record, in_session, is_recorded
from voicelive_desktop.domain.words.quick_classes import replace

RecordingEvent = ev.RecordChosen | ev.RecordingStarted | ev.RecordingStopped | ev.RecordingBroke


def on_recording(state: State, event: RecordingEvent) -> Outcome:
    """The next state and effects."""
    match event:
        case ev.RecordChosen(on):
            return _choose(state, on)
        case ev.RecordingStarted():
            return only(_with(state, recording=True))
        case ev.RecordingStopped(_, because, items):
            stopped = _with(state, recording=False, sounds=state.library.sounds | items)
            if not because:
                return only(stopped)
            return only(noticed(_with(stopped, record=False), RecordingStoppedNotice(because)))
        case ev.RecordingBroke(because):
            return only(noticed(state, RecordingStoppedNotice(because)))
        case _:
            assert_never(event)


def recording_followed(old: State, new: State) -> Outcome:
    """Start and stop with the conversation; the wish for it ends with it."""
    if (
        new.library is old.library
        and new.connection is old.connection
        and new.settings is old.settings
    ):
        return only(new)
    before, now = is_recorded(old), is_recorded(new)
    if new.library.record and in_session(old) and not in_session(new):
        new = _with(new, record=False)
    if before == now:
        return only(new)
    return new, (do.StartRecording() if now else do.StopRecording(),)


def _choose(state: State, on: bool) -> Outcome:
    if on == state.library.record or (on and not can_record(state)):
        return only(state)
    chosen = _with(state, record=on)
    if not on or state.settings.record_told:
        return only(chosen)
    return on_user(noticed(chosen, RecordingHintNotice()), SettingsChosen((("record_told", True),)))


def _with(state: State, **changes: object) -> State:
    return replace(state, library=replace(state.library, **changes))  # type: ignore[arg-type]  # fields of Collection
