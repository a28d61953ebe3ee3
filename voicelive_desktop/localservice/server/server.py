"""The aiohttp shell: listens on 127.0.0.1, checks the key, and lets connections run."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType

from aiohttp import web

from voicelive_desktop.localservice.companion.agent.agent_address import thread_id_from
from voicelive_desktop.localservice.companion.agent.agent_port import AgentPort, Seat
from voicelive_desktop.localservice.companion.brain_port import BrainPort
from voicelive_desktop.localservice.companion.mcp.http_servers import HttpServers
from voicelive_desktop.localservice.echo.input_chain import NoCleaning, SoundCleaning
from voicelive_desktop.localservice.hearing.recognizer import Recognizer
from voicelive_desktop.localservice.hearing.speech_probability import (
    SpeechProbability,
    VoiceActivity,
)
from voicelive_desktop.localservice.server.client_connection import (
    ClientConnection,
    ConnectionPorts,
    new_id,
)
from voicelive_desktop.localservice.server.handshake import (
    NOT_FROM_HERE,
    PATH_END,
    HandshakeRefusal,
    comes_from_here,
    has_key,
    names_a_model,
    refusal,
)
from voicelive_desktop.localservice.server.service_options import ServiceOptions
from voicelive_desktop.localservice.server.stun import StunServer
from voicelive_desktop.localservice.voice.voice_port import VoicePort

log = logging.getLogger(__name__)

HOST = "127.0.0.1"
# 15 MiB of audio per append are documented; base64 makes a third more of it
MAX_MESSAGE = 24 * 2**20
SHUTDOWN_S = 1.0
UNNAMED_AGENT = "agent"  # the one that answers clients who ask for a model


class LocalService:
    """An async context manager: listening inside, ``port`` known; closes every connection
    at the end.
    """

    def __init__(
        self,
        options: ServiceOptions,
        recognizer: Recognizer,
        voice: VoicePort,
        new_cleaning: Callable[[], SoundCleaning] = NoCleaning,
        new_activity: Callable[[], VoiceActivity] = SpeechProbability,
        brain: BrainPort | None = None,
        agent: AgentPort | None = None,
    ) -> None:
        self._options = options
        self._recognizer = recognizer
        self._voice = voice
        self._new_cleaning = new_cleaning
        self._new_activity = new_activity
        self._brain = brain
        self._agent = agent
        self._servers = HttpServers(options.mcp_hosts)
        self._stun: StunServer | None = None
        self._connections: set[ClientConnection] = set()
        self._handshakes = 0
        application = web.Application()
        application.router.add_get("/{prefix:.*}", self._on_request)
        self._runner = web.AppRunner(
            application, access_log=None, handle_signals=False, shutdown_timeout=SHUTDOWN_S
        )
        self.port = 0

    async def __aenter__(self) -> LocalService:
        await self._runner.setup()
        listener = socket.create_server((HOST, self._options.port))
        self.port = int(listener.getsockname()[1])
        await web.SockSite(self._runner, listener).start()
        self._stun = await StunServer.listen(HOST)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        closing = [
            asyncio.wait_for(connection.close(b"shutting down"), SHUTDOWN_S)
            for connection in self._connections
        ]
        await asyncio.gather(*closing, return_exceptions=True)
        await self._servers.close()
        if self._stun is not None:
            self._stun.close()
        await self._runner.cleanup()

    async def _on_request(self, request: web.Request) -> web.StreamResponse:
        refused = self._refusal(request)
        if refused is not None:
            return web.Response(
                status=refused.status,
                text=refused.body,
                headers=refused.headers,
                content_type="application/json",
            )
        return await self._serve(request)

    def _refusal(self, request: web.Request) -> HandshakeRefusal | None:
        if not comes_from_here(request.headers):
            return refusal(403, NOT_FROM_HERE)
        if not request.path.endswith(PATH_END):
            return refusal(404)
        if not has_key(request.headers, request.query, self._options.key):
            return refusal(401)
        self._handshakes += 1
        if self._options.faults.refuse_status is not None:
            return refusal(self._options.faults.refuse_status)
        if self._handshakes <= self._options.faults.refuse_first:
            return refusal(503)
        if names_a_model(request.query):
            return None
        return refusal(400)

    def _seat(self, query: Mapping[str, str]) -> Seat | None:
        if self._agent is None:
            return None
        name = query.get("agent-name") or UNNAMED_AGENT
        return Seat(
            self._agent, name, thread_id_from(query.get("conversation-id", ""), new_id("conv"))
        )

    def _ice_servers(self) -> Sequence[Mapping[str, object]]:
        if self._stun is None:
            return ()
        return self._stun.told

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        times = self._options.times
        websocket = web.WebSocketResponse(
            max_msg_size=MAX_MESSAGE, timeout=SHUTDOWN_S, autoclose=not times.goodbye_s
        )
        await asyncio.sleep(times.handshake_s)
        try:
            await websocket.prepare(request)
        except ConnectionError:
            log.info("the client left before it was answered")
            return web.Response()
        assert isinstance(request.transport, asyncio.Transport)
        ports = ConnectionPorts(
            self._recognizer,
            self._voice,
            self._options.faults,
            self._options.speed,
            self._new_cleaning,
            self._new_activity,
            times,
            self._brain,
            self._seat(request.query),
            self._servers,
            self._ice_servers(),
        )
        model = request.query.get("model") or request.query.get("agent-name") or ""
        connection = ClientConnection(
            websocket, request.transport, model, ports, is_dropped_once=self._handshakes == 1
        )
        self._connections.add(connection)
        try:
            await connection.run()
            await asyncio.sleep(times.goodbye_s)
            await websocket.close()
        except ConnectionError:
            log.info("the connection broke")
        finally:
            self._connections.discard(connection)
        return websocket
