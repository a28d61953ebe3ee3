"""Carries out what the user does with profiles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import assert_never

from voicelive_desktop.app.storage.profile_fields import FIELDS, AllowedFields, Held
from voicelive_desktop.app.storage.profiles import (
    OF_PROFILE,
    Profiles,
    problem_in,
    settings_in,
    write_profile,
)
from voicelive_desktop.app.storage.remembered import Remembered
from voicelive_desktop.app.storage.settings_file import unusable_in
from voicelive_desktop.domain.facts.events import (
    Event,
    FileSaved,
    ProfileFieldsHeld,
    ProfileOpened,
    ProfilesListed,
    ProfileTroubled,
    SettingsChosen,
)
from voicelive_desktop.domain.facts.requests import about_profiles as ask
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.wording import Words, of_error


class ProfileDesk:
    """Saves, loads, renames and deletes profiles; failures become settings notices.
    GUI thread only.
    """

    def __init__(
        self,
        profiles: Profiles,
        present: Callable[[], Settings],
        report: Callable[[Event], None],
        allowed: AllowedFields | None = None,
    ) -> None:
        self._profiles, self._present, self._report = profiles, present, report
        self._allowed = allowed or AllowedFields(Remembered(None))
        self._held: Held | None = None

    def serve(self, request: ask.ProfileRequest) -> None:
        """Do what the window asks for; what goes wrong with files and names is reported."""
        self._try(lambda: self._serve(request))

    def _serve(self, request: ask.ProfileRequest) -> None:
        match request:
            case ask.ChooseProfile(name):
                self._choose(name)
            case ask.SaveProfile(name):
                self._save(name)
            case ask.DuplicateProfile(name):
                self._duplicate(name)
            case ask.RenameProfile(name, to):
                self._rename(name, to)
            case ask.DeleteProfile(name):
                self._delete(name)
            case ask.ImportProfile(path):
                self._import(Path(path))
            case ask.ExportProfile(path):
                self._export(Path(path))
            case ask.AllowProfileFields():
                self._allow_fields()
            case _:
                assert_never(request)

    def tell(self) -> None:
        """Report the list of profiles and the contents of the one in use."""
        name = self._present().profile
        if name:
            values = self._profiles.load(name)[0]
        else:
            values = {}
        self._report(ProfilesListed(*self._profiles.names(), name, _usable(values, self._held)))

    def knows(self, name: str) -> bool:
        """Whether there is a profile of this name."""
        return self._profiles.path_of(name) is not None

    def hold(self, name: str, held: Held | None) -> None:
        """Report the profile fields that wait for the user's consent, if any."""
        self._held = held
        if held is not None:
            self._report(ProfileFieldsHeld(name, held.text, held.fields))

    def open(self, path: Path) -> None:
        """Import and use a profile file that was opened; reported, so that it can be undone.

        As with an import, the notice says what of the file is not used.
        """
        self._try(lambda: self._open(path))

    def _open(self, path: Path) -> None:
        if self._profiles.folder is None:
            values, problem = settings_in(path)
            name = path.stem
        else:
            name = self._profiles.take_in(path)
            self.tell()
            values, problem = self._profiles.load(name)
        if values:
            held = self._allowed.held(values, self._present().session_extra)
            self._report(ProfileOpened(name, _usable(values, held)))
            self.hold(name, held)
            self.tell()
        self._tell_problem(problem_in(path) or problem, path)

    def _choose(self, name: str) -> None:
        values, problem = self._profiles.load(name)
        if values:
            held = self._allowed.held(values, self._present().session_extra)
            self._report(SettingsChosen((*_usable(values, held), ("profile", name))))
            self.hold(name, held)
            self.tell()
        path = self._profiles.path_of(name)
        if path is None or not values:
            self._tell_problem(problem, path)
        else:
            self._tell_problem(problem_in(path), path)

    def _tell_problem(self, problem: str, path: Path | None) -> None:
        """Report what is wrong with a profile, after its settings were applied, or they would count
        as chosen anew.
        """
        found = tuple(one for one in unusable_in(path) if one.name in OF_PROFILE)
        if problem or found:
            self._report(ProfileTroubled(problem, found))

    def _allow_fields(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            self._allowed.allow(held.text)
            self._report(SettingsChosen(((FIELDS, held.text),)))
            self.tell()

    def _save(self, name: str) -> None:
        self._profiles.save(name, self._present())
        self._allowed.allow(self._present().session_extra)
        self._name(name)

    def _duplicate(self, name: str) -> None:
        self._name(self._profiles.duplicate(name, self._present()))

    def _rename(self, name: str, to: str) -> None:
        self._profiles.rename(name, to)
        self._name(to)

    def _delete(self, name: str) -> None:
        self._profiles.delete(name)
        self._name("")

    def _import(self, path: Path) -> None:
        name = self._profiles.take_in(path)
        self.tell()
        self._choose(name)
        self._tell_problem(problem_in(path), path)  # of the file, which may say more than the copy

    def _export(self, path: Path) -> None:
        present = self._present()
        write_profile(path, present, self._profiles.unknown_in(present.profile))
        self._report(FileSaved(str(path)))

    def _name(self, name: str) -> None:
        self._report(SettingsChosen((("profile", name),)))
        self.tell()

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except ValueError as error:
            self._report(ProfileTroubled(of_error(error)))
        except OSError as error:
            reason = error.strerror or Words("no access")
            self._report(
                ProfileTroubled(Words("The profile could not be used: {reason}.", reason=reason))
            )


def _usable(values: Mapping[str, object], held: Held | None) -> tuple[tuple[str, object], ...]:
    if held is None or not values:
        return tuple(values.items())
    return tuple({**values, FIELDS: ""}.items())
