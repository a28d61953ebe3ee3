"""When it looks for newer versions, and what it remembers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tests.support.fakes import until
from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.services.update_requests import FIRST_LOOK_S, Outside, UpdateDesk
from voicelive_desktop.app.storage.remembered import Remembered
from voicelive_desktop.client.releases import ReleasesUnreadableError
from voicelive_desktop.domain.decisions.step import step
from voicelive_desktop.domain.facts.events import Event
from voicelive_desktop.domain.facts.requests.about_program import (
    LookForUpdate,
    OpenUpdatePage,
    SkipUpdate,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.facts.updates_state import DAY_S, Look, Release
from voicelive_desktop.domain.settings import Settings

PAGE = "https://releases.example/latest"
START_S = 1_790_000_000.0


class World:
    """Time that passes when somebody sleeps, and a page that names a version."""

    def __init__(self, file: Path, **settings: object) -> None:
        self.state = State(settings=replace(Settings(releases_page=PAGE), **settings))  # type: ignore[arg-type]
        self.now, self.end = START_S, START_S
        self.version: str = "9.0"
        self.reads: list[float] = []
        self.opened: list[str] = []
        self.desks: list[UpdateDesk] = []
        self.remembered = Remembered(file)

    def run(self, hours: float, check: Callable[[], bool] | None = None) -> None:
        async def main() -> None:
            self.end = self.now + hours * 3600
            owner = TaskOwner()
            outside = Outside(self.read, lambda: self.now, self.sleep, self.opened.append, "1.0")
            self.desks.append(
                UpdateDesk(owner, lambda: self.state, self.report, self.remembered, outside)
            )
            await until(check or (lambda: self.now >= self.end))
            await owner.close()

        asyncio.run(main())

    async def read(self, page: str, _proxy: str | None) -> Release:
        assert page == PAGE
        self.reads.append(self.now)
        if not self.version:
            raise ReleasesUnreadableError
        return Release(self.version, PAGE)

    async def sleep(self, seconds: float) -> None:
        if self.now >= self.end:
            await asyncio.Event().wait()
        self.now += seconds
        await asyncio.sleep(0)

    def report(self, event: Event) -> None:
        self.state, _ = step(self.state, event)

    def is_told(self) -> bool:
        return any(notice.key == "update" for notice in self.state.program.notices)


def test_it_looks_once_a_day_whatever_comes_of_it_and_over_restarts(tmp_path: Path) -> None:
    world = World(tmp_path / "r.json")
    world.version = ""
    world.run(71)
    assert len(world.reads) == 3
    assert world.reads[0] == START_S + FIRST_LOOK_S
    assert all(
        later - earlier >= DAY_S
        for earlier, later in zip(world.reads, world.reads[1:], strict=False)
    )
    assert not world.state.program.notices
    again = World(tmp_path / "r.json")
    again.now = world.now
    again.run(1)
    assert again.reads == []


def test_the_switch_turns_it_off_and_without_a_page_there_is_nothing_to_read(
    tmp_path: Path,
) -> None:
    for settings in ({"update_check": False}, {"releases_page": ""}):
        world = World(tmp_path / "r.json", **settings)
        world.run(30)
        assert world.reads == []


def test_a_version_is_told_opened_and_skipped(tmp_path: Path) -> None:
    world = World(tmp_path / "r.json")
    world.run(1)
    assert world.is_told()
    world.desks[-1].serve(OpenUpdatePage())
    assert (world.opened, world.is_told()) == ([PAGE], False)
    world.run(25)
    assert world.is_told()
    world.desks[-1].serve(SkipUpdate())
    world.run(25)
    assert not world.is_told()
    world.version = "9.1"
    world.run(25)
    assert world.is_told()


def test_who_asks_is_answered_at_once_even_of_a_skipped_version(tmp_path: Path) -> None:
    world = World(tmp_path / "r.json", update_check=False)
    world.remembered.put("update_skipped", "9.0")

    def asked() -> bool:
        if world.state.program.updates.look is Look.NONE:
            world.desks[-1].serve(LookForUpdate())
        return world.is_told()

    world.run(1, asked)
    assert len(world.reads) >= 1


def test_what_is_remembered_outlives_the_program_and_a_bad_file_is_as_none(tmp_path: Path) -> None:
    file = tmp_path / "new" / "r.json"
    first = Remembered(file)
    first.put("a", [1])
    first.save()
    assert Remembered(file).get("a") == [1]
    file.write_text("[")
    assert Remembered(file).get("a") is None
    nowhere = Remembered(tmp_path / "new" / "r.json" / "under")
    nowhere.put("a", 1)
    nowhere.save()
    Remembered(None).save()
