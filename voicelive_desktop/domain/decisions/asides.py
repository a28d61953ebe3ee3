"""What the program finds beside the conversation: how much of the month's budget is used, which
ends it if the person wants that, and whether telemetry works.
"""

from __future__ import annotations

from typing import assert_never

from voicelive_desktop.domain.decisions.outcome import Outcome, noticed, only
from voicelive_desktop.domain.decisions.user import on_user
from voicelive_desktop.domain.facts.notices import BudgetNotice, TelemetryNotice
from voicelive_desktop.domain.facts.service_notes import (
    AsideEvent,
    BudgetUsed,
    TelemetryTroubled,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.facts.user import EndRequested
from voicelive_desktop.domain.questions.selectors import in_session

ALL = 100


def on_aside(state: State, event: AsideEvent) -> Outcome:
    """Tell it; nothing is ended unless it was asked for."""
    match event:
        case BudgetUsed(percent, budget):
            return _of_budget(state, percent, budget)
        case TelemetryTroubled(reason):
            return only(noticed(state, TelemetryNotice(reason)))
        case _:
            assert_never(event)


def _of_budget(state: State, percent: int, budget: str) -> Outcome:
    stops = percent >= ALL and state.settings.stop_at_budget and in_session(state)
    told = noticed(state, BudgetNotice(percent, budget, stops))
    if not stops:
        return only(told)
    return on_user(told, EndRequested())
