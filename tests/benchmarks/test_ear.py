"""How well and how soon the local service's large ear understands people, and what it makes of
noise.

Needs a folder of recordings named by VLD_SPEECH_PEOPLE: 16 kHz FLAC or WAV, and `text.tsv` of names
and words. With the package `whisper-normalizer` the words are compared as Whisper's own figures
are, else in small letters without marks. Prints one JSON object for each ear.
"""

from __future__ import annotations

import importlib
import json
import os
import queue
import re
import statistics
import subprocess
import time
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.support.speech import word_errors
from tests.support.speech_parts import speech_parts
from voicelive_desktop.localservice.hearing import speech_files
from voicelive_desktop.localservice.hearing.recognizer import Hypothesis, Recognizer
from voicelive_desktop.localservice.hearing.turn_detection import (
    DetectionSettings,
    TurnDetector,
    UtteranceStarted,
)
from voicelive_desktop.localservice.protocol.resampling import SampleArray
from voicelive_desktop.localservice.server.parts import find_silero, make_activity, make_recognizer
from voicelive_desktop.localservice.server.service_options import ServiceOptions

__all__ = ["speech_parts"]

pytestmark = [pytest.mark.benchmark, pytest.mark.soak]

RATE_HZ = 16_000
PIECE = RATE_HZ // 50
BEFORE_S, SILENCE_S = 0.3, 0.5  # as turn detection hands it over
NOISE_S = 20


def recordings() -> list[tuple[SampleArray, str]]:
    named = os.environ.get("VLD_SPEECH_PEOPLE")
    if not named:
        pytest.skip("VLD_SPEECH_PEOPLE names no recordings")
    folder = Path(named)
    lines = (folder / "text.tsv").read_text(encoding="utf-8").splitlines()
    found = []
    for name, words in (line.split("\t") for line in lines if "\t" in line):
        file = next(
            (f for f in folder.glob(f"{Path(name).stem}.*") if f.suffix in (".flac", ".wav")), None
        )
        if file is not None:
            found.append((read(file), words))
    return found


def read(file: Path) -> SampleArray:
    if file.suffix == ".wav":
        with wave.open(str(file), "rb") as sound:
            data = sound.readframes(sound.getnframes())
    else:
        command = [
            "ffmpeg",
            "-v",
            "error",
            "-i",
            str(file),
            "-f",
            "s16le",
            "-ar",
            str(RATE_HZ),
            "-ac",
            "1",
            "-",
        ]
        data = subprocess.run(command, check=True, capture_output=True).stdout
    return np.frombuffer(data, dtype="<i2").astype(np.float32) / np.float32(32_768)


def normaliser() -> Callable[[str], str]:
    try:
        english: Any = importlib.import_module("whisper_normalizer.english")
    except ImportError:
        return lambda text: " ".join(re.findall(r"[\w']+", text.lower()))
    normalise: Callable[[str], str] = english.EnglishTextNormalizer()
    return normalise


def understood(ear: Recognizer, sound: SampleArray) -> tuple[str, float]:
    """The words, and how long after the end of the turn they were there; the sound comes as it is
    spoken.
    """
    heard: queue.SimpleQueue[Hypothesis] = queue.SimpleQueue()
    hearing = ear.open(heard.put)
    began = time.monotonic()
    for at in range(0, sound.size, PIECE):
        hearing.hear(sound[at : at + PIECE])
        time.sleep(max(0.0, began + (at + PIECE) / RATE_HZ - time.monotonic()))
    ended = time.monotonic()
    hearing.finish()
    while not (hypothesis := heard.get(timeout=120)).is_final:
        pass
    return hypothesis.text, time.monotonic() - ended


@pytest.mark.parametrize("name", ["tiny", "base"])
def test_people(speech_parts: Path, name: str) -> None:
    if speech_files.find_ear(name) is None:
        pytest.skip(f"the ear {name} is not here")
    ear = make_recognizer(ServiceOptions(key="", ear=name), find_silero())
    ear.start()
    normalise = normaliser()
    errors = words = 0
    waits = []
    for sound, said in recordings():
        quiet = [np.zeros(round(s * RATE_HZ), dtype=np.float32) for s in (BEFORE_S, SILENCE_S)]
        text, wait_s = understood(ear, np.concatenate([quiet[0], sound, quiet[1]]))
        errors += word_errors(normalise(said), normalise(text))
        words += len(normalise(said).split())
        waits.append(wait_s)
    ear.close()
    figures = {"words": words, "word_error_percent": round(100 * errors / words, 2)}
    waits.sort()
    figures |= {
        "wait_p50_s": round(statistics.median(waits), 3),
        "wait_p90_s": round(waits[len(waits) * 9 // 10], 3),
    }
    print(json.dumps({"ear": name, **figures, "load": os.getloadavg()[0]}))


def test_noises(speech_parts: Path) -> None:
    rng = np.random.default_rng(4)
    moments = np.arange(NOISE_S * RATE_HZ) / RATE_HZ
    white = rng.standard_normal(moments.size)
    clicks = np.where(rng.random(moments.size) < 3 / RATE_HZ, 1.0, 0.0)
    kinds = {
        "white": white * 0.05,
        "pink": np.convolve(white, 1 / np.arange(1, 400), "same") * 0.02,
        "hum": np.sin(2 * np.pi * 50 * moments) * 0.2,
        "knocks": np.convolve(clicks, np.exp(-np.arange(800) / 120), "same") * 0.5,
        "fan": np.convolve(white, np.ones(40) / 40, "same")
        * 0.3
        * (1 + 0.3 * np.sin(2 * np.pi * 7 * moments)),
        "tones": np.sin(2 * np.pi * (440 * 2 ** (np.floor(moments * 2) % 12 / 12)) * moments) * 0.2,
    }
    turns = {}
    for name, sound in kinds.items():
        detector = TurnDetector(DetectionSettings(), activity=make_activity(find_silero())())
        found = detector.push(np.clip(sound, -1, 1).astype(np.float32))
        turns[name] = sum(isinstance(event, UtteranceStarted) for event in found)
    print(json.dumps({"turns_in_noise": turns, "seconds_each": NOISE_S}))
    assert sum(turns.values()) == 0
