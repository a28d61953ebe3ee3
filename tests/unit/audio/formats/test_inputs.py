"""One voice out of several inputs."""

from __future__ import annotations

import numpy as np
import pytest

from tests.unit.audio.rig import noise
from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.audio.formats.inputs import InputMix


def on(channel: int, channels: int, voice: Samples, hiss: int = 0) -> Samples:
    frames = (
        np.random.default_rng(1).integers(-hiss, hiss + 1, (len(voice), channels)).astype(np.int16)
    )
    frames[:, channel] = voice
    return frames.reshape(-1)


def test_one_input_is_left_as_it_is() -> None:
    assert InputMix(1)(noise(10)) is not None
    np.testing.assert_array_equal(InputMix(1)(noise(10)), noise(10))


def test_two_inputs_become_their_mean_and_further_ones_as_loud_are_left_out() -> None:
    frames = np.array([[100, 300, 30], [-32_768, -32_768, 0], [32_767, 32_767, 5]], np.int16)
    assert InputMix(3)(frames.reshape(-1)).tolist() == [200, -32_768, 32_767]
    assert InputMix(2)(frames[:, :2].reshape(-1)).tolist() == [200, -32_768, 32_767]


@pytest.mark.parametrize(
    ("channel", "channels"),
    [(0, 2), (1, 2), (1, 4), (2, 4), (3, 4), (4, 8), (7, 8), (2, 3), (63, 64)],
)
@pytest.mark.parametrize("hiss", [0, 20])
def test_a_voice_on_any_one_input_is_heard_whole(channel: int, channels: int, hiss: int) -> None:
    mix = InputMix(channels)
    got = [mix(on(channel, channels, part, hiss)) for part in np.split(noise(200), 10)]
    np.testing.assert_array_equal(np.concatenate(got), noise(200))


def test_who_talks_into_the_first_inputs_again_is_heard_again() -> None:
    mix = InputMix(4)
    mix(on(2, 4, noise(100)))
    silent = np.zeros_like(noise(100))
    assert mix(on(0, 4, noise(100))).any() or mix(on(0, 4, noise(100))).any()
    assert mix(on(0, 4, silent)).shape == silent.shape


@pytest.mark.parametrize("share", [1.0, 0.9])
def test_two_inputs_that_cancel_each_other_are_heard(share: float) -> None:
    voice = np.clip(noise(100), -32_767, 32_767)
    frames = np.stack([voice, (-voice * share).astype(np.int16)], axis=1)
    np.testing.assert_array_equal(InputMix(2)(frames.reshape(-1)), voice)
