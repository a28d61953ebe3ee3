"""The request of a second start to the running program, as one JSON object."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field

from voicelive_desktop.app.environment.options import Options
from voicelive_desktop.app.environment.places import profile_file, profiles_folder
from voicelive_desktop.app.start.start_profile import shipped_profiles
from voicelive_desktop.app.storage.profiles import Profiles
from voicelive_desktop.domain.settings import problem_with
from voicelive_desktop.domain.words.quick_classes import dataclass

# What a running program can still take over; an address, and what goes into files, is decided when
# it comes up.
SETTINGS = ("target", "model", "input_device", "output_device")


@dataclass(frozen=True, slots=True)
class Call:
    """One later start. `file`: a profile, by whole path or name; `token`: what lets the window come
    to the front.
    """

    file: str = ""
    token: str = ""
    connect: bool = False
    settings: Mapping[str, object] = field(default_factory=dict)


def too_late(options: Options) -> tuple[str, ...]:
    """Return the options that a running program cannot apply."""
    given = {
        "--endpoint": options.endpoint,
        "--mic-file": options.mic_file,
        "--speaker-file": options.speaker_file,
        "--json-log": options.json_log,
        "--events": options.events,
        "--report": options.report,
    }
    return tuple(name for name, value in given.items() if value)


def call_for(options: Options, token: str) -> Call:
    """Return the request of this start."""
    settings = {name: options.given[name] for name in SETTINGS if name in options.given}
    return Call(_profile(options), token, options.connect, settings)


def as_line(call: Call) -> bytes:
    """Return it as a line for the socket."""
    fields = {
        "file": call.file,
        "token": call.token,
        "connect": call.connect,
        "settings": dict(call.settings),
    }
    return json.dumps(fields).encode() + b"\n"


def from_line(line: bytes) -> Call:
    """Parse a line from the socket. Raises ValueError if it is no request."""
    try:
        said = json.loads(line)
        given = {str(name): value for name, value in said.get("settings", {}).items()}
        settings = {
            name: given[name]
            for name in SETTINGS
            if name in given and not problem_with(name, given[name])
        }
        return Call(str(said["file"]), str(said["token"]), said.get("connect") is True, settings)
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(error) from error


def _profile(options: Options) -> str:
    if options.file is not None:
        return str(options.file.absolute())
    name = options.profile
    if not name or Profiles(profiles_folder(), shipped_profiles()).path_of(name) is not None:
        return name
    path = profile_file(name)
    if path is None:
        return name
    return str(path.absolute())
