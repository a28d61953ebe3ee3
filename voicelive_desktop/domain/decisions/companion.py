"""The local companion: its language model, its parts, and what trying them needs."""

from __future__ import annotations

from typing import assert_never

from voicelive_desktop.domain.decisions.outcome import Outcome, only
from voicelive_desktop.domain.facts.companion_state import (
    HEARING,
    LEAST_TOKENS,
    Brain,
    Companion,
    CompanionPart,
    Tried,
    Warmth,
)
from voicelive_desktop.domain.facts.effects import (
    CloseMicrophone,
    Effect,
    OpenMicrophone,
    SetMuted,
    StopTrying,
    TryPart,
)
from voicelive_desktop.domain.facts.events import (
    BrainAnswered,
    BrainBegan,
    BrainFailed,
    BrainLoadingBegan,
    BrainModelsListed,
    BrainReady,
    BrainSearchBegan,
    BrainsFound,
    CompanionEvent,
    LocalServiceEnded,
    PartsTold,
    PartTried,
    PartTryRequested,
    PartTryStopped,
    PartWordsHeard,
    ServiceMemoryTold,
)
from voicelive_desktop.domain.facts.state import Capture, State
from voicelive_desktop.domain.questions.selectors import can_try, in_session, is_checking_sound
from voicelive_desktop.domain.words.ids import DeviceName
from voicelive_desktop.domain.words.quick_classes import replace


def on_companion(state: State, event: CompanionEvent) -> Outcome:
    """The next state and effects."""
    match event:
        case PartTryRequested(part):
            if can_try(state, part):
                return _try(state, part)
            return only(state)
        case PartTryStopped():
            return stopped(state)
        case PartTried(number, tried):
            if number == state.access.companion.number:
                return _tried(state, tried)
            return only(state)
        case _:
            return only(
                replace(
                    state,
                    access=replace(state.access, companion=_told(state.access.companion, event)),
                )
            )


def _told(
    companion: Companion,
    event: BrainSearchBegan
    | BrainsFound
    | BrainModelsListed
    | PartsTold
    | ServiceMemoryTold
    | LocalServiceEnded
    | BrainLoadingBegan
    | BrainReady
    | BrainFailed
    | BrainBegan
    | BrainAnswered
    | PartWordsHeard,
) -> Companion:
    match event:
        case BrainSearchBegan():
            return replace(companion, searching=True)
        case BrainsFound(found):
            return replace(companion, searched=True, searching=False, found=found)
        case BrainModelsListed(listing):
            return replace(companion, listing=listing)
        case PartsTold(parts):
            return replace(companion, parts=parts)
        case ServiceMemoryTold(megabytes):
            return replace(companion, memory_mb=megabytes)
        case LocalServiceEnded():
            return replace(companion, parts=type(companion.parts)(), memory_mb=0, brain=Brain())
        case PartWordsHeard(number, words):
            if number == companion.number:
                return replace(companion, heard=words)
            return companion
        case _:
            return replace(companion, brain=_brain(companion.brain, event))


def _brain(
    brain: Brain, event: BrainLoadingBegan | BrainReady | BrainFailed | BrainBegan | BrainAnswered
) -> Brain:
    match event:
        case BrainLoadingBegan(at_s):
            return Brain(Warmth.LOADING, at_s)
        case BrainReady():
            return replace(brain, warmth=Warmth.READY, code="")
        case BrainFailed(code):
            return replace(brain, warmth=Warmth.FAILED, code=code)
        case BrainBegan(ms):
            return replace(brain, warmth=Warmth.READY, code="", first_ms=ms)
        case BrainAnswered(tokens, ms):
            enough = tokens >= LEAST_TOKENS and ms > 0
            if enough:
                return replace(brain, rate=(tokens - 1) * 1000 / ms)
            return brain
        case _:
            assert_never(event)


def _try(state: State, part: CompanionPart) -> Outcome:
    new, effects = stopped(state)
    companion = new.access.companion
    others = tuple(tried for tried in companion.tried if tried.part is not part)
    number = companion.number + 1
    new = replace(
        new,
        access=replace(
            new.access,
            companion=replace(companion, trying=part, number=number, heard="", tried=others),
        ),
    )
    hear: tuple[Effect, ...] = ()
    if part in HEARING:
        new = replace(new, microphone=replace(new.microphone, capture=Capture(wanted=True)))
        hear = (SetMuted(False), OpenMicrophone(DeviceName(state.settings.input_device)))
    return new, (*effects, *hear, TryPart(part, number))


def _tried(state: State, tried: Tried) -> Outcome:
    others = tuple(other for other in state.access.companion.tried if other.part is not tried.part)
    return _over(state, replace(state.access.companion, tried=(*others, tried)))


def stopped(state: State) -> Outcome:
    """The next state without a trial, and what ends it."""
    if state.access.companion.trying is None:
        return only(state)
    new, effects = _over(
        state, replace(state.access.companion, number=state.access.companion.number + 1)
    )
    return new, (StopTrying(), *effects)


def given_way(old: State, new: State) -> Outcome:
    """A conversation, or the audio check, takes the microphone; a trial that listens ends."""
    is_wanted = in_session(new) or is_checking_sound(new)
    if new.access.companion.trying not in HEARING or not is_wanted:
        return only(new)
    companion = replace(
        new.access.companion, trying=None, heard="", number=new.access.companion.number + 1
    )
    return replace(new, access=replace(new.access, companion=companion)), (
        StopTrying(),
        SetMuted(old.microphone.muted),
    )


def _over(state: State, companion: Companion) -> Outcome:
    was = state.access.companion.trying
    new = replace(
        state, access=replace(state.access, companion=replace(companion, trying=None, heard=""))
    )
    if was not in HEARING:
        return only(new)
    return replace(new, microphone=replace(new.microphone, capture=Capture())), (
        CloseMicrophone(),
        SetMuted(state.microphone.muted),
    )
