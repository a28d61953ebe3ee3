"""Whether the values of a message have the types that the SDK's models declare, at any depth.

Fields that the SDK does not know pass below the top: services are newer than it is.
"""

from __future__ import annotations

import sys
import types
import typing
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import lru_cache
from typing import Any

from azure.ai.voicelive import models

from voicelive_desktop.domain.words.wording import Words

MOST_DEPTH = 12  # no model of the SDK has half as many levels


def misfit(model: type[Any], message: Mapping[str, Any], path: str = "") -> tuple[str, str] | None:
    """The first field whose value is of another type, and what it should be; None if all fit.

    Args:
        model: A model of the SDK.
        message: Its JSON.
        path: Of the message itself, within the one that is sent.
    """
    return next(_misfits(model, message, path, MOST_DEPTH), None)


def _misfits(
    model: Any, message: Mapping[str, Any], path: str, depth: int
) -> Iterator[tuple[str, str]]:
    hints = _hints(model)
    # The SDK shows its fields nowhere else, and only once there was one of the kind.
    for name, field in getattr(model, "_attr_to_rest_field", {}).items():
        value = message.get(field._rest_name)
        if value is not None and depth > 0:
            here = f"{path}.{field._rest_name}" if path else field._rest_name
            yield from _of_value(hints.get(name), value, here, depth)


def _of_value(hint: Any, value: Any, path: str, depth: int) -> Iterator[tuple[str, str]]:
    """What does not fit; of several possible types the one that fits best counts."""
    choices = [list(_of_type(kind, value, path, depth)) for kind in _kinds(hint)]
    if choices:
        yield from min(choices, key=len)


def _of_type(kind: Any, value: Any, path: str, depth: int) -> Iterator[tuple[str, str]]:
    if _is_model(kind):
        if not isinstance(value, Mapping):
            yield path, Words("an object")
            return
        yield from _misfits(_of_kind(kind, value), value, path, depth - 1)
    elif typing.get_origin(kind) is list:
        if not isinstance(value, list):
            yield path, Words("a list")
            return
        (inner,) = typing.get_args(kind) or (Any,)
        for number, one in enumerate(value):
            yield from _of_value(inner, one, f"{path}[{number}]", depth - 1)
    elif (expected := _plain(kind, value)) is not None:
        yield path, expected


def _plain(kind: Any, value: Any) -> str | None:
    """What a plain value should be; None where it is that, or anything may stand."""
    if kind is bool:
        return None if isinstance(value, bool) else Words("true or false")
    if kind is int:
        return (
            None
            if isinstance(value, int) and not isinstance(value, bool)
            else Words("a whole number")
        )
    if kind is float:
        fits = isinstance(value, int | float) and not isinstance(value, bool)
        return None if fits else Words("a number")
    is_text = kind is str or (isinstance(kind, type) and issubclass(kind, Enum))
    if is_text or typing.get_origin(kind) is typing.Literal:
        return None if isinstance(value, str) else Words("a text")
    if kind is dict or typing.get_origin(kind) is dict:
        return None if isinstance(value, Mapping) else Words("an object")
    return None


def _kinds(hint: Any) -> tuple[Any, ...]:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return tuple(
            inner
            for kind in typing.get_args(hint)
            if kind is not types.NoneType
            for inner in _kinds(kind)
        )
    return (hint,)


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and hasattr(kind, "_deserialize")


def _of_kind(model: type[Any], value: Mapping[str, Any]) -> type[Any]:
    """The model of this very kind, as its `type` tells."""
    try:
        return type(model._deserialize(dict(value), []))
    except Exception:  # noqa: BLE001 - the SDK cannot tell: its fields are then those of the plain model
        return model


@lru_cache(maxsize=256)
def _hints(model: type[Any]) -> Mapping[str, Any]:
    """The declared types; none where the SDK names what is not there at run time."""
    hints: dict[str, Any] = {}
    for kind in reversed(model.__mro__):
        names = {**vars(sys.modules[kind.__module__]), "_models": models}
        for name, declared in vars(kind).get("__annotations__", {}).items():
            hints[name] = _resolved(declared, names)
    return hints


def _resolved(declared: Any, names: Mapping[str, Any]) -> Any:
    holder = types.SimpleNamespace(__annotations__={"it": declared})
    try:
        return typing.get_type_hints(holder, globalns=dict(names), localns=dict(names))["it"]
    except Exception:  # noqa: BLE001 - a name that is there for type checkers only
        return Any
