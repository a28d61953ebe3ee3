"""The functions that are offered to the model, and how one is run."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from voicelive_desktop.domain.words.tool_words import ToolWords

Arguments = Mapping[str, Any]  # JSON by nature


@dataclass(frozen=True, slots=True)
class Tool:
    """One function. `parameters` is a JSON schema; `run` gives something that JSON can hold.

    `words`: how its calls read to a person. `say`: what a person reads of a result, from arguments and result.
    """

    name: str
    description: str
    parameters: Mapping[str, object]
    run: Callable[[Arguments], object]
    words: ToolWords | None = None
    say: Callable[[Arguments, Any], str] | None = None

    def wire(self) -> dict[str, Any]:
        """The form in which session.update lists it."""
        return {
            "type": "function",
            "name": self.name,
            "description": self.description,
            "parameters": dict(self.parameters),
        }


class Registry:
    """The offered functions by name."""

    def __init__(self, *tools: Tool) -> None:
        self._tools = {tool.name: tool for tool in tools}

    def wire(self) -> list[dict[str, Any]]:
        """All functions as session.update lists them."""
        return [tool.wire() for tool in self._tools.values()]

    def words(self) -> tuple[tuple[str, ToolWords], ...]:
        """How calls of the functions read that say so, by name."""
        return tuple((name, tool.words) for name, tool in self._tools.items() if tool.words is not None)

    def said(self, name: str, arguments: str, output: str) -> str:
        """What a person reads of a result; "" if the function says nothing of that. Never raises."""
        tool = self._tools.get(name)
        if tool is None or tool.say is None:
            return ""
        try:
            return tool.say(json.loads(arguments or "{}"), json.loads(output))
        except Exception:  # noqa: BLE001 - then the card shows no result, and Details show all of it
            return ""

    def run(self, name: str, arguments: str) -> tuple[str, bool]:
        """Run a function.

        Args:
            name: as the model called it.
            arguments: a JSON object as text; empty means none.

        Returns:
            The output as JSON text, always a string as the service demands, and whether it worked. Never raises: the
            model is told what went wrong.
        """
        tool = self._tools.get(name)
        if tool is None:
            return _problem(f"there is no function {name!r}"), False
        try:
            parsed = json.loads(arguments or "{}")
            if not isinstance(parsed, dict):
                return _problem("the arguments must be a JSON object"), False
            return json.dumps(tool.run(parsed)), True
        except Exception as error:  # noqa: BLE001 - whatever a function does wrong is told to the model
            return _problem(f"{type(error).__name__}: {error}"), False


def _problem(text: str) -> str:
    return json.dumps({"error": text})
