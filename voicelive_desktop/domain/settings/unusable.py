"""Values of a file that cannot be used: what is said at the row, in place of the value. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from voicelive_desktop.domain.settings.checks import problem_with
from voicelive_desktop.domain.settings.spec import Kind, Spec
from voicelive_desktop.domain.settings.table import SPECS, default_of

LONGEST_SHOWN = 40
_FORMS = {int: "a whole number", float: "a number", bool: "true or false", str: "a text"}


@dataclass(frozen=True, slots=True)
class Unusable:
    """A setting whose value in the file cannot be used; `why`: one sentence."""

    name: str
    why: str


def unusable_among(values: Mapping[str, object]) -> tuple[Unusable, ...]:
    """The settings among these whose value cannot be used."""
    wrong = ((name, values[name]) for name in SPECS if name in values)
    return tuple(Unusable(name, _why(name, value)) for name, value in wrong if problem_with(name, value))


def _why(name: str, value: object) -> str:
    spec, wanted = SPECS[name], type(default_of(name))
    is_number = wanted in {int, float} and isinstance(value, int | float) and not isinstance(value, bool)
    if type(value) is not wanted and not (wanted is float and is_number):
        reason = f"this must be {_FORMS[wanted]}"
    elif is_number:
        reason = f"this must be between {_limit(spec, spec.minimum)} and {_limit(spec, spec.maximum)}"
    elif spec.kind is Kind.CHOICE:
        reason = "that is none of the choices"
    else:
        reason = problem_with(name, value).removesuffix(".")
        reason = reason[:1].lower() + reason[1:]
    return f"The file says “{_shown(value)}”, but {reason}. It stays in the file until you choose another value."


def _limit(spec: Spec, limit: float) -> str:
    return f"{limit:g}{spec.unit}"


def _shown(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
