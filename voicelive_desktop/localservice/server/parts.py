"""Chooses recogniser and voice, and stands in when a part is not installed."""

from __future__ import annotations

import importlib.util
import logging
from collections.abc import Callable
from pathlib import Path

from voicelive_desktop.localservice.echo.input_chain import NoCleaning, SoundCleaning
from voicelive_desktop.localservice.hearing import onnx_runtime, speech_files, whisper_exports
from voicelive_desktop.localservice.hearing.phrases import heard_sentences
from voicelive_desktop.localservice.hearing.recognizer import (
    HearingUtterance,
    Hypothesis,
    OnHypothesis,
    Recognizer,
    SessionSound,
)
from voicelive_desktop.localservice.hearing.silero import SileroLoading
from voicelive_desktop.localservice.hearing.speech_probability import (
    SpeechProbability,
    VoiceActivity,
)
from voicelive_desktop.localservice.protocol.resampling import SampleArray
from voicelive_desktop.localservice.server.service_options import ServiceOptions
from voicelive_desktop.localservice.voice.voice_port import VoicePort

log = logging.getLogger(__name__)


NewCleaning = Callable[[], SoundCleaning]
NewActivity = Callable[[], VoiceActivity]
HOW_TO_GET_MORE = (
    "install voicelive-desktop[speech] and run `python -m voicelive_desktop.localservice.server.model_making`, "
    "with --base for the ear base ([speech-base]); in a checkout `packaging/dev.py run --ear base` does both"
)


class PartMissingError(OSError):
    """A part that was asked for is not here; ``code`` is for whoever started the service."""

    def __init__(self, text: str, code: str) -> None:
        super().__init__(text)
        self.code = code


class _Deaf(HearingUtterance):
    """Understands nothing, but answers at once."""

    def __init__(self, on_hypothesis: OnHypothesis) -> None:
        self._on_hypothesis = on_hypothesis

    def hear(self, samples: SampleArray) -> None:
        pass

    def finish(self) -> None:
        self._on_hypothesis(Hypothesis("", is_final=True))

    def drop(self) -> None:
        pass


class NoRecognizer(Recognizer):
    """For systems without pocketsphinx: turns are detected, words are not; typing works."""

    name = "none"

    def start(self) -> None:
        """Nothing to load."""

    def open(
        self,
        on_hypothesis: OnHypothesis,
        *,
        is_narrow: bool = False,  # noqa: ARG002
        source: SessionSound | None = None,  # noqa: ARG002
    ) -> HearingUtterance:
        """Listen without understanding."""
        return _Deaf(on_hypothesis)

    def close(self) -> None:
        """Nothing to stop."""


SMALL_EAR = "pocketsphinx"


def find_silero() -> SileroLoading | None:
    """Return the network of the voice activity, which ear and turn detection share; None where it
    is not.
    """
    file = speech_files.find(speech_files.SILERO)
    if file is not None and onnx_runtime.is_installed():
        return SileroLoading(file)
    return None


def make_recognizer(options: ServiceOptions, silero: SileroLoading | None) -> Recognizer:
    """Return the ear asked for, or the best that is here.

    Raises:
        OSError: an ear was asked for that is not here.

    """
    folder = options.recognizer_model
    if folder is not None:
        return _of_folder(folder, silero)
    if options.ear == SMALL_EAR and _has_small_ear():
        return _pocketsphinx(None)
    if options.ear in {"auto", SMALL_EAR}:
        name = "tiny"
    else:
        name = options.ear
    found = speech_files.find_ear(name)
    if found is not None and silero is not None:
        return _whisper(found, silero, name)
    if options.ear not in {"auto", SMALL_EAR}:
        raise PartMissingError(
            f"the ear {options.ear} is not here: {HOW_TO_GET_MORE}", "ear_missing"
        )
    return _pocketsphinx(None)


def _has_small_ear() -> bool:
    """Whether it is installed: packages that bring Whisper leave it out."""
    return importlib.util.find_spec(SMALL_EAR) is not None


def _of_folder(folder: Path, silero: SileroLoading | None) -> Recognizer:
    if whisper_exports.is_model(folder):
        return _whisper(folder, silero)
    try:
        return _pocketsphinx(folder)
    except FileNotFoundError as problem:
        raise PartMissingError(str(problem), "ear_folder") from problem


def _whisper(folder: Path, silero: SileroLoading | None, name: str = "") -> Recognizer:
    from voicelive_desktop.localservice.hearing.whisper_recognizer import OWN_EAR, WhisperRecognizer  # noqa: PLC0415 - not always used

    if silero is None:
        needs = "Whisper needs onnxruntime and Silero's voice activity"
        raise PartMissingError(f"{needs}: {HOW_TO_GET_MORE}", "ear_missing")
    return WhisperRecognizer(folder, silero, name or OWN_EAR)


def _pocketsphinx(folder: Path | None) -> Recognizer:
    if not _has_small_ear():
        log.error("pocketsphinx is not installed: speech will be noticed but not understood")
        return NoRecognizer()
    from voicelive_desktop.localservice.hearing.pocketsphinx_recognizer import (  # noqa: PLC0415 - see above
        ModelFiles,
        PocketsphinxRecognizer,
    )

    if folder is None:
        return PocketsphinxRecognizer(heard_sentences(), None)
    return PocketsphinxRecognizer(heard_sentences(), ModelFiles.find(folder))


def make_activity(silero: SileroLoading | None) -> NewActivity:
    """Return how each session learns whether somebody speaks."""
    if silero is None:
        return SpeechProbability
    return silero.activity


def make_cleaning() -> NewCleaning:
    """Return how each session gets its echo cancellation and noise reduction."""
    if importlib.util.find_spec("pywebrtc_audio") is None:
        log.error(
            "pywebrtc-audio is not installed: echo cancellation and noise reduction will change nothing"
        )
        return NoCleaning
    from voicelive_desktop.localservice.echo.cleaning import WebRtcCleaning  # noqa: PLC0415 - may be missing

    return WebRtcCleaning


def make_voice(options: ServiceOptions) -> VoicePort:
    """Return the voice asked for, or the best that is here.

    Raises:
        OSError: a voice was asked for that is not here.

    """
    if options.voice == "system":
        from voicelive_desktop.localservice.voice.system_voice import SystemVoice  # noqa: PLC0415

        return SystemVoice()
    if options.voice in ("auto", "hibari") and (large := _hibari()) is not None:
        return large
    if options.voice == "hibari":
        raise PartMissingError(f"the voice hibari is not here: {HOW_TO_GET_MORE}", "voice_missing")
    from voicelive_desktop.localservice.voice.espeak_voice import EspeakVoice  # noqa: PLC0415 - GPL, only if asked for

    return EspeakVoice()


def _hibari() -> VoicePort | None:
    packed, assets = speech_files.find(speech_files.LEXICON), speech_files.hibari_assets()
    if packed is None or assets is None or not onnx_runtime.is_installed():
        return None
    from voicelive_desktop.localservice.voice.hibari_voice import HibariVoice  # noqa: PLC0415 - not always used

    return HibariVoice(assets, packed)
