"""Serves the connection page: takes over what was chosen, signs in and out, checks a connection."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import assert_never

from voicelive_desktop.app.environment.browsers import spare_browsers
from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.services.endpoint import EndpointFinder
from voicelive_desktop.app.storage.secrets import AskedKeys
from voicelive_desktop.client.azure_connector import AzureConnector
from voicelive_desktop.client.check import ConnectionCheck
from voicelive_desktop.client.entra import Directory, Entra
from voicelive_desktop.client.proxies import proxy_for, proxy_problem
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.access_state import Account, AccountStatus, ConnectionChoice
from voicelive_desktop.domain.facts.requests import about_connection as ask
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.hosts import host_of
from voicelive_desktop.domain.words.kinds import Target
from voicelive_desktop.domain.words.quick_classes import replace

_ENTRA = "https://login.microsoftonline.com"  # where the way through a proxy is looked up for


class AccessDesk:
    """One sign-in and one check at a time. Loop thread only.

    Reports AccountChanged, CheckBegan, CheckStepChanged, CheckEnded,
    SettingsChosen and KeyKeptInMemory.
    """

    def __init__(
        self,
        tasks: TaskOwner,
        report: Callable[[ev.Event], None],
        settings: Callable[[], Settings],
        keys: AskedKeys,
        entra: Entra,
        connector: AzureConnector,
        finder: Callable[[Callable[[], Settings], str], EndpointFinder],
    ) -> None:
        self._tasks = tasks
        self._report = report
        self._settings = settings
        self._keys = keys
        self._entra = entra
        self._connector = connector
        self._finder = finder
        self._signing_in: asyncio.Task[None] | None = None
        self._checking: asyncio.Task[None] | None = None

    def open(self) -> None:
        """Sign in again whoever was signed in before."""
        self._tasks.start(self._restore(), "restore sign-in")

    def serve(self, request: ask.ConnectionRequest) -> None:
        """Do what the page asks for."""
        match request:
            case ask.SetUpConnection(choice):
                self.set_up(choice)
            case ask.CheckConnection(choice):
                self.check(choice)
            case ask.CancelCheck():
                self.stop_check()
            case ask.BeginSignIn(choice):
                self.sign_in(choice)
            case ask.CancelSignIn():
                self.stop_sign_in()
            case ask.SignOut():
                self._tasks.start(self._sign_out(), "sign out")
            case _:
                assert_never(request)

    def set_up(self, choice: ConnectionChoice) -> None:
        """Use this resource from now on."""
        if choice.key:
            self._keys.hold(choice.endpoint, choice.key)
        self._report(
            ev.SettingsChosen((*changes_of(choice, self._settings()), ("target", Target.AZURE)))
        )
        if choice.key:
            self._tasks.start(self._keep(choice), "keep key")

    def check(self, choice: ConnectionChoice) -> None:
        """Tell step by step whether it would work; a check that runs is given up."""
        self.stop_check()
        self._report(ev.CheckBegan())
        self._checking = self._tasks.start(self._check(choice), "check connection")

    def stop_check(self) -> None:
        """Give the check up."""
        if self._checking is not None and not self._checking.done():
            self._checking.cancel()
            self._report(ev.CheckEnded())

    def sign_in(self, choice: ConnectionChoice) -> None:
        """Let the user sign in; an earlier attempt is given up."""
        self.stop_sign_in()
        self._report(ev.AccountChanged(Account(AccountStatus.SIGNING_IN)))
        self._signing_in = self._tasks.start(self._sign_in(choice), "sign in")

    def stop_sign_in(self) -> None:
        """Give it up; whoever was signed in still is."""
        if self._signing_in is not None and not self._signing_in.done():
            self._signing_in.cancel()
            self._report(ev.AccountChanged(self._entra.account()))

    async def _keep(self, choice: ConnectionChoice) -> None:
        if not await self._keys.put(choice.endpoint, choice.key):
            self._report(ev.KeyKeptInMemory())

    async def _check(self, choice: ConnectionChoice) -> None:
        present = self._settings()
        tried = replace(present, target=Target.AZURE, **dict(changes_of(choice, present)))  # type: ignore[arg-type]
        finder = self._finder(lambda: tried, choice.key)
        check = ConnectionCheck(
            self._connector, finder, lambda result: self._report(ev.CheckStepChanged(result))
        )
        await check.run(choice.endpoint, proxy_for(choice.endpoint, choice.proxy, choice.proxy_url))
        self._report(ev.CheckEnded())

    async def _sign_in(self, choice: ConnectionChoice) -> None:
        def on_code(code: str, page: str) -> None:
            self._report(ev.AccountChanged(Account(AccountStatus.SIGNING_IN, code=code, page=page)))

        proxy = proxy_for(_ENTRA, choice.proxy, choice.proxy_url)
        if (problem := proxy_problem(proxy)) is not None:
            self._report(ev.AccountChanged(Account(failure=problem)))
            return
        directory = Directory(choice.tenant, proxy=proxy)
        spare_browsers()
        account = await self._entra.sign_in(choice.sign_in, directory, on_code)
        self._report(ev.AccountChanged(account))

    async def _sign_out(self) -> None:
        self.stop_sign_in()
        self._report(ev.AccountChanged(await self._entra.sign_out()))

    async def _restore(self) -> None:
        settings = self._settings()
        proxy = proxy_for(_ENTRA, settings.proxy, settings.proxy_url)
        account = await self._entra.restore(Directory(settings.tenant, proxy=proxy))
        if account.status is AccountStatus.SIGNED_IN:
            self._report(ev.AccountChanged(account))


def changes_of(choice: ConnectionChoice, present: Settings) -> tuple[tuple[str, object], ...]:
    """The settings that the choice means. Trust once given stays until another host is trusted."""
    return (
        ("endpoint", choice.endpoint),
        ("sign_in", choice.sign_in.value),
        ("tenant", choice.tenant),
        ("trusted_host", host_of(choice.endpoint) if choice.trusted else present.trusted_host),
        ("proxy", choice.proxy),
        ("proxy_url", choice.proxy_url),
    )
