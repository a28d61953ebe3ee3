"""What build.py does inside its environment, step by step."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import build_icons
import build_licenses
import build_media_sources
import build_sources
import build_speech
import build_windows
import bundle
from build_environment import BUILD
from dev_process import ROOT, Trouble, run_quietly, say, tail

DIST = ROOT / "dist"
MADE = BUILD / "made"
SUMS = "SHA256SUMS"
RELEASES_PAGE = "VOICELIVE_RELEASES_PAGE"  # such as https://HOST/OWNER/NAME/releases/latest


def build(*, packages: bool, avatar: bool = True) -> Path:
    """Build all for this platform, with the avatar's player or without; returns the folder of the
    frozen program.
    """
    _check_python()
    say("Icons, licences, version resources…")
    shutil.rmtree(MADE, ignore_errors=True)
    build_icons.make(ROOT / "resources/icons/app.svg", MADE)
    build_licenses.collect(MADE / "licenses", avatar=avatar)
    if sys.platform == "win32":
        build_windows.make_version_resources(MADE, version())
    compile_embedded(MADE)
    write_releases_page(MADE, os.environ.get(RELEASES_PAGE, ""))
    say("Ear and voice of the local service…")
    build_speech.make(MADE / "speech")
    if packages:
        add_source(build_sources.espeak_source(), MADE / "licenses/espeak-ng")
    beside = _beside(packages=packages and avatar)
    say("Freezing…")
    folder = freeze(avatar=avatar)
    say(f"{folder.relative_to(ROOT)}: {size_mb(folder):.0f} MB")
    if packages:
        made = [*_packages(folder), *beside]
        for one in made:
            say(f"{one.relative_to(ROOT)}: {one.stat().st_size / 1e6:.1f} MB")
        write_sums(DIST / SUMS, made)
    return folder


def _beside(*, packages: bool) -> list[Path]:
    """What is passed on beside packages that have the avatar's player."""
    if not packages:
        return []
    say("Sources of the avatar's player…")
    return [build_media_sources.pass_on(DIST, MADE / "licenses/avatar")]


def write_sums(file: Path, packages: Sequence[Path]) -> None:
    """Write down what `sha256sum --check` compares the packages with."""
    sums = ((hashlib.sha256(one.read_bytes()).hexdigest(), one.name) for one in sorted(packages))
    file.write_text("".join(f"{found} *{name}\n" for found, name in sums), encoding="utf-8")


def add_source(archive: Path, folder: Path) -> None:
    """Put the source of the GPL-3 voice beside its licence."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(archive, folder)


def compile_embedded(folder: Path) -> None:
    """Leave there what PySide would compile at each start (`app/start/embedded_sources`)."""
    tell = (
        "import sys; from pathlib import Path; from voicelive_desktop.app.start import embedded_sources as e\n"
        "with e.compiled_once(Path(sys.argv[1], e.NAME)): import PySide6.QtCore"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""}
    subprocess.run([sys.executable, "-c", tell, str(folder)], env=environment, check=True)


def write_releases_page(folder: Path, address: str) -> None:
    """Write down where the built program looks for newer versions; without an address it does not
    look.
    """
    if address and not address.startswith("https://"):
        raise Trouble(f"{RELEASES_PAGE} is not an https:// address: {address}")
    (folder / "releases_page.txt").write_text(address + "\n", encoding="utf-8")


def version() -> str:
    """The program's version, from the one place that has it."""
    namespace: dict[str, str] = {}
    exec((ROOT / "voicelive_desktop/__init__.py").read_text(encoding="utf-8"), namespace)
    return namespace["__version__"]


def freeze(*, avatar: bool = True) -> Path:
    """Run PyInstaller; returns the folder (on macOS the app)."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(DIST), "--workpath", str(BUILD / "pyinstaller")]
    environment = {"VOICELIVE_MADE": str(MADE), "VOICELIVE_VERSION": version()}
    environment[bundle.NO_AVATAR] = "" if avatar else "1"
    done = run_quietly(
        [*command, str(ROOT / "packaging/pyinstaller/voicelive.spec")], env=environment
    )
    if done.returncode != 0:
        raise Trouble(f"{tail(done.stdout)}\nPyInstaller failed: see the lines above.")
    folder = DIST / ("Voice Live Desktop.app" if sys.platform == "darwin" else bundle.DESKTOP)
    drop_debuggers_notes(folder)
    make_plain(folder)
    return folder


def make_plain(folder: Path) -> None:
    """Let nothing look like a program that is none: wheels have libraries and texts so."""
    for file in (folder / bundle.CONTENTS).rglob("*"):
        if file.is_file() and not file.is_symlink():
            file.chmod(0o644)


def drop_debuggers_notes(folder: Path) -> None:
    """Make some compiled modules smaller, on Linux where there is a `strip`: 10 MB, with an
    unstripped Python 35 MB.
    """
    strip = shutil.which("strip")
    if strip is None or not sys.platform.startswith("linux"):
        return
    files = [
        str(file)
        for file in folder.rglob("*.so*")
        if file.is_file() and not file.is_symlink() and bundle.carries_notes(file)
    ]
    done = run_quietly([strip, "--strip-unneeded", *files])
    if done.returncode != 0:
        raise Trouble(
            f"{tail(done.stdout)}\nThe modules could not be made smaller: see the lines above."
        )


def size_mb(folder: Path) -> float:
    """What a folder takes unpacked, links not counted twice."""
    return (
        sum(
            file.stat().st_size
            for file in folder.rglob("*")
            if file.is_file() and not file.is_symlink()
        )
        / 1e6
    )


def _packages(folder: Path) -> list[Path]:
    if sys.platform == "win32":
        return build_windows.packages(folder, DIST, MADE, version())
    if sys.platform == "darwin":
        import build_macos  # noqa: PLC0415 - for this platform only

        return build_macos.packages(folder, DIST, version())
    import build_linux  # noqa: PLC0415 - for this platform only

    return build_linux.packages(folder, DIST, MADE, version())


def _check_python() -> None:
    if os.environ.get("PYTHONPATH"):
        raise Trouble(
            "PYTHONPATH is set: its packages would get into the program. Start again without it."
        )
