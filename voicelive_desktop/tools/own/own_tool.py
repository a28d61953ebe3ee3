"""Makes a function that can be called of what a person wrote down."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from voicelive_desktop.domain.words.quick_classes import replace
from voicelive_desktop.tools.own.command_run import run_command
from voicelive_desktop.tools.own.function_file import (
    CommandAnswer,
    FixedAnswer,
    OwnFunction,
    PersonAnswer,
)
from voicelive_desktop.tools.own.http_call import Secrets, ask_address
from voicelive_desktop.tools.own.http_request import HttpRequest
from voicelive_desktop.tools.registry import FunctionCall, Tool

NOBODY_ANSWERED = "nobody answered within {limit_s:g} s"


def own_tool(function: OwnFunction, folder: Path | None, secrets: Secrets) -> Tool:
    """The tool. `folder`: where its file is, and its commands run."""
    act = partial(_act, function, folder, secrets)
    tool = Tool(
        function.name, function.description, function.parameters, act=act, limit_s=function.limit_s
    )
    if isinstance(function.answer, PersonAnswer):
        return replace(tool, late=NOBODY_ANSWERED)
    return tool


async def _act(
    function: OwnFunction, folder: Path | None, secrets: Secrets, call: FunctionCall
) -> str:
    match function.answer:
        case FixedAnswer(output):
            return output
        case CommandAnswer(command):
            return await run_command(command, call.text, folder)
        case HttpRequest() as request:
            return await ask_address(request, call.arguments, call.text, secrets)
        case PersonAnswer():
            return await call.typed
