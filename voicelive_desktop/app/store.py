"""Holds the state. The only place that calls `step`."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from voicelive_desktop.domain.effects import Effect
from voicelive_desktop.domain.events import Event
from voicelive_desktop.domain.state import State
from voicelive_desktop.domain.step import step

Observer = Callable[[State, State, Event], None]


class Store:
    """The state and who follows it. GUI thread only.

    An event that is dispatched while another is being handled waits its turn, so that observers see every state in
    order. Effects run before observers are told: sound is cut before anything is painted.
    """

    def __init__(self, state: State, run: Callable[[Effect], None]) -> None:
        self._state = state
        self._run = run
        self._observers: list[Observer] = []
        self._waiting: deque[Event] = deque()
        self._busy = False

    @property
    def state(self) -> State:
        """The present state."""
        return self._state

    def observe(self, observer: Observer) -> Callable[[], None]:
        """Call `observer(old, new, event)` after every event, until the returned function is called."""
        self._observers.append(observer)
        return lambda: self._observers.remove(observer)

    def dispatch(self, event: Event) -> None:
        """Something happened."""
        self._waiting.append(event)
        if self._busy:
            return
        self._busy = True
        try:
            while self._waiting:
                self._handle(self._waiting.popleft())
        finally:
            self._busy = False

    def _handle(self, event: Event) -> None:
        old = self._state
        self._state, effects = step(old, event)
        for effect in effects:
            self._run(effect)
        for observer in tuple(self._observers):
            observer(old, self._state, event)
