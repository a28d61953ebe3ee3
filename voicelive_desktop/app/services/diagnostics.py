"""Collects a support text that the user reads before passing it on: no keys, nothing that was said."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from importlib import metadata

from voicelive_desktop.app.environment.resources import resource
from voicelive_desktop.domain.facts.device_list import Device
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import SPECS, Kind, Settings, default_of
from voicelive_desktop.domain.words.hosts import host_of

PARTS = (
    *(
        "PySide6_Essentials",
        "qasync",
        "azure-ai-voicelive",
        "azure-identity",
        "azure-core",
        "aiohttp",
        "sounddevice",
    ),
    *(
        "numpy",
        "pyqtgraph",
        "keyring",
        "truststore",
        "certifi",
        "pocketsphinx",
        "espeakng-loader",
        "pywebrtc-audio",
    ),
)
# Told as they are; of anything else that a person wrote the length is told, not the words.
_PLAIN = frozenset({Kind.CHOICE, Kind.EDITABLE_CHOICE})
_ADDRESSES = frozenset({"endpoint", "releases_page", "proxy_url"})


def collect(facts: str, state: State, lines: Iterable[Mapping[str, object]]) -> str:
    """Return the whole text. `lines` are the latest of the log."""
    sections = {
        "Program": facts,
        "Components": "\n".join(versions()),
        "Audio devices": "\n".join(_devices(state)),
        "State": "\n".join(_state(state)),
        "Settings that differ from the defaults": "\n".join(settings_told(state.settings))
        or "none",
        "Recent log lines": "\n".join(json.dumps(dict(line), default=str) for line in lines)
        or "none",
    }
    return "\n\n".join(f"== {title}\n{text}" for title, text in sections.items()) + "\n"


def versions() -> list[str]:
    """Return the parts with their versions; an installed program reads its list of licences."""
    found = []
    for name in PARTS:
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            continue
    return _listed() or found


def _listed() -> list[str]:
    try:
        text = resource("licenses/PARTS.txt").read_text(encoding="utf-8")
    except OSError:
        return []
    wanted = tuple(name.lower().replace("_", "-") for name in PARTS)
    lines = (line.partition(":")[0] for line in text.splitlines())
    return [line for line in lines if line.lower().replace("_", "-").startswith(wanted)]


def settings_told(settings: Settings) -> list[str]:
    """Return a line for each setting that is not at its default, without anything private."""
    names = (name for name in SPECS if getattr(settings, name) != default_of(name))
    return [f"{name} = {told(name, getattr(settings, name))}" for name in names]


def told(name: str, value: object) -> str:
    """Return a setting's value in a form that can be shared."""
    if not isinstance(value, str):
        return str(value)
    if name in _ADDRESSES:
        if "://" in value:
            return host_of(value) or f"({len(value)} characters)"
        return host_of(f"http://{value}") or f"({len(value)} characters)"
    like_a_key = re.fullmatch(r"[\w+/=-]{32,}", value) is not None
    if SPECS[name].kind in _PLAIN and not like_a_key:
        return value
    return f"({len(value)} characters)"


def _devices(state: State) -> list[str]:
    def line(kind: str, device: Device, used: str | None) -> str:
        return f"{kind}: {device.label}{' (in use)' if used == device.id else ''}"

    inputs = [
        line("microphone", device, state.microphone.capture.device)
        for device in state.hardware.devices.inputs
    ]
    outputs = [
        line("speaker", device, state.speaker.playback.device)
        for device in state.hardware.devices.outputs
    ]
    return [*inputs, *outputs] or ["none"]


def _state(state: State) -> list[str]:
    items = tuple(state.conversation)
    failure = getattr(state.connection, "because", None)
    lines = [
        f"connection: {type(state.connection).__name__.lower()}",
        f"session: {'' if state.current.session is None else state.current.session.id}",
        f"rows: {len(items)}, sessions since Start: {state.run.sessions}",
        f"messages not understood: {state.program.unhandled}, malformed: {state.program.malformed}",
        f"dropouts: {state.speaker.playback.underflows}",
    ]
    if failure is not None:
        lines.append(f"because: {failure.kind.value} {failure.code} {failure.request_id}".rstrip())
    return lines
