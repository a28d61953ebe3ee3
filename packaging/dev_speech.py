"""The local service's large ear: its files are made once, in the user's cache, by the program's own
module.
"""

import hashlib
import json
import time

from dev_environment import PYTHON, VENV
from dev_process import ROOT, Trouble, run_quietly, say

MODULE = "voicelive_desktop.localservice.server.model_making"
RECIPES = ROOT / "voicelive_desktop/localservice/server/model_making"
STAMP = VENV / "speech-stamp.json"
AGAIN_AFTER_S = 24 * 3600  # without a network each try takes a while


def provide(*, base: bool = False) -> None:
    """Make the files unless they are there; where that fails, say so and go on with the smaller
    ear.

    Raises:
        Trouble: the better ear was asked for and could not be made.
    """
    wanted = {"recipes": _recipes(), "base": base}
    stamp = _read_stamp()
    if _is_done(stamp, wanted) or (not base and _failed_lately(stamp, wanted)):
        return
    say("Fetching the weights of the ear and making its files (once)…")
    made = run_quietly([str(PYTHON), "-m", MODULE, *(["--base"] if base else [])])
    lines = made.stdout.strip().splitlines()
    if made.returncode == 0:
        STAMP.write_text(json.dumps({**wanted, "made": lines}), encoding="utf-8")
        return
    reason = lines[-1] if lines else "no reason was given"
    if base:
        raise Trouble(f"The ear base could not be made: {reason}")
    say(f"{reason}\nThe local service hears with its smaller ear, pocketsphinx, until that works.")
    STAMP.write_text(json.dumps({**wanted, "failed": time.time()}), encoding="utf-8")


def _recipes() -> str:
    sources = b"".join(file.read_bytes() for file in sorted(RECIPES.glob("*.py")))
    return hashlib.sha256(sources).hexdigest()


def _read_stamp() -> dict[str, object]:
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _is_done(stamp: dict[str, object], wanted: dict[str, object]) -> bool:
    made = stamp.get("made")
    if not isinstance(made, list) or stamp.get("recipes") != wanted["recipes"]:
        return False
    return bool(stamp.get("base")) >= bool(wanted["base"]) and all(
        (ROOT / str(path)).exists() for path in made
    )


def _failed_lately(stamp: dict[str, object], wanted: dict[str, object]) -> bool:
    failed = stamp.get("failed")
    is_same = stamp.get("recipes") == wanted["recipes"]
    return is_same and isinstance(failed, float) and 0 <= time.time() - failed < AGAIN_AFTER_S
