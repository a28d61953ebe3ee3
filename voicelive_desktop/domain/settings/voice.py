"""The settings of the voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicelive_desktop.domain.catalogue import models, voices
from voicelive_desktop.domain.settings.sent import FACTOR, PERCENT, STRIPPED, Sent
from voicelive_desktop.domain.settings.spec import Applies, Group, Kind, Spec, fixed, setting
from voicelive_desktop.domain.settings.texts import address_problem, languages_problem
from voicelive_desktop.domain.words.kinds import VoiceType
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words

if TYPE_CHECKING:
    from voicelive_desktop.domain.settings.table import Settings


_AZURE_VOICES = frozenset(VoiceType) - {VoiceType.OPENAI, VoiceType.AZURE_REALTIME_NATIVE}


def _azure_voice_only(s: Settings) -> str:
    if s.voice_type in _AZURE_VOICES:
        return ""
    return Words("Only for Azure voices.")


def _named_voice(s: Settings) -> str:
    if s.voice_type == VoiceType.AVATAR_VOICE_SYNC:
        return Words("The avatar has its own voice.")
    return ""


def _custom_voice(s: Settings) -> str:
    if s.voice_type == VoiceType.AZURE_CUSTOM:
        return ""
    return Words("Only for custom voices.")


def _modelled_voice(s: Settings) -> str:
    modelled = s.voice_type in {VoiceType.AZURE_PERSONAL, VoiceType.AVATAR_VOICE_SYNC}
    if modelled:
        return ""
    return Words("Only for personal and avatar voices.")


def _varying_voice(s: Settings) -> str:
    standard = s.voice_type == VoiceType.AZURE_STANDARD and "HD" not in s.voice_name
    if standard:
        return Words("Only for HD voices.")
    return _azure_voice_only(s)


def _has_own_rate(s: Settings) -> bool:
    return not _azure_voice_only(s) and s.voice_rate != 1.0


@dataclass(frozen=True, kw_only=True)
class VoiceSettings:
    """Part of `Settings`."""

    __slots__ = ()

    voice_type: VoiceType = setting(
        VoiceType.AZURE_STANDARD,
        Spec(
            "Voice type",
            "Azure voices work with every model. OpenAI voices need a GPT model.",
            Group.VOICE,
            Kind.CHOICE,
            keywords="openai azure neural hd provider custom personal avatar",
            applies=Applies.BEFORE_AUDIO,
            choices=fixed(models.VOICE_TYPES),
            wire="voice.type",
        ),
    )
    voice_name: str = setting(
        "en-US-Ava:DragonHDLatestNeural",
        Spec(
            "Voice",
            "Choose from the list, or type a voice name that is not in it.",
            Group.VOICE,
            Kind.EDITABLE_CHOICE,
            keywords=Words(
                "speaker name ava alloy language other another different change male female"
            ),
            applies=Applies.BEFORE_AUDIO,
            choices=lambda s: voices.near(s.voice_type, s.voice_name),
            more="Browse and listen…",
            unless=_named_voice,
            wire="voice.name",
        ),
    )
    voice_endpoint_id: str = setting(
        "",
        Spec(
            "Custom voice endpoint ID",
            "Find it in Speech Studio, on the page of your custom voice.",
            Group.VOICE,
            Kind.LINE,
            keywords="custom neural endpoint id",
            applies=Applies.BEFORE_AUDIO,
            unless=_custom_voice,
            folds=True,
            wire="voice.endpoint_id",
            sent=Sent(STRIPPED),
            azure_only=True,
        ),
    )
    voice_model: str = setting(
        "DragonLatestNeural",
        Spec(
            "Personal voice model",
            "The model behind a personal voice or an avatar's voice.",
            Group.VOICE,
            Kind.EDITABLE_CHOICE,
            keywords="personal voice dragon phoenix avatar sync",
            applies=Applies.BEFORE_AUDIO,
            choices=fixed(models.PERSONAL_VOICE_MODELS),
            unless=_modelled_voice,
            folds=True,
            wire="voice.model",
            azure_only=True,
        ),
    )
    voice_rate: float = setting(
        1.0,
        Spec(
            "Speaking rate",
            "How fast the voice speaks. 1 is normal.",
            Group.VOICE,
            Kind.NUMBER,
            minimum=0.5,
            maximum=1.5,
            step=0.05,
            unit="×",  # noqa: RUF001 - people write it so
            keywords=Words("speed slow slower fast faster pace speak talk"),
            applies=Applies.BEFORE_AUDIO,
            unless=_azure_voice_only,
            folds=True,
            wire="voice.rate",
            sent=Sent(FACTOR, when=_has_own_rate),
        ),
    )
    voice_pitch: int = setting(
        0,
        Spec(
            "Pitch",
            "Higher or lower than the voice normally sounds.",
            Group.VOICE,
            Kind.INTEGER,
            minimum=-50,
            maximum=50,
            step=5,
            unit=" %",
            keywords="high low deep",
            applies=Applies.BEFORE_AUDIO,
            unless=_azure_voice_only,
            folds=True,
            wire="voice.pitch",
            sent=Sent(PERCENT, unsaid=True),
        ),
    )
    voice_volume: int = setting(
        0,
        Spec(
            "Voice volume",
            "How loud the service makes the voice. For your speakers, use the volume slider in the bar below.",
            Group.VOICE,
            Kind.INTEGER,
            minimum=-50,
            maximum=50,
            step=5,
            unit=" %",
            keywords="volume loud quiet",
            applies=Applies.BEFORE_AUDIO,
            unless=_azure_voice_only,
            folds=True,
            wire="voice.volume",
            sent=Sent(PERCENT, unsaid=True),
        ),
    )
    voice_temperature: float = setting(
        0.8,
        Spec(
            "Voice variation",
            "How lively an HD voice sounds. Low is even, high is expressive.",
            Group.VOICE,
            Kind.NUMBER,
            minimum=0.0,
            maximum=1.0,
            step=0.05,
            keywords="temperature lively hd",
            applies=Applies.BEFORE_AUDIO,
            unless=_varying_voice,
            folds=True,
            wire="voice.temperature",
            azure_only=True,
        ),
    )
    voice_style: str = setting(
        "",
        Spec(
            "Speaking style",
            "For example cheerful, sad or chat. Not every voice has every style.",
            Group.VOICE,
            Kind.EDITABLE_CHOICE,
            keywords="emotion mood style cheerful",
            applies=Applies.BEFORE_AUDIO,
            choices=fixed(models.VOICE_STYLES),
            unless=_azure_voice_only,
            folds=True,
            wire="voice.style",
            sent=Sent(STRIPPED, unsaid=True),
            azure_only=True,
        ),
    )
    voice_locale: str = setting(
        "",
        Spec(
            "Accent",
            "The language a multilingual voice speaks by default, for example en-GB.",
            Group.VOICE,
            Kind.LINE,
            keywords="locale language accent",
            applies=Applies.BEFORE_AUDIO,
            unless=_azure_voice_only,
            folds=True,
            wire="voice.locale",
            sent=Sent(STRIPPED, unsaid=True),
            azure_only=True,
            check=languages_problem,
        ),
    )
    voice_prefer_locales: str = setting(
        "",
        Spec(
            "Preferred accents",
            "The accent to use for each language, one code per line, for example en-GB.",
            Group.VOICE,
            Kind.LINES,
            keywords="prefer locales languages accent",
            applies=Applies.BEFORE_AUDIO,
            unless=_azure_voice_only,
            folds=True,
            wire="voice.prefer_locales",
            sent=Sent(unsaid=True),
            azure_only=True,
            check=languages_problem,
        ),
    )
    voice_lexicon_url: str = setting(
        "",
        Spec(
            "Pronunciation lexicon",
            "URL of a file that says how words are pronounced.",
            Group.VOICE,
            Kind.LINE,
            keywords="custom lexicon url pronunciation ssml",
            applies=Applies.BEFORE_AUDIO,
            unless=_azure_voice_only,
            folds=True,
            wire="voice.custom_lexicon_url",
            sent=Sent(STRIPPED, unsaid=True),
            azure_only=True,
            check=address_problem,
        ),
    )
    voice_text_normalization_url: str = setting(
        "",
        Spec(
            "Text normalization",
            "URL of a file that says how numbers, units and abbreviations are read aloud.",
            Group.VOICE,
            Kind.LINE,
            keywords="custom text normalization url numbers",
            applies=Applies.BEFORE_AUDIO,
            unless=_azure_voice_only,
            folds=True,
            wire="voice.custom_text_normalization_url",
            sent=Sent(STRIPPED, unsaid=True),
            azure_only=True,
            check=address_problem,
        ),
    )
