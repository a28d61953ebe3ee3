"""What a build installs, with the hash of every file: packaging/build-lock.txt, the same for the
three systems.

`python3 packaging/build.py --lock` makes it anew, with uv, which resolves for all systems and
Pythons at once; pip installs from it. It belongs to the dependencies of pyproject.toml as they
were: with others there is no build before it is made anew.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
import tomllib
from pathlib import Path

from dev_process import ROOT, Trouble, run_quietly, say, tail

LOCK = ROOT / "packaging" / "build-lock.txt"
COMMAND = "python3 packaging/build.py --lock"
_OF = "# Of the dependencies: "


OPTIONS = [
    *("--universal", "--python-version", "3.11"),
    *("--generate-hashes", "--no-header", "--no-annotate"),
]


def needed() -> list[str]:
    """What pyproject.toml says that a build needs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    brought = ("speech", "avatar", "telemetry", "build")
    return sorted([*project["dependencies"], *(line for name in brought for line in extras[name])])


def problem(lock: str) -> str:
    """Why this lock cannot be used, "" when it can."""
    if _OF + _sum() not in lock.splitlines():
        return f"The dependencies have changed: make {LOCK.name} anew with `{COMMAND}`, and look at what it changes."
    return ""


def check() -> None:
    """Raise Trouble if there is no lock for the present dependencies."""
    if said := problem(LOCK.read_text(encoding="utf-8") if LOCK.exists() else ""):
        raise Trouble(said)


def make() -> None:
    """Write the lock anew, with the newest versions that the dependencies allow. Raises Trouble."""
    with tempfile.TemporaryDirectory(prefix="lock") as made:
        python = (
            Path(made)
            / "venv"
            / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
        )
        say("Looking for the newest versions…")
        _run([sys.executable, "-m", "venv", str(Path(made) / "venv")])
        _run([str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", "uv"])
        wanted = Path(made) / "wanted.txt"
        wanted.write_text("\n".join(needed()) + "\n", encoding="utf-8")
        # The system's own certificates and no index of a user's: the file is the same wherever it
        # is made.
        compiling = [str(python), "-m", "uv", "--system-certs", "pip", "compile", "-q", *OPTIONS]
        _run([*compiling, "-o", f"{made}/lock", str(wanted)])
        head = f"# Made by `{COMMAND}`; pip takes nothing else than these files.\n{_OF}{_sum()}\n"
        LOCK.write_text(head + Path(made, "lock").read_text(encoding="utf-8"), encoding="utf-8")
    say(f"{LOCK.relative_to(ROOT)} is made.")


def _sum() -> str:
    return hashlib.sha256(json.dumps(needed()).encode()).hexdigest()


def _run(command: list[str]) -> None:
    done = run_quietly(command)
    if done.returncode != 0:
        raise Trouble(f"{tail(done.stdout)}\nThe lock could not be made: see the lines above.")
