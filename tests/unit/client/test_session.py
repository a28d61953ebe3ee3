"""One connection's life with a scripted service."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest

from tests.support.fakes import (
    CREATED,
    UPDATED,
    FakeConnection,
    FakeFrame,
    FakeMicrophone,
    FakeSpeaker,
    Reports,
    lost,
    until,
)
from voicelive_desktop.client import session as session_module
from voicelive_desktop.client.kept_audio import KeptAudio
from voicelive_desktop.client.ports import AudioReceived, Command, ConnectionLost
from voicelive_desktop.client.session import (
    AT_ONCE,
    OUTBOX_LIMIT,
    REPORT_EVERY,
    FrameSent,
    LiveSession,
    SessionParts,
)
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.effects import (
    ClearInput,
    CommitInput,
    ConfigureSession,
    CreateResponse,
    SendText,
)
from voicelive_desktop.domain.facts.service_notes import OurMessage, OurMessageKind
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import ItemId, ResponseId

R, I = ResponseId("r"), ItemId("i")  # noqa: E741 - an item
REFUSAL = Failure(FailureKind.SERVICE_ERROR, "invalid_value", "No.")


class Desk:
    """A session and everything it works with."""

    def __init__(self, *greeting: ev.ServiceEvent | Failure) -> None:
        self.connection = FakeConnection(*greeting)
        self.microphone, self.reports = FakeMicrophone(), Reports()
        self.speaker: Any = FakeSpeaker()
        self.measured: list[FrameSent] = []
        self.settings: dict[str, object] = {"temperature": 0.8}
        self.restored: list[Command] = []
        parts = SessionParts(
            self.microphone,
            self.speaker,
            self.reports,
            self._configuration,
            self._restored,
            lambda: 100.0,
            lambda: 7.0,
            self.measured.append,
        )
        self.session = LiveSession(self.connection, parts, KeptAudio(parts.clock))

    def _configuration(self) -> Mapping[str, object]:
        return dict(self.settings)

    def _restored(self) -> Sequence[Command]:
        return self.restored

    async def outcome(self) -> Failure:
        """Run to the end and tell why it ended."""
        with pytest.raises(ConnectionLost) as ended:
            await self.session.run()
        return ended.value.failure

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Configured and running meanwhile; ended afterwards."""
        task = asyncio.ensure_future(self.session.run())
        await until(lambda: self.session.configured or task.done())
        yield
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def turns_until(reached: Callable[[], bool]) -> int:
    """How often others had their turn before it came true."""
    turns = 0
    while not reached():
        await asyncio.sleep(0)
        turns += 1
    return turns


def ready() -> Desk:
    return Desk(CREATED, UPDATED)


def run(scenario: Callable[[], Any]) -> None:
    asyncio.run(scenario())


def test_it_greets_configures_restores_and_only_then_says_that_it_talks() -> None:
    async def scenario() -> None:
        desk = ready()
        desk.restored = [SendText(I, "hello")]
        async with desk.running():
            assert desk.connection.sent == [
                ConfigureSession({"temperature": 0.8}),
                SendText(I, "hello"),
            ]
            assert desk.reports == [CREATED, UPDATED, ev.SessionConfigured(100.0)]

    run(scenario)


def test_nothing_is_sent_before_the_service_has_opened_the_session() -> None:
    async def scenario() -> None:
        desk = Desk()
        task = asyncio.ensure_future(desk.outcome())
        desk.microphone.speak(FakeFrame())
        for _ in range(20):
            await asyncio.sleep(0)
        assert (desk.connection.sent, desk.connection.frames) == ([], [])
        desk.connection.tell(lost())
        assert (await task).kind is FailureKind.LOST

    run(scenario)


def test_settings_changed_while_it_was_configured_are_sent_before_it_talks() -> None:
    async def scenario() -> None:
        desk = Desk(CREATED)
        task = asyncio.ensure_future(desk.outcome())
        await until(lambda: desk.connection.sent)
        desk.settings["temperature"] = 1.0
        desk.connection.tell(UPDATED)
        await until(lambda: desk.session.configured)
        assert desk.connection.sent == [
            ConfigureSession({"temperature": 0.8}),
            ConfigureSession({"temperature": 1.0}),
        ]
        desk.connection.tell(lost())
        await task

    run(scenario)


def test_an_error_in_answer_to_the_configuration_means_that_the_settings_are_rejected() -> None:
    async def scenario() -> None:
        desk = Desk(CREATED, ev.ServiceErrorReported(REFUSAL, OurMessage(OurMessageKind.SESSION)))
        assert await desk.outcome() == Failure(
            FailureKind.REJECTED_SETTINGS, "invalid_value", "No."
        )
        assert desk.reports == [CREATED]  # told once, as the reason why there is no session

    run(scenario)


@pytest.mark.parametrize(
    ("failure", "kind"),
    [
        (Failure(FailureKind.RATE_LIMITED, "rate_limit_exceeded"), FailureKind.RATE_LIMITED),
        (Failure(FailureKind.NOT_OFFERED, "model_not_found"), FailureKind.NOT_OFFERED),
        (Failure(FailureKind.SERVICE_ERROR, "server_error"), FailureKind.SERVICE_ERROR),
    ],
)
def test_an_error_with_a_meaning_of_its_own_keeps_it(failure: Failure, kind: FailureKind) -> None:
    async def scenario() -> None:
        assert (await Desk(ev.ServiceErrorReported(failure)).outcome()).kind is kind

    run(scenario)


QUOTA = Failure(FailureKind.QUOTA, "insufficient_quota", "Used up.")
EXPIRED = Failure(FailureKind.SESSION_ENDED, "session_expired", "60 minutes.")
BROKEN = Failure(FailureKind.SERVICE_ERROR, "server_error", "It broke.")


@pytest.mark.parametrize(
    ("said", "code", "outcome"),
    [
        (QUOTA, "1000", QUOTA),
        (EXPIRED, "1001", EXPIRED),
        (BROKEN, "1011", Failure(FailureKind.SESSION_ENDED, "server_error", "It broke.")),
        (BROKEN, "1006", Failure(FailureKind.LOST, "1006")),
    ],
)
def test_an_error_and_a_close_without_a_word_right_after_it_belong_together(
    said: Failure, code: str, outcome: Failure
) -> None:
    async def scenario() -> None:
        desk = Desk(CREATED, UPDATED, ev.ServiceErrorReported(said), lost(code))
        assert await desk.outcome() == outcome

    run(scenario)


def test_a_close_after_other_messages_is_not_explained_by_an_older_error() -> None:
    async def scenario() -> None:
        desk = Desk(
            CREATED, UPDATED, ev.ServiceErrorReported(BROKEN), ev.InputCleared(), lost("1000")
        )
        assert await desk.outcome() == Failure(FailureKind.LOST, "1000")

    run(scenario)


def test_an_error_in_the_running_session_is_reported_and_it_goes_on() -> None:
    async def scenario() -> None:
        desk = ready()
        async with desk.running():
            desk.connection.tell(ev.ServiceErrorReported(REFUSAL))
            desk.connection.tell(ev.InputCleared())
            await until(lambda: desk.reports.of(ev.InputCleared))
            assert desk.reports[-2:] == [ev.ServiceErrorReported(REFUSAL), ev.InputCleared()]

    run(scenario)


def test_a_service_that_never_answers_the_configuration_is_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(session_module, "CONFIGURE_DEADLINE_S", 0.02)

    async def scenario() -> None:
        failure = await Desk(CREATED).outcome()
        assert (failure.kind, failure.code) == (FailureKind.TIMED_OUT, "session.updated")

    run(scenario)


def test_frames_flow_in_order_and_every_fiftieth_is_measured() -> None:
    async def scenario() -> None:
        desk = ready()
        desk.microphone.speak(
            *(FakeFrame(bytes([n]) * 960, float(n)) for n in range(2 * REPORT_EVERY))
        )
        async with desk.running():
            await until(lambda: len(desk.connection.frames) == 2 * REPORT_EVERY)
            assert [frame.pcm[0] for frame in desk.connection.frames] == list(
                range(2 * REPORT_EVERY)
            )
            assert desk.measured == [FrameSent(50, 49.0, 7.0), FrameSent(100, 99.0, 7.0)]

    run(scenario)


def test_speech_is_told_with_the_moment_at_which_it_was_captured() -> None:
    async def scenario() -> None:
        desk = ready()
        async with desk.running():
            desk.microphone.speak(*(FakeFrame(captured_t=50.0 + n * 0.020) for n in range(10)))
            await until(lambda: len(desk.connection.frames) == 10)
            assert desk.connection.order.count("frame") < 10, "what waits together goes together"
            desk.connection.tell(ev.SpeechStarted(I, 30, 9.0))
            desk.connection.tell(ev.SpeechStopped(I, 200, 9.5))
            desk.connection.tell(ev.SpeechStopped(I, 900, 9.9))
            await until(lambda: len(desk.reports.of(ev.SpeechStopped)) == 2)
            told = [
                e.captured_t
                for e in desk.reports
                if isinstance(e, ev.SpeechStarted | ev.SpeechStopped)
            ]
            assert told == [pytest.approx(50.010), pytest.approx(50.180), None]

    run(scenario)


def test_commands_go_out_between_the_frames() -> None:
    async def scenario() -> None:
        desk = ready()
        async with desk.running():
            assert desk.session.send(CreateResponse())
            await until(lambda: CreateResponse() in desk.connection.sent)

    run(scenario)


def test_a_turn_may_end_with_a_frame_that_is_still_on_its_way() -> None:
    async def scenario() -> None:
        desk = ready()
        async with desk.running():
            desk.connection.gate.clear()  # the service has the frame before our send returns
            desk.microphone.speak(FakeFrame(captured_t=50.0))
            await until(lambda: desk.microphone.is_read)
            await asyncio.sleep(0)
            desk.connection.tell(ev.SpeechStopped(I, 20, 9.5))
            await until(lambda: len(desk.reports.of(ev.SpeechStopped)) == 1)
            told = [
                event.captured_t for event in desk.reports if isinstance(event, ev.SpeechStopped)
            ]
            assert told == [50.0]
            desk.connection.gate.set()

    run(scenario)


def test_a_commit_takes_what_was_captured_before_it_and_a_clearing_drops_it() -> None:
    async def scenario() -> None:
        desk = ready()
        async with desk.running():
            desk.microphone.speak(FakeFrame(captured_t=1.0), FakeFrame(captured_t=2.0))
            assert desk.session.send(CommitInput())
            desk.microphone.speak(FakeFrame(captured_t=3.0))
            await until(
                lambda: CommitInput() in desk.connection.sent and len(desk.connection.frames) == 3
            )
            assert desk.connection.order[-4:] == ["frame", "frame", "CommitInput", "frame"]
            desk.microphone.speak(FakeFrame(captured_t=4.0))
            assert desk.session.send(ClearInput())
            await until(lambda: ClearInput() in desk.connection.sent)
            assert len(desk.connection.frames) == 3

    run(scenario)


def test_a_link_that_takes_nothing_any_more_counts_as_lost() -> None:
    async def scenario() -> None:
        desk = ready()
        task = asyncio.ensure_future(desk.outcome())
        await until(lambda: desk.session.configured)
        desk.connection.gate.clear()
        desk.microphone.speak(*(FakeFrame() for _ in range(OUTBOX_LIMIT + 2)))
        assert await task == Failure(FailureKind.LOST, "stalled")

    run(scenario)


def test_samples_go_to_the_speaker_and_their_length_to_the_state() -> None:
    async def scenario() -> None:
        desk = ready()
        async with desk.running():
            desk.connection.tell_together(
                AudioReceived(R, I, b"\1\0" * 480), ev.AudioArrived(R, I, 20.0)
            )
            desk.connection.tell(ev.AudioCompleted(R, I))
            await until(lambda: desk.speaker.finished)
            assert desk.speaker.played == [(I, b"\1\0" * 480)]
            assert desk.reports[-2:] == [ev.AudioArrived(R, I, 20.0), ev.AudioCompleted(R, I)]

    run(scenario)


def test_samples_of_a_cut_answer_are_reported_as_dropped() -> None:
    async def scenario() -> None:
        desk = ready()
        desk.speaker.barred.add(R)
        async with desk.running():
            desk.connection.tell_together(
                AudioReceived(R, I, b"\1\0" * 480), ev.AudioArrived(R, I, 20.0)
            )
            desk.connection.tell(ev.AudioCompleted(R, I))
            await until(lambda: desk.speaker.finished)
            assert desk.speaker.played == []
            assert desk.reports.of(ev.AudioArrived) == [ev.AudioArrived(R, I, 20.0, dropped=True)]

    run(scenario)


def test_a_full_queue_takes_no_more_commands() -> None:
    async def scenario() -> None:
        session = Desk().session
        assert all(session.send(CreateResponse()) for _ in range(OUTBOX_LIMIT))
        assert not session.send(CreateResponse())

    run(scenario)


def test_a_mistake_of_ours_is_not_taken_for_a_lost_connection() -> None:
    async def scenario() -> None:
        desk = ready()
        desk.speaker.played = None  # a defect
        desk.connection.tell(AudioReceived(R, I, b""))
        with pytest.raises(ExceptionGroup) as failed:
            await desk.session.run()
        assert failed.group_contains(AttributeError)

    run(scenario)


def test_the_end_is_told_with_its_reason() -> None:
    async def scenario() -> None:
        assert await Desk(CREATED, UPDATED, lost("1001")).outcome() == lost("1001")

    run(scenario)


def test_a_long_conversation_and_a_long_outbox_leave_others_their_turn() -> None:
    async def scenario() -> None:
        desk = ready()
        desk.restored = [SendText(ItemId(str(n)), "hello") for n in range(10 * AT_ONCE)]
        task = asyncio.ensure_future(desk.session.run())
        assert await turns_until(lambda: desk.session.configured) >= 10
        count = len(desk.connection.sent)
        for n in range(10 * AT_ONCE):
            desk.session.send(SendText(ItemId(f"later {n}"), "hello"))
        assert await turns_until(lambda: len(desk.connection.sent) == count + 10 * AT_ONCE) >= 10
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    run(scenario)


def test_a_flood_of_messages_leaves_others_their_turn() -> None:
    async def scenario() -> None:
        desk = ready()
        async with desk.running():
            before = len(desk.reports)
            for n in range(10 * AT_ONCE):
                desk.connection.tell(ev.UnhandledReceived(str(n)))
            assert await turns_until(lambda: len(desk.reports) >= before + 10 * AT_ONCE) >= 10

    run(scenario)
