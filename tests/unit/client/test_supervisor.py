"""Connections one after the other, with a scripted service and a clock that does not run."""

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
    FakeMicrophone,
    FakeSleep,
    FakeSpeaker,
    Reports,
    lost,
    until,
)
from tests.support.kinds import names_of
from voicelive_desktop.client.ports import ConnectFailed, Endpoint, ServiceConnection
from voicelive_desktop.client.retry import (
    JITTER,
    QUICK_TRIES,
    QUICK_WAITS_S,
    SLOW_WAIT_S,
    STEADY_S,
    verdict,
)
from voicelive_desktop.client.session import LiveSession, SessionParts
from voicelive_desktop.client.supervisor import Supervisor
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.effects import CreateResponse
from voicelive_desktop.domain.words.failures import Failure, FailureKind

UNREACHABLE = Failure(FailureKind.UNREACHABLE)
REFUSED = Failure(FailureKind.REFUSED, "401")
MIDDLE = 0.5  # a chance without jitter
OUTCOMES = (ev.ConnectingStarted, ev.RetryScheduled, ev.ConnectionFailed, ev.ConnectionEnded)


class Office:
    """A supervisor with scripted tries. `addresses` is how often the endpoint was asked for."""

    def __init__(self, *outcomes: ServiceConnection | Failure, endless_waits: bool = False) -> None:
        self.connector = FakeConnector(*outcomes)
        self.sleep, self.reports, self.addresses = FakeSleep(endless=endless_waits), Reports(), 0
        self.unresolved: list[Exception] = []
        self.begun: list[float] = []
        self.now_s = 0.0
        parts = SessionParts(
            FakeMicrophone(),
            FakeSpeaker(),
            self.reports,
            dict,
            list,
            lambda: 100.0,
            lambda: self.now_s,
            lambda _frame: None,
        )
        self.supervisor = Supervisor(
            self.connector, self._resolve, parts, self.begun, self.sleep, lambda: MIDDLE
        )

    async def _resolve(self) -> Endpoint:
        self.addresses += 1
        if self.unresolved:
            raise self.unresolved.pop(0)
        return Endpoint(f"http://127.0.0.1:{self.addresses}", "key", "m")

    def start(self) -> asyncio.Task[None]:
        return asyncio.ensure_future(self.supervisor.run())

    @property
    def story(self) -> list[str]:
        return names_of(self.reports.of(*OUTCOMES))


async def ended(task: asyncio.Task[None]) -> None:
    with pytest.raises(asyncio.CancelledError):
        await task


def run(scenario: Callable[[], Any]) -> None:
    asyncio.run(scenario())


def good() -> FakeConnection:
    return FakeConnection(CREATED, UPDATED)


def test_a_service_that_cannot_be_reached_is_tried_with_growing_waits_and_then_given_up() -> None:
    async def scenario() -> None:
        office = Office(*[UNREACHABLE] * (QUICK_TRIES + 1))
        await office.supervisor.run()
        assert office.sleep.asked == list(QUICK_WAITS_S)
        assert office.reports[-1] == ev.ConnectionFailed(UNREACHABLE)
        assert office.story.count("ConnectingStarted") == office.addresses == QUICK_TRIES + 1
        assert office.reports.of(ev.RetryScheduled)[0] == ev.RetryScheduled(
            2, 0.5, 100.0, UNREACHABLE
        )

    run(scenario)


def test_a_refusal_is_not_tried_again() -> None:
    async def scenario() -> None:
        office = Office(REFUSED)
        await office.supervisor.run()
        assert office.story == ["ConnectingStarted", "ConnectionFailed"]
        assert office.supervisor.over

    run(scenario)


def test_an_address_that_cannot_be_found_out_counts_as_a_try() -> None:
    async def scenario() -> None:
        office = Office()
        office.unresolved = [ConnectFailed(Failure(FailureKind.NO_ENDPOINT))]
        await office.supervisor.run()
        assert office.reports[-1] == ev.ConnectionFailed(Failure(FailureKind.NO_ENDPOINT))

    run(scenario)


def test_a_conversation_that_existed_is_tried_for_ever_and_at_a_new_address_each_time() -> None:
    async def scenario() -> None:
        connection = good()
        office = Office(connection, *[UNREACHABLE] * (QUICK_TRIES + 3))
        task = office.start()
        await until(lambda: ev.SessionConfigured(100.0) in office.reports)
        connection.tell(lost())
        await until(lambda: len(office.connector.tried) == QUICK_TRIES + 5)
        assert office.sleep.asked == [
            *QUICK_WAITS_S,
            SLOW_WAIT_S,
            SLOW_WAIT_S,
            SLOW_WAIT_S,
            SLOW_WAIT_S,
        ]
        assert len({endpoint.url for endpoint in office.connector.tried}) == QUICK_TRIES + 5
        office.supervisor.end()
        await ended(task)

    run(scenario)


def test_tries_are_counted_anew_after_a_session() -> None:
    async def scenario() -> None:
        connection = good()
        office = Office(UNREACHABLE, UNREACHABLE, connection)
        task = office.start()
        await until(lambda: ev.SessionConfigured(100.0) in office.reports)
        office.now_s += STEADY_S
        connection.tell(lost())
        await until(lambda: len(office.connector.tried) == 4)
        tries = [e.attempt for e in office.reports if isinstance(e, ev.ConnectingStarted)]
        assert tries == [1, 2, 3, 2]
        assert office.sleep.asked == [0.5, 1.0, 0.5]
        assert connection.closed == 1
        office.supervisor.end()
        await ended(task)

    run(scenario)


def test_a_service_that_closes_each_session_at_once_is_asked_ever_less_often() -> None:
    async def scenario() -> None:
        closing = [FakeConnection(CREATED, UPDATED, lost()) for _ in range(QUICK_TRIES + 2)]
        office = Office(*closing)
        task = office.start()
        await until(lambda: len(office.sleep.asked) >= QUICK_TRIES + 2)
        assert office.sleep.asked[: QUICK_TRIES + 2] == [*QUICK_WAITS_S, SLOW_WAIT_S, SLOW_WAIT_S]
        office.supervisor.end()
        await ended(task)

    run(scenario)


def test_a_reason_that_another_try_does_not_change_ends_it_in_the_middle_of_a_session_too() -> None:
    async def scenario() -> None:
        closed = Failure(FailureKind.CLOSED, "1008", "Quota used up")
        office = Office(FakeConnection(CREATED, UPDATED, closed))
        await office.supervisor.run()
        assert office.story == ["ConnectingStarted", "ConnectionFailed"]
        assert office.reports[-1] == ev.ConnectionFailed(closed)

    run(scenario)


def test_a_drop_before_the_session_was_configured_is_one_more_failed_try() -> None:
    async def scenario() -> None:
        office = Office(FakeConnection(CREATED, lost()), REFUSED)
        await office.supervisor.run()
        assert office.story == [
            "ConnectingStarted",
            "RetryScheduled",
            "ConnectingStarted",
            "ConnectionFailed",
        ]

    run(scenario)


def test_the_user_can_cut_the_waiting_short() -> None:
    async def scenario() -> None:
        office = Office(UNREACHABLE, REFUSED, endless_waits=True)
        task = office.start()
        await until(lambda: office.sleep.asked)
        office.supervisor.retry_now()
        await task
        assert office.story[-1] == "ConnectionFailed"

    run(scenario)


def test_an_answer_to_the_report_itself_cuts_the_waiting_short_too() -> None:
    async def scenario() -> None:
        office = Office(UNREACHABLE, REFUSED, endless_waits=True)
        append = office.reports.append

        def at_once(event: ev.Event) -> None:
            append(event)
            if isinstance(event, ev.RetryScheduled):
                office.supervisor.retry_now()

        office.reports.append = at_once  # type: ignore[method-assign] # the report goes through it
        async with asyncio.timeout(60):
            await office.supervisor.run()

    run(scenario)


@pytest.mark.parametrize("moment", ["connecting", "configuring", "talking", "waiting"])
def test_the_end_closes_the_connection_and_is_told_at_any_moment(moment: str) -> None:
    async def scenario() -> None:
        connection = FakeConnection(*((CREATED, UPDATED) if moment == "talking" else ()))
        tries = {"connecting": (), "waiting": (UNREACHABLE,)}.get(moment, (connection,))
        office = Office(*tries, endless_waits=True)
        task = office.start()
        reached = {
            "connecting": lambda: office.connector.tried,
            "configuring": lambda: office.connector.tried,
            "talking": lambda: ev.SessionConfigured(100.0) in office.reports,
            "waiting": lambda: office.sleep.asked,
        }
        await until(reached[moment])
        office.supervisor.end()
        await ended(task)
        assert office.story[-1] == "ConnectionEnded"
        assert office.story.count("ConnectionEnded") == 1
        assert connection.closed == (1 if connection in tries else 0)
        assert len(asyncio.all_tasks()) == 1

    run(scenario)


def test_an_end_before_the_first_step_is_told_as_well() -> None:
    async def scenario() -> None:
        office = Office()
        task = office.start()
        office.supervisor.end()
        await task
        assert office.reports == [ev.ConnectionEnded()]
        assert office.connector.tried == []

    run(scenario)


def session_of(office: Office) -> LiveSession | None:
    return office.supervisor.session


def test_commands_are_taken_only_in_a_session() -> None:
    async def scenario() -> None:
        connection = FakeConnection(CREATED)
        office = Office(connection)
        task = office.start()
        await until(lambda: connection.sent)
        assert session_of(office) is None
        connection.tell(UPDATED)
        await until(lambda: ev.SessionConfigured(100.0) in office.reports)
        session = session_of(office)
        assert session is not None
        assert session.send(CreateResponse())
        office.supervisor.end()
        await ended(task)
        assert session_of(office) is None

    run(scenario)


def test_a_reconnect_leaves_the_session_for_a_new_one_without_counting_as_a_failure() -> None:
    async def scenario() -> None:
        first, second = good(), good()
        office = Office(first, second, endless_waits=True)
        office.supervisor.reconnect()
        task = office.start()
        await until(lambda: ev.SessionConfigured(100.0) in office.reports)
        office.supervisor.reconnect()
        await until(lambda: office.reports.count(ev.SessionConfigured(100.0)) == 2)
        assert office.story == ["ConnectingStarted", "ConnectingStarted"]
        assert office.reports.of(ev.ConnectingStarted) == [ev.ConnectingStarted(1, 100.0)] * 2
        assert (first.closed, second.closed, office.sleep.asked) == (1, 0, [])
        office.supervisor.end()
        await ended(task)

    run(scenario)


def test_a_mistake_of_ours_leaves_a_program_in_which_start_works_again() -> None:
    async def scenario() -> None:
        office = Office()
        office.unresolved = [KeyError("oops")]
        with pytest.raises(KeyError):
            await office.supervisor.run()
        assert office.reports[-1] == ev.ConnectionFailed(Failure(FailureKind.UNKNOWN, "KeyError"))
        assert office.supervisor.over

    run(scenario)


# --- the verdict ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", FailureKind)
@pytest.mark.parametrize("was_connected", [False, True])
def test_only_kinds_that_may_pass_are_tried_again(kind: FailureKind, was_connected: bool) -> None:
    found = verdict(Failure(kind), 1, was_connected=was_connected, chance=MIDDLE)
    mistyped = kind is FailureKind.NO_SUCH_HOST and not was_connected
    assert (found.wait_s is None) is (kind.is_permanent or mistyped)


def test_a_computer_without_a_network_waits_for_it_as_long_as_it_takes() -> None:
    offline = Failure(FailureKind.OFFLINE)
    assert verdict(offline, 500, was_connected=False, chance=MIDDLE).wait_s == SLOW_WAIT_S


@pytest.mark.parametrize(
    ("failed_tries", "was_connected", "wait_s"),
    [
        (1, False, 0.5),
        (5, False, 8.0),
        (6, False, None),
        (1, True, 0.5),
        (6, True, 30.0),
        (500, True, 30.0),
    ],
)
def test_the_waits_grow_as_designed(
    failed_tries: int, was_connected: bool, wait_s: float | None
) -> None:
    assert (
        verdict(UNREACHABLE, failed_tries, was_connected=was_connected, chance=MIDDLE).wait_s
        == wait_s
    )


def test_waits_are_spread_by_chance() -> None:
    waits = [
        verdict(UNREACHABLE, 5, was_connected=True, chance=chance).wait_s for chance in (0.0, 1.0)
    ]
    assert waits == [8.0 * (1 - JITTER), 8.0 * (1 + JITTER)]


def test_the_service_s_own_wish_for_a_wait_is_respected() -> None:
    busy = Failure(FailureKind.RATE_LIMITED, retry_after_s=12.0)
    assert verdict(busy, 1, was_connected=False, chance=MIDDLE).wait_s == 12.0
    assert verdict(busy, 6, was_connected=True, chance=MIDDLE).wait_s == 30.0
