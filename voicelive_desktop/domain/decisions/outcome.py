"""The result type of every part of `step`, and the small steps they share."""

from __future__ import annotations

from voicelive_desktop.domain.facts.answer_options import AnswerOptions
from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.facts.effects import (
    CancelResponse,
    ConfigureSession,
    DeleteItem,
    Effect,
    FlushPlayback,
    Later,
)
from voicelive_desktop.domain.facts.events import InterruptionShown
from voicelive_desktop.domain.facts.notices import EchoNotice, FileSavedNotice, Notice
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.facts.state import Playback, State
from voicelive_desktop.domain.questions.session_messages import ask, configuration
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.settings.connection import with_agent
from voicelive_desktop.domain.words.ids import ItemId, ResponseId
from voicelive_desktop.domain.words.kinds import AnswerKind, GreetingKind
from voicelive_desktop.domain.words.quick_classes import replace
from voicelive_desktop.domain.words.tool_words import ToolWords

Outcome = tuple[State, tuple[Effect, ...]]

INTERRUPTION_SHOWN_S = 0.3  # UX.md: "Stopped" is shown for 300 ms


def only(state: State) -> Outcome:
    """Return this state without effects."""
    return state, ()


def noticed(state: State, notice: Notice) -> State:
    """Add the notice, in place of an older one of the same kind."""
    return replace(
        state,
        program=replace(
            state.program, notices=(*without(state, type(notice)).program.notices, notice)
        ),
    )


def saved(state: State, path: str) -> State:
    """Add the notice that this file was saved."""
    return noticed(state, FileSavedNotice(path))


def echo_noticed(state: State) -> State:
    """Add the echo notice once; again only after the user acted on it."""
    if state.turns.echo_told:
        return state
    return noticed(replace(state, turns=replace(state.turns, echo_told=True)), EchoNotice())


def without(state: State, *kinds: type[Notice]) -> State:
    """Remove the notices of these kinds."""
    kept = tuple(n for n in state.program.notices if type(n) not in kinds)
    if len(kept) == len(state.program.notices):
        return state
    return replace(state, program=replace(state.program, notices=kept))


def configured(state: State) -> Outcome:
    """Send the running settings, and remember them until the service has answered."""
    return replace(
        state, current=replace(state.current, asked=(*state.current.asked, state.current.running))
    ), (ConfigureSession(configuration(state)),)


def greet(state: State) -> Outcome:
    """Ask for the greeting through the response gate, unless an answer is already
    active or requested.
    """
    settings = state.settings
    words = settings.greeting_text.strip()
    none = (
        settings.greeting_kind == GreetingKind.NONE
        or settings.answer_as == AnswerKind.NONE
        or not words
    )
    if none or state.answers.gate.active is not None or state.answers.gate.asked:
        return only(state)
    if settings.greeting_kind == GreetingKind.TEXT:
        options = AnswerOptions(message=words)
    else:
        options = in_own_words(
            settings, f"Greet the person now, in your own words, such as: {words}"
        )
    return state.with_gate(replace(state.answers.gate, asked=True, greeting=True, options=None)), (
        ask(state, options),
    )


def in_own_words(settings: Settings, greeting: str) -> AnswerOptions:
    """Return options for words that the assistant says by itself; an agent's instructions are
    unknown and only added to.
    """
    if with_agent(settings):
        return AnswerOptions(additional_instructions=greeting)
    return AnswerOptions(instructions=f"{settings.instructions}\n\n{greeting}")


def want_response(state: State, options: AnswerOptions | None = None) -> Outcome:
    """Ask for an answer through the response gate: now, or once the active one has ended."""
    gate = state.answers.gate
    if gate.active is not None or gate.asked:
        return only(
            state.with_gate(replace(gate, wanted=True, next_options=options or gate.next_options))
        )
    gate = replace(
        gate, asked=True, wanted=False, greeting=False, options=options, next_options=None
    )
    return state.with_gate(gate), (ask(state, options or AnswerOptions()),)


def placed(state: State, item: Item) -> Item:
    """Return the row, marked if its answer is outside the conversation."""
    is_outside = (
        state.answers.gate.outside
        and item.response_id is not None
        and item.response_id == state.answers.gate.active
    )
    if is_outside:
        return replace(item, outside=True)
    return item


def words_of(state: State, name: str) -> ToolWords | None:
    """Return how calls of this function read to a person, or None."""
    return dict(state.current.tool_words).get(name)


def with_words(state: State, item: Item) -> Item:
    """Return the row of a function call with the words that its function declares."""
    if (
        item.tool is None
        or item.tool.words is not None
        or (words := words_of(state, item.tool.name)) is None
    ):
        return item
    return replace(item, tool=replace(item.tool, words=words))


def sounding(state: State) -> bool:
    """Whether samples of an answer are queued or audible."""
    return state.speaker.playback.item is not None


def quiet(playback: Playback) -> Playback:
    """Return the playback state with nothing queued and nothing audible."""
    return replace(playback, item=None, response_id=None, started=False, played_ms=0.0, waiting=())


def silence(state: State, because: CutReason, *, cancel: bool) -> Outcome:
    """Cut the sound now. `cancel`: also stop the answer that is being made (the service does so
    itself on speech).
    """
    barred: ResponseId | None = state.answers.gate.active or state.speaker.playback.response_id
    was_sounding = sounding(state)
    if barred is None and not was_sounding:
        return only(state)
    epoch = state.speaker.epoch + 1
    state, deletions = unsay(state, because, _unheard_rows(state))
    effects: list[Effect] = [FlushPlayback(epoch, because, barred), *deletions]
    gate = state.answers.gate
    if cancel and gate.active is not None:
        effects.append(CancelResponse(gate.active))
        gate = replace(gate, cancelled=gate.active)
    if was_sounding:
        effects.append(Later(INTERRUPTION_SHOWN_S, InterruptionShown(epoch)))
    return replace(
        state,
        answers=replace(state.answers, gate=gate),
        speaker=replace(state.speaker, epoch=epoch, playback=quiet(state.speaker.playback)),
        turns=replace(state.turns, interrupted=was_sounding),
    ), tuple(effects)


def _unheard_rows(state: State) -> tuple[ItemId, ...]:
    """The answers that wait behind the audible one, or for their sound; of one whose sound is there
    the speaker tells.
    """
    playback = state.speaker.playback
    waiting = tuple(item for item, _ in playback.waiting)
    if playback.item is None or playback.started:
        return waiting
    row = state.conversation.get(playback.item)
    if row is None or row.received_ms > 0:
        return waiting
    return playback.item, *waiting


# cuts behind which there is no session any more that could be told
_GONE = frozenset({CutReason.END, CutReason.LOST})


def unsay(state: State, because: CutReason, rows: tuple[ItemId, ...]) -> Outcome:
    """Delete these answers at the service: none of them was heard before the cut.

    A truncate at 0 ms would be refused. Here the rows stay, marked as unheard.
    """
    conversation, effects = state.conversation, list[Effect]()
    is_told = because not in _GONE
    for row_id in rows:
        row = conversation.get(row_id)
        if row is None or row.role is not Role.ASSISTANT:
            continue
        if is_told and not row.outside and row_id not in state.removal.deleting:
            effects.append(DeleteItem(row_id))
        change = _cut
        if is_told:
            change = _unheard
        conversation = conversation.change(row_id, change)
    return replace(state, conversation=conversation), tuple(effects)


def _cut(row: Item) -> Item:
    return replace(row, status=Status.INTERRUPTED, heard_ms=0.0)


def _unheard(row: Item) -> Item:
    return replace(_cut(row), outside=True)
