"""A look at another microphone in the picker."""

from __future__ import annotations

import pytest

from tests.unit.domain.scene import MIC, Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.device_list import is_bluetooth
from voicelive_desktop.domain.facts.effects import ClosePreview, OpenPreview
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import DeviceName

JABRA = DeviceName("Jabra|ALSA")
BUSY = Failure(FailureKind.MICROPHONE_BUSY, subject=JABRA)


def test_a_look_opens_the_microphone_once_and_ends_with_the_list() -> None:
    scene = Scene().tell(ev.PreviewRequested(JABRA), ev.PreviewRequested(JABRA))
    assert scene.orders == [OpenPreview(JABRA)]
    assert scene.tell(ev.PreviewEnded(), ev.PreviewEnded()).orders == [ClosePreview()]


def test_the_microphone_in_use_is_not_opened_again() -> None:
    scene = Scene.connected().tell(ev.PreviewRequested(MIC))
    assert scene.orders == [ClosePreview()]
    assert scene.state.hardware.preview.device == MIC


def test_why_there_is_no_level_is_kept_until_another_row() -> None:
    scene = Scene().tell(ev.PreviewRequested(JABRA), ev.PreviewFailed(DeviceName("other"), BUSY))
    assert scene.state.hardware.preview.failure is None
    assert scene.tell(ev.PreviewFailed(JABRA, BUSY)).state.hardware.preview.failure == BUSY
    assert scene.tell(ev.PreviewRequested(MIC)).state.hardware.preview.failure is None


@pytest.mark.parametrize(
    "name",
    ["WH-1000XM4 Hands-Free AG Audio|Windows WASAPI", "bluez_input.00_11|PulseAudio", "AirPods"],
)
def test_wireless_headsets_are_known_by_name(name: str) -> None:
    assert is_bluetooth(name)
    assert not is_bluetooth("Jabra Evolve 65|ALSA")
