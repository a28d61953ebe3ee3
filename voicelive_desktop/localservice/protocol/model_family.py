"""What differs between the two families of models, as recorded of the real service.

*Native* models (gpt-realtime and its kin) hear and speak themselves; a *cascade* (gpt-4.1, gpt-4o,
  an agent) is a
recogniser, a text model and a voice in a row. The service writes ids, statuses, defaults and
function calls
differently for them. Recorded of gpt-realtime at api-version 2026-04-10 and of gpt-4o in April
2026.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

NATIVE_AUDIO_MODELS = (
    "gpt-realtime",
    "gpt-4o-realtime",
    "gpt-4o-mini-realtime",
    "azure-realtime",
    "phi4-mm-realtime",
)
FULL_NAMES = {"gpt-realtime": "gpt-realtime-global-standard", "gpt-4o": "gpt-4o-2024-11-20"}


def full_name(model: str) -> str:
    """Return the name under which the service tells a model."""
    return FULL_NAMES.get(model, model)


def is_native_audio(model: str) -> bool:
    """Whether a model of this name hears audio itself, so that transcription is off by default."""
    return model.startswith(NATIVE_AUDIO_MODELS)


@dataclass(frozen=True, slots=True)
class ModelFamily:
    """How the service writes things for one family."""

    is_native: bool = True

    @classmethod
    def of(cls, model: str) -> ModelFamily:
        """The family of a model's name."""
        return cls(is_native_audio(model))

    @property
    def message_id_prefix(self) -> str:
        """How the ids of the assistant's messages begin."""
        if self.is_native:
            return "item"
        return "msg"

    @property
    def unfinished(self) -> str:
        """The status of a message while it is made."""
        if self.is_native:
            return "in_progress"
        return "incomplete"

    def previous(self, item_id: str | None) -> str | None:
        """Return the ``previous_item_id`` of an event; a cascade never tells it."""
        if self.is_native:
            return item_id
        return ""

    def conversation(self, conversation_id: str) -> str:
        """Return the ``conversation_id`` of a response; a cascade never tells it."""
        if self.is_native:
            return conversation_id
        return ""

    def part_text(self, text: str) -> str:
        """Return the text of ``response.content_part.done``; a native model's is empty."""
        if self.is_native:
            return ""
        return text

    def arguments(self, values: Mapping[str, Any]) -> str:
        """Write the arguments of a function call: compact, or with a native model's blanks
        and line ends.
        """
        if not self.is_native or not values:
            return json.dumps(dict(values), ensure_ascii=False, separators=(",", ":"))
        lines = (
            f"  {json.dumps(name, ensure_ascii=False)}: {_value(value)}"
            for name, value in values.items()
        )
        return "{  \n" + ",  \n".join(lines) + " \n} \n"

    def temperature(self, wanted: float | None) -> float | None:
        """Return the temperature that a response tells."""
        if self.is_native or wanted is not None:
            return wanted
        return 0.8

    def token_limit(self, wanted: int | str) -> int | str | None:
        """Return the ``max_output_tokens`` that a response tells; a cascade writes no
        limit as null.
        """
        if self.is_native or wanted != "inf":
            return wanted
        return None

    def audio_format(self, wanted: str, modalities: tuple[str, ...]) -> str | None:
        """Return the ``output_audio_format`` that a response tells; a cascade has none
        for text alone.
        """
        if self.is_native or "audio" in modalities:
            return wanted
        return None


def _value(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
