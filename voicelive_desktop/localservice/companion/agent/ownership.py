"""What an agent brings itself: a client cannot set it, neither for the session nor for one answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from voicelive_desktop.localservice.protocol import wire_errors as errors

OF_AGENT = (
    "model", "instructions", "temperature", "tools", "tool_choice", "parallel_tool_calls", "reasoning_effort",
    "max_response_output_tokens", "max_output_tokens",
)  # fmt: skip
_SAYING_NOTHING: tuple[Any, ...] = (None, "", [], {}, "auto", "inf")


def refuse_the_agents(fields: object, session: Mapping[str, Any], where: str) -> None:
    """Raise WireError when a request sets what is the agent's; a value that changes nothing
    is all right.
    """
    if not isinstance(fields, Mapping):
        return
    for name in OF_AGENT:
        value = fields.get(name)
        if value not in _SAYING_NOTHING and value != session.get(name):
            message = f"'{name}' is not supported with an agent: the agent brings its own."
            raise errors.invalid_value(f"{where}.{name}", message)
