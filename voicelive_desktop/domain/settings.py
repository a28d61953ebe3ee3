"""Every setting, declared once: default, label, help, limits. Panel, command line, validation and docs read this table.

A field of `Settings` carries its `Spec` as metadata. Values are plain (str, int, float, bool) and are the wire values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, cast

from voicelive_desktop.domain import catalogue
from voicelive_desktop.domain.catalogue import Choice, Family

if TYPE_CHECKING:
    Reason = Callable[["Settings"], str]

SCHEMA_VERSION = 1


class Group(StrEnum):
    """The panel's groups, in its order. APP settings have no row there."""

    VOICE = "Voice"
    TURN = "Turn taking (VAD)"
    SOUND = "Noise and echo"
    MODEL = "Model and instructions"
    TRANSCRIPTION = "Transcription"
    APP = "Application"


class Applies(StrEnum):
    """When a change takes effect in a running session."""

    NOW = "now"
    NEXT_CONNECTION = "next_connection"  # the service fixes it for a session (voice-live-api.md A3)
    BEFORE_AUDIO = "before_audio"  # the voice: fixed once it has spoken


class Kind(StrEnum):
    """Which control edits it."""

    CHOICE = "choice"
    EDITABLE_CHOICE = "editable_choice"  # a list, and own names too
    INTEGER = "integer"
    NUMBER = "number"
    SWITCH = "switch"
    LINE = "line"
    TEXT = "text"


def _always(_settings: Settings) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Spec:
    """What is known about one setting.

    `unless` gives the reason why the setting has no effect with the others as they are ("" when it has); its row is
    then disabled. `choices` may depend on the other settings. `widget` is the control's objectName.
    """

    label: str
    help: str
    group: Group
    kind: Kind
    widget: str = ""
    minimum: float = 0
    maximum: float = 0
    step: float = 1
    unit: str = ""
    keywords: str = ""
    applies: Applies = Applies.NOW
    choices: Callable[[Settings], tuple[Choice, ...]] = field(default=lambda _s: ())
    unless: Reason = _always


def _setting(default: Any, spec: Spec) -> Any:  # dataclasses.field itself is typed as the default's type
    return field(default=default, metadata={"spec": spec})


def _fixed(choices: tuple[Choice, ...]) -> Callable[[Settings], tuple[Choice, ...]]:
    return lambda _settings: choices


def _azure_voice_only(s: Settings) -> str:
    return "" if s.voice_type == "azure-standard" else "Only Azure voices can be changed this way."


def _hd_voice_only(s: Settings) -> str:
    if s.voice_type == "azure-standard" and "HD" in s.voice_name:
        return ""
    return "Only HD voices vary their delivery."


def _needs_detection(s: Settings) -> str:
    return "Turn detection is off." if s.turn_detection == "none" else ""


def _semantic_only(s: Settings) -> str:
    if s.turn_detection.startswith("azure_semantic_vad"):
        return ""
    return _needs_detection(s) or "Only Azure semantic detection does this."


def _needs_interrupt(s: Settings) -> str:
    return _needs_detection(s) or ("" if s.vad_interrupt else "Needs “Speech interrupts the answer”.")


def _eou_possible(s: Settings) -> str:
    return _needs_detection(s)


def _needs_eou(s: Settings) -> str:
    return _eou_possible(s) or ("" if s.eou_model != "none" else "Choose a detection model first.")


def _needs_transcript_language(s: Settings) -> str:
    return "" if s.transcription_model != "none" else "Transcription is off."


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings of the program and of a session, with the defaults of DESIGN.md."""

    # Voice
    voice_type: str = _setting(
        "azure-standard",
        Spec(
            "Voice kind",
            "Azure voices speak for every model; OpenAI voices belong to the gpt models.",
            Group.VOICE,
            Kind.CHOICE,
            "voice_type_combo",
            keywords="openai azure neural hd provider",
            applies=Applies.BEFORE_AUDIO,
            choices=_fixed(catalogue.VOICE_TYPES),
        ),
    )
    voice_name: str = _setting(
        "en-US-Ava:DragonHDLatestNeural",
        Spec(
            "Voice",
            "Who speaks. You can also type the name of a voice that is not listed.",
            Group.VOICE,
            Kind.EDITABLE_CHOICE,
            "voice_name_combo",
            keywords="speaker name ava alloy language",
            applies=Applies.BEFORE_AUDIO,
            choices=lambda s: catalogue.voices(s.voice_type),
        ),
    )
    voice_rate: float = _setting(
        1.0,
        Spec(
            "Speaking rate",
            "How fast the voice speaks; 1 is its natural pace.",
            Group.VOICE,
            Kind.NUMBER,
            "voice_rate_spin",
            0.5,
            1.5,
            0.05,
            " x",
            "speed slow fast pace",
            Applies.BEFORE_AUDIO,
            unless=_azure_voice_only,
        ),
    )
    voice_temperature: float = _setting(
        0.8,
        Spec(
            "Voice variation",
            "How much an HD voice varies its delivery; low is even, high is lively.",
            Group.VOICE,
            Kind.NUMBER,
            "voice_temperature_spin",
            0.0,
            1.0,
            0.05,
            "",
            "temperature lively hd",
            Applies.BEFORE_AUDIO,
            unless=_hd_voice_only,
        ),
    )
    # Turn taking
    turn_detection: str = _setting(
        "azure_semantic_vad",
        Spec(
            "Turn detection",
            "How the service decides that you have begun and finished speaking.",
            Group.TURN,
            Kind.CHOICE,
            "turn_detection_combo",
            keywords="vad server semantic endpoint",
            choices=_fixed(catalogue.TURN_DETECTIONS),
        ),
    )
    vad_threshold: float = _setting(
        0.5,
        Spec(
            "Sensitivity threshold",
            "Higher values need louder and clearer speech; raise it in noise.",
            Group.TURN,
            Kind.NUMBER,
            "vad_threshold_spin",
            0.01,
            0.99,
            0.05,
            "",
            "vad threshold sensitivity noise",
            unless=_needs_detection,
        ),
    )
    vad_prefix_padding_ms: int = _setting(
        420,
        Spec(
            "Sound kept before speech",
            "So much sound before the detected start still belongs to your turn.",
            Group.TURN,
            Kind.INTEGER,
            "vad_prefix_padding_spin",
            0,
            2000,
            20,
            " ms",
            "prefix padding",
            unless=_needs_detection,
        ),
    )
    vad_silence_ms: int = _setting(
        500,
        Spec(
            "Silence that ends a turn",
            "Raise it if you are cut off when you pause; lower it for quicker answers.",
            Group.TURN,
            Kind.INTEGER,
            "vad_silence_spin",
            100,
            5000,
            50,
            " ms",
            "silence duration patience pause cut off",
            unless=_needs_detection,
        ),
    )
    vad_speech_duration_ms: int = _setting(
        80,
        Spec(
            "Speech that begins a turn",
            "Shorter sounds, such as a cough or a click, do not count as speech.",
            Group.TURN,
            Kind.INTEGER,
            "vad_speech_duration_spin",
            10,
            1000,
            10,
            " ms",
            "speech duration minimum",
            unless=_semantic_only,
        ),
    )
    vad_remove_filler: bool = _setting(
        False,
        Spec(
            "Ignore filler words",
            "“Um”, “yeah” and the like do not interrupt the answer.",
            Group.TURN,
            Kind.SWITCH,
            "vad_remove_filler_check",
            keywords="filler words uh um backchannel",
            unless=_semantic_only,
        ),
    )
    vad_interrupt: bool = _setting(
        True,
        Spec(
            "Speech interrupts the answer",
            "The assistant stops as soon as you speak.",
            Group.TURN,
            Kind.SWITCH,
            "vad_interrupt_check",
            keywords="barge-in interrupt",
            unless=_needs_detection,
        ),
    )
    vad_auto_truncate: bool = _setting(
        False,
        Spec(
            "Service shortens interrupted answers",
            "The service itself removes what it thinks you did not hear; this program reports the exact point anyway.",
            Group.TURN,
            Kind.SWITCH,
            "vad_auto_truncate_check",
            keywords="truncate truncation",
            unless=_needs_interrupt,
        ),
    )
    eou_model: str = _setting(
        "none",
        Spec(
            "End of utterance detection",
            "Waits longer when the sentence sounds unfinished.",
            Group.TURN,
            Kind.CHOICE,
            "eou_model_combo",
            keywords="eou semantic detection end of turn",
            choices=_fixed(catalogue.EOU_MODELS),
            unless=_eou_possible,
        ),
    )
    eou_threshold: str = _setting(
        "default",
        Spec(
            "End of utterance certainty",
            "How sure the service must be that you have finished.",
            Group.TURN,
            Kind.CHOICE,
            "eou_threshold_combo",
            keywords="eou level",
            choices=_fixed(catalogue.EOU_LEVELS),
            unless=_needs_eou,
        ),
    )
    eou_timeout_ms: int = _setting(
        1000,
        Spec(
            "Longest extra wait",
            "After this much silence the turn ends even if the sentence sounds unfinished.",
            Group.TURN,
            Kind.INTEGER,
            "eou_timeout_spin",
            100,
            10000,
            100,
            " ms",
            "eou timeout",
            unless=_needs_eou,
        ),
    )
    # Noise and echo
    noise_reduction: str = _setting(
        "azure_deep_noise_suppression",
        Spec(
            "Noise reduction",
            "Removes background noise from your microphone before the service listens.",
            Group.SOUND,
            Kind.CHOICE,
            "noise_reduction_combo",
            keywords="noise suppression near field far field",
            choices=lambda s: catalogue.noise_reductions(s.model),
        ),
    )
    echo_cancellation: bool = _setting(
        True,
        Spec(
            "Echo cancellation",
            "Removes the assistant's own voice from your microphone; leave it on with loudspeakers.",
            Group.SOUND,
            Kind.SWITCH,
            "echo_cancellation_check",
            keywords="aec speakers feedback",
            applies=Applies.NOW,
        ),
    )
    # Model and instructions
    model: str = _setting(
        "gpt-realtime",
        Spec(
            "Model",
            "The model that answers. You can also type the name of a deployment.",
            Group.MODEL,
            Kind.EDITABLE_CHOICE,
            "model_combo",
            keywords="gpt realtime mini nano phi deployment",
            applies=Applies.NEXT_CONNECTION,
            choices=_fixed(catalogue.MODELS),
        ),
    )
    instructions: str = _setting(
        "You are a friendly voice companion. Answer briefly and in a natural, spoken style.",
        Spec(
            "Instructions",
            "What the assistant should be and do.",
            Group.MODEL,
            Kind.TEXT,
            "instructions_edit",
            keywords="system prompt persona",
        ),
    )
    temperature: float = _setting(
        0.8,
        Spec(
            "Temperature",
            "How freely the model answers; low is predictable, high is inventive.",
            Group.MODEL,
            Kind.NUMBER,
            "temperature_spin",
            0.6,
            1.2,
            0.05,
            "",
            "creativity randomness",
        ),
    )
    # Transcription
    transcription_model: str = _setting(
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
    transcription_language: str = _setting(
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
    # Application
    target: str = _setting(
        "demo",
        Spec(
            "Service",
            "The local demo needs nothing; Azure needs a Voice Live resource.",
            Group.APP,
            Kind.CHOICE,
            "target_combo",
            applies=Applies.NEXT_CONNECTION,
            choices=_fixed(catalogue.TARGETS),
        ),
    )
    endpoint: str = _setting(
        "",
        Spec(
            "Endpoint",
            "The address of your Azure resource, such as https://NAME.services.ai.azure.com.",
            Group.APP,
            Kind.LINE,
            applies=Applies.NEXT_CONNECTION,
        ),
    )
    input_device: str = _setting("", Spec("Microphone", "Where your voice comes from.", Group.APP, Kind.CHOICE))
    output_device: str = _setting("", Spec("Speaker", "Where the answer is played.", Group.APP, Kind.CHOICE))
    volume: float = _setting(
        1.0,
        Spec(
            "Volume",
            "How loud the answer is played.",
            Group.APP,
            Kind.NUMBER,
            "volume_slider",
            0.0,
            1.0,
            0.05,
        ),
    )
    theme: str = _setting(
        "system",
        Spec(
            "Appearance",
            "Light, dark, or as the system is set.",
            Group.APP,
            Kind.CHOICE,
            choices=_fixed(catalogue.THEMES),
        ),
    )


SPECS: Mapping[str, Spec] = {f.name: f.metadata["spec"] for f in fields(Settings)}


def default_of(name: str) -> object:
    """The default value of a setting."""
    return _field(name).default


def _field(name: str) -> Field[Any]:
    return next(f for f in fields(Settings) if f.name == name)


@dataclass(frozen=True, slots=True)
class Correction:
    """A setting that was changed because another one does not allow it."""

    name: str
    old: object
    new: object


def problem_with(name: str, value: object) -> str:
    """Why `value` cannot be a value of the setting, "" when it can: by limits, type and closed list."""
    spec = SPECS.get(name)
    if spec is None:
        return f"there is no setting {name!r}"
    wanted = type(default_of(name))
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    if type(value) is not wanted and not (wanted is float and is_whole):
        return f"{name} must be {wanted.__name__}, not {type(value).__name__}"
    if isinstance(value, int | float) and spec.maximum > spec.minimum and not spec.minimum <= value <= spec.maximum:
        return f"{name} must be between {spec.minimum:g} and {spec.maximum:g}"
    if spec.kind is Kind.CHOICE and spec.choices(Settings()) and not _is_any_choice(name, value):
        return f"{name} cannot be {value!r}"
    return ""


def _is_any_choice(name: str, value: object) -> bool:
    """Whether the value is allowed for at least one model family (pairs are `corrected`, not refused)."""
    choices = SPECS[name].choices
    return any(value == c.value for model in catalogue.FAMILY_EXAMPLES for c in choices(Settings(model=model)))


def changed(settings: Settings, changes: Mapping[str, object]) -> tuple[Settings, tuple[Correction, ...]]:
    """The settings with valid `changes` made, and pairs that the service does not allow corrected.

    Raises:
        ValueError: a name or value is not possible; the text says which and why.

    """
    problems = [p for name, value in changes.items() if (p := problem_with(name, value))]
    if problems:
        raise ValueError("; ".join(problems))
    new = replace(settings, **_converted(changes))
    return corrected(new)


def _converted(changes: Mapping[str, object]) -> dict[str, Any]:
    def convert(name: str, value: object) -> object:
        return float(cast("float", value)) if isinstance(default_of(name), float) else value

    return {name: convert(name, value) for name, value in changes.items()}


def corrected(settings: Settings) -> tuple[Settings, tuple[Correction, ...]]:
    """The nearest settings that the service takes together, with what had to change."""
    wanted: dict[str, Any] = {}
    for name in ("transcription_model", "noise_reduction"):
        allowed = [c.value for c in SPECS[name].choices(settings)]
        if getattr(settings, name) not in allowed:
            wanted[name] = allowed[0]
    voices = [c.value for c in catalogue.voices(settings.voice_type)]
    if settings.voice_name not in voices and catalogue.kind_of_voice(settings.voice_name) not in {
        "",
        settings.voice_type,
    }:
        wanted["voice_name"] = voices[0]
    if settings.voice_type == "azure-realtime-native" and catalogue.family(settings.model) is not Family.AZURE_REALTIME:
        wanted |= {"voice_type": "azure-standard", "voice_name": default_of("voice_name")}
    if settings.vad_auto_truncate and not settings.vad_interrupt:
        wanted["vad_auto_truncate"] = False
    wanted = {name: new for name, new in wanted.items() if new != getattr(settings, name)}
    corrections = tuple(Correction(name, getattr(settings, name), new) for name, new in wanted.items())
    return (replace(settings, **wanted) if wanted else settings), corrections
