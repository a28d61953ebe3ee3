"""Compares the settings with the profile in use, and says what another profile would replace. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import default_of


def is_changed(state: State) -> bool:
    """Whether the settings differ from the profile in use; False if there is none or its contents
    are unknown.
    """
    kept = dict(state.choices.kept_profiles).get(state.settings.profile, ())
    return bool(state.settings.profile) and _differs(state, dict(kept))


def would_lose(state: State, changes: Mapping[str, object]) -> bool:
    """Whether loading a profile with these changes would replace settings that are saved
    in no profile.
    """
    if not isinstance(changes.get("profile"), str) or len(changes) == 1:
        return False
    if state.settings.profile:
        return is_changed(state)
    return _differs(state, {name: default_of(name) for name in changes if name != "profile"})


def _differs(state: State, values: Mapping[str, object]) -> bool:
    return any(getattr(state.settings, name) != value for name, value in values.items())
