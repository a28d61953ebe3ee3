"""Looking for a newer version of the program, and other help."""

from __future__ import annotations

from dataclasses import dataclass

from voicelive_desktop.domain.facts.updates_state import Release


@dataclass(frozen=True, slots=True)
class UpdateLookBegan:
    """The releases page is being read."""


@dataclass(frozen=True, slots=True)
class UpdateLookEnded:
    """It was read, or could not be. `found`: a version newer than this one; `quiet`: it is not to be told."""

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
    """The user had audio devices looked for, and they were; what there is was told before."""


HelpEvent = UpdateLookBegan | UpdateLookEnded | DiagnosticsWritten | FileSaved | DevicesSearched
