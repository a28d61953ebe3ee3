"""The answer of a model, piece by piece, as a response brings it to the person."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import Future
from typing import Any

from voicelive_desktop.localservice.companion.brain_port import (
    BrainAnswer,
    CalledFunction,
    Finished,
    MoreWords,
    Thought,
    failed,
)
from voicelive_desktop.localservice.companion.clauses import Clause, Clauses
from voicelive_desktop.localservice.companion.small_companion import CallTool
from voicelive_desktop.localservice.companion.thoughts import VisibleText

Act = Future[Thought] | Clause | str | CallTool | Finished


def acts(thinking: BrainAnswer, tools: frozenset[str], *, is_spoken: bool) -> Iterator[Act]:
    """Produce what to do: wait for a future, say a clause, write a text, call a function, and at
    last end.

    ``is_spoken``: clauses for the voice, else text as it comes. ``tools`` are the functions that
    may be called.

    Raises:
        WireError: the model failed, or called what cannot be called.
    """
    visible, clauses = VisibleText(), Clauses()

    def told(text: str) -> Iterator[Act]:
        if is_spoken:
            yield from clauses.push(text)
        elif text:
            yield text

    def rest() -> Iterator[Act]:
        yield from told(visible.finish())
        yield from clauses.finish()

    while True:
        arriving = thinking.next()
        if not arriving.done():
            yield arriving
        if arriving.exception() is not None:
            yield from rest()  # what had come is said and shown before the answer fails
        match arriving.result():
            case MoreWords(text):
                yield from told(visible.push(text))
            case CalledFunction(name, arguments):
                yield from rest()
                yield _call(name, arguments, tools)
            case Finished() as finished:
                break
    yield from rest()
    yield finished


def _call(name: str, arguments: str, tools: frozenset[str]) -> CallTool:
    if name not in tools:
        raise failed(
            f"The language model called a function that does not exist: '{name[:80]}'.",
            "invalid_call",
        )
    return CallTool(name, _read(name, arguments))


def _read(name: str, arguments: str) -> dict[str, Any]:
    try:
        values = json.loads(arguments or "{}")
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        what = f"The language model called the function '{name}' with arguments that are no JSON object."
        raise failed(what, "invalid_call")
    return values
