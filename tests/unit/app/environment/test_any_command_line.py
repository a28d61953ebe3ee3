"""Whatever the command line and the environment say: the program starts, or one sentence says why
not.
"""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import pytest

from tests.support.any_event import TEXTS
from voicelive_desktop.app.environment.options import Options, parse
from voicelive_desktop.app.start.second_start import as_line, call_for, from_line, too_late
from voicelive_desktop.domain.settings import problem_with
from voicelive_desktop.domain.words.addresses import address_from, proxy_from
from voicelive_desktop.localservice.server import service_options

SEEDS = 20
EACH, EACH_OF_SOAK = 400, 40_000
FLAGS = (
    "--connect",
    "--temp-profile",
    "--list-devices",
    "--self-test",
    "--start",
    "--status",
    "--with-words",
)
VALUED = (
    *(
        "--profile",
        "--target",
        "--endpoint",
        "--model",
        "--input-device",
        "--output-device",
        "--mic-file",
    ),
    *(
        "--speaker-file",
        "--json-log",
        "--ear",
        "--screenshot",
        "--say",
        "--talk",
        "--mute",
        "--events",
        "--report",
        "--nonsense",
        "-x",
        "--",
        "",
    ),
)
OF_SERVICE = (
    *(
        "--port",
        "--fault",
        "--recognizer-model",
        "--ear",
        "--voice",
        "--speed",
        "--times",
        "--brain",
    ),
    *(
        "--brain-model",
        "--brain-key-env",
        "--agent",
        "--agent-protocol",
        "--log-level",
        "--nonsense",
        "--",
    ),
)
VARIABLES = (
    *(
        "AZURE_VOICELIVE_ENDPOINT",
        "AZURE_VOICE_LIVE_ENDPOINT",
        "AZURE_VOICELIVE_API_KEY",
        "AZURE_VOICELIVE_MODEL",
    ),
    *(
        "AZURE_VOICELIVE_API_VERSION",
        "VOICE_LIVE_MODEL",
        "AZURE_COGNITIVE_SERVICES_KEY",
        "VOICELIVE_LOCAL_KEY",
    ),
)
VALUES = (
    *TEXTS,
    *(
        "demo",
        "azure",
        "/",
        ".",
        "~",
        "\x00",
        "a\x00b",
        "\udcff\udc80",
        "x" * 5_000,
        "%s",
        "{0}",
        "${HOME}",
        "a" * 300,
    ),
    *(
        "0",
        "-1",
        "1e999",
        "nan",
        "65536",
        "9" * 400,
        "٣",
        "0x10",
        "1_000",
        "tiny",
        "base",
        "auto",
        "drop_after=1",
        "drop_after=nan",
    ),
    *(
        "https://a.services.ai.azure.com",
        '"https://a.b/"',
        "https://[::1",
        "http://[fe80::1%25eth0]:80",
        "https://a:99999",
    ),
    *(
        "wss://a@b",
        "https://ä.example",
        "https://a/../..",
        "http://127.0.0.1:0",
        "socks5://a:1",
        "HTTP://LOCALHOST:8080/v1",
    ),
)


class AnyCommandLine:
    """Makes command lines; `random` decides everything."""

    def __init__(self, random: Random, places: Sequence[Path]) -> None:
        self._random = random
        self._values = (*VALUES, *map(str, places))

    def words(self, valued: Sequence[str]) -> list[str]:
        """Some options with values, and some words more."""
        made = list[str]()
        for _ in range(self._random.randrange(5)):
            made += self._option(valued)
        return made

    def environment(self) -> dict[str, str]:
        """Variables that are read."""
        chosen = self._random.sample(VARIABLES, self._random.randrange(4))
        return {name: self._word() for name in chosen}

    def value(self) -> str:
        """Anything, or two of it."""
        value = self._random.choice(self._values)
        return value + self._random.choice(self._values) if self._random.random() < 0.1 else value

    def line(self) -> bytes:
        """What may come in place of a later start."""
        if self._random.random() < 0.3:
            return self._random.randbytes(20)
        text = self.value().encode("utf-8", "surrogatepass")
        return (
            self._random.choice(
                (b'{"file": %s, "token": ""}', b'{"file": "", "token": "", "settings": %s}', b"%s")
            )
            % text
        )

    def _word(self) -> str:
        """As the system hands it on: without NUL, and what is no text as bytes that are none."""
        return os.fsdecode(self.value().replace("\x00", "").encode("utf-8", "surrogatepass"))

    def _option(self, valued: Sequence[str]) -> list[str]:
        chance = self._random.random()
        if chance < 0.2:
            return [self._random.choice(FLAGS)]
        if chance < 0.3:
            return [self._word()]
        name, value = self._random.choice(valued), self._word()
        return [f"{name}={value}"] if chance < 0.5 else [name, value]


def ends_in_a_sentence(read: Callable[[], object]) -> object:
    """What was read; None where the program ended with a sentence."""
    # as Python opens the real one
    said = io.TextIOWrapper(io.BytesIO(), "ascii", errors="backslashreplace")
    code: object = None
    with contextlib.redirect_stderr(said):
        try:
            return read()
        except SystemExit as end:
            code = end.code
    said.seek(0)
    assert (code, said.read().endswith("(see --help)\n")) == (2, True)
    return None


def go_on(options: Options) -> None:
    """What the start does next with them."""
    assert not any(problem_with(name, value) for name, value in options.overrides.items())
    str(options.ignored)
    address_from(options.endpoint)
    too_late(options)
    call = call_for(options, "token")
    assert from_line(as_line(call)).connect == call.connect


def hold(seed: int, count: int, tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(b"RIFF")
    (tmp_path / "p.vldprofile").write_text("{}")
    lines = AnyCommandLine(
        Random(seed), (tmp_path, tmp_path / "a.wav", tmp_path / "none", tmp_path / "p.vldprofile")
    )
    for _ in range(count):
        words, environment = lines.words(VALUED), lines.environment()
        of_service = lines.words(OF_SERVICE)
        value, line = lines.value(), lines.line()
        try:
            options = ends_in_a_sentence(lambda: parse(words, environment))  # noqa: B023 - at once
            if isinstance(options, Options):
                go_on(options)
            ends_in_a_sentence(lambda: service_options.parse(of_service, environment))  # noqa: B023
            address_from(value)
            proxy_from(value)
            with contextlib.suppress(ValueError):
                from_line(line)
        except BaseException as error:
            error.add_note(f"{words!r} {environment!r} {of_service!r} {value!r} {line!r}")
            raise


@pytest.mark.parametrize("seed", range(2))
def test_any_command_line(seed: int, tmp_path: Path) -> None:
    hold(seed, EACH, tmp_path)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(SEEDS))
def test_any_command_line_for_long(seed: int, tmp_path: Path) -> None:
    hold(1_000 + seed, EACH_OF_SOAK, tmp_path)
