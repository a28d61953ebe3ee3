"""Previewing the level of a microphone in the picker."""

from __future__ import annotations

from voicelive_desktop.domain.words.failures import Failure
from voicelive_desktop.domain.words.ids import DeviceName
from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class PreviewRequested:
    """The user highlighted this microphone in the list."""

    device: DeviceName


@dataclass(frozen=True, slots=True)
class PreviewEnded:
    """The list was closed, or the highlighted device must not be opened for a preview."""


@dataclass(frozen=True, slots=True)
class PreviewFailed:
    """The microphone cannot be opened, or disappeared during the preview."""

    device: DeviceName
    because: Failure


PreviewEvent = PreviewRequested | PreviewEnded | PreviewFailed
