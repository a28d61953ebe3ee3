"""The settings of the model and its instructions."""

from __future__ import annotations

from dataclasses import dataclass

from voicelive_desktop.domain import catalogue
from voicelive_desktop.domain.settings.connection import owned_by_agent
from voicelive_desktop.domain.settings.spec import Applies, Group, Kind, Spec, fixed, setting


@dataclass(frozen=True, kw_only=True)
class ModelSettings:
    """Part of `Settings`."""

    __slots__ = ()

    model: str = setting(
        "gpt-realtime",
        Spec(
            "Model",
            "The model that answers. You can also type the name of a deployment.",
            Group.MODEL,
            Kind.EDITABLE_CHOICE,
            "model_combo",
            keywords="gpt realtime mini nano phi deployment",
            applies=Applies.NEXT_CONNECTION,
            choices=fixed(catalogue.MODELS),
            wire="model",
            azure_only=True,
            unless=owned_by_agent,
        ),
    )
    instructions: str = setting(
        "You are a friendly voice companion. Answer briefly and in a natural, spoken style.",
        Spec(
            "Instructions",
            "What the assistant should be and do.",
            Group.MODEL,
            Kind.TEXT,
            "instructions_edit",
            keywords="system prompt persona",
            wire="instructions",
            unless=owned_by_agent,
        ),
    )
    temperature: float = setting(
        0.8,
        Spec(
            "Temperature",
            "How freely the model answers; low is predictable, high is inventive.",
            Group.MODEL,
            Kind.NUMBER,
            "temperature_spin",
            0.6,
            1.2,
            0.05,
            "",
            "creativity randomness",
            wire="temperature",
            azure_only=True,
            unless=owned_by_agent,
        ),
    )
