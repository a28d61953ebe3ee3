"""Reads the functions that there are, offers them to the session, and lets calls run."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from voicelive_desktop.app.environment.small_files import read_json
from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.services.functions.call_runner import CallRunner
from voicelive_desktop.app.services.functions.known_functions import (
    KnownFunction,
    built_in,
    own_function,
    without_clashes,
)
from voicelive_desktop.app.storage.function_choices import FunctionChoice, FunctionChoices
from voicelive_desktop.domain.facts.events import Event, FunctionFileBroken, FunctionsOffered
from voicelive_desktop.domain.facts.functions import Consent, FunctionEffect, Origin, RememberConsent
from voicelive_desktop.domain.words.wording import Words, joined
from voicelive_desktop.tools.builtin.clock import current_time_tool
from voicelive_desktop.tools.own.function_file import FunctionFileError, function_from
from voicelive_desktop.tools.own.http_call import Secrets
from voicelive_desktop.tools.registry import Registry

MOST_FILES = 200


@dataclass(frozen=True, slots=True)
class FunctionPlaces:
    """Where functions are: the person's own, and those named for this start. None: there are none."""

    own: Path | None = None
    given: Path | None = None


class FunctionsDesk:
    """Knows all functions. Loop thread only. Reports FunctionsOffered and FunctionFileBroken.

    Attributes:
        tools: what the session may call now.
        calls: runs the calls.
    """

    def __init__(
        self,
        tasks: TaskOwner,
        report: Callable[[Event], None],
        places: FunctionPlaces,
        choices: FunctionChoices,
        secrets: Secrets = lambda _name: None,
    ) -> None:
        self._tasks = tasks
        self._report = report
        self._places = places
        self._choices = choices
        self._secrets = secrets
        self._own: tuple[KnownFunction, ...] = ()
        self._known: tuple[KnownFunction, ...] = ()
        self._reading: asyncio.Task[None] | None = None
        self.tools = Registry()
        self.calls = CallRunner(tasks, self.tools, report, self._remember)

    def open(self) -> None:
        """Offer what came with the program; the person's own follow as soon as they are read."""
        self._offer()
        if any(folder is not None and folder.is_dir() for folder in (self._places.own, self._places.given)):
            self._reading = self._tasks.start(self.read(), "read functions")

    async def until_read(self) -> None:
        """Wait until the functions of the beginning are known."""
        if self._reading is not None:
            await asyncio.wait((self._reading,))

    async def read(self) -> None:
        """Read the files anew."""
        found, problems = await asyncio.to_thread(self._read)
        self._own = found
        self._offer()
        if problems:
            self._report(FunctionFileBroken(joined(*problems)))

    def run(self, order: FunctionEffect) -> None:
        """Carry out an order about calls."""
        self.calls.run(order)

    def _read(self) -> tuple[tuple[KnownFunction, ...], tuple[str, ...]]:
        functions, problems = [], []
        for origin, folder in ((Origin.GIVEN, self._places.given), (Origin.OWN, self._places.own)):
            for file in _files(folder):
                try:
                    function = function_from(read_json(file))
                except FunctionFileError as error:
                    problems.append(_broken(file, error.args[0]))
                except (OSError, ValueError, RecursionError) as error:
                    problems.append(_broken(file, _why(error)))
                else:
                    functions.append(own_function(function, file, origin, self._choices, self._secrets))
        return tuple(functions), tuple(problems)

    def _offer(self) -> None:
        """Tell everybody what there is now."""
        clock = built_in(current_time_tool(), self._choices, harmless=True)
        self._known = tuple(without_clashes((*self._own, clock)))
        self.tools.replace(f.tool for f in self._known if f.offered.on and f.offered.consent is not Consent.NEVER)
        offered = tuple(function.offered for function in self._known)
        self._report(FunctionsOffered(json.dumps(self.tools.wire()), self.tools.words(), offered))

    def _remember(self, order: RememberConsent) -> None:
        """Keep a consent; of what was named for one start it is kept for as long."""
        known = next((function for function in self._known if function.offered.key == order.key), None)
        if known is None:
            return
        kept = replace(self._choices.get(order.key), consent=order.consent, mark=known.mark)
        self._keep(order.key, kept)

    def _keep(self, key: str, choice: FunctionChoice) -> None:
        try:
            self._choices.put(key, choice)
        except OSError as error:
            told = Words("Your choice about this function could not be saved: {reason}.", reason=_why(error))
            self._report(FunctionFileBroken(told))


def _files(folder: Path | None) -> Iterator[Path]:
    if folder is None or not folder.is_dir():
        return
    files = sorted(file for file in folder.iterdir() if file.suffix.lower() == ".json")
    yield from files[:MOST_FILES]


def _broken(file: Path, why: str) -> str:
    return Words("The function file {file} cannot be used: {why}.", file=file.name, why=why)


def _why(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    if isinstance(error, json.JSONDecodeError):
        return Words("it is not JSON (line {n})", n=error.lineno)
    return Words("it cannot be read")
