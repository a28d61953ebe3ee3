"""Remembers levels for each device and restores them when the device is used again."""

from __future__ import annotations

from typing import Any

from voicelive_desktop.domain.decisions.outcome import Outcome, only
from voicelive_desktop.domain.facts.device_memory import OF_MICROPHONE, OF_SPEAKER, Values
from voicelive_desktop.domain.facts.effects import (
    Effect,
    SaveSettings,
    SetMicrophoneGain,
    SetVoiceGate,
    SetVolume,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import microphone_in_use, speaker_in_use
from voicelive_desktop.domain.settings import Settings, default_of
from voicelive_desktop.domain.words.quick_classes import replace

_NEW_MICROPHONE: Values = tuple((name, default_of(name)) for name in OF_MICROPHONE)
_NEW_SPEAKER: Values = ()  # as loud as the one before: an unknown headset shall not shout


def follow_devices(old: State, new: State) -> Outcome:
    """Return the state with the levels of the devices in use, and the orders to set them. Called
    after each event.
    """
    if (
        new.settings is old.settings
        and new.microphone.capture is old.microphone.capture
        and new.speaker.playback is old.speaker.playback
    ):
        return only(new)
    followed = _follow_speaker(old, _follow_microphone(old, new))
    moved = _moved(old.settings, followed.settings)
    save: tuple[Effect, ...] = () if followed.settings == new.settings else (SaveSettings(),)
    return followed, (*save, *moved)


def with_kept_levels(state: State) -> State:
    """Return the state with the remembered levels of the chosen devices. Called at the start."""
    microphone = state.hardware.memory.of_microphone(microphone_in_use(state)) or ()
    speaker = state.hardware.memory.of_speaker(speaker_in_use(state)) or ()
    return _set(state, (*microphone, *speaker))


def _follow_microphone(old: State, new: State) -> State:
    device = microphone_in_use(new)
    if _values(old.settings, OF_MICROPHONE) != (chosen := _values(new.settings, OF_MICROPHONE)):
        return replace(
            new,
            hardware=replace(
                new.hardware, memory=new.hardware.memory.with_microphone(device, chosen)
            ),
        )
    if device == microphone_in_use(old):
        return new
    return _set(new, new.hardware.memory.of_microphone(device) or _NEW_MICROPHONE)


def _follow_speaker(old: State, new: State) -> State:
    device = speaker_in_use(new)
    if _values(old.settings, OF_SPEAKER) != (chosen := _values(new.settings, OF_SPEAKER)):
        return replace(
            new,
            hardware=replace(new.hardware, memory=new.hardware.memory.with_speaker(device, chosen)),
        )
    if device == speaker_in_use(old):
        return new
    return _set(new, new.hardware.memory.of_speaker(device) or _NEW_SPEAKER)


def _set(state: State, values: Values) -> State:
    wanted: dict[str, Any] = {
        name: value for name, value in values if value != getattr(state.settings, name)
    }
    if wanted:
        return replace(state, settings=replace(state.settings, **wanted))
    return state


def _values(settings: Settings, names: tuple[str, ...]) -> Values:
    return tuple((name, getattr(settings, name)) for name in names)


def _moved(old: Settings, new: Settings) -> tuple[Effect, ...]:
    effects: list[Effect] = []
    if new.volume != old.volume:
        effects.append(SetVolume(new.volume))
    if new.microphone_gain_db != old.microphone_gain_db:
        effects.append(SetMicrophoneGain(new.microphone_gain_db))
    if (new.gate_open_db, new.gate_close_db) != (old.gate_open_db, old.gate_close_db):
        effects.append(SetVoiceGate(new.gate_open_db, new.gate_close_db))
    return tuple(effects)
