"""The service in its own process with a language model: the vendor's SDK talks to it, and
everything closes in time.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Coroutine
from typing import Any

from azure.ai.voicelive.models import (
    AzureStandardVoice,
    InputTextContentPart,
    RequestSession,
    UserMessageItem,
)

from tests.contract.conftest import running_service
from tests.contract.talking import pcm_24k, say, texts, until
from tests.support.model_server import ModelServer, serving

DEADLINE_S = 100  # models are loaded beside it


def run(scenario: Coroutine[Any, Any, None]) -> None:
    asyncio.run(asyncio.wait_for(scenario, DEADLINE_S))


def test_the_vendors_sdk_talks_to_a_model() -> None:
    async def scenario() -> None:
        server = ModelServer(ModelServer.text + " It is old." * 30, first_s=0.2, rate=40)
        async with serving(server):
            with running_service(
                "--speed", "1000", "--brain", server.url, "--brain-model", "small"
            ) as service:
                async with service.connect("gpt-4.1") as connection:
                    session = RequestSession(voice=AzureStandardVoice(name="en-US-AvaNeural"))
                    await connection.session.update(session=session)
                    await until(connection, "session.updated")
                    await say(connection, pcm_24k("slt-weather"))
                    events = await until(connection, "response.audio.delta")
                    assert server.sent < 95, "the first sound waits for the first clause only"
                    events += await until(connection, "response.done")
                    assert texts(events, "response.audio_transcript.done", "transcript") == [
                        server.text
                    ]
                    assert "weather" in str(server.asked[-1]["messages"][-1]["content"]).lower()
                assert service.process.stdout is not None
                told: dict[tuple[str, str], dict[str, Any]] = {}
                wanted = {
                    ("brain", "loading"),
                    ("brain", "first_token"),
                    ("brain", "ready"),
                    ("brain", "answered"),
                }
                while not told.keys() >= wanted:
                    line = json.loads(await asyncio.to_thread(service.process.stdout.readline))
                    told[line["topic"], line["event"]] = line
                assert told["brain", "ready"]["ms"] >= 200
                assert told["brain", "first_token"]["ms"] >= 200
                assert told["brain", "answered"]["tokens"] == len(server.text.split())
                parts = told["service", "parts"]
                assert set(parts) == {"topic", "event", "ear", "voice", "activity", "base"}
                assert told["service", "memory"]["mb"] > 0

    run(scenario())


def test_an_interruption_and_a_goodbye_stop_the_model() -> None:
    async def scenario() -> None:
        server = ModelServer("One, two, three, four. " * 500, rate=50)
        async with serving(server):
            with running_service("--brain", server.url, "--brain-model", "small") as service:
                for goes_away in (False, True):
                    server.left_early.clear()
                    async with service.connect("gpt-4.1") as connection:
                        item = UserMessageItem(content=[InputTextContentPart(text="Count")])
                        await connection.conversation.item.create(item=item)
                        await connection.response.create()
                        await until(connection, "response.audio.delta")
                        if not goes_away:
                            await connection.response.cancel()
                            await until(connection, "response.done")
                            await asyncio.wait_for(server.left_early.wait(), 20)
                    await asyncio.wait_for(server.left_early.wait(), 20)

    run(scenario())


def test_without_a_model_its_package_is_not_loaded() -> None:
    tell = (
        "import sys; import voicelive_desktop.localservice.companion.openai_brain; "
        "import voicelive_desktop.localservice.server.server; "
        "print([name for name in ('openai', 'pydantic', 'httpx2', 'httpx') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", tell], capture_output=True, text=True, timeout=300, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_key_that_is_not_there_is_said_at_the_start() -> None:
    command = [
        sys.executable,
        "-m",
        "voicelive_desktop.localservice",
        "--brain",
        "x",
        "--brain-key-env",
        "NO_SUCH_KEY",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 2
    assert "there is no variable NO_SUCH_KEY" in done.stderr
