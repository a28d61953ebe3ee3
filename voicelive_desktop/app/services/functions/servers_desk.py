"""Looks after MCP servers: which there are, which run, and what they offer."""

from __future__ import annotations

import asyncio
import json
import os
import re
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from voicelive_desktop.app.environment.small_files import put_aside, read_json, write_atomically
from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.services.functions.call_news import CallNews, pictures_of
from voicelive_desktop.app.services.functions.known_functions import KnownFunction, mark_of
from voicelive_desktop.app.services.functions.server_tools import (
    NOT_IN_NAMES,
    secret_values,
    service_tool,
    sign_in_desk,
    tools_of,
)
from voicelive_desktop.app.storage.function_choices import FunctionChoice, FunctionChoices
from voicelive_desktop.domain.facts.events import (
    Event,
    FunctionFileBroken,
    FunctionSaved,
    ServersListed,
)
from voicelive_desktop.domain.facts.functions import (
    Consent,
    McpServerRow,
    OfferedFunction,
    Origin,
    ServerStatus,
    TellServer,
)
from voicelive_desktop.domain.words.encodings import json_of_text
from voicelive_desktop.domain.words.quick_classes import replace
from voicelive_desktop.domain.words.wording import Words, joined
from voicelive_desktop.tools.own.http_call import Secrets
from voicelive_desktop.tools.registry import FunctionCall, Tool, ToolFailedError
from voicelive_desktop.tools.servers.server_config import (
    ServerConfig,
    ServersFileError,
    servers_from,
    servers_json,
)
from voicelive_desktop.tools.servers.server_connection import (
    ServerConnection,
    ServerNews,
    ServerTool,
)
from voicelive_desktop.tools.servers.server_sign_in import ServerSignIn
from voicelive_desktop.tools.servers.server_thread import ServerThread

SEE_PICTURE = "The next message shows the result."
MOST_LINES, LONGEST_LINE = 200, 500
PACE_S = 0.5  # between two looks at what servers write
_CONTROLS = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|[\x00-\x08\x0a-\x1f\x7f]")


@dataclass(slots=True)
class _Served:
    """One server, and how it is."""

    config: ServerConfig
    given: bool
    news: ServerNews
    lines: deque[str] = field(default_factory=lambda: deque(maxlen=MOST_LINES))
    connection: ServerConnection | None = None
    life: Future[None] | None = None
    is_offered: bool = False  # to the service, which calls it
    first: dict[str, str] = field(
        default_factory=dict
    )  # the marks of its tools, as they came first


class ServersDesk:
    """Knows all servers. Loop thread only. Reports ServersListed,
    FunctionSaved and FunctionFileBroken.

    Args:
        path: where servers are kept; None: in memory.
        given: a file named for this start.
        changed: called when other tools are there.
        secrets, keep_secret: values of `${NAME}`.
        service_keys: takes those that the service is to be told.
        open_page: shows an address in the browser.
    """

    def __init__(
        self,
        tasks: TaskOwner,
        report: Callable[[Event], None],
        path: Path | None,
        given: Path | None,
        choices: FunctionChoices,
        secrets: Secrets,
        keep_secret: Callable[[str, str], object],
        changed: Callable[[], None],
        service_keys: Callable[[Mapping[str, str]], None] = lambda _values: None,
        open_page: Callable[[str], bool] = lambda _address: False,
    ) -> None:
        self._open_page = open_page
        self._service_keys = service_keys
        self._tasks = tasks
        self._report = report
        self._path = path
        self._given = given
        self._choices = choices
        self._secrets = secrets
        self._keep_secret = keep_secret
        self._changed = changed
        self._served: dict[str, _Served] = {}
        self._thread = ServerThread()
        self._writing = False
        self._is_whole = True  # the file: nothing of it is lost when it is written anew

    def open(self) -> None:
        """Read the files, and start what is on."""
        problems = []
        for file, given in ((self._given, True), (self._path, False)):
            if file is not None and os.path.lexists(file):
                problems.append(self._read(file, given=given))
                self._is_whole = given or not problems[-1]
        if problem := joined(*problems):
            self._report(FunctionFileBroken(problem))
        for served in tuple(self._served.values()):
            if served.given or self._is_confirmed(served.config):
                self._start(served)
        self._tell()

    def close(self) -> None:
        """End them all. Blocking, for a moment."""
        self._thread.close()

    def known(self) -> tuple[KnownFunction, ...]:
        """All their tools, as functions."""
        return tuple(
            self._function(served, tool)
            for served in self._served.values()
            for tool in served.news.tools
        )

    def wire(self) -> list[dict[str, Any]]:
        """Those that the service is to call, as tools of a session; keys are `${NAME}`."""
        offered = [served for served in self._served.values() if served.is_offered]
        tools = (
            service_tool(served.config, served.news.tools, partial(self._is_off, served))
            for served in offered
        )
        return [tool for tool in tools if tool is not None]

    def told(self, order: TellServer) -> None:
        """The service has looked for the tools of a server that it calls."""
        served = self._served.get(order.server)
        if served is None or not served.config.by_service:
            return
        tools = tools_of(order)
        names = {tool.name for tool in tools}
        left_out = tuple(
            tool
            for tool in served.news.tools
            if tool.name not in names and self._is_off(served, tool)
        )
        if order.problem:
            tools, left_out = served.news.tools, ()
        self._on_news(served, replace(served.news, reason=order.problem, tools=(*tools, *left_out)))

    def _is_off(self, served: _Served, tool: ServerTool) -> bool:
        return not self._function(served, tool).offered.on

    def switch(self, label: str, on: bool) -> None:
        """Let it run, which confirms its command line, or not."""
        served = self._served.get(label)
        if served is None:
            return
        mark = mark_of(*served.config.what_runs())
        if on:
            self._choose(f"server:{label}", FunctionChoice(on, Consent.ALWAYS, mark))
        else:
            self._choose(f"server:{label}", FunctionChoice(on, None, mark))
        self._stop(served)
        if on:
            self._start(served, by_hand=True)
        self._tell()
        self._changed()

    def retry(self, label: str) -> None:
        """Start it anew."""
        if (served := self._served.get(label)) is not None:
            self._stop(served)
            self._start(served, by_hand=True)
            self._tell()

    def remove(self, label: str) -> None:
        """Know it no more."""
        served = self._served.get(label)
        if served is not None and not served.given:
            self._stop(served)
            del self._served[label]
            self._save()
            self._tell()
            self._changed()

    def take(self, text: str, *, by_person: bool = False) -> None:
        """Set up the servers of a JSON text; they are off until the person confirms them.

        `by_person`: they filled in a form, so what it says about approvals is theirs.
        """
        try:
            servers, problems = servers_from(json_of_text(text))
        except ServersFileError as error:
            self._report(FunctionSaved(error.args[0]))
            return
        except (ValueError, RecursionError):
            self._report(FunctionSaved(Words("This is not JSON.")))
            return
        for server in servers:
            self._set_up(server, by_person=by_person)
        self._save()
        self._tell()
        self._changed()
        self._report(FunctionSaved(joined(*problems)))

    def save(self, text: str, label: str) -> None:
        """Keep the server of a form, in place of the one of this label; "" for a new one."""
        asked = json.loads(text).get("mcpServers", {})
        if label and label not in asked:
            self.remove(label)
        elif not label and (taken := next((name for name in asked if name in self._served), "")):
            self._report(
                FunctionSaved(Words("A server named “{name}” already exists.", name=taken))
            )
            return
        self.take(text, by_person=True)

    def take_file(self, path: str) -> None:
        """The same of a file."""
        try:
            text = json.dumps(read_json(Path(path)))
        except (OSError, ValueError, RecursionError):
            self._report(FunctionSaved(Words("This file cannot be read.")))
        else:
            self.take(text)

    def export(self, path: str) -> None:
        """Write them down for another assistant, without secrets."""
        servers = tuple(served.config.without_secrets()[0] for served in self._served.values())
        try:
            write_atomically(
                Path(path), json.dumps(servers_json(servers), indent=2, ensure_ascii=False) + "\n"
            )
        except OSError as error:
            told = Words(
                "The file could not be saved: {reason}.",
                reason=error.strerror or type(error).__name__,
            )
            self._report(FunctionFileBroken(told))

    def _read(self, file: Path, *, given: bool) -> str:
        try:
            servers, problems = servers_from(read_json(file))
        except ServersFileError as error:
            return Words(
                "The file {file} cannot be used: {why}.", file=file.name, why=error.args[0]
            )
        except (OSError, ValueError, RecursionError):
            return Words(
                "The file {file} cannot be used: {why}.",
                file=file.name,
                why=Words("it is not JSON"),
            )
        for server in servers:
            if server.label not in self._served and not (given and server.disabled):
                self._served[server.label] = _Served(server, given, ServerNews(server.label, "off"))
        return joined(*problems)

    def _set_up(self, server: ServerConfig, *, by_person: bool) -> None:
        clean, secrets = server.without_secrets()
        for name, value in secrets.items():
            self._keep_secret(name, value)
        label, number = clean.label, 1
        while label in self._served and self._served[label].given:
            number += 1
            label = f"{clean.label}-{number}"
        if (old := self._served.get(label)) is not None:
            self._stop(old)
        approval = "always"
        if by_person:
            approval = clean.approval
        clean = replace(clean, label=label, always_allow=(), approval=approval)
        self._served[label] = _Served(clean, False, ServerNews(label, "off"))
        self._forget(f"server:{label}")

    def _is_confirmed(self, config: ServerConfig) -> bool:
        choice = self._choices.get(f"server:{config.label}")
        confirmed = choice.consent is Consent.ALWAYS and choice.mark == mark_of(*config.what_runs())
        return choice.on is True and confirmed

    def _start(self, served: _Served, *, by_hand: bool = False) -> None:
        """`by_hand`: the person has just said so, and can be asked to sign in."""
        if served.config.by_service:
            begin = self._begin_service(served)
        else:
            begin = self._begin(served, by_hand=by_hand)
        self._tasks.start(begin, f"start server {served.config.label}", only=True)

    async def _begin_service(self, served: _Served) -> None:
        """Have the service call it, once its keys are known."""
        try:
            self._service_keys(await secret_values(served.config, self._secrets))
        except KeyError as error:
            told = Words("the secret {name} is missing", name=str(error.args[0]))
            self._on_news(served, replace(served.news, status="failed", reason=told))
            return
        served.is_offered = True
        served.news = replace(served.news, status="service", reason="")
        self._tell()
        self._changed()

    async def _begin(self, served: _Served, *, by_hand: bool) -> None:
        loop = asyncio.get_running_loop()
        try:
            config = await self._with_secrets(served.config)
        except KeyError as error:
            told = Words("the secret {name} is missing", name=str(error.args[0]))
            self._on_news(served, ServerNews(served.config.label, "failed", told))
            return

        def tell(news: ServerNews) -> None:
            loop.call_soon_threadsafe(self._on_news, served, news)

        def complain(line: str) -> None:
            loop.call_soon_threadsafe(self._on_line, served, line)

        sign_in = None
        if config.url:
            sign_in = ServerSignIn(
                config.url, sign_in_desk(loop, self._secrets, self._keep_secret, self._open_page)
            )
            sign_in.may_ask = by_hand

        async def make() -> ServerConnection:
            return ServerConnection(config, tell, complain, sign_in)

        served.connection = await asyncio.wrap_future(self._thread.start(make()))
        served.life = self._thread.start(served.connection.live())

    async def _with_secrets(self, config: ServerConfig) -> ServerConfig:
        return config.filled((await secret_values(config, self._secrets)).get)

    def _stop(self, served: _Served) -> None:
        if served.life is not None:
            served.life.cancel()
        served.life = served.connection = None
        served.is_offered = False
        served.news = replace(served.news, status="off", reason="", tools=())

    def _on_news(self, served: _Served, news: ServerNews) -> None:
        if self._served.get(news.label) is not served:
            return
        others = news.tools != served.news.tools
        served.news = news
        self._tell()
        if others:
            self._changed()

    def _on_line(self, served: _Served, line: str) -> None:
        served.lines.append(_CONTROLS.sub("", line)[:LONGEST_LINE])
        if not self._writing:
            self._writing = True
            self._tasks.start(self._tell_soon(), "what servers write")

    async def _tell_soon(self) -> None:
        await asyncio.sleep(PACE_S)
        self._writing = False
        self._tell()

    def _tell(self) -> None:
        self._report(ServersListed(tuple(self._row(served) for served in self._served.values())))

    def _row(self, served: _Served) -> McpServerRow:
        config, news = served.config, served.news
        status = ServerStatus(news.status)
        may = served.given or self._is_confirmed(config)
        if not may:
            chosen = self._choices.get(f"server:{config.label}")
            if chosen.on is False and chosen.mark:
                status = ServerStatus.OFF
            else:
                status = ServerStatus.UNCONFIRMED
        elif config.by_service and status is ServerStatus.OFF:
            status = ServerStatus.SERVICE
        approval = "by_tool"
        if isinstance(config.approval, str):
            approval = config.approval
        return McpServerRow(
            config.label,
            config.where,
            config.folder,
            config.variables,
            status,
            news.reason,
            tuple(served.lines),
            len(news.tools),
            news.listed,
            served.given,
            config.by_service,
            approval,
            json.dumps(config.without_secrets()[0].as_json(), ensure_ascii=False),
        )

    def _function(self, served: _Served, tool: ServerTool) -> KnownFunction:
        label = served.config.label
        key = f"{'given' if served.given else 'server'}:{label}:{tool.name}"
        mark = mark_of(served.config.what_runs(), tool.name, tool.description, tool.parameters)
        choice = self._choices.get(key)
        same = served.first.setdefault(tool.name, mark) == mark
        trusted = served.given and tool.name in served.config.always_allow and same
        if trusted:
            consent = Consent.ALWAYS
        else:
            consent = Consent.ASK
        if choice.consent is not None and (choice.mark == mark or choice.consent is Consent.NEVER):
            consent = choice.consent
        by_service = served.config.by_service
        if by_service:
            name = tool.name
        else:
            name = NOT_IN_NAMES.sub("_", tool.name)[:64] or "tool"
        origin = Origin.SERVER
        if by_service:
            origin = Origin.SERVICE
        offered = OfferedFunction(
            key,
            name,
            tool.description,
            json.dumps(tool.parameters, ensure_ascii=False),
            origin,
            label,
            consent,
            on=choice.on is not False and consent is not Consent.NEVER,
        )
        act = partial(self._call, served, tool.name, offered.limit_s)
        return KnownFunction(offered, Tool(name, tool.description, tool.parameters, act=act), mark)

    async def _call(self, served: _Served, tool: str, limit_s: float, call: FunctionCall) -> str:
        if served.config.by_service:
            raise ToolFailedError(f"the service calls {served.config.label}, not this program")
        if served.connection is None:
            raise ToolFailedError(f"the server {served.config.label} is not running")
        news = CallNews(asyncio.get_running_loop(), call.aside.advance)
        try:
            answer = await asyncio.wrap_future(
                self._thread.start(served.connection.call(tool, call.arguments, limit_s, news.take))
            )
        finally:
            news.close()
        call.aside.pictures, left_out = await asyncio.to_thread(pictures_of, answer.images)
        text = "\n".join(part for part in (answer.text, left_out) if part)
        return text or (SEE_PICTURE if call.aside.pictures else "")

    def _choose(self, key: str, choice: FunctionChoice) -> None:
        try:
            self._choices.put(key, choice)
        except OSError:
            self._not_kept()

    def _forget(self, key: str) -> None:
        try:
            self._choices.forget(key)
        except OSError:
            self._not_kept()

    def _save(self) -> None:
        if self._path is None:
            return
        servers = tuple(served.config for served in self._served.values() if not served.given)
        try:
            if not self._is_whole:
                put_aside(self._path)
                self._is_whole = True
            write_atomically(
                self._path, json.dumps(servers_json(servers), indent=2, ensure_ascii=False) + "\n"
            )
        except OSError:
            self._not_kept()

    def _not_kept(self) -> None:
        self._report(FunctionFileBroken(Words("Your MCP servers could not be saved.")))
