"""The whole program but its window: state, effects, client and audio engine, with a microphone that
speaks when told.

async with Headless(url, key) as program:
    program.start()
    await program.until(lambda s: mode(s) is Mode.LISTENING)
    program.say(read_wav(path))
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from tests.support.kinds import is_of
from voicelive_desktop.app.environment.logs import JsonLog
from voicelive_desktop.app.environment.options import Options
from voicelive_desktop.app.runtime.door import new_item_id
from voicelive_desktop.app.runtime.store import Store
from voicelive_desktop.app.start import machine
from voicelive_desktop.app.start.self_test import TestMicrophone, TestSpeaker
from voicelive_desktop.app.start.until import until
from voicelive_desktop.app.storage.secrets import MemoryKeys
from voicelive_desktop.app.storage.settings_file import SettingsFile
from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.audio.stand_ins.simulated import SimulatedBackend
from voicelive_desktop.audio.stand_ins.ticker import RealTime
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.kinds import Target

DEADLINE_S = 200.0

OFTEN = (ev.AudioArrived, ev.PlaybackProgressed, ev.ReplyTextGrew, ev.TranscriptionGrew)


class Headless:
    """One program, in the test's own loop.

    Attributes:
        diary: Every event that was dispatched, with its time (monotonic s), but those that come
            many times a second.
    """

    def __init__(
        self, url: str, key: str, clock: Callable[[], float] = time.time, **settings: Any
    ) -> None:
        self._clock = clock
        chosen = Settings(target=Target.AZURE, endpoint=url, **settings)
        self._options = Options(key=key, endpoint=url, self_test=True)
        self.store = Store(State(settings=chosen))
        self.diary: list[tuple[float, ev.Event]] = []
        self._microphone, self._speaker = TestMicrophone(), TestSpeaker()
        self._machine: machine.Machine | None = None

    async def __aenter__(self) -> Self:
        backend = SimulatedBackend(RealTime(), self._microphone.source, self._speaker.sink)
        file = SettingsFile(None, {})
        self._machine = machine.build(
            self._options, self.store, file, MemoryKeys(), JsonLog(None), backend, self._clock
        )
        self.store.observe(self._note)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._machine is not None
        with suppress(TimeoutError):
            self.store.dispatch(ev.EndRequested())
            await self.until(lambda s: isinstance(s.connection, con.Offline | con.Failed), 5.0)
        await self._machine.close()

    @property
    def state(self) -> State:
        """The present one."""
        return self.store.state

    @property
    def sounding_s(self) -> float:
        """How long the speaker has sounded."""
        return self._speaker.sounding_s

    def start(self) -> None:
        """Press Start."""
        self.store.dispatch(ev.StartRequested(self._clock()))

    def say(self, samples: Samples) -> None:
        """Speak (24 kHz)."""
        self._microphone.say(samples)

    def write(self, text: str) -> None:
        """Send a typed message."""
        self.store.dispatch(ev.TextSubmitted(new_item_id(), text, self._clock()))

    def told(self, *kinds: type[object]) -> list[ev.Event]:
        """The events of these kinds so far."""
        return [event for _, event in self.diary if is_of(event, *kinds)]

    async def until(
        self, reached: Callable[[State], object], deadline_s: float = DEADLINE_S
    ) -> None:
        """Wait until the state is so. Raises TimeoutError."""
        await until(self.store, reached, deadline_s)

    def _note(self, _old: State, _new: State, event: ev.Event) -> None:
        if not is_of(event, *OFTEN):
            self.diary.append((time.monotonic(), event))
