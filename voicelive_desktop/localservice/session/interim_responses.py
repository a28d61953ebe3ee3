"""What is said while one waits (interim responses): whether, when, and which words.

As the vendor's how-to describes it: not with models that hear and speak themselves; a trigger of
`triggers` is enough. The demo has no small model that makes words up: for that kind it says a
sentence of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from voicelive_desktop.localservice.protocol.model_family import is_native_audio

LATENCY_MS = 2000  # documented default
MADE_UP = "Give me a moment."


@dataclass(frozen=True, slots=True)
class Interim:
    """Words for one answer; `after_s`: said when it takes so long; `during_calls`: when it
    calls a function.
    """

    text: str
    after_s: float | None
    during_calls: bool


def interim_of(session: Mapping[str, Any], options: Mapping[str, Any], turn: int) -> Interim | None:
    """What the session, or the answer itself, asks for; `turn` counts answers, so that
    texts take turns.
    """
    wanted = options.get("interim_response", session.get("interim_response"))
    if not wanted or is_native_audio(str(session.get("model", ""))):
        return None
    texts = wanted.get("texts") or []
    if wanted.get("type") == "static_interim_response" and texts:
        text = texts[turn % len(texts)]
    else:
        text = MADE_UP
    triggers = wanted.get("triggers") or ["latency"]
    threshold_ms = wanted.get("latency_threshold_ms")
    if threshold_ms is None:
        after_ms = LATENCY_MS
    else:
        after_ms = threshold_ms
    if "latency" in triggers:
        return Interim(str(text), after_ms / 1000, "tool" in triggers)
    return Interim(str(text), None, "tool" in triggers)
