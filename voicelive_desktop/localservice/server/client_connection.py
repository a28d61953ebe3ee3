"""One WebSocket connection: the event loop's side of a dialogue."""

from __future__ import annotations

import asyncio
import logging
import secrets
import string
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from weakref import WeakSet

from aiohttp import WSCloseCode, WSMsgType, web

from voicelive_desktop.localservice.companion.agent.agent_port import Seat
from voicelive_desktop.localservice.companion.brain_port import BrainPort
from voicelive_desktop.localservice.companion.mcp.mcp_port import McpPort, NoServers
from voicelive_desktop.localservice.echo.input_chain import NoCleaning, SoundCleaning
from voicelive_desktop.localservice.hearing.recognizer import (
    HearingUtterance,
    Hypothesis,
    Recognizer,
    SessionSound,
)
from voicelive_desktop.localservice.hearing.speech_probability import (
    SpeechProbability,
    VoiceActivity,
)
from voicelive_desktop.localservice.protocol.client_messages import encoded
from voicelive_desktop.localservice.protocol.times import AT_ONCE, Times
from voicelive_desktop.localservice.server.face_peer import FacePeer
from voicelive_desktop.localservice.server.faults import Faults, broken_frames
from voicelive_desktop.localservice.session.dialogue import Dialogue
from voicelive_desktop.localservice.session.told_surroundings import Surroundings
from voicelive_desktop.localservice.voice.voice_port import VoicePort

log = logging.getLogger(__name__)

SESSION_LIFETIME_S = 3600  # documented: 60 minutes per connection
ID_ALPHABET = string.ascii_letters + string.digits
ID_LENGTH = 21
NO_AVATAR = b"Avatar is not supported for the resource's region or pricing tier."
EXPIRED_REASON = b"Your session hit the maximum duration of 60 minutes."


def _has_avatar(event: dict[str, Any]) -> bool:
    return event["type"] == "session.updated" and bool(event["session"].get("avatar"))


def new_id(prefix: str) -> str:
    """Return an id like ``item_Bz3…``."""
    return f"{prefix}_{''.join(secrets.choice(ID_ALPHABET) for _ in range(ID_LENGTH))}"


def call_soon(loop: asyncio.AbstractEventLoop, call: Callable[[], object]) -> None:
    """Call on the loop's thread, from any other; what comes after the loop's end is late."""
    try:
        loop.call_soon_threadsafe(call)
    except RuntimeError:
        log.info("a thread was still at work after the end")


@dataclass(slots=True)
class ConnectionPorts:
    """What all connections share."""

    recognizer: Recognizer
    voice: VoicePort
    faults: Faults
    speed: float
    new_cleaning: Callable[[], SoundCleaning] = NoCleaning
    new_activity: Callable[[], VoiceActivity] = SpeechProbability
    times: Times = AT_ONCE
    brain: BrainPort | None = None
    seat: Seat | None = None
    servers: McpPort = field(default_factory=NoServers)
    ice_servers: Sequence[Mapping[str, object]] = ()


class _Ear:
    """Brings hypotheses from the recogniser's threads to the event loop.

    Who listens or recognises holds an utterance; what nobody holds any more is over, and forgotten
    with its sound.
    """

    def __init__(self, recognizer: Recognizer, connection: ClientConnection) -> None:
        self._recognizer = recognizer
        self._connection = connection
        self._loop = asyncio.get_running_loop()
        self._open: WeakSet[HearingUtterance] = WeakSet()
        self._microphone = SessionSound()

    def open(
        self, item_id: str, *, is_narrow: bool, from_microphone: bool = True
    ) -> HearingUtterance:
        def on_hypothesis(hypothesis: Hypothesis) -> None:  # recogniser thread
            call_soon(self._loop, lambda: self._connection.on_heard(item_id, hypothesis))

        source = SessionSound()
        if from_microphone:
            source = self._microphone
        source.language = self._connection.spoken_language
        hearing = self._recognizer.open(on_hypothesis, is_narrow=is_narrow, source=source)
        self._open.add(hearing)
        return hearing

    def close(self) -> None:
        for hearing in tuple(self._open):
            hearing.drop()


@dataclass(slots=True, eq=False)
class ClientConnection:
    """Owns the socket while it lives; ``run`` returns when it is over."""

    socket: web.WebSocketResponse
    transport: asyncio.Transport
    model: str
    ports: ConnectionPorts
    is_dropped_once: bool = False
    _changed: asyncio.Event = field(default_factory=asyncio.Event)
    _stalled: bool = False
    _is_over: bool = False
    _dialogue: Any = None
    _broken: Iterator[str] = field(default_factory=broken_frames)
    _sent: int = 0
    _ending: asyncio.Task[None] | None = None

    @property
    def spoken_language(self) -> str:
        """See `Dialogue`; while it runs."""
        return str(self._dialogue.spoken_language)

    async def run(self) -> None:
        """Serve until either side closes."""
        faults = self.ports.faults
        lifetime_s = faults.expire_after_s or SESSION_LIFETIME_S
        ear = _Ear(self.ports.recognizer, self)
        face = FacePeer(self._on_avatar_switched)
        encoder = ThreadPoolExecutor(1, "local-service-face")
        loop = asyncio.get_running_loop()
        around = replace(self._surroundings(ear, loop), avatar=face, encode=encoder.submit)
        self._dialogue = Dialogue(self.model, int(time.time() + lifetime_s), around)
        self._dialogue.open()
        timers = [
            loop.call_later(delay_s, action)
            for delay_s, action in (
                (lifetime_s, self._expire),
                (faults.drop_after_s, self._drop),
                (faults.drop_once_after_s if self.is_dropped_once else None, self._drop),
                (faults.stall_after_s, self._stall),
            )
            if delay_s is not None
        ]
        # ended in the finally below
        writer = asyncio.create_task(self._write(), name="local-service-writer")
        try:
            await self._read()
        finally:
            self._is_over = True
            self._dialogue.close()
            writer.cancel()
            await asyncio.gather(writer, return_exceptions=True)
            for timer in timers:
                timer.cancel()
            ear.close()
            await face.close()
            encoder.shutdown(wait=False, cancel_futures=True)
            if self._ending is not None:
                await asyncio.gather(self._ending, return_exceptions=True)

    def _surroundings(self, ear: _Ear, loop: asyncio.AbstractEventLoop) -> Surroundings:
        faults = self.ports.faults

        def wake() -> None:  # from any thread
            call_soon(loop, self._changed.set)

        return Surroundings(
            clock=time.monotonic,
            now=datetime.now,
            new_id=new_id,
            wake=wake,
            ear=ear,
            voice=self.ports.voice,
            speed=self.ports.speed,
            response_delay_s=faults.slow_s or self.ports.times.first_output_s,
            transcript_delay_s=faults.late_transcript_s,
            fails_transcripts=faults.fails_transcripts,
            never_answers=faults.is_silent,
            cleaning=self.ports.new_cleaning(),
            activity=self.ports.new_activity(),
            brain=self.ports.brain,
            seat=self.ports.seat,
            servers=self.ports.servers,
            ice_servers=self.ports.ice_servers,
        )

    def _on_avatar_switched(self, state: str, turn_id: str) -> None:
        if not self._is_over:
            self._dialogue.avatar_switched(state, turn_id)

    def on_heard(self, item_id: str, hypothesis: Hypothesis) -> None:
        """Take a hypothesis on the event loop."""
        if not self._is_over:
            self._dialogue.heard(item_id, hypothesis)
            self._changed.set()

    async def _read(self) -> None:
        async for message in self.socket:
            await self._wait_while_stalled()
            if message.type is WSMsgType.TEXT:
                self._take(message.data)
            elif message.type is WSMsgType.BINARY:
                self._take("")

    def _take(self, message: str) -> None:
        """Handle a message, now or as late as the real service does; the order stays."""
        delay_s = self.ports.times.answer_s
        if delay_s > 0:
            asyncio.get_running_loop().call_later(delay_s, self._receive, message)
        else:
            self._receive(message)

    def _receive(self, message: str) -> None:
        if not self._is_over:
            self._dialogue.receive(message)
            self._changed.set()

    async def _write(self) -> None:
        """Send what the dialogue has to say, and wake it when it is due."""
        while True:
            self._dialogue.advance()
            await self._send(self._dialogue.take_events())
            due = self._dialogue.next_due()
            if due is None:
                timeout = None
            else:
                timeout = max(0.0, due - time.monotonic())
            try:
                await asyncio.wait_for(self._changed.wait(), timeout)
            except TimeoutError:
                continue
            self._changed.clear()

    async def _send(self, events: list[dict[str, Any]]) -> None:
        for event in events:
            await self._wait_while_stalled()
            if self.ports.faults.refuses_avatars and _has_avatar(event):
                await self.socket.close(code=WSCloseCode.INTERNAL_ERROR, message=NO_AVATAR)
                return
            await self.socket.send_str(encoded(event))
            self._sent += 1
            every = self.ports.faults.garble_every
            if every and self._sent % every == 0:
                await self.socket.send_str(next(self._broken))
            if event["type"] == "response.done" and self.ports.faults.close_code is not None:
                await self.socket.close(
                    code=self.ports.faults.close_code, message=b"closed on request"
                )

    async def _wait_while_stalled(self) -> None:
        if self._stalled:
            await asyncio.Event().wait()  # until this task is cancelled

    # ---- ends; called by the loop's timers

    def _drop(self) -> None:
        self.transport.abort()

    def _stall(self) -> None:
        self._stalled = True
        self.transport.pause_reading()

    def _expire(self) -> None:
        self._ending = asyncio.create_task(self.close(EXPIRED_REASON), name="local-service-expiry")

    async def close(self, reason: bytes = b"") -> None:
        """Say goodbye with 1001."""
        if self._stalled:
            self.transport.abort()
        else:
            await self.socket.close(code=WSCloseCode.GOING_AWAY, message=reason)
