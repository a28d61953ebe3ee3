"""espeak-ng's source out of Debian's own source package, where the net is not reached but Debian's
packages are.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from dev_process import Trouble, run_quietly, tail

PACKAGE = "espeak-ng"
RELEASE = "trixie"  # the one that has the version which the voice was built from
TREE = "d38890fe9e736791dd0849ebe1a2f645e66a4cbf"  # git's name for what its archive holds
# What Debian left out of it, compared file by file with the commit; all else is the same. None of
# it is of the library.
LEFT_OUT = (
    "src/windows/Debug/output_@.wav",
    "src/windows/Debug/output_e.wav",
    "src/windows/Debug/output_i.wav",
    "src/windows/com/comentrypoints.c",
    "src/windows/com/ttsengine.cpp",
    "src/windows/config.h",
    "src/windows/data.vcxproj",
    "src/windows/data.vcxproj.filters",
    "src/windows/espeak-ng.sln",
    "src/windows/espeak-ng.vcxproj",
    "src/windows/espeak-ng.vcxproj.filters",
    "src/windows/installer/License_GPLv3.rtf",
    "src/windows/installer/Product.wxs",
    "src/windows/installer/installer.wixproj",
    "src/windows/libespeak-ng.def",
    "src/windows/libespeak-ng.vcxproj",
    "src/windows/libespeak-ng.vcxproj.filters",
    "tests/windows-data.test",
    "tests/windows-installer.test",
)
NOTE = "DIFFERENCE.txt"


def note(address: str) -> bytes:
    """What is said beside the source about what is not in it."""
    lines = "\n".join(LEFT_OUT)
    text = (
        "This is the source as Debian passes it on. These files of the release, all for Windows, are not in it;\n"
        f"the whole release is at {address}\n\n{lines}\n"
    )
    return text.encode()


def available() -> bool:
    """Whether this system can fetch Debian's source packages."""
    return shutil.which("apt-get") is not None


def archive() -> bytes:
    """Debian's archive of the source, checked by apt against Debian's signatures.

    Raises:
        Trouble: it cannot be had.
    """
    with tempfile.TemporaryDirectory(prefix="espeak-ng-source") as made:
        folder = Path(made)
        folder.chmod(0o755)  # apt fetches as somebody else
        options = _options(folder)
        for command in (("update", "-q"), ("source", "-q", "--download-only", PACKAGE)):
            done = run_quietly(["apt-get", *options, *command], cwd=folder)
            if done.returncode != 0:
                raise Trouble(
                    f"{tail(done.stdout)}\nDebian's source of {PACKAGE} could not be fetched."
                )
        found = sorted(folder.glob(f"{PACKAGE}_*.orig.tar.*"))
        if not found:
            raise Trouble(f"Debian's source package of {PACKAGE} holds no archive.")
        return found[0].read_bytes()


def _options(folder: Path) -> list[str]:
    """Apt with lists of its own: the system's stay as they are."""
    for name in ("lists/partial", "cache/archives/partial", "parts"):
        (folder / name).mkdir(parents=True)
    (folder / "status").touch()
    (folder / "sources.list").write_text(f"deb-src {_mirror()} {RELEASE} main\n", encoding="utf-8")
    places = {
        "Dir::Etc::sourcelist": folder / "sources.list",
        "Dir::Etc::sourceparts": folder / "parts",
        "Dir::State::lists": folder / "lists",
        "Dir::State::status": folder / "status",
        "Dir::Cache": folder / "cache",
    }
    return [part for name, place in places.items() for part in ("-o", f"{name}={place}")]


def _mirror() -> str:
    """Where this computer gets Debian's packages from."""
    done = run_quietly(["apt-get", "indextargets", "--format", "$(ORIGIN) $(REPO_URI)"])
    found = [
        line.partition(" ")[2] for line in done.stdout.splitlines() if line.startswith("Debian ")
    ]
    if not found:
        raise Trouble("This computer gets no packages from Debian.")
    return found[0].strip()
