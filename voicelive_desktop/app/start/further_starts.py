"""What is asked of the running program from outside: by another start of it, or a double click."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from voicelive_desktop.app.environment.options import Options
from voicelive_desktop.app.environment.places import profile_file
from voicelive_desktop.app.environment.steady_clock import SteadyClock
from voicelive_desktop.app.runtime.store import Store
from voicelive_desktop.app.services.profile_requests import ProfileDesk
from voicelive_desktop.app.start.front import Front
from voicelive_desktop.app.start.kept import Kept
from voicelive_desktop.app.start.named_devices import named_devices
from voicelive_desktop.app.start.second_start import Call
from voicelive_desktop.app.start.single_instance import TOKEN, socket_of
from voicelive_desktop.app.storage.profile_fields import FIELDS
from voicelive_desktop.domain.facts.events import SettingsChosen, StartRequested
from voicelive_desktop.domain.facts.requests.about_profiles import ChooseProfile

if TYPE_CHECKING:
    from voicelive_desktop.app.start.first_instance import FirstInstance


class FurtherStarts:
    """Keeps the socket at which other starts knock, and the profiles that they may name."""

    def __init__(
        self, options: Options, kept: Kept, store: Store, front: Front, clock: SteadyClock
    ) -> None:
        self._kept = kept
        self._store = store
        self._front = front
        self._clock = clock
        self._instance: FirstInstance | None = None
        self._socket = socket_of(options)
        self.profiles = ProfileDesk(
            kept.profiles,
            lambda: store.state.settings,
            store.dispatch,
            kept.allowed,
        )
        self.profiles.tell()
        if kept.profile.held is not None:
            kept.file.hold({FIELDS: kept.profile.held.text})
            self.profiles.hold(kept.profile.name, kept.profile.held)

    def listen(self) -> None:
        """From now on later starts find this one."""
        if not self._socket:
            return
        from voicelive_desktop.app.start.first_instance import FirstInstance  # noqa: PLC0415 - the first frame waits for none
        from voicelive_desktop.app.start.remote_desk import RemoteDesk  # noqa: PLC0415 - as above

        window = self._front.window
        desk = RemoteDesk(self._store, window.come_to_front, self._clock, self._clock.set_right)
        self._instance = FirstInstance(self._socket, self._on_start, desk, window)

    def open(self, file: str) -> None:
        """Use a profile that was opened by a double click, or named."""
        if self.profiles.knows(file):
            path = None
        else:
            path = profile_file(file)
        if path is None:
            self.profiles.serve(ChooseProfile(file))
        else:
            self.profiles.open(path)

    def name_devices(self) -> None:
        """Names on the command line may be the beginning of a device's name."""
        changes = named_devices(self._kept.file.overrides, self._store.state.hardware.devices)
        if changes:
            self._override(changes)

    def close(self) -> None:
        """Hear no more of other starts."""
        if self._instance is not None:
            self._instance.close()

    def _on_start(self, call: Call) -> None:
        """A second start: show the window; do what it was asked for."""
        if call.token:
            os.environ[TOKEN] = call.token
        self._front.window.come_to_front()
        if call.file:
            self.open(call.file)
        if call.settings:
            devices = named_devices(call.settings, self._store.state.hardware.devices)
            self._override({**call.settings, **devices})
        if call.connect:
            self._store.dispatch(StartRequested(self._clock.set_right()))

    def _override(self, changes: Mapping[str, object]) -> None:
        """Use these values in place of those of the settings file."""
        self._kept.file.overrides = {**self._kept.file.overrides, **changes}
        self._store.dispatch(SettingsChosen(tuple(changes.items())))
