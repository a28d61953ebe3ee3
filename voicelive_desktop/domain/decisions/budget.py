"""Warns when most of the month's budget is used, and ends the conversation at its end if the person
wants that.
"""

from __future__ import annotations

from voicelive_desktop.domain.decisions.outcome import Outcome, noticed, only
from voicelive_desktop.domain.decisions.user import on_user
from voicelive_desktop.domain.facts.notices import BudgetNotice
from voicelive_desktop.domain.facts.service_notes import BudgetUsed
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.facts.user import EndRequested
from voicelive_desktop.domain.questions.selectors import in_session

ALL = 100


def on_budget(state: State, event: BudgetUsed) -> Outcome:
    """Tell how much is used; nothing is ended unless it was asked for."""
    stops = event.percent >= ALL and state.settings.stop_at_budget and in_session(state)
    told = noticed(state, BudgetNotice(event.percent, event.budget, stops))
    if not stops:
        return only(told)
    return on_user(told, EndRequested())
