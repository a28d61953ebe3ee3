"""What the inspector reads, before and after there is a connection to read it from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from voicelive_desktop.domain.facts.line_figures import LineFigures
from voicelive_desktop.domain.facts.usage_kept import UsageKept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from voicelive_desktop.client.traffic_store import Traffic
    from voicelive_desktop.domain.facts.traffic import Passed
    from voicelive_desktop.domain.facts.turn_taken import TurnTaken

MOST_TURNS = 1_000
LIMIT = 100_000  # as of `Traffic`, which comes with the SDK


class Book(Protocol):
    """Where the turns of the run stand."""

    def turn_of(self, ids: Iterable[str]) -> int | None:
        """The number of the turn that one of these items, answers or calls belongs to."""
        ...

    def taken(self, most: int) -> Sequence[TurnTaken]:
        """The latest turns."""
        ...


class Inspected:
    """Implements `inspector_ports.InspectorSource`. GUI thread only."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._traffic: Traffic | None = None
        self._usage: Callable[[], UsageKept] = UsageKept
        self._line: Callable[[], LineFigures] = LineFigures
        self._on = False

    def attach(
        self,
        traffic: Traffic,
        usage: Callable[[], UsageKept] = UsageKept,
        line: Callable[[], LineFigures] = LineFigures,
    ) -> None:
        """From here on there are messages, tokens and a line."""
        self._traffic, self._usage, self._line = traffic, usage, line
        traffic.watch(on=self._on)

    @property
    def missed(self) -> int:
        """See `TrafficSource`."""
        if self._traffic is None:
            return 0
        return self._traffic.missed

    @property
    def fallen(self) -> int:
        """See `TrafficSource`."""
        if self._traffic is None:
            return 0
        return self._traffic.fallen

    @property
    def limit(self) -> int:
        """See `TrafficSource`."""
        return LIMIT

    def watch(self, *, on: bool) -> None:
        """See `TrafficSource`."""
        self._on = on
        if self._traffic is not None:
            self._traffic.watch(on=on)

    def news(self, seconds: float) -> Sequence[Passed]:
        """See `TrafficSource`."""
        if self._traffic is None:
            return ()
        return self._traffic.news(seconds)

    def clear(self) -> None:
        """See `TrafficSource`."""
        if self._traffic is not None:
            self._traffic.clear()

    def turn_of(self, ids: tuple[str, ...]) -> int | None:
        """See `TrafficSource`."""
        return self._book.turn_of(ids)

    def turns(self) -> Sequence[TurnTaken]:
        """See `TurnSource`."""
        return self._book.taken(MOST_TURNS)

    def usage(self) -> UsageKept:
        """See `UsageSource`."""
        return self._usage()

    def line(self) -> LineFigures:
        """See `LineSource`."""
        return self._line()
