"""The session log: written during a session, or an earlier one shown in place of the conversation."""

from __future__ import annotations

from typing import assert_never

from voicelive_desktop.domain.decisions.outcome import Outcome, noticed, only, saved, without
from voicelive_desktop.domain.decisions.user import forget_session
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.conversation import Conversation
from voicelive_desktop.domain.facts.effects import (
    CloseLog,
    Effect,
    JournalEffect,
    Later,
    ReadLog,
    SaveSettings,
    SetVolume,
    SkipLog,
    StopLog,
    WriteLog,
)
from voicelive_desktop.domain.facts.events import (
    JournalEvent,
    LogBroke,
    LogCloseRequested,
    LogOpenRequested,
    LogReadBegan,
    LogReadEnded,
    LogRequested,
    LogSkipRequested,
    LogStopRequested,
    LogUnreadable,
)
from voicelive_desktop.domain.facts.library_orders import LibraryEffect
from voicelive_desktop.domain.facts.notices import (
    ConnectionNotice,
    LogReadingNotice,
    LogTroubleNotice,
    LogWritingNotice,
)
from voicelive_desktop.domain.facts.state import Log, Playback, State
from voicelive_desktop.domain.words.quick_classes import replace


def on_journal(state: State, event: JournalEvent) -> Outcome:
    """The next state and effects after the user, or the file, did something."""
    match event:
        case LogRequested(path, words):
            written = replace(state, log=replace(state.log, path=path, words=words))
            return noticed(without(written, LogTroubleNotice), LogWritingNotice()), (
                WriteLog(path, words),
            )
        case LogStopRequested():
            return saved(_stopped(state), state.log.path), (StopLog(),)
        case LogBroke(problem):
            return only(_in_trouble(_stopped(state), problem))
        case LogOpenRequested(path):
            return (state, (ReadLog(path),)) if can_read(state) else only(state)
        case LogUnreadable(problem):
            return only(_in_trouble(state, problem))
        case LogReadBegan(name):
            if can_read(state):
                return only(_begun(state, name))
            return only(state)
        case LogReadEnded():
            return only(_with_end(state))
        case LogSkipRequested():
            return (
                (state, (SkipLog(),)) if isinstance(state.connection, con.Reading) else only(state)
            )
        case LogCloseRequested():
            return (
                (_closed(state), (CloseLog(),))
                if isinstance(state.connection, con.Reading)
                else only(state)
            )
        case _:
            assert_never(event)


def can_read(state: State) -> bool:
    """Whether an earlier log may take the place of the conversation: not while one goes on."""
    return isinstance(state.connection, con.Offline | con.Failed | con.Reading)


def allowed_while_reading(effect: Effect) -> bool:
    """What is shown from a log happened long ago: nothing is sent, run or played for it."""
    return isinstance(effect, JournalEffect | LibraryEffect | SaveSettings | SetVolume | Later)


def _stopped(state: State) -> State:
    return without(replace(state, log=replace(state.log, path="", words=False)), LogWritingNotice)


def _in_trouble(state: State, problem: str) -> State:
    return noticed(state, LogTroubleNotice(problem))


def _begun(state: State, name: str) -> State:
    if state.log.kept is None:
        kept = state.conversation
    else:
        kept = state.log.kept
    clean = forget_session(without(state, ConnectionNotice, LogTroubleNotice))
    clean = replace(
        clean,
        connection=con.Reading(name),
        conversation=Conversation(),
        speaker=replace(clean.speaker, playback=Playback()),
        log=replace(state.log, kept=kept),
        answers=replace(clean.answers, latencies_s=(), service_latencies_s=()),
    )
    return noticed(clean, LogReadingNotice())


def _with_end(state: State) -> State:
    if not isinstance(state.connection, con.Reading):
        return state
    return replace(state, connection=replace(state.connection, complete=True))


def _closed(state: State) -> State:
    if state.log.kept is None:
        own = Conversation()
    else:
        own = state.log.kept
    left = forget_session(without(state, LogReadingNotice))
    return replace(
        left,
        connection=con.Offline(),
        conversation=own,
        speaker=replace(left.speaker, playback=Playback()),
        log=Log(state.log.path, state.log.words),
        answers=replace(left.answers, latencies_s=(), service_latencies_s=()),
    )
