"""The command line of the local service."""

from __future__ import annotations

import argparse
import math
import os
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from voicelive_desktop.localservice.companion.agent.agent_address import (
    AUTO,
    PROTOCOLS,
    AgentAddress,
    agent_root,
)
from voicelive_desktop.localservice.companion.brain_address import BrainAddress, base_address
from voicelive_desktop.localservice.protocol.times import AT_ONCE, TIMES, Times
from voicelive_desktop.localservice.server.faults import Faults, help_text, parse_faults

KEY_VARIABLE = "VOICELIVE_LOCAL_KEY"
EARS = ("auto", "tiny", "base", "pocketsphinx")
VOICES = ("auto", "hibari", "espeak", "system")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LAST_PORT = 65_535
LEAST_SPEED, MOST_SPEED = 0.1, 1_000.0
# times real time: playback never starves, and an interruption still comes while sending
DEFAULT_SPEED = 4.0
MODEL_HELP = (
    "folder with a model of your own: Whisper as ONNX (of Hugging Face's Optimum or Transformers.js, or our own) or "
    "Sphinx (mdef, *.dict, *.lm.bin)"
)
MCP_HELP = "also call MCP servers of sessions on this host, such as mcp.example.org (repeatable)"
DESCRIPTION = """\
A Voice Live-compatible service on this computer. It listens on 127.0.0.1 only, prints one line of JSON,
{"port": ..., "key": ...}, when it is ready, and exits on SIGTERM or when its standard input, if it is a pipe, closes.
"""


@dataclass(frozen=True, slots=True)
class ServiceOptions:
    """Everything the person or program who starts the service decides."""

    key: str
    port: int = 0
    faults: Faults = field(default_factory=Faults)
    recognizer_model: Path | None = None
    ear: str = "auto"
    voice: str = "auto"
    speed: float = DEFAULT_SPEED
    times: Times = AT_ONCE
    brain: BrainAddress | None = None
    agent: AgentAddress | None = None
    check: str = ""  # what to say to the agent to check it, in place of serving
    agent_folder: Path | None = None
    log_level: str = "WARNING"
    mcp_hosts: tuple[str, ...] = ()  # beside this computer


def parse(
    argv: Sequence[str] | None = None, environment: Mapping[str, str] = os.environ
) -> ServiceOptions:
    """Read the command line; ends the program with a message when it is wrong."""
    parser = _parser()
    given = parser.parse_args(argv)
    try:
        faults = parse_faults(given.fault)
    except ValueError as problem:
        parser.error(f"--fault: {problem}")
    if given.recognizer_model is not None and not _is_folder(given.recognizer_model):
        parser.error(f"--recognizer-model: no such folder: {given.recognizer_model}")
    key = environment.get(KEY_VARIABLE) or secrets.token_urlsafe(24)
    if not (key.isascii() and key.isprintable()):
        parser.error(f"{KEY_VARIABLE}: a key has only plain letters, digits and signs")
    return ServiceOptions(
        key=key,
        port=given.port,
        faults=faults,
        recognizer_model=given.recognizer_model,
        ear=given.ear,
        voice=given.voice,
        speed=given.speed,
        times=TIMES[given.times],
        brain=_brain(parser, given, environment),
        agent=_agent(parser, given),
        check=given.check_agent or "",
        agent_folder=given.agent_folder,
        log_level=given.log_level,
        mcp_hosts=tuple(given.mcp_host),
    )


def _port(text: str) -> int:
    number = _finite(text)
    if number != int(number) or not 0 <= number <= LAST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; use 0 to {LAST_PORT}")
    return int(number)


def _speed(text: str) -> float:
    number = _finite(text)
    if not LEAST_SPEED <= number <= MOST_SPEED:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a speed; use {LEAST_SPEED:g} to {MOST_SPEED:g}"
        )
    return number


def _finite(text: str) -> float:
    """The number, -1 for what is none."""
    try:
        number = float(text)
    except ValueError:
        return -1.0
    if math.isfinite(number):
        return number
    return -1.0


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a name that no folder can have
        return False


class _Parser(argparse.ArgumentParser):
    """Says in one sentence what is wrong, without a page of usage before it."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} (see --help)\n")


def _brain(
    parser: argparse.ArgumentParser, given: argparse.Namespace, environment: Mapping[str, str]
) -> BrainAddress | None:
    if not given.brain:
        return None
    key = ""
    if given.brain_key_env:
        key = environment.get(given.brain_key_env, "")
        if not key:
            parser.error(f"--brain-key-env: there is no variable {given.brain_key_env}")
    try:
        return BrainAddress(base_address(given.brain), given.brain_model, key)
    except ValueError as problem:
        parser.error(f"--brain: {problem}")


def _agent(parser: argparse.ArgumentParser, given: argparse.Namespace) -> AgentAddress | None:
    if not given.agent:
        if given.check_agent:
            parser.error("--check-agent needs --agent")
        return None
    if given.brain:
        parser.error("use either --agent or --brain, not both")
    try:
        return AgentAddress(agent_root(given.agent), given.agent_protocol)
    except ValueError as problem:
        parser.error(f"--agent: {problem}")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="voicelive-local-service",
        description=DESCRIPTION,
        epilog=f"faults:\n{help_text()}\n\nThe key is read from {KEY_VARIABLE}; without it a random one is made.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _serving(parser.add_argument)
    _speech(parser.add_argument)
    _companions(parser.add_argument)
    _examination(parser.add_argument)
    return parser


def _serving(add: Callable[..., object]) -> None:
    """Add what concerns the service itself."""
    add("--port", type=_port, default=0, help="port on 127.0.0.1 (default: any free one)")
    add(
        "--fault",
        action="append",
        default=[],
        metavar="NAME[=VALUE]",
        help="simulate a fault (see below); repeatable",
    )
    add(
        "--speed",
        type=_speed,
        default=DEFAULT_SPEED,
        help="send audio this many times faster than real time (default: 4)",
    )
    add(
        "--times",
        choices=tuple(TIMES),
        default="now",
        help="reply at once, or as late as the real service does (default: now)",
    )
    add("--mcp-host", action="append", default=[], metavar="HOST", help=MCP_HELP)
    add(
        "--log-level",
        choices=LOG_LEVELS,
        default="WARNING",
        help="what to print to standard error (default: WARNING)",
    )


def _speech(add: Callable[..., object]) -> None:
    """Add what hears and what speaks."""
    add(
        "--ear",
        choices=EARS,
        default="auto",
        help="speech recognizer: Whisper tiny.en or base, or pocketsphinx (default: the best of tiny and pocketsphinx)",
    )
    add("--recognizer-model", type=Path, metavar="DIR", help=MODEL_HELP)
    add(
        "--voice",
        choices=VOICES,
        default="auto",
        help="hibari, espeak-ng, or a voice of the system (default: the best of hibari and espeak-ng)",
    )


def _companions(add: Callable[..., object]) -> None:
    """Add what answers: a language model or an agent."""
    add(
        "--brain",
        metavar="URL",
        help="answer with a language model: any OpenAI-compatible server (Ollama, …)",
    )
    add(
        "--brain-model",
        default="",
        metavar="NAME",
        help="the model to use there (default: the first it lists)",
    )
    add(
        "--brain-key-env",
        metavar="NAME",
        help="the environment variable that holds the key of that server",
    )
    add(
        "--agent",
        metavar="URL",
        help="answer with a hosted agent of your own, such as http://127.0.0.1:8088",
    )
    add(
        "--agent-protocol",
        choices=PROTOCOLS,
        default=AUTO,
        help="what it speaks (default: auto, which finds out)",
    )


def _examination(add: Callable[..., object]) -> None:
    """Add what looks at an agent in place of serving."""
    add(
        "--check-agent",
        nargs="?",
        const="Hello.",
        metavar="SENTENCE",
        help="do not serve: say this to the agent once, print what Voice Live would stumble over, and exit with 0 or 1",
    )
    add(
        "--agent-folder",
        type=Path,
        metavar="DIR",
        help="with --check-agent: the folder with the agent's manifest",
    )
