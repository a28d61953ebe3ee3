"""A function that a person made, as its JSON file says it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any, TypeAlias, TypeVar

from voicelive_desktop.domain.facts.functions import (
    USUAL_LIMIT_S,
    AnsweredBy,
    Consent,
    FieldProblem,
)
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words, all_of
from voicelive_desktop.tools.own.http_request import HttpRequest, request_from
from voicelive_desktop.tools.own.schema_check import schema_problem

LONGEST_NAME = 64  # as the services demand
LONGEST_LIMIT_S = 600.0
MOST_DESCRIPTION = 4_000
_Read = TypeVar("_Read")
_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}\Z")


class FunctionFileError(ValueError):
    """A function cannot be made of this; the text says why."""


class _FieldError(ValueError):
    """What is wrong in one field."""


@dataclass(frozen=True, slots=True)
class FixedAnswer:
    """Always the same."""

    output: str


@dataclass(frozen=True, slots=True)
class CommandAnswer:
    """What a program prints. The first is the program, never a shell's line."""

    command: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonAnswer:
    """What the person types into the card."""


OwnAnswer: TypeAlias = FixedAnswer | CommandAnswer | HttpRequest | PersonAnswer


@dataclass(frozen=True, slots=True)
class OwnFunction:
    """One function of the person's own."""

    name: str
    answer: OwnAnswer
    description: str = ""
    parameters: Mapping[str, Any] = field(
        default_factory=lambda: {"type": "object", "properties": {}}
    )
    limit_s: float = USUAL_LIMIT_S
    consent: Consent = Consent.ASK


def without_parameter(function: OwnFunction) -> tuple[str, ...]:
    """The places in a web address or its body that no parameter fills, so that they would
    always be empty.
    """
    if not isinstance(function.answer, HttpRequest):
        return ()
    known = function.parameters.get("properties") or {}
    return tuple(sorted(function.answer.places() - set(known)))


def function_from(value: object) -> OwnFunction:
    """Return the function that a file's JSON describes. Raises FunctionFileError with all that is
    wrong.
    """
    function, problems = looked_through(value)
    if problems:
        raise FunctionFileError(all_of([wrong.problem for wrong in problems]))
    return function


def looked_through(value: object) -> tuple[OwnFunction, tuple[FieldProblem, ...]]:
    """Return the function that JSON describes, and what is wrong in which of its fields; those have
    some usual value in it.

    Raises:
        FunctionFileError: it is no JSON object.
    """
    if not isinstance(value, Mapping):
        raise FunctionFileError(Words("it must be a JSON object"))
    problems: list[FieldProblem] = []

    def read(field_name: str, reading: Callable[[object], _Read], otherwise: _Read) -> _Read:
        try:
            return reading(value.get(field_name))
        except _FieldError as error:
            problems.append(FieldProblem(field_name, error.args[0]))
            return otherwise

    name = read("name", _name, "")
    none: OwnAnswer = PersonAnswer()
    answer = read("answer", _answer, none)
    function = OwnFunction(
        name,
        answer,
        read("description", _description, ""),
        read("parameters", _parameters, {}),
        read("timeout_s", _limit, USUAL_LIMIT_S),
        read("consent", lambda said: _consent(said, answer), Consent.ASK),
    )
    return function, tuple(problems)


def _name(name: object) -> str:
    if not isinstance(name, str) or not _NAME.match(name):
        raise _FieldError(Words("“name” must be 1 to 64 letters, digits, _ or -"))
    return name


def _description(text: object) -> str:
    if text is None:
        return ""
    if not isinstance(text, str):
        raise _FieldError(Words("“description” must be text"))
    return text[:MOST_DESCRIPTION]


def _parameters(schema: object) -> Mapping[str, Any]:
    if schema is None:
        return {"type": "object", "properties": {}}
    if problem := schema_problem(schema):
        raise _FieldError(Words("“parameters” is not a JSON schema: {problem}", problem=problem))
    assert isinstance(schema, Mapping)
    return {"type": "object", **schema}


def _limit(value: object) -> float:
    if value is None:
        return USUAL_LIMIT_S
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not 0 < float(value) <= LONGEST_LIMIT_S:  # type: ignore[arg-type] # a number
        raise _FieldError(Words("“timeout_s” must be a number of seconds up to 600"))
    return float(value)  # type: ignore[arg-type] # a number


def _consent(value: object, answer: OwnAnswer) -> Consent:
    """When to ask: always, where nothing is said; never a person who answers the call themselves."""
    if value is None:
        if isinstance(answer, PersonAnswer):
            return Consent.ALWAYS
        return Consent.ASK
    if value not in list(Consent):
        raise _FieldError(Words("“consent” must be ask, once, always or never"))
    return Consent(str(value))


def _answer(value: object) -> OwnAnswer:
    named = [kind for kind in AnsweredBy if isinstance(value, Mapping) and kind in value]
    if not isinstance(value, Mapping) or len(named) != 1:
        raise _FieldError(Words("“answer” must have exactly one of fixed, command, http and ask"))
    content = value[named[0]]
    if named[0] is AnsweredBy.FIXED:
        return FixedAnswer(json.dumps(content, ensure_ascii=False))
    if named[0] is AnsweredBy.COMMAND:
        return CommandAnswer(_command(content))
    if named[0] is AnsweredBy.HTTP:
        try:
            return request_from(content)
        except ValueError as error:
            raise _FieldError(error.args[0]) from error
    if content is not True:
        raise _FieldError(Words("“ask” must be true"))
    return PersonAnswer()


def _command(content: object) -> tuple[str, ...]:
    if isinstance(content, list):
        parts = content
    else:
        parts = []
    if (
        not parts
        or not all(isinstance(part, str) and "\0" not in part for part in parts)
        or not parts[0].strip()
    ):
        raise _FieldError(Words("“command” must be a list of texts: the program and its arguments"))
    return tuple(parts)


def as_json(function: OwnFunction) -> dict[str, Any]:
    """The form of a file."""
    return {
        "name": function.name,
        "description": function.description,
        "parameters": dict(function.parameters),
        "timeout_s": function.limit_s,
        "consent": function.consent.value,
        "answer": _answer_json(function.answer),
    }


def _answer_json(answer: OwnAnswer) -> dict[str, Any]:
    match answer:
        case FixedAnswer(output):
            return {AnsweredBy.FIXED: json.loads(output)}
        case CommandAnswer(command):
            return {AnsweredBy.COMMAND: list(command)}
        case HttpRequest():
            return {AnsweredBy.HTTP: answer.as_json()}
        case PersonAnswer():
            return {AnsweredBy.PERSON: True}
