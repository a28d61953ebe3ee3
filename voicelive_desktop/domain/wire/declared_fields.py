"""The fields of a session as its settings declare them (`domain/settings/sent`), written and read.
Pure.

A setting is written at its path while it has an effect with the others. An object goes with the
setting that heads it: none of its fields is written without that one. Switches that share a list
add to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from copy import copy
from typing import Any

from voicelive_desktop.domain.settings import SPECS, Kind, Settings, Spec, default_of
from voicelive_desktop.domain.settings.sent import (
    ABSENT,
    LINES,
    NUMBER,
    PAIRS,
    SWITCH,
    TEXT,
    WHOLE,
    Sent,
    WireForm,
)
from voicelive_desktop.domain.settings.table import form_of
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wire_object import Wire, WireMapping

# The order of the fields, where it is another than that of the settings.
_ORDER: Mapping[str, tuple[str, ...]] = {
    "": (
        "modalities", "instructions", "input_audio_format", "input_audio_sampling_rate", "output_audio_format",
        "turn_detection", "input_audio_noise_reduction", "input_audio_echo_cancellation", "input_audio_transcription",
        "temperature", "tools", "tool_choice", "max_response_output_tokens", "reasoning_effort", "parallel_tool_calls",
        "interim_response", "output_audio_timestamp_types", "animation", "include", "metadata", "avatar", "voice",
    ),
    "voice": (
        "type", "name", "endpoint_id", "model", "temperature", "rate", "pitch", "volume", "style", "locale",
        "custom_lexicon_url", "custom_text_normalization_url", "prefer_locales",
    ),
    "turn_detection": (
        "type", "create_response", "interrupt_response", "auto_truncate", "eagerness", "threshold", "prefix_padding_ms",
        "silence_duration_ms", "speech_duration_ms", "remove_filler_words", "speech_duration_assistant_speaking_ms",
        "languages", "appended_text_after_truncation", "end_of_utterance_detection",
    ),
    "input_audio_transcription": ("model", "language", "prompt", "phrase_list", "custom_speech"),
    "interim_response": (
        "type", "triggers", "latency_threshold_ms", "texts", "model", "max_completion_tokens", "instructions",
    ),
    "avatar": (
        "type", "character", "customized", "output_protocol", "output_audit_audio", "video", "model", "scene", "style",
    ),
}  # fmt: skip
_PLAIN: Mapping[type, WireForm] = {str: TEXT, bool: SWITCH, int: WHOLE, float: NUMBER}


@dataclass(frozen=True, slots=True)
class _Field:
    """A setting that is written and read."""

    name: str
    spec: Spec
    sent: Sent
    form: WireForm
    path: tuple[str, ...]
    objects: frozenset[tuple[str, ...]]  # around it

    @property
    def root(self) -> str:
        """The field of the session that it is part of."""
        return self.path[0]


def _form(name: str, spec: Spec, sent: Sent) -> WireForm:
    kinds = {Kind.LINES: LINES, Kind.PAIRS: PAIRS}
    return sent.form or kinds.get(spec.kind) or _PLAIN[form_of(default_of(name))]


def _field(name: str, spec: Spec, sent: Sent) -> _Field:
    path = tuple(spec.wire.split("."))
    objects = frozenset(path[:depth] for depth in range(1, len(path)))
    return _Field(name, spec, sent, _form(name, spec, sent), path, objects)


_FIELDS: Mapping[str, _Field] = {
    name: _field(name, spec, spec.sent)
    for name, spec in SPECS.items()
    if spec.wire and spec.sent is not None
}
SENT = tuple(_FIELDS)
"""The settings that are written and read."""
_ROOTS = frozenset(field.root for field in _FIELDS.values())
_OF_ROOT: Mapping[str, tuple[_Field, ...]] = {
    root: tuple(field for field in _FIELDS.values() if field.root == root) for root in _ROOTS
}
_ORIGINS = [field for field in _FIELDS.values() if field.sent.by_itself is not ABSENT]
BY_ITSELF: WireMapping = {field.root: field.sent.by_itself for field in _ORIGINS}
"""What the service does with a field without being told."""


def written(settings: Settings) -> Wire:
    """Return the session's fields as the settings write them."""
    return _written(settings, _FIELDS.values())


def written_field(settings: Settings, name: str) -> Any:
    """Return one field of the session; None for null and where it is not written."""
    return _written(settings, _OF_ROOT[name]).get(name)


def said(wire: WireMapping, touched: AbstractSet[str]) -> Wire:
    """Return the fields without what the service does by itself, but for what was changed during
    the session.

    Args:
        wire: what the settings write.
        touched: names of the settings that were changed.
    """
    changed = {field.root for field in _ORIGINS if touched & {field.name, *field.sent.also}}
    whole = {name: copy(value) for name, value in BY_ITSELF.items()} | dict(wire)
    told = {
        name: value
        for name, value in whole.items()
        if name in changed or name not in BY_ITSELF or value != BY_ITSELF[name]
    }
    return _ordered(told, "")


def _written(settings: Settings, fields: Iterable[_Field]) -> Wire:
    wire: Wire = {}
    missing: set[tuple[str, ...]] = set()  # objects whose head is not written
    for field in fields:
        if not missing.isdisjoint(field.objects):
            continue
        value, has_effect = getattr(settings, field.name), _has_effect(field, settings)
        if field.sent.heads is not ABSENT and not (has_effect and value != field.sent.heads):
            missing.add(field.path[:-1])
            if not field.sent.unsaid:
                _put(wire, field.path[:-1], None)
        elif has_effect:
            _write(field, value, settings, wire)
    for name in _ORDER:
        if wire.get(name):
            wire[name] = _ordered(wire[name], name)
    return wire


def _has_effect(field: _Field, settings: Settings) -> bool:
    if field.sent.when is not None:
        return field.sent.when(settings)
    return field.sent.always or not field.spec.unless(settings)


def _write(field: _Field, value: object, settings: Settings, wire: Wire) -> None:
    sent = field.sent
    if sent.whole is None:
        whole = field.form.write(value)
    else:
        whole = sent.whole(settings)
    if sent.unsaid and not (value and whole):
        return
    _put(wire, field.path, whole)
    if sent.beside is not None:
        for other, constant in sent.beside(settings).items():
            _put(wire, (*field.path[:-1], other), constant)


def _put(wire: Wire, path: tuple[str, ...], value: object) -> None:
    for part in path[:-1]:
        wire = wire.setdefault(part, {})
    if isinstance(value, list):
        wire[path[-1]] = [*wire.get(path[-1], ()), *value]
    else:
        wire[path[-1]] = value


def _ordered(wire: WireMapping, name: str) -> Wire:
    first = {part: wire[part] for part in _ORDER[name] if part in wire}
    return first | {part: value for part, value in wire.items() if part not in first}


def at(wire: Any, path: str) -> object:
    """Return the value at a dotted path, or `ABSENT`."""
    for part in path.split("."):
        if not isinstance(wire, Mapping) or part not in wire:
            return ABSENT
        wire = wire[part]
    return wire


def read(name: str, session: WireMapping) -> object:
    """Return a setting's value in a session; `ABSENT` if the session has none that fits.

    Raises:
        NotASettingError: it says something of a wrong form.
    """
    field = _FIELDS[name]
    value, around = at(session, field.spec.wire), ABSENT
    if len(field.path) > 1:
        around = at(session, field.spec.wire.rpartition(".")[0])
    if value is None or around is None:
        return field.sent.null
    if value is ABSENT:
        return ABSENT
    return field.form.read(value)
