"""Checks of single values: (param, value) -> stored value, or WireError in the service's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from voicelive_desktop.localservice.protocol import wire_errors as errors

JsonObject = dict[str, Any]
FieldCheck = Callable[[str, Any], Any]


def anything(_param: str, value: Any) -> Any:
    """Take any value."""
    return value


def one_of(*choices: Any) -> FieldCheck:
    """Take one of these values."""

    def check(param: str, value: Any) -> Any:
        if value not in choices:
            raise errors.invalid_choice(param, value, choices)
        return value

    return check


def text(param: str, value: Any) -> Any:
    """Take a string; null is an empty one."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise errors.invalid_type(param, "string", value)
    return value


def name(param: str, value: Any) -> str:
    """Take a string that is not empty."""
    if value is None or value == "":
        raise errors.missing(param)
    return str(text(param, value))


def boolean(param: str, value: Any) -> Any:
    """Take true or false."""
    if not isinstance(value, bool):
        raise errors.invalid_type(param, "boolean", value)
    return value


def number(low: float, high: float, expected: str = "decimal") -> FieldCheck:
    """Take a number within limits."""

    def check(param: str, value: Any) -> Any:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise errors.invalid_type(param, expected, value)
        if expected == "integer" and isinstance(value, float):
            raise errors.invalid_type(param, expected, value)
        if not low <= value <= high:
            raise errors.out_of_range(param, value, low, high)
        return value

    return check


def nullable(check: FieldCheck) -> FieldCheck:
    """Take null, or what the check takes."""
    return lambda param, value: None if value is None else check(param, value)


def list_of(check: FieldCheck) -> FieldCheck:
    """Take an array of which the check takes each value."""

    def checked(param: str, value: Any) -> Any:
        if not isinstance(value, list):
            raise errors.invalid_type(param, "array", value)
        return [check(f"{param}[{index}]", item) for index, item in enumerate(value)]

    return checked


def object_with(**checks: FieldCheck) -> FieldCheck:
    """Take an object; of its fields those that are named and not null are checked, the
    others are kept.
    """

    def checked(param: str, value: Any) -> Any:
        wire = mapping(param, value)
        for field, check in checks.items():
            if wire.get(field) is not None:
                wire[field] = check(f"{param}.{field}", wire[field])
        return wire

    return checked


def mapping(param: str, value: Any) -> JsonObject:
    """Take an object."""
    if not isinstance(value, Mapping):
        raise errors.invalid_type(param, "object", value)
    return dict(value)
