"""Sets PulseAudio's client library up for sound that comes in small blocks."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, MutableMapping
from pathlib import Path

from voicelive_desktop.app.environment.small_files import is_file, read_text, write_atomically

CLIENT_FILE = "PULSE_CLIENTCONFIG"  # the library's own variable: read this file in place of others
OURS = "pulse-client.conf"
_USUAL = "client.conf"
_SYSTEM = Path("/etc/pulse")
_COMMENTS = frozenset("#;\n")


def copy_blocks(
    environment: MutableMapping[str, str], folder: Path, *, system: Path = _SYSTEM
) -> None:
    """Have the library send blocks to the sound server by its socket, from the next stream on.

    Usually both share memory, and each block is given back by a message of its own, for which the
    library's thread wakes once more: of 2 KB fifty times a second that took 1.0 of the 3.7 % of a
    core that a listening, minimised program needs. PipeWire always copies. All else stays as the
    file says that the library would have read. Nothing changes where the user named a file, where
    none is known, or ours cannot be written. Call it before a device is opened.

    Args:
        environment: of this process.
        folder: where our file lies.
        system: where the library looks at last.
    """
    path, usual = folder / OURS, _usual_file(environment, system)
    if CLIENT_FILE in environment or usual is None:
        return
    read = (usual, *_further(usual))
    if any(_COMMENTS & set(str(file)) for file in read):
        return
    text = "".join(f".include {file}\n" for file in read) + "enable-shm = no\n"
    with contextlib.suppress(OSError, ValueError):
        if not is_file(path) or read_text(path) != text:
            write_atomically(path, text)
        environment[CLIENT_FILE] = str(path)


def set_here(environment: Mapping[str, str]) -> frozenset[str]:
    """Return the variables of this environment that `copy_blocks` has set: other programs shall
    not find them.
    """
    if Path(environment.get(CLIENT_FILE, "")).name == OURS:
        return frozenset({CLIENT_FILE})
    return frozenset()


def _usual_file(environment: Mapping[str, str], system: Path) -> Path | None:
    """The first file that the library finds, in its order."""
    return next(filter(is_file, _places(environment, system)), None)


def _places(environment: Mapping[str, str], system: Path) -> Iterator[Path]:
    home = environment.get("HOME")
    if "PULSE_CONFIG_PATH" in environment:
        yield Path(environment["PULSE_CONFIG_PATH"], _USUAL)
    elif home:
        yield Path(home, ".pulse", _USUAL)
        yield Path(home, ".config", "pulse", _USUAL)
    yield system / _USUAL


def _further(usual: Path) -> list[Path]:
    """What the library reads behind a file: those of the folder beside it, by name."""
    with contextlib.suppress(OSError):
        return sorted(usual.with_name(f"{usual.name}.d").glob("*.conf"))
    return []
