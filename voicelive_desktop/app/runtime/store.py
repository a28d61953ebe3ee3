"""Holds the state; the only place that calls `step`."""

from __future__ import annotations

import traceback
from collections import deque
from collections.abc import Callable

from voicelive_desktop.domain.decisions.step import step
from voicelive_desktop.domain.facts.effects import Effect
from voicelive_desktop.domain.facts.events import Event
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.quick_classes import replace

Observer = Callable[[State, State, Event], None]


class Store:
    """The state and its observers. GUI thread only.

    An event that is dispatched while another is being handled waits its turn, so that observers see
    every state in
    order. Effects run before observers are told: sound is cut before anything is painted. A mistake
    in one effect or
    observer keeps none of the others, and no later event, from its turn. An event that `step`
    cannot take is dropped,
    counted in the state, and told once for each place that raised.

    Args:
        run: Carries out an effect. None: effects wait for `attach`.
        report: Takes what an effect or an observer raised. None: it is raised once everything else
            has had its turn.
    """

    def __init__(
        self,
        state: State,
        run: Callable[[Effect], None] | None = None,
        report: Callable[[Exception], None] | None = None,
    ) -> None:
        self._state = state
        self._early: list[Effect] = []
        self._run = run or self._early.append
        self._mistakes: list[Exception] = []
        self._report = report or self._mistakes.append
        self._observers: list[Observer] = []
        self._waiting: deque[Event] = deque()
        self._busy = False
        self._told_of: set[tuple[str, str, int]] = set()

    @property
    def state(self) -> State:
        """Return the present state."""
        return self._state

    def attach(self, run: Callable[[Effect], None]) -> None:
        """Carry out the effects that wait, and every later one at once."""
        self._run = run
        early, self._early = self._early, []
        for effect in early:
            run(effect)

    def observe(self, observer: Observer) -> Callable[[], None]:
        """Call `observer(old, new, event)` after every event, until the returned
        function is called.
        """
        self._observers.append(observer)
        return lambda: self._observers.remove(observer)

    def dispatch(self, event: Event) -> None:
        """Apply an event: new state, observers, effects."""
        self._waiting.append(event)
        if self._busy:
            return
        self._busy = True
        try:
            while self._waiting:
                self._handle(self._waiting.popleft())
        finally:
            self._busy = False
        mistakes = tuple(self._mistakes)
        self._mistakes.clear()
        if mistakes:
            raise (
                mistakes[0]
                if len(mistakes) == 1
                else ExceptionGroup("effects and observers", mistakes)
            )

    def _handle(self, event: Event) -> None:
        old = self._state
        try:
            new, effects = step(old, event)
        except Exception as error:  # noqa: BLE001 - one event never ends a conversation: it is as if it had not come
            self._state = replace(
                old, program=replace(old.program, dropped=old.program.dropped + 1)
            )
            self._tell_once(error)
            return
        self._state = new
        for effect in effects:
            self._guarded(lambda effect=effect: self._run(effect))  # type: ignore[misc]  # mypy: "cannot infer"
        for observer in tuple(self._observers):
            self._guarded(lambda observer=observer: observer(old, new, event))  # type: ignore[misc]

    def _tell_once(self, error: Exception) -> None:
        """Log each kind of trouble once: a service may repeat it a thousand times."""
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = (type(error).__name__, frame.filename, frame.lineno or 0)
        if place not in self._told_of:
            self._told_of.add(place)
            self._report(error)

    def _guarded(self, act: Callable[[], None]) -> None:
        try:
            act()
        except Exception as error:  # noqa: BLE001 - reported; the others have nothing to do with it
            self._report(error)
