"""What the audio check reads out of what it hears."""

from __future__ import annotations

import numpy as np
import pytest

from tests.unit.audio.rig import talk
from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.audio.extras.check_sounds import chirp, find_chirp, heard_in, tone
from voicelive_desktop.domain.words.pcm import RATE_HZ


def room(seconds: float, db: float, seed: int = 1) -> Samples:
    """Noise at this level."""
    noise = np.random.default_rng(seed).normal(0, 32768 * 10 ** (db / 20), int(RATE_HZ * seconds))
    return np.clip(np.rint(noise), -32768, 32767).astype(np.int16)


@pytest.mark.parametrize("delay_ms", [0, 33, 420])
@pytest.mark.parametrize("share", [1.0, 0.02])
def test_the_chirp_is_found_to_the_sample_also_softly_and_in_noise(
    delay_ms: int, share: float
) -> None:
    heard = room(1.2, -60.0).astype(np.float64)
    at = RATE_HZ * delay_ms // 1000
    heard[at : at + len(chirp())] += chirp() * share
    assert find_chirp(heard.astype(np.int16)) == pytest.approx(at, abs=2)


@pytest.mark.parametrize(
    "sound",
    [room(1.2, -30.0), talk(1.2, -20.0), np.zeros(RATE_HZ, np.int16), tone(), room(0.1, -30)],
)
def test_without_a_loop_there_is_none(sound: Samples) -> None:
    assert find_chirp(sound) is None


@pytest.mark.parametrize("db", [-18.0, -40.0])
def test_a_voice_is_as_loud_as_its_syllables(db: float) -> None:
    heard = heard_in((talk(3.0, db) + room(3.0, -70.0)).astype(np.int16))
    assert heard.loudness_db == pytest.approx(db, abs=1.0)
    assert heard.peak_db == pytest.approx(db + 3, abs=1.0)
    assert 1.2 < heard.voice_s < 2.6
    assert not heard.clipped


def test_a_noise_that_goes_on_is_no_voice() -> None:
    heard = heard_in(room(3.0, -40.0))
    assert heard.voice_s == 0.0
    assert not heard.zeros


def test_clipping_and_silence_are_seen() -> None:
    loud = np.clip(talk(2.0, -3.0).astype(np.int32) * 3, -32768, 32767).astype(np.int16)
    assert heard_in(loud).clipped
    assert heard_in(np.zeros(RATE_HZ, np.int16)).zeros
    assert heard_in(np.zeros(0, np.int16)).zeros
