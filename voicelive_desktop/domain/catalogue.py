"""What the service offers: models, voices, detectors. Source: voice-live-api.md A2, A5 to A8, as of 2026-09-29."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


def family(model: str) -> Family:
    """The family of a model by its name; unknown names count as text models."""
    name = model.lower()
    if "realtime" in name and name.startswith("azure"):
        return Family.AZURE_REALTIME
    if "phi" in name:
        return Family.PHI
    return Family.GPT_REALTIME if "realtime" in name else Family.TEXT


FAMILY_EXAMPLES = ("gpt-realtime", "azure-realtime", "phi4-mm-realtime", "gpt-4.1")

TARGETS = (Choice("demo", "Local demo"), Choice("azure", "Azure"))
SIGN_INS = (
    Choice("auto", "Key if there is one, else this computer's sign-in"),
    Choice("key", "Key of the resource"),
    Choice("default", "Entra ID: sign-in of this computer"),
    Choice("browser", "Entra ID: sign in with the browser"),
    Choice("device_code", "Entra ID: sign in with a code"),
)
PROXIES = (Choice("system", "As the system"), Choice("manual", "This one"), Choice("none", "None"))
OWN_MODEL_PROFILES = (
    Choice("", "No"),
    Choice("byom-azure-openai-realtime", "Realtime model of Azure OpenAI"),
    Choice("byom-azure-openai-chat-completion", "Chat model of Azure OpenAI"),
)
ECHO_REFERENCES = (Choice("server", "What the service sent"), Choice("client", "What was really played"))
API_VERSIONS = (
    Choice("", "As the program's"),
    Choice("2026-07-15", "2026-07-15"),
    Choice("2026-06-01-preview", "2026-06-01-preview"),
    Choice("2026-04-10", "2026-04-10"),
    Choice("2025-10-01", "2025-10-01"),
)
COMPRESSIONS = (
    Choice("0", "Off"),
    Choice("9", "On, least memory"),
    Choice("12", "On, medium"),
    Choice("15", "On, packs best"),
)
THEMES = (Choice("system", "As the system"), Choice("light", "Light"), Choice("dark", "Dark"))

_MODEL_NAMES = (
    ("Pro", "gpt-realtime"),
    ("Pro", "gpt-realtime-2.1"),
    ("Pro", "gpt-realtime-2.1-datazone"),
    ("Pro", "gpt-realtime-1.5"),
    ("Pro", "gpt-realtime-1.5-datazone"),
    ("Pro", "gpt-realtime-datazone"),
    ("Pro", "azure-realtime"),
    ("Pro", "gpt-4o"),
    ("Pro", "gpt-4.1"),
    ("Pro", "gpt-5.6-terra"),
    ("Pro", "gpt-5.4"),
    ("Pro", "gpt-5.2"),
    ("Pro", "gpt-5.1"),
    ("Pro", "gpt-5"),
    ("Standard", "gpt-realtime-2.1-mini"),
    ("Standard", "gpt-realtime-mini"),
    ("Standard", "gpt-4o-mini"),
    ("Standard", "gpt-4.1-mini"),
    ("Standard", "gpt-5.6-luna"),
    ("Standard", "gpt-5-mini"),
    ("Lite", "gpt-4.1-nano"),
    ("Lite", "gpt-5-nano"),
    ("Lite", "phi4-mm-realtime"),
)
MODELS = tuple(Choice(name, f"{name}  ({tier})") for tier, name in _MODEL_NAMES)

VOICE_TYPES = (
    Choice("azure-standard", "Azure"),
    Choice("openai", "OpenAI"),
    Choice("azure-realtime-native", "Azure realtime"),
    Choice("azure-custom", "Custom (your own deployment)"),
    Choice("azure-personal", "Personal"),
    Choice("avatar-voice-sync", "The avatar's own"),
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
_STYLES = ("cheerful", "chat", "friendly", "empathetic", "excited", "calm", "sad", "serious", "whispering", "newscast")
VOICE_STYLES = (Choice("", "As the voice is"), *(Choice(name, name.capitalize()) for name in _STYLES))
_OPENAI = ("alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse", "marin", "cedar")
_NATIVE = (
    "ava",
    "aarti",
    "andrew",
    "denise",
    "diya",
    "elsa",
    "florian",
    "francisca",
    "meera",
    "xiaoxiao",
    "yunxi",
    "ximena",
)
_AZURE = (
    ("en-US-Ava:DragonHDLatestNeural", "Ava HD (English, US)"),
    ("en-US-Andrew:DragonHDLatestNeural", "Andrew HD (English, US)"),
    ("en-US-Adam:DragonHDLatestNeural", "Adam HD (English, US)"),
    ("en-US-Brian:DragonHDLatestNeural", "Brian HD (English, US)"),
    ("en-US-Davis:DragonHDLatestNeural", "Davis HD (English, US)"),
    ("en-US-Emma:DragonHDLatestNeural", "Emma HD (English, US)"),
    ("en-US-Steffan:DragonHDLatestNeural", "Steffan HD (English, US)"),
    ("de-DE-Florian:DragonHDLatestNeural", "Florian HD (German)"),
    ("de-DE-Seraphina:DragonHDLatestNeural", "Seraphina HD (German)"),
    ("es-ES-Tristan:DragonHDLatestNeural", "Tristan HD (Spanish)"),
    ("es-ES-Ximena:DragonHDLatestNeural", "Ximena HD (Spanish)"),
    ("fr-FR-Remy:DragonHDLatestNeural", "Rémy HD (French)"),
    ("fr-FR-Vivienne:DragonHDLatestNeural", "Vivienne HD (French)"),
    ("ja-JP-Masaru:DragonHDLatestNeural", "Masaru HD (Japanese)"),
    ("ja-JP-Nanami:DragonHDLatestNeural", "Nanami HD (Japanese)"),
    ("zh-CN-Xiaochen:DragonHDLatestNeural", "Xiaochen HD (Chinese)"),
    ("zh-CN-Yunfan:DragonHDLatestNeural", "Yunfan HD (Chinese)"),
    ("en-US-AvaMultilingualNeural", "Ava (multilingual)"),
    ("en-US-AvaNeural", "Ava (English, US)"),
    ("en-US-NancyNeural", "Nancy (English, US)"),
    ("zh-CN-XiaoxiaoNeural", "Xiaoxiao (Chinese)"),
)


def voices(voice_type: str) -> tuple[Choice, ...]:
    """The listed voices of a kind; of custom and personal ones only their owner knows the names."""
    if voice_type in {"azure-custom", "azure-personal", "avatar-voice-sync"}:
        return ()
    if voice_type == "openai":
        return tuple(Choice(name, name.capitalize()) for name in _OPENAI)
    if voice_type == "azure-realtime-native":
        return tuple(Choice(name, name.capitalize()) for name in _NATIVE)
    return tuple(Choice(name, label) for name, label in _AZURE)


def kind_of_voice(name: str) -> str:
    """Which kind a listed voice is of; "" for names that are not listed (they may be anything)."""
    kinds = ("azure-standard", "openai", "azure-realtime-native")
    return next((kind for kind in kinds if any(name == c.value for c in voices(kind))), "")


TALK_MODES = (
    Choice("open", "Open mic"),
    Choice("push", "Push-to-talk"),
    Choice("hold_to_mute", "Hold-to-mute"),
)
TALK_STRATEGIES = (Choice("gated", "By detection"), Choice("manual", "By the key"))
TALK_KEYS = tuple(Choice(name, name) for name in ("Space", "F8", "F9", "F12", "Pause", "Ctrl+Space"))
GREETINGS = (Choice("none", "You begin"), Choice("text", "As written"), Choice("model", "In the model's words"))

_DETECTIONS = (
    Choice("azure_semantic_vad", "Azure semantic"),
    Choice("azure_semantic_vad_multilingual", "Azure semantic, many languages"),
    Choice("azure_semantic_vad_en", "Azure semantic, English"),
    Choice("server_vad", "Server, by loudness"),
)
_OWN_DETECTION = Choice("semantic_vad", "The model's own semantic")
_BY_HAND = Choice("none", "Off: you say when a turn ends")


def turn_detections(model: str) -> tuple[Choice, ...]:
    """What a model allows: semantic_vad belongs to the gpt-realtime family."""
    own = (_OWN_DETECTION,) if family(model) is Family.GPT_REALTIME else ()
    return (*_DETECTIONS, *own, _BY_HAND)


EAGERNESS = (
    Choice("auto", "As the model likes"),
    Choice("low", "Low: lets you finish"),
    Choice("medium", "Medium"),
    Choice("high", "High: answers at once"),
)
EOU_MODELS = (
    Choice("none", "Off"),
    Choice("semantic_detection_v1", "Semantic"),
    Choice("semantic_detection_v1_en", "Semantic, English"),
    Choice("semantic_detection_v1_multilingual", "Semantic, many languages"),
)
EOU_LEVELS = (
    Choice("default", "Default"),
    Choice("low", "Low"),
    Choice("medium", "Medium"),
    Choice("high", "High"),
)

_DEEP = Choice("azure_deep_noise_suppression", "Deep noise suppression")
_OFF = Choice("none", "Off")


def noise_reductions(model: str) -> tuple[Choice, ...]:
    """What a model allows: near_field and far_field belong to the gpt-realtime family."""
    if family(model) is Family.GPT_REALTIME:
        return (
            _DEEP,
            Choice("near_field", "Near field (headset)"),
            Choice("far_field", "Far field (room)"),
            _OFF,
        )
    return (_DEEP, _OFF)


_AZURE_SPEECH = Choice("azure-speech", "Azure Speech")


def transcriptions(model: str) -> tuple[Choice, ...]:
    """What a model allows; the first is the default."""
    if family(model) is Family.GPT_REALTIME:
        return (
            Choice("gpt-4o-transcribe", "GPT-4o transcribe"),
            Choice("gpt-4o-mini-transcribe", "GPT-4o mini transcribe"),
            Choice("gpt-4o-transcribe-diarize", "GPT-4o transcribe, several speakers"),
            Choice("whisper-1", "Whisper"),
        )
    if family(model) is Family.TEXT:
        return (_AZURE_SPEECH, Choice("mai-transcribe-1", "MAI transcribe"))
    return (_AZURE_SPEECH,)


ANSWER_KINDS = (Choice("audio", "Spoken and written"), Choice("text", "Written only"))
REASONING = (
    Choice("", "As the model likes"),
    Choice("none", "None"),
    Choice("minimal", "Minimal"),
    Choice("low", "Low"),
    Choice("medium", "Medium"),
    Choice("high", "High"),
    Choice("xhigh", "Very high"),
)
TOOL_CHOICES = (Choice("auto", "When useful"), Choice("none", "Never"), Choice("required", "Always"))
INTERIM_KINDS = (
    Choice("none", "Nothing"),
    Choice("static_interim_response", "My own sentences"),
    Choice("llm_interim_response", "Made up by a small model"),
)
INTERIM_TRIGGERS = (
    Choice("latency", "The answer takes long"),
    Choice("tool", "A function runs"),
    Choice("latency tool", "Either of them"),
)
_LAWS = (Choice("g711_ulaw", "G.711 µ-law, 8 kHz"), Choice("g711_alaw", "G.711 A-law, 8 kHz"))
INPUT_FORMATS = (Choice("pcm16", "PCM, 16 bit"), *_LAWS)
INPUT_RATES = (Choice("24000", "24 kHz"), Choice("16000", "16 kHz"), Choice("8000", "8 kHz"))
OUTPUT_FORMATS = (
    Choice("pcm16", "PCM, 24 kHz"),
    Choice("pcm16_16000hz", "PCM, 16 kHz"),
    Choice("pcm16_8000hz", "PCM, 8 kHz"),
    *_LAWS,
)
