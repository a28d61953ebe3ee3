"""Hosted agents made with the vendor's own packages, and one in plain aiohttp: checked, talked to
and interrupted.

`dev.py test --agents` makes the environment that the packages need and names its Python in
VOICELIVE_TEST_AGENTS.
"""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from azure.ai.voicelive.models import InputTextContentPart, UserMessageItem

from tests.contract.conftest import running_service
from tests.contract.talking import texts, until

AGENTS = os.environ.get("VOICELIVE_TEST_AGENTS", "")
pytestmark = pytest.mark.skipif(not AGENTS, reason="only by `dev.py test --agents`")
DEADLINE_S = 100.0
RESPONSES = """
import asyncio
from azure.ai.agentserver.responses import ResponsesAgentServerHost, TextResponse

app = ResponsesAgentServerHost()

@app.response_handler
async def handle(request, context, cancellation_signal):
    said = await context.get_input_text()
    async def words():
        for word in (["One, two. "] * 500 if said == "Count" else ["You ", "said: ", said]):
            if cancellation_signal.is_set():
                print("interrupted", flush=True)
                return
            yield word
            await asyncio.sleep(0.02)
    return TextResponse(context, request, text=words())

app.run()
"""
INVOCATIONS = """
import asyncio, json
from starlette.responses import StreamingResponse
from azure.ai.agentserver.invocations import InvocationAgentServerHost

app = InvocationAgentServerHost()

def event(kind, **fields):
    return "data: " + json.dumps({"type": kind, **fields}) + "\\n\\n"

@app.invoke_handler
async def handle(request):
    said = (await request.json())["input"]
    words = ["One, two. "] * 500 if said == "Count" else ["You ", "said: ", said]
    async def stream():
        try:
            for word in words:
                yield event("output_audio_transcription.delta", delta=word)
                await asyncio.sleep(0.02)
            yield event("output_audio_transcription.done", text="".join(words))
            yield event("ui.card", session=request.state.session_id)
            yield event("done")
        except (asyncio.CancelledError, GeneratorExit):
            print("interrupted", flush=True)
            raise
    return StreamingResponse(stream(), media_type="text/event-stream")

app.run()
"""
PLAIN = """
import asyncio, json, os
from aiohttp import web

async def ready(request):
    return web.Response()

async def answer(request):
    said = (await request.json())["input"]
    words = ["One, two. "] * 500 if said == "Count" else ["You ", "said: ", said]
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
    await response.prepare(request)
    async def send(kind, **fields):
        await response.write(f"data: {json.dumps({'type': kind, **fields})}\\n\\n".encode())
    try:
        for word in words:
            await send("response.output_text.delta", item_id="m", delta=word)
            await asyncio.sleep(0.02)
        await send("response.output_text.done", item_id="m", text="".join(words))
        await send("response.completed", response={"status": "completed"})
    except (ConnectionError, asyncio.CancelledError):
        print("interrupted", flush=True)
        raise
    return response

app = web.Application()
app.add_routes([web.get("/readiness", ready), web.post("/responses", answer)])
web.run_app(app, host="127.0.0.1", port=int(os.environ["PORT"]), print=None, handler_cancellation=True)
"""
KINDS = {
    "responses": (RESPONSES, AGENTS),
    "invocations": (INVOCATIONS, AGENTS),
    "plain": (PLAIN, sys.executable),
}


@dataclass(frozen=True)
class RunningAgent:
    """Where it listens, and what it wrote."""

    url: str
    folder: Path

    def written(self) -> str:
        return (self.folder / "out.txt").read_text(errors="replace")


@contextmanager
def running_agent(kind: str, folder: Path) -> Iterator[RunningAgent]:
    """Start an agent at a free port, and wait until it says that it is ready."""
    script, python = KINDS[kind]
    (folder / "main.py").write_text(script)
    (folder / "agent.manifest.yaml").write_text('metadata:\n  voiceLiveCompatible: "true"\n')
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    quiet = {"OTEL_SDK_DISABLED": "true", "APPLICATIONINSIGHTS_STATSBEAT_DISABLED_ALL": "true"}
    environment = {**os.environ, **quiet, "PORT": str(port), "HOME": str(folder)}
    with (folder / "out.txt").open("w") as out:
        process = subprocess.Popen(
            [python, "main.py"], cwd=folder, env=environment, stdout=out, stderr=out
        )
        try:
            agent = RunningAgent(f"http://127.0.0.1:{port}", folder)
            _await_ready(agent, process)
            yield agent
        finally:
            process.kill()
            process.wait(60)


def _await_ready(agent: RunningAgent, process: subprocess.Popen[bytes]) -> None:
    until_s = time.monotonic() + DEADLINE_S
    while time.monotonic() < until_s:
        assert process.poll() is None, agent.written()
        try:
            with urllib.request.urlopen(f"{agent.url}/readiness", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    pytest.fail(agent.written())


async def ask(connection: Any, words: str) -> None:
    item = UserMessageItem(content=[InputTextContentPart(text=words)])
    await connection.conversation.item.create(item=item)
    await connection.response.create()


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_ready_for_voice_live(kind: str, tmp_path: Path) -> None:
    with running_agent(kind, tmp_path) as agent:
        service = [sys.executable, "-m", "voicelive_desktop.localservice", "--agent", agent.url]
        command = [*service, "--check-agent", "--agent-folder", str(tmp_path)]
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=DEADLINE_S, check=False
        )
        assert done.returncode == 0, done.stdout + agent.written()


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_talked_to_and_interrupted(kind: str, tmp_path: Path) -> None:
    async def scenario(agent: RunningAgent) -> None:
        with running_service("--agent", agent.url) as service:
            async with service.connect("gpt-4.1") as connection:
                await ask(connection, "Hello there.")
                events = await until(connection, "response.done")
                assert texts(events, "response.audio_transcript.done", "transcript") == [
                    "You said: Hello there."
                ]
                await ask(connection, "Count")
                await until(connection, "response.audio.delta")
                await connection.response.cancel()
                await until(connection, "response.done")
                while "interrupted" not in agent.written():  # noqa: ASYNC110 - it has no event of its own
                    await asyncio.sleep(0.05)
                await ask(connection, "And now?")
                events = await until(connection, "response.done")
                assert texts(events, "response.audio_transcript.done", "transcript") == [
                    "You said: And now?"
                ]

    with running_agent(kind, tmp_path) as agent:
        asyncio.run(asyncio.wait_for(scenario(agent), DEADLINE_S))
