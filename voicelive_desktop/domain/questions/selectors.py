"""Answers to questions about the state. One source for window, title, log and screen reader.

A question is a few lines; they stand together by subject, since most ask one another.
"""

from __future__ import annotations

from enum import StrEnum

from voicelive_desktop.domain.catalogue.models import takes_pictures as takes_pictures_by_name
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import turn as turns
from voicelive_desktop.domain.facts.companion_state import HEARING, CompanionPart, Warmth
from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.facts.notices import AvatarNotice
from voicelive_desktop.domain.facts.sound_check_state import Finding, findings
from voicelive_desktop.domain.facts.spoken import text_until
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.facts.talk_key import Gate, gate
from voicelive_desktop.domain.settings import SPECS, Settings, without_effect
from voicelive_desktop.domain.settings.brain import brain_arguments
from voicelive_desktop.domain.settings.connection import is_local, with_agent
from voicelive_desktop.domain.words.ids import DeviceName, ItemId
from voicelive_desktop.domain.words.kinds import (
    AnswerKind,
    AvatarKind,
    AvatarTransport,
    KeptFor,
    TalkMode,
    Target,
)
from voicelive_desktop.domain.words.quick_classes import replace


class Mode(StrEnum):
    """The word under the orb (UX.md, States)."""

    SET_UP = "set_up"
    READY = "ready"
    CONNECTING = "connecting"
    LOADING = "loading"  # the local companion's language model
    OPENING_MICROPHONE = "opening_microphone"
    LISTENING = "listening"
    HEARING = "hearing"
    THINKING = "thinking"
    USING_TOOL = "using_tool"
    WAITING = "waiting"  # for the person, who decides about a call
    SPEAKING = "speaking"
    STOPPED = "stopped"
    MUTED = "muted"
    RECONNECTING = "reconnecting"
    CANNOT_CONNECT = "cannot_connect"
    HOLDING = "holding"  # push-to-talk, the key is up
    REPLAYING = "replaying"
    NO_MICROPHONE = "no_microphone"
    LOG = "log"  # an earlier session is shown


def turn(state: State) -> turns.Turn:
    """Whose turn it is. The user's own voice comes first; Idle only when playback has drained.
    An answer that has said all that came of it, and goes on later, is not speaking.
    """
    if not isinstance(state.connection, con.Ready | con.Reading):
        return turns.Idle()
    if state.turns.interrupted:
        return turns.Interrupted()
    if state.turns.listening.hearing is not None or (
        is_talking(state) and not state.microphone.muted
    ):
        return turns.Hearing(state.turns.listening.hearing)
    playback = state.speaker.playback
    if playback.started and not playback.dry and playback.item is not None:
        return turns.Speaking(playback.item, playback.played_ms)
    if (waiting := waits_for(state)) is not None:
        return turns.Waiting(waiting)
    if state.answers.tools:
        return turns.UsingTool(state.answers.tools[-1].name)
    if (
        served := next((call for call in reversed(state.hands.running) if call.server), None)
    ) is not None:
        return turns.UsingTool(served.name)
    if _thinking(state):
        return turns.Thinking()
    return turns.Idle()


def waits_for(state: State) -> str | None:
    """The function that waits for the person: to be allowed, or to be answered by them;
    None for none.
    """
    hands = state.hands
    if hands.waiting:
        return hands.waiting[0].name
    by_person = {function.name for function in hands.functions if function.by_person}
    return next((call.name for call in hands.running if call.name in by_person), None)


def _thinking(state: State) -> bool:
    gate = state.answers.gate
    # until the service has stopped it, the person is not told that anything is on its way
    is_made = gate.active is not None and gate.active != gate.cancelled
    owed = is_made or gate.asked or gate.wanted
    return (
        owed
        or state.turns.listening.awaiting is not None
        or state.speaker.playback.item is not None
    )


def mode(state: State) -> Mode:
    """The one state that is shown. Precedence as in UX.md."""
    match state.connection:
        case con.Failed():
            return Mode.CANNOT_CONNECT
        case con.Retrying() | con.Connecting():
            if was_connected(state):
                return Mode.RECONNECTING
            return Mode.CONNECTING
        case con.Ready():
            return _mode_in_session(state)
        case con.Reading():
            return Mode.LOG
        case _ if is_replaying(state):
            return Mode.REPLAYING
        case _:
            if needs_set_up(state):
                return Mode.SET_UP
            return Mode.READY


_MODE_OF_TURN = {
    turns.Hearing: Mode.HEARING,
    turns.Thinking: Mode.THINKING,
    turns.UsingTool: Mode.USING_TOOL,
    turns.Waiting: Mode.WAITING,
    turns.Speaking: Mode.SPEAKING,
    turns.Interrupted: Mode.STOPPED,
}


def _mode_in_session(state: State) -> Mode:
    if (
        state.microphone.capture.wanted
        and state.microphone.capture.device is None
        and state.microphone.capture.failure is None
    ):
        return Mode.OPENING_MICROPHONE
    whose = turn(state)
    if is_loading(state) and isinstance(whose, turns.Idle | turns.Thinking):
        return Mode.LOADING
    found = _MODE_OF_TURN.get(type(whose))
    if found is None:
        return _mode_between_turns(state)
    return found


def _mode_between_turns(state: State) -> Mode:
    if is_replaying(state):
        return Mode.REPLAYING
    if state.microphone.capture.failure is not None:
        return Mode.NO_MICROPHONE
    if state.microphone.muted or is_held_mute(state):
        return Mode.MUTED
    if state.settings.talk_mode == TalkMode.PUSH:
        return Mode.HOLDING
    return Mode.LISTENING


def is_loading(state: State) -> bool:
    """Whether the model that answers is still being loaded."""
    return (
        state.current.running.target == Target.DEMO
        and state.access.companion.brain.warmth is Warmth.LOADING
    )


def has_own_model(state: State) -> bool:
    """Whether the local companion answers with a language model of the user's."""
    if in_session(state):
        settings = state.current.running
    else:
        settings = state.settings
    return settings.target == Target.DEMO and bool(brain_arguments(settings))


def can_try(state: State, part: CompanionPart) -> bool:
    """Whether this part of the local companion can be tried: what hears needs the
    microphone for itself.
    """
    if state.settings.target != Target.DEMO or isinstance(state.connection, con.Reading):
        return False
    return part not in HEARING or can_check_sound(state)


def is_replaying(state: State) -> bool:
    """Whether a turn is heard again; the sample of a voice is none."""
    return state.speaker.replay is not None and state.speaker.voice_preview is None


def was_connected(state: State) -> bool:
    """Whether the present conversation has had a session: one that is opened now is a reconnection."""
    return state.run.sessions > 0


def is_talking(state: State) -> bool:
    """Whether push-to-talk lets the person be heard now."""
    return state.settings.talk_mode == TalkMode.PUSH and state.microphone.talk.on


def is_held_mute(state: State) -> bool:
    """Whether hold-to-mute silences the microphone now."""
    return state.settings.talk_mode == TalkMode.HOLD_TO_MUTE and state.microphone.talk.on


def can_check_sound(state: State) -> bool:
    """Whether the audio check can begin: it needs both devices for itself, so not
    in a conversation.
    """
    return can_start(state) and state.hardware.sound_check.part is None


def is_checking_sound(state: State) -> bool:
    """Whether the audio check has the devices."""
    return state.hardware.sound_check.part is not None


def sound_findings(state: State) -> tuple[Finding, ...]:
    """The verdict of the audio check as far as it is known."""
    microphone, speaker = (
        state.microphone.capture.failure is not None,
        state.speaker.playback.failure is not None,
    )
    return findings(
        state.hardware.sound_check,
        state.settings,
        microphone_failed=microphone,
        speaker_failed=speaker,
    )


def microphone_gate(state: State) -> Gate:
    """What the microphone shall do: as the talk key says, but what is heard again, or a sound
    of ours, is nothing the user says.
    """
    if is_checking_sound(state) or state.access.companion.trying in HEARING:
        return Gate.OPEN
    by_key = gate(state.settings, state.microphone.talk)
    of_ours = state.speaker.replay is not None or state.speaker.own_sound.sounding
    if of_ours and by_key is not Gate.SHUT:
        return Gate.MUTED
    return by_key


def is_passing(state: State) -> bool:
    """Whether the microphone's sound reaches the service as it is."""
    return not state.microphone.muted and microphone_gate(state) is Gate.OPEN


def microphone_in_use(state: State) -> DeviceName:
    """The microphone that is open, else the chosen one; "": the system's default."""
    if state.microphone.capture.device is None:
        return DeviceName(state.settings.input_device)
    return state.microphone.capture.device


def speaker_in_use(state: State) -> DeviceName:
    """The speaker of the conversation, outside of it the chosen one; "": the system's default."""
    if state.speaker.playback.open and in_session(state):
        device = state.speaker.playback.device
    else:
        device = None
    if device is None:
        return DeviceName(state.settings.output_device)
    return device


_NO_PLAYER = frozenset({"missing", "not_packaged"})


def has_avatar(state: State) -> bool:
    """Whether answers come as the video of a face."""
    return (
        state.current.running.avatar_type != AvatarKind.NONE
        and state.current.running.answer_as == AnswerKind.AUDIO
        and in_session(state)
    )


def awaits_face(state: State) -> bool:
    """Whether a greeting waits: what is said before an avatar over WebRTC is there is not seen."""
    missing = any(
        isinstance(n, AvatarNotice) and n.what in _NO_PLAYER for n in state.program.notices
    )
    return (
        has_avatar(state)
        and state.current.running.avatar_transport == AvatarTransport.WEBRTC
        and not missing
    )


def wants_face(state: State) -> bool:
    """Whether a drawn face shall move with the answers, where their voice tells of its mouth."""
    chosen = state.current.running
    return (
        chosen.visemes
        and in_session(state)
        and not state.settings.reduced_motion
        and not has_avatar(state)
    )


def is_ducked(state: State) -> bool:
    """Whether the answer is played quietly, because somebody seems to talk who may interrupt it."""
    wanted = state.settings.duck and state.settings.vad_interrupt and is_passing(state)
    return (
        wanted
        and state.microphone.voice.open
        and not state.microphone.voice.given_up
        and state.speaker.playback.started
    )


def talks_while_muted(state: State) -> bool:
    """Whether the person seems to talk though Mute is on."""
    return state.microphone.muted and state.microphone.voice.open


def can_talk(state: State) -> bool:
    """Whether the talk key does anything now."""
    return state.settings.talk_mode != TalkMode.OPEN and isinstance(state.connection, con.Ready)


def needs_set_up(state: State) -> bool:
    """Whether the chosen service has no address yet."""
    return state.settings.target == Target.AZURE and not state.settings.endpoint


def in_session(state: State) -> bool:
    """Whether the button reads End."""
    return isinstance(state.connection, con.Connecting | con.Ready | con.Retrying)


def can_start(state: State) -> bool:
    """Whether Start would do something."""
    return isinstance(state.connection, con.Offline | con.Failed | con.Reading)


def can_send_text(state: State) -> bool:
    """Whether a typed message can be sent now."""
    return isinstance(state.connection, con.Ready)


def takes_text(state: State) -> bool:
    """Whether a typed message has a place to go: now, as soon as the session is there, or by
    starting one.
    """
    return in_session(state) or can_start(state)


def unsent(state: State) -> tuple[Item, ...]:
    """What was typed while there was no session, and goes to the next one; oldest first."""
    return tuple(
        item for item in state.conversation if item.unsent and item.status is Status.PARTIAL
    )


def can_ask(state: State) -> bool:
    """Whether an answer can be asked for now."""
    return isinstance(state.connection, con.Ready)


def can_stop(state: State) -> bool:
    """Whether there is an answer to stop."""
    if isinstance(state.connection, con.Reading):
        return False
    return (
        state.answers.gate.active is not None
        or state.speaker.playback.item is not None
        or state.speaker.replay is not None
    )


def last_latency_s(state: State) -> float | None:
    """The latest answer's latency: end of the user's turn to first audible sample."""
    if state.answers.latencies_s:
        return state.answers.latencies_s[-1]
    return None


def median_latency_s(state: State) -> float | None:
    """The median over the conversation."""
    return _median(state.answers.latencies_s)


def median_service_latency_s(state: State) -> float | None:
    """The median of the service's share: its word that you finished to its first sound."""
    return _median(state.answers.service_latencies_s)


def _median(values: tuple[float, ...]) -> float | None:
    ordered, half = sorted(values), len(values) // 2
    if not ordered:
        return None
    if len(ordered) % 2:
        return ordered[half]
    return (ordered[half - 1] + ordered[half]) / 2


def heard_text(item: Item) -> str:
    """The part of an interrupted answer that was played, cut between words; of any other
    item all text.
    """
    if item.status is not Status.INTERRUPTED or item.heard_ms is None:
        return item.text
    return text_until(item, item.heard_ms)


def as_heard(state: State, item: Item) -> Item:
    """Return the row as it would be if the program ended now: of an answer that is audible or waits
    to be, the rest was not heard.
    """
    playback = state.speaker.playback
    waits = any(item.id == waiting for waiting, _ in playback.waiting)
    is_said = item.role is Role.ASSISTANT and item.status is Status.FINAL
    if not is_said or not (waits or playback.item == item.id):
        return item
    heard_ms = playback.played_ms if playback.started and not waits else 0.0
    return replace(item, status=Status.INTERRUPTED, heard_ms=heard_ms)


def spoken_text(state: State, item: Item, heard_ms: float | None = None) -> str:
    """The part of an answer that has been played by now; all of it unless it is the audible one.
    `heard_ms`: how much of that one, where somebody knows it better than the state.
    """
    playback = state.speaker.playback
    if playback.item != item.id:
        return heard_text(item)
    if not playback.started:
        return ""
    if item.received_ms <= 0:
        return heard_text(item)
    if heard_ms is None:
        heard_ms = playback.played_ms
    return text_until(item, heard_ms)


def is_of_session(state: State, item: Item) -> bool:
    """Whether the item belongs to the present conversation, which the service knows; not one from
    before Start.
    """
    return item.at_s >= state.run.started_at_s


def can_delete(state: State, item: Item) -> bool:
    """Whether the row can be deleted: it is complete, and nobody is listening to it."""
    queued = state.speaker.playback.item == item.id or any(
        item.id == waiting for waiting, _ in state.speaker.playback.waiting
    )
    return (
        item.status is not Status.PARTIAL and not queued and item.id not in state.removal.deleting
    )


def is_quiet(state: State) -> bool:
    """Whether nobody speaks, and no answer is audible or being made."""
    return (
        state.speaker.playback.item is None
        and state.turns.listening.hearing is None
        and state.answers.gate.active is None
    )


def can_replay(state: State, item: Item) -> bool:
    """Whether the turn can be heard again now: nobody speaks, and no answer is audible
    or being made.
    """
    quiet = (
        state.speaker.playback.item is None
        and state.turns.listening.hearing is None
        and state.answers.gate.active is None
    )
    return has_sound(state, item.id) and quiet


def can_hear_service(state: State, item: Item) -> bool:
    """Whether the service can be asked what it heard of this turn: it was said in its session."""
    spoken = item.role is Role.USER and not item.typed and item.status is Status.FINAL
    session = state.current.session
    is_known = session is not None and item.at_s >= session.created_at_s
    is_there = in_session(state) and state.library.past is None
    return spoken and is_known and is_there and is_quiet(state)


def has_sound(state: State, item_id: ItemId) -> bool:
    """Whether the sound of a row of the conversation that is shown is kept."""
    past = state.library.past
    return item_id in (
        state.speaker.recordings | state.library.sounds if past is None else past.sounds
    )


def can_record(state: State) -> bool:
    """Whether the conversation can be recorded: it is kept."""
    kept = state.settings.keep_conversations != KeptFor.NONE and not state.library.private
    return state.library.offered and kept and not isinstance(state.connection, con.Reading)


def is_recorded(state: State) -> bool:
    """Whether the conversation is to be recorded now."""
    return state.library.record and in_session(state) and can_record(state)


def takes_pictures(state: State) -> bool:
    """Whether a message may hold pictures: the model looks at them. An agent, and a model of one's
    own, may.
    """
    if in_session(state):
        settings = state.current.running
    else:
        settings = state.settings
    own = with_agent(settings) or bool(settings.own_model_profile)
    return is_local(settings) or own or takes_pictures_by_name(settings.model)


def can_resend(state: State, item: Item) -> bool:
    """Whether the message can be edited and sent in place of itself: nobody has said anything since
    but the answer.
    """
    typed = item.role is Role.USER and item.typed and is_of_session(state, item)
    usable = typed and can_send_text(state) and item.id not in state.removal.deleting
    return usable and not _is_followed_by(state, item, Role.USER)


def can_regenerate(state: State, item: Item) -> bool:
    """Whether the answer can be made anew in its place: it is the latest thing said in a
    conversation that goes on.
    """
    is_answer = item.role is Role.ASSISTANT and item.tool is None and is_of_session(state, item)
    return (
        is_answer and can_ask(state) and not _is_followed_by(state, item, Role.USER, Role.ASSISTANT)
    )


def _is_followed_by(state: State, item: Item, *roles: Role) -> bool:
    """Whether somebody of these said something behind the item."""
    for page in reversed(state.conversation.pages):
        for later in reversed(page.items):
            if later.id == item.id:
                return False
            if later.role in roles and later.id not in state.removal.deleting:
                return True
    return False


def has_content(item: Item) -> bool:
    """Whether there is something in the row to be told to a new session."""
    return bool(heard_text(item) or item.pictures)


def worth_restoring(state: State) -> tuple[Item, ...]:
    """The items of the present conversation that a new session should know: what was said, and
    heard, since Start.

    Without what a drop cut, which the new session hears or says again.
    """
    speakers, left_out = (
        {Role.USER, Role.ASSISTANT, Role.NOTE},
        state.run.cut.unheard | set(state.run.cut.items),
    )
    return tuple(
        item
        for item in state.conversation
        if item.role in speakers
        and not item.outside
        and not item.unsent
        and item.at_s >= state.run.started_at_s
        and has_content(item)
        and item.id not in left_out
    )


def goes_on_by_id(state: State) -> bool:
    """Whether the session that is opened knows the conversation: an agent goes on with the one that
    has this id.
    """
    settings = opening_with(state)
    return settings.target == Target.AGENT or (
        with_agent(settings) and bool(settings.agent_conversation.strip())
    )


def told_again(state: State) -> tuple[Item, ...]:
    """What a new session is told of the conversation."""
    if goes_on_by_id(state):
        return ()
    return worth_restoring(state)


def opening_with(state: State) -> Settings:
    """The settings of the session that is being opened: the present one, or the one beside it."""
    if state.run.following is None:
        return state.current.running
    return state.run.following.settings


def is_waiting_for_reconnect(state: State, name: str) -> bool:
    """Whether this setting was changed but the running session still has the old value."""
    return name in state.current.unapplied and not refusal(state, name)


def reason_without_effect(state: State, name: str) -> str:
    """Why a setting has no effect with the others as they are; "" when it has."""
    return without_effect(state.settings, name)


def is_folded(state: State, name: str) -> bool:
    """Whether a setting is not shown because it belongs to another choice, such as another
    kind of voice.
    """
    return (
        SPECS[name].folds and bool(reason_without_effect(state, name)) and not refusal(state, name)
    )


def refusal(state: State, name: str) -> str:
    """The service's words about the value that a setting has now; "" when it took it."""
    value = getattr(state.settings, name)
    return next((r.words for r in state.current.refused if r.name == name and r.value == value), "")


def unusable_in_file(state: State, name: str) -> str:
    """Why the value that a file has for this setting could not be used; "" when it could."""
    return next((u.why for u in state.choices.unusable if u.name == name), "")


def works_with_azure_only(state: State, name: str) -> bool:
    """Whether the chosen service, the local one, does nothing with this setting."""
    return is_local(state.settings) and SPECS[name].azure_only
