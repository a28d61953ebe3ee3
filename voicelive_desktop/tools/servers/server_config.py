"""MCP servers as other assistants write them down: `{"mcpServers": {label: {…}}}`. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from voicelive_desktop.domain.words.hosts import is_loopback
from voicelive_desktop.domain.words.quick_classes import dataclass, replace
from voicelive_desktop.domain.words.wording import Words

LONGEST_LABEL = 64
MOST_SERVERS = 100
PLACE = re.compile(r"\$\{(?:env:)?([A-Za-z_][A-Za-z0-9_]*)\}")
_SCHEME = re.compile(r"(?:(?:Bearer|Basic|Token) )?", re.IGNORECASE)  # of a header: no secret
APPROVALS = ("always", "never")
Pairs = tuple[tuple[str, str], ...]


class ServersFileError(ValueError):
    """The text is no list of servers; it says why."""


@dataclass(frozen=True, slots=True)
class ServerConfig:
    """One server: a command, or an address. `by_service`: the service calls it, not this program.

    `approval`: always, never, or {"always": [tool…], "never": [tool…]}; only where the service
    calls it.
    """

    label: str
    command: tuple[str, ...] = ()
    env: Pairs = ()
    folder: str = ""
    url: str = ""
    headers: Pairs = ()
    always_allow: tuple[str, ...] = ()
    disabled: bool = False
    by_service: bool = False
    authorization: str = ""
    allowed_tools: tuple[str, ...] = ()
    approval: Any = "always"

    @property
    def where(self) -> str:
        """The whole command line, or the address."""
        return self.url or " ".join(
            f'"{part}"' if " " in part or not part else part for part in self.command
        )

    @property
    def variables(self) -> tuple[str, ...]:
        """Names of what may be secret: variables and headers."""
        more = ("authorization",) if self.authorization else ()
        return (*(name for name, _ in self.env), *(name for name, _ in self.headers), *more)

    def what_runs(self) -> tuple[object, ...]:
        """What a person confirms before it is started."""
        more = (self.approval,) if self.by_service else ()
        return self.command, self.folder, self.url, self.variables, self.by_service, *more

    def filled(self, value_of: Callable[[str], str | None]) -> ServerConfig:
        """The same with values in place of `${NAME}`. Raises KeyError with the name of
        a missing one.
        """

        def fill(text: str) -> str:
            return PLACE.sub(lambda place: _known(value_of(place[1]), place[1]), text)

        def fill_all(pairs: Pairs) -> Pairs:
            return tuple((name, fill(value)) for name, value in pairs)

        return replace(
            self,
            env=fill_all(self.env),
            headers=fill_all(self.headers),
            authorization=fill(self.authorization),
        )

    def without_secrets(self) -> tuple[ServerConfig, dict[str, str]]:
        """The same with `${NAME}` in place of all values that may be secret, and these
        values by name.
        """
        secrets: dict[str, str] = {}

        def hide(name: str, value: str) -> str:
            if not value or _SCHEME.fullmatch(PLACE.sub("", value)):
                return value
            place = re.sub(r"[^A-Za-z0-9_]", "_", f"{self.label}_{name}").upper()
            place = place if not place[0].isdigit() else f"_{place}"
            secrets[place] = value
            return "${" + place + "}"

        env = tuple((name, hide(name, value)) for name, value in self.env)
        headers = tuple((name, hide(name, value)) for name, value in self.headers)
        authorization = hide("authorization", self.authorization)
        return replace(self, env=env, headers=headers, authorization=authorization), secrets

    def as_tool(self, names: Iterable[str] = ()) -> dict[str, Any]:
        """The form of the session's tools; `names`: only these may be called, of all where there
        are none.
        """
        said: dict[str, Any] = {"type": "mcp", "server_label": self.label, "server_url": self.url}
        said |= {"authorization": self.authorization} if self.authorization else {}
        said |= {"headers": dict(self.headers)} if self.headers else {}
        allowed = list(names) or list(self.allowed_tools)
        said |= {"allowed_tools": allowed} if allowed else {}
        return said | {"require_approval": self.approval}

    def as_json(self) -> dict[str, Any]:
        """The form of a file."""
        said: dict[str, Any] = {}
        if self.command:
            said |= {"command": self.command[0], "args": list(self.command[1:])}
        said |= {"env": dict(self.env)} if self.env else {}
        said |= {"cwd": self.folder} if self.folder else {}
        said |= {"url": self.url} if self.url else {}
        said |= {"headers": dict(self.headers)} if self.headers else {}
        said |= {"alwaysAllow": list(self.always_allow)} if self.always_allow else {}
        said |= {"disabled": True} if self.disabled else {}
        return said | (self._of_service() if self.by_service else {})

    def _of_service(self) -> dict[str, Any]:
        said: dict[str, Any] = {"calledBy": "service", "requireApproval": self.approval}
        said |= {"authorization": self.authorization} if self.authorization else {}
        return said | ({"allowedTools": list(self.allowed_tools)} if self.allowed_tools else {})


def servers_from(value: object) -> tuple[tuple[ServerConfig, ...], tuple[str, ...]]:
    """Return the servers of a file, and in words which of them cannot be
    used. Raises ServersFileError.
    """
    if isinstance(value, Mapping):
        servers = value.get("mcpServers", value.get("servers"))
    else:
        servers = None
    if not isinstance(servers, Mapping):
        raise ServersFileError(Words("it has no “mcpServers” object"))
    found, problems = [], []
    for label, said in list(servers.items())[:MOST_SERVERS]:
        try:
            found.append(_server(str(label), said))
        except ServersFileError as error:
            name, why = str(label)[:LONGEST_LABEL], error.args[0]
            problems.append(Words("The server {label} cannot be used: {why}.", label=name, why=why))
    return tuple(found), tuple(problems)


def servers_json(servers: tuple[ServerConfig, ...]) -> dict[str, Any]:
    """The form of a file."""
    return {"mcpServers": {server.label: server.as_json() for server in servers}}


def _server(label: str, said: object) -> ServerConfig:
    if not isinstance(said, Mapping):
        raise ServersFileError(Words("it must be a JSON object"))
    if not label.strip() or len(label) > LONGEST_LABEL or not label.isprintable():
        raise ServersFileError(Words("its label must be 1 to 64 visible characters"))
    by_service = said.get("calledBy") == "service"
    url, command = said.get("url", said.get("serverUrl", "")), said.get("command", "")
    if bool(url) == bool(command):
        raise ServersFileError(Words("it needs either “command” or “url”"))
    if by_service and not url:
        raise ServersFileError(Words("a server that the service calls needs a “url”"))
    if command:
        program = _command(command, said.get("args") or [])
    else:
        program = ()
    address = ""
    if url:
        address = _url(url)
    return ServerConfig(
        label,
        program,
        _pairs("env", said.get("env")),
        _text("cwd", said.get("cwd")),
        address,
        _pairs("headers", said.get("headers")),
        _texts("alwaysAllow", said.get("alwaysAllow")),
        said.get("disabled") is True,
        by_service,
        _text("authorization", said.get("authorization")),
        _texts("allowedTools", said.get("allowedTools")),
        _approval(said.get("requireApproval", "always")),
    )


def _command(program: object, arguments: object) -> tuple[str, ...]:
    if isinstance(arguments, list):
        parts = [program, *arguments]
    else:
        parts = []
    if (
        not parts
        or not all(isinstance(part, str) and "\0" not in part for part in parts)
        or not str(program).strip()
    ):
        raise ServersFileError(Words("“command” must be text and “args” a list of texts"))
    return tuple(str(part) for part in parts)


def _url(url: object) -> str:
    try:
        parts = urlsplit(str(url))
        host, _port = parts.hostname or "", parts.port
    except ValueError as error:
        raise ServersFileError(Words("“url” is not an address")) from error
    usable = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))
    if not host or not usable or not isinstance(url, str) or not url.isprintable() or " " in url:
        raise ServersFileError(Words("“url” must begin with https://, or http:// on this computer"))
    return url


def _pairs(name: str, value: object) -> Pairs:
    if value is None:
        return ()
    if not isinstance(value, Mapping) or not all(
        isinstance(one, str) and "\0" not in one for one in value.values()
    ):
        raise ServersFileError(Words("“{name}” must be an object with texts", name=name))
    if name == "headers" and any(not inner.isprintable() for inner in value.values()):
        raise ServersFileError(Words("“{name}” must be an object with texts", name=name))
    return tuple((str(key), inner) for key, inner in value.items())


def _text(name: str, value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str) or not value.isprintable():
        raise ServersFileError(Words("“{name}” must be text", name=name))
    return value


def _texts(name: str, value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ServersFileError(Words("“{name}” must be a list of texts", name=name))
    return tuple(value)


def _approval(value: object) -> Any:
    if value in APPROVALS:
        return value
    if isinstance(value, Mapping):
        lists = value
    else:
        lists = {"": None}
    if not set(lists) <= set(APPROVALS) or not all(_is_texts(tools) for tools in lists.values()):
        raise ServersFileError(
            Words("“requireApproval” must be always, never, or lists of tools under these")
        )
    return {key: list(tools) for key, tools in lists.items() if isinstance(tools, list)}


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _known(value: str | None, name: str) -> str:
    if value is None:
        raise KeyError(name)
    return value
