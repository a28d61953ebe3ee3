"""What a session.update says -> settings: the way back of `session_config`. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from voicelive_desktop.domain.settings import SPECS, Kind, default_of
from voicelive_desktop.domain.settings.table import form_of
from voicelive_desktop.domain.wire import avatar_wire
from voicelive_desktop.domain.wire.session_update import INCLUDE
from voicelive_desktop.domain.words.wire_object import WireMapping
from voicelive_desktop.domain.words.wording import Words

ABSENT = object()
# A field that is null means this value of the setting.
_WHEN_NULL: Mapping[str, object] = {
    "turn_detection": "none",
    "noise_reduction": "none",
    "echo_cancellation": False,
    "interim_kind": "none",
    "eou_model": "none",
    "reasoning_effort": "",
    "max_output_tokens": 0,
    "visemes": False,
    "blendshapes": False,
    "metadata": "",
    "avatar_type": "none",
}
# They stand in the table with a wire path, but it is another setting that is meant by it.
NOT_MEANT = frozenset({"talk_mode", "talk_strategy"})


class NotASettingError(ValueError):
    """A field's value has a form that its setting cannot have; the text says what is expected."""


def at(wire: Any, path: str) -> object:
    """Return the value at a dotted path, or `ABSENT`."""
    for part in path.split("."):
        if not isinstance(wire, Mapping) or part not in wire:
            return ABSENT
        wire = wire[part]
    return wire


def read(name: str, session: WireMapping) -> object:
    """Return a setting's value in a session; `ABSENT` if the session has none that fits.

    Raises:
        NotASettingError: it says something of a wrong form.
    """
    path = SPECS[name].wire
    value = at(session, path)
    if "." in path:
        above = at(session, path.rpartition(".")[0])
    else:
        above = ABSENT
    if name in _WHEN_NULL and (value is None or above is None):
        return _WHEN_NULL[name]
    if value is ABSENT or value is None:
        return ABSENT
    special = _SPECIAL.get(name)
    if special is not None:
        return special(value)
    return _plain(name, value)


def _plain(name: str, value: object) -> object:
    kind, wanted = SPECS[name].kind, form_of(default_of(name))
    if kind is Kind.LINES:
        return "\n".join(_texts(value))
    if kind is Kind.PAIRS:
        return _pairs(value)
    if wanted is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if form_of(value) is not wanted:
        raise NotASettingError(_FORMS[wanted])
    return value


_FORMS = {
    int: Words("must be a whole number"),
    float: Words("must be a number"),
    bool: Words("must be true or false"),
    str: Words("must be text"),
}


def _texts(value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise NotASettingError(Words("must be a list of strings"))
    return value


def _pairs(value: object) -> str:
    if not isinstance(value, Mapping) or not all(
        isinstance(entry, str) for entry in value.values()
    ):
        raise NotASettingError(Words("must be an object with string values"))
    return "\n".join(f"{name}: {entry}" for name, entry in value.items())


def _factor(value: object) -> object:
    """A speaking rate, which is a text on the wire."""
    try:
        return float(str(value))
    except ValueError:
        raise NotASettingError(Words('must be text such as "1.2"')) from None


def _percent(value: object) -> object:
    text = str(value)
    if not text.endswith("%") or not text[:-1].lstrip("+-").isdecimal():
        raise NotASettingError(Words('must be text such as "+10%"'))
    return int(text[:-1])


def _tokens(value: object) -> object:
    if value == "inf":
        return 0
    if not isinstance(value, int) or isinstance(value, bool):
        raise NotASettingError(Words('must be a whole number or "inf"'))
    return value


def _function(value: object) -> object:
    if isinstance(value, Mapping) and isinstance(value.get("name"), str):
        return value["name"]
    if not isinstance(value, str):
        raise NotASettingError(Words("must be text, or an object with a function name"))
    return value


def _rate(value: object) -> object:
    if not isinstance(value, int) or isinstance(value, bool):
        raise NotASettingError(Words("must be a whole number"))
    return str(value)


def _lists(option: str) -> Callable[[object], object]:
    return lambda value: option in _texts(value)


def _of_avatar(read_it: Callable[[object], object]) -> Callable[[object], object]:
    def read_or_say(value: object) -> object:
        try:
            return read_it(value)
        except ValueError as error:
            raise NotASettingError(error.args[0]) from None

    return read_or_say


_SPECIAL: Mapping[str, Callable[[object], object]] = {
    "voice_rate": _factor,
    "voice_pitch": _percent,
    "voice_volume": _percent,
    "answer_as": lambda value: "audio" if "audio" in _texts(value) else "text",
    "input_rate": _rate,
    "max_output_tokens": _tokens,
    "tool_choice": _function,
    "echo_cancellation": lambda _value: True,
    "avatar_background": _of_avatar(avatar_wire.background),
    "avatar_resolution": _of_avatar(avatar_wire.resolution),
    "avatar_crop": _of_avatar(avatar_wire.crop),
    "avatar_bitrate": _of_avatar(avatar_wire.kilobits),
    **{f"avatar_rotation_{axis}": _of_avatar(avatar_wire.degrees) for axis in "xyz"},
    "interim_triggers": lambda value: " ".join(sorted(_texts(value))),
    "word_timestamps": _lists("word"),
    "visemes": _lists("viseme_id"),
    "blendshapes": _lists("blendshapes"),
    **{name: _lists(option) for name, option in INCLUDE},
}
