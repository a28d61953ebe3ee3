"""The level of a microphone that somebody looks at in the picker."""

from __future__ import annotations

from dataclasses import dataclass

from voicelive_desktop.domain.words.failures import Failure
from voicelive_desktop.domain.words.ids import DeviceName


@dataclass(frozen=True, slots=True)
class PreviewRequested:
    """The user looks at this microphone in the list."""

    device: DeviceName


@dataclass(frozen=True, slots=True)
class PreviewEnded:
    """The list is closed, or the user looks at an entry that shall not be opened for a look."""


@dataclass(frozen=True, slots=True)
class PreviewFailed:
    """The microphone cannot be opened, or went away while it was looked at."""

    device: DeviceName
    because: Failure


PreviewEvent = PreviewRequested | PreviewEnded | PreviewFailed
