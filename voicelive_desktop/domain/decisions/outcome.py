"""What every part of `step` returns, and the small moves they share."""

from __future__ import annotations

from dataclasses import replace

from voicelive_desktop.domain.facts.answer_options import AnswerOptions
from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.facts.effects import (
    CancelResponse,
    CreateResponse,
    DeleteItem,
    Effect,
    FlushPlayback,
    Later,
)
from voicelive_desktop.domain.facts.events import InterruptionShown
from voicelive_desktop.domain.facts.state import Notice, Playback, State
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.settings.connection import with_agent
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import ItemId, ResponseId
from voicelive_desktop.domain.words.tool_words import ToolWords

Outcome = tuple[State, tuple[Effect, ...]]

SAVED = "file_saved"  # a notice's key: its failure is none, its subject is the path
INTERRUPTION_SHOWN_S = 0.3  # UX.md: "Stopped" is shown for 300 ms


def only(state: State) -> Outcome:
    """This state and nothing to do."""
    return state, ()


def noticed(state: State, notice: Notice) -> State:
    """The notice is shown, in place of an older one of its kind."""
    return replace(state, notices=(*without(state, notice.key).notices, notice))


def saved(state: State, path: str) -> State:
    """It is said that this file was saved."""
    return noticed(state, Notice(SAVED, Failure(FailureKind.UNKNOWN, subject=path)))


def echo_noticed(state: State) -> State:
    """That the assistant hears itself is told once; again only after something was done about it."""
    if state.echo_told:
        return state
    return noticed(replace(state, echo_told=True), Notice("echo", lasting=True))


def without(state: State, *keys: str) -> State:
    """The notices of these kinds are gone."""
    kept = tuple(n for n in state.notices if n.key not in keys)
    return state if len(kept) == len(state.notices) else replace(state, notices=kept)


def greet(state: State) -> Outcome:
    """The response gate, for the greeting: it comes first or not at all."""
    settings = state.settings
    words = settings.greeting_text.strip()
    none = settings.greeting_kind == "none" or settings.answer_as == "none" or not words
    if none or state.gate.active is not None or state.gate.asked:
        return only(state)
    if settings.greeting_kind == "text":
        options = AnswerOptions(message=words)
    else:
        options = _in_own_words(settings, f"Greet the person now, in your own words, such as: {words}")
    return replace(state, gate=replace(state.gate, asked=True, greeting=True, options=None)), (CreateResponse(options),)


def _in_own_words(settings: Settings, greeting: str) -> AnswerOptions:
    """An agent keeps its own instructions, which nobody here knows."""
    if with_agent(settings):
        return AnswerOptions(additional_instructions=greeting)
    return AnswerOptions(instructions=f"{settings.instructions}\n\n{greeting}")


def want_response(state: State, options: AnswerOptions | None = None) -> Outcome:
    """The response gate: ask now, or as soon as the answer that is being made has ended."""
    gate = state.gate
    if gate.active is not None or gate.asked:
        return only(replace(state, gate=replace(gate, wanted=True, next_options=options or gate.next_options)))
    gate = replace(gate, asked=True, wanted=False, greeting=False, options=options, next_options=None)
    return replace(state, gate=gate), (CreateResponse(options or AnswerOptions()),)


def placed(state: State, item: Item) -> Item:
    """A row of an answer, marked if that answer is outside the conversation."""
    is_outside = state.gate.outside and item.response_id is not None and item.response_id == state.gate.active
    return replace(item, outside=True) if is_outside else item


def words_of(state: State, name: str) -> ToolWords | None:
    """How the function of this name says its calls read."""
    return dict(state.tool_words).get(name)


def with_words(state: State, item: Item) -> Item:
    """A row of a call that is announced, with what its function says of its calls."""
    if item.tool is None or item.tool.words is not None or (words := words_of(state, item.tool.name)) is None:
        return item
    return replace(item, tool=replace(item.tool, words=words))


def sounding(state: State) -> bool:
    """Whether samples of an answer are queued or audible."""
    return state.playback.item is not None


def quiet(playback: Playback) -> Playback:
    """The speaker with nothing queued and nothing audible."""
    return replace(playback, item=None, response_id=None, started=False, played_ms=0.0, waiting=())


def silence(state: State, because: str, *, cancel: bool) -> Outcome:
    """Cut the sound now. `cancel`: also stop the answer that is being made (the service does so itself on speech)."""
    barred: ResponseId | None = state.gate.active or state.playback.response_id
    was_sounding = sounding(state)
    if barred is None and not was_sounding:
        return only(state)
    epoch = state.epoch + 1
    state, deletions = unsay(state, because, tuple(item for item, _ in state.playback.waiting))
    effects: list[Effect] = [FlushPlayback(epoch, because, barred), *deletions]
    if cancel and state.gate.active is not None:
        effects.append(CancelResponse(state.gate.active))
    if was_sounding:
        effects.append(Later(INTERRUPTION_SHOWN_S, InterruptionShown(epoch)))
    return replace(state, epoch=epoch, interrupted=was_sounding, playback=quiet(state.playback)), tuple(effects)


_GONE = frozenset({"end", "lost"})  # why a cut: there is no session any more that could be told


def unsay(state: State, because: str, rows: tuple[ItemId, ...]) -> Outcome:
    """Nothing of these answers was heard before the cut, and the session shall not think that it was.

    It is asked to delete them, because it refuses a truncate at 0 ms. Here they stay, as what they are.
    """
    conversation, effects = state.conversation, list[Effect]()
    is_told = because not in _GONE
    for row_id in rows:
        row = conversation.get(row_id)
        if row is None or row.role is not Role.ASSISTANT:
            continue
        if is_told and not row.outside and row_id not in state.deleting:
            effects.append(DeleteItem(row_id))
        conversation = conversation.change(row_id, _unheard if is_told else _cut)
    return replace(state, conversation=conversation), tuple(effects)


def _cut(row: Item) -> Item:
    return replace(row, status=Status.INTERRUPTED, heard_ms=0.0)


def _unheard(row: Item) -> Item:
    return replace(_cut(row), outside=True)
