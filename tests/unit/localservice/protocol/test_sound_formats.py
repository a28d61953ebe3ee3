"""Resampling and the formats of the wire."""

from __future__ import annotations

import numpy as np
import pytest

from tests.unit.localservice.surroundings import pieces
from voicelive_desktop.localservice.protocol.audio_formats import (
    OUTPUT_FORMATS,
    InputDecoder,
    bytes_per_ms,
    encode_output,
    g711_decode,
    g711_encode,
    output_rate_hz,
    samples_to_pcm,
)
from voicelive_desktop.localservice.protocol.resampling import RateConverter, SampleArray, resample


def tone(rate_hz: int, hertz: float = 1000, seconds: float = 0.5) -> SampleArray:
    return np.sin(2 * np.pi * hertz * np.arange(int(rate_hz * seconds)) / rate_hz).astype(
        np.float32
    ) * np.float32(0.5)


@pytest.mark.parametrize(
    ("rate_in", "rate_out"),
    [(24_000, 16_000), (8_000, 16_000), (44_100, 16_000), (48_000, 16_000), (22_050, 24_000)],
)
def test_a_tone_stays_the_same_tone_at_another_rate(rate_in: int, rate_out: int) -> None:
    changed, expected = resample(tone(rate_in), rate_in, rate_out), tone(rate_out)
    assert changed.size == expected.size
    assert np.max(np.abs(changed[100:-100] - expected[100:-100])) < 0.001


def test_chunk_borders_do_not_change_a_stream() -> None:
    sound = tone(24_000)
    stream = RateConverter(24_000, 16_000)
    parts = [stream.push(piece) for piece in pieces(sound, 481)]
    streamed = np.concatenate([*parts, stream.finish()])
    whole = resample(sound, 24_000, 16_000)
    assert np.allclose(streamed[: whole.size], whole, atol=1e-6)


def test_a_stream_holds_back_less_than_two_milliseconds() -> None:
    stream = RateConverter(24_000, 16_000)
    assert stream.push(tone(24_000, seconds=0.1)).size >= 1600 - 32


def test_tones_above_half_the_new_rate_disappear() -> None:
    assert np.max(np.abs(resample(tone(24_000, 11_000), 24_000, 16_000)[200:-200])) < 0.002


@pytest.mark.parametrize("law", ["g711_ulaw", "g711_alaw"])
def test_g711_keeps_speech_within_its_precision(law: str) -> None:
    pcm = samples_to_pcm(tone(8_000))
    back = g711_decode(g711_encode(pcm, law), law)
    error = np.abs(back.astype(int) - pcm)
    assert np.all(error <= np.maximum(16, np.abs(pcm) / 16))


def test_g711_has_the_codes_of_the_standard() -> None:
    assert g711_decode(b"\x00\x80\xff", "g711_ulaw").tolist() == [-32124, 32124, 0]
    assert g711_decode(b"\xd5\x55\xaa", "g711_alaw").tolist() == [8, -8, 32256]


@pytest.mark.parametrize(
    ("audio_format", "rate"),
    [("pcm16", 8_000), ("pcm16", 16_000), ("pcm16", 24_000), ("pcm16", 44_100), ("g711_ulaw", 0)],
)
def test_every_input_becomes_16_khz(audio_format: str, rate: int) -> None:
    decoder = InputDecoder(audio_format, rate)
    sound = tone(decoder.rate_hz)
    data = (
        g711_encode(samples_to_pcm(sound), audio_format)
        if rate == 0
        else samples_to_pcm(sound).tobytes()
    )
    # odd sizes too
    out = np.concatenate([decoder.push(data[i : i + 333])[0] for i in range(0, len(data), 333)])
    expected = tone(16_000)[: out.size]
    assert out.size > 7_900
    assert np.max(np.abs(out[200:] - expected[200:])) < 0.03


def test_of_two_channels_the_first_is_the_microphone() -> None:
    left, right = tone(16_000, 500), tone(16_000, 1500)
    data = samples_to_pcm(np.stack([left, right], axis=1).reshape(-1)).tobytes()
    microphone, reference = InputDecoder("pcm16", 16_000, channels=2).push(data)
    assert reference is not None
    assert np.allclose(microphone, left, atol=1e-4)
    assert np.allclose(reference, right, atol=1e-4)


@pytest.mark.parametrize("audio_format", OUTPUT_FORMATS)
def test_output_has_the_length_of_its_format(audio_format: str) -> None:
    data = encode_output(tone(24_000), 24_000, audio_format)
    assert len(data) == pytest.approx(500 * bytes_per_ms(audio_format), abs=2)


def test_pcm16_alone_means_24_khz() -> None:
    assert output_rate_hz("pcm16") == 24_000
    assert output_rate_hz("pcm16_8000hz") == output_rate_hz("g711_alaw") == 8_000
