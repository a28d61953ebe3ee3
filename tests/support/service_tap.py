"""The local service, run as the program runs it, behind a tap that notes every message of both
directions.

with ServiceTap() as tap:
    …point the program at tap.url with the key tap.key…
    tap.wait_for("input_audio_buffer.speech_started")
    sent = tap.audio(item_id)      # exactly the samples that the service sent
"""

from __future__ import annotations

import asyncio
import base64
import json
import logging
import os
import secrets
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import aiohttp
import numpy as np
from aiohttp import ClientWebSocketResponse, ClientWSTimeout, web
from numpy.typing import NDArray

from tests.support import processes
from tests.support.disorder import Disorder
from tests.support.waiting import PATIENCE, eventually

START_S = 20.0

# a program that ends in the middle of a handshake is no error here
_quiet = logging.getLogger("service tap")
_quiet.setLevel(logging.CRITICAL)


@dataclass(frozen=True)
class Message:
    """One message; `t` is `time.monotonic()` when it passed, `to_service` its direction."""

    t: float
    to_service: bool
    body: dict[str, Any]

    @property
    def type(self) -> str:
        """The event's name."""
        return str(self.body.get("type"))


Change = Callable[[Message], Mapping[str, Any] | None]


class ServiceTap:
    """One service process and one proxy in front of it; a context manager.

    Messages are noted as they were sent. `change` says what is passed on instead (None: nothing);
    `disorder` delivers the service's messages late, twice and out of their order.
    """

    def __init__(
        self, *options: str, change: Change | None = None, disorder: Disorder | None = None
    ) -> None:
        self._options = options
        self._change = change or (lambda message: message.body)
        self._disorder = disorder
        self._messages: list[Message] = []
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="service tap")
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ending: asyncio.Event | None = None
        self._service: subprocess.Popen[str] | None = None
        self._upstream = ""
        self.url = ""
        self.key = secrets.token_urlsafe()

    def __enter__(self) -> Self:
        self.start_service()
        self._thread.start()
        assert self._ready.wait(START_S * PATIENCE), "the tap did not start"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._loop is not None and self._ending is not None:
            self._loop.call_soon_threadsafe(self._ending.set)
        self._thread.join(10)
        self.stop_service()

    def start_service(self) -> None:
        """Start the service, or start it again: behind the tap its address and key stay the same."""
        command = [sys.executable, "-m", "voicelive_desktop", "--local-service", *self._options]
        env = {**os.environ, "VOICELIVE_LOCAL_KEY": self.key}
        self._service = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env
        )
        assert self._service.stdout is not None
        self._upstream = f"http://127.0.0.1:{json.loads(self._service.stdout.readline())['port']}"

    @property
    def service_url(self) -> str:
        """The service's own address, past the tap."""
        return self._upstream

    @property
    def service_pid(self) -> int:
        """The process of the service."""
        assert self._service is not None, "it does not run"
        return self._service.pid

    def stop_service(self) -> None:
        """End the service; open connections end with it."""
        if self._service is None:
            return
        for pipe in (self._service.stdin, self._service.stdout):
            if pipe is not None:
                pipe.close()
        processes.stop(self._service)
        self._service = None

    def messages(self, kind: str | None = None, *, after: float = 0.0) -> Sequence[Message]:
        """The messages so far, of one type or all."""
        return [
            m for m in tuple(self._messages) if m.t >= after and (kind is None or m.type == kind)
        ]

    def wait_for(self, kind: str, *, after: float = 0.0, timeout_s: float = 15.0) -> Message:
        """The first message of a type at or after `after`."""
        return eventually(
            lambda: next(iter(self.messages(kind, after=after)), None),
            timeout_s=timeout_s,
            what=f"message {kind}",
        )

    def audio(self, item_id: str) -> NDArray[np.int16]:
        """All samples (24 kHz) of one answer item that the service has sent so far."""
        deltas = [
            m.body["delta"]
            for m in self.messages("response.audio.delta")
            if m.body.get("item_id") == item_id
        ]
        return np.frombuffer(b"".join(base64.b64decode(d) for d in deltas), np.int16)

    def _serve(self) -> None:
        asyncio.run(self._run())

    async def _run(self) -> None:
        self._loop, self._ending = asyncio.get_running_loop(), asyncio.Event()
        app = web.Application()
        app.router.add_get("/voice-live/realtime", self._forward)
        runner = web.AppRunner(app, shutdown_timeout=0.5, logger=_quiet)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        self._ready.set()
        await self._ending.wait()
        await runner.cleanup()

    async def _forward(self, request: web.Request) -> web.StreamResponse:
        near = web.WebSocketResponse(max_msg_size=0)
        url = self._upstream + "/voice-live/realtime?" + request.query_string
        headers = {"api-key": request.headers.get("api-key", "")}
        async with aiohttp.ClientSession() as http:
            try:
                far = await http.ws_connect(
                    url, headers=headers, max_msg_size=0, timeout=ClientWSTimeout(ws_close=1.0)
                )
            except aiohttp.WSServerHandshakeError as refused:
                return web.Response(status=refused.status, headers=_passed_on(refused))
            except aiohttp.ClientConnectionError:
                return web.Response(status=502)
            try:
                await self._pass_both(request, near, far)
            finally:  # also when the tap ends in the middle
                await far.close()
        return near

    async def _pass_both(
        self, request: web.Request, near: web.WebSocketResponse, far: ClientWebSocketResponse
    ) -> None:
        await near.prepare(request)
        up = asyncio.ensure_future(self._pump(near, far, to_service=True))
        down = asyncio.ensure_future(self._pump(far, near, to_service=False))
        try:
            await asyncio.wait([up, down], return_when=asyncio.FIRST_COMPLETED)
        finally:
            for side in (up, down):
                side.cancel()
            await asyncio.gather(up, down, return_exceptions=True)
        await near.close()

    # aiohttp's two WebSocket classes
    async def _pump(self, source: Any, sink: Any, *, to_service: bool) -> None:
        async with asyncio.TaskGroup() as late:
            await self._pass_on(source, sink, late, to_service=to_service)

    async def _pass_on(
        self, source: Any, sink: Any, late: asyncio.TaskGroup, *, to_service: bool
    ) -> None:
        async for message in source:
            if message.type is not aiohttp.WSMsgType.TEXT:
                continue
            noted = Message(time.monotonic(), to_service, json.loads(message.data))
            self._messages.append(noted)
            passed = self._change(noted)
            if passed is None:
                continue
            data = message.data if passed is noted.body else json.dumps(passed)
            waits_s = (
                [0.0]
                if to_service or self._disorder is None
                else self._disorder.deliveries(noted.body)
            )
            for wait_s in waits_s:
                if wait_s:
                    late.create_task(_deliver(sink, data, wait_s))
                else:
                    await sink.send_str(data)


async def _deliver(sink: Any, data: str, wait_s: float) -> None:
    await asyncio.sleep(wait_s)
    await sink.send_str(data)


def _passed_on(refused: aiohttp.WSServerHandshakeError) -> dict[str, str]:
    wanted = {"retry-after", "apim-request-id", "x-ms-request-id"}
    return {
        name: value for name, value in (refused.headers or {}).items() if name.lower() in wanted
    }
