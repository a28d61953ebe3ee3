"""The settings of turn taking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicelive_desktop.domain import catalogue
from voicelive_desktop.domain.settings.spec import Group, Kind, Spec, fixed, setting

if TYPE_CHECKING:
    from voicelive_desktop.domain.settings.table import Settings


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


@dataclass(frozen=True, kw_only=True)
class TurnSettings:
    """Part of `Settings`."""

    __slots__ = ()

    turn_detection: str = setting(
        "azure_semantic_vad",
        Spec(
            "Turn detection",
            "How the service decides that you have begun and finished speaking.",
            Group.TURN,
            Kind.CHOICE,
            "turn_detection_combo",
            keywords="vad server semantic endpoint",
            choices=fixed(catalogue.TURN_DETECTIONS),
        ),
    )
    vad_threshold: float = setting(
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
    vad_prefix_padding_ms: int = setting(
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
    vad_silence_ms: int = setting(
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
    vad_speech_duration_ms: int = setting(
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
    vad_remove_filler: bool = setting(
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
    vad_interrupt: bool = setting(
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
    vad_auto_truncate: bool = setting(
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
    eou_model: str = setting(
        "none",
        Spec(
            "End of utterance detection",
            "Waits longer when the sentence sounds unfinished.",
            Group.TURN,
            Kind.CHOICE,
            "eou_model_combo",
            keywords="eou semantic detection end of turn",
            choices=fixed(catalogue.EOU_MODELS),
            unless=_eou_possible,
        ),
    )
    eou_threshold: str = setting(
        "default",
        Spec(
            "End of utterance certainty",
            "How sure the service must be that you have finished.",
            Group.TURN,
            Kind.CHOICE,
            "eou_threshold_combo",
            keywords="eou level",
            choices=fixed(catalogue.EOU_LEVELS),
            unless=_needs_eou,
        ),
    )
    eou_timeout_ms: int = setting(
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
