"""Whether a setting has an effect with the others as they are."""

from __future__ import annotations

from voicelive_desktop.domain.settings.connection import (
    OF_AGENT_SOUND,
    keeps_agent_sound,
    owned_by_agent,
)
from voicelive_desktop.domain.settings.table import SPECS, Settings

# the person's, though they say when a turn ends
_OF_THE_KEY = frozenset({"talk_mode", "talk_strategy"})


def without_effect(settings: Settings, name: str) -> str:
    """Return why a setting has no effect with the others, or ""."""
    spec = SPECS[name]
    if (
        name not in _OF_THE_KEY
        and spec.wire.partition(".")[0] in OF_AGENT_SOUND
        and keeps_agent_sound(settings)
    ):
        return owned_by_agent(settings)
    return spec.unless(settings)
