"""The store: one event after the other, effects before observers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from voicelive_desktop.app.runtime.store import Store
from voicelive_desktop.domain.facts import effects as fx
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.ids import ItemId

MUTE, UNMUTE = ev.MuteChosen(True), ev.MuteChosen(False)


def test_effects_run_before_observers_are_told() -> None:
    story: list[str] = []
    store = Store(State(), lambda effect: story.append(type(effect).__name__))
    store.observe(
        lambda _old, new, event: story.append(f"{type(event).__name__} {new.microphone.muted}")
    )
    store.dispatch(MUTE)
    assert story == ["SetMuted", "MuteChosen True"]


def test_an_event_dispatched_meanwhile_waits_its_turn() -> None:
    story: list[str] = []

    def run(effect: fx.Effect) -> None:
        assert isinstance(effect, fx.SetMuted)
        story.append(f"effect {effect.muted}")
        if effect.muted:
            store.dispatch(UNMUTE)

    store = Store(State(), run)
    store.observe(
        lambda old, new, _event: story.append(f"{old.microphone.muted} -> {new.microphone.muted}")
    )
    store.dispatch(MUTE)
    assert story == ["effect True", "False -> True", "effect False", "True -> False"]
    assert not store.state.microphone.muted


def test_an_observer_may_dispatch_and_all_observers_see_every_state_in_order() -> None:
    seen: list[list[bool]] = [[], []]
    store = Store(State(), lambda _effect: None)

    def first(_old: State, new: State, event: ev.Event) -> None:
        seen[0].append(new.microphone.muted)
        if event == MUTE:
            store.dispatch(UNMUTE)

    store.observe(first)
    store.observe(lambda _old, new, _event: seen[1].append(new.microphone.muted))
    store.dispatch(MUTE)
    assert seen == [[True, False], [True, False]]


def test_an_observer_can_leave_even_while_it_is_told() -> None:
    seen: list[bool] = []

    def once(_old: State, new: State, _event: ev.Event) -> None:
        seen.append(new.microphone.muted)
        leave()

    store = Store(State(), lambda _effect: None)
    leave = store.observe(once)
    store.dispatch(MUTE)
    store.dispatch(UNMUTE)
    assert seen == [True]


def test_an_event_that_step_cannot_take_is_dropped_counted_and_told_once() -> None:
    broken = ev.TranscriptionGrew(ItemId("u"), None)  # type: ignore[arg-type]
    told: list[Exception] = []
    store = Store(State(), lambda _effect: None, told.append)
    store.dispatch(ev.TranscriptionGrew(ItemId("u"), "words"))
    before = store.state
    for _ in range(3):
        store.dispatch(broken)
    assert store.state == replace(before, program=replace(before.program, dropped=3))
    assert [type(error) for error in told] == [TypeError]
    store.dispatch(MUTE)
    assert store.state.microphone.muted


def _broken(_old: State, _new: State, _event: ev.Event) -> None:
    raise ZeroDivisionError


def test_a_mistake_in_an_observer_is_reported_and_the_others_are_told_all_the_same() -> None:
    reported: list[Exception] = []
    seen: list[bool] = []
    store = Store(State(), lambda _effect: None, reported.append)
    store.observe(_broken)
    store.observe(lambda _old, new, _event: seen.append(new.microphone.muted))
    store.dispatch(MUTE)
    store.dispatch(UNMUTE)
    assert seen == [True, False]
    assert [type(error) for error in reported] == [ZeroDivisionError, ZeroDivisionError]


def test_a_mistake_in_an_effect_keeps_no_observer_from_the_state() -> None:
    reported: list[Exception] = []
    seen: list[bool] = []

    def run(_effect: fx.Effect) -> None:
        raise ZeroDivisionError

    store = Store(State(), run, reported.append)
    store.observe(lambda _old, new, _event: seen.append(new.microphone.muted))
    store.dispatch(MUTE)
    assert seen == [True]
    assert len(reported) == 1


def test_without_a_reporter_mistakes_are_raised_when_all_events_are_handled() -> None:
    seen: list[bool] = []
    store = Store(State(), lambda _effect: None)
    leave = store.observe(_broken)
    store.observe(
        lambda _old, new, event: (
            store.dispatch(UNMUTE) if event == MUTE else seen.append(new.microphone.muted)
        )
    )
    with pytest.raises(ExceptionGroup):
        store.dispatch(MUTE)
    assert seen == [False]
    leave()
    store.dispatch(MUTE)
    assert seen == [False, False]


def test_effects_wait_in_order_until_somebody_carries_them_out() -> None:
    store, done = Store(State()), list[fx.Effect]()
    store.dispatch(MUTE)
    store.dispatch(UNMUTE)
    assert done == []
    store.attach(done.append)
    assert done == [fx.SetMuted(True), fx.SetMuted(False)]
    store.dispatch(MUTE)
    assert done[-1] == fx.SetMuted(True)
