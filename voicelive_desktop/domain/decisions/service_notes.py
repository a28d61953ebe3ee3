"""Handles errors and warnings that leave the session alive, and timers that ran out."""

from __future__ import annotations

from typing import assert_never

from voicelive_desktop.domain.decisions import removal
from voicelive_desktop.domain.decisions.hands import on_offer
from voicelive_desktop.domain.decisions.outcome import (
    Outcome,
    configured,
    greet,
    noticed,
    only,
    silence,
    want_response,
)
from voicelive_desktop.domain.decisions.program import on_help
from voicelive_desktop.domain.decisions.rows import deletion_refused
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.effects import SaveSettings
from voicelive_desktop.domain.facts.events import (
    AvatarConnected,
    AvatarTroubled,
    DevicesSearched,
    DiagnosticsWritten,
    FileSaved,
    FunctionFileBroken,
    FunctionsOffered,
    GlobalKeysTold,
    InterruptionShown,
    KeyKeptInMemory,
    NoteEvent,
    ProfileFieldsHeld,
    ProfilesListed,
    ProfileTroubled,
    ReplyOverdue,
    ServiceErrorReported,
    ServiceWarned,
    SettingsLoaded,
    SettingsNotSaved,
    UnhandledReceived,
    UpdateLookBegan,
    UpdateLookEnded,
)
from voicelive_desktop.domain.facts.notices import (
    AvatarNotice,
    CorrectedNotice,
    FieldsHeldNotice,
    NoKeyringNotice,
    Notice,
    ServiceErrorNotice,
    ServiceWarningNotice,
    SettingsFileNotice,
    TruncateRefusedNotice,
)
from voicelive_desktop.domain.facts.service_notes import OurMessage, OurMessageKind
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.facts.state import Refusal, ResponseGate, State
from voicelive_desktop.domain.questions.selectors import awaits_face
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.settings.unusable import Unusable
from voicelive_desktop.domain.wire.refusals import field_of, names_about
from voicelive_desktop.domain.words.failures import Failure
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.quick_classes import replace

# Our own races with the service, recovered without a word to the user (voice-live-api.md C 15, C
# 16).
ACTIVE_RESPONSE = "conversation_already_has_active_response"
HARMLESS = frozenset(
    {
        ACTIVE_RESPONSE,
        "response_cancel_not_active",
        "input_audio_buffer_commit_empty",
        "item_truncate_invalid_item_id",
    }
)
_ALREADY_SHORT = "already shorter"  # in words only: what was heard is all there is


def on_note(state: State, event: NoteEvent) -> Outcome:
    """Return the state after a note from the service or a timer."""
    match event:
        case ServiceErrorReported(because, refused):
            return _error(state, because, refused)
        case ServiceWarned(because):
            return only(noticed(state, ServiceWarningNotice(because)))
        case UnhandledReceived(_, malformed):
            return only(_counted(state, malformed=malformed))
        case InterruptionShown() | ReplyOverdue():
            return only(_time_passed(state, event))
        case SettingsLoaded() | ProfileTroubled() | SettingsNotSaved():
            return _settings_troubled(state, event)
        case ProfileFieldsHeld(profile, text, fields):
            return only(noticed(state, FieldsHeldNotice(profile, ", ".join(fields), text)))
        case ProfilesListed():
            return only(_listed(state, event))
        case FunctionsOffered() | FunctionFileBroken():
            return on_offer(state, event)
        case (
            UpdateLookBegan()
            | UpdateLookEnded()
            | DiagnosticsWritten()
            | FileSaved()
            | DevicesSearched()
            | GlobalKeysTold()
        ):
            return on_help(state, event)
        case AvatarTroubled() | AvatarConnected() | KeyKeptInMemory():
            return _of_parts(state, event)
        case _:
            assert_never(event)


def _counted(state: State, *, malformed: bool) -> State:
    program = state.program
    counted = replace(
        program, unhandled=program.unhandled + 1, malformed=program.malformed + int(malformed)
    )
    return replace(state, program=counted)


def _time_passed(state: State, event: InterruptionShown | ReplyOverdue) -> State:
    turns = state.turns
    if isinstance(event, ReplyOverdue):
        if turns.listening.awaiting == event.item_id:
            turns = replace(turns, listening=replace(turns.listening, awaiting=None))
    elif event.epoch == state.speaker.epoch:
        turns = replace(turns, interrupted=False)
    return replace(state, turns=turns)


def _listed(state: State, event: ProfilesListed) -> State:
    kept = dict(state.choices.kept_profiles)
    if event.name:
        kept[event.name] = event.values
    choices = replace(
        state.choices, profiles=(event.own, event.shipped), kept_profiles=tuple(kept.items())
    )
    return replace(state, choices=choices)


def _of_parts(state: State, event: AvatarTroubled | AvatarConnected | KeyKeptInMemory) -> Outcome:
    """What parts of this computer tell: the avatar's player, the keyring."""
    match event:
        case AvatarTroubled(what, ends_answer):
            told = noticed(state, AvatarNotice(what))
            if not ends_answer:
                return _greet_at_last(told)
            quiet, flush = silence(told, CutReason.PLAYER, cancel=True)
            new, greeting = _greet_at_last(quiet)
            return new, (*flush, *greeting)
        case AvatarConnected():
            return _greet_at_last(state)
        case KeyKeptInMemory():
            return only(noticed(state, NoKeyringNotice()))
        case _:
            assert_never(event)


def _greet_at_last(state: State) -> Outcome:
    """Greet, where that waited for the avatar, which is there now or will not come."""
    if state.run.greeted or not isinstance(state.connection, con.Ready) or not awaits_face(state):
        return only(state)
    return greet(replace(state, run=replace(state.run, greeted=True)))


def _settings_troubled(
    state: State, event: SettingsLoaded | ProfileTroubled | SettingsNotSaved
) -> Outcome:
    match event:
        case SettingsNotSaved(problem):
            return only(noticed(state, SettingsFileNotice(problem)))
        case ProfileTroubled(problem, unusable):
            return only(_with_unusable(state, unusable, problem))
        case SettingsLoaded(problem, unusable, corrections, is_of_file):
            loaded = _with_unusable(state, unusable, problem)
            if corrections:
                loaded = noticed(loaded, CorrectedNotice(corrections))
            return loaded, (SaveSettings(),) if is_of_file else ()
        case _:
            assert_never(event)


def _with_unusable(state: State, unusable: tuple[Unusable, ...], problem: str) -> State:
    """Remember what of a file could not be used, and say what is wrong with the file as a whole."""
    if unusable:
        known = {u.name: u for u in (*state.choices.unusable, *unusable)}
        state = replace(state, choices=replace(state.choices, unusable=tuple(known.values())))
    if problem:
        return noticed(state, SettingsFileNotice(problem))
    return state


def _error(state: State, because: Failure, named: OurMessage | None) -> Outcome:
    kind = None if named is None else named.kind
    if kind is OurMessageKind.SESSION:
        if state.current.asked:
            asked = state.current.asked[0]
        else:
            asked = state.current.running
        state = replace(state, current=replace(state.current, asked=state.current.asked[1:]))
        if (refused := _refused(state, asked, because)) is not None:
            if refused.current.running is not state.current.running:
                return configured(refused)
            return only(refused)
    gate = state.answers.gate
    if named is not None and kind is OurMessageKind.DELETION:
        return only(_kept_item(state, named.item_id, because))
    if because.code == ACTIVE_RESPONSE:
        return only(state.with_gate(_behind_another(gate)))
    if _is_harmless(because, kind):
        new = state
    else:
        new = noticed(state, _refusal(kind, because))
    # An error that names no message may be about our request: waiting on would be for ever, asking
    # again is recovered.
    if not gate.asked or kind not in {None, OurMessageKind.RESPONSE}:
        return only(new)
    new = new.with_gate(replace(gate, asked=False, wanted=False, options=None, next_options=None))
    if gate.wanted and gate.active is None:
        return want_response(new, gate.next_options)
    return only(new)


def _behind_another(gate: ResponseGate) -> ResponseGate:
    """The service makes an answer that we did not know of; ours follows when that one is done."""
    return replace(
        gate,
        asked=False,
        wanted=gate.wanted or not gate.greeting,
        options=None,
        next_options=gate.next_options or gate.options,
    )


def _is_harmless(because: Failure, kind: OurMessageKind | None) -> bool:
    return because.code in HARMLESS or (
        kind is OurMessageKind.TRUNCATION and _ALREADY_SHORT in because.message.lower()
    )


def _refusal(kind: OurMessageKind | None, because: Failure) -> Notice:
    """Return the notice, specific to the kind of refused message where there is one."""
    if kind is OurMessageKind.TRUNCATION:
        return TruncateRefusedNotice(because)
    return ServiceErrorNotice(because)


def _kept_item(state: State, item_id: ItemId | None, because: Failure) -> State:
    """Handle a refused deletion, of a row that the user deleted or of one that was replaced."""
    if item_id is None:
        return noticed(state, ServiceErrorNotice(because))
    row = state.conversation.get(item_id)
    # an answer that nobody heard: it stands here as what it is, whatever is there
    if row is not None and row.outside:
        return state
    if any(removed.item.id == item_id for removed in state.removal.removed):
        return removal.refused(state, item_id, because)
    return deletion_refused(state, item_id, because)


def _refused(state: State, asked: Settings, because: Failure) -> State | None:
    """Mark the refused setting with the service's words; None if the error is about
    no changed setting.
    """
    if state.current.session is None:
        before = None
    else:
        before = state.current.session.applied_for
    if before is None:
        return None
    about = names_about(asked, field_of(because))
    name = next((name for name in about if getattr(asked, name) != getattr(before, name)), None)
    if name is None:
        return None
    if getattr(asked, name) != getattr(state.current.running, name):
        return state  # it was changed again meanwhile, and that is on its way
    refusal = Refusal(name, getattr(asked, name), because.message)
    kept = replace(state.current.running, **{name: getattr(before, name)})
    others = tuple(r for r in state.current.refused if r.name != name)
    return replace(
        state,
        current=replace(
            state.current,
            running=kept,
            refused=(*others, refusal),
            unapplied=state.current.unapplied | {name},
        ),
    )
