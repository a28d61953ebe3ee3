"""Where the program keeps things on this computer."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_cache_path, user_config_path

from voicelive_desktop.app.options import Options
from voicelive_desktop.app.profile_names import SUFFIXES

APP = "voicelive-desktop"


def settings_path() -> Path:
    """The settings file."""
    return user_config_path(APP, appauthor=False) / "settings.json"


def settings_file(options: Options) -> Path | None:
    """The settings file of this start; None for one that keeps nothing."""
    return None if options.temp_profile or options.self_test else settings_path()


def remembered_path() -> Path:
    """Where the window's place and the like are remembered."""
    return user_config_path(APP, appauthor=False) / "remembered.json"


def profiles_folder() -> Path:
    """Where the user's profiles are."""
    return user_config_path(APP, appauthor=False) / "profiles"


def profile_file(name: str) -> Path | None:
    """The file that a profile is given by; None when `name` is only a name, whatever dots are in it."""
    given = Path(name)
    return given if given.parent != Path() or given.suffix.lower() in SUFFIXES or _is_file(given) else None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name that no file can have
        return False


def recordings_path() -> Path:
    """Where the sound of the latest turns lies while the program runs."""
    return user_cache_path(APP, appauthor=False) / "recordings"
