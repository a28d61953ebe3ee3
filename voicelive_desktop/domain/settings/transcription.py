"""The settings of the transcription of the user's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicelive_desktop.domain import catalogue
from voicelive_desktop.domain.settings.spec import Group, Kind, Spec, setting

if TYPE_CHECKING:
    from voicelive_desktop.domain.settings.table import Settings


def _needs_transcript_language(s: Settings) -> str:
    return "" if s.transcription_model != "none" else "Transcription is off."


@dataclass(frozen=True, kw_only=True)
class TranscriptionSettings:
    """Part of `Settings`."""

    __slots__ = ()

    transcription_model: str = setting(
        "gpt-4o-transcribe",
        Spec(
            "Your words are written down by",
            "What turns your speech into the text you see; the model itself listens to your voice.",
            Group.TRANSCRIPTION,
            Kind.CHOICE,
            "transcription_model_combo",
            keywords="whisper azure-speech stt transcribe",
            choices=lambda s: catalogue.transcriptions(s.model),
        ),
    )
    transcription_language: str = setting(
        "",
        Spec(
            "Language",
            "Empty means: recognised by itself. Otherwise a code such as en-US, or several with commas (Azure Speech).",
            Group.TRANSCRIPTION,
            Kind.LINE,
            "transcription_language_edit",
            keywords="locale language en-US de-DE",
            unless=_needs_transcript_language,
        ),
    )
