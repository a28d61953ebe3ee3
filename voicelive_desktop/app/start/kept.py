"""What earlier runs left for this one: settings, a profile, and what the window remembers."""

from __future__ import annotations

from pathlib import Path

from voicelive_desktop.app.environment.options import Options
from voicelive_desktop.app.environment.places import (
    no_place_problem,
    remembered_path,
    settings_file,
)
from voicelive_desktop.app.environment.small_files import sweep
from voicelive_desktop.app.start.start_profile import profiles_for, start_profile
from voicelive_desktop.app.storage.profile_fields import AllowedFields
from voicelive_desktop.app.storage.remembered import Remembered
from voicelive_desktop.app.storage.settings_file import SettingsFile
from voicelive_desktop.domain.decisions.device_memory import with_kept_levels
from voicelive_desktop.domain.facts.events import SettingsLoaded
from voicelive_desktop.domain.facts.state import HardwareFacts, State
from voicelive_desktop.domain.words.wording import joined


class Kept:
    """Read once, when the program starts; never raises.

    Attributes:
        file: the settings, which are written there too.
        remembered: what is no setting, such as the window's place.
        allowed: the fields with tools or addresses that a profile may bring.
        profile: what the profile of this start says.
        profiles: all that there are.
        state: the state that all of it makes.
        told: how the reading went, for the state to take in.
    """

    def __init__(self, options: Options) -> None:
        self.file = SettingsFile(settings_file(options), options.overrides)
        if self.file.path is None:  # a run that leaves nothing
            remembered_at = None
        else:
            remembered_at = remembered_path()
        self.remembered = Remembered(remembered_at)
        self.allowed = AllowedFields(self.remembered)
        self.profile = start_profile(options, self.allowed)
        self.profiles = profiles_for(options)
        loaded = self.file.load(self.profile.values)
        self.state = with_kept_levels(
            State(settings=loaded.settings, hardware=HardwareFacts(memory=loaded.memory))
        )
        self.told = SettingsLoaded(
            joined(
                no_place_problem(options), options.ignored, loaded.problem, self.profile.problem
            ),
            (*loaded.unusable, *self.profile.unusable),
            loaded.corrections,
            loaded.is_of_file,
        )

    @property
    def folder(self) -> Path | None:
        """Where the settings are; None in a run that leaves nothing."""
        if self.file.path is None:
            return None
        return self.file.path.parent

    def sweep(self) -> None:
        """Remove what writers that were killed left behind."""
        if self.folder is not None:
            sweep(self.folder)
            if self.profiles.folder is not None:
                sweep(self.profiles.folder)
