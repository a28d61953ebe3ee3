"""Seconds that are counted in words: how long a try lasts, how long until the next. One count for
all who show it.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.state import State

_MARGIN_MS = 15  # timers may come early


def seconds_waited(state: State, now_s: float) -> int:
    """Whole seconds since the try to connect began; 0 when none runs, or it is not
    known since when.
    """
    if isinstance(state.connection, con.Connecting) and state.connection.since_s > 0 and now_s > 0:
        return max(0, math.floor(now_s - state.connection.since_s))
    return 0


def seconds_loading(state: State, now_s: float) -> int:
    """Whole seconds since the language model began to load; 0 when that is not known."""
    since_s = state.access.companion.brain.since_s
    if since_s > 0 and now_s > 0:
        return max(0, math.floor(now_s - since_s))
    return 0


def seconds_to_next_try(state: State, now_s: float) -> int:
    """Whole seconds until the next try to connect; 0 when none is scheduled or its time has come."""
    return max(0, round(_left_s(state, now_s)))


def _left_s(state: State, now_s: float) -> float:
    match state.connection:
        case con.Retrying(_, wait_s, since_s):
            if now_s > 0:
                return since_s + wait_s - now_s
            return wait_s
        case _:
            return 0.0


def ms_to_next_second(state: State, now_s: float) -> int | None:
    """When one of the counts changes next; None: nothing is counted."""
    if isinstance(state.connection, con.Connecting) and state.connection.since_s > 0:
        part = (now_s - state.connection.since_s) % 1
        return round(1000 * (1 - part)) + _MARGIN_MS
    if isinstance(state.connection, con.Retrying) and (left := _left_s(state, now_s)) > 0:
        return round(1000 * ((left - 0.5) % 1)) + _MARGIN_MS
    return None


class WholeSeconds(QObject):
    """Says when a count changes, so that all who show it change at the same moment.

    Signals:
        passed(): another second is counted.
    """

    passed = Signal()

    def __init__(self, now: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._state: State | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def is_running(self) -> bool:
        """Whether it waits for the next second."""
        return self._timer.isActive()

    def follow(self, state: State | None) -> None:
        """Count what this state counts; None rests."""
        self._state = state
        if state is None:
            ms = None
        else:
            ms = ms_to_next_second(state, self._now())
        if ms is None:
            self._timer.stop()
        else:
            self._timer.start(ms)

    def _on_timeout(self) -> None:
        self.passed.emit()
        self.follow(self._state)
