"""The build's own virtual environment, build/venv: the program's dependencies and PyInstaller, no
development tools.
"""

from __future__ import annotations

import hashlib
import sys
import sysconfig
from collections.abc import Sequence

import build_lock
from dev_process import ROOT, Trouble, run_child, run_quietly, say, tail

BUILD = ROOT / "build"
VENV = BUILD / "venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
STAMP = VENV / "build-stamp.txt"


def inside() -> bool:
    """Whether this is the environment's own Python."""
    return sys.prefix != sys.base_prefix and VENV.exists() and VENV.samefile(sys.prefix)


def ensure() -> None:
    """Make the environment of exactly what the lock names, unless it is there and nothing has
    changed.

    Raises:
        Trouble: this Python cannot be frozen, or a package could not be installed.
    """
    if sys.platform.startswith("linux") and not sysconfig.get_config_var("Py_ENABLE_SHARED"):
        raise Trouble(
            "This Python has no shared library, which PyInstaller needs; Debian's python3 has one."
        )
    build_lock.check()
    what = (
        (ROOT / "pyproject.toml").read_bytes() + build_lock.LOCK.read_bytes() + sys.version.encode()
    )
    wanted = hashlib.sha256(what).hexdigest()
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    say("Making build/venv (some minutes the first time)…")
    maker = getattr(sys, "_base_executable", None) or sys.executable
    _run([maker, "-m", "venv", "--clear", str(VENV)])
    pip = [str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    _run([*pip, "--require-hashes", "-r", str(build_lock.LOCK)])
    _run([*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)])
    STAMP.write_text(wanted, encoding="utf-8")


def run(command: Sequence[str]) -> int:
    """Run a Python program there; returns its exit code."""
    return run_child([str(PYTHON), *command], cwd=ROOT)


def _run(command: Sequence[str]) -> None:
    done = run_quietly(command)
    if done.returncode != 0:
        raise Trouble(f"{tail(done.stdout)}\nbuild/venv could not be made: see the lines above.")
