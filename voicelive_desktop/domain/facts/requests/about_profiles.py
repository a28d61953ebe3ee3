"""What the window asks for about profiles."""

from __future__ import annotations

from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class ChooseProfile:
    """Take over the settings of a profile."""

    name: str


@dataclass(frozen=True, slots=True)
class SaveProfile:
    """Keep the present settings under a name."""

    name: str


@dataclass(frozen=True, slots=True)
class DuplicateProfile:
    """Use a copy of a profile, which gets a name of its own."""

    name: str


@dataclass(frozen=True, slots=True)
class RenameProfile:
    """Give a profile another name."""

    name: str
    to: str


@dataclass(frozen=True, slots=True)
class DeleteProfile:
    """Delete a profile."""

    name: str


@dataclass(frozen=True, slots=True)
class ImportProfile:
    """Take over a profile from a file."""

    path: str


@dataclass(frozen=True, slots=True)
class ExportProfile:
    """Write the present settings to a file."""

    path: str


@dataclass(frozen=True, slots=True)
class AllowProfileFields:
    """Use the fields with tools or addresses that a profile would add to the session."""


ProfileRequest = (
    ChooseProfile
    | SaveProfile
    | DuplicateProfile
    | RenameProfile
    | DeleteProfile
    | ImportProfile
    | ExportProfile
    | AllowProfileFields
)
