"""The functions that are offered to the model, and how one is run."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import field
from typing import Any, TypeAlias

from voicelive_desktop.domain.facts.pictures import Picture
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.tool_words import ToolWords
from voicelive_desktop.tools.own.schema_check import misfit

Arguments: TypeAlias = Mapping[str, Any]  # JSON by nature
USUAL_LIMIT_S = 20.0  # the person waits in silence meanwhile
TOOK_LONGER = "the function took longer than {limit_s:g} s"
MOST_OUTPUT = 1_000_000  # characters; the service closes the line over longer messages
MOST_ARGUMENTS = 1_000_000


class ToolFailedError(Exception):
    """A function cannot give what it was asked for; the text is what the model is told."""


@dataclass(slots=True)
class Aside:
    """What a call gives beside its output. `advance` is told how far it is (0 to 1, None: it does
    not say) and what it does now, on the loop's thread.
    """

    advance: Callable[[float | None, str], None] = lambda _share, _doing: None
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class FunctionCall:
    """One call: the arguments as the model wrote them, and read. `typed`: what the person types in
    its place.
    """

    text: str
    arguments: Arguments
    typed: Awaitable[str]
    aside: Aside = field(default_factory=Aside)


@dataclass(frozen=True, slots=True)
class Tool:
    """One function. `parameters` is a JSON schema; `run` gives something that JSON can hold, on a
    thread of its own.

    `act`: in its place, on the loop; it gives the output as it is and raises ToolFailedError.
    `words`: how its calls read to a person. `say`: what a person reads of a result, from arguments
    and result. `late`: what the model is told at its limit.
    """

    name: str
    description: str
    parameters: Mapping[str, object]
    run: Callable[[Arguments], object] | None = None
    words: ToolWords | None = None
    say: Callable[[Arguments, Any], str] | None = None
    act: Callable[[FunctionCall], Awaitable[str]] | None = None
    limit_s: float = USUAL_LIMIT_S
    late: str = TOOK_LONGER

    def wire(self) -> dict[str, Any]:
        """The form in which session.update lists it."""
        return {
            "type": "function",
            "name": self.name,
            "description": self.description,
            "parameters": dict(self.parameters),
        }


class Registry:
    """The offered functions by name. Loop thread only."""

    def __init__(self, *tools: Tool) -> None:
        self._tools = {tool.name: tool for tool in tools}

    def replace(self, tools: Iterable[Tool]) -> None:
        """Offer these from now on, and no others."""
        self._tools = {tool.name: tool for tool in tools}

    def wire(self) -> list[dict[str, Any]]:
        """All functions as session.update lists them."""
        return [tool.wire() for tool in self._tools.values()]

    def words(self) -> tuple[tuple[str, ToolWords], ...]:
        """How calls of the functions read that say so, by name."""
        return tuple(
            (name, tool.words) for name, tool in self._tools.items() if tool.words is not None
        )

    def said(self, name: str, arguments: str, output: str) -> str:
        """What a person reads of a result; "" if the function says nothing of that. Never raises."""
        tool = self._tools.get(name)
        if tool is None or tool.say is None:
            return ""
        try:
            return tool.say(json.loads(arguments or "{}"), json.loads(output))
        except Exception:  # noqa: BLE001 - then the card shows no result, and Details show all of it
            return ""

    async def call(
        self, name: str, arguments: str, typed: Awaitable[str], aside: Aside | None = None
    ) -> tuple[str, bool]:
        """Run a function.

        Args:
            name: as the model called it.
            arguments: a JSON object as text; empty means none.
            typed: what a person types, for functions that ask one.
            aside: takes what the function gives beside its output.

        Returns:
            The output, always a string as the service demands, and whether it worked. Never raises:
            the model is told
            in words what went wrong. A function that never ends is left behind after its time.
        """
        tool = self._tools.get(name)
        if tool is None:
            return problem(f"there is no function {name!r}"), False
        return await run_tool(tool, arguments, typed, aside)


async def run_tool(
    tool: Tool, arguments: str, typed: Awaitable[str], aside: Aside | None = None
) -> tuple[str, bool]:
    """As `Registry.call`, for this one."""
    try:
        if len(arguments) > MOST_ARGUMENTS:
            raise ToolFailedError("the arguments are too long")
        parsed = json.loads(arguments or "{}")
        if not isinstance(parsed, dict):
            return problem("the arguments must be a JSON object"), False
        if tool.parameters and (wrong := await asyncio.to_thread(misfit, tool.parameters, parsed)):
            return problem(f"the arguments do not fit: {wrong}"), False
        async with asyncio.timeout(tool.limit_s):
            call = FunctionCall(arguments or "{}", parsed, typed, aside or Aside())
            output = await _output(tool, call)
    except TimeoutError:
        return problem(tool.late.format(limit_s=tool.limit_s)), False
    except ToolFailedError as error:
        return problem(str(error)), False
    except Exception as error:  # noqa: BLE001 - whatever a function does wrong is told to the model
        return problem(f"{type(error).__name__}: {error}"), False
    if len(output) > MOST_OUTPUT:
        return problem("the function gave more than 1 MB"), False
    return output, True


async def _output(tool: Tool, call: FunctionCall) -> str:
    if tool.act is not None:
        return await tool.act(call)
    assert tool.run is not None
    return json.dumps(await asyncio.to_thread(tool.run, call.arguments))


def problem(text: str) -> str:
    """What the model is told of a function that failed."""
    return json.dumps({"error": text}, ensure_ascii=False)
