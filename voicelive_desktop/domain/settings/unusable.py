"""Explains at its row why a value in a file cannot be used. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from voicelive_desktop.domain.settings.checks import problem_with
from voicelive_desktop.domain.settings.spec import Kind, Spec
from voicelive_desktop.domain.settings.table import SPECS, default_of, form_of
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words, with_unit

LONGEST_SHOWN = 40
_STAYS = Words("It stays in the file until you choose another value.")
_FORMS = {
    int: Words("this must be a whole number"),
    float: Words("this must be a number"),
    bool: Words("this must be true or false"),
    str: Words("this must be text"),
}


@dataclass(frozen=True, slots=True)
class Unusable:
    """A setting whose value in the file cannot be used; `why`: one sentence."""

    name: str
    why: str


def unusable_among(values: Mapping[str, object]) -> tuple[Unusable, ...]:
    """Return the settings among these whose value cannot be used."""
    wrong = ((name, values[name]) for name in SPECS if name in values)
    return tuple(
        Unusable(name, _why(name, value)) for name, value in wrong if problem_with(name, value)
    )


def _why(name: str, value: object) -> str:
    spec, wanted = SPECS[name], form_of(default_of(name))
    is_number = (
        wanted in {int, float} and isinstance(value, int | float) and not isinstance(value, bool)
    )
    if form_of(value) is not wanted and not (wanted is float and is_number):
        reason: str = _FORMS[wanted]
    elif is_number:
        least, most = _limit(spec, spec.minimum), _limit(spec, spec.maximum)
        reason = Words("this must be between {least} and {most}", least=least, most=most)
    elif spec.kind is Kind.CHOICE:
        reason = Words("it is not one of the choices")
    else:
        return _wrong_text(_shown(value), problem_with(name, value))
    return Words(
        "The file says “{value}”, but {reason}. It stays in the file until you choose another value.",
        value=_shown(value),
        reason=reason,
    )


def _wrong_text(value: str, problem: str) -> str:
    """Return what the file says and why it is wrong as one sentence; other languages keep two."""
    inside = problem.removesuffix(".")
    english = f"The file says “{value}”, but {inside[:1].lower()}{inside[1:]}. {_STAYS}"
    return Words(
        "The file says “{value}”: {problem} {stays}", value=value, problem=problem, stays=_STAYS
    ).reading(english)


def _limit(spec: Spec, limit: float) -> str:
    return with_unit(limit, spec.unit)


def _shown(value: object) -> str:
    text = " ".join(str(value).split())
    if len(text) <= LONGEST_SHOWN:
        return text
    return text[: LONGEST_SHOWN - 1] + "…"
