"""From one session to the next without a gap, and the limit of new connections."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

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
from voicelive_desktop.client.ports import Command, Endpoint, ServiceConnection
from voicelive_desktop.client.retry import (
    MOST_CONNECTIONS,
    QUICK_TRIES,
    QUICK_WAITS_S,
    SLOW_WAIT_S,
    WINDOW_S,
    slot_wait_s,
)
from voicelive_desktop.client.session import SessionParts
from voicelive_desktop.client.supervisor import Supervisor
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.effects import ConfigureSession, CreateResponse, SendText
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import ItemId, SessionId

SECOND = ev.SessionCreated(SessionId("second"), "gpt-realtime", None)
SAID = SendText(ItemId("said"), "hello")
FRAME_S = 0.020


class Office:
    """A supervisor between two sessions. `seconds` is the monotonic clock."""

    def __init__(self, *outcomes: ServiceConnection | Failure) -> None:
        self.connector, self.sleep, self.reports = FakeConnector(*outcomes), FakeSleep(), Reports()
        self.microphone, self.seconds, self.begun = FakeMicrophone(), 100.0, list[float]()
        self.said: list[Command] = []
        parts = SessionParts(
            self.microphone,
            FakeSpeaker(),
            self.reports,
            lambda: {"is": "present"},
            lambda: list(self.said),
            lambda: 5_000.0,
            lambda: self.seconds,
            lambda _frame: None,
            next_configuration=lambda: {"is": "next"},
        )
        self.supervisor = Supervisor(
            self.connector, self._resolve, parts, self.begun, self.sleep, lambda: 0.5
        )

    async def _resolve(self) -> Endpoint:
        return Endpoint("http://127.0.0.1:1", "key", "m")

    def speak(self, count: int) -> list[float]:
        moments = [round(self.seconds + (n + 1) * FRAME_S, 6) for n in range(count)]
        frames = [FakeFrame(captured_t=moment) for moment in moments]
        self.seconds = frames[-1].captured_t
        self.microphone.speak(*frames)
        return [frame.captured_t for frame in frames]

    async def talk(self) -> asyncio.Task[None]:
        """The first session talks."""
        task = asyncio.ensure_future(self.supervisor.run())
        await until(lambda: self.reports.of(ev.SessionConfigured))
        return task

    async def talk_with_the_next_open(self) -> asyncio.Task[None]:
        """The first session talks, and one more waits beside it."""
        task = await self.talk()
        self.supervisor.open_next()
        await until(lambda: self.reports.of(ev.NextSessionOpened))
        return task

    async def end(self, task: asyncio.Task[None]) -> None:
        self.supervisor.end()
        await asyncio.gather(task, return_exceptions=True)
        assert len(asyncio.all_tasks()) == 1


def run(scenario: Callable[[], Any]) -> None:
    asyncio.run(scenario())


def test_the_next_session_is_opened_while_the_present_one_talks_and_nobody_sees_it() -> None:
    async def scenario() -> None:
        first, second = FakeConnection(CREATED, UPDATED), FakeConnection(SECOND, UPDATED)
        office = Office(first, second)
        task = await office.talk()
        office.supervisor.open_next()
        office.supervisor.open_next()
        await until(lambda: office.reports.of(ev.NextSessionOpened))
        assert second.sent == [ConfigureSession({"is": "next"})]
        assert SECOND not in office.reports
        said = office.speak(50)
        await until(lambda: len(first.frames) == 50)
        assert [f.captured_t for f in first.frames] == said
        assert second.frames == []
        await office.end(task)
        assert (first.closed, second.closed) == (1, 1)

    run(scenario)


def test_at_the_move_the_conversation_comes_first_and_no_frame_is_missing() -> None:
    async def scenario() -> None:
        first, second = FakeConnection(CREATED, UPDATED), FakeConnection(SECOND, UPDATED)
        office = Office(first, second)
        task = await office.talk_with_the_next_open()
        said = office.speak(100)
        await until(lambda: len(first.frames) == 100)
        office.said = [SAID]
        office.supervisor.move()
        said += office.speak(10)
        await until(lambda: len(office.reports.of(ev.SessionConfigured)) == 2)
        said += office.speak(10)
        await until(lambda: len(second.frames) >= 20 and second.frames[-1].captured_t == said[-1])
        kinds = [type(e).__name__ for e in office.reports if isinstance(e, ev.ConnectionEvent)]
        assert kinds[-4:] == [
            "SessionMoved",
            "SessionCreated",
            "SessionUpdated",
            "SessionConfigured",
        ]
        assert "RetryScheduled" not in kinds
        assert second.sent == [
            ConfigureSession({"is": "next"}),
            SAID,
            ConfigureSession({"is": "present"}),
        ]
        heard = sorted({f.captured_t for f in (*first.frames, *second.frames)})
        assert heard == said, "every frame went to one of them"
        again = {f.captured_t for f in first.frames} & {f.captured_t for f in second.frames}
        assert 0 < len(again) * FRAME_S <= 0.6, "a word that had just begun is heard whole"
        await until(lambda: first.closed)
        assert not second.closed
        await office.end(task)

    run(scenario)


def test_a_wish_of_the_last_moment_goes_to_the_next_session() -> None:
    async def scenario() -> None:
        first, second = FakeConnection(CREATED, UPDATED), FakeConnection(SECOND, UPDATED)
        office = Office(first, second)
        task = await office.talk_with_the_next_open()
        first.gate.clear()
        office.speak(1)  # holds the sending
        await until(lambda: office.microphone.is_read)
        for _ in range(5):
            await asyncio.sleep(0)
        office.supervisor.move()
        present = office.supervisor.session
        assert present is not None
        assert present.send(SAID)
        assert present.send(CreateResponse())
        await until(lambda: CreateResponse() in second.sent)
        assert SAID not in second.sent, "the conversation brings it"
        await office.end(task)

    run(scenario)


def test_when_the_present_session_is_lost_first_the_next_one_takes_over_at_once() -> None:
    async def scenario() -> None:
        first, second = FakeConnection(CREATED, UPDATED), FakeConnection(SECOND, UPDATED)
        office = Office(first, second)
        task = await office.talk_with_the_next_open()
        first.tell(lost("1001"))
        await until(lambda: len(office.reports.of(ev.SessionConfigured)) == 2)
        assert office.reports.of(ev.SessionMoved) == [ev.SessionMoved(lost("1001"))]
        assert office.sleep.asked == []
        await office.end(task)

    run(scenario)


def test_a_next_session_that_fails_or_ends_is_told_and_harms_nothing() -> None:
    async def scenario() -> None:
        refused = Failure(FailureKind.REFUSED, "401")
        first, second, third = (FakeConnection(CREATED, UPDATED) for _ in range(3))
        office = Office(first, refused, second, third)
        task = await office.talk()
        office.supervisor.open_next()
        await until(lambda: office.reports.of(ev.NextSessionFailed))
        office.supervisor.open_next()
        await until(lambda: office.reports.of(ev.NextSessionOpened))
        second.tell(lost())
        await until(lambda: len(office.reports.of(ev.NextSessionFailed)) == 2)
        assert office.reports.of(ev.NextSessionFailed) == [
            ev.NextSessionFailed(refused),
            ev.NextSessionFailed(lost()),
        ]
        await until(lambda: second.closed)
        office.supervisor.move()  # there is none
        said = office.speak(3)
        await until(lambda: [f.captured_t for f in first.frames] == said)
        await office.end(task)

    run(scenario)


def test_a_drop_while_the_next_session_is_still_being_opened_is_an_ordinary_one() -> None:
    async def scenario() -> None:
        first, second, third = (
            FakeConnection(CREATED, UPDATED),
            FakeConnection(),
            FakeConnection(CREATED, UPDATED),
        )
        office = Office(first, second, third)
        task = await office.talk()
        office.supervisor.open_next()
        await until(lambda: len(office.connector.tried) == 2)
        first.tell(lost())
        await until(lambda: len(office.reports.of(ev.SessionConfigured)) == 2)
        assert second.closed == 1
        assert office.sleep.asked == [0.5]
        await office.end(task)

    run(scenario)


def test_without_a_session_there_is_nothing_to_open_another_beside() -> None:
    async def scenario() -> None:
        office = Office()
        office.supervisor.open_next()
        office.supervisor.move()
        task = asyncio.ensure_future(office.supervisor.run())
        await until(lambda: office.connector.tried)
        office.supervisor.open_next()
        assert len(office.connector.tried) == 1
        await office.end(task)

    run(scenario)


def test_a_connection_that_is_being_opened_is_given_up_when_its_ground_is_gone() -> None:
    async def scenario() -> None:
        office = Office()
        task = asyncio.ensure_future(office.supervisor.run())
        await until(lambda: office.connector.tried)
        slept = Failure(FailureKind.LOST, "sleep")
        office.supervisor.lose(slept)
        await until(lambda: len(office.connector.tried) == 2)
        assert office.reports.of(ev.RetryScheduled) == [ev.RetryScheduled(2, 0.5, 5_000.0, slept)]
        await office.end(task)

    run(scenario)


@pytest.mark.parametrize("steps", range(12))
def test_an_end_in_the_moments_of_a_drop_is_an_end(steps: int) -> None:
    async def scenario() -> None:
        first = FakeConnection(CREATED, UPDATED)
        office = Office(first, FakeConnection(CREATED, UPDATED))
        task = await office.talk()
        first.tell(lost())
        for _ in range(steps):
            await asyncio.sleep(0)
        office.supervisor.end()
        async with asyncio.timeout(60):
            await asyncio.gather(task, return_exceptions=True)
        assert office.reports[-1] == ev.ConnectionEnded()

    run(scenario)


# --- the limit ------------------------------------------------------------------------------------


def test_the_thirty_first_connection_of_a_minute_waits() -> None:
    begun = [float(second) for second in range(MOST_CONNECTIONS)]
    assert slot_wait_s(begun[:-1], 29.0) == 0.0
    assert slot_wait_s(begun, 29.0) == WINDOW_S - 29.0
    assert slot_wait_s(begun, 60.0) == 0.0
    assert slot_wait_s([*begun, 61.0], 61.0) == 0.0, "the oldest of the last thirty counts"


def test_a_link_that_drops_again_and_again_is_not_tried_more_often_than_the_service_allows() -> (
    None
):
    async def scenario() -> None:
        drops = [FakeConnection(CREATED, UPDATED, lost()) for _ in range(MOST_CONNECTIONS + 1)]
        office = Office(*drops)
        task = asyncio.ensure_future(office.supervisor.run())
        await until(lambda: len(office.connector.tried) == MOST_CONNECTIONS + 1)
        slow = [SLOW_WAIT_S] * (MOST_CONNECTIONS - 1 - QUICK_TRIES)
        assert office.sleep.asked[: MOST_CONNECTIONS - 1] == [*QUICK_WAITS_S, *slow]
        assert set(office.sleep.asked[MOST_CONNECTIONS - 1 :]) == {WINDOW_S}
        told = office.reports.of(ev.RetryScheduled)[MOST_CONNECTIONS - 1]
        assert isinstance(told, ev.RetryScheduled)
        assert told.wait_s == WINDOW_S, "and the window shows how long"
        await office.end(task)

    run(scenario)


def test_the_limit_holds_for_a_next_session_and_across_conversations() -> None:
    async def scenario() -> None:
        office = Office(FakeConnection(CREATED, UPDATED), FakeConnection(SECOND, UPDATED))
        office.begun += [99.0] * (MOST_CONNECTIONS - 1)
        task = await office.talk()
        assert office.sleep.asked == []
        office.supervisor.open_next()
        await until(lambda: office.reports.of(ev.NextSessionOpened))
        assert office.sleep.asked == [WINDOW_S - 1.0]
        await office.end(task)

    run(scenario)
