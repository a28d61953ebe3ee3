"""OpenTelemetry for those who run agents: the SDK's own instrumentation, sent to their collector.

Imported only when it is wanted: it needs the extra `telemetry`. What the SDK's wrappers would do by
themselves is done here at the places where this program goes its own way: it opens connections
itself, reads messages within bounds, and sends fifty frames of sound a second, which get no span.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from azure.ai.voicelive.aio import VoiceLiveConnection
from azure.ai.voicelive.models import ServerEvent
from azure.ai.voicelive.telemetry import VoiceLiveInstrumentor
from azure.core.settings import settings
from azure.core.tracing.ext import opentelemetry_span as _  # noqa: F401  # the plug-in that azure-core finds by name
from opentelemetry import context, metrics, trace
from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import PeriodicExportingMetricReader
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

from voicelive_desktop.client.journal import redacted
from voicelive_desktop.client.wire import APPEND

GATE = (
    "AZURE_EXPERIMENTAL_ENABLE_GENAI_TRACING"  # without it the SDK's instrumentation does nothing
)
SEND_TIMEOUT_S = 2.0
CLOSE_WITHIN_S = 1.0
METRICS_EVERY_MS = 15_000
AUDIO = "response.audio.delta"
_Open = Callable[[Any], Awaitable[VoiceLiveConnection]]


class Telemetry:
    """One for the program; sends from a thread of its own.

    Args:
        url: Of the collector, such as http://127.0.0.1:4318.
        version: Of this program.
    """

    def __init__(self, url: str, version: str) -> None:
        os.environ[GATE] = "true"
        base = url.rstrip("/")
        about = Resource.create({"service.name": "voicelive-desktop", "service.version": version})
        self._spans = BatchSpanProcessor(
            OTLPSpanExporter(f"{base}/v1/traces", timeout=SEND_TIMEOUT_S)
        )
        self._tracers = TracerProvider(resource=about, shutdown_on_exit=False)
        self._tracers.add_span_processor(self._spans)
        reader = PeriodicExportingMetricReader(
            OTLPMetricExporter(f"{base}/v1/metrics", timeout=SEND_TIMEOUT_S), METRICS_EVERY_MS
        )
        self._meters = MeterProvider([reader], about, shutdown_on_exit=False)
        trace.set_tracer_provider(self._tracers)
        metrics.set_meter_provider(self._meters)
        settings.tracing_implementation = "opentelemetry"
        self._instrumentor = VoiceLiveInstrumentor()
        self._session: context.Context | None = None
        self._content = False

    def begin(self, *, content: bool) -> None:
        """Count from now on, with what is said or without."""
        self._content = content
        self._instrumentor.instrument(content)

    async def opened(self, manager: Any, open_connection: _Open) -> Trace:
        """Open a connection within a span of its own."""
        connect = self._instrumentor._impl._trace_connect(open_connection)
        connection: VoiceLiveConnection = await connect(manager)
        span = getattr(connection, "_telemetry_span", None)
        if span is not None:
            self._session = trace.set_span_in_context(span.span_instance)
        return Trace(self._instrumentor._impl, manager, connection, content=self._content)

    def tell(
        self, name: str, from_s: float, to_s: float, more: Mapping[str, float | int | str]
    ) -> None:
        """Tell something that only this program knows; Unix seconds."""
        tracer = trace.get_tracer("voicelive_desktop")
        span = tracer.start_span(
            name, self._session, attributes=dict(more), start_time=round(from_s * 1e9)
        )
        span.end(round(to_s * 1e9))

    def close(self) -> None:
        """Send what waits, as far as the collector takes it in time."""

        def last() -> None:
            self._tracers.shutdown()
            self._meters.shutdown()

        # A collector that does not answer must not hold up the end of the program.
        sending = threading.Thread(target=last, name="last telemetry", daemon=True)
        sending.start()
        sending.join(CLOSE_WITHIN_S)


class Trace:
    """Of one connection.

    Attributes:
        connection: What was opened.
        not_told: Messages that the SDK's instrumentation could not read.
    """

    # Any: the SDK's instrumentor and manager have no public types
    def __init__(
        self, instrumentor: Any, manager: Any, connection: VoiceLiveConnection, *, content: bool
    ) -> None:
        self._instrumentor, self._manager, self._content = instrumentor, manager, content
        self.connection = connection
        self._send = getattr(type(connection).send, "_original", type(connection).send)
        self._first_sound_told = False
        self.not_told = 0
        connection.send = self._sent  # type: ignore[method-assign]  # frames of sound go past the SDK's wrapper

    async def received(self, message: Mapping[str, Any]) -> None:
        """Let the SDK's instrumentation see a message; of deltas only the first sound."""
        kind = str(message.get("type"))
        if kind == AUDIO:
            self._count("_telemetry_audio_bytes_received", message.get("delta"))
        if kind == "response.created":
            self._first_sound_told = False
        elif kind.endswith(".delta"):
            if kind != AUDIO or self._first_sound_told:
                return
            self._first_sound_told = True
        shown = redacted(message, words=self._content)
        if kind == AUDIO:
            shown["delta"] = ""
        try:
            await self._tell_received(shown)
        except Exception:  # noqa: BLE001 - the SDK's models fail on odd messages in many ways; telemetry ends no conversation
            self.not_told += 1

    async def _tell_received(self, shown: Mapping[str, Any]) -> None:
        event: ServerEvent = ServerEvent._deserialize(shown, [])  # type: ignore[no-untyped-call] # as the SDK's own recv()

        async def told(_connection: VoiceLiveConnection) -> ServerEvent:
            return event

        await self._instrumentor._trace_recv(told)(self.connection)

    async def close(self) -> None:
        """Close the connection as the SDK's `async with` would, which ends the span of it."""
        self._manager._VoiceLiveConnectionManager__connection = self.connection
        await self._manager.__aexit__(None, None, None)

    async def _sent(self, event: Any) -> None:
        message = event.as_dict() if hasattr(event, "as_dict") else dict(event)
        if message.get("type") == APPEND:
            self._count("_telemetry_audio_bytes_sent", message.get("audio"))
            await self._send(self.connection, event)
            return

        async def send(connection: VoiceLiveConnection, _shown: object) -> None:
            await self._send(connection, event)

        shown = redacted(message, words=self._content)
        await self._instrumentor._trace_send(send)(self.connection, shown)

    def _count(self, name: str, sound: object) -> None:
        if isinstance(sound, str):
            known = getattr(self.connection, name, 0)
            setattr(self.connection, name, known + len(sound) * 3 // 4)
