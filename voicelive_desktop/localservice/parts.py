"""Chooses recogniser and voice, and stands in when a part is not installed."""

from __future__ import annotations

import importlib.util
import logging
from collections.abc import Callable
from pathlib import Path

from voicelive_desktop.localservice import onnx_runtime, speech_files
from voicelive_desktop.localservice.input_chain import NoCleaning, SoundCleaning
from voicelive_desktop.localservice.options import Options
from voicelive_desktop.localservice.phrases import heard_sentences
from voicelive_desktop.localservice.recognizer import Hearing, Hypothesis, OnHypothesis, Recognizer
from voicelive_desktop.localservice.resampling import Samples
from voicelive_desktop.localservice.speech_probability import SpeechProbability, VoiceActivity
from voicelive_desktop.localservice.voice import Voice

log = logging.getLogger(__name__)


NewCleaning = Callable[[], SoundCleaning]
NewActivity = Callable[[], VoiceActivity]
HOW_TO_GET_EARS = (
    "install voicelive-desktop[speech] and run `python -m voicelive_desktop.localservice.models`, with --base for the "
    "ear base; in a checkout `packaging/dev.py run --ear base` does both"
)


class _Deaf(Hearing):
    """Understands nothing, but answers at once."""

    def __init__(self, on_hypothesis: OnHypothesis) -> None:
        self._on_hypothesis = on_hypothesis

    def hear(self, samples: Samples) -> None:
        pass

    def finish(self) -> None:
        self._on_hypothesis(Hypothesis("", is_final=True))

    def drop(self) -> None:
        pass


class NoRecognizer(Recognizer):
    """For systems without pocketsphinx: turns are detected, words are not; typing works."""

    def start(self) -> None:
        """Nothing to load."""

    def open(self, on_hypothesis: OnHypothesis, *, is_narrow: bool = False) -> Hearing:  # noqa: ARG002
        """Listen without understanding."""
        return _Deaf(on_hypothesis)

    def close(self) -> None:
        """Nothing to stop."""


def make_recognizer(options: Options) -> Recognizer:
    """Return the ear asked for, or the best that is here.

    Raises:
        OSError: an ear was asked for that is not here.

    """
    folder = options.recognizer_model
    if folder is not None:
        return _whisper(folder) if speech_files.is_ear(folder) else _pocketsphinx(folder)
    if options.ear == "pocketsphinx":
        return _pocketsphinx(None)
    if (found := _found_ear(options.ear)) is not None:
        return _whisper(found)
    if options.ear != "auto":
        raise OSError(f"the ear {options.ear} is not here: {HOW_TO_GET_EARS}")
    return _pocketsphinx(None)


def _found_ear(name: str) -> Path | None:
    if not onnx_runtime.is_installed() or speech_files.find(speech_files.SILERO) is None:
        return None
    return speech_files.find_ear("tiny" if name == "auto" else name)


def _whisper(folder: Path) -> Recognizer:
    from voicelive_desktop.localservice.whisper_recognizer import WhisperRecognizer  # noqa: PLC0415 - may be missing

    silero = speech_files.find(speech_files.SILERO)
    if silero is None or not onnx_runtime.is_installed():
        raise OSError(f"Whisper needs onnxruntime and Silero's voice activity: {HOW_TO_GET_EARS}")
    return WhisperRecognizer(folder, silero)


def _pocketsphinx(folder: Path | None) -> Recognizer:
    if importlib.util.find_spec("pocketsphinx") is None:
        log.error("pocketsphinx is not installed: speech will be noticed but not understood")
        return NoRecognizer()
    from voicelive_desktop.localservice.pocketsphinx_recognizer import (  # noqa: PLC0415 - may be missing
        ModelFiles,
        PocketsphinxRecognizer,
    )

    return PocketsphinxRecognizer(heard_sentences(), None if folder is None else ModelFiles.find(folder))


def make_activity() -> NewActivity:
    """Return how each session learns whether somebody speaks; begins to load what that takes."""
    silero = speech_files.find(speech_files.SILERO)
    if silero is None or not onnx_runtime.is_installed():
        return SpeechProbability
    from voicelive_desktop.localservice.silero import SileroLoading  # noqa: PLC0415 - may be missing

    loading = SileroLoading(silero)
    loading.start()
    return loading.activity


def make_cleaning() -> NewCleaning:
    """Return how each session gets its echo cancellation and noise reduction."""
    if importlib.util.find_spec("pywebrtc_audio") is None:
        log.error("pywebrtc-audio is not installed: echo cancellation and noise reduction will change nothing")
        return NoCleaning
    from voicelive_desktop.localservice.cleaning import WebRtcCleaning  # noqa: PLC0415 - may be missing

    return WebRtcCleaning


def make_voice(options: Options) -> Voice:
    """Return the voice asked for."""
    if options.voice == "system":
        from voicelive_desktop.localservice.system_voice import SystemVoice  # noqa: PLC0415

        return SystemVoice()
    from voicelive_desktop.localservice.espeak_voice import EspeakVoice  # noqa: PLC0415 - GPL, only if asked for

    return EspeakVoice()
