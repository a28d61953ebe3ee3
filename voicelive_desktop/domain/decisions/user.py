"""What the user does."""

from __future__ import annotations

from typing import assert_never

from voicelive_desktop.domain.decisions import removal
from voicelive_desktop.domain.decisions.choices import (
    choose,
    chosen,
    consequences,
    open_profile,
    stood_in_for,
    undo,
)
from voicelive_desktop.domain.decisions.evidence import without_lookups
from voicelive_desktop.domain.decisions.outcome import (
    Outcome,
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
    ConnectionNotice,
    IdleEndedNotice,
    MicrophoneNotice,
    MicrophoneSoundNotice,
    Notice,
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
from voicelive_desktop.domain.questions.selectors import (
    in_session,
    is_checking_sound,
    microphone_gate,
)
from voicelive_desktop.domain.wire.refusals import way_out
from voicelive_desktop.domain.words.ids import DeviceName, ItemId
from voicelive_desktop.domain.words.quick_classes import replace
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
            return chosen(state, event)
        case SettingsUndone():
            return undo(state)
        case ProfileOpened():
            return open_profile(state, event)
        case NoticeDismissed(kind):
            return _dismissed(state, kind)
        case DeviceReturnRequested(setting):
            return state, consequences(state, {setting} & stood_in_for(state))
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
    if in_session(state) or isinstance(state.connection, con.Closing) or is_checking_sound(state):
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
    if not in_session(state):
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
    changed, effects = choose(state, way_out(state.settings, state.connection.because))
    started, more = _retry(changed, event.at_s)
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
