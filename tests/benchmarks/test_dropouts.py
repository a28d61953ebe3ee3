"""Sound lost while the main thread is hindered and the waveform is drawn 60 times a second.

Prints one JSON object for each hindrance: as a benchmark for 20 s, as a soak test for ten minutes
(`VLD_SOAK_MINUTES=1` tries those out shorter).
"""

from __future__ import annotations

import asyncio
import ctypes
import json
import os
import sys
import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from tests.support.requirements import needs_e2e
from tests.support.virtual_audio import VirtualAudio
from voicelive_desktop.app.runtime.sources import LaneSource
from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.audio.devices.portaudio import PortAudio
from voicelive_desktop.audio.engine import AudioEngine
from voicelive_desktop.domain.facts.events import PlaybackOpened, PlaybackUnderflowed
from voicelive_desktop.domain.words.ids import DeviceName, ItemId, ResponseId
from voicelive_desktop.domain.words.pcm import RATE_HZ
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.voice_bar.waveform import Waveform

pytestmark = [pytest.mark.soak, pytest.mark.e2e, needs_e2e, pytest.mark.timeout(3600)]

SHORT_S = 20.0
LONG_S = 60 * float(os.environ.get("VLD_SOAK_MINUTES", "10"))
EVERY_S = 5.0
PICTURE_S = 1 / 60
REPLY, ITEM = ResponseId("reply"), ItemId("item")
NOISE: Samples = np.random.default_rng(5).integers(2_000, 12_000, RATE_HZ).astype(np.int16)


def _busy(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        sum(range(100))


def _holds_the_gil(seconds: float) -> None:
    ctypes.PyDLL(None).usleep(int(seconds * 1e6))  # PyDLL, unlike CDLL, keeps the lock


HINDRANCES: dict[str, Callable[[], None]] = {
    "nothing": lambda: None,
    "asleep_200_ms": lambda: time.sleep(0.2),
    "busy_python_200_ms": lambda: _busy(0.2),
    "gil_held_50_ms": lambda: _holds_the_gil(0.05),
    "gil_held_200_ms": lambda: _holds_the_gil(0.2),
}


@pytest.fixture
def card(monkeypatch: pytest.MonkeyPatch) -> Iterator[VirtualAudio]:
    with VirtualAudio() as made:
        for name, value in made.env.items():
            monkeypatch.setenv(name, value)
        PortAudio().reinitialise()
        interval = sys.getswitchinterval()
        sys.setswitchinterval(0.0005)
        yield made
        sys.setswitchinterval(interval)


@pytest.mark.benchmark
@pytest.mark.parametrize("hindrance", HINDRANCES)
def test_what_is_lost_while_the_main_thread_is_hindered(
    hindrance: str, card: VirtualAudio, qapp: QApplication
) -> None:
    _print(hindrance, SHORT_S, card)


@pytest.mark.parametrize("hindrance", HINDRANCES)
def test_what_is_lost_in_ten_minutes(
    hindrance: str, card: VirtualAudio, qapp: QApplication
) -> None:
    _print(hindrance, LONG_S, card)


def _print(hindrance: str, length_s: float, card: VirtualAudio) -> None:
    found = asyncio.run(_hindered(card, HINDRANCES[hindrance], length_s))
    print(
        json.dumps({"benchmark": "dropouts", "hindrance": hindrance, "seconds": length_s, **found})
    )


async def _hindered(
    card: VirtualAudio, hinder: Callable[[], None], length_s: float
) -> dict[str, object]:
    told: list[PlaybackUnderflowed] = []
    opened: list[float] = []

    def note(event: object) -> None:
        if isinstance(event, PlaybackUnderflowed):
            told.append(event)
        elif isinstance(event, PlaybackOpened):
            opened.append(round(event.latency_ms))

    engine = AudioEngine(PortAudio(), note)
    you, assistant = LaneSource(), LaneSource()
    you.attach(engine.microphone_history)
    assistant.attach(engine.speaker_history)
    waveform = Waveform(you, assistant, Theme())
    waveform.resize(600, 72)
    try:
        await engine.open_microphone(DeviceName("test_mic|ALSA"))
        await engine.open_speaker(DeviceName("test_speaker|ALSA"))
        with card.record() as recording:
            frames = asyncio.get_running_loop().create_task(_read(engine))
            for _ in range(int(length_s)):
                engine.play(REPLY, ITEM, NOISE.tobytes())
            engine.finish(REPLY, ITEM)
            await _draw(waveform, hinder, length_s)
            frames.cancel()
            sound = np.flatnonzero(recording.samples())
        whole = int(sound[-1]) - int(sound[0]) + 1
        statistics = engine.statistics()
    finally:
        await engine.close()
        waveform.deleteLater()
    return {
        "lost_ms": round((whole - len(sound)) * 1000 / RATE_HZ, 1),
        "microphone_frames_lost": statistics.dropped_frames + statistics.input_overflows,
        "underflows_told": len(told),
        "output_latencies_ms": opened,
    }


async def _read(engine: AudioEngine) -> None:
    while True:
        await engine.read()


async def _draw(waveform: Waveform, hinder: Callable[[], None], length_s: float) -> None:
    began = hindered = time.monotonic()
    while (now := time.monotonic()) < began + length_s + 1:
        waveform.grab()
        if now - hindered > EVERY_S:
            hindered = now
            hinder()
        await asyncio.sleep(PICTURE_S)
