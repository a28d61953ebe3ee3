"""What a collector is told of a session, by the SDK's own instrumentation.

In a process of its own: OpenTelemetry's providers cannot be taken back.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

pytest.importorskip("opentelemetry.sdk")

SESSION = r"""
import asyncio, base64, json, sys
from aiohttp import web
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from tests.support.odd_services import serving, talking
from tests.unit.client.loopback import at
from voicelive_desktop.client.azure_connector import AzureConnector
from voicelive_desktop.client.azure_telemetry import Telemetry
from voicelive_desktop.client.ports import AppendAudio
from voicelive_desktop.domain.facts.effects import ConfigureSession, CreateResponse

content = sys.argv[1] == "content"
spans = []

async def main():
    async def take(request):
        body = await request.read()
        if request.headers.get("Content-Encoding") == "gzip":
            import gzip
            body = gzip.decompress(body)
        got = ExportTraceServiceRequest.FromString(body)
        for resource in got.resource_spans:
            for scope in resource.scope_spans:
                for span in scope.spans:
                    spans.append({
                        "name": span.name,
                        "ended": span.end_time_unix_nano > 0,
                        "id": span.span_id.hex(), "parent": span.parent_span_id.hex(),
                        "attributes": {a.key: str(a.value) for a in span.attributes},
                        "events": [str(e) for e in span.events],
                        "ms": (span.end_time_unix_nano - span.start_time_unix_nano) / 1e6,
                    })
        return web.Response(body=b"", content_type="application/x-protobuf")

    async def nothing(request):
        return web.Response(body=b"", content_type="application/x-protobuf")

    app = web.Application()
    app.router.add_post("/v1/traces", take)
    app.router.add_post("/v1/metrics", nothing)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}"

    async def behave(socket, _request):
        async def say(**message):
            await socket.send_str(json.dumps(message))
        await say(type="session.created", session={"id": "s", "model": "m"})
        async for message in socket:
            if json.loads(message.data)["type"] == "response.create":
                break
        await say(type="response.created", response={"id": "r"})
        sound = base64.b64encode(bytes(960)).decode()
        place = {"response_id": "r", "item_id": "i", "output_index": 0, "content_index": 0}
        for _ in range(50):
            await say(type="response.audio.delta", **place, delta=sound)
        await say(type="response.audio_transcript.done", **place, transcript="SPOKEN")
        await say(type="no.such.type", odd=[1])
        usage = {"total_tokens": 7, "input_tokens": 3, "output_tokens": 4}
        await say(type="response.done", response={"id": "r", "status": "completed", "usage": usage})
        await socket.receive()

    telemetry = Telemetry(url, "1")
    telemetry.begin(content=content)
    async with serving(talking(behave)) as service:
        connector = AzureConnector(lambda: 1.0)
        connector.telemetry = telemetry
        connection = await connector.connect(at(service.url))
        await connection.receive()
        tool = {"type": "mcp", "server_label": "n", "server_url": "https://x.example", "authorization": "SECRET"}
        await connection.send(ConfigureSession({"instructions": "TYPED", "tools": [tool]}))
        for _ in range(100):
            await connection.send(AppendAudio(bytes(960)))
        await connection.send(CreateResponse())
        for _ in range(54):
            await connection.receive()
        telemetry.tell("end of speech to first sample", 10.0, 10.5, {"voicelive.turn": 1})
        await connection.close()
    await asyncio.to_thread(telemetry.close)
    await runner.cleanup()
    print(json.dumps(spans))

asyncio.run(main())
"""


def session(content: str) -> tuple[list[dict[str, Any]], str]:
    ran = subprocess.run(
        [sys.executable, "-c", SESSION, content], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    spans: list[dict[str, Any]] = json.loads(ran.stdout.splitlines()[-1])
    return spans, ran.stdout


def test_a_session_is_a_span_that_ends_with_its_counters_and_sound_has_none() -> None:
    spans, told = session("plain")
    (connect,) = [span for span in spans if span["name"].startswith("connect")]
    assert connect["ended"]
    assert "1" in connect["attributes"]["gen_ai.voice.turn_count"]
    assert "96000" in connect["attributes"]["gen_ai.voice.audio_bytes_sent"]
    assert "48000" in connect["attributes"]["gen_ai.voice.audio_bytes_received"]
    names = [span["name"] for span in spans]
    assert "recv response.done" in names
    assert "send response.create" in names
    assert len(spans) < 20, names  # 150 frames of sound went both ways
    (ours,) = [span for span in spans if span["name"] == "end of speech to first sample"]
    assert ours["parent"] == connect["id"]
    assert ours["ms"] == 500.0
    for private in ("SPOKEN", "TYPED", "SECRET"):
        assert private not in told


def test_words_are_sent_on_request_only_and_secrets_never() -> None:
    _, told = session("content")
    assert "SPOKEN" in told
    assert "TYPED" in told
    assert "SECRET" not in told
