"""Looks for newer versions: once a day by itself, and when the user asks."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import assert_never

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from voicelive_desktop import __version__
from voicelive_desktop.app.environment.resources import resource
from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.storage.remembered import Remembered
from voicelive_desktop.client.proxies import proxy_for
from voicelive_desktop.client.releases import ReleasesUnreadableError, newest_release
from voicelive_desktop.domain.facts.events import (
    Event,
    NoticeDismissed,
    UpdateLookBegan,
    UpdateLookEnded,
)
from voicelive_desktop.domain.facts.notices import UpdateNotice
from voicelive_desktop.domain.facts.requests import about_program as ask
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.facts.updates_state import DAY_S, Release, is_newer
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.settings.application import page_problem
from voicelive_desktop.domain.words.quick_classes import dataclass

FIRST_LOOK_S = 20.0  # the program's start has other things to do
ASK_CLOCK_S = 3600.0  # a computer that slept has missed its day
LOOKED_AT = "update_looked_at"
SKIPPED = "update_skipped"

Read = Callable[[str, str | None], Awaitable[Release]]


@dataclass(frozen=True, slots=True)
class Outside:
    """What the desk needs from outside. `wall_clock`: Unix seconds; `open_page` opens an address in
    the browser.
    """

    read: Read
    wall_clock: Callable[[], float]
    sleep: Callable[[float], Awaitable[None]]
    open_page: Callable[[str], object]
    version: str = __version__


def outside() -> Outside:
    """Return the real clock, network and browser."""
    return Outside(
        newest_release, time.time, asyncio.sleep, lambda page: QDesktopServices.openUrl(QUrl(page))
    )


def built_in_page() -> str:
    """Return the releases page that was built into an installed program; a checkout has none."""
    try:
        return resource("releases_page.txt").read_text(encoding="utf-8").strip()
    except OSError:
        return ""


class UpdateDesk:
    """Never installs anything, never complains by itself. Loop thread only."""

    def __init__(
        self,
        tasks: TaskOwner,
        state: Callable[[], State],
        report: Callable[[Event], None],
        remembered: Remembered,
        outside: Outside,
    ) -> None:
        self._tasks, self._state, self._report = tasks, state, report
        self._remembered, self._outside = remembered, outside
        self._looking = asyncio.Lock()
        tasks.start(self._every_day(), "look for updates every day")

    def serve(self, request: ask.UpdateRequest) -> None:
        """Do what the window asks for."""
        match request:
            case ask.LookForUpdate():
                self._tasks.start(self._look(asked=True), "look for updates")
            case ask.OpenUpdatePage():
                self._open_page()
            case ask.SkipUpdate():
                self._skip()
            case _:
                assert_never(request)

    async def _every_day(self) -> None:
        await self._outside.sleep(FIRST_LOOK_S)
        while True:
            if self._is_due():
                await self._look(asked=False)
            await self._outside.sleep(ASK_CLOCK_S)

    def _is_due(self) -> bool:
        settings = self._state().settings
        looked = self._remembered.get(LOOKED_AT)
        now = self._outside.wall_clock()
        # A time to come is of a clock that was wrong.
        waited = not isinstance(looked, int | float) or not 0 <= now - looked < DAY_S
        return settings.update_check and bool(_page(settings)) and waited

    async def _look(self, *, asked: bool) -> None:
        settings = self._state().settings
        page = _page(settings)
        if self._looking.locked():
            return
        async with self._looking:
            self._report(UpdateLookBegan())
            self._remembered.put(LOOKED_AT, self._outside.wall_clock())
            await asyncio.to_thread(self._remembered.save)
            if page_problem(page) or not page:
                self._report(UpdateLookEnded(failed=True))
                return
            try:
                newest = await self._outside.read(
                    page, proxy_for(page, settings.proxy, settings.proxy_url)
                )
            except ReleasesUnreadableError:
                self._report(UpdateLookEnded(failed=True))
                return
            if is_newer(newest.version, self._outside.version):
                found = newest
            else:
                found = None
            skipped = (
                found is not None and self._remembered.get(SKIPPED) == found.version and not asked
            )
            self._report(UpdateLookEnded(found, quiet=skipped))

    def _open_page(self) -> None:
        if (found := self._state().program.updates.found) is not None:
            self._outside.open_page(found.page)
        self._report(NoticeDismissed(UpdateNotice))

    def _skip(self) -> None:
        if (found := self._state().program.updates.found) is not None:
            self._remembered.put(SKIPPED, found.version)
        self._report(NoticeDismissed(UpdateNotice))


def _page(settings: Settings) -> str:
    return settings.releases_page or built_in_page()
