"""Who is signed in, and what a check of the connection finds."""

from __future__ import annotations

from typing import assert_never

from voicelive_desktop.domain.decisions.outcome import Outcome, only
from voicelive_desktop.domain.facts.access_state import CheckResult
from voicelive_desktop.domain.facts.events import (
    AccessEvent,
    AccountChanged,
    CheckBegan,
    CheckEnded,
    CheckStepChanged,
)
from voicelive_desktop.domain.facts.state import Check, State
from voicelive_desktop.domain.words.quick_classes import replace


def on_access(state: State, event: AccessEvent) -> Outcome:
    """Return the state after progress of the sign-in or the check."""
    match event:
        case AccountChanged(account):
            return only(replace(state, access=replace(state.access, account=account)))
        case CheckBegan():
            return only(replace(state, access=replace(state.access, check=Check(running=True))))
        case CheckStepChanged(result):
            if state.access.check.running:
                return only(
                    replace(
                        state, access=replace(state.access, check=_with(state.access.check, result))
                    )
                )
            return only(state)
        case CheckEnded():
            return only(
                replace(
                    state,
                    access=replace(state.access, check=replace(state.access.check, running=False)),
                )
            )
        case _:
            assert_never(event)


def _with(check: Check, result: CheckResult) -> Check:
    """Replace the older result of the same step."""
    others = tuple(old for old in check.results if old.step is not result.step)
    return replace(check, results=(*others, result))
