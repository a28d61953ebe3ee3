"""Who presses Start in the window's first second waits for the local service only."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.support.waiting import eventually
from voicelive_desktop.app.environment.local_service import LocalServiceProcess
from voicelive_desktop.app.runtime.store import Store
from voicelive_desktop.app.start import early_service
from voicelive_desktop.app.start.early_service import EarlyService
from voicelive_desktop.client.ports import ConnectFailed
from voicelive_desktop.domain.facts.events import EndRequested, StartRequested
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.settings.brain import OWN_EAR
from voicelive_desktop.domain.words.kinds import Target

SERVICE = """
import json, os, sys
print(json.dumps({"port": 4711, "key": f"{os.getpid()} {sys.argv[1:]}"}), flush=True)
print(json.dumps({"topic": "service", "event": "memory", "mb": 200}), flush=True)
sys.stdin.read()
"""
BROKEN = "print('no json', flush=True)"
DEMO = Settings()


class Scene:
    """A store that an early service watches; `text` is what is started."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, text: str = SERVICE) -> None:
        self.begun: list[LocalServiceProcess] = []
        self.told: list[tuple[str, str, dict[str, object]]] = []
        self._command = [sys.executable, "-I", "-S", "-c", text]
        monkeypatch.setattr(early_service, "_new_service", self._new)
        self.early = EarlyService()
        self.store = Store(State())

    def press(self, settings: Settings) -> None:
        self.store = Store(State(settings=settings))
        self.store.observe(self.early)
        self.store.dispatch(StartRequested(1.0))

    def tell(self, topic: str, event: str, **fields: object) -> None:
        self.told.append((topic, event, fields))

    def _new(self, tell: Callable[..., None]) -> LocalServiceProcess:
        self.begun.append(LocalServiceProcess(self._command, tell))
        return self.begun[-1]


def run(scenario: Callable[[], Awaitable[Any]]) -> None:
    asyncio.run(asyncio.wait_for(scenario(), 60))


def pid_in(key: str) -> int:
    return int(key.split(maxsplit=1)[0])


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_service_of_an_early_press_is_the_one_that_is_connected_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scene = Scene(monkeypatch)

    async def scenario() -> None:
        scene.press(replace(DEMO, local_ear="base"))
        (begun,) = scene.begun
        early = await begun.address(("--ear", "base"))
        taken = scene.early.hand_over(scene.tell)
        assert taken is begun
        assert await taken.address(("--ear", "base")) == early
        assert "'--ear', 'base'" in early[1]
        await scene.early.close()
        assert is_alive(pid_in(early[1]))  # whoever took it over ends it
        await taken.stop()

    run(scenario)


def test_what_it_told_before_somebody_listened_is_told_when_they_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scene = Scene(monkeypatch)

    async def scenario() -> None:
        scene.press(DEMO)
        while not scene.early._told:  # noqa: ASYNC110 - nobody tells of it
            await asyncio.sleep(0.005)
        taken = scene.early.hand_over(scene.tell)
        assert scene.told == []  # those who are to be told are still being made
        await asyncio.sleep(0)
        assert scene.told == [("service", "memory", {"mb": 200})]
        await taken.stop()
        assert scene.told[-1] == ("service", "ended", {})

    run(scenario)


@pytest.mark.parametrize(
    "settings",
    [
        replace(DEMO, target=Target.AZURE),
        replace(DEMO, target=Target.AGENT, agent_url="http://127.0.0.1:8088"),
        replace(DEMO, brain_url="http://127.0.0.1:11434"),  # its key may have to be asked for
        replace(DEMO, local_ear=OWN_EAR, local_ear_folder="/nowhere"),
    ],
)
def test_nothing_is_begun_that_has_to_be_looked_up(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    scene = Scene(monkeypatch)
    scene.press(settings)
    assert scene.begun == []


def test_nothing_is_begun_before_somebody_wants_it_nor_after_the_machine_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scene = Scene(monkeypatch)
    scene.store.observe(scene.early)
    scene.store.dispatch(EndRequested())
    assert scene.begun == []
    scene.early.hand_over(scene.tell)
    assert len(scene.begun) == 1  # made for the machine, and not started
    scene.press(DEMO)
    assert len(scene.begun) == 1


def test_a_window_that_is_closed_at_once_leaves_no_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scene = Scene(monkeypatch)

    async def scenario() -> None:
        scene.press(DEMO)
        _, key = await scene.begun[0].address()
        await scene.early.close()
        eventually(lambda: not is_alive(pid_in(key)))

    run(scenario)


def test_one_that_does_not_start_is_told_to_whoever_connects(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scene = Scene(monkeypatch, BROKEN)

    async def scenario() -> None:
        scene.press(DEMO)
        taken = scene.early.hand_over(scene.tell)
        with pytest.raises(ConnectFailed):
            await taken.address()
        await scene.early.close()

    run(scenario)
