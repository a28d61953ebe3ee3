"""How a setting becomes JSON in a session.update, and how that JSON becomes the setting again.

Most settings need none of this: they stand at their path (`Spec.wire`) as they are, while they have
an effect. What differs says so in its declaration with a `Sent`; its `WireForm` is the pair of
ways.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from voicelive_desktop.domain.settings.texts import lines, pairs
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words

if TYPE_CHECKING:
    from voicelive_desktop.domain.settings.table import Settings

ABSENT = object()


class NotASettingError(ValueError):
    """A field's value has a form that its setting cannot have; the text says what is expected."""


@dataclass(frozen=True, slots=True)
class WireForm:
    """The two ways between a setting's value and JSON. `read` raises `NotASettingError`."""

    write: Callable[[Any], object]
    read: Callable[[object], object]


@dataclass(frozen=True, slots=True)
class Sent:
    """What is particular about a setting on the wire.

    Args:
        form: how the value is written and read; None: as its kind and type are.
        whole: what is written where it follows from other settings too, in place of `form.write`.
        always: written although it has no effect with the others as they are (`Spec.unless`).
        when: written only then, in place of `Spec.unless`.
        null: the value that null means, in its place or in place of the object around it.
        heads: the value with which the object around it is null, as it is while the setting has no
            effect.
        unsaid: left out while it is as delivered, or empty.
        by_itself: what the service does with the field untold: not asked for, so that a model that
            does not know an option is not told of it.
        also: settings whose change during a session is a reason to say that nevertheless, or the
            change back would go unheard; as the changes of those that have a `by_itself` are.
        beside: constant fields of the object around it, written with it.
    """

    form: WireForm | None = None
    whole: Callable[[Settings], object] | None = None
    always: bool = False
    when: Callable[[Settings], bool] | None = None
    null: object = ABSENT
    heads: object = ABSENT
    unsaid: bool = False
    by_itself: object = ABSENT
    also: tuple[str, ...] = ()
    beside: Callable[[Settings], Mapping[str, object]] | None = None


AS_IT_IS = Sent()


def _same(value: object) -> object:
    return value


def _plain(wanted: type, problem: Words) -> WireForm:
    def read(value: object) -> object:
        if type(value) is not wanted:
            raise NotASettingError(problem)
        return value

    return WireForm(_same, read)


def _number(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise NotASettingError(Words("must be a number"))
    return float(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise NotASettingError(Words("must be text"))
    return value


def texts_in(value: object) -> list[str]:
    """Return a list of strings that JSON holds."""
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise NotASettingError(Words("must be a list of strings"))
    return value


def _pairs(value: object) -> str:
    if not isinstance(value, Mapping) or not all(
        isinstance(entry, str) for entry in value.values()
    ):
        raise NotASettingError(Words("must be an object with string values"))
    return "\n".join(f"{name}: {entry}" for name, entry in value.items())


def _factor(value: object) -> float:
    try:
        return float(str(value))
    except ValueError:
        raise NotASettingError(Words('must be text such as "1.2"')) from None


def _percent(value: object) -> int:
    text = str(value)
    if not text.endswith("%") or not text[:-1].lstrip("+-").isdecimal():
        raise NotASettingError(Words('must be text such as "+10%"'))
    return int(text[:-1])


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise NotASettingError(Words("must be a whole number"))
    return value


def _tokens(value: object) -> int:
    if value == "inf":
        return 0
    if not isinstance(value, int) or isinstance(value, bool):
        raise NotASettingError(Words('must be a whole number or "inf"'))
    return value


def _choice_of_tool(text: str) -> object:
    chosen = text.strip() or "auto"
    if chosen in {"auto", "none", "required"}:
        return chosen
    return {"type": "function", "name": chosen}


def _function(value: object) -> str:
    if isinstance(value, Mapping) and isinstance(value.get("name"), str):
        return str(value["name"])
    if not isinstance(value, str):
        raise NotASettingError(Words("must be text, or an object with a function name"))
    return value


def write_only(write: Callable[[Any], object]) -> WireForm:
    """Return the form of what no session has, and so is never read back."""

    def read(_value: object) -> object:
        raise NotASettingError

    return WireForm(write, read)


def listed(option: str) -> WireForm:
    """Return the form of a switch whose `option` stands in a list, perhaps with those of others."""
    return WireForm(lambda on: [option] if on else [], lambda value: option in texts_in(value))


TEXT = WireForm(str, _text)  # a member of a closed set is plain text there
SWITCH = _plain(bool, Words("must be true or false"))
WHOLE = _plain(int, Words("must be a whole number"))
NUMBER = WireForm(_same, _number)
STRIPPED = WireForm(str.strip, _text)
OR_NULL = WireForm(lambda text: text or None, _text)
LINES = WireForm(lines, lambda value: "\n".join(texts_in(value)))
PAIRS = WireForm(pairs, _pairs)
SORTED_WORDS = WireForm(str.split, lambda value: " ".join(sorted(texts_in(value))))
FACTOR = WireForm(lambda value: f"{value:g}", _factor)
PERCENT = WireForm(lambda value: f"{value:+d}%", _percent)
WHOLE_AS_TEXT = WireForm(int, lambda value: str(_whole(value)))
TOKENS = WireForm(lambda most: most or "inf", _tokens)
TOOL = WireForm(_choice_of_tool, _function)
# rounded to five digits, half a turn stays below pi, which the service takes as the most
DEGREES = WireForm(
    lambda angle: round(math.radians(angle), 5), lambda value: round(math.degrees(_number(value)))
)
THOUSANDS = WireForm(lambda value: value * 1000, lambda value: round(_whole(value) / 1000))
