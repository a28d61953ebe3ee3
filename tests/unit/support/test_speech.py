"""The measures of speech."""

import wave
from pathlib import Path

import numpy as np
import pytest

from tests.support.requirements import needs_e2e
from tests.support.speech import (
    AFTER_S,
    BEFORE_S,
    RATE_HZ,
    FliteVoice,
    find,
    read_wav,
    recognised_share,
    sounding_s,
    tone,
    trimmed,
    word_error_rate,
    write_wav,
)


@pytest.mark.e2e
@needs_e2e
def test_the_voice_speaks_once_with_silence_around(tmp_path: Path) -> None:
    voice = FliteVoice(tmp_path)
    path = voice.say("Tell me a long story.")
    written = path.stat().st_mtime_ns
    assert voice.say("Tell me a long story.").stat().st_mtime_ns == written
    samples = read_wav(path)
    assert not samples[: round(BEFORE_S * RATE_HZ)].any()
    assert not samples[-round(AFTER_S * RATE_HZ) :].any()
    assert 0.8 < sounding_s(samples) < 2.5
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_wav_of_another_rate_and_two_channels_is_converted(tmp_path: Path) -> None:
    path = tmp_path / "tone.wav"
    moments = np.arange(16_000) / 16_000
    stereo = np.repeat(np.rint(8000 * np.sin(2 * np.pi * 440 * moments)).astype("<i2"), 2)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(stereo.tobytes())
    samples = read_wav(path)
    assert samples.size == RATE_HZ
    assert find(tone(440, 0.5), samples).coefficient == pytest.approx(1, abs=0.001)


def test_what_is_written_is_read_unchanged(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(-32_768, 32_767, 1000, dtype=np.int16)
    write_wav(tmp_path / "noise.wav", noise)
    assert np.array_equal(read_wav(tmp_path / "noise.wav"), noise)


@pytest.mark.parametrize(
    ("heard", "rate"),
    [
        ("what time is it", 0),
        ("What time is it?", 0),
        ("what dime is it", 0.25),
        ("what is it", 0.25),
        ("so what time is it", 0.25),
        ("", 1),
    ],
)
def test_word_errors_are_counted_against_what_was_said(heard: str, rate: float) -> None:
    assert word_error_rate("What time is it?", heard) == rate


def test_the_recognised_share_ignores_what_else_was_heard() -> None:
    assert recognised_share("a long story", "please tell me a long stormy") == pytest.approx(2 / 3)


def test_a_sound_is_found_in_noise_whatever_its_loudness() -> None:
    noise = np.random.default_rng(2).normal(0, 20, RATE_HZ)
    needle = np.random.default_rng(3).normal(0, 3000, 4800)
    noise[7000:11_800] += needle * -0.1
    match = find(needle, noise)
    assert match.lag == 7000
    assert match.coefficient == pytest.approx(-1, abs=0.01)


def test_silence_matches_nothing() -> None:
    assert find(tone(440, 0.1), np.zeros(RATE_HZ, dtype=np.int16)).coefficient == 0


def test_only_what_sounds_is_measured() -> None:
    silence = np.zeros(RATE_HZ // 2, dtype=np.int16)
    samples = np.concatenate([silence, tone(440, 0.2), silence, tone(440, 0.3), silence])
    assert sounding_s(samples) == pytest.approx(0.5, abs=0.011)
    assert trimmed(samples).size / RATE_HZ == pytest.approx(1.0, abs=0.02)
    assert trimmed(silence).size == 0
