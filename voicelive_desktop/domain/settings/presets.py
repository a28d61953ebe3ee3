"""Presets for turn taking. Each is complete: it sets the same settings as every other."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from voicelive_desktop.domain.catalogue import models
from voicelive_desktop.domain.settings import SPECS, Kind, Settings, changed, default_of
from voicelive_desktop.domain.words.kinds import UtteranceEnd
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words, with_unit


@dataclass(frozen=True, slots=True)
class Preset:
    """A preset: name, purpose, search words and the settings that it makes."""

    key: str
    label: str
    help: str
    keywords: str
    settings: Mapping[str, object]


# What every preset sets, so that none depends on the one before it.
OF_PRESETS = (
    "turn_detection",
    "vad_threshold",
    "vad_speech_duration_ms",
    "vad_silence_ms",
    "vad_remove_filler",
    "eou_model",
    "eou_timeout_ms",
    "noise_reduction",
    "echo_cancellation",
)


def _preset(key: str, label: str, help_text: str, keywords: str, **settings: object) -> Preset:
    """Return a preset with these settings, and the defaults of all others that presets set."""
    whole = {name: default_of(name) for name in OF_PRESETS} | settings
    return Preset(key, label, help_text, keywords, MappingProxyType(whole))


PRESETS = (
    _preset(
        "balanced",
        "Balanced",
        "Suits most people and places.",
        "preset standard normal default",
    ),
    _preset(
        "patient",
        "Patient",
        "Lets you pause and think before it replies.",
        "preset wait interrupts me cuts me off answers too early let me finish hesitate",
        vad_silence_ms=900,
        vad_remove_filler=True,
        eou_model=UtteranceEnd.SEMANTIC,
        eou_timeout_ms=2000,
    ),
    _preset(
        "quick",
        "Quick",
        "Replies as soon as you stop speaking.",
        "preset fast short delay too slow to answer latency impatient",
        vad_silence_ms=300,
    ),
    _preset(
        "room",
        "Loudspeakers",
        "For loudspeakers and background noise. Hears only clear speech, and not itself.",
        "preset speakers room loudspeaker noisy noise echo feedback hears itself laptop conference background",
        vad_threshold=0.65,
        vad_speech_duration_ms=160,
        vad_remove_filler=True,
    ),
    _preset(
        "headphones",
        "Headphones",
        "For a headset in a quiet place. Hears soft speech, too.",
        "preset earphones whisper quiet does not hear me",
        vad_threshold=0.4,
        echo_cancellation=False,
    ),
)
# A change of one of these may end an echo.
ABOUT_ECHO = frozenset(
    {
        "vad_threshold",
        "vad_speech_duration_ms",
        "vad_remove_filler",
        "noise_reduction",
        "echo_cancellation",
    }
)
# what is offered when an echo is heard
SPEAKERS = next(preset for preset in PRESETS if preset.key == "room")


def differences(before: Settings, after: Settings) -> tuple[tuple[str, object, object], ...]:
    """Return (name, before, after) of every setting that differs, in the panel's order."""
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in SPECS)
    return tuple((name, old, new) for name, old, new in pairs if old != new)


def with_preset(settings: Settings, preset: Preset) -> Settings:
    """Return the settings with the preset applied."""
    return changed(settings, preset.settings)[0]


def is_active(settings: Settings, preset: Preset) -> bool:
    """Whether the preset's settings are all in use."""
    return all(getattr(settings, name) == value for name, value in preset.settings.items())


def value_label(settings: Settings, name: str, value: object) -> str:
    """Return a setting's value as a person reads it; labels may be laid out for
    a list (`language.in_a_line`).
    """
    if isinstance(value, bool):
        if value:
            return Words("on")
        return Words("off")
    spec = SPECS[name]
    seen_by = (settings, *(Settings(model=model) for model in models.FAMILY_EXAMPLES))
    label = next((c.label for one in seen_by for c in spec.choices(one) if c.value == value), "")
    if spec.kind is Kind.PERCENT and isinstance(value, float):
        return with_unit(round(value * 100), " %")
    if isinstance(value, int | float):
        if spec.special and value == spec.minimum:
            return spec.special
        return with_unit(value, spec.unit)
    return label or str(value)
