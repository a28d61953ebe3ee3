"""All functions there are, from wherever they come, in the form in which they are
offered and judged.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from voicelive_desktop.app.storage.function_choices import FunctionChoice, FunctionChoices
from voicelive_desktop.domain.facts.functions import Consent, OfferedFunction, Origin
from voicelive_desktop.domain.words.quick_classes import dataclass, replace
from voicelive_desktop.domain.words.wording import Words
from voicelive_desktop.tools.own.function_file import OwnFunction, PersonAnswer, as_json
from voicelive_desktop.tools.own.http_call import Secrets
from voicelive_desktop.tools.own.http_request import HttpRequest
from voicelive_desktop.tools.own.own_tool import own_tool
from voicelive_desktop.tools.registry import Tool


@dataclass(frozen=True, slots=True)
class KnownFunction:
    """One of them: how it is judged, and how it runs. `mark`: changes with what a person would
    consent to.
    """

    offered: OfferedFunction
    tool: Tool
    mark: str = ""


def mark_of(*parts: object) -> str:
    """Return what is the same only for the same parts."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()[:16]


def built_in(tool: Tool, choices: FunctionChoices, *, harmless: bool) -> KnownFunction:
    """A function that came with the program; a harmless one is on from the beginning
    and asks nobody.
    """
    if harmless:
        usual = Consent.ALWAYS
    else:
        usual = Consent.ASK
    key = f"built_in:{tool.name}"
    choice = choices.get(key)
    if choice.on is None:
        on = harmless
    else:
        on = choice.on
    offered = OfferedFunction(
        key,
        tool.name,
        tool.description,
        json.dumps(tool.parameters, ensure_ascii=False),
        Origin.BUILT_IN,
        consent=choice.consent or usual,
        on=on,
        limit_s=tool.limit_s,
    )
    return KnownFunction(offered, tool, key)


def own_function(
    function: OwnFunction, file: Path, origin: Origin, choices: FunctionChoices, secrets: Secrets
) -> KnownFunction:
    """A function of the person's own. Only what they chose, or named for this start, may act
    without a question.
    """
    key = f"{origin.value}:{function.name}"
    mark = mark_of(as_json(replace(function, consent=Consent.ASK)))
    choice = choices.get(key)
    by_person = isinstance(function.answer, PersonAnswer)
    consent = _consent(function, origin, choice, mark)
    if (
        isinstance(function.answer, HttpRequest)
        and function.answer.is_private
        and consent is not Consent.NEVER
    ):
        consent = Consent.ASK  # it reaches into their network
    offered = OfferedFunction(
        key,
        function.name,
        function.description,
        json.dumps(function.parameters, ensure_ascii=False),
        origin,
        file.name,
        consent,
        on=choice.on is not False and consent is not Consent.NEVER,
        by_person=by_person,
        limit_s=function.limit_s,
        written=json.dumps(as_json(function), indent=2, ensure_ascii=False),
    )
    return KnownFunction(offered, own_tool(function, file.parent, secrets), mark)


def _consent(function: OwnFunction, origin: Origin, choice: FunctionChoice, mark: str) -> Consent:
    if choice.consent is not None and choice.mark == mark:
        return choice.consent
    trusted = origin is Origin.GIVEN or isinstance(function.answer, PersonAnswer)
    if function.consent is Consent.ALWAYS and not trusted:
        return Consent.ASK
    return function.consent


def without_clashes(functions: Iterable[KnownFunction]) -> Iterator[KnownFunction]:
    """Yield them all; of two with the same name the later one is off, and says why."""
    taken: set[str] = set()
    for function in functions:
        offered = function.offered
        if offered.on and offered.name in taken:
            told = Words("Another function has this name.")
            yield replace(function, offered=replace(offered, on=False, problem=told))
            continue
        if offered.on:
            taken.add(offered.name)
        yield function
