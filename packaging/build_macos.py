"""The disk image of the app; packaging/README.md has the steps of signing and notarisation."""

from __future__ import annotations

import platform
import shutil
import tempfile
from pathlib import Path

from dev_process import Trouble, run_quietly, tail


def packages(app: Path, dist: Path, version: str) -> list[Path]:
    """Make the .dmg: the app beside a link to Applications."""
    image = dist / f"voicelive-desktop-{version}-macos-{platform.machine()}.dmg"
    with tempfile.TemporaryDirectory(dir=dist) as folder:
        shutil.copytree(app, Path(folder) / app.name, symlinks=True)
        (Path(folder) / "Applications").symlink_to("/Applications")
        command = ["hdiutil", "create", "-volname", "Voice Live Desktop", "-srcfolder", folder]
        done = run_quietly([*command, "-ov", "-format", "UDZO", str(image)])
    if done.returncode != 0:
        raise Trouble(
            f"{tail(done.stdout)}\nThe disk image could not be made: see the lines above."
        )
    return [image]
