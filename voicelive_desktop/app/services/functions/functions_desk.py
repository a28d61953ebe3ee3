"""Reads the functions that there are, offers them to the session, and lets calls run."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import assert_never

from voicelive_desktop.app.environment.small_files import read_json, write_atomically
from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.services.functions.call_runner import CallRunner
from voicelive_desktop.app.services.functions.known_functions import (
    KnownFunction,
    built_in,
    mark_of,
    own_function,
    without_clashes,
)
from voicelive_desktop.app.services.functions.server_tools import named_apart
from voicelive_desktop.app.services.functions.servers_desk import ServersDesk
from voicelive_desktop.app.storage.function_choices import FunctionChoice, FunctionChoices
from voicelive_desktop.domain.facts.events import (
    Event,
    FunctionFileBroken,
    FunctionSaved,
    FunctionsOffered,
    FunctionTried,
    TimersChanged,
)
from voicelive_desktop.domain.facts.functions import (
    Consent,
    FieldProblem,
    FunctionEffect,
    Origin,
    RememberConsent,
    RunningTimer,
    TriedCall,
)
from voicelive_desktop.domain.facts.requests import about_functions as ask
from voicelive_desktop.domain.words.encodings import json_of_text
from voicelive_desktop.domain.words.quick_classes import dataclass, replace
from voicelive_desktop.domain.words.wording import Words, joined
from voicelive_desktop.tools.builtin.calculator import calculator_tool
from voicelive_desktop.tools.builtin.clock import current_time_tool
from voicelive_desktop.tools.builtin.timers import Timer, Timers
from voicelive_desktop.tools.own.function_file import (
    FunctionFileError,
    OwnFunction,
    as_json,
    function_from,
    looked_through,
    without_parameter,
)
from voicelive_desktop.tools.own.http_call import Secrets
from voicelive_desktop.tools.registry import Registry, Tool, run_tool

MOST_FILES = 200


async def no_secret(_name: str) -> str | None:
    """Where there is no keyring."""
    return None


@dataclass(frozen=True, slots=True)
class FunctionPlaces:
    """Where functions and servers are: the person's own, and those named for this start. None:
    there are none.
    """

    own: Path | None = None
    given: Path | None = None
    servers: Path | None = None
    given_servers: Path | None = None


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
        secrets: Secrets = no_secret,
        keep_secret: Callable[[str, str], object] = lambda _name, _value: None,
        desktop: tuple[Tool, ...] = (),
        tell_due: Callable[[Timer], None] = lambda _timer: None,
        service_keys: Callable[[Mapping[str, str]], None] = lambda _values: None,
        open_page: Callable[[str], bool] = lambda _address: False,
    ) -> None:
        self._tasks = tasks
        self._report = report
        self._places = places
        self._choices = choices
        self._secrets = secrets
        self._keep_secret = keep_secret
        self._own: tuple[KnownFunction, ...] = ()
        self._known: tuple[KnownFunction, ...] = ()
        self._reading: asyncio.Task[None] | None = None
        self.servers = ServersDesk(
            tasks,
            report,
            places.servers,
            places.given_servers,
            choices,
            secrets,
            keep_secret,
            self._offer,
            service_keys,
            open_page,
        )
        self._desktop = desktop
        self._tell_due = tell_due
        self._timers = Timers(time.monotonic, self._start_timer, self._tell_timers)
        self.tools = Registry()
        self.calls = CallRunner(tasks, self.tools, report, self._remember, self.servers.told)

    def open(self) -> None:
        """Offer what came with the program; the person's own follow as soon as they are read."""
        self._offer()
        self.servers.open()
        if any(
            folder is not None and folder.is_dir()
            for folder in (self._places.own, self._places.given)
        ):
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

    def serve(self, request: ask.FunctionRequest) -> None:
        """Do what the page asks for."""
        match request:
            case ask.SwitchFunction(key, on):
                self.switch(key, on)
            case ask.ChooseConsent(key, consent):
                self.choose_consent(key, consent)
            case ask.TryFunction(key, arguments):
                self.try_out(key, arguments)
            case ask.SaveFunction(text, key, unread):
                self.save(text, key, unread)
            case ask.RemoveFunction(key):
                self.remove(key)
            case ask.ImportFunction(path):
                self.take_file(path)
            case ask.ExportFunction(key, path):
                self.export(key, path)
            case ask.KeepSecret(name, value):
                self._keep_secret(name, value)
            case _:
                assert_never(request)

    def serve_servers(self, request: ask.ServerRequest) -> None:
        """Do what the page asks for about servers."""
        match request:
            case ask.SwitchServer(label, on):
                self.servers.switch(label, on)
            case ask.RemoveServer(label):
                self.servers.remove(label)
            case ask.RetryServer(label):
                self.servers.retry(label)
            case ask.SaveServer(text, label):
                self.servers.save(text, label)
            case ask.ImportServers(text):
                self.servers.take(text)
            case ask.OpenServers(path):
                self.servers.take_file(path)
            case ask.ExportServers(path):
                self.servers.export(path)
            case _:
                assert_never(request)

    def switch(self, key: str, on: bool) -> None:
        """Offer a function, or not."""
        self._change(key, lambda choice: replace(choice, on=on))

    def choose_consent(self, key: str, consent: Consent) -> None:
        """When a function may act without a question."""
        known = self._find(key)
        if known is not None:
            self._change(key, lambda choice: replace(choice, consent=consent, mark=known.mark))

    def try_out(self, key: str, arguments: str) -> None:
        """Run a function as the person asks; the model hears nothing of it."""
        if (known := self._find(key)) is not None:
            self._tasks.start(self._try(known, arguments), "try function", only=True)

    def save(self, text: str, key: str, unread: Collection[str] = ()) -> None:
        """Keep a function that the person wrote, in place of an earlier one if `key` names it.

        `unread`: fields that hold no JSON, so that nothing is kept.
        """
        try:
            function, problems = looked_through(json_of_text(text))
        except FunctionFileError as error:
            self._report(FunctionSaved(error.args[0]))
            return
        except (ValueError, RecursionError):
            self._report(FunctionSaved(Words("This is not JSON.")))
            return
        earlier = self._find(key) if key else None
        wrong = {problem.field for problem in problems}.union(unread)
        problems = (*problems, *self._misplaced(function, wrong, earlier))
        told = tuple(wrong for wrong in problems if wrong.field not in unread)
        if told or unread:
            self._report(FunctionSaved(fields=told))
            return
        self._keep_file(function, earlier, on=True, consent=function.consent)

    def _misplaced(
        self, function: OwnFunction, wrong: Collection[str], earlier: KnownFunction | None
    ) -> Iterator[FieldProblem]:
        """What is right by itself, but not beside the rest; `wrong`: the fields that are not."""
        taken = self._find(f"{Origin.OWN.value}:{function.name}")
        if earlier is None and taken is not None:
            told = Words("A function named “{name}” already exists.", name=taken.offered.name)
            yield FieldProblem("name", told)
        unknown = without_parameter(function)
        if unknown and "parameters" not in wrong and "answer" not in wrong:
            places = ", ".join(f"{{{name}}}" for name in unknown)
            told = Words(
                "{places}: not among the parameters. Add it there, or take it out of the address.",
                places=places,
            )
            yield FieldProblem("answer", told)

    def take_file(self, path: str) -> None:
        """Take over a function that somebody else wrote; it is off, and asks."""
        try:
            function = function_from(read_json(Path(path)))
        except FunctionFileError as error:
            self._report(FunctionFileBroken(_broken(Path(path), error.args[0])))
        except (OSError, ValueError, RecursionError) as error:
            self._report(FunctionFileBroken(_broken(Path(path), _why(error))))
        else:
            earlier = self._find(f"{Origin.OWN.value}:{function.name}")
            self._keep_file(function, earlier, on=False, consent=Consent.ASK)

    def remove(self, key: str) -> None:
        """Delete a function of the person's own."""
        known = self._find(key)
        if known is None or self._places.own is None or known.offered.origin is not Origin.OWN:
            return
        try:
            (self._places.own / known.offered.source).unlink(missing_ok=True)
            self._choices.forget(key)
        except OSError as error:
            self._report(FunctionFileBroken(_broken(Path(known.offered.source), _why(error))))
        self._tasks.start(self.read(), "read functions")

    def export(self, key: str, path: str) -> None:
        """Write a function down for somebody else."""
        if (known := self._find(key)) is not None and known.offered.written:
            try:
                write_atomically(Path(path), known.offered.written + "\n")
            except OSError as error:
                self._report(FunctionFileBroken(_broken(Path(path), _why(error))))

    def close(self) -> None:
        """End all servers. Blocking, for a moment."""
        self.servers.close()

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
                    functions.append(
                        own_function(function, file, origin, self._choices, self._secrets)
                    )
        return tuple(functions), tuple(problems)

    def _offer(self) -> None:
        """Tell everybody what there is now."""
        harmless = (current_time_tool(), calculator_tool())
        others = (*self._timers.tools(), *self._desktop)
        built = (
            *(built_in(tool, self._choices, harmless=True) for tool in harmless),
            *(built_in(tool, self._choices, harmless=False) for tool in others),
        )
        servers = self.servers.known()
        mine = tuple(
            function for function in servers if function.offered.origin is not Origin.SERVICE
        )
        known = tuple(without_clashes(named_apart((*self._own, *built, *mine))))
        self.tools.replace(
            f.tool for f in known if f.offered.on and f.offered.consent is not Consent.NEVER
        )
        self._known = (
            *known,
            *(function for function in servers if function.offered.origin is Origin.SERVICE),
        )
        offered = tuple(function.offered for function in self._known)
        wire = [*self.tools.wire(), *self.servers.wire()]
        self._report(FunctionsOffered(json.dumps(wire), self.tools.words(), offered))

    def _remember(self, order: RememberConsent) -> None:
        """Keep a consent; of what was named for one start it is kept for as long."""
        known = next(
            (function for function in self._known if function.offered.key == order.key), None
        )
        if known is None:
            return
        kept = replace(self._choices.get(order.key), consent=order.consent, mark=known.mark)
        self._keep(order.key, kept)

    def _start_timer(self, timer: Timer) -> None:
        self._tasks.start(self._wait_for(timer), "timer")

    def _tell_timers(self) -> None:
        ahead_s = time.time() - time.monotonic()
        running = self._timers.running
        self._report(
            TimersChanged(tuple(RunningTimer(one.about, one.due_s + ahead_s) for one in running))
        )

    async def _wait_for(self, timer: Timer) -> None:
        await asyncio.sleep(timer.due_s - time.monotonic())
        self._timers.done(timer.number)
        self._tell_due(timer)

    def _find(self, key: str) -> KnownFunction | None:
        return next((function for function in self._known if function.offered.key == key), None)

    def _change(self, key: str, how: Callable[[FunctionChoice], FunctionChoice]) -> None:
        known = self._find(key)
        if known is None:
            return
        self._keep(key, how(self._choices.get(key)))
        if known.offered.origin in {Origin.OWN, Origin.GIVEN}:
            self._tasks.start(self.read(), "read functions")
        else:
            self._offer()

    def _keep_file(
        self, function: OwnFunction, earlier: KnownFunction | None, *, on: bool, consent: Consent
    ) -> None:
        if self._places.own is None:
            self._report(
                FunctionSaved(
                    Words("Settings are not saved in this run, so the function can't be saved.")
                )
            )
            return
        text = json.dumps(as_json(function), indent=2, ensure_ascii=False)
        file = self._places.own / f"{function.name}.json"
        try:
            write_atomically(file, text + "\n")
            if earlier is not None and earlier.offered.source not in {"", file.name}:
                (self._places.own / earlier.offered.source).unlink(missing_ok=True)
        except OSError as error:
            self._report(FunctionSaved(_broken(file, _why(error))))
            return
        mark = mark_of(as_json(replace(function, consent=Consent.ASK)))
        self._keep(f"{Origin.OWN.value}:{function.name}", FunctionChoice(on, consent, mark))
        self._tasks.start(self._read_and_tell(), "read functions")

    async def _read_and_tell(self) -> None:
        await self.read()
        self._report(FunctionSaved())

    async def _try(self, known: KnownFunction, arguments: str) -> None:
        key = known.offered.key
        self._report(FunctionTried(TriedCall(key)))
        began = time.monotonic()
        typed: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        if known.offered.by_person:
            typed.set_result("")
        output, ok = await run_tool(known.tool, arguments, typed)
        typed.cancel()
        self._report(
            FunctionTried(TriedCall(key, output, ok, round((time.monotonic() - began) * 1000)))
        )

    def _keep(self, key: str, choice: FunctionChoice) -> None:
        try:
            self._choices.put(key, choice)
        except OSError as error:
            told = Words(
                "Your choice about this function could not be saved: {reason}.", reason=_why(error)
            )
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
