"""How the contract tests talk: recordings as 24 kHz PCM, and waiting for events."""

from __future__ import annotations

import base64
import wave
from pathlib import Path
from typing import Any

import numpy as np

SPEECH = Path(__file__).parents[1] / "data" / "speech"
RATE_HZ = 24_000
CHUNK_BYTES = RATE_HZ * 2 // 50  # 20 ms


def pcm_24k(name: str, before_ms: int = 300, after_ms: int = 800) -> bytes:
    """A recording with silence around it; linear interpolation is good enough for a test."""
    with wave.open(str(SPEECH / f"{name}.wav"), "rb") as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2").astype(np.float64)
        positions = np.arange(0, samples.size - 1, file.getframerate() / RATE_HZ)
    spoken = np.interp(positions, np.arange(samples.size), samples).astype("<i2")
    silence_before, silence_after = (
        bytes(RATE_HZ * ms // 1000 * 2) for ms in (before_ms, after_ms)
    )
    return b"".join([silence_before, spoken.tobytes(), silence_after])


async def say(connection: Any, pcm: bytes) -> None:
    """Stream audio in pieces of 20 ms, faster than real time."""
    for start in range(0, len(pcm), CHUNK_BYTES):
        piece = pcm[start : start + CHUNK_BYTES]
        await connection.input_audio_buffer.append(audio=base64.b64encode(piece).decode())


async def until(connection: Any, kind: str) -> list[Any]:
    """Receive up to an event of this type; an error event fails, unless it is what is waited for."""
    events = []
    while True:
        event = await connection.recv()
        events.append(event)
        if event.type == kind:
            return events
        assert event.type != "error", event.as_dict()


def texts(events: list[Any], kind: str, field: str) -> list[str]:
    """A field of all events of a type."""
    return [event[field] for event in events if event.type == kind]
