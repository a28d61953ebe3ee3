"""The language model of the local companion, from the settings to the command line of the service."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any

import pytest
from aiohttp import web

from tests.support.model_server import ModelServer, serving
from voicelive_desktop.app.environment.local_service import LocalServiceProcess, event_in
from voicelive_desktop.app.services.brain_finder import find_brains, models_of
from voicelive_desktop.app.services.endpoint import EndpointFinder
from voicelive_desktop.app.storage.profiles import OF_PROFILE
from voicelive_desktop.app.storage.secrets import AskedKeys, MemoryKeys
from voicelive_desktop.client.ports import ConnectFailed
from voicelive_desktop.domain.facts.companion_state import FoundBrain
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.settings.brain import (
    brain_arguments,
    ear_arguments,
    needs_consent,
    server_problem,
    with_path,
)
from voicelive_desktop.domain.words.failures import FailureKind
from voicelive_desktop.domain.words.kinds import Target
from voicelive_desktop.localservice.companion.brain_address import base_address

TELLS = """
import json, os, sys
said = " ".join([*sys.argv[1:], os.environ.get("VOICELIVE_BRAIN_KEY", ""), str(os.getpid())])
print(json.dumps({"port": 4711, "key": said}), flush=True)
sys.stdin.read()
"""
OWN = Settings(target=Target.DEMO, brain_url="http://localhost:11434", brain_model="small")


def run(scenario: Coroutine[Any, Any, None]) -> None:
    asyncio.run(scenario)


async def told(finder: EndpointFinder) -> list[str]:
    """With what the service was started, and its process id."""
    return ((await finder()).key or "").split()


def test_the_service_is_started_with_the_model_and_its_key_and_again_when_they_change() -> None:
    async def scenario() -> None:
        keys, settings = MemoryKeys(), [OWN]
        keys.hold("http://localhost:11434", "secret")
        service = LocalServiceProcess([sys.executable, "-I", "-S", "-c", TELLS])
        finder = EndpointFinder(lambda: settings[0], service, AskedKeys(keys), None)
        *arguments, key, process = await told(finder)
        assert arguments == [
            *(
                "--brain",
                "http://localhost:11434",
                "--brain-model",
                "small",
                "--brain-key-env",
                "VOICELIVE_BRAIN_KEY",
            )
        ]
        assert key == "secret"
        assert (await told(finder))[-1] == process, "nothing changed"
        settings[0] = replace(OWN, brain_url="", brain_model="")
        (other,) = await told(finder)
        assert other != process
        await service.stop()

    run(scenario())


def test_what_the_service_tells_of_its_model_is_passed_on_without_words() -> None:
    lines = (
        '{"topic": "brain", "event": "ready", "ms": 812, "words": "secret"}',
        "no json",
        '{"topic": "brain", "event": "secret"}',
        '{"topic": "brain", "event": "first_token", "ms": 31}',
    )
    script = TELLS.replace(
        "sys.stdin.read()", f"print({chr(10).join(lines)!r}, flush=True)\nsys.stdin.read()"
    )

    async def scenario() -> None:
        told: list[Any] = []
        service = LocalServiceProcess(
            [sys.executable, "-I", "-S", "-c", script],
            lambda topic, event, **fields: told.append((topic, event, fields)),
        )
        await service.address()
        while len(told) < 2:  # noqa: ASYNC110 - a pipe
            await asyncio.sleep(0.01)
        assert told == [("brain", "ready", {"ms": 812}), ("brain", "first_token", {"ms": 31})]
        await service.stop()
        assert told[2:] == [("service", "ended", {})], "what it told holds no more"

    run(scenario())


def test_an_address_beyond_the_own_network_is_told_nothing_before_somebody_agreed() -> None:
    far = replace(OWN, brain_url="https://api.example.com", brain_model="large")
    assert brain_arguments(far) == ()
    assert brain_arguments(replace(far, brain_trusted_host="other.example.com")) == ()
    agreed = replace(far, brain_trusted_host="api.example.com")
    assert brain_arguments(agreed) == (
        "--brain",
        "https://api.example.com",
        "--brain-model",
        "large",
    )
    assert needs_consent("https://api.example.com")


@pytest.mark.parametrize(
    "written", ["http://localhost:1234", "127.0.0.1:8080", "http://10.0.0.7/v1", "mybox:1", " "]
)
def test_servers_of_the_own_network_are_taken(written: str) -> None:
    assert server_problem(written) == ""
    assert not needs_consent(written)


@pytest.mark.parametrize(
    "written", ["ftp://localhost", "http://", "http://x:99999", "local host", "http://[x"]
)
def test_what_is_no_address_is_said(written: str) -> None:
    assert "http://localhost:11434" in server_problem(written)


def test_the_model_is_no_part_of_a_profile() -> None:
    own = {"brain_url", "brain_model", "brain_trusted_host", "local_ear", "local_ear_folder"}
    assert not own & set(OF_PROFILE)


def test_servers_at_the_usual_ports_are_found_with_their_models() -> None:
    async def scenario() -> None:
        async with serving(ModelServer()) as server, serving(ModelServer(models=())) as empty:
            found = await find_brains(
                {server.port: "Ollama", empty.port: "LM Studio", 9: "vLLM"}, limit_s=5
            )
        assert found == (FoundBrain("Ollama", server.url, ("small",)),)

    run(scenario())


@pytest.mark.parametrize(
    "body", ["[]", "null", '{"data": 5}', '{"data": [5, {"id": 7}]}', "<html>", "[" * 5000]
)
def test_something_else_at_such_a_port_is_no_model(body: str) -> None:
    async def scenario() -> None:
        async def answer(_request: web.Request) -> web.Response:
            return web.Response(text=body, content_type="application/json")

        application = web.Application()
        application.router.add_get("/v1/models", answer)
        runner = web.AppRunner(application)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            assert await find_brains({runner.addresses[0][1]: "Ollama"}, limit_s=5) == ()
        finally:
            await runner.cleanup()

    run(scenario())


def test_the_models_of_a_named_server_are_listed_with_its_key() -> None:
    async def scenario() -> None:
        async with serving(ModelServer(models=({"id": "a"}, {"id": "b"}))) as server:
            assert await models_of(server.url, "secret") == ("a", "b")
            assert await models_of(f"127.0.0.1:{server.port}/v1/", None) == ("a", "b")
        assert await models_of(server.url, None) == (), "it is gone"

    run(scenario())


@pytest.mark.parametrize(
    ("written", "base"),
    [
        ("localhost:11434", "http://localhost:11434/v1"),
        ("http://10.0.0.7/v1/", "http://10.0.0.7/v1"),
        ("api.example.com", "https://api.example.com/v1"),
        ("http://mybox:1/openai/chat/completions", "http://mybox:1/openai"),
    ],
)
def test_the_window_asks_where_the_service_will(written: str, base: str) -> None:
    assert with_path(written) == base == base_address(written)


def test_the_ear_that_was_chosen_goes_to_the_service() -> None:
    assert ear_arguments(OWN) == ()
    assert ear_arguments(replace(OWN, local_ear="base")) == ("--ear", "base")
    assert ear_arguments(replace(OWN, local_ear="own", local_ear_folder=" ")) == ()
    assert ear_arguments(replace(OWN, local_ear="own", local_ear_folder="/x")) == (
        "--recognizer-model",
        "/x",
    )


def test_a_folder_that_is_gone_is_said_before_the_service_is_started() -> None:
    async def scenario() -> None:
        service = LocalServiceProcess([sys.executable, "-I", "-S", "-c", TELLS])
        gone = replace(OWN, local_ear="own", local_ear_folder="/no/such/folder")
        with pytest.raises(ConnectFailed) as failed:
            await EndpointFinder(lambda: gone, service, AskedKeys(MemoryKeys()), None)()
        assert failed.value.failure.kind is FailureKind.PART_MISSING

    run(scenario())


@pytest.mark.parametrize(
    ("code", "kind"),
    [("ear_missing", FailureKind.PART_MISSING), ("secret", FailureKind.LOCAL_SERVICE)],
)
def test_a_part_that_is_missing_is_named(code: str, kind: FailureKind) -> None:
    script = f'print(\'{{"topic": "service", "event": "failed", "code": "{code}"}}\', flush=True)'

    async def scenario() -> None:
        service = LocalServiceProcess([sys.executable, "-I", "-S", "-c", script])
        with pytest.raises(ConnectFailed) as failed:
            await service.address()
        assert failed.value.failure.kind is kind
        assert failed.value.failure.code in {"ear_missing", "failed"}

    run(scenario())


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            '{"topic": "service", "event": "parts", "ear": "tiny", "voice": "words", "base": 1}',
            ("parts", {"ear": "tiny", "base": 1}),
        ),
        (
            '{"topic": "brain", "event": "failed", "code": "brain_busy"}',
            ("failed", {"code": "brain_busy"}),
        ),
        ('{"topic": "brain", "event": "failed", "code": "I said"}', ("failed", {})),
        ('{"topic": "service", "event": "memory", "mb": "words"}', ("memory", {})),
        ('{"topic": ["x"], "event": {"y": 1}}', None),
    ],
)
def test_only_known_words_are_passed_on(
    line: str, told: tuple[str, dict[str, object]] | None
) -> None:
    event = event_in(line.encode())
    assert (None if event is None else (event.name, event.fields)) == told


def test_a_server_that_is_silent_is_not_waited_for() -> None:
    async def scenario() -> None:
        async with serving(ModelServer(listing_s=60.0)) as silent:
            assert await find_brains({silent.port: "Ollama"}, limit_s=0.05) == ()

    run(scenario())
