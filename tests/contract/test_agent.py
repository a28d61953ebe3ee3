"""The service in its own process with a hosted agent: the vendor's SDK talks to it, and everything
closes in time.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Coroutine
from itertools import islice
from typing import Any

import pytest
from azure.ai.voicelive.models import (
    AzureStandardVoice,
    InputTextContentPart,
    RequestSession,
    UserMessageItem,
)

from tests.contract.conftest import RunningService, running_service
from tests.contract.talking import pcm_24k, say, texts, until
from tests.support.stand_in_agent import HELLO, StandInAgent, serving_agent

DEADLINE_S = 100  # models are loaded beside it


def run(scenario: Coroutine[Any, Any, None]) -> None:
    asyncio.run(asyncio.wait_for(scenario, DEADLINE_S))


def said_of_the_agent(service: RunningService, count: int) -> set[str]:
    """Read the lines of the service until so many were about the agent."""
    assert service.process.stdout is not None
    said = (json.loads(line) for line in service.process.stdout)
    return {
        line["event"] for line in islice((line for line in said if line["topic"] == "agent"), count)
    }


@pytest.mark.parametrize("protocol", ["responses", "invocations"])
def test_the_vendors_sdk_talks_to_an_agent(protocol: str) -> None:
    async def scenario() -> None:
        agent = StandInAgent((protocol,), text=HELLO + " It is old." * 30, between_s=0.02)
        async with serving_agent(agent):
            with running_service("--speed", "1000", "--agent", agent.url) as service:
                async with service.connect("gpt-4.1") as connection:
                    session = RequestSession(voice=AzureStandardVoice(name="en-US-AvaNeural"))
                    await connection.session.update(session=session)
                    told = await until(connection, "session.updated")
                    thread_id = told[-1].session.agent.thread_id
                    await say(connection, pcm_24k("slt-weather"))
                    events = await until(connection, "response.done")
                    assert texts(events, "response.audio_transcript.done", "transcript") == [
                        agent.text
                    ]
                    _, body, query = agent.asked[-1]
                    assert "weather" in body["input"].lower()
                    assert thread_id in {
                        query.get("agent_session_id"),
                        body.get("conversation", {}).get("id"),
                    }
                assert await asyncio.to_thread(said_of_the_agent, service, 2) == {
                    "ready",
                    "first_delta",
                }

    run(scenario())


@pytest.mark.parametrize("protocol", ["responses", "invocations"])
def test_an_interruption_and_a_goodbye_stop_the_agent(protocol: str) -> None:
    async def scenario() -> None:
        agent = StandInAgent((protocol,), text="One, two, three, four. " * 500, between_s=0.02)
        async with serving_agent(agent):
            with running_service("--agent", agent.url, "--agent-protocol", protocol) as service:
                for goes_away in (False, True):
                    agent.left_early.clear()
                    async with service.connect("gpt-4.1") as connection:
                        item = UserMessageItem(content=[InputTextContentPart(text="Count")])
                        await connection.conversation.item.create(item=item)
                        await connection.response.create()
                        await until(connection, "response.audio.delta")
                        if not goes_away:
                            await connection.response.cancel()
                            await until(connection, "response.done")
                            await asyncio.wait_for(agent.left_early.wait(), 20)
                    await asyncio.wait_for(agent.left_early.wait(), 20)

    run(scenario())


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--agent", "ftp://x"], "--agent: no address of an agent"),
        (["--agent", "x", "--brain", "y"], "either --agent or --brain"),
        (["--agent", "x", "--agent-protocol", "soap"], "--agent-protocol"),
    ],
)
def test_a_command_line_that_makes_no_sense_is_refused_in_a_sentence(
    options: list[str], words: str
) -> None:
    command = [sys.executable, "-m", "voicelive_desktop.localservice", *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 2
    assert words in done.stderr
