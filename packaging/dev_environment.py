"""The virtual environment `.venv` in the checkout: made once, kept while nothing changed."""

import hashlib
import json
import sys

from dev_process import ROOT, Trouble, run_quietly, say, tail

VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
STAMP = VENV / "dev-stamp.json"
# Half of all modules: mypy is compiled already, and of the others a few are, each when it is
# needed.
HARDLY_IMPORTED = r"site-packages.(pip|setuptools|mypy|mypyc|pygments)\b|site-packages.*\btests?\b"
VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"


def ensure() -> None:
    """Make or complete `.venv` so that `PYTHON` has the project (editable) and its development
    extra.

    Raises:
        Trouble: the environment could not be made or a package could not be installed.
    """
    wanted = _wanted_stamp()
    stamp = _read_stamp()
    if stamp == wanted and PYTHON.exists():
        return
    if not _reusable(stamp):
        _create()
    _install()
    STAMP.write_text(json.dumps(wanted), encoding="utf-8")


def must_be_made() -> bool:
    """Tell whether `ensure` will make `.venv` from nothing, which takes Python's ensurepip."""
    stamp = _read_stamp()
    return not (stamp == _wanted_stamp() and PYTHON.exists()) and not _reusable(stamp)


def _wanted_stamp() -> dict[str, str]:
    project = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    return {"project": project, "python": VERSION, "root": str(ROOT)}


def _read_stamp() -> dict[str, str] | None:
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return stamp if isinstance(stamp, dict) else None


def _reusable(stamp: dict[str, str] | None) -> bool:
    # The scripts of an environment hold its path: a moved or copied checkout needs a new one.
    if stamp is not None and stamp.get("root") != str(ROOT):
        return False
    return PYTHON.exists() and _made_by_this_version() and _answers()


def _made_by_this_version() -> bool:
    try:
        lines = (VENV / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    settings = dict(line.split(" = ", 1) for line in lines if " = " in line)
    version = settings.get("version") or settings.get("version_info") or ""
    return version.split(".")[:2] == VERSION.split(".")


def _answers() -> bool:
    program = "import sys, pip; print('%d.%d' % sys.version_info[:2])"
    try:
        answer = run_quietly([str(PYTHON), "-I", "-c", program])
    except OSError:
        return False
    return answer.returncode == 0 and answer.stdout.split()[-1:] == [VERSION]


def _create() -> None:
    say(f"Making .venv with Python {VERSION}…")
    # Started from inside an environment, its own Python might be the one about to be replaced.
    maker = getattr(sys, "_base_executable", None) or sys.executable
    made = run_quietly([maker, "-m", "venv", "--clear", str(VENV)])
    if made.returncode != 0:
        raise Trouble(
            f"{tail(made.stdout)}\n.venv could not be made with {maker}: see the lines above."
        )


def _install() -> None:
    say(
        "Installing the project and its development tools into .venv (some minutes the first time)…"
    )
    options = ["-q", "--disable-pip-version-check", "--no-input", "--no-compile"]
    installed = run_quietly(
        [
            str(PYTHON),
            "-m",
            "pip",
            "install",
            *options,
            "-e",
            f"{ROOT}[dev,speech,avatar,telemetry]",
        ]
    )
    if installed.returncode != 0:
        raise Trouble(
            f"{tail(installed.stdout)}\n"
            "pip could not install the project: see its lines above, check the network, then start again."
        )
    # pip would use one processor. What does not compile is nobody's module: templates of them,
    # tests of old Pythons.
    compiling = ["compileall", "-qq", "-j", "0", "-x", HARDLY_IMPORTED]
    run_quietly([str(PYTHON), "-m", *compiling, str(VENV / "lib")])
