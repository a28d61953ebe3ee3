"""Rules for profile names: the same for listing, loading and saving."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from voicelive_desktop.domain.words.wording import Words

SUFFIX = ".vldprofile"  # what the packages tell the system about (packaging/bundle.py)
SUFFIXES = (SUFFIX, ".json")  # the second: by hand, and of versions before the first
LONGEST_NAME = 60
# of what a file can be called: 255 with its suffix, in the systems that count bytes
LONGEST_BYTES = 200
_NO_FILE = re.compile(r"[\\/:*?\"<>|\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# devices, whatever follows the dot
_OF_WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def name_problem(name: str) -> str:
    """Return why a profile cannot have this name, or ""."""
    if not name.strip() or name != _stripped(name):
        return Words("Enter a name that does not start or end with a space or a period.")
    if len(name) > LONGEST_NAME or len(name.encode("utf-8", "replace")) > LONGEST_BYTES:
        return Words("A profile name can have up to {n} characters.", n=LONGEST_NAME)
    if _NO_FILE.search(name):
        return Words("The characters {signs} cannot be part of a name.", signs='\\ / : * ? " < > |')
    if _OF_WINDOWS.match(name):
        return Words("This name is reserved by the system.")
    return ""


def name_from(text: str) -> str:
    """Return the nearest valid profile name, or ""."""
    name = _stripped(_NO_FILE.sub(" ", text))[:LONGEST_NAME]
    while len(name.encode("utf-8", "replace")) > LONGEST_BYTES:
        name = name[:-1]
    name = _stripped(name)
    if name_problem(name):
        return ""
    return name


def names_in(folder: Path | None) -> tuple[str, ...]:
    """Return the sorted profile names in a folder; `found_in` finds each of them."""
    return tuple(sorted({path.stem for path in _files_in(folder)}))


def found_in(folder: Path | None, name: str) -> Path | None:
    """Return the file of a profile that `names_in` lists; composed and decomposed accents
    are the same.
    """
    found = [path for path in _files_in(folder) if _one_form(path.stem) == _one_form(name)]
    return min(
        found,
        key=lambda path: (path.stem != name, SUFFIXES.index(path.suffix.lower())),
        default=None,
    )


def like(name: str, names: Iterable[str]) -> str:
    """Return the name that a case-insensitive file system would confuse with `name`, or ""."""
    folded = _folded(name)
    return next((one for one in names if _folded(one) == folded), "")


def _files_in(folder: Path | None) -> list[Path]:
    try:
        if folder is None:
            paths = []
        else:
            paths = list(folder.iterdir())
    except OSError:
        return []
    return [
        path
        for path in paths
        if path.suffix.lower() in SUFFIXES and _can_be_shown(path.stem) and path.is_file()
    ]


def _can_be_shown(name: str) -> bool:
    """Whether the name can be shown in a list: no undecodable bytes, no line breaks."""
    return not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]", name)


def _stripped(name: str) -> str:
    return re.sub(r"^[\s.]+|[\s.]+$", "", name)


def _one_form(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", _one_form(name).casefold())
