"""The consent card says where words of earlier conversations would go."""

from __future__ import annotations

import pytest

from voicelive_desktop.domain.facts.state import SessionFacts, State
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.kinds import Target
from voicelive_desktop.domain.words.tool_words import MEMORY
from voicelive_desktop.gui.wording.call_words import goes_to


@pytest.mark.parametrize(
    ("settings", "where"),
    [
        (Settings(), "the local companion on this computer"),
        (Settings(brain_url="http://192.168.1.5:11434/v1"), "192.168.1.5"),
        (Settings(target=Target.AZURE, endpoint="https://mine.example.com/"), "mine.example.com"),
        (Settings(target=Target.AGENT, agent_url="http://127.0.0.1:8088"), "127.0.0.1"),
    ],
)
def test_it_names_the_service_in_use(settings: Settings, where: str) -> None:
    assert where in goes_to(
        MEMORY, State(settings=settings, current=SessionFacts(running=settings))
    )
    assert (
        goes_to(
            "get_current_time", State(settings=settings, current=SessionFacts(running=settings))
        )
        == ""
    )
