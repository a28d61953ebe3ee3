"""The target "My agent": where it is, with what the local service is started, and what is the
agent's own.
"""

from __future__ import annotations

import asyncio
import sys
from dataclasses import replace

import pytest

from tests.unit.domain.scene import LOST, Scene
from voicelive_desktop.app.environment.local_service import LocalServiceProcess, event_in
from voicelive_desktop.app.environment.options import parse
from voicelive_desktop.app.services.endpoint import EndpointFinder
from voicelive_desktop.app.start.session_line import going_on
from voicelive_desktop.app.storage.profiles import OF_PROFILE
from voicelive_desktop.app.storage.secrets import AskedKeys, MemoryKeys
from voicelive_desktop.client.ports import Agent, Endpoint
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.state import RunFacts, SessionFacts, State
from voicelive_desktop.domain.questions.selectors import (
    reason_without_effect,
    takes_pictures,
    works_with_azure_only,
)
from voicelive_desktop.domain.questions.session_messages import restored
from voicelive_desktop.domain.settings import Settings, changed
from voicelive_desktop.domain.settings.agent import (
    USUAL_ADDRESS,
    agent_address,
    agent_arguments,
    agent_port,
    agent_problem,
    agent_readiness,
)
from voicelive_desktop.domain.wire.session_update import OF_AGENT, session_update
from voicelive_desktop.domain.words.kinds import Target, TurnDetection

OWN = Settings(target=Target.AGENT, agent_url="http://localhost:9000", agent_protocol="invocations")
TELLS = """
import json, sys
print(json.dumps({"port": 4711, "key": " ".join(sys.argv[1:])}), flush=True)
sys.stdin.read()
"""


def test_the_local_service_is_started_with_the_agent_and_without_a_brain() -> None:
    async def scenario() -> None:
        settings = replace(OWN, brain_url="http://localhost:11434")
        service = LocalServiceProcess([sys.executable, "-I", "-S", "-c", TELLS])
        endpoint = await EndpointFinder(lambda: settings, service, AskedKeys(MemoryKeys()), None)()
        assert endpoint.url == "http://127.0.0.1:4711"
        assert "--agent http://localhost:9000 --agent-protocol invocations" in (endpoint.key or "")
        assert "--brain" not in (endpoint.key or "")
        assert endpoint.agent is not None
        await service.stop()

    asyncio.run(scenario())


def test_an_address_elsewhere_is_told_nothing() -> None:
    far = replace(OWN, agent_url="https://agents.example.com")
    assert agent_arguments(far)[1] == USUAL_ADDRESS
    assert "agents.example.com" in agent_problem(far.agent_url)
    assert agent_address(replace(OWN, agent_url=" ")) == USUAL_ADDRESS


@pytest.mark.parametrize(
    ("written", "readiness", "port"),
    [
        ("http://127.0.0.1:8088", "http://127.0.0.1:8088/readiness", 8088),
        ("localhost:9000/", "http://localhost:9000/readiness", 9000),
        ("http://box/base/responses", "http://box/base/readiness", None),
        ("http://box:x", "http://box:x/readiness", None),
    ],
)
def test_where_it_tells_whether_it_is_up(written: str, readiness: str, port: int | None) -> None:
    assert agent_readiness(written) == readiness
    assert agent_port(written) == port


def test_what_is_the_agents_own_is_not_sent_and_its_rows_say_so() -> None:
    asked = changed(Settings(instructions="x", temperature=1.0), {"target": "agent"})[0]
    assert not OF_AGENT & set(session_update(asked, [{"type": "function", "name": "clock"}]))
    state = State(settings=asked, current=SessionFacts(running=asked))
    assert reason_without_effect(state, "instructions") == "Set by the agent."
    assert reason_without_effect(state, "agent_name") == "Agents need Azure."
    assert takes_pictures(state)
    assert works_with_azure_only(state, "voice_name") is works_with_azure_only(
        State(), "voice_name"
    )


def test_a_setting_that_no_agent_takes_names_the_service_as_the_reason() -> None:
    _, corrections = changed(
        Settings(turn_detection=TurnDetection.MODEL_SEMANTIC), {"target": "agent"}
    )
    assert {correction.because for correction in corrections} == {"target"}


def test_after_a_drop_the_agent_goes_on_and_is_told_nothing_again() -> None:
    scene = Scene.connected(target=Target.AGENT).user_says(text="hello")
    scene.tell(ev.RetryScheduled(2, 0.5, 3.0, LOST), ev.ConnectingStarted(2))
    assert restored(scene.state) == []


def test_all_sessions_of_a_conversation_name_the_same_one() -> None:
    endpoint = Endpoint("http://x", "k", "", agent=Agent("my-agent", "local"))

    async def found() -> Endpoint:
        return endpoint

    def named(state: State) -> str:
        async def opened() -> Endpoint:
            return await going_on(found, lambda: state)()

        agent = asyncio.run(opened()).agent
        assert agent is not None
        return agent.conversation_id

    first = State(
        settings=OWN, current=SessionFacts(running=OWN), run=RunFacts(started_at_s=100.25)
    )
    assert named(first) == named(replace(first, run=replace(first.run, sessions=3))) == "vld_100250"
    assert named(replace(first, run=replace(first.run, started_at_s=101.0))) != named(first)
    azure = Settings(target=Target.AZURE)
    assert named(State(settings=azure, current=SessionFacts(running=azure))) == ""


def test_it_is_no_part_of_a_profile_and_chosen_by_its_name_on_the_command_line() -> None:
    assert not {"agent_url", "agent_protocol", "agent_command", "agent_folder"} & set(OF_PROFILE)
    assert parse(["--target", "agent"], {}).overrides["target"] == "agent"


def test_the_agents_readiness_is_passed_on_without_words() -> None:
    told = event_in(b'{"topic": "agent", "event": "ready", "ms": 812, "words": "secret"}')
    assert told is not None
    assert (told.topic, told.name, dict(told.fields)) == ("agent", "ready", {"ms": 812})
    assert event_in(b'{"topic": "agent", "event": "secret"}') is None
