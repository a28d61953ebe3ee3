"""Sound in the forms of the wire: the same sound comes back, at the right length, whatever the
borders.
"""

from __future__ import annotations

import numpy as np
import pytest

from voicelive_desktop.audio.formats.wire_format import (
    OUTPUT_RATES_HZ,
    WireFormat,
    g711_decode,
    g711_encode,
)
from voicelive_desktop.domain.words.pcm import FRAME_BYTES, RATE_HZ

TONE_HZ = 440.0
INPUTS = [
    ("pcm16", 24_000),
    ("pcm16", 16_000),
    ("pcm16", 8_000),
    ("g711_ulaw", 24_000),
    ("g711_alaw", 8_000),
]


def tone(rate_hz: int, seconds: float = 1.0) -> bytes:
    at = np.arange(int(rate_hz * seconds)) / rate_hz
    return (8000 * np.sin(2 * np.pi * TONE_HZ * at)).astype("<i2").tobytes()


def frames(pcm: bytes, size: int) -> list[bytes]:
    return [pcm[at : at + size] for at in range(0, len(pcm), size)]


def likeness(one: bytes, other: bytes) -> float:
    a, b = (np.frombuffer(pcm, "<i2").astype(float) for pcm in (one, other))
    size = min(len(a), len(b))
    return float(np.corrcoef(a[:size], b[:size])[0, 1])


@pytest.mark.parametrize(
    ("law", "levels"),
    [
        ("g711_ulaw", {0x00: -32124, 0x80: 32124, 0xFF: 0, 0x7F: 0, 0xEF: 132}),
        ("g711_alaw", {0x55: -8, 0xD5: 8, 0xAA: 32256, 0x2A: -32256, 0xC5: 264}),
    ],
)
def test_g711_has_the_levels_of_its_recommendation(law: str, levels: dict[int, int]) -> None:
    assert {code: int(g711_decode(bytes([code]), law)[0]) for code in levels} == levels


@pytest.mark.parametrize("law", ["g711_ulaw", "g711_alaw"])
def test_every_level_of_g711_survives_and_every_sample_gets_a_near_one(law: str) -> None:
    levels = g711_decode(bytes(range(256)), law)
    assert (g711_decode(g711_encode(levels, law), law) == levels).all()
    samples = np.arange(-32768, 32768, 7).astype(np.int16)
    error = np.abs(g711_decode(g711_encode(samples, law), law).astype(int) - samples)
    assert (error <= np.maximum(16, np.abs(samples.astype(int)) / 16)).all()


@pytest.mark.parametrize(("name", "rate_hz"), INPUTS)
def test_the_microphone_is_sent_in_the_chosen_form(name: str, rate_hz: int) -> None:
    codec = WireFormat(name, rate_hz, "pcm16")
    sent = b"".join(codec.encode(frame) for frame in frames(tone(RATE_HZ), FRAME_BYTES))
    wire_hz = rate_hz if name == "pcm16" else 8_000
    pcm = sent if name == "pcm16" else g711_decode(sent, name).astype("<i2").tobytes()
    assert abs(len(pcm) // 2 - wire_hz) <= 64
    assert likeness(pcm, tone(wire_hz)) > 0.99


@pytest.mark.parametrize("name", sorted(OUTPUT_RATES_HZ))
def test_the_answer_is_heard_as_it_was_said_whatever_the_borders(name: str) -> None:
    codec = WireFormat("pcm16", 24_000, name)
    said = tone(OUTPUT_RATES_HZ[name])
    wire = said if name.startswith("pcm16") else g711_encode(np.frombuffer(said, "<i2"), name)
    heard = b"".join(codec.decode(piece) for piece in frames(wire, 1001)) + codec.finish()
    assert abs(len(heard) // 2 - RATE_HZ) <= 3
    assert likeness(heard, tone(RATE_HZ)) > 0.99
    again = codec.decode(wire) + codec.finish()
    assert again == heard


def test_the_programs_own_form_goes_through_as_it_is() -> None:
    plain, pcm = WireFormat("pcm16", 24_000, "pcm16"), bytes(range(100)) * 2
    assert plain.encode(pcm) == pcm
    assert plain.decode(pcm[:99]) + plain.decode(pcm[99:]) == pcm
    assert plain.finish() == b""


def test_one_answer_can_come_in_another_form() -> None:
    mixed, quiet = WireFormat("pcm16", 24_000, "pcm16"), bytes(480)
    mixed.begin("g711_ulaw")
    decoded = mixed.decode(b"\xff" * 160) + mixed.finish()
    assert len(decoded) == 960, "20 ms"
    mixed.begin("")
    assert mixed.decode(quiet) == quiet
    mixed.begin("flac")
    assert mixed.decode(quiet) == quiet, "a form that nobody knows is taken for the session's"
