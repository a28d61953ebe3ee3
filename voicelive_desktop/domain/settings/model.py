"""The settings of the model and its instructions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicelive_desktop.domain.catalogue import models
from voicelive_desktop.domain.catalogue.models import Family
from voicelive_desktop.domain.settings.connection import owned_by_agent, with_agent
from voicelive_desktop.domain.settings.spec import Applies, Group, Kind, Spec, fixed, setting
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words

if TYPE_CHECKING:
    from voicelive_desktop.domain.settings.table import Settings


def family_of(s: Settings) -> Family:
    """Return the family of the model: by its name, or as chosen for a deployment whose name does
    not say.

    An agent is heard and spoken for by Azure, as the text models are (voice-live-api.md A5, A9).
    """
    if with_agent(s):
        return Family.TEXT
    if models.is_listed(s.model) and not s.own_model_profile:
        return models.family(s.model)
    said = next((family for family in Family if family == s.model_family), None)
    if said is not None:
        return said
    by_profile = {
        "byom-azure-openai-realtime": Family.GPT_REALTIME,
        "byom-azure-openai-chat-completion": Family.TEXT,
    }
    return by_profile.get(s.own_model_profile) or models.family(s.model)


def _unknown_only(s: Settings) -> str:
    known = models.is_listed(s.model) and not s.own_model_profile
    return owned_by_agent(s) or (Words("The model's name already says this.") if known else "")


@dataclass(frozen=True, kw_only=True)
class ModelSettings:
    """Part of `Settings`."""

    __slots__ = ()

    model: str = setting(
        "gpt-realtime",
        Spec(
            "Model",
            "The model that replies. You can also type a deployment name.",
            Group.MODEL,
            Kind.EDITABLE_CHOICE,
            keywords="gpt gpt-5 gpt-4 realtime mini nano phi deployment llm",
            applies=Applies.NEXT_CONNECTION,
            choices=fixed(models.MODELS),
            wire="model",
            sent=None,  # it goes into the address
            azure_only=True,
            unless=owned_by_agent,
        ),
    )
    model_family: str = setting(
        "",
        Spec(
            "Model type",
            "What kind of model your deployment is, if its name does not say. Transcription, noise reduction "
            "and turn detection depend on it.",
            Group.MODEL,
            Kind.CHOICE,
            keywords="family realtime text deployment own name byom",
            applies=Applies.NEXT_CONNECTION,
            choices=fixed(models.MODEL_KINDS),
            unless=_unknown_only,
            folds=True,
        ),
    )
    instructions: str = setting(
        "You are a friendly voice companion. Answer briefly and in a natural, spoken style.",
        Spec(
            "Instructions",
            "Who the assistant is and how it should behave.",
            Group.MODEL,
            Kind.TEXT,
            more="Use a template…",
            keywords=Words("system prompt persona personality character role behavior"),
            wire="instructions",
            unless=owned_by_agent,
        ),
    )
    temperature: float = setting(
        0.8,
        Spec(
            "Temperature",
            "Low is predictable, high is creative.",
            Group.MODEL,
            Kind.NUMBER,
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
