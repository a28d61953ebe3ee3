"""Where the program keeps things on this computer."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_cache_path, user_config_path

APP = "voicelive-desktop"


def settings_path() -> Path:
    """The settings file."""
    return user_config_path(APP, appauthor=False) / "settings.json"


def profile_path(name: str) -> Path:
    """The file of a profile: a path as it is, a name among the saved profiles."""
    given = Path(name)
    if given.suffix or given.parent != Path():
        return given
    return user_config_path(APP, appauthor=False) / "profiles" / f"{name}.json"


def recordings_path() -> Path:
    """Where the sound of the latest turns lies while the program runs."""
    return user_cache_path(APP, appauthor=False) / "recordings"
