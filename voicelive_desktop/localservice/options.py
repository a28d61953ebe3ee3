"""The command line of the local service."""

from __future__ import annotations

import argparse
import os
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from voicelive_desktop.localservice.faults import Faults, help_text, parse_faults
from voicelive_desktop.localservice.times import AT_ONCE, TIMES, Times

KEY_VARIABLE = "VOICELIVE_LOCAL_KEY"
EARS = ("auto", "tiny", "base", "pocketsphinx")
VOICES = ("auto", "hibari", "espeak", "system")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LAST_PORT = 65_535
LEAST_SPEED, MOST_SPEED = 0.1, 1_000.0
DEFAULT_SPEED = 4.0  # times real time: playback never starves, and an interruption still comes while sending
DESCRIPTION = """\
A Voice Live-compatible service on this computer. It listens on 127.0.0.1 only, prints one JSON line
{"port": ..., "key": ...} when it is ready, and ends on SIGTERM or when its standard input, if a pipe, is closed.
"""


@dataclass(frozen=True, slots=True)
class Options:
    """Everything the person or program who starts the service decides."""

    key: str
    port: int = 0
    faults: Faults = field(default_factory=Faults)
    recognizer_model: Path | None = None
    ear: str = "auto"
    voice: str = "auto"
    speed: float = DEFAULT_SPEED
    times: Times = AT_ONCE
    log_level: str = "WARNING"


def parse(argv: Sequence[str] | None = None, environment: Mapping[str, str] = os.environ) -> Options:
    """Read the command line; ends the program with a message when it is wrong."""
    parser = _parser()
    given = parser.parse_args(argv)
    try:
        faults = parse_faults(given.fault)
    except ValueError as problem:
        parser.error(str(problem))
    if given.recognizer_model is not None and not _is_folder(given.recognizer_model):
        parser.error(f"no such folder: {given.recognizer_model}")
    key = environment.get(KEY_VARIABLE) or secrets.token_urlsafe(24)
    if not (key.isascii() and key.isprintable()):
        parser.error(f"{KEY_VARIABLE} holds characters that no key has")
    return Options(
        key=key,
        port=given.port,
        faults=faults,
        recognizer_model=given.recognizer_model,
        ear=given.ear,
        voice=given.voice,
        speed=given.speed,
        times=TIMES[given.times],
        log_level=given.log_level,
    )


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number <= LAST_PORT:
        raise argparse.ArgumentTypeError(f"a port is a number from 0 to {LAST_PORT}, not {text}")
    return number


def _speed(text: str) -> float:
    number = float(text)
    if not LEAST_SPEED <= number <= MOST_SPEED:  # also what is no number at all
        raise argparse.ArgumentTypeError(f"a speed is a number from {LEAST_SPEED:g} to {MOST_SPEED:g}, not {text}")
    return number


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a name that no folder can have
        return False


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="voicelive-local-service",
        description=DESCRIPTION,
        epilog=f"faults:\n{help_text()}\n\nThe key is taken from {KEY_VARIABLE}, or made up.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=_port, default=0, help="port on 127.0.0.1 (default: a free one)")
    parser.add_argument(
        "--fault", action="append", default=[], metavar="NAME[=VALUE]", help="see below; may be repeated"
    )
    parser.add_argument(
        "--ear",
        choices=EARS,
        default="auto",
        help="Whisper tiny.en or base, or pocketsphinx (default: the best of tiny and pocketsphinx that is here)",
    )
    parser.add_argument(
        "--recognizer-model",
        type=Path,
        metavar="DIR",
        help="folder with another model: Whisper (encoder.onnx, decoder.onnx, vocabulary.txt) or Sphinx (mdef, *.dict, "
        "*.lm.bin)",
    )
    parser.add_argument(
        "--voice",
        choices=VOICES,
        default="auto",
        help="hibari, espeak-ng, or the system's own (default: the better of hibari and espeak-ng that is here)",
    )
    parser.add_argument(
        "--speed", type=_speed, default=DEFAULT_SPEED, help="how much faster than real time audio is sent (default: 4)"
    )
    parser.add_argument(
        "--times",
        choices=tuple(TIMES),
        default="now",
        help="answer at once, or when the real service would (default: now)",
    )
    parser.add_argument("--log-level", choices=LOG_LEVELS, default="WARNING", help="what goes to standard error")
    return parser
