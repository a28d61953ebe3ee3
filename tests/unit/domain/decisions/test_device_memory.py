"""Gain, gate and volume are kept for each device."""

from __future__ import annotations

from tests.unit.domain.scene import Scene
from voicelive_desktop.domain.decisions.device_memory import with_kept_levels
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.device_list import LOST
from voicelive_desktop.domain.facts.device_memory import MOST_KEPT, DeviceMemory
from voicelive_desktop.domain.facts.effects import (
    OpenMicrophone,
    SaveSettings,
    SetMicrophoneGain,
    SetVoiceGate,
    SetVolume,
)
from voicelive_desktop.domain.facts.state import HardwareFacts, State
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import SYSTEM_DEFAULT, DeviceName

JABRA, BUILT_IN = DeviceName("Jabra|ALSA"), DeviceName("Built-in|ALSA")


def chosen(**changes: object) -> ev.SettingsChosen:
    return ev.SettingsChosen(tuple(changes.items()))


def test_levels_of_a_microphone_return_with_it_and_a_new_one_begins_with_the_defaults() -> None:
    scene = Scene().tell(
        chosen(input_device=JABRA), chosen(microphone_gain_db=12, gate_open_db=-24)
    )
    assert scene.orders[-2:] == [SetMicrophoneGain(12), SetVoiceGate(-24, -42)]
    scene.tell(chosen(input_device=BUILT_IN))
    assert scene.orders == [
        SaveSettings(),
        SaveSettings(),
        SetMicrophoneGain(0),
        SetVoiceGate(-36, -42),
    ]
    assert scene.tell(chosen(input_device=JABRA)).orders[-2:] == [
        SetMicrophoneGain(12),
        SetVoiceGate(-24, -42),
    ]
    assert scene.state.settings.microphone_gain_db == 12


def test_a_new_speaker_is_as_loud_as_the_one_before_and_a_known_one_as_loud_as_it_was() -> None:
    scene = Scene().tell(chosen(output_device=JABRA), chosen(volume=0.4))
    assert scene.tell(chosen(output_device=BUILT_IN)).ordered(SetVolume) == []
    assert scene.state.settings.volume == 0.4
    scene.tell(chosen(volume=1.0))
    assert scene.tell(chosen(output_device=JABRA)).ordered(SetVolume) == [SetVolume(0.4)]


def test_in_a_conversation_levels_change_when_the_device_is_really_in_use() -> None:
    scene = Scene().tell(
        chosen(input_device=JABRA),
        chosen(microphone_gain_db=6),
        chosen(input_device=SYSTEM_DEFAULT),
    )
    scene.tell(ev.StartRequested(1.0), ev.CaptureStarted(SYSTEM_DEFAULT, 48_000, 10.0))
    scene.tell(chosen(input_device=JABRA))
    assert scene.orders == [SaveSettings(), OpenMicrophone(JABRA)]
    assert scene.tell(ev.CaptureStarted(JABRA, 48_000, 10.0)).orders == [
        SaveSettings(),
        SetMicrophoneGain(6),
    ]


def test_a_device_that_stands_in_has_its_own_levels_until_the_lost_one_is_back() -> None:
    scene = Scene().tell(
        chosen(microphone_gain_db=3), chosen(input_device=JABRA), chosen(microphone_gain_db=9)
    )
    scene.tell(ev.StartRequested(1.0), ev.CaptureStarted(JABRA, 48_000, 10.0))
    assert scene.state.settings.microphone_gain_db == 9
    scene.tell(ev.CaptureFailed(Failure(FailureKind.MICROPHONE_MISSING, LOST, subject=JABRA)))
    scene.tell(ev.CaptureStarted(SYSTEM_DEFAULT, 48_000, 10.0))
    assert scene.ordered(SetMicrophoneGain) == [SetMicrophoneGain(3)]
    assert scene.state.settings.input_device == JABRA, "the choice stays"
    assert scene.tell(ev.CaptureStarted(JABRA, 48_000, 10.0)).ordered(SetMicrophoneGain) == [
        SetMicrophoneGain(9)
    ]


def test_a_device_and_its_levels_can_be_chosen_at_once() -> None:
    scene = Scene().tell(chosen(input_device=JABRA, microphone_gain_db=5))
    assert scene.state.hardware.memory.of_microphone(JABRA) == (
        ("microphone_gain_db", 5),
        ("gate_open_db", -36),
        ("gate_close_db", -42),
    )
    assert scene.state.hardware.memory.of_microphone(SYSTEM_DEFAULT) is None


def test_at_the_start_the_chosen_devices_have_their_levels() -> None:
    memory = (
        DeviceMemory()
        .with_microphone(JABRA, (("microphone_gain_db", 7),))
        .with_speaker(BUILT_IN, (("volume", 0.2),))
    )
    state = with_kept_levels(
        State(
            settings=Settings(input_device=JABRA, output_device=BUILT_IN),
            hardware=HardwareFacts(memory=memory),
        )
    )
    assert (state.settings.microphone_gain_db, state.settings.volume) == (7, 0.2)


def test_only_so_many_devices_are_kept() -> None:
    memory = DeviceMemory()
    for number in range(MOST_KEPT + 5):
        memory = memory.with_microphone(DeviceName(f"m{number}"), ())
    assert len(memory.microphones) == MOST_KEPT
    assert memory.microphones[-1][0] == f"m{MOST_KEPT + 4}"
