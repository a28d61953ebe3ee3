"""What the window asks for about the program itself: help, updates, devices, another start."""

from __future__ import annotations

from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class RestartProgram:
    """End the program in order and start it again."""


@dataclass(frozen=True, slots=True)
class ShowLicenses:
    """Show the folder with the licenses of all parts."""


@dataclass(frozen=True, slots=True)
class CollectDiagnostics:
    """Collect what helps to find a mistake, and show it."""


@dataclass(frozen=True, slots=True)
class SaveDiagnostics:
    """Write what was shown to a file."""

    path: str


@dataclass(frozen=True, slots=True)
class LookForUpdate:
    """Look for a newer version now."""


@dataclass(frozen=True, slots=True)
class OpenUpdatePage:
    """Show the page of the version that was found."""


@dataclass(frozen=True, slots=True)
class SkipUpdate:
    """Say no more of the version that was found."""


@dataclass(frozen=True, slots=True)
class RefreshDevices:
    """Look for audio devices again."""


@dataclass(frozen=True, slots=True)
class SearchDevices:
    """Look for audio devices again, and say what there is."""


HelpRequest = ShowLicenses | CollectDiagnostics | SaveDiagnostics

UpdateRequest = LookForUpdate | OpenUpdatePage | SkipUpdate

DeviceRequest = RefreshDevices | SearchDevices
