"""What the user does."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, assert_never

from voicelive_desktop.domain.decisions import removal
from voicelive_desktop.domain.decisions.evidence import without_lookups
from voicelive_desktop.domain.decisions.outcome import (
    Outcome,
    configured,
    noticed,
    only,
    silence,
    without,
)
from voicelive_desktop.domain.decisions.service_calls import without_service_calls
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.conversation import Conversation, Item, Role, Status
from voicelive_desktop.domain.facts.effects import (
    CloseMicrophone,
    CloseSession,
    CloseSpeaker,
    Effect,
    OpenMicrophone,
    OpenSession,
    OpenSpeaker,
    Reconnect,
    RetryNow,
    SaveSettings,
    SetGate,
    SetMuted,
)
from voicelive_desktop.domain.facts.events import (
    ClearingUndone,
    DeletionUndone,
    DeviceReturnRequested,
    EndRequested,
    ItemDeletionRequested,
    MuteChosen,
    NoticeDismissed,
    ProfileOpened,
    ReconnectRequested,
    RetryRequested,
    SettingsChosen,
    SettingsUndone,
    StartRequested,
    StartWithoutRefusedRequested,
    StopRequested,
    TranscriptCleared,
    UserEvent,
)
from voicelive_desktop.domain.facts.notices import (
    BadSettingNotice,
    ConnectionNotice,
    CorrectedNotice,
    EchoNotice,
    FieldsHeldNotice,
    IdleEndedNotice,
    LanguageNotice,
    MicrophoneNotice,
    MicrophoneSoundNotice,
    Notice,
    ProfileInUseNotice,
    ProfileLeftNotice,
    RowsDeletedNotice,
    SessionNearEndNotice,
    SpeakerNotice,
    TranscriptClearedNotice,
)
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.facts.state import (
    Capture,
    Cut,
    Playback,
    State,
)
from voicelive_desktop.domain.questions.profile_changes import would_lose
from voicelive_desktop.domain.questions.selectors import is_checking_sound, microphone_gate
from voicelive_desktop.domain.settings import SPECS, Applies, Group, Settings, changed, corrected
from voicelive_desktop.domain.settings.desktop import DesktopSettings
from voicelive_desktop.domain.settings.presets import ABOUT_ECHO
from voicelive_desktop.domain.settings.sound import sends_reference
from voicelive_desktop.domain.settings.telemetry import TelemetrySettings
from voicelive_desktop.domain.wire.refusals import way_out
from voicelive_desktop.domain.words.ids import DeviceName, ItemId
from voicelive_desktop.domain.words.wording import Words

_OF_DEVICES = (MicrophoneNotice, SpeakerNotice, MicrophoneSoundNotice)


def on_user(state: State, event: UserEvent) -> Outcome:
    """The next state and effects after the user did something."""
    match event:
        case StartRequested(at_s):
            return start(state, at_s)
        case EndRequested():
            return _end(state)
        case RetryRequested() | StartWithoutRefusedRequested() | ReconnectRequested():
            return _try_again(state, event)
        case StopRequested():
            return silence(state, CutReason.STOP, cancel=True)
        case MuteChosen(muted):
            return replace(state, microphone=replace(state.microphone, muted=muted)), (
                SetMuted(muted),
            )
        case ItemDeletionRequested() | DeletionUndone() | TranscriptCleared() | ClearingUndone():
            return _rows(state, event)
        case SettingsChosen():
            return _chosen(state, event)
        case SettingsUndone():
            return _undo(state)
        case ProfileOpened():
            return _open_profile(state, event)
        case NoticeDismissed(kind):
            return _dismissed(state, kind)
        case DeviceReturnRequested(setting):
            return state, _consequences(state, {setting} & _stood_in_for(state))
        case _:
            assert_never(event)


def _rows(
    state: State, event: ItemDeletionRequested | DeletionUndone | TranscriptCleared | ClearingUndone
) -> Outcome:
    match event:
        case ItemDeletionRequested(item_id):
            return removal.remove(state, item_id)
        case DeletionUndone():
            return only(removal.undo(state))
        case TranscriptCleared():
            return only(removal.clear(state))
        case ClearingUndone():
            return only(removal.undo_clear(state))
        case _:
            assert_never(event)


def _dismissed(state: State, kind: type[Notice]) -> Outcome:
    if kind is RowsDeletedNotice:
        return removal.settle(state)
    left = without(state, kind)
    if kind is TranscriptClearedNotice:
        return only(replace(left, removal=replace(left.removal, cleared=None)))
    return only(left)


def is_open(state: State) -> bool:
    """Whether a session exists or is being made."""
    return isinstance(state.connection, con.Connecting | con.Ready | con.Retrying)


def forget_session(state: State) -> State:
    """Whatever belonged to the session that is over; transcript, settings and notices stay."""
    state = without_lookups(without_service_calls(removal.session_over(state)))
    conversation = state.conversation
    for item_id in state.removal.deleting:
        conversation = conversation.remove(item_id)
    for item in tuple(conversation):
        if item.status is Status.PARTIAL and not item.unsent:
            if item.text or _is_running(state, item):
                settled = Status.FINAL
            else:
                settled = None
            if settled is None:
                conversation = conversation.remove(item.id)
            else:
                conversation = conversation.change(
                    item.id, lambda old: replace(old, status=Status.FINAL)
                )
    return replace(state.after_session(), conversation=conversation)


def _is_running(state: State, row: Item) -> bool:
    """Whether the row is of a function that runs; one whose call did not arrive in full never will."""
    return row.tool is not None and any(
        tool.call_id == row.tool.call_id for tool in state.answers.tools
    )


def start(state: State, at_s: float) -> Outcome:
    """Begin a conversation; with the time of the present one it is the same, tried again."""
    if is_open(state) or isinstance(state.connection, con.Closing) or is_checking_sound(state):
        return only(state)
    fresh = without(
        forget_session(state), ConnectionNotice, *_OF_DEVICES, SessionNearEndNotice, IdleEndedNotice
    )
    started = replace(
        fresh,
        connection=con.Connecting(1, at_s),
        conversation=_with_start_line(fresh, at_s),
        current=replace(fresh.current, running=state.settings),
        run=replace(
            fresh.run,
            started_at_s=at_s,
            sessions=0,
            moving=False,
            cut=Cut(),
            # the same conversation, tried again
            greeted=state.run.greeted and at_s == state.run.started_at_s,
        ),
        microphone=replace(fresh.microphone, capture=Capture(wanted=True)),
        speaker=replace(
            fresh.speaker, playback=Playback(underflows=state.speaker.playback.underflows)
        ),
        answers=replace(fresh.answers, latencies_s=(), service_latencies_s=()),
    )
    effects: tuple[Effect, ...] = (
        SetGate(microphone_gate(started)),
        # first of the two: people talk as soon as they have pressed
        OpenMicrophone(DeviceName(state.settings.input_device)),
        OpenSpeaker(DeviceName(state.settings.output_device)),
        OpenSession(),
    )
    return started, effects


def _with_start_line(state: State, at_s: float) -> Conversation:
    """A line below the rows of earlier conversations, of which the assistant will know nothing."""
    last = state.conversation.last()
    if last is None or at_s == state.run.started_at_s:  # the same conversation, tried again
        return state.conversation
    if last.starts:
        earlier = state.conversation.remove(last.id)
    else:
        earlier = state.conversation
    if not earlier.pages:
        return earlier
    line_id, text = ItemId(f"start_{at_s:.3f}"), Words("New conversation")
    return earlier.add(
        Item(line_id, Role.SYSTEM, text, Status.FINAL, at_s, outside=True, starts=True)
    )


def _end(state: State) -> Outcome:
    if isinstance(state.connection, con.Failed):
        return only(replace(without(state, ConnectionNotice), connection=con.Offline()))
    if not is_open(state):
        return only(state)
    quiet, flush = silence(state, CutReason.END, cancel=False)
    closing = replace(
        quiet,
        connection=con.Closing(),
        microphone=replace(quiet.microphone, capture=Capture()),
        turns=replace(quiet.turns, interrupted=False),
    )
    return without(closing, ConnectionNotice, *_OF_DEVICES), (
        *flush,
        CloseMicrophone(),
        CloseSession(),
        CloseSpeaker(),
    )


def _retry(state: State, at_s: float) -> Outcome:
    if isinstance(state.connection, con.Retrying):
        return state, (RetryNow(),)
    if isinstance(state.connection, con.Failed):
        # The same conversation goes on: a new session is told what was said in it.
        return start(state, state.run.started_at_s or at_s)
    if state.microphone.capture.wanted and state.microphone.capture.failure is not None:
        return state, (OpenMicrophone(DeviceName(state.settings.input_device)),)
    return only(state)


def _try_again(
    state: State, event: RetryRequested | StartWithoutRefusedRequested | ReconnectRequested
) -> Outcome:
    """Without it: what the service did not accept becomes as it was delivered, or is left out; Undo
    brings it back.
    """
    if isinstance(event, ReconnectRequested):
        return reconnect(state)
    if isinstance(event, RetryRequested):
        return _retry(state, event.at_s)
    if not isinstance(state.connection, con.Failed):
        return only(state)
    chosen, effects = _choose(state, way_out(state.settings, state.connection.because))
    started, more = _retry(chosen, event.at_s)
    return started, (*effects, *more)


def reconnect(state: State) -> Outcome:
    """Leave the present session for a new one; the conversation goes on in it."""
    if isinstance(state.connection, con.Retrying):
        return state, (RetryNow(),)
    if not isinstance(state.connection, con.Ready):
        return only(state)
    quiet, flush = silence(state, CutReason.END, cancel=False)
    left = forget_session(quiet)
    return replace(left, connection=con.Connecting(1), run=replace(left.run, cut=Cut())), (
        *flush,
        Reconnect(),
    )


def _chosen(state: State, event: SettingsChosen) -> Outcome:
    """Use them, and say so if that took the place of settings that were not saved."""
    changes = dict(event.changes)
    chosen, effects = _choose(state, changes)
    if chosen.settings is state.settings or not would_lose(state, changes):
        return chosen, effects
    return noticed(chosen, ProfileLeftNotice(state.settings.profile)), effects


def _undo(state: State) -> Outcome:
    if not state.choices.history:
        return only(state)
    undone, effects = _choose(
        without(state, ProfileInUseNotice, ProfileLeftNotice), dict(state.choices.history[-1])
    )
    return replace(
        undone, choices=replace(undone.choices, history=state.choices.history[:-1])
    ), effects


def _open_profile(state: State, event: ProfileOpened) -> Outcome:
    """Use it, and say so; what it has changed can be taken back."""
    chosen, effects = _choose(state, {**dict(event.changes), "profile": event.name})
    undoable = chosen.choices.history is not state.choices.history
    return noticed(chosen, ProfileInUseNotice(event.name, undoable)), effects


def _choose(state: State, changes: dict[str, object]) -> Outcome:
    try:
        settings, corrections = changed(state.settings, changes)
    except ValueError:
        return only(noticed(state, BadSettingNotice()))
    anew = _chosen_anew(state, changes)
    if "session_extra" in changes:
        anew = without(anew, FieldsHeldNotice)
    if corrections:
        anew = noticed(anew, CorrectedNotice(corrections))
    if settings == state.settings:
        return anew, () if anew is state else (SaveSettings(),)
    state = anew
    before = state.settings
    names = {name for name in SPECS if getattr(settings, name) != getattr(before, name)}
    rows = tuple(
        (name, getattr(before, name)) for name in SPECS if name in names and name in _WITH_ROW
    )
    also = (name for name in ("profile", "talk_mode") if name in names)
    rows = (*rows, *((name, getattr(before, name)) for name in also)) if rows else ()
    history = (*state.choices.history, rows)[-MOST_UNDONE:] if rows else state.choices.history
    new = replace(state, settings=settings, choices=replace(state.choices, history=history))
    if {"talk_mode", "talk_strategy"} & names:
        new = replace(new, microphone=replace(new.microphone, talk=state.microphone.talk.over()))
    if "target" in names and isinstance(state.connection, con.Failed):
        # it was the other service's failure
        new = without(replace(new, connection=con.Offline()), ConnectionNotice)
    if names & _ABOUT_ECHO:
        new = without(
            replace(new, turns=replace(new.turns, echo_at_s=None, echo_told=False)), EchoNotice
        )
    if "language" in names:
        new = noticed(new, LanguageNotice())
    if isinstance(state.connection, con.Connecting | con.Ready):
        new = in_session(new)
    effects = (SaveSettings(), *_consequences(new, names))
    if not isinstance(new.connection, con.Ready) or new.current.running == state.current.running:
        return new, effects
    new, configure = configured(new)
    return new, (*effects, *configure)


def _chosen_anew(state: State, changes: dict[str, object]) -> State:
    """What a file said of these settings counts no more."""
    left = tuple(u for u in state.choices.unusable if u.name not in changes)
    if len(left) == len(state.choices.unusable):
        return state
    return replace(state, choices=replace(state.choices, unusable=left))


def in_session(state: State) -> State:
    """What the running session gets of the settings, and what has to wait for the next one.

    With the model a session keeps what only goes with that model: its transcription, noise
    reduction and voice.
    """
    fixed = {Applies.NEXT_CONNECTION} | (
        {Applies.BEFORE_AUDIO} if state.current.voice_used else set()
    )
    live = {
        name: getattr(state.settings, name)
        for name in _OF_SESSION
        if SPECS[name].applies not in fixed
    }
    refused = tuple(r for r in state.current.refused if live.get(r.name) == r.value)
    live = {name: value for name, value in live.items() if name not in {r.name for r in refused}}
    running = _same_channels(
        state.current.running, corrected(replace(state.current.running, **live))[0]
    )
    waiting = frozenset(
        name for name in _OF_SESSION if getattr(state.settings, name) != getattr(running, name)
    )
    touched = {
        name
        for name in _OF_SESSION
        if getattr(running, name) != getattr(state.current.running, name)
    }
    return replace(
        state,
        current=replace(
            state.current,
            running=running,
            unapplied=waiting,
            touched=state.current.touched | touched,
            refused=refused,
        ),
    )


def _same_channels(before: Settings, after: Settings) -> Settings:
    """With the reference the session has two channels, without it one; it takes no other number
    while it runs.
    """
    if sends_reference(before) == sends_reference(after):
        return after
    kept: dict[str, Any] = (
        {"echo_cancellation": True} if sends_reference(before) else {"echo_reference": "server"}
    )
    return replace(after, **kept)


MOST_UNDONE = 50
_OF_DESKTOP = frozenset(f.name for f in fields(DesktopSettings))
# Of the program, with a row nevertheless.
_OF_TELEMETRY = frozenset(f.name for f in fields(TelemetrySettings))
_OF_APP = (
    frozenset({"text_size", "theme", "language", "reduced_motion"}) | _OF_DESKTOP | _OF_TELEMETRY
)
_WITH_ROW = frozenset(name for name, spec in SPECS.items() if spec.group is not Group.APP) | _OF_APP
_OF_THIS_SIDE = frozenset({Group.APP, Group.TALK, Group.DEVICES})
_OF_LOOKS = frozenset({"avatar_place", "avatar_size"})
_ABOUT_ECHO = ABOUT_ECHO | {"input_device", "output_device", "echo_reference"}
# Those of a session and of where it is; sound devices, volume and looks are no business of the
# service.
_OF_SESSION = tuple(
    name
    for name, spec in SPECS.items()
    if name not in _OF_LOOKS
    and (spec.wire or spec.applies is Applies.NEXT_CONNECTION or spec.group not in _OF_THIS_SIDE)
)


def _stood_in_for(state: State) -> set[str]:
    """The settings whose devices are not the ones in use."""
    in_use = {
        "input_device": state.microphone.capture.device,
        "output_device": state.speaker.playback.device,
    }
    return {name for name, device in in_use.items() if device != getattr(state.settings, name)}


def _consequences(state: State, names: set[str]) -> tuple[Effect, ...]:
    settings: Settings = state.settings
    effects: list[Effect] = []
    if "input_device" in names and state.microphone.capture.wanted:
        effects.append(OpenMicrophone(DeviceName(settings.input_device)))
    if "output_device" in names and (is_open(state) or is_checking_sound(state)):
        effects.append(OpenSpeaker(DeviceName(settings.output_device)))
    return tuple(effects)
