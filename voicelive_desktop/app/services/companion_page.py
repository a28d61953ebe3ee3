"""Serves what is about the local companion: finds language models, takes over one, tries parts,
tells what runs.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import assert_never

from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.services.brain_finder import find_brains, models_of
from voicelive_desktop.app.storage.secrets import AskedKeys, KeyringSilent
from voicelive_desktop.client import trial
from voicelive_desktop.client.ports import (
    ConnectFailed,
    ConnectionLost,
    Connector,
    Endpoint,
    Microphone,
)
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.companion_state import (
    HEARING,
    BrainChoice,
    CompanionPart,
    FoundBrain,
    Listing,
    Parts,
    Tried,
)
from voicelive_desktop.domain.facts.requests import about_companion as ask
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.settings.brain import brain_arguments, host_of_server, server_problem
from voicelive_desktop.domain.settings.connection import is_local
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.kinds import Target
from voicelive_desktop.domain.words.quick_classes import dataclass, replace

TRIAL = "try a part of the companion"
QUESTION = "Say hello in one short sentence."
Find = Callable[[], Awaitable[tuple[FoundBrain, ...]]]


@dataclass(frozen=True, slots=True)
class CompanionParts:
    """What the desk works with. `resolve` starts the local service; `log` gets what it tells."""

    connector: Connector
    resolve: Callable[[Settings], Awaitable[Endpoint]]
    keys: AskedKeys
    microphone: Microphone
    log: Callable[..., None]
    wall_clock: Callable[[], float]
    find: Find = find_brains


class CompanionDesk:
    """One trial and one listing at a time. Loop thread only.

    Reports the events of `CompanionEvent`, SettingsChosen and KeyKeptInMemory.
    """

    def __init__(
        self,
        tasks: TaskOwner,
        report: Callable[[ev.Event], None],
        settings: Callable[[], Settings],
        parts: CompanionParts,
    ) -> None:
        self._tasks = tasks
        self._report = report
        self._settings = settings
        self._parts = parts
        self._trying: asyncio.Task[None] | None = None

    def serve(self, request: ask.CompanionRequest) -> None:
        """Do what the window asks for."""
        match request:
            case ask.WakeCompanion():
                self.wake()
            case ask.FindBrains():
                self.search()
            case ask.ListBrainModels(choice):
                self.list_models(choice)
            case ask.ChooseBrain(choice):
                self.choose(choice)
            case _:
                assert_never(request)

    def search(self) -> None:
        """Look for language models on this computer, at the usual ports."""
        self._tasks.start(self._search(), "look for language models", only=True)

    def list_models(self, choice: BrainChoice) -> None:
        """Ask this server for its models."""
        self._tasks.start(self._list(choice), "list language models", only=True)

    def choose(self, choice: BrainChoice) -> None:
        """Use this model from now on; no address: the small companion."""
        if choice.key:
            self._parts.keys.hold(choice.url, choice.key)
        if choice.trusted:
            host = host_of_server(choice.url)
        else:
            host = self._settings().brain_trusted_host
        changes = (
            ("brain_url", choice.url),
            ("brain_model", choice.model),
            ("brain_trusted_host", host),
        )
        self._report(ev.SettingsChosen((*changes, ("target", Target.DEMO))))
        if choice.key:
            self._tasks.start(self._keep(choice), "keep key of the language model")

    def wake(self) -> None:
        """Let the service run, so that it tells what it is made of."""
        self._tasks.start(self._wake(), "wake the companion", only=True)

    def get_ready(self, after_s: float) -> None:
        """Let the service run before Start is pressed, for it takes longer to come up
        than to answer.

        Not where a key might be asked for, or somebody's model or agent woken.
        """
        self._tasks.start(self._get_ready(after_s), "get the companion ready", only=True)

    def try_part(self, part: CompanionPart, number: int) -> None:
        """Try it; reports `PartTried`."""
        self.stop_trying()
        self._trying = self._tasks.start(self._try(part, number), TRIAL)

    def stop_trying(self) -> None:
        """Try nothing any more."""
        if self._trying is not None:
            self._trying.cancel()
            self._trying = None

    def on_told(self, topic: str, event: str, **fields: int | str) -> None:
        """What the service tells of its parts: it goes to the log and to the state."""
        self._parts.log(topic, event, **fields)
        if (told := self._event_of(topic, event, fields)) is not None:
            self._report(told)

    def _event_of(
        self, topic: str, event: str, fields: dict[str, int | str]
    ) -> ev.CompanionEvent | None:
        def number(name: str) -> int:
            return int(fields.get(name, 0))

        match topic, event:
            case "brain", "loading":
                return ev.BrainLoadingBegan(self._parts.wall_clock())
            case "brain", "ready":
                return ev.BrainReady()
            case "brain", "failed":
                return ev.BrainFailed(str(fields.get("code", "")))
            case "brain", "first_token":
                return ev.BrainBegan(number("ms"))
            case "brain", "answered":
                return ev.BrainAnswered(number("tokens"), number("ms"))
            case "service", "parts":
                ear, voice, activity = (
                    str(fields.get(name, "")) for name in ("ear", "voice", "activity")
                )
                return ev.PartsTold(Parts(ear, voice, activity, has_base=bool(number("base"))))
            case "service", "memory":
                return ev.ServiceMemoryTold(number("mb"))
            case "service", "ended":
                return ev.LocalServiceEnded()
            case _:
                return None

    async def _search(self) -> None:
        self._report(ev.BrainSearchBegan())
        self._report(ev.BrainsFound(await self._parts.find()))

    async def _list(self, choice: BrainChoice) -> None:
        if server_problem(choice.url) or not choice.url.strip():
            return
        self._report(ev.BrainModelsListed(Listing(choice.url, looking=True)))
        models = await models_of(choice.url, choice.key or await self._kept_key(choice.url))
        self._report(ev.BrainModelsListed(Listing(choice.url, models, failed=not models)))

    async def _kept_key(self, url: str) -> str | None:
        try:
            return await self._parts.keys.get(url)
        except KeyringSilent:
            return None

    async def _keep(self, choice: BrainChoice) -> None:
        if not await self._parts.keys.put(choice.url, choice.key):
            self._report(ev.KeyKeptInMemory())

    async def _get_ready(self, after_s: float) -> None:
        await asyncio.sleep(after_s)
        settings = self._settings()
        if settings.target == Target.DEMO and not brain_arguments(settings):
            await self._wake()

    async def _wake(self) -> None:
        settings = self._settings()
        if not is_local(settings):
            return
        try:
            await self._parts.resolve(settings)
        except ConnectFailed as failed:
            self._parts.log("service", "failed", code=failed.failure.code)

    async def _try(self, part: CompanionPart, number: int) -> None:
        def on_words(words: str) -> None:
            self._report(ev.PartWordsHeard(number, words))

        try:
            tried = await self._tried(part, on_words)
        except (ConnectFailed, ConnectionLost) as failed:
            tried = Tried(part, failure=failed.failure)
        except OSError as error:  # whatever is between here and the service
            tried = Tried(part, failure=Failure(FailureKind.UNKNOWN, type(error).__name__))
        self._report(ev.PartTried(number, tried))

    async def _tried(self, part: CompanionPart, on_words: Callable[[str], None]) -> Tried:
        settings = replace(self._settings(), target=Target.DEMO)
        endpoint = await self._parts.resolve(settings)
        if part in HEARING:
            heard = await trial.hear(
                self._parts.connector, endpoint, self._parts.microphone, on_words
            )
            if part is CompanionPart.EAR:
                return Tried(part, heard.words, heard.words_ms)
            return Tried(part, heard.words, heard.ms)
        answered = await trial.ask(self._parts.connector, endpoint, QUESTION, on_words)
        return Tried(part, answered.words, answered.ms)
