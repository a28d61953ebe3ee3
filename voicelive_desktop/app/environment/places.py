"""Where the program keeps things on this computer."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_cache_path, user_config_path, user_data_path

from voicelive_desktop.app.environment.options import Options
from voicelive_desktop.app.environment.profile_names import SUFFIXES
from voicelive_desktop.app.environment.small_files import is_file
from voicelive_desktop.domain.words.wording import Words

APP = "voicelive-desktop"


def config_folder() -> Path | None:
    """Where settings and profiles are; None where there is no home and no variable
    says another place.
    """
    try:
        return user_config_path(APP, appauthor=False)
    except RuntimeError:  # neither a home in the environment nor one of this user's
        return None


def settings_path() -> Path | None:
    """The settings file."""
    return _in(config_folder(), "settings.json")


def settings_file(options: Options) -> Path | None:
    """The settings file of this start; None for one that keeps nothing."""
    if options.temp_profile or options.self_test:
        return None
    return settings_path()


def remembered_path() -> Path | None:
    """Where the window's place and the like are remembered."""
    return _in(config_folder(), "remembered.json")


def functions_folder(options: Options) -> Path | None:
    """Where the person's own functions are; None for a start that keeps nothing."""
    if options.temp_profile or options.self_test:
        return None
    return _in(config_folder(), "functions")


def servers_path(options: Options) -> Path | None:
    """The MCP servers that were set up; None: in memory."""
    if options.temp_profile or options.self_test:
        return None
    return _in(config_folder(), "mcp.json")


def function_choices_path(options: Options) -> Path | None:
    """What was chosen for each function; None: in memory."""
    if options.temp_profile or options.self_test:
        return None
    return _in(config_folder(), "functions.json")


def profiles_folder() -> Path | None:
    """Where the user's profiles are."""
    return _in(config_folder(), "profiles")


def recordings_path() -> Path | None:
    """Where the sound of the latest turns lies while the program runs; None: among
    the temporary files.
    """
    try:
        return user_cache_path(APP, appauthor=False) / "recordings"
    except RuntimeError:
        return None


def library_folder(options: Options) -> Path | None:
    """Where conversations are kept; None for a start that keeps none."""
    if options.library is not None:
        return options.library
    if options.temp_profile or options.self_test:
        return None
    try:
        return user_data_path(APP, appauthor=False) / "library"
    except RuntimeError:
        return None


def no_place_problem(options: Options) -> str:
    """That nothing can be kept, though this start should; "" when it can."""
    if options.temp_profile or options.self_test or config_folder() is not None:
        return ""
    return Words(
        "There is no home folder, so your settings are kept only until you close the program."
    )


def _in(folder: Path | None, name: str) -> Path | None:
    if folder is None:
        return None
    return folder / name


def profile_file(name: str) -> Path | None:
    """The file that a profile is given by; None when `name` is only a name, whatever dots
    are in it.
    """
    given = Path(name)
    if given.parent != Path() or given.suffix.lower() in SUFFIXES or is_file(given):
        return given
    return None
