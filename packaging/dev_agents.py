"""Real hosted agents for tests: the vendor's packages in an environment of their own, beside
`.venv`.

They bring a server, a web framework and Azure Monitor, which have no place among what the program
needs.
"""

import json
import sys
from pathlib import Path

from dev_environment import VERSION
from dev_process import ROOT, Trouble, run_quietly, say, tail

VENV = ROOT / ".venv-agents"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
STAMP = VENV / "dev-stamp.json"
PACKAGES = ("azure-ai-agentserver-responses==2.3.0", "azure-ai-agentserver-invocations==1.2.0")
# names the Python of that environment; without it the tests are skipped
VARIABLE = "VOICELIVE_TEST_AGENTS"
TEST = "tests/contract/test_real_agents.py"


def ensure() -> Path:
    """Make the environment unless it is there; return its Python.

    Raises:
        Trouble: it could not be made or a package could not be installed.

    """
    wanted = {"packages": list(PACKAGES), "python": VERSION, "root": str(ROOT)}
    if PYTHON.exists() and _read_stamp() == wanted:
        return PYTHON
    say(
        "Making .venv-agents with the vendor's packages for hosted agents (some minutes the first time)…"
    )
    maker = getattr(sys, "_base_executable", None) or sys.executable
    options = ["-q", "--disable-pip-version-check", "--no-input"]
    for command in (
        [maker, "-m", "venv", "--clear", str(VENV)],
        [str(PYTHON), "-m", "pip", "install", *options, *PACKAGES],
    ):
        done = run_quietly(command)
        if done.returncode != 0:
            raise Trouble(
                f"{tail(done.stdout)}\n.venv-agents could not be made: see the lines above."
            )
    STAMP.write_text(json.dumps(wanted), encoding="utf-8")
    return PYTHON


def _read_stamp() -> object:
    try:
        return json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
