"""Everything that the command palette can do: actions, settings, profiles, devices,
voices, kept conversations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from voicelive_desktop.domain.catalogue import voices
from voicelive_desktop.domain.catalogue.models import Family
from voicelive_desktop.domain.facts import library_events as lib
from voicelive_desktop.domain.facts.device_list import Device
from voicelive_desktop.domain.facts.requests.about_profiles import ChooseProfile
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings.model import family_of
from voicelive_desktop.domain.words.ids import SYSTEM_DEFAULT
from voicelive_desktop.domain.words.kinds import VoiceType
from voicelive_desktop.gui.actions import SPECS, Actions
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.library.library_rows import title
from voicelive_desktop.gui.panes.settings.settings_layout import GROUP_OF, SHOWN, widget_of
from voicelive_desktop.gui.panes.settings.settings_places import PLACES
from voicelive_desktop.gui.window.palette_search import PaletteEntry
from voicelive_desktop.gui.wording.language import in_a_line, shown

translate = QCoreApplication.translate
PALETTE = "command_palette"  # the action that opens the palette; of no use in it


class PaletteEntries:
    """Collects them for a state.

    Args:
        go: leads to what is set elsewhere: the name of an action, or the objectName of a control.
    """

    def __init__(self, intents: Intents, actions: Actions, go: Callable[[str], None]) -> None:
        self._intents, self._actions, self._go = intents, actions, go

    def of(self, state: State) -> tuple[PaletteEntry, ...]:
        """All that is possible now."""
        parts = (
            self._actions_now,
            self._settings,
            self._places,
            self._profiles,
            self._devices,
            self._kept,
        )
        return tuple(entry for part in (*parts, self._voices) for entry in part(state))

    def _actions_now(self, state: State) -> Iterator[PaletteEntry]:
        kind = translate("palette", "Action")
        for spec in SPECS:
            action = self._actions[spec.name]
            if not action.isEnabled() or spec.name == PALETTE:
                continue
            if spec.shortcuts:
                keys = _native(spec.shortcuts[0])
            else:
                keys = ""
            about = f"{spec.name.replace('_', ' ')} {spec.text(state)} {spec.also()}"
            yield PaletteEntry(
                f"action:{spec.name}", action.text(), kind, action.trigger, keys, about, listed=True
            )

    def _settings(self, _state: State) -> Iterator[PaletteEntry]:
        kind = translate("palette", "Setting")
        for name, spec in SHOWN.items():
            about = " ".join(
                (
                    spec.label,
                    spec.keywords,
                    shown(spec.keywords),
                    shown(GROUP_OF[name].value),
                    spec.wire,
                )
            )
            run = partial(self._go, widget_of(name))
            yield PaletteEntry(f"setting:{name}", in_a_line(spec.label), kind, run, about=about)

    def _places(self, _state: State) -> Iterator[PaletteEntry]:
        """What is set elsewhere, but for what an action of the same name opens."""
        kind = translate("palette", "Setting")
        of_actions = {self._actions[spec.name].text().rstrip("…") for spec in SPECS}
        for place in PLACES:
            if shown(place.label) not in of_actions:
                run = partial(self._go, place.target)
                yield PaletteEntry(
                    f"place:{place.label}", place.words, kind, run, about=place.searched
                )

    def _profiles(self, state: State) -> Iterator[PaletteEntry]:
        kind = translate("palette", "Profile")
        for name in (*state.choices.profiles[0], *state.choices.profiles[1]):
            run = self._intents.wishing(ChooseProfile(name))
            yield PaletteEntry(f"profile:{name}", shown(name), kind, run, about=name)

    def _devices(self, state: State) -> Iterator[PaletteEntry]:
        devices = state.hardware.devices
        yield from self._devices_of(
            "input_device", translate("palette", "Microphone"), devices.inputs
        )
        yield from self._devices_of(
            "output_device", translate("palette", "Speaker"), devices.outputs
        )

    def _devices_of(
        self, setting: str, kind: str, devices: tuple[Device, ...]
    ) -> Iterator[PaletteEntry]:
        default = (SYSTEM_DEFAULT, translate("palette", "System default"))
        for name, label in (default, *((device.id, device.label) for device in devices)):
            yield PaletteEntry(f"{setting}:{name}", label, kind, self._choosing({setting: name}))

    def _kept(self, state: State) -> Iterator[PaletteEntry]:
        kind = translate("palette", "Conversation")
        for entry in state.library.entries:
            run = self._intents.wishing(lib.EntryOpened(entry.id, None))
            about = " ".join((*entry.tags, entry.profile))
            yield PaletteEntry(f"conversation:{entry.id}", title(entry), kind, run, about=about)

    def _voices(self, state: State) -> Iterator[PaletteEntry]:
        kind = translate("palette", "Voice")
        native = family_of(state.settings) is Family.AZURE_REALTIME
        for wire in voices.LISTED:
            if wire == VoiceType.AZURE_REALTIME_NATIVE and not native:
                continue
            for voice in voices.of_kind(wire):
                run = self._choosing({"voice_type": wire, "voice_name": voice.name})
                about = f"{voice.name} {voice.gender} {shown(voice.gender)}"
                yield PaletteEntry(
                    f"voice:{voice.name}", shown(voice.full_label), kind, run, about=about
                )

    def _choosing(self, changes: Mapping[str, object]) -> Callable[[], None]:
        return partial(self._intents.choose, dict(changes))


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
