"""The desk of the local companion: what the window wants, and what the service tells."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

import pytest

from tests.support.fakes import until
from tests.support.model_server import ModelServer, serving
from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.services.companion_page import CompanionDesk, CompanionParts
from voicelive_desktop.app.storage.secrets import AskedKeys, MemoryKeys
from voicelive_desktop.client import trial
from voicelive_desktop.client.ports import ConnectFailed, Endpoint
from voicelive_desktop.client.trial import TrialResult
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.companion_state import (
    BrainChoice,
    CompanionPart,
    FoundBrain,
    Listing,
    Parts,
    Tried,
)
from voicelive_desktop.domain.facts.requests.about_companion import FindBrains, WakeCompanion
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.kinds import Target

OLLAMA = FoundBrain("Ollama", "http://127.0.0.1:11434", ("small",))
GONE = Failure(FailureKind.LOCAL_SERVICE)


class World:
    """A desk whose reports and log are kept."""

    def __init__(self) -> None:
        self.settings = Settings(target=Target.DEMO)
        self.told: list[Any] = []
        self.log: list[tuple[str, str, dict[str, object]]] = []
        self.resolved: list[Settings] = []
        self.failure: Failure | None = None
        self.keys = MemoryKeys()
        self.tasks = TaskOwner()
        nobody: Any = None
        parts = CompanionParts(
            nobody, self.resolve, AskedKeys(self.keys), nobody, self.write, lambda: 7.0, self.find
        )
        self.desk = CompanionDesk(self.tasks, self.told.append, lambda: self.settings, parts)

    async def resolve(self, settings: Settings) -> Endpoint:
        self.resolved.append(settings)
        if self.failure is not None:
            raise ConnectFailed(self.failure)
        return Endpoint("http://127.0.0.1:1", "key", "m")

    async def find(self) -> tuple[FoundBrain, ...]:
        return (OLLAMA,)

    def write(self, topic: str, event: str, **fields: object) -> None:
        self.log.append((topic, event, fields))


def run(scenario: Callable[[World], Coroutine[Any, Any, None]]) -> None:
    async def main() -> None:
        world = World()
        await scenario(world)
        await world.tasks.close()

    asyncio.run(asyncio.wait_for(main(), 30))


def test_this_computer_is_searched_once_and_again_on_demand() -> None:
    async def scenario(world: World) -> None:
        world.desk.search()
        await until(lambda: len(world.told) == 2)
        assert world.told == [ev.BrainSearchBegan(), ev.BrainsFound((OLLAMA,))]
        world.desk.serve(FindBrains())
        await until(lambda: len(world.told) == 4)

    run(scenario)


def test_a_choice_becomes_settings_and_its_key_goes_to_the_keyring_only() -> None:
    async def scenario(world: World) -> None:
        world.desk.choose(
            BrainChoice("https://api.example.com/v1", "large", "secret", trusted=True)
        )
        await until(lambda: len(world.told) == 2)
        chosen = dict(world.told[0].changes)
        assert chosen == {
            "brain_url": "https://api.example.com/v1",
            "brain_model": "large",
            "brain_trusted_host": "api.example.com",
            "target": "demo",
        }
        assert world.told[1] == ev.KeyKeptInMemory()
        assert world.keys.get("https://api.example.com/v1") == "secret"
        assert "secret" not in repr(world.told)

    run(scenario)


def test_who_uses_no_model_keeps_whom_they_trusted() -> None:
    async def scenario(world: World) -> None:
        world.settings = replace(world.settings, brain_trusted_host="api.example.com")
        world.desk.choose(BrainChoice(""))
        assert dict(world.told[0].changes)["brain_trusted_host"] == "api.example.com"

    run(scenario)


def test_a_server_is_asked_for_its_models() -> None:
    async def scenario(world: World) -> None:
        async with serving(ModelServer()) as server:
            world.desk.list_models(BrainChoice(server.url))
            await until(lambda: len(world.told) == 2)
        assert [told.listing for told in world.told] == [
            Listing(server.url, looking=True),
            Listing(server.url, ("small",)),
        ]
        world.desk.list_models(BrainChoice(server.url))
        await until(lambda: len(world.told) == 4)
        assert world.told[-1].listing.failed
        world.desk.list_models(BrainChoice("no address"))
        await asyncio.sleep(0)
        assert len(world.told) == 4

    run(scenario)


@pytest.mark.parametrize(
    ("topic", "event", "fields", "told"),
    [
        ("brain", "loading", {}, ev.BrainLoadingBegan(7.0)),
        ("brain", "ready", {"ms": 3}, ev.BrainReady()),
        ("brain", "failed", {"code": "brain_busy"}, ev.BrainFailed("brain_busy")),
        ("brain", "first_token", {"ms": 31}, ev.BrainBegan(31)),
        ("brain", "answered", {"tokens": 9, "ms": 200}, ev.BrainAnswered(9, 200)),
        (
            "service",
            "parts",
            {"ear": "tiny", "voice": "hibari", "activity": "silero", "base": 1},
            ev.PartsTold(Parts("tiny", "hibari", "silero", has_base=True)),
        ),
        ("service", "memory", {"mb": 300}, ev.ServiceMemoryTold(300)),
        ("service", "ended", {}, ev.LocalServiceEnded()),
    ],
)
def test_what_the_service_tells_is_logged_and_reported(
    topic: str, event: str, fields: dict[str, int | str], told: ev.Event
) -> None:
    async def scenario(world: World) -> None:
        world.desk.on_told(topic, event, **fields)
        assert world.told == [told]
        assert world.log == [(topic, event, fields)]

    run(scenario)


def test_what_only_the_log_needs_is_reported_to_nobody() -> None:
    async def scenario(world: World) -> None:
        world.desk.on_told("brain", "compacted", messages=3)
        assert (world.told, len(world.log)) == ([], 1)

    run(scenario)


def test_the_page_lets_the_service_run_but_not_while_azure_is_chosen() -> None:
    async def scenario(world: World) -> None:
        world.desk.serve(WakeCompanion())
        await until(lambda: len(world.resolved) == 1)
        world.settings = replace(world.settings, target=Target.AZURE)
        world.desk.serve(WakeCompanion())
        await asyncio.sleep(0.01)
        assert len(world.resolved) == 1
        world.settings, world.failure = Settings(target=Target.DEMO), GONE
        world.desk.serve(WakeCompanion())
        await until(lambda: ("service", "failed", {"code": ""}) in world.log)

    run(scenario)


def test_a_trial_tells_its_words_and_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    async def ask(
        _connector: object, _endpoint: object, _question: str, on_words: Callable[[str], None]
    ) -> TrialResult:
        on_words("Hel")
        return TrialResult("Hello.", 300)

    async def hear(
        _connector: object, _endpoint: object, _mic: object, _on_words: object
    ) -> TrialResult:
        return TrialResult("What time is it?", 620, 40)

    monkeypatch.setattr(trial, "ask", ask)
    monkeypatch.setattr(trial, "hear", hear)

    async def scenario(world: World) -> None:
        world.desk.try_part(CompanionPart.BRAIN, 4)
        await until(lambda: len(world.told) == 2)
        assert world.told == [
            ev.PartWordsHeard(4, "Hel"),
            ev.PartTried(4, Tried(CompanionPart.BRAIN, "Hello.", 300)),
        ]
        world.desk.try_part(CompanionPart.EAR, 5)
        await until(lambda: len(world.told) == 3)
        assert world.told[-1] == ev.PartTried(5, Tried(CompanionPart.EAR, "What time is it?", 40))
        world.desk.try_part(CompanionPart.TURN_END, 6)
        await until(lambda: len(world.told) == 4)
        assert world.told[-1].tried.ms == 620

    run(scenario)


def test_a_trial_that_fails_says_why_and_one_that_is_stopped_says_nothing() -> None:
    async def scenario(world: World) -> None:
        world.failure = GONE
        world.desk.try_part(CompanionPart.BRAIN, 1)
        await until(lambda: bool(world.told))
        assert world.told == [ev.PartTried(1, Tried(CompanionPart.BRAIN, failure=GONE))]
        world.desk.try_part(CompanionPart.BRAIN, 2)
        world.desk.stop_trying()
        begun = time.monotonic()
        await until(lambda: time.monotonic() > begun + 0.05)
        assert len(world.told) == 1

    run(scenario)


def test_the_companion_is_there_before_start_is_pressed() -> None:
    async def scenario(world: World) -> None:
        world.desk.get_ready(0.0)
        await until(lambda: len(world.resolved) == 1)

    run(scenario)


@pytest.mark.parametrize(
    "changes",
    [
        {"target": "azure"},
        {"target": "agent"},
        {"brain_url": "http://127.0.0.1:11434", "brain_model": "m"},
    ],
)
def test_nobodys_model_agent_or_keyring_is_asked_before_start_is_pressed(
    changes: dict[str, Any],
) -> None:
    async def scenario(world: World) -> None:
        world.settings = replace(world.settings, **changes)
        before = asyncio.all_tasks()
        world.desk.get_ready(0.0)
        await until(lambda: asyncio.all_tasks() == before)
        assert world.resolved == []

    run(scenario)
