"""The command line and the environment, as one frozen value.

Order of configuration: command line, environment, profile, saved settings. An endpoint from the
environment does not change the chosen target.
"""

from __future__ import annotations

import argparse
import contextlib
import os
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import field, fields
from pathlib import Path
from typing import Any

from voicelive_desktop.app.environment.command_line import command_line
from voicelive_desktop.app.environment.orders import NO_ORDERS, Orders, orders_of
from voicelive_desktop.app.environment.small_files import is_file
from voicelive_desktop.domain.settings import problem_with
from voicelive_desktop.domain.words.encodings import whole
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words, joined

# The newer spelling first; the older ones are honoured (UX.md, Environment).
_ENDPOINT = (
    "AZURE_VOICELIVE_ENDPOINT",
    "AZURE_VOICE_LIVE_ENDPOINT",
    "AZURE_COGNITIVE_SERVICES_ENDPOINT",
)
_KEY = ("AZURE_VOICELIVE_API_KEY", "AZURE_VOICE_LIVE_API_KEY", "AZURE_COGNITIVE_SERVICES_KEY")
_MODEL = ("AZURE_VOICELIVE_MODEL", "AZURE_VOICE_LIVE_MODEL", "VOICE_LIVE_MODEL")
_PNG = b"\x89PNG\r\n\x1a\n"
_API_VERSION = ("AZURE_VOICELIVE_API_VERSION", "AZURE_VOICE_LIVE_API_VERSION")
# What a child process that connects to nothing has no need to know; azure-identity reads the later
# ones.
SECRET_VARIABLES = frozenset(
    (
        *_KEY,
        "AZURE_CLIENT_SECRET",
        "AZURE_PASSWORD",
        "AZURE_CLIENT_CERTIFICATE_PASSWORD",
        "AZURE_FEDERATED_TOKEN_FILE",
    )
)


@dataclass(frozen=True, slots=True)
class Options:
    """What this start was asked for. `overrides` are settings that hold for this start only and are
    not saved.
    """

    connect: bool = False
    profile: str = ""  # for this start only
    file: Path | None = None  # a profile to keep and use, as a double click on it means
    temp_profile: bool = False
    overrides: Mapping[str, object] = field(default_factory=dict)
    # those of them that the command line named
    given: Mapping[str, object] = field(default_factory=dict)
    ignored: str = ""  # what of the environment could not be used, in words
    key: str | None = field(default=None, repr=False)
    endpoint: str = ""  # only of the command line: an address named there is trusted
    mic_file: Path | None = None
    speaker_file: Path | None = None
    json_log: Path | None = None
    events: Path | None = None
    report: Path | None = None
    with_words: bool = False
    list_devices: bool = False
    self_test: bool = False
    screenshot: Path | None = None
    functions: Path | None = None  # a folder of functions, for this start only
    mcp_config: Path | None = None  # a file of MCP servers, for this start only
    library: Path | None = None
    conversations: bool = False
    search: str = ""
    export: Sequence[str] = ()  # ids, or "last"
    form: str = "md"
    output: Path | None = None
    install_shortcut: bool = False
    remove_shortcut: bool = False
    orders: Orders = NO_ORDERS  # for the program that runs already


def parse(argv: Sequence[str], environment: Mapping[str, str]) -> Options:
    """The options of this start. Ends the program with one sentence and exit code 2 when they make
    no sense.
    """
    parser = command_line()
    args = parser.parse_args(argv)
    given = _given(args)
    if (
        problem := _nonsense(args)
        or _wrong_value(given)
        or _clash(args)
        or _over_something_else(args.screenshot)
    ):
        parser.error(problem)
    try:
        orders = orders_of(args)
    except ValueError as error:
        parser.error(str(error))
    surroundings, ignored = _of_environment(environment)
    key, key_ignored = _key(environment)
    return Options(
        **_said(args),
        overrides={**surroundings, **given},
        given=given,
        ignored=joined(ignored, key_ignored),
        key=key or None,
        endpoint=str(given.get("endpoint", "")),
        orders=orders,
    )


def _said(args: argparse.Namespace) -> dict[str, Any]:
    """What goes into the options as it was said; what was not said is theirs to know."""
    made = {"overrides", "given", "ignored", "key", "endpoint", "orders"}
    names = {field.name for field in fields(Options)} - made
    return {
        name: value for name, value in vars(args).items() if name in names and value is not None
    }


def _nonsense(args: argparse.Namespace) -> str:
    """Why these options make no sense together; "" when they do."""
    if args.file and args.profile:
        return "use either FILE or --profile, not both"
    if args.screenshot and not args.self_test:
        return "--screenshot works only with --self-test"
    if args.with_words and args.events is None and args.report is None:
        return "--with-words works only with --events or --report"
    return _of_library(args)


def _wrong_value(given: Mapping[str, object]) -> str:
    """Which option has a value that no setting takes, and why; "" when none has."""
    problems = ((name, problem_with(name, value)) for name, value in given.items())
    return next(
        (f"--{name.replace('_', '-')}: {problem}" for name, problem in problems if problem), ""
    )


def _of_library(args: argparse.Namespace) -> str:
    """Why these options about kept conversations make no sense together; "" when they do."""
    if args.search is not None and not args.conversations:
        return "--search works only with --conversations"
    if args.conversations and args.export is not None:
        return "use either --conversations or --export, not both"
    if (args.form or args.output) and args.export is None:
        return "--format and --output work only with --export"
    if args.export is not None and args.output is None:
        return "--export needs --output FILE"
    if args.export is not None and "" in args.export:
        return "--export needs an id, or last"
    return ""


def forget_keys(environment: MutableMapping[str, str]) -> None:
    """Take the keys that were read out of the environment: no child of this process inherits them."""
    for name in _KEY:
        environment.pop(name, None)


def _first(environment: Mapping[str, str], names: Sequence[str]) -> tuple[str, str]:
    """The first variable of these that says something, and what."""
    for name in names:
        if value := _bare(environment.get(name, "")):
            return name, value
    return "", ""


def _bare(text: str) -> str:
    """Without blanks, and without the quotation marks that files of variables have
    around their values.
    """
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1].strip()
    return text


def _given(args: argparse.Namespace) -> dict[str, object]:
    found = {
        "target": args.target or ("azure" if args.endpoint else ""),
        "endpoint": args.endpoint or "",
        "model": args.model or "",
        "input_device": args.input_device or "",
        "output_device": args.output_device or "",
        "local_ear": args.ear or "",
    }
    return {name: whole(value) for name, value in found.items() if value}


CERTIFICATES = "SSL_CERT_FILE"  # OpenSSL reads it when aiohttp is imported
_FILES = ("mic_file", "speaker_file", "json_log", "events", "report", "screenshot")


def _clash(args: argparse.Namespace) -> str:
    """Why these files cannot be used together: what is written to one would be in the other."""
    files = {name: getattr(args, name) for name in _FILES}
    seen: dict[str, str] = {}
    for name, path in files.items():
        if path is None:
            continue
        option, place = f"--{name.replace('_', '-')}", os.path.normcase(os.path.realpath(path))
        if place in seen:
            return f"{seen[place]} and {option} cannot use the same file, {path}"
        seen[place] = option
    return ""


def _over_something_else(screenshot: Path | None) -> str:
    """Why the picture cannot be written there: what is there is none."""
    if screenshot is None or not is_file(screenshot):
        return ""
    with contextlib.suppress(OSError), screenshot.open("rb") as file:
        begin = file.read(len(_PNG))
        if begin in {b"", _PNG}:
            return ""
        return f"{screenshot} is there already and is no PNG picture"
    return ""


def _key(environment: Mapping[str, str]) -> tuple[str, str]:
    variable, key = _first(environment, _KEY)
    if key.isascii() and key.isprintable():
        return key, ""
    reason = Words("A key has only plain letters, digits and signs.")
    return "", Words("{variable} was ignored. {problem}", variable=variable, problem=reason)


def _of_environment(environment: Mapping[str, str]) -> tuple[dict[str, object], str]:
    """Settings that the environment says, and in words those that it says wrongly: they are as if
    it said nothing.
    """
    usable: dict[str, object] = {}
    problems = []
    for setting, names in (
        ("endpoint", _ENDPOINT),
        ("model", _MODEL),
        ("api_version", _API_VERSION),
    ):
        variable, value = _first(environment, names)
        problem = problem_with(setting, value)
        if value and problem:
            problems.append(
                Words("{variable} was ignored. {problem}", variable=variable, problem=problem)
            )
        elif value:
            usable[setting] = whole(value)
    if _names_no_file(environment, CERTIFICATES):
        reason = Words("It names a folder, a device or a pipe, not a file.")
        problems.append(
            Words("{variable} was ignored. {problem}", variable=CERTIFICATES, problem=reason)
        )
    return usable, joined(*problems)


def forget_no_file(environment: MutableMapping[str, str]) -> None:
    """Take away what was ignored in `parse`, before a library reads it."""
    if _names_no_file(environment, CERTIFICATES):
        del environment[CERTIFICATES]


def _names_no_file(environment: Mapping[str, str], variable: str) -> bool:
    """Whether what this variable names is there, and is no file: of a pipe nothing would ever come,
    and whoever reads it waits.
    """
    path = Path(environment.get(variable, ""))
    try:
        return path != Path() and path.exists() and not path.is_file()
    except (OSError, ValueError):
        return False
