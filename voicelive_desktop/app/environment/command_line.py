"""What can be said on the command line, by subject. What it means together is in `options`."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import NoReturn

from voicelive_desktop import __version__
from voicelive_desktop.app.environment.orders import add_orders
from voicelive_desktop.app.environment.small_files import is_file
from voicelive_desktop.domain.words.kinds import Target

FORMS = ("md", "txt", "json", "srt", "vtt", "html", "flac", "wav", "zip")


class CommandLine(argparse.ArgumentParser):
    """Says in one sentence what is wrong, without a page of usage before it."""

    def error(self, message: str) -> NoReturn:
        """Say it and end the program with exit code 2."""
        self.exit(2, f"{self.prog}: {self._plainly(message)} (see --help)\n")

    def _plainly(self, message: str) -> str:
        """Return what argparse says of a missing or wrong value, with the values that there are."""
        found = re.fullmatch(
            r"argument (--[\w-]+): (expected one argument|invalid choice: ('.*'|\".*\") .*)",
            message,
        )
        if found:
            action = self._option_string_actions.get(found[1])
        else:
            action = None
        if found is None or action is None:
            return message
        if action.choices:
            ask = "one of " + ", ".join(map(str, action.choices))
        else:
            ask = f"a value: {action.metavar}"
        wrong = f", not {found[3]}" if found[3] else ""
        return f"{found[1]} needs {ask}{wrong}"


def command_line() -> CommandLine:
    """Return the parser; each name that it fills is one of `Options`, or of a setting."""
    parser = CommandLine(
        prog="voicelive-desktop",
        description="A voice companion for your desktop, for Azure Voice Live or entirely local. Opens its window.",
        allow_abbrev=False,
    )
    for add_subject in (
        _add_start,
        _add_service,
        _add_sound,
        _add_run_files,
        _add_hands,
        _add_commands,
        _add_library,
    ):
        add_subject(parser)
    add_orders(parser)
    return parser


def _add_start(parser: CommandLine) -> None:
    add = parser.add_argument
    add("--connect", action="store_true", help="start a conversation right away")
    add(
        "--profile",
        metavar="NAME|FILE",
        default="",
        help="use the settings of this profile, for this run only",
    )
    add(
        "file",
        metavar="FILE",
        nargs="?",
        type=Path,
        help="profile file to import and use, as if double-clicked",
    )
    add(
        "--temp-profile", action="store_true", help="keep settings in memory only; nothing is saved"
    )


def _add_service(parser: CommandLine) -> None:
    add = parser.add_argument
    add(
        "--target",
        choices=(Target.DEMO.value, Target.AGENT.value, Target.AZURE.value),
        help="the local companion (demo), your own hosted agent (agent), or your Azure resource (azure)",
    )
    add(
        "--endpoint",
        metavar="URL",
        help="address of your Azure resource, such as https://NAME.services.ai.azure.com; implies --target azure",
    )
    add("--model", metavar="NAME", help="name of the model or deployment")
    add(
        "--local-service",
        action="store_true",
        help="run only the local Voice Live service; add --help for its own options",
    )
    add(
        "--ear",
        choices=("tiny", "base", "pocketsphinx"),
        help="speech recognizer of the local service",
    )


def _add_sound(parser: CommandLine) -> None:
    add = parser.add_argument
    add(
        "--input-device",
        metavar="NAME",
        help="microphone, by its name or the start of it (see --list-devices)",
    )
    add(
        "--output-device",
        metavar="NAME",
        help="speaker, by its name or the start of it (see --list-devices)",
    )
    add(
        "--mic-file",
        metavar="WAV",
        type=_file,
        help="play this file into the conversation instead of a microphone",
    )
    add(
        "--speaker-file",
        metavar="WAV",
        type=Path,
        help="record to this file what the speaker would play",
    )


def _add_run_files(parser: CommandLine) -> None:
    add = parser.add_argument
    add(
        "--json-log",
        metavar="FILE",
        type=Path,
        help="log events to this file, one JSON object per line; never contains what is said",
    )
    add(
        "--events",
        metavar="FILE",
        type=Path,
        help="write every message of the run, one JSON object per line",
    )
    add(
        "--report",
        metavar="FILE",
        type=Path,
        help="write turns, waits, tokens and the line as JSON when it ends",
    )
    add("--with-words", action="store_true", help="with --events or --report: also what is said")


def _add_hands(parser: CommandLine) -> None:
    add = parser.add_argument
    add(
        "--functions",
        metavar="DIR",
        type=_folder,
        help="offer the functions in this folder, for this run only",
    )
    add(
        "--mcp-config",
        metavar="FILE",
        type=_file,
        help="use the MCP servers in this JSON file, for this run only",
    )


def _add_commands(parser: CommandLine) -> None:
    add = parser.add_argument
    add("--list-devices", action="store_true", help="list audio devices and exit")
    add(
        "--self-test",
        action="store_true",
        help="hold a short spoken conversation with the local service and report",
    )
    add(
        "--screenshot",
        metavar="PNG",
        type=Path,
        help="with --self-test: save a picture of the window",
    )
    menu = parser.add_mutually_exclusive_group()
    menu.add_argument(
        "--install-shortcut", action="store_true", help="add the program to the menu, and exit"
    )
    menu.add_argument(
        "--remove-shortcut", action="store_true", help="remove it from there, and exit"
    )
    add(
        "--version",
        action="version",
        version=f"Voice Live Desktop {__version__}",
        help="show the version and exit",
    )


def _add_library(parser: CommandLine) -> None:
    add = parser.add_argument
    add("--library", metavar="DIR", type=Path, help="folder in which conversations are kept")
    add(
        "--conversations",
        action="store_true",
        help="list the saved conversations, one JSON object per line, and exit",
    )
    add("--search", metavar="TEXT", help="with --conversations: only those that contain this")
    add(
        "--export",
        action="extend",
        nargs="+",
        metavar="ID|last",
        help="write a saved conversation to a file and exit; several become one ZIP archive",
    )
    add("--format", dest="form", choices=FORMS, help="with --export: form of the file (md)")
    add("--output", metavar="FILE", type=Path, help="with --export: the file")


def _file(text: str) -> Path:
    path = Path(text)
    if not is_file(path):
        raise argparse.ArgumentTypeError(f"no such file: {text}")
    return path


def _folder(text: str) -> Path:
    path = Path(text)
    try:
        is_there = path.is_dir()
    except (OSError, ValueError):
        is_there = False
    if not is_there:
        raise argparse.ArgumentTypeError(f"no such folder: {text}")
    return path.resolve()
