"""Where the files of ear, voice and voice activity are: beside the frozen program, or in
the user's cache.

They are made from packages (`models`), at set-up and when a package is built; without them the
service hears and speaks with the smaller parts.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

from platformdirs import user_cache_path

FOLDER_VARIABLE = "VOICELIVE_SPEECH_FILES"  # names the only folder to look in
PROGRAM = "voicelive-desktop"
NAME = "speech"
SILERO = "silero_vad.onnx"
LEXICON = "hibari"  # the voice's dictionaries, packed
EARS = {"tiny": "whisper-tiny.en-2", "base": "whisper-base-2"}
# what earlier versions made hears as well and needs 110 MB more; base with 8 bits is not looked at
EARLIER = {"tiny": "whisper-tiny.en", "base": "whisper-base-7bit"}
EAR_PARTS = ("encoder.onnx", "decoder.onnx", "vocabulary.txt")


def own_folder() -> Path:
    """Where set-up writes them. Raises OSError where there is no home and no variable
    names a folder.
    """
    named = os.environ.get(FOLDER_VARIABLE)
    try:
        if named:
            return Path(named)
        return user_cache_path(PROGRAM, appauthor=False) / NAME
    except RuntimeError as error:  # platformdirs knows no home
        raise FileNotFoundError(str(error)) from error


def find(name: str) -> Path | None:
    """Return a file or folder that is there, or None."""
    return next((path for folder in _folders() if (path := folder / name).exists()), None)


def find_ear(name: str) -> Path | None:
    """Return the folder of an ear ("tiny", "base") that is complete, or None."""
    for made in (EARS[name], EARLIER[name]):
        folder = find(made)
        if folder is not None and is_ear(folder):
            return folder
    return None


def is_ear(folder: Path) -> bool:
    """Whether a folder holds all that `WhisperModel` reads, as one of our ears."""
    return all((folder / part).is_file() for part in EAR_PARTS)


def hibari_assets() -> Path | None:
    """Return where the voice's package keeps its files; None when it is not installed."""
    package = importlib.util.find_spec("hibari")
    if package is not None and package.origin:
        return Path(package.origin).parent / "assets"
    return None


def _folders() -> list[Path]:
    # PyInstaller's name for where a frozen program keeps its files
    inside = getattr(sys, "_MEIPASS", None)
    if inside and FOLDER_VARIABLE not in os.environ:
        bundled = [Path(inside) / NAME]
    else:
        bundled = []
    try:
        return [*bundled, own_folder()]
    except FileNotFoundError:
        return bundled
