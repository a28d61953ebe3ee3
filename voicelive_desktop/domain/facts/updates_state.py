"""What is known of newer versions, and the comparison of versions."""

from __future__ import annotations

import re
from dataclasses import field
from enum import StrEnum

from voicelive_desktop.domain.words.quick_classes import dataclass

DAY_S = 24 * 3600.0


class Look(StrEnum):
    """How the latest look for a newer version went."""

    NONE = "none"
    LOOKING = "looking"
    NEWEST = "newest"
    FOUND = "found"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Release:
    """A version that was published, and the page that tells about it."""

    version: str
    page: str


@dataclass(frozen=True, slots=True)
class Updates:
    """What is known. `found`: a version newer than this one."""

    look: Look = Look.NONE
    found: Release | None = field(default=None)


def is_newer(version: str, than: str) -> bool:
    """Whether one version is newer than the other; False for its previews and for what
    is no version.
    """
    numbers, base = _numbers(version), _numbers(than)
    if not numbers or not base:
        return False
    if numbers != base:
        return numbers > base and not _is_preview(version)
    return _is_preview(than) and not _is_preview(version)


def version_in(text: str) -> str:
    """Return the version at the end of a text such as a tag, or ""."""
    found = re.search(
        r"(?:^|[^\w.])v?(\d+(?:\.\d+){1,3}(?:[-.]?(?:a|b|rc|dev|alpha|beta)[.\d]*)?)$", text.strip()
    )
    if found:
        return found[1]
    return ""


def _numbers(version: str) -> tuple[int, ...]:
    found = re.match(r"v?(\d+(?:\.\d+)*)", version)
    if found:
        numbers = tuple(int(number) for number in found[1].split(".")[:4])
    else:
        numbers = ()
    if numbers:
        return (*numbers, 0, 0, 0, 0)[:4]
    return ()


def _is_preview(version: str) -> bool:
    return re.search(r"[A-Za-z]", version.removeprefix("v")) is not None
