"""The sound around a drop: what is said again, and what is too old for that."""

from __future__ import annotations

import asyncio

import pytest

from tests.support.fakes import (
    CREATED,
    UPDATED,
    FakeConnection,
    FakeConnector,
    FakeFrame,
    FakeMicrophone,
    FakeSleep,
    FakeSpeaker,
    Reports,
    lost,
    until,
)
from voicelive_desktop.client.kept_audio import GAP_S, PREROLL_S, TURN_GAP_S, TURN_S, KeptAudio
from voicelive_desktop.client.ports import Endpoint
from voicelive_desktop.client.session import SessionParts
from voicelive_desktop.client.supervisor import Supervisor
from voicelive_desktop.domain.facts import events as ev

FRAME_S = 0.020


class Clock:
    """Stands still until it is told otherwise."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def frames(begin_t: float, end_t: float) -> list[FakeFrame]:
    """One every 20 ms; each ends at its `captured_t`."""
    count = round((end_t - begin_t) / FRAME_S)
    return [FakeFrame(captured_t=begin_t + (n + 1) * FRAME_S) for n in range(count)]


@pytest.fixture
def clock() -> Clock:
    return Clock()


def after_a_drop(clock: Clock, talked_s: float = 5.0) -> KeptAudio:
    """A session took the last seconds and is lost."""
    kept = KeptAudio(clock)
    for frame in frames(clock.now - talked_s, clock.now):
        kept.add(frame)
    kept.session_lost()
    return kept


def test_a_first_session_begins_with_what_was_said_since_start(clock: Clock) -> None:
    waiting = frames(clock.now - 4.0, clock.now)
    assert KeptAudio(clock).resume(waiting, None) == (waiting, None)


def test_a_first_session_that_comes_late_hears_nothing_of_long_ago(clock: Clock) -> None:
    kept, _ = KeptAudio(clock).resume(frames(clock.now - 60.0, clock.now), None)
    assert kept[0].captured_t > clock.now - TURN_GAP_S
    assert kept[-1].captured_t == pytest.approx(clock.now, abs=0.03)


def test_the_whole_turn_before_the_drop_and_all_since_are_said_again(clock: Clock) -> None:
    kept = after_a_drop(clock, talked_s=15.0)
    clock.now += 0.7
    again, from_t = kept.resume(frames(100.0, 100.7), 94.0)
    assert len(again) * FRAME_S == pytest.approx(6.7)
    assert from_t == pytest.approx(94.0)
    assert [f.captured_t for f in again] == sorted(f.captured_t for f in again)


def test_of_a_very_long_turn_its_end_is_said_again(clock: Clock) -> None:
    kept = after_a_drop(clock, talked_s=TURN_S + 5)
    clock.now += 0.7
    again, from_t = kept.resume(frames(100.0, 100.7), 97.0 - TURN_S)
    assert len(again) * FRAME_S == pytest.approx(TURN_S + 0.7)
    assert from_t == pytest.approx(100.0 - TURN_S)
    assert [f.captured_t for f in again] == sorted(f.captured_t for f in again)


def test_of_a_short_turn_nothing_before_it_is_said(clock: Clock) -> None:
    again, from_t = after_a_drop(clock).resume(frames(100.0, 100.5), 99.0)
    assert len(again) * FRAME_S == pytest.approx(1.5)
    assert from_t == pytest.approx(99.0)


def test_without_an_unfinished_turn_only_what_nobody_took_is_sent(clock: Clock) -> None:
    kept = after_a_drop(clock)
    clock.now += 0.7
    waiting = frames(100.0, 100.7)
    assert kept.resume(waiting, None) == (waiting, None)


def test_an_unfinished_turn_waits_longer_than_what_was_said_meanwhile(clock: Clock) -> None:
    kept = after_a_drop(clock)
    clock.now += TURN_GAP_S - 0.1
    again, from_t = kept.resume(frames(100.0, clock.now), 99.0)
    assert len(again) * FRAME_S == pytest.approx(1.0 + TURN_GAP_S - 0.1, abs=FRAME_S)
    assert from_t == pytest.approx(99.0)


@pytest.mark.parametrize(("began_t", "most_s"), [(None, GAP_S), (99.0, TURN_GAP_S)])
def test_after_a_longer_time_without_connection_a_fresh_turn_gets_nothing_old(
    clock: Clock, began_t: float | None, most_s: float
) -> None:
    kept = after_a_drop(clock)
    clock.now += most_s + 0.1
    again, from_t = kept.resume(frames(100.0, clock.now), began_t)
    assert from_t is None
    assert len(again) * FRAME_S == pytest.approx(PREROLL_S, abs=FRAME_S)


def test_what_was_cleared_is_not_said_again(clock: Clock) -> None:
    kept = KeptAudio(clock)
    kept.add(FakeFrame(captured_t=99.9))
    kept.clear()
    kept.session_lost()
    assert kept.resume([], 90.0) == ([], None)


def test_it_holds_no_more_however_long_the_conversation(clock: Clock) -> None:
    again, _ = after_a_drop(clock, 600.0).resume([], 0.0)
    assert len(again) * FRAME_S == pytest.approx(TURN_S)


@pytest.mark.parametrize("open_turn", [True, False])
def test_through_the_supervisor_the_next_session_hears_the_turn_from_its_beginning(
    clock: Clock, open_turn: bool
) -> None:
    async def scenario() -> None:
        first, second = FakeConnection(CREATED, UPDATED), FakeConnection(CREATED, UPDATED)
        microphone, reports = FakeMicrophone(), Reports()
        parts = SessionParts(
            microphone,
            FakeSpeaker(),
            reports,
            dict,
            list,
            lambda: 5_000.0,
            clock,
            lambda _frame: None,
            unfinished=lambda: 99.0 if open_turn else None,
        )

        async def resolve() -> Endpoint:
            return Endpoint("http://127.0.0.1:1", "key", "m")

        supervisor = Supervisor(
            FakeConnector(first, second), resolve, parts, [], FakeSleep(), lambda: 0.5
        )
        task = asyncio.ensure_future(supervisor.run())
        before = frames(98.0, 100.0)
        microphone.speak(*before)
        await until(lambda: len(first.frames) == len(before))
        first.tell(lost())
        await until(lambda: first.closed)
        gap = frames(100.0, 100.5)
        microphone.speak(*gap)
        since_t = 99.0 if open_turn else 100.0
        due = [f.captured_t for f in (*before, *gap) if f.captured_t > since_t]
        await until(lambda: len(second.frames) >= len(due))
        assert [f.captured_t for f in second.frames] == due
        configured = reports.of(ev.SessionConfigured)[-1]
        assert isinstance(configured, ev.SessionConfigured)
        assert configured.resumed_from_t == (pytest.approx(99.0) if open_turn else None)
        supervisor.end()
        await asyncio.gather(task, return_exceptions=True)

    asyncio.run(scenario())
