"""Settings on disk: one JSON file, written whole or not at all; a bad one is kept aside."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, field
from pathlib import Path
from typing import Any

from voicelive_desktop.app.environment.small_files import put_aside, read_json, write_atomically
from voicelive_desktop.domain.facts.device_memory import (
    MOST_KEPT,
    OF_MICROPHONE,
    OF_SPEAKER,
    DeviceMemory,
    Values,
)
from voicelive_desktop.domain.settings import (
    SCHEMA_VERSION,
    SPECS,
    Correction,
    Settings,
    changed,
    default_of,
    problem_with,
)
from voicelive_desktop.domain.settings.advanced import savable
from voicelive_desktop.domain.settings.unusable import Unusable, unusable_among
from voicelive_desktop.domain.words.ids import DeviceName
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words, quoted

# unknown names that nobody should have written
_SECRET = re.compile("key|secret|token|password", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings, what is kept of the devices, and in one sentence what was wrong with the file (""
    when nothing).
    """

    settings: Settings
    problem: str = ""
    memory: DeviceMemory = field(default_factory=DeviceMemory)
    unusable: tuple[Unusable, ...] = ()
    corrections: tuple[Correction, ...] = ()
    # whether the file itself holds pairs that had to be corrected, not a profile
    is_of_file: bool = False


@dataclass(slots=True)
class SettingsFile:
    """The saved settings, with what the profile, the environment and the command line put over them
    for this start.

    `path` None keeps everything in memory. Blocking; call `save` from a worker thread.
    """

    path: Path | None
    overrides: Mapping[str, object] = field(default_factory=dict)
    _saved: dict[str, Any] = field(default_factory=dict)
    _held: dict[str, object] = field(default_factory=dict)
    _unusable: dict[str, object] = field(default_factory=dict)

    def load(self, profile: Mapping[str, object] | None = None) -> Loaded:
        """The settings of this start. Never raises."""
        values, problem = ({}, "") if self.path is None else read_values(self.path)
        if self.path is None:
            self._unusable = {}
        else:
            self._unusable = not_used_in(self.path)
        if self.path is None:
            memory = DeviceMemory()
        else:
            memory = read_memory(self.path)
        self._saved = values
        saved, of_file = changed(Settings(), values)
        settings, corrections = saved, of_file
        if profile or self.overrides:
            wanted = {**values, **(profile or {}), **self.overrides}
            settings, corrections = changed(Settings(), wanted)
        said = {
            name
            for name, value in {**values, **(profile or {})}.items()
            if value != default_of(name)
        }
        # not what only this start's options change
        told = tuple(c for c in corrections if {c.name, c.because} & said)
        # Also what only goes with an overriding value, such as the transcription of another model.
        self._held = {}
        if settings != saved:
            self._held = {
                name: now for name, now in asdict(settings).items() if now != getattr(saved, name)
            }
        is_of_file = not set(told).isdisjoint(of_file)
        return Loaded(settings, problem, memory, unusable_among(self._unusable), told, is_of_file)

    def hold(self, values: Mapping[str, object]) -> None:
        """These values are this start's alone, should the user choose them: what is saved stays."""
        self._held |= values

    def save(
        self,
        settings: Settings,
        memory: DeviceMemory | None = None,
        unusable: tuple[Unusable, ...] = (),
    ) -> None:
        """Write them, and what is kept of the devices, without what holds for this start only.

        What could not be used stays in the file: of known settings those in `unusable`, and all
        unknown ones.

        Raises:
            OSError: the folder or the file cannot be written.
        """
        if self.path is None:
            return
        kept = {name: savable(name, value) for name, value in asdict(settings).items()}
        values = {name: value for name, value in kept.items() if value != default_of(name)}
        for name, value in (*self._held.items(), *self.overrides.items()):
            if getattr(settings, name) == value:
                values.pop(name, None)
                if name in self._saved:
                    values[name] = self._saved[name]
        still = {u.name for u in unusable}
        values |= {
            name: raw for name, raw in self._unusable.items() if name in still or name not in SPECS
        }
        whole = {
            "version": SCHEMA_VERSION,
            "settings": values,
            **_memory_as_json(memory or DeviceMemory()),
        }
        text = json.dumps(whole, indent=2, ensure_ascii=False)
        write_atomically(self.path, text + "\n")
        self._saved = values


def read_values(path: Path, *, keep: bool = False) -> tuple[dict[str, Any], str]:
    """The usable values of a settings or profile file, and what was wrong in one sentence.

    A file that is no settings file at all is renamed, so that it is not overwritten; `keep` leaves
    it where it is.
    """
    try:
        data: Any = read_json(path)
        values = data["settings"]
        if not isinstance(values, dict) or not isinstance(data["version"], int):
            raise TypeError
    except FileNotFoundError:
        return {}, ""
    except (
        OSError
    ):  # a disk in trouble, no rights: what is there must not be overwritten by the defaults
        return {}, _not_read(path) if keep else _put_aside(path)
    except (ValueError, TypeError, KeyError, RecursionError):
        return {}, _not_usable(path) if keep else _put_aside(path)
    if data["version"] > SCHEMA_VERSION:
        return {}, _not_usable(path) if keep else _put_aside(path)
    usable = {name: value for name, value in values.items() if not problem_with(name, value)}
    unusable = sorted(values.keys() - usable.keys())
    labels = tuple(quoted(SPECS[name].label) if name in SPECS else name for name in unusable)
    problem = (
        Words("These saved settings could not be used: {labels}.", labels=labels)
        if unusable
        else ""
    )
    return usable, problem


def unusable_in(path: Path | None) -> tuple[Unusable, ...]:
    """The settings of a file whose values cannot be used."""
    if path is None:
        return ()
    return unusable_among(not_used_in(path))


def not_used_in(path: Path) -> dict[str, object]:
    """What a settings or profile file says that cannot be used: wrong values, and settings that are
    not known here.
    """
    try:
        data: Any = read_json(path)
        if data["version"] <= SCHEMA_VERSION:
            values = data["settings"].items()
        else:
            values = ()
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}
    wrong = {name: raw for name, raw in values if problem_with(name, raw)}
    return {name: raw for name, raw in wrong.items() if name in SPECS or not _SECRET.search(name)}


def read_memory(path: Path) -> DeviceMemory:
    """What the settings file keeps of the devices; whatever is not usable there is left out."""
    try:
        data: Any = read_json(path)
        kept = data["devices"]
        return DeviceMemory(
            _devices_of(kept.get("microphones"), OF_MICROPHONE),
            _devices_of(kept.get("speakers"), OF_SPEAKER),
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return DeviceMemory()


def _devices_of(kept: object, names: tuple[str, ...]) -> tuple[tuple[DeviceName, Values], ...]:
    if not isinstance(kept, dict):
        return ()
    entries = []
    for device, values in kept.items():
        usable = tuple(
            (n, values[n]) for n in names if n in values and not problem_with(n, values[n])
        )
        if usable:
            entries.append((DeviceName(device), usable))
    return tuple(entries[-MOST_KEPT:])


def _memory_as_json(memory: DeviceMemory) -> dict[str, object]:
    if memory == DeviceMemory():
        return {}
    kinds = {"microphones": memory.microphones, "speakers": memory.speakers}
    return {
        "devices": {
            kind: {device: dict(values) for device, values in kept} for kind, kept in kinds.items()
        }
    }


def _not_read(path: Path) -> str:
    return Words(
        "The settings file {file} could not be read; the defaults are used.", file=path.name
    )


def _not_usable(path: Path) -> str:
    return Words("The file {file} could not be used.", file=path.name)


def _put_aside(path: Path) -> str:
    try:
        aside = put_aside(path)
    except OSError:
        return Words("{problem} The defaults are used.", problem=_not_usable(path))
    return Words(
        "The settings file could not be used. It is kept as {file}; the defaults are used.",
        file=aside.name,
    )
