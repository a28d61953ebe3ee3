"""Asks of which kinds events or effects are.

They take any objects: where mypy narrows a union of over two hundred events it holds each against
each, which takes a second a line.
"""

from __future__ import annotations

from collections.abc import Iterable


def is_of(event: object, *kinds: type[object]) -> bool:
    """Whether it is of one of these kinds."""
    return isinstance(event, kinds)


def kinds_of(events: Iterable[object]) -> list[type[object]]:
    """The kind of each."""
    return [type(event) for event in events]


def names_of(events: Iterable[object]) -> list[str]:
    """The name of each one's kind."""
    return [type(event).__name__ for event in events]
