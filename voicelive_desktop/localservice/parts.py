"""Chooses recogniser and voice, and stands in when a part is not installed."""

from __future__ import annotations

import importlib.util
import logging
from collections.abc import Callable

from voicelive_desktop.localservice.input_chain import NoCleaning, SoundCleaning
from voicelive_desktop.localservice.options import Options
from voicelive_desktop.localservice.phrases import heard_sentences
from voicelive_desktop.localservice.recognizer import Hearing, Hypothesis, OnHypothesis, Recognizer
from voicelive_desktop.localservice.resampling import Samples
from voicelive_desktop.localservice.voice import Voice

log = logging.getLogger(__name__)


NewCleaning = Callable[[], SoundCleaning]


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
    """Return pocketsphinx with the person's own model or its built-in one."""
    if importlib.util.find_spec("pocketsphinx") is None:
        log.error("pocketsphinx is not installed: speech will be noticed but not understood")
        return NoRecognizer()
    from voicelive_desktop.localservice.pocketsphinx_recognizer import (  # noqa: PLC0415 - may be missing
        ModelFiles,
        PocketsphinxRecognizer,
    )

    folder = options.recognizer_model
    return PocketsphinxRecognizer(heard_sentences(), None if folder is None else ModelFiles.find(folder))


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
