"""Push-to-talk in both strategies, from the key to the answer: our state, our session, the local
service.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import pytest

from tests.contract.conftest import PATIENT, RunningService
from tests.contract.talking import CHUNK_BYTES, pcm_24k
from tests.support.fakes import FakeFrame, FakeMicrophone, FakeSpeaker
from voicelive_desktop.app.runtime.store import Store
from voicelive_desktop.client import ports
from voicelive_desktop.client.azure_connector import AzureConnector
from voicelive_desktop.client.kept_audio import KeptAudio
from voicelive_desktop.client.session import LiveSession, SessionParts
from voicelive_desktop.domain.facts import effects as fx
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.facts.talk_key import Gate
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.wire.session_update import session_update
from voicelive_desktop.domain.words.ids import DeviceName
from voicelive_desktop.domain.words.kinds import GreetingKind, TalkMode, TalkStrategy

Run = Callable[[Coroutine[Any, Any, Any]], Any]
DEADLINE_S = 200.0
BYTES_PER_MS = 48  # 24 kHz, 16 bits


class Talker:
    """A person at the key, whose microphone frames come as fast as they are read."""

    def __init__(self, strategy: TalkStrategy, **settings: Any) -> None:
        chosen = Settings(talk_mode=TalkMode.PUSH, talk_strategy=strategy, **settings)
        self.store = Store(State(settings=chosen), self._carry_out)
        self.microphone, self.speaker = FakeMicrophone(), FakeSpeaker()
        self.session: LiveSession | None = None
        self.commands: list[ports.Command] = []
        self.errors: list[ev.ServiceErrorReported] = []
        self.store.observe(lambda _old, _new, event: self._note(event))
        self._now = 1_000.0
        self._gate = Gate.OPEN

    @asynccontextmanager
    async def connected(self, service: RunningService) -> AsyncIterator[None]:
        """In a session of the service."""
        parts = SessionParts(
            self.microphone,
            self.speaker,
            self.store.dispatch,
            lambda: session_update(self.store.state.current.running),
            list,
            lambda: self._now,
            lambda: self._now,
            lambda _frame: None,
        )
        for event in (
            ev.StartRequested(self._now),
            ev.CaptureStarted(DeviceName("mic"), 24_000, 0.0),
        ):
            self.store.dispatch(event)
        self.store.dispatch(ev.ConnectingStarted(1))
        endpoint = ports.Endpoint(service.endpoint, service.key, "gpt-realtime", link=PATIENT)
        connection = await AzureConnector(lambda: self._now).connect(endpoint)
        self.session = LiveSession(connection, parts, KeptAudio(lambda: self._now))
        task = asyncio.ensure_future(self.session.run())
        try:
            await self.until(lambda: self.session is not None and self.session.configured)
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            await connection.close()

    def hold(self, recording: str) -> None:
        """Hold the key while saying this; then let go, and the tail ends."""
        self.store.dispatch(ev.TalkPressed(self._now))
        self.speak(pcm_24k(recording, before_ms=100, after_ms=100))
        self.store.dispatch(ev.TalkReleased(self._now))
        self.store.dispatch(ev.TalkTailEnded(self.store.state.microphone.talk.number))

    def speak(self, pcm: bytes) -> None:
        """The microphone hears this; the gate decides what of it is sent."""
        for start in range(0, len(pcm) - CHUNK_BYTES + 1, CHUNK_BYTES):
            self._now += 0.020
            sound = pcm[start : start + CHUNK_BYTES]
            if self._gate is not Gate.SHUT:
                self.microphone.speak(
                    FakeFrame(sound if self._gate is Gate.OPEN else bytes(len(sound)), self._now)
                )

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait for it; while nobody talks, a silent gate goes on sending silence."""
        async with asyncio.timeout(DEADLINE_S):
            while not condition():
                if self._gate is Gate.SILENT and self.microphone.is_read:
                    self.speak(bytes(CHUNK_BYTES))
                await asyncio.sleep(0.002)

    def rows(self, role: Role) -> list[Item]:
        """The settled rows of one side."""
        return [
            i
            for i in self.store.state.conversation
            if i.role is role and i.status is not Status.PARTIAL
        ]

    def _note(self, event: ev.Event) -> None:
        if isinstance(event, ev.ServiceErrorReported):
            self.errors.append(event)

    def _carry_out(self, effect: fx.Effect) -> None:
        command: ports.Command | None = None
        match effect:
            case fx.SetGate(gate):
                self._gate = gate
            case (
                fx.CommitInput()
                | fx.ClearInput()
                | fx.CreateResponse()
                | fx.CancelResponse()
                | fx.Truncate()
            ):
                command = effect
            case fx.FlushPlayback(_, because, response_id) if response_id is not None:
                self.speaker.barred.add(response_id)
                playing = self.speaker.played[-1][0] if self.speaker.played else None
                received_ms = (
                    sum(len(pcm) for item, pcm in self.speaker.played if item == playing)
                    / BYTES_PER_MS
                )
                heard = ev.PlaybackFlushed(
                    playing, response_id, received_ms / 2, received_ms, because
                )
                self.store.dispatch(heard)
        if command is not None and self.session is not None:
            self.commands.append(command)
            self.session.send(command)


@pytest.mark.parametrize("strategy", list(TalkStrategy))
def test_what_is_said_while_the_key_is_held_is_understood_and_answered(
    fast_service: RunningService, run: Run, strategy: TalkStrategy
) -> None:
    async def scene() -> None:
        talker = Talker(strategy)
        async with talker.connected(fast_service):
            talker.speak(pcm_24k("slt-weather"))  # not held: nobody hears it
            talker.hold("slt-time")
            await talker.until(lambda: talker.rows(Role.USER) and talker.rows(Role.ASSISTANT))
            assert "time" in talker.rows(Role.USER)[0].text.lower()
            assert len(talker.rows(Role.USER)) == 1
            assert not talker.errors

    run(scene())


@pytest.mark.parametrize("strategy", list(TalkStrategy))
def test_a_press_during_an_answer_stops_it_and_is_answered_itself(
    service: RunningService, run: Run, strategy: TalkStrategy
) -> None:
    async def scene() -> None:
        talker = Talker(strategy)
        async with talker.connected(service):
            talker.hold("slt-story")
            await talker.until(
                lambda: talker.store.state.answers.gate.active and talker.speaker.played
            )
            talker.hold("slt-time")
            assert any(isinstance(command, fx.CancelResponse) for command in talker.commands)
            await talker.until(
                lambda: (
                    len(talker.rows(Role.USER)) == 2 and not talker.store.state.answers.gate.active
                )
            )
            await talker.until(lambda: talker.rows(Role.ASSISTANT)[-1].status is Status.FINAL)
            assert "time" in talker.rows(Role.USER)[1].text.lower()
            assert talker.rows(Role.ASSISTANT)[0].status is Status.INTERRUPTED
            assert [
                e for e in talker.errors if e.because.code != "response_cancel_not_active"
            ] == []

    run(scene())


def test_esc_sends_nothing_to_be_answered(fast_service: RunningService, run: Run) -> None:
    async def scene() -> None:
        talker = Talker(TalkStrategy.MANUAL)
        async with talker.connected(fast_service):
            talker.store.dispatch(ev.TalkPressed(1_000.0))
            talker.speak(pcm_24k("slt-weather"))
            talker.store.dispatch(ev.TalkCancelled())
            talker.hold("slt-time")
            await talker.until(lambda: talker.rows(Role.USER))
            assert "weather" not in talker.rows(Role.USER)[0].text.lower()
            assert "time" in talker.rows(Role.USER)[0].text.lower()

    run(scene())


def test_the_written_greeting_is_said_word_for_word(fast_service: RunningService, run: Run) -> None:
    async def scene() -> None:
        talker = Talker(
            TalkStrategy.MANUAL,
            greeting_kind=GreetingKind.TEXT,
            greeting_text="Good morning, what shall we do?",
        )
        async with talker.connected(fast_service):
            await talker.until(lambda: talker.rows(Role.ASSISTANT))
            assert talker.rows(Role.ASSISTANT)[0].text == "Good morning, what shall we do?"
            assert talker.speaker.played
            assert not talker.rows(Role.USER)

    run(scene())
