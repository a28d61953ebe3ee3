"""Compares the values that the service uses with those it was asked for. Pure."""

from __future__ import annotations

import json
import math
from functools import lru_cache

from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import SPECS, Settings, without_effect
from voicelive_desktop.domain.settings.connection import owned_by_agent
from voicelive_desktop.domain.settings.sent import ABSENT
from voicelive_desktop.domain.wire.declared_fields import at
from voicelive_desktop.domain.wire.session_update import session_update
from voicelive_desktop.domain.words.texts import brief
from voicelive_desktop.domain.words.wire_object import Wire
from voicelive_desktop.domain.words.wording import Words, with_unit

MOST_SHOWN = 160  # characters; an agent's instructions may be long


def applied_otherwise(state: State, name: str) -> str | None:
    """Return the value the service uses instead of the setting's; None if equal or not reported.

    Only for settings that are as they were when the service last told what it uses.
    """
    session, wire = state.current.session, SPECS[name].wire
    if session is None or session.applied_for is None or not wire:
        return None
    asked_for = session.applied_for
    if getattr(state.settings, name) != getattr(asked_for, name):
        return None
    applied = dict(session.applied).get(wire, ABSENT)
    asked = at(_asked(asked_for, state.current.touched), wire)
    if applied is ABSENT or asked is ABSENT or _same(asked, applied):
        return None
    if applied is None:
        return Words("nothing")
    return _text(applied)


def set_by_agent(state: State, name: str) -> str | None:
    """Return the agent's value for a setting that it owns; None if not reported."""
    session, wire = state.current.session, SPECS[name].wire
    if session is None or not wire or not owned_by_agent(state.current.running):
        return None
    if without_effect(state.current.running, name) != owned_by_agent(state.current.running):
        return None
    value = dict(session.applied).get(wire)
    if value in {None, ""}:
        return None
    return _text(value, MOST_SHOWN)


def _text(value: object, most: int | None = None) -> str:
    if isinstance(value, float):
        return with_unit(value, "")
    if isinstance(value, bool):
        if value:
            return Words("on")
        return Words("off")
    listed = _list(value)
    if listed is None:
        text = str(value)
    else:
        text = ", ".join(map(str, listed))
    if most is None:
        return text
    return brief(text, most)


def _list(applied: object) -> list[object] | None:
    """The list that the service told, which is kept as its JSON."""
    if not isinstance(applied, str) or not applied.startswith("["):
        return None
    try:
        value = json.loads(applied)
    except (ValueError, RecursionError):
        return None
    if isinstance(value, list):
        return value
    return None


@lru_cache(maxsize=1)
def _asked(settings: Settings, touched: frozenset[str]) -> Wire:
    """The session that was asked for; each row looks into it."""
    return session_update(settings, touched=touched)


def _same(asked: object, applied: object) -> bool:
    if isinstance(asked, dict):
        return True
    # in whatever order: those that there are here mean the same in each
    if isinstance(asked, list):
        told = _list(applied)
        return told is not None and sorted(map(repr, asked)) == sorted(map(repr, told))
    if isinstance(asked, int | float) and isinstance(applied, int | float):
        return math.isclose(asked, applied, abs_tol=1e-6)
    return asked == applied
