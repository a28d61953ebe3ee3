"""What the inspector reads. The app package plugs it in; the drawer polls at its own pace, while it
is open.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from voicelive_desktop.domain.facts.line_figures import LineFigures
from voicelive_desktop.domain.facts.traffic import Passed
from voicelive_desktop.domain.facts.turn_taken import TurnTaken
from voicelive_desktop.domain.facts.usage_kept import UsageKept


class TrafficSource(Protocol):
    """The messages between the program and the service."""

    @property
    def missed(self) -> int:
        """How many were left out: sound while nobody looked, or faster than they could be read."""
        ...

    @property
    def fallen(self) -> int:
        """How many of the oldest were given up for newer ones."""
        ...

    @property
    def limit(self) -> int:
        """How many are kept."""
        ...

    def watch(self, *, on: bool) -> None:
        """Read what passes from now on, beginning with what passed before; or no longer."""
        ...

    def news(self, seconds: float) -> Sequence[Passed]:
        """Read what has come, for at most so long; oldest first."""
        ...

    def clear(self) -> None:
        """Forget all of it."""
        ...

    def turn_of(self, ids: tuple[str, ...]) -> int | None:
        """The number of the turn that these items, answers or calls belong to."""
        ...


class TurnSource(Protocol):
    """The turns of this run."""

    def turns(self) -> Sequence[TurnTaken]:
        """The latest of them, in the order in which they began."""
        ...


class UsageSource(Protocol):
    """The tokens used."""

    def usage(self) -> UsageKept:
        """The counts as they are now."""
        ...


class LineSource(Protocol):
    """How the line and the sound do."""

    def line(self) -> LineFigures:
        """The figures as they are now."""
        ...


class InspectorSource(TrafficSource, TurnSource, UsageSource, LineSource, Protocol):
    """All that the inspector reads."""
