"""The settings of the transcription of the user's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicelive_desktop.domain.catalogue import models
from voicelive_desktop.domain.settings.model import family_of
from voicelive_desktop.domain.settings.sent import STRIPPED, Sent
from voicelive_desktop.domain.settings.spec import Group, Kind, Spec, setting
from voicelive_desktop.domain.settings.texts import lines, pairs_problem
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words

if TYPE_CHECKING:
    from voicelive_desktop.domain.settings.table import Settings


MOST_PHRASES = 499  # voice-live-api.md A3


def _needs_transcription(s: Settings) -> str:
    if s.transcription_model != "none":
        return ""
    return Words("Transcription is off.")


def _azure_speech_only(s: Settings) -> str:
    azure = s.transcription_model.startswith(("azure-speech", "mai-"))
    if azure:
        return ""
    return Words("Only for Azure Speech, which text models use.")


def _openai_only(s: Settings) -> str:
    if not _azure_speech_only(s):
        return Words("Azure Speech does not accept a prompt.")
    return ""


def _phrases_problem(text: str) -> str:
    if len(lines(text)) <= MOST_PHRASES:
        return ""
    return Words("The service accepts at most {n} of them.", n=MOST_PHRASES)


@dataclass(frozen=True, kw_only=True)
class TranscriptionSettings:
    """Part of `Settings`."""

    __slots__ = ()

    transcription_model: str = setting(
        "gpt-4o-transcribe",
        Spec(
            "Transcription model",
            "Turns your speech into the text you see. The model itself hears your voice.",
            Group.TRANSCRIPTION,
            Kind.CHOICE,
            keywords="whisper azure-speech stt transcribe",
            choices=lambda s: models.transcriptions(family_of(s)),
            wire="input_audio_transcription.model",
            sent=Sent(heads="none"),
        ),
    )
    transcription_language: str = setting(
        "",
        Spec(
            "Language you speak",
            "Leave empty to detect it. Otherwise a code such as en-US; Azure Speech accepts several, "
            "separated by commas.",
            Group.TRANSCRIPTION,
            Kind.LINE,
            keywords="locale language en-US de-DE",
            unless=_needs_transcription,
            wire="input_audio_transcription.language",
            sent=Sent(STRIPPED, unsaid=True),
            azure_only=True,  # the demo's ear knows English
        ),
    )
    transcription_phrases: str = setting(
        "",
        Spec(
            "Phrase list",
            "Names and terms you will use, one per line.",
            Group.TRANSCRIPTION,
            Kind.LINES,
            keywords="phrase list vocabulary names",
            unless=_azure_speech_only,
            folds=True,
            wire="input_audio_transcription.phrase_list",
            sent=Sent(unsaid=True),
            azure_only=True,
            check=_phrases_problem,
        ),
    )
    transcription_custom_speech: str = setting(
        "",
        Spec(
            "Custom Speech models",
            "Your own models, one “language: model ID” per line.",
            Group.TRANSCRIPTION,
            Kind.PAIRS,
            keywords="custom speech endpoint",
            unless=_azure_speech_only,
            folds=True,
            wire="input_audio_transcription.custom_speech",
            sent=Sent(unsaid=True),
            azure_only=True,
            check=pairs_problem,
        ),
    )
    transcription_prompt: str = setting(
        "",
        Spec(
            "Transcription prompt",
            "What the conversation is about, or words that will come up.",
            Group.TRANSCRIPTION,
            Kind.LINE,
            keywords="prompt hint context",
            unless=_openai_only,
            folds=True,
            wire="input_audio_transcription.prompt",
            sent=Sent(STRIPPED, unsaid=True),
            azure_only=True,
        ),
    )
