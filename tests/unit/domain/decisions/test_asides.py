"""The month's budget: told, and kept to on request."""

from __future__ import annotations

import pytest

from tests.unit.domain.scene import Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.effects import CloseSession
from voicelive_desktop.domain.facts.notices import BudgetNotice


@pytest.mark.parametrize(
    ("percent", "stop", "ends"), [(85, True, False), (120, False, False), (100, True, True)]
)
def test_the_conversation_ends_at_the_budget_only_on_request(
    percent: int, stop: bool, ends: bool
) -> None:
    scene = Scene.connected(stop_at_budget=stop).tell(ev.BudgetUsed(percent, "5.00 EUR"))
    assert BudgetNotice(percent, "5.00 EUR", ends) in scene.state.program.notices
    assert (CloseSession() in scene.effects) is ends


def test_without_a_conversation_there_is_nothing_to_end() -> None:
    scene = Scene().tell(ev.BudgetUsed(100, "5.00 EUR"))
    assert scene.orders == []
