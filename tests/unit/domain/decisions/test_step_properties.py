"""Any order of late, duplicate or unknown events: nothing raises, ids stay unique, text only grows
until final.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import any_event
from tests.support.kinds import is_of
from voicelive_desktop.domain.decisions.step import step
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.connection_state import Reading, Ready
from voicelive_desktop.domain.facts.conversation import (
    Conversation,
    Item,
    Role,
    Status,
    ToolCall,
    Word,
)
from voicelive_desktop.domain.facts.effects import (
    CancelResponse,
    CreateResponse,
    Effect,
    FlushPlayback,
    Truncate,
)
from voicelive_desktop.domain.facts.library_events import EntryContinued, EntryRead
from voicelive_desktop.domain.facts.service_notes import OurMessage, OurMessageKind
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.facts.sound_check_state import Job, Loop, Part
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.notices import banner
from voicelive_desktop.domain.questions.selectors import (
    heard_text,
    mode,
    spoken_text,
    turn,
    worth_restoring,
)
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import CallId, DeviceName, ItemId, ResponseId, SessionId

items = st.sampled_from([ItemId(f"item{n}") for n in range(5)])
responses = st.sampled_from([ResponseId(f"resp{n}") for n in range(3)])
calls = st.sampled_from([CallId(f"call{n}") for n in range(2)])
texts = st.text("ab c", max_size=6)
times = st.floats(0, 1e9, allow_nan=False)
ms = st.integers(0, 5000)
refused_messages = st.builds(OurMessage, st.sampled_from(OurMessageKind), st.none() | items)
failures = st.builds(
    Failure,
    st.sampled_from(FailureKind),
    st.sampled_from(["", "conversation_already_has_active_response"]),
)
optional_items = st.none() | items


CHANGES: list[tuple[tuple[str, object], ...]] = [
    (("vad_threshold", 0.7),),
    (("talk_mode", "push"), ("talk_strategy", "manual")),
    (("talk_mode", "hold_to_mute"),),
    (("duck", True), ("gate_open_db", -50)),
    (("model", "gpt-4.1"), ("nonsense", 1)),
]


def item_values() -> st.SearchStrategy[Item]:
    tool = st.none() | st.builds(
        ToolCall, calls, st.sampled_from(["", "clock"]), texts, st.none() | texts
    )
    return st.builds(
        Item, items, st.sampled_from(Role), texts, st.sampled_from(Status), times, tool=tool
    )


EVENTS: st.SearchStrategy[ev.Event] = st.one_of(
    st.builds(ev.StartRequested, times),
    st.builds(ev.EndRequested),
    st.builds(ev.RetryRequested, times),
    st.builds(ev.StartWithoutRefusedRequested, times),
    st.builds(ev.ReconnectRequested),
    st.builds(ev.StopRequested),
    st.builds(ev.MuteChosen, st.booleans()),
    st.builds(ev.TalkPressed, times),
    st.builds(ev.TalkReleased, times),
    st.builds(ev.TalkCancelled),
    st.builds(ev.VoiceGateOpened),
    st.builds(ev.SoundCheckOpened),
    st.builds(ev.SoundCheckMoved, st.sampled_from(Part)),
    st.builds(ev.SoundCheckRepeated),
    st.builds(ev.SoundCheckAnswered, st.booleans()),
    st.builds(ev.SoundCheckClosed, st.booleans()),
    st.builds(
        ev.SoundJobEnded, st.sampled_from(Job), st.integers(0, 4), st.none() | st.just(Loop(None))
    ),
    st.builds(ev.PreviewRequested, st.sampled_from([DeviceName(""), DeviceName("m")])),
    st.builds(ev.PreviewEnded),
    st.builds(ev.PreviewFailed, st.sampled_from([DeviceName(""), DeviceName("m")]), failures),
    st.builds(ev.VoiceGateClosed),
    st.builds(ev.VoiceUnconfirmed, st.integers(0, 4)),
    st.builds(ev.TalkTailEnded, st.integers(0, 4)),
    st.builds(ev.TextSubmitted, items, texts, times),
    st.builds(ev.SettingsChosen, st.sampled_from(CHANGES)),
    st.builds(ev.DeviceReturnRequested, st.sampled_from(["input_device", "output_device"])),
    st.builds(ev.NoticeDismissed, st.sampled_from(["connection", "service_error"])),
    st.builds(ev.TranscriptCleared),
    st.builds(ev.ConnectingStarted, st.integers(1, 3)),
    st.builds(ev.SessionConfigured, times),
    st.builds(ev.RetryScheduled, st.integers(1, 3), times, times, failures),
    st.builds(ev.ConnectionFailed, failures),
    st.builds(ev.ConnectionEnded),
    st.builds(ev.SessionCreated, st.just(SessionId("s")), st.just("m"), st.none() | times),
    st.builds(ev.SessionUpdated, st.none() | times),
    st.builds(ev.SpeechStarted, items, ms, times, st.none() | times),
    st.builds(ev.SpeechStopped, items, ms, times, st.none() | times),
    st.builds(ev.InputCommitted, items, optional_items, times),
    st.builds(ev.InputCleared),
    st.builds(ev.ItemCreated, item_values(), optional_items),
    st.builds(ev.ItemDone, items, texts, st.booleans()),
    st.builds(ev.ItemTruncated, items, ms),
    st.builds(ev.ItemRetrieved, item_values()),
    st.builds(ev.TranscriptionGrew, items, texts),
    st.builds(ev.TranscriptionCompleted, items, texts),
    st.builds(ev.TranscriptionFailed, items, failures),
    st.builds(ev.ResponseCreated, responses, times),
    st.builds(
        ev.ResponseDone,
        responses,
        st.sampled_from(["completed", "cancelled", "failed", "odd"]),
        texts,
        st.none() | failures,
    ),
    st.builds(ev.ReplyTextGrew, responses, items, texts, times),
    st.builds(ev.ReplyTextCompleted, responses, items, texts),
    st.builds(ev.AudioArrived, responses, items, st.floats(0, 1000), times, more=st.booleans()),
    st.builds(
        ev.ReplyWordTimed,
        responses,
        items,
        st.builds(Word, texts, st.floats(0, 1000), st.floats(0, 300)),
    ),
    st.builds(ev.AudioCompleted, responses, items),
    st.builds(ev.SoundAwaited, responses, items),
    st.builds(ev.FunctionCallGrew, responses, items, calls, texts),
    st.builds(ev.FunctionCallCompleted, responses, items, calls, st.just("clock"), texts, times),
    st.builds(ev.ToolFinished, calls, texts, st.booleans()),
    st.builds(ev.ServiceErrorReported, failures, st.none() | refused_messages),
    st.builds(ev.ServiceWarned, failures),
    st.builds(ev.UnhandledReceived, texts, st.booleans()),
    st.builds(ev.DevicesListed, st.just(()), st.just(())),
    st.builds(ev.CaptureStarted, st.just(DeviceName("mic")), st.just(24000), st.just(10.0)),
    st.builds(ev.CaptureStopped),
    st.builds(ev.CaptureFailed, failures),
    st.builds(ev.PlaybackOpened, st.just(DeviceName("spk")), st.just(24000), st.just(10.0)),
    st.builds(ev.PlaybackFailed, failures),
    st.builds(ev.PlaybackStarted, responses, items, times, st.none() | times),
    st.builds(ev.PlaybackProgressed, items, st.floats(0, 1000)),
    st.builds(ev.PlaybackDrained, items),
    st.builds(
        ev.PlaybackFlushed,
        optional_items,
        st.none() | responses,
        st.floats(0, 2000),
        st.floats(0, 1000),
        st.just(CutReason.SPEECH),
        st.none() | times,
    ),
    st.builds(ev.PlaybackUnderflowed, st.integers(0, 9)),
    st.builds(ev.InterruptionShown, st.integers(0, 3)),
    st.builds(ev.ReplyOverdue, items),
    st.builds(ev.SettingsLoaded, texts),
    st.builds(ev.KeyKeptInMemory),
)
# Deleting an item and creating it anew is the one way in which a text may become another.
WITH_DELETION = EVENTS | st.builds(ev.ItemDeleted, items)


def run(state: State, events: list[ev.Event]) -> State:
    for event in events:
        state, _ = step(state, event)
        for question in (turn, mode, banner, worth_restoring):
            question(state)
    return state


@pytest.mark.parametrize("kind", any_event.EVENTS, ids=lambda kind: kind.__name__)
def test_every_event_of_the_union_is_tried(kind: type) -> None:
    """One of its own after others, made of whatever its fields can hold."""
    for seed in range(20):
        make = any_event.AnyEvent(Random(seed))
        events = [make.event() for _ in range(5)]
        run(
            State(connection=Ready()) if seed % 2 else State(),
            [*events, make.of(kind), make.of(kind)],
        )


@given(st.integers(0, 2**32), st.integers(0, 120), st.booleans())
@settings(max_examples=100, deadline=None)
def test_no_order_of_any_events_raises(seed: int, count: int, connected: bool) -> None:
    make = any_event.AnyEvent(Random(seed))
    state = run(
        State(connection=Ready()) if connected else State(), [make.event() for _ in range(count)]
    )
    _consistent(state.conversation)
    for item in state.conversation:
        assert item.text.startswith(heard_text(item))
        assert item.text.startswith(spoken_text(state, item))


@given(st.lists(WITH_DELETION, max_size=60), st.booleans())
@settings(max_examples=100, deadline=None)
def test_no_order_of_events_raises_or_repeats_an_id(
    events: list[ev.Event], connected: bool
) -> None:
    state = run(State(connection=Ready()) if connected else State(), events)
    _consistent(state.conversation)
    for item in state.conversation:
        assert item.text.startswith(heard_text(item))
        assert item.text.startswith(spoken_text(state, item))


def _consistent(conversation: Conversation) -> None:
    ids = [item.id for item in conversation]
    assert len(ids) == len(set(ids))
    assert len(ids) == len(conversation)
    for page in conversation.pages:
        assert page.items
        assert dict(page.index) == {item.id: n for n, item in enumerate(page.items)}


@given(st.lists(EVENTS, max_size=60))
@settings(max_examples=100, deadline=None)
def test_text_only_grows_until_it_is_settled_and_then_stays(events: list[ev.Event]) -> None:
    for moment in _walk(events):
        _texts_stay(*moment)


@given(st.lists(EVENTS, max_size=80))
@settings(max_examples=100, deadline=None)
def test_there_are_never_two_answers_asked_for_at_once(events: list[ev.Event]) -> None:
    for moment in _walk(events):
        _answers_come_one_at_a_time(*moment)


@given(st.integers(0, 2**32), st.integers(0, 120))
@settings(max_examples=80, deadline=None)
def test_both_hold_among_any_events_of_the_union(seed: int, count: int) -> None:
    make = any_event.AnyEvent(Random(seed))
    for moment in _walk([make.event() for _ in range(count)]):
        _texts_stay(*moment)
        _answers_come_one_at_a_time(*moment)


Moment = tuple[State, ev.Event, State, tuple[Effect, ...]]


def _walk(events: list[ev.Event]) -> Iterator[Moment]:
    state = State(connection=Ready())
    for event in events:
        before = state
        state, effects = step(state, event)
        yield before, event, state, effects


def _texts_stay(before: State, event: ev.Event, state: State, _effects: tuple[Effect, ...]) -> None:
    deleting = ev.TranscriptCleared | ev.InputCleared | ev.EndRequested | ev.ItemDeleted
    replacing = EntryRead | EntryContinued  # a kept conversation that is continued
    if isinstance(event, deleting | replacing) or isinstance(
        before.connection, Reading
    ) is not isinstance(state.connection, Reading):
        return  # a log that is opened or closed shows another conversation
    for old in before.conversation:
        new = state.conversation.get(old.id)
        if new is None:
            continue  # an empty row whose session ended
        if old.status is Status.FINAL:
            assert new.text == old.text
        elif old.status is Status.PARTIAL and new.status is Status.PARTIAL:
            # a comma for a blank
            corrected = is_of(event, ev.ItemDone) and len(new.text) == len(old.text)
            assert corrected or new.text.startswith(old.text) or len(new.text) > len(old.text)


def _answers_come_one_at_a_time(
    before: State, event: ev.Event, state: State, effects: tuple[Effect, ...]
) -> None:
    creates = [e for e in effects if isinstance(e, CreateResponse)]
    assert len(creates) <= 1
    if creates:
        assert not before.answers.gate.asked or state.answers.gate.asked
        assert state.answers.gate.active is None
    for effect in effects:
        if isinstance(effect, Truncate):
            assert isinstance(event, ev.PlaybackFlushed)
            assert 0 < effect.audio_end_ms <= event.received_ms
        if isinstance(effect, CancelResponse):
            assert effect.response_id in {before.answers.gate.active, state.answers.gate.active}
        if isinstance(effect, FlushPlayback):
            assert effect.epoch > before.speaker.epoch


@given(
    st.lists(
        st.tuples(st.sampled_from("amr"), st.integers(0, 40), st.integers(0, 40)), max_size=150
    )
)
def test_pages_behave_like_one_list(moves: list[tuple[str, int, int]]) -> None:
    conversation, model = Conversation(), list[str]()
    for kind, first, second in moves:
        a, b = ItemId(str(first)), ItemId(str(second))
        if kind == "a":
            conversation = conversation.add(Item(a, Role.USER), b)
            if a not in model:
                model.insert(model.index(b) + 1 if b in model else len(model), a)
        elif kind == "m":
            conversation = conversation.move(a, b)
            if a in model and b in model and a != b:
                model.remove(a)
                model.insert(model.index(b) + 1, a)
        else:
            conversation = conversation.remove(a)
            if a in model:
                model.remove(a)
    assert [item.id for item in conversation] == model
