"""Reads the profile given for this start, by name or as a file with the limits of
a double-clicked one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from voicelive_desktop.app.environment.options import Options
from voicelive_desktop.app.environment.places import profile_file, profiles_folder
from voicelive_desktop.app.environment.resources import resource
from voicelive_desktop.app.environment.small_files import is_file
from voicelive_desktop.app.storage.profile_fields import FIELDS, AllowedFields, Held
from voicelive_desktop.app.storage.profiles import OF_PROFILE, Profiles, problem_in, settings_in
from voicelive_desktop.app.storage.settings_file import unusable_in
from voicelive_desktop.domain.settings.unusable import Unusable
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words


@dataclass(frozen=True, slots=True)
class StartProfile:
    """What a profile says for this start.

    Attributes:
        problem: what of it is not used, in words; "" when all is.
        held: what waits for the user's word.
    """

    values: Mapping[str, object] = field(default_factory=dict)
    problem: str = ""
    unusable: tuple[Unusable, ...] = ()
    held: Held | None = None
    name: str = ""


def start_profile(options: Options, allowed: AllowedFields) -> StartProfile:
    """Read the profile of this start, if it was given one. Never raises."""
    given = options.profile
    if not given:
        return StartProfile()
    named = Profiles(profiles_folder(), shipped_profiles()).path_of(given)
    file = profile_file(given)
    path = file if named is None else named
    if path is None or not is_file(path):
        return StartProfile(
            problem=Words("There is no profile {name}; the saved settings are used.", name=given)
        )
    return _read(path, given, allowed, is_named=named is not None)


def _read(path: Path, given: str, allowed: AllowedFields, *, is_named: bool) -> StartProfile:
    values, problem = settings_in(path)
    held = allowed.held(values)
    usable = {name: value for name, value in values.items() if held is None or name != FIELDS}
    if is_named and values:
        usable["profile"] = given
    unusable = tuple(one for one in unusable_in(path) if one.name in OF_PROFILE)
    said = problem_in(path) if values else problem
    if is_named:
        return StartProfile(usable, said, unusable, held, given)
    return StartProfile(usable, said, unusable, held, path.stem)


def profiles_for(options: Options) -> Profiles:
    """Return the profiles of this start; without a settings folder only the included ones."""
    if options.temp_profile or options.self_test:
        return Profiles(None, shipped_profiles())
    return Profiles(profiles_folder(), shipped_profiles())


def shipped_profiles() -> Path | None:
    """Return the folder of the included profiles."""
    try:
        return resource("profiles")
    except FileNotFoundError:
        return None
