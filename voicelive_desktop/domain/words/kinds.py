"""Closed sets of settings that decisions depend on; their values are what is saved."""

from __future__ import annotations

from enum import StrEnum


class TalkMode(StrEnum):
    """When the microphone is heard."""

    OPEN = "open"
    PUSH = "push"  # while the talk key is down
    HOLD_TO_MUTE = "hold_to_mute"  # unless it is


class Target(StrEnum):
    """Who answers."""

    DEMO = "demo"  # the companion on this computer
    AZURE = "azure"
    AGENT = "agent"  # one's own, through the local service


class AnswerKind(StrEnum):
    """What an answer is made of."""

    AUDIO = "audio"
    TEXT = "text"
    NONE = "none"  # nobody answers


class VoiceType(StrEnum):
    """Whose voice it is."""

    AZURE_STANDARD = "azure-standard"
    OPENAI = "openai"
    AZURE_REALTIME_NATIVE = "azure-realtime-native"
    AZURE_CUSTOM = "azure-custom"
    AZURE_PERSONAL = "azure-personal"
    AVATAR_VOICE_SYNC = "avatar-voice-sync"


class TurnDetection(StrEnum):
    """How the service finds out where a turn begins and ends."""

    AZURE_SEMANTIC = "azure_semantic_vad"
    AZURE_SEMANTIC_MULTILINGUAL = "azure_semantic_vad_multilingual"
    AZURE_SEMANTIC_EN = "azure_semantic_vad_en"
    SERVER = "server_vad"
    MODEL_SEMANTIC = "semantic_vad"
    NONE = "none"  # the talk key ends turns


class NoiseReduction(StrEnum):
    """What takes noise out of the microphone's sound."""

    AZURE_DEEP = "azure_deep_noise_suppression"
    NEAR_FIELD = "near_field"
    FAR_FIELD = "far_field"
    NONE = "none"


class TalkStrategy(StrEnum):
    """What ends a turn of push-to-talk."""

    GATED = "gated"  # a pause, which the service hears
    MANUAL = "manual"  # the key


class Eagerness(StrEnum):
    """How soon a model that detects turns itself replies."""

    AUTO = "auto"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class InterimKind(StrEnum):
    """What is said while a reply takes long."""

    NONE = "none"
    STATIC = "static_interim_response"  # one of the person's own sentences
    LLM = "llm_interim_response"


class GreetingKind(StrEnum):
    """With what the assistant begins."""

    NONE = "none"  # the person does
    TEXT = "text"
    MODEL = "model"


class ResponseStatus(StrEnum):
    """How the service says that an answer ended."""

    COMPLETED = "completed"
    CANCELLED = "cancelled"
    FAILED = "failed"
    INCOMPLETE = "incomplete"
    IN_PROGRESS = "in_progress"  # told of its end all the same
    UNTOLD = ""
    UNKNOWN = "unknown"  # a word that we do not know


class Appearance(StrEnum):
    """The colours of the window."""

    SYSTEM = "system"  # light or dark as the system is
    LIGHT = "light"
    DARK = "dark"
    CONTRAST_LIGHT = "contrast_light"
    CONTRAST_DARK = "contrast_dark"


class ProxyChoice(StrEnum):
    """Which way leads to the internet."""

    SYSTEM = "system"
    MANUAL = "manual"  # the address of `proxy_url`
    NONE = "none"


class KeptFor(StrEnum):
    """How long conversations are kept; a number counts days."""

    FOREVER = "forever"
    MONTH = "30"
    WEEK = "7"
    NONE = "none"


class AvatarKind(StrEnum):
    """What sort of face speaks the answers."""

    NONE = "none"
    VIDEO = "video-avatar"
    PHOTO = "photo-avatar"


class AvatarPlace(StrEnum):
    """Where the face is seen."""

    ABOVE = "above"  # the conversation
    BESIDE = "beside"
    WINDOW = "window"  # of its own


class AvatarTransport(StrEnum):
    """How its video is sent."""

    WEBSOCKET = "websocket"
    WEBRTC = "webrtc"


class EchoReference(StrEnum):
    """What the microphone's sound is compared with to take the echo out of it."""

    SERVER = "server"  # what the service has sent
    CLIENT = "client"  # what was played here


class UtteranceEnd(StrEnum):
    """Which model tells an unfinished sentence from a finished one."""

    NONE = "none"
    SEMANTIC = "semantic_detection_v1"
    SEMANTIC_EN = "semantic_detection_v1_en"
    SEMANTIC_MULTILINGUAL = "semantic_detection_v1_multilingual"
