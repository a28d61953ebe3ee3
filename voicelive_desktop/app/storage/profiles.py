"""Profiles: named sets of a session's settings, one JSON file each; some come with the program.

A profile holds what has a row in the panel, never devices, addresses or keys. The files are small
and few: reading and writing them takes well under a millisecond, and happens where it is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import count
from pathlib import Path

from voicelive_desktop.app.environment.profile_names import (
    LONGEST_NAME,
    SUFFIX,
    found_in,
    like,
    name_from,
    name_problem,
    names_in,
)
from voicelive_desktop.app.environment.small_files import is_file, write_atomically
from voicelive_desktop.app.storage.settings_file import not_used_in, read_values
from voicelive_desktop.domain.settings import SCHEMA_VERSION, SPECS, Group, Settings, default_of
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words, joined, quoted

_NOT_KEPT = Words("Profiles can't be saved with --temp-profile.")
_OF_PLACE = frozenset({Group.APP, Group.CONNECTION, Group.ADVANCED})
OF_PROFILE = (
    "talk_mode",  # its control stands in the bottom bar, but it says how one talks as the others do
    *(name for name, spec in SPECS.items() if spec.group not in _OF_PLACE and not spec.of_device),
)


@dataclass(frozen=True, slots=True)
class Profiles:
    """The user's profiles in `folder` (None: nowhere to keep any) and those that came
    along in `shipped`.
    """

    folder: Path | None
    shipped: Path | None

    def names(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the user's profiles, and the included ones that none of them
        replaces; both sorted.
        """
        own = names_in(self.folder)
        return own, tuple(name for name in names_in(self.shipped) if not like(name, own))

    def path_of(self, name: str) -> Path | None:
        """The file of a profile of this name."""
        return found_in(self.folder, name) or found_in(self.shipped, name)

    def load(self, name: str) -> tuple[dict[str, object], str]:
        """All settings of a profile, defaults included, and what was wrong in one sentence."""
        path = self.path_of(name)
        if path is None:
            return ({}, Words("There is no profile named {name}.", name=name))
        return settings_in(path)

    def save(self, name: str, settings: Settings) -> None:
        """Keep the settings under this name. Raises ValueError (the name), OSError."""
        if self.folder is None:
            raise ValueError(_NOT_KEPT)
        own = names_in(self.folder)
        if name not in own and (problem := name_problem(name)):
            raise ValueError(problem)
        if name not in own and (other := like(name, own)):
            raise ValueError(Words("A profile named {name} already exists.", name=other))
        older = found_in(self.folder, name)
        path = self.folder / (name + SUFFIX)
        write_profile(path, settings, self.unknown_in(name))
        if older is not None and not older.samefile(path):
            older.unlink()  # or there would be two of this name

    def unknown_in(self, name: str) -> dict[str, object]:
        """Return the entries of a profile file that this version does not know."""
        path = self.path_of(name)
        if path is None:
            return {}
        return {key: raw for key, raw in left_over(path).items() if key not in SPECS}

    def rename(self, name: str, to: str) -> None:
        """Give one of the user's profiles another name. Raises ValueError, OSError."""
        if problem := name_problem(to):
            raise ValueError(problem)
        own = found_in(self.folder, name)
        if own is None:
            raise ValueError(Words("{name} is built in and can't be renamed.", name=name))
        if other := like(to, (one for one in names_in(self.folder) if one != name)):
            raise ValueError(Words("A profile named {name} already exists.", name=other))
        own.rename(own.with_name(to + SUFFIX))

    def duplicate(self, name: str, settings: Settings) -> str:
        """Keep these settings as a copy of a profile, under a free name; return that. Raises
        ValueError, OSError.

        What this version does not know of the profile is copied, too.
        """
        path = self.path_of(name)
        if path is None:
            raise ValueError(Words("There is no profile named {name}.", name=name))
        if self.folder is None:
            raise ValueError(_NOT_KEPT)
        taken = (*self.names()[0], *self.names()[1])
        free = next(
            new for n in count(2) if not like(new := f"{name[: LONGEST_NAME - 4]} {n}", taken)
        )
        write_profile(self.folder / (free + SUFFIX), settings, self.unknown_in(name))
        return free

    def delete(self, name: str) -> None:
        """Remove one of the user's profiles. Raises ValueError, OSError."""
        own = found_in(self.folder, name)
        if own is None:
            raise ValueError(Words("{name} is built in and can't be deleted.", name=name))
        own.unlink()

    def take_in(self, path: Path) -> str:
        """Copy a file to the user's profiles and return its name. Raises ValueError, OSError.

        One that is there already, under its own name or one that it was given here, is
        not copied again.
        """
        values, problem = settings_in(path)
        if not values:
            raise ValueError(problem)
        if self.folder is None:
            raise ValueError(_NOT_KEPT)
        kept = left_over(path)
        name = name_from(path.stem) or "Imported"
        taken, number = (*self.names()[0], *self.names()[1]), 2
        free = name
        while there := like(free, taken):
            own = self.path_of(there)
            if own is not None and settings_in(own)[0] == values and left_over(own) == kept:
                return there
            free, number = f"{name[: LONGEST_NAME - 4]} {number}", number + 1
        write_profile(self.folder / (free + SUFFIX), Settings(**values), kept)  # type: ignore[arg-type]  # are checked
        return free


def settings_in(path: Path) -> tuple[dict[str, object], str]:
    """Return all settings of a profile file and what was wrong; no settings if it is no profile."""
    if not is_file(path):
        return {}, Words("There is no file named {name}.", name=path.name)
    values, problem = read_values(path, keep=True)
    if problem and not values and not left_over(path):
        return {}, problem
    usable: dict[str, object] = {name: values.get(name, default_of(name)) for name in OF_PROFILE}
    return usable, problem


def left_over(path: Path) -> dict[str, object]:
    """Return the entries of a profile file that cannot be used: wrong values and unknown settings.

    Nothing that is no part of a profile, such as an address.
    """
    return {
        name: raw
        for name, raw in not_used_in(path).items()
        if name in OF_PROFILE or name not in SPECS
    }


def problem_in(path: Path) -> str:
    """Return, in words, what of a profile file is not used, or ""."""
    labels = tuple(quoted(SPECS[name].label) for name in left_over(path) if name in SPECS)
    unknown = tuple(name for name in left_over(path) if name not in SPECS)
    elsewhere = tuple(
        quoted(SPECS[n].label) for n in read_values(path, keep=True)[0] if n not in OF_PROFILE
    )
    left_out = Words(
        "Left out, because profiles do not include these settings: {labels}.", labels=elsewhere
    )
    unusable_words = ""
    if labels:
        unusable_words = Words(
            "These settings in the profile could not be used: {labels}.", labels=labels
        )
    unknown_words = ""
    if unknown:
        unknown_words = Words(
            "Not known to this version, but kept in the profile: {names}.", names=unknown
        )
    left_out_words = ""
    if elsewhere:
        left_out_words = left_out
    return joined(
        unusable_words,
        unknown_words,
        left_out_words,
    )


def write_profile(
    path: Path, settings: Settings, further: Mapping[str, object] | None = None
) -> None:
    """Write the settings that differ from the defaults, plus other entries to keep. Raises OSError."""
    values = {
        name: value for name in OF_PROFILE if (value := getattr(settings, name)) != default_of(name)
    }
    write_atomically(path, _text({**values, **(further or {})}))


def _text(values: Mapping[str, object]) -> str:
    return (
        json.dumps({"version": SCHEMA_VERSION, "settings": values}, indent=2, ensure_ascii=False)
        + "\n"
    )
