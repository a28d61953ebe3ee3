"""Holds effects that were decided before anything could carry them out."""

from __future__ import annotations

from collections.abc import Callable

from voicelive_desktop.domain.facts.effects import Effect


class WaitingEffects:
    """Keeps effects until `attach`, then passes each on. GUI thread only."""

    def __init__(self) -> None:
        self._run: Callable[[Effect], None] | None = None
        self._early: list[Effect] = []

    def attach(self, run: Callable[[Effect], None]) -> None:
        """Carry out the waiting effects, and every later one at once."""
        self._run = run
        early, self._early = self._early, []
        for effect in early:
            run(effect)

    def __call__(self, effect: Effect) -> None:
        """Carry out one effect, or keep it."""
        if self._run is None:
            self._early.append(effect)
        else:
            self._run(effect)
