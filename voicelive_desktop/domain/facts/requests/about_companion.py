"""What the window asks for about the local companion and its language model."""

from __future__ import annotations

from voicelive_desktop.domain.facts.companion_state import BrainChoice
from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class WakeCompanion:
    """Let the local service run, so that its page can tell what it is made of."""


@dataclass(frozen=True, slots=True)
class FindBrains:
    """Look for language models on this computer."""


@dataclass(frozen=True, slots=True)
class ListBrainModels:
    """Ask a server for its models."""

    choice: BrainChoice


@dataclass(frozen=True, slots=True)
class ChooseBrain:
    """Use this model from now on; no address: none."""

    choice: BrainChoice


CompanionRequest = WakeCompanion | FindBrains | ListBrainModels | ChooseBrain
