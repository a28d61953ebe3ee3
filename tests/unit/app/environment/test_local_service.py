"""The local service as a child process: small scripts in its place."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from voicelive_desktop.__main__ import main as program_main
from voicelive_desktop.app.environment import local_service
from voicelive_desktop.app.environment.local_service import (
    LocalServiceProcess,
    clean_environment,
    service_command,
)
from voicelive_desktop.app.environment.options import SECRET_VARIABLES
from voicelive_desktop.app.services.endpoint import EndpointFinder
from voicelive_desktop.app.storage.secrets import AskedKeys, MemoryKeys
from voicelive_desktop.client.ports import Agent, ConnectFailed
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.failures import FailureKind
from voicelive_desktop.domain.words.kinds import EchoReference, ProxyChoice, Target
from voicelive_desktop.domain.words.sign_in import SignIn

GOOD = """
import json, os, sys
print(json.dumps({"port": 4711, "key": str(os.getpid())}), flush=True)
sys.stdin.read()
"""
STUBBORN = GOOD + "import time\nwhile True: time.sleep(60)\n"
KIND = FailureKind.LOCAL_SERVICE


def script(text: str) -> LocalServiceProcess:
    return LocalServiceProcess([sys.executable, "-I", "-S", "-c", text])


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def run(scenario: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(scenario())


def test_the_address_is_what_the_service_says_and_it_is_started_once() -> None:
    async def scenario() -> None:
        service = script(GOOD)
        first, second = await asyncio.gather(service.address(), service.address())
        assert first == second
        assert first[0] == "http://127.0.0.1:4711"
        await service.stop()
        await service.stop()
        assert not alive(int(first[1]))

    run(scenario)


def test_a_service_that_died_is_started_again() -> None:
    async def scenario() -> None:
        service = script(GOOD)
        _, pid = await service.address()
        os.kill(int(pid), 9)
        while (await service.address())[1] == pid:  # noqa: ASYNC110 - the system tells nobody
            await asyncio.sleep(0.01)
        await service.stop()

    run(scenario)


def test_a_service_that_does_not_want_to_go_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_service, "STOP_DEADLINE_S", 0.1)

    async def scenario() -> None:
        service = script(STUBBORN)
        _, pid = await service.address()
        await service.stop()
        assert not alive(int(pid))

    run(scenario)


@pytest.mark.parametrize(
    "text",
    [
        "print('hello')",
        "print('[]')",
        "print('{\"port\": 1}')",
        'print(\'{"port": "x", "key": 1}\')',
        "print('x' * 100000)",
        "import sys; sys.stdout.buffer.write(b'\\xff\\n')",
        "import sys; sys.exit(3)",
    ],
)
def test_a_service_that_says_nothing_of_use_is_a_failed_try_and_is_ended(text: str) -> None:
    async def scenario() -> None:
        service = script(text)
        with pytest.raises(ConnectFailed) as failed:
            await service.address()
        assert (failed.value.failure.kind, failed.value.failure.subject) == (KIND, sys.executable)
        assert not failed.value.failure.kind.is_permanent

    run(scenario)


def test_a_service_that_hangs_is_given_up_and_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(local_service, "START_DEADLINE_S", 0.1)
    monkeypatch.setattr(local_service, "STOP_DEADLINE_S", 0.1)

    async def scenario() -> None:
        service = script("import time; time.sleep(60)")
        asking = asyncio.ensure_future(service.address())
        pid = await started(service)
        with pytest.raises(ConnectFailed) as failed:
            await asking
        assert (failed.value.failure.kind, failed.value.failure.code) == (KIND, "TimeoutError")
        assert not alive(pid)

    run(scenario)


async def started(service: LocalServiceProcess) -> int:
    """The id of its process, as soon as there is one."""
    while service._process is None:  # noqa: ASYNC110 - it tells nobody
        await asyncio.sleep(0)
    return service._process.pid


def test_an_end_that_is_cancelled_still_kills_it() -> None:
    async def scenario() -> None:
        service = script(STUBBORN)
        await service.address()
        process = service._process
        assert process is not None
        ending = asyncio.ensure_future(service.stop())
        await asyncio.sleep(0)  # it has begun
        ending.cancel()
        async with asyncio.timeout(60):
            assert await process.wait() == -signal.SIGKILL

    run(scenario)


def test_a_start_that_is_cancelled_leaves_no_process_after_the_end(tmp_path: Path) -> None:
    note = tmp_path / "pid"

    async def scenario() -> None:
        service = script(
            f"import os, pathlib, sys; pathlib.Path({str(note)!r}).write_text(str(os.getpid())); sys.stdin.read()"
        )
        asking = asyncio.ensure_future(service.address())
        while not (note.exists() and note.read_text()):  # noqa: ASYNC110 - another process writes it
            await asyncio.sleep(0.01)
        asking.cancel()
        await asyncio.wait([asking])
        await service.stop()
        assert not alive(int(note.read_text()))

    run(scenario)


def test_a_program_that_does_not_exist_is_a_failed_try() -> None:
    async def scenario() -> None:
        with pytest.raises(ConnectFailed) as failed:
            await LocalServiceProcess(["/nowhere/service"]).address()
        assert (failed.value.failure.kind, failed.value.failure.code) == (KIND, "FileNotFoundError")

    run(scenario)


def test_the_child_gets_no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SECRET_VARIABLES:
        monkeypatch.setenv(name, "secret")
    assert clean_environment({"A": "1", "AZURE_CLIENT_SECRET": "x"}) == {
        "A": "1",
        **local_service.NO_TELEMETRY,
        **local_service.FEW_ARENAS,
    }
    tell = "import json, os; secret = 'secret' in os.environ.values(); print(json.dumps({'port': 1, 'key': secret}))"

    async def scenario() -> None:
        service = script(tell)
        assert (await service.address())[1] == "False"
        await service.stop()

    run(scenario)


def test_from_a_checkout_the_service_is_this_python_and_frozen_its_own_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert service_command() == [sys.executable, "-m", "voicelive_desktop", "--local-service"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    (program,) = service_command()
    assert Path(program).name.startswith("voicelive-local-service")
    assert Path(program).parent == Path(sys.executable).parent


# --- which endpoint -------------------------------------------------------------------------------


def finder(settings: Settings, given_key: str | None = None) -> tuple[EndpointFinder, MemoryKeys]:
    keys = MemoryKeys()
    return EndpointFinder(lambda: settings, script(GOOD), AskedKeys(keys), given_key), keys


def test_the_demo_is_the_local_service() -> None:
    async def scenario() -> None:
        service = script(GOOD)
        endpoint = await EndpointFinder(Settings, service, AskedKeys(MemoryKeys()), "azure-key")()
        assert (endpoint.url, endpoint.model) == ("http://127.0.0.1:4711", "gpt-realtime")
        assert endpoint.key not in {None, "azure-key"}
        await service.stop()

    run(scenario)


def test_azure_is_asked_with_the_given_key_else_a_kept_one_else_entra() -> None:
    async def scenario() -> None:
        settings = Settings(
            target=Target.AZURE,
            endpoint="https://Voice.openai.azure.com/x",
            model="m",
            api_version="2026-01-01",
        )
        find, _ = finder(settings, "given")
        assert (await find()).key == "given"
        find, keys = finder(settings)
        assert (await find()).key is None
        keys.put("https://voice.openai.azure.com", "kept")
        endpoint = await find()
        assert (endpoint.key, endpoint.url, endpoint.api_version) == (
            "kept",
            "https://voice.openai.azure.com",
            "2026-01-01",
        )

    run(scenario)


AZURE = "https://voice.openai.azure.com"


def test_the_key_that_was_typed_goes_before_the_environment_s_and_what_is_tried_before_both() -> (
    None
):
    async def scenario() -> None:
        settings = Settings(target=Target.AZURE, endpoint=AZURE)
        find, keys = finder(settings, "environment")
        assert (await find()).key == "environment"
        keys.hold(AZURE, "typed in this run")
        assert (await find()).key == "typed in this run"
        trying = EndpointFinder(
            lambda: settings, script(GOOD), AskedKeys(keys), "environment", typed="being tried"
        )
        assert (await trying()).key == "being tried"

    run(scenario)


@pytest.mark.parametrize(
    "pasted",
    [
        f' "{AZURE}/" ',
        "voice.openai.azure.com",
        f"{AZURE}./openai/v1",
        f"{AZURE}/api/projects/demo",
        "wss://voice.openai.azure.com/voice-live/realtime?model=x",
    ],
)
def test_an_address_from_anywhere_is_read_as_people_paste_it(pasted: str) -> None:
    """Option, environment, settings file and profile all end here, as the page's address does."""

    async def scenario() -> None:
        find, _ = finder(Settings(target=Target.AZURE, endpoint=pasted), "k")
        assert (await find()).url == AZURE
        elsewhere = pasted.replace("voice.openai.azure.com", "voice.example")
        named = EndpointFinder(
            lambda: Settings(target=Target.AZURE, endpoint=elsewhere),
            script(GOOD),
            AskedKeys(MemoryKeys()),
            "k",
            elsewhere,
        )
        assert (await named()).url == "https://voice.example"

    run(scenario)


@pytest.mark.parametrize(
    ("settings", "kind"),
    [
        (Settings(target=Target.AZURE, endpoint="not an address"), FailureKind.BAD_ENDPOINT),
        (Settings(target=Target.AZURE, endpoint=' "" '), FailureKind.NO_ENDPOINT),
        (
            Settings(
                target=Target.AZURE,
                endpoint=AZURE,
                proxy=ProxyChoice.MANUAL,
                proxy_url="socks5://proxy.example:1080",
            ),
            FailureKind.PROXY_UNSUPPORTED,
        ),
        (
            Settings(
                target=Target.AZURE,
                endpoint=AZURE,
                proxy=ProxyChoice.MANUAL,
                proxy_url="no proxy at all",
            ),
            FailureKind.PROXY_UNREACHABLE,
        ),
    ],
)
def test_what_cannot_be_gone_to_is_said_before_anything_is_tried(
    settings: Settings, kind: FailureKind
) -> None:
    async def scenario() -> None:
        find, _ = finder(settings, "k")
        with pytest.raises(ConnectFailed) as failed:
            await find()
        assert failed.value.failure.kind is kind

    run(scenario)


def test_azure_without_an_endpoint_is_no_try_at_all() -> None:
    async def scenario() -> None:
        find, _ = finder(Settings(target=Target.AZURE))
        with pytest.raises(ConnectFailed) as failed:
            await find()
        assert failed.value.failure.kind is FailureKind.NO_ENDPOINT

    run(scenario)


def test_the_frozen_window_passes_local_service_on_to_the_other_executable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    called: list[list[str]] = []

    def call(command: list[str]) -> int:
        called.append(command)
        return 3

    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(subprocess, "call", call)
    assert program_main(["--local-service", "--port", "0"]) == 3
    assert called == [[*service_command(), "--port", "0"]]


class Watched(MemoryKeys):
    """Tells whether it was asked."""

    asked = False

    def get(self, endpoint: str) -> str | None:
        self.asked = True
        return super().get(endpoint)


@pytest.mark.parametrize("target", ["demo", "azure"])
def test_a_client_reference_is_announced_in_the_address(target: str) -> None:
    async def scenario() -> None:
        at = Settings(target=Target(target), endpoint="https://voice.openai.azure.com")
        for reference, told in (
            (EchoReference.SERVER, ()),
            (EchoReference.CLIENT, (("features", "client_ec_reference:true"),)),
        ):
            service = script(GOOD)
            settings = replace(at, echo_reference=reference)
            find = EndpointFinder(
                lambda chosen=settings: chosen,  # type: ignore[misc]
                service,
                AskedKeys(MemoryKeys()),
                "k",
            )
            assert (await find()).query == told
            await service.stop()

    run(scenario)


@pytest.mark.parametrize(
    ("endpoint", "kind"),
    [
        ("http://voice.openai.azure.com", FailureKind.BAD_ENDPOINT),
        ("https://voice.example", FailureKind.UNTRUSTED_ENDPOINT),
        ("https://evil.example/.openai.azure.com", FailureKind.UNTRUSTED_ENDPOINT),
        ("https://vm.cloudapp.azure.com", FailureKind.UNTRUSTED_ENDPOINT),
        ("https://openai.azure.com.evil.example", FailureKind.UNTRUSTED_ENDPOINT),
    ],
)
def test_no_key_is_looked_up_for_an_address_that_may_not_have_it(
    endpoint: str, kind: FailureKind
) -> None:
    async def scenario() -> None:
        keys = Watched()
        find = EndpointFinder(
            lambda: Settings(target=Target.AZURE, endpoint=endpoint),
            script(GOOD),
            AskedKeys(keys),
            None,
        )
        with pytest.raises(ConnectFailed) as failed:
            await find()
        assert failed.value.failure.kind is kind
        assert failed.value.failure.kind.is_permanent
        assert not keys.asked

    run(scenario)


def test_another_host_may_have_the_key_if_the_user_says_so() -> None:
    async def scenario() -> None:
        at = "https://Voice.example"
        trusted, _ = finder(
            Settings(target=Target.AZURE, endpoint=at, trusted_host="voice.example"), "k"
        )
        assert (await trusted()).key == "k"
        named = EndpointFinder(
            lambda: Settings(target=Target.AZURE, endpoint=at),
            script(GOOD),
            AskedKeys(MemoryKeys()),
            "k",
            "https://voice.example",
        )
        assert (await named()).key == "k"

    run(scenario)


def test_an_agent_takes_no_key_except_on_this_computer() -> None:
    async def scenario() -> None:
        azure = Settings(
            target=Target.AZURE,
            endpoint="https://x.services.ai.azure.com",
            agent_name=" ag ",
            agent_project="pr",
        )
        find, _ = finder(azure, "given")
        endpoint = await find()
        assert (endpoint.key, endpoint.agent) == (None, Agent("ag", "pr"))
        find, _ = finder(replace(azure, sign_in=SignIn.KEY), "given")
        with pytest.raises(ConnectFailed) as failed:
            await find()
        assert (failed.value.failure.kind, failed.value.failure.code) == (
            FailureKind.NO_CREDENTIAL,
            "agent",
        )
        find, _ = finder(replace(azure, endpoint="http://127.0.0.1:1"), "given")
        assert (await find()).key == "given"
        find, _ = finder(
            replace(azure, agent_name="", own_model_profile="byom-azure-openai-realtime"), "given"
        )
        assert (await find()).query == (("profile", "byom-azure-openai-realtime"),)

    run(scenario)


def test_a_key_that_is_wanted_and_not_there_is_said() -> None:
    async def scenario() -> None:
        find, _ = finder(
            Settings(target=Target.AZURE, endpoint="https://x.openai.azure.com", sign_in=SignIn.KEY)
        )
        with pytest.raises(ConnectFailed) as failed:
            await find()
        assert failed.value.failure.code == "no_key"

    run(scenario)
