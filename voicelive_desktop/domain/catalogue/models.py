"""What the service offers: models, detectors, formats. Source: voice-live-api.md A2, A5 to A8, as
of 2026-09-29.
"""

from __future__ import annotations

from enum import StrEnum

from voicelive_desktop.domain.catalogue import model_data
from voicelive_desktop.domain.words.kinds import (
    AnswerKind,
    Appearance,
    Eagerness,
    EchoReference,
    GreetingKind,
    InterimKind,
    KeptFor,
    NoiseReduction,
    ProxyChoice,
    TalkMode,
    TalkStrategy,
    Target,
    TurnDetection,
    UtteranceEnd,
    VoiceType,
)
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.sign_in import SignIn
from voicelive_desktop.domain.words.wording import Words


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list: the wire value and what a person reads."""

    value: str
    label: str


class Family(StrEnum):
    """What kind of model it is; decides what can be combined with it."""

    GPT_REALTIME = "gpt-realtime"
    AZURE_REALTIME = "azure-realtime"
    PHI = "phi"
    TEXT = "text"  # speech recogniser, language model and voice in a row


_ROWS = tuple(
    (name, tier, family)
    for name, tier, family in map(str.split, model_data.TABLE.strip().splitlines())
)
_FAMILIES = {name: Family(family) for name, _, family in _ROWS}
_TIER_OF = {name: tier for name, tier, _ in _ROWS}


def is_listed(model: str) -> bool:
    """Whether it is known what kind of model it is."""
    return model.lower() in _FAMILIES


def tier_of(model: str) -> str:
    """Return the tier by which it is charged ("pro", "standard", "lite", "byom"); "" if it is not
    listed.
    """
    return _TIER_OF.get(model.lower(), "")


def family(model: str) -> Family:
    """The family of a model by its name; an unknown name that tells nothing counts as a text model."""
    name = model.lower()
    if name in _FAMILIES:
        return _FAMILIES[name]
    if "realtime" in name and name.startswith("azure"):
        return Family.AZURE_REALTIME
    if "phi" in name:
        return Family.PHI
    if "realtime" in name:
        return Family.GPT_REALTIME
    return Family.TEXT


def takes_pictures(model: str) -> bool:
    """Whether a model looks at pictures in messages: gpt-realtime, GPT-4o, 4.1 and 5, but not the
    first realtime ones.

    Of azure-realtime and phi the service's pages say nothing. Names of one's own deployments count
    as able.
    """
    name = model.lower()
    if family(model) in {Family.AZURE_REALTIME, Family.PHI}:
        return False
    return not name.startswith(("gpt-4o-realtime", "gpt-4o-mini-realtime"))


def takes_servers(model: str) -> bool:
    """Whether the service calls MCP servers for a model: the reference excludes the phi family."""
    return family(model) is not Family.PHI


FAMILY_EXAMPLES = ("gpt-realtime", "azure-realtime", "phi4-mm-realtime", "gpt-4.1")

TARGETS = (
    Choice(Target.DEMO, "Local companion"),
    Choice(Target.AZURE, "Azure"),
    Choice(Target.AGENT, "My agent"),
)
AGENT_PROTOCOLS = (
    Choice("auto", "Automatic"),
    Choice("responses", "Responses"),
    Choice("invocations", "Invocations"),
)
SIGN_INS = (
    Choice(SignIn.AUTO, "Automatic (API key, otherwise Azure sign-in)"),
    Choice(SignIn.KEY, "API key"),
    Choice(SignIn.COMPUTER, "Entra ID: sign-in on this computer"),
    Choice(SignIn.BROWSER, "Entra ID: sign in with the browser"),
    Choice(SignIn.DEVICE_CODE, "Entra ID: sign in with a code"),
)
PROXIES = (
    Choice(ProxyChoice.SYSTEM, "System"),
    Choice(ProxyChoice.MANUAL, "Custom"),
    Choice(ProxyChoice.NONE, "None"),
)
OWN_MODEL_PROFILES = (
    Choice("", "No"),
    Choice("byom-azure-openai-realtime", "Azure OpenAI realtime model"),
    Choice("byom-azure-openai-chat-completion", "Azure OpenAI chat model"),
)
ECHO_REFERENCES = (
    Choice(EchoReference.SERVER, "Audio the service sent"),
    Choice(EchoReference.CLIENT, "Audio the app played"),
)
API_VERSIONS = (
    Choice("", "Default"),
    Choice("2026-07-15", "2026-07-15"),
    Choice("2026-06-01-preview", "2026-06-01-preview"),
    Choice("2026-04-10", "2026-04-10"),
    Choice("2025-10-01", "2025-10-01"),
)
COMPRESSIONS = (
    Choice("0", "Off"),
    Choice("9", "On, least memory"),
    Choice("12", "On, medium"),
    Choice("15", "On, best compression"),
)
KEEPINGS = (
    Choice(KeptFor.FOREVER, "Until I delete them"),
    Choice(KeptFor.MONTH, "30 days"),
    Choice(KeptFor.WEEK, "7 days"),
    Choice(KeptFor.NONE, "Not at all"),
)
THEMES = (
    Choice(Appearance.SYSTEM, "Follow system"),
    Choice(Appearance.LIGHT, "Light"),
    Choice(Appearance.DARK, "Dark"),
    Choice(Appearance.CONTRAST_LIGHT, "High contrast, light"),
    Choice(Appearance.CONTRAST_DARK, "High contrast, dark"),
)
# Each in its own tongue; the translations lie in resources/translations.
LANGUAGES = (Choice("system", "Follow system"), Choice("en", "English"), Choice("de", "Deutsch"))

_TIERS = {
    "pro": "Pro",
    "standard": "Standard",
    "lite": "Lite",
    "byom": Words("your own deployment"),
}
MODELS = tuple(
    Choice(name, Words("{model} ({tier})", model=name, tier=_TIERS[tier]))
    for name, tier, _ in _ROWS
)
MODEL_KINDS = (
    Choice("", "Detect from the name"),
    Choice("gpt-realtime", "GPT Realtime"),
    Choice("text", "Text model with Azure Speech"),
    Choice("azure-realtime", "Azure Realtime"),
    Choice("phi", "Phi"),
)

VOICE_TYPES = (
    Choice(VoiceType.AZURE_STANDARD, "Azure"),
    Choice(VoiceType.OPENAI, "OpenAI"),
    Choice(VoiceType.AZURE_REALTIME_NATIVE, "Azure Realtime"),
    Choice(VoiceType.AZURE_CUSTOM, "Custom voice"),
    Choice(VoiceType.AZURE_PERSONAL, "Personal voice"),
    Choice(VoiceType.AVATAR_VOICE_SYNC, "Avatar's voice"),
)
PERSONAL_VOICE_MODELS = tuple(
    Choice(name, name)
    for name in (
        "DragonLatestNeural",
        "DragonHDOmniLatestNeural",
        "PhoenixLatestNeural",
        "PhoenixV2Neural",
        "MAI-Voice-1",
    )
)
_STYLES = (
    "cheerful",
    "chat",
    "friendly",
    "empathetic",
    "excited",
    "calm",
    "sad",
    "serious",
    "whispering",
    "newscast",
)
VOICE_STYLES = (
    Choice("", "Voice's default"),
    *(Choice(name, name.capitalize()) for name in _STYLES),
)
TALK_MODES = (
    Choice(TalkMode.OPEN, "Open mic"),
    Choice(TalkMode.PUSH, "Push-to-talk"),
    Choice(TalkMode.HOLD_TO_MUTE, "Hold-to-mute"),
)
TALK_STRATEGIES = (
    Choice(TalkStrategy.GATED, "After a pause"),
    Choice(TalkStrategy.MANUAL, "When you release the key"),
)
TALK_KEYS = tuple(
    Choice(name, name) for name in ("Space", "F8", "F9", "F12", "Pause", "Ctrl+Space")
)
GREETINGS = (
    Choice(GreetingKind.NONE, "You speak first"),
    Choice(GreetingKind.TEXT, "Your text, word for word"),
    Choice(GreetingKind.MODEL, "In the model's own words"),
)

_DETECTIONS = (
    Choice(TurnDetection.AZURE_SEMANTIC, "Azure semantic"),
    Choice(TurnDetection.AZURE_SEMANTIC_MULTILINGUAL, "Azure semantic, multilingual"),
    Choice(TurnDetection.AZURE_SEMANTIC_EN, "Azure semantic, English"),
    Choice(TurnDetection.SERVER, "Server VAD (loudness)"),
)
_OWN_DETECTION = Choice(TurnDetection.MODEL_SEMANTIC, "Built into the model (semantic)")
_BY_HAND = Choice(TurnDetection.NONE, "Off (push-to-talk only)")


def turn_detections(family: Family) -> tuple[Choice, ...]:
    """What a model allows: semantic_vad belongs to the gpt-realtime family."""
    own = (_OWN_DETECTION,) if family is Family.GPT_REALTIME else ()
    return (*_DETECTIONS, *own, _BY_HAND)


EAGERNESS = (
    Choice(Eagerness.AUTO, "Automatic"),
    Choice(Eagerness.LOW, "Low: lets you finish"),
    Choice(Eagerness.MEDIUM, "Medium"),
    Choice(Eagerness.HIGH, "High: replies right away"),
)
EOU_MODELS = (
    Choice(UtteranceEnd.NONE, "Off"),
    Choice(UtteranceEnd.SEMANTIC, "Semantic"),
    Choice(UtteranceEnd.SEMANTIC_EN, "Semantic, English"),
    Choice(UtteranceEnd.SEMANTIC_MULTILINGUAL, "Semantic, multilingual"),
)
EOU_LEVELS = (
    Choice("default", "Default"),
    Choice("low", "Low"),
    Choice("medium", "Medium"),
    Choice("high", "High"),
)

_DEEP = Choice(NoiseReduction.AZURE_DEEP, "Deep noise suppression")
_OFF = Choice(NoiseReduction.NONE, "Off")


def noise_reductions(family: Family) -> tuple[Choice, ...]:
    """What a model allows: near_field and far_field belong to the gpt-realtime family."""
    if family is Family.GPT_REALTIME:
        return (
            _DEEP,
            Choice(NoiseReduction.NEAR_FIELD, "Near field (headset)"),
            Choice(NoiseReduction.FAR_FIELD, "Far field (room)"),
            _OFF,
        )
    return (_DEEP, _OFF)


_AZURE_SPEECH = Choice("azure-speech", "Azure Speech")


def transcriptions(family: Family) -> tuple[Choice, ...]:
    """What a model allows; the first is the default."""
    if family is Family.GPT_REALTIME:
        return (
            Choice("gpt-4o-transcribe", "GPT-4o transcribe"),
            Choice("gpt-4o-mini-transcribe", "GPT-4o mini transcribe"),
            Choice("gpt-4o-transcribe-diarize", "GPT-4o transcribe, diarize"),
            Choice("whisper-1", "Whisper"),
        )
    if family is Family.TEXT:
        return (_AZURE_SPEECH, Choice("mai-transcribe-1", "MAI transcribe"))
    return (_AZURE_SPEECH,)


ANSWER_KINDS = (Choice(AnswerKind.AUDIO, "Speech and text"), Choice(AnswerKind.TEXT, "Text only"))
NO_ANSWERS = Choice(AnswerKind.NONE, "Nothing, just transcribe me")
REASONING = (
    Choice("", "Automatic"),
    Choice("none", "None"),
    Choice("minimal", "Minimal"),
    Choice("low", "Low"),
    Choice("medium", "Medium"),
    Choice("high", "High"),
    Choice("xhigh", "Very high"),
)
TOOL_CHOICES = (Choice("auto", "Automatic"), Choice("none", "Never"), Choice("required", "Always"))
INTERIM_KINDS = (
    Choice(InterimKind.NONE, "Off"),
    Choice(InterimKind.STATIC, "Your own sentences"),
    Choice(InterimKind.LLM, "Generated by a small model"),
)
INTERIM_TRIGGERS = (
    Choice("latency", "The reply takes long"),
    Choice("tool", "A function is running"),
    Choice("latency tool", "Either"),
)
_LAWS = (Choice("g711_ulaw", "G.711 µ-law, 8 kHz"), Choice("g711_alaw", "G.711 A-law, 8 kHz"))
INPUT_FORMATS = (Choice("pcm16", "PCM, 16-bit"), *_LAWS)
INPUT_RATES = (Choice("24000", "24 kHz"), Choice("16000", "16 kHz"), Choice("8000", "8 kHz"))
OUTPUT_FORMATS = (
    Choice("pcm16", "PCM, 24 kHz"),
    Choice("pcm16_16000hz", "PCM, 16 kHz"),
    Choice("pcm16_8000hz", "PCM, 8 kHz"),
    *_LAWS,
)
