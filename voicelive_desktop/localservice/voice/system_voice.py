"""The voices of the operating system, through the command each system brings along.

macOS ``say``, Windows SAPI through PowerShell, elsewhere the first of flite, pico2wave or espeak-ng
that is installed. A command takes a tenth of a second and more, so it runs in a thread of its own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import wave
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import numpy as np

from voicelive_desktop.localservice.protocol.audio_formats import pcm_to_samples
from voicelive_desktop.localservice.voice.voice_port import (
    SpokenText,
    VoicePort,
    VoiceStyle,
    words_evenly,
)

DEADLINE_S = 30
NORMAL_WORDS_PER_MINUTE = 175
SAPI_SCRIPT = (
    "Add-Type -AssemblyName System.Speech; $s = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
    "$s.Rate = [int]$env:VL_RATE; $s.SetOutputToWaveFile($env:VL_FILE); $s.Speak($env:VL_TEXT); $s.Dispose()"
)

SpeakCommand = Callable[[str, Path, VoiceStyle], Sequence[str]]


def _say(text: str, file: Path, style: VoiceStyle) -> Sequence[str]:
    rate = str(round(NORMAL_WORDS_PER_MINUTE * style.rate))
    return (
        "say",
        "-r",
        rate,
        "-o",
        str(file),
        "--file-format=WAVE",
        "--data-format=LEI16@22050",
        "--",
        text,
    )


def _sapi(_text: str, _file: Path, _style: VoiceStyle) -> Sequence[str]:
    return ("powershell", "-NoProfile", "-Command", SAPI_SCRIPT)


def _flite(text: str, file: Path, style: VoiceStyle) -> Sequence[str]:
    stretch = f"duration_stretch={1 / style.rate:.2f}"
    return ("flite", "-voice", "slt", "--setf", stretch, "-t", text, "-o", str(file))


def _pico(text: str, file: Path, _style: VoiceStyle) -> Sequence[str]:
    return ("pico2wave", "-w", str(file), text)


def _espeak(text: str, file: Path, style: VoiceStyle) -> Sequence[str]:
    return (
        "espeak-ng",
        "-s",
        str(round(NORMAL_WORDS_PER_MINUTE * style.rate)),
        "-w",
        str(file),
        "--",
        text,
    )


def find_command(
    platform: str = sys.platform, which: Callable[[str], str | None] = shutil.which
) -> SpeakCommand | None:
    """Return how this system speaks, or None."""
    if platform == "darwin":
        return _say
    if platform == "win32":
        return _sapi
    commands = {"flite": _flite, "pico2wave": _pico, "espeak-ng": _espeak}
    return next((command for name, command in commands.items() if which(name)), None)


class SystemVoice(VoicePort):
    """Speaks with a command; OSError when the system has none."""

    name = "system"

    def __init__(self, command: SpeakCommand | None = None) -> None:
        found = command or find_command()
        if found is None:
            raise OSError("this system has no speech command (tried flite, pico2wave, espeak-ng)")
        self._command = found
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="system-voice")

    def speak(self, text: str, style: VoiceStyle) -> Future[SpokenText]:
        """Speak in the background."""
        return self._pool.submit(self._run, text, style)

    def close(self) -> None:
        """Wait for the command that runs, forget the others."""
        self._pool.shutdown(cancel_futures=True)

    def _run(self, text: str, style: VoiceStyle) -> SpokenText:
        with tempfile.TemporaryDirectory(prefix="voicelive-") as folder:
            file = Path(folder) / "speech.wav"
            environment = {
                **os.environ,
                "VL_FILE": str(file),
                "VL_TEXT": text,
                "VL_RATE": str(round((style.rate - 1) * 10)),
            }
            subprocess.run(
                self._command(text, file, style),
                check=True,
                timeout=DEADLINE_S,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            return speech_from_wave(file, text)


def speech_from_wave(file: Path, text: str) -> SpokenText:
    """Read a 16-bit mono WAV file."""
    with wave.open(str(file), "rb") as sound:
        pcm = np.frombuffer(sound.readframes(sound.getnframes()), dtype="<i2")
        samples, rate_hz = pcm_to_samples(pcm[:: sound.getnchannels()]), sound.getframerate()
    return SpokenText(samples, rate_hz, words_evenly(text, samples.size * 1000 / rate_hz))
