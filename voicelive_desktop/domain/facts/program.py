"""Looking for a newer version of the program, and other help."""

from __future__ import annotations

from voicelive_desktop.domain.facts.global_keys import GlobalKeysTold
from voicelive_desktop.domain.facts.updates_state import Release
from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class UpdateLookBegan:
    """The releases page is being read."""


@dataclass(frozen=True, slots=True)
class UpdateLookEnded:
    """The page was read, or could not be. `found`: a newer version; `quiet`: show no notice."""

    found: Release | None = None
    failed: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class DiagnosticsWritten:
    """The file at `path` that the user asked for was written, or not, and why."""

    path: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class FileSaved:
    """A file that the user asked for is complete."""

    path: str


@dataclass(frozen=True, slots=True)
class DevicesSearched:
    """The device search that the user asked for is over; its result was reported before."""


HelpEvent = (
    UpdateLookBegan
    | UpdateLookEnded
    | DiagnosticsWritten
    | FileSaved
    | DevicesSearched
    | GlobalKeysTold
)
