"""The settings of turn taking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicelive_desktop.domain.catalogue import models
from voicelive_desktop.domain.settings.model import family_of
from voicelive_desktop.domain.settings.sent import STRIPPED, Sent
from voicelive_desktop.domain.settings.spec import Group, Kind, Spec, fixed, setting
from voicelive_desktop.domain.settings.texts import languages_problem
from voicelive_desktop.domain.words.kinds import (
    AnswerKind,
    Eagerness,
    TalkMode,
    TalkStrategy,
    TurnDetection,
    UtteranceEnd,
)
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words

if TYPE_CHECKING:
    from voicelive_desktop.domain.settings.table import Settings


_AZURE_SEMANTIC = frozenset(
    {
        TurnDetection.AZURE_SEMANTIC,
        TurnDetection.AZURE_SEMANTIC_MULTILINGUAL,
        TurnDetection.AZURE_SEMANTIC_EN,
    }
)


def is_manual(settings: Settings) -> bool:
    """Whether turns end by the key alone: the service detects none, we commit."""
    by_key = (
        settings.talk_strategy == TalkStrategy.MANUAL
        or settings.turn_detection == TurnDetection.NONE
    )
    return settings.talk_mode == TalkMode.PUSH and by_key


def answers_turns(settings: Settings) -> bool:
    """Whether the end of a spoken turn brings an answer without more asking."""
    return settings.vad_create_response and settings.answer_as != AnswerKind.NONE


def _truncates(settings: Settings) -> bool:
    return settings.vad_auto_truncate and settings.vad_interrupt


def _needs_detection(s: Settings) -> str:
    if s.turn_detection == TurnDetection.NONE:
        return Words("Turn detection is off.")
    return ""


def _needs_answers(s: Settings) -> str:
    return _needs_detection(s) or (
        Words("Replies are turned off.") if s.answer_as == AnswerKind.NONE else ""
    )


def _eager_only(s: Settings) -> str:
    if s.turn_detection == TurnDetection.MODEL_SEMANTIC:
        return ""
    return Words("Only for the model's built-in detection.")


def _needs_levels(s: Settings) -> str:
    own = s.turn_detection == TurnDetection.MODEL_SEMANTIC
    if own:
        return Words("The model's built-in detection only has “Eagerness”.")
    return _needs_detection(s)


def _semantic_only(s: Settings) -> str:
    if s.turn_detection in _AZURE_SEMANTIC:
        return ""
    return _needs_detection(s) or Words("Only for Azure semantic detection.")


def _many_languages_only(s: Settings) -> str:
    if s.turn_detection == TurnDetection.AZURE_SEMANTIC_EN:
        return Words("The chosen detection only works for English.")
    return _semantic_only(s)


def _needs_interrupt(s: Settings) -> str:
    return _needs_detection(s) or (
        "" if s.vad_interrupt else Words("Turn on “Interrupt by speaking” first.")
    )


def _needs_truncation(s: Settings) -> str:
    needed = Words("Turn on “Auto-truncate” first.")
    return _semantic_only(s) or _needs_interrupt(s) or ("" if s.vad_auto_truncate else needed)


def _needs_eou(s: Settings) -> str:
    return _needs_levels(s) or (
        ""
        if s.eou_model != UtteranceEnd.NONE
        else Words("Turn on “End-of-utterance detection” first.")
    )


@dataclass(frozen=True, kw_only=True)
class TurnSettings:
    """Part of `Settings`."""

    __slots__ = ()

    turn_detection: TurnDetection = setting(
        TurnDetection.AZURE_SEMANTIC,
        Spec(
            "Turn detection",
            "How the service decides when you start and stop speaking.",
            Group.TURN,
            Kind.CHOICE,
            keywords="vad server semantic endpoint manual push to talk",
            choices=lambda s: models.turn_detections(family_of(s)),
            wire="turn_detection.type",
            sent=Sent(
                heads=TurnDetection.NONE, null=TurnDetection.NONE, when=lambda s: not is_manual(s)
            ),
        ),
    )
    vad_eagerness: Eagerness = setting(
        Eagerness.AUTO,
        Spec(
            "Eagerness",
            "How quickly the model replies. Low lets you finish, high replies right away.",
            Group.TURN,
            Kind.CHOICE,
            keywords="patience quick eager semantic_vad pause",
            choices=fixed(models.EAGERNESS),
            unless=_eager_only,
            folds=True,
            wire="turn_detection.eagerness",
            azure_only=True,
        ),
    )
    vad_threshold: float = setting(
        0.5,
        Spec(
            "Voice threshold",
            "Higher values need louder, clearer speech. Raise it in noisy places.",
            Group.TURN,
            Kind.NUMBER,
            minimum=0.01,
            maximum=0.99,
            step=0.05,
            keywords="vad threshold sensitivity noise",
            unless=_needs_levels,
            folds=True,
            wire="turn_detection.threshold",
        ),
    )
    vad_prefix_padding_ms: int = setting(
        420,
        Spec(
            "Prefix padding",
            "Audio kept from just before you start speaking.",
            Group.TURN,
            Kind.INTEGER,
            minimum=0,
            maximum=2000,
            step=20,
            unit=" ms",
            keywords="prefix padding",
            unless=_needs_levels,
            folds=True,
            wire="turn_detection.prefix_padding_ms",
        ),
    )
    vad_silence_ms: int = setting(
        500,
        Spec(
            "Silence before a reply",
            "Raise it if you get cut off when you pause. Lower it for faster replies.",
            Group.TURN,
            Kind.INTEGER,
            minimum=100,
            maximum=5000,
            step=50,
            unit=" ms",
            keywords=Words(
                "silence answer duration patience pause cut off interrupt let me finish think early soon late slow wait"
            ),
            unless=_needs_levels,
            folds=True,
            wire="turn_detection.silence_duration_ms",
        ),
    )
    vad_speech_duration_ms: int = setting(
        80,
        Spec(
            "Minimum speech to start",
            "Shorter sounds, such as a cough or a click, are ignored.",
            Group.TURN,
            Kind.INTEGER,
            minimum=10,
            maximum=1000,
            step=10,
            unit=" ms",
            keywords="speech duration minimum",
            unless=_needs_levels,
            folds=True,
            wire="turn_detection.speech_duration_ms",
        ),
    )
    vad_speech_duration_assistant_ms: int = setting(
        0,
        Spec(
            "Minimum speech to interrupt",
            "While the assistant is speaking, shorter sounds don't interrupt it.",
            Group.TURN,
            Kind.INTEGER,
            minimum=0,
            maximum=2000,
            step=10,
            unit=" ms",
            keywords="interrupt barge-in speech duration assistant speaking",
            unless=_semantic_only,
            folds=True,
            wire="turn_detection.speech_duration_assistant_speaking_ms",
            sent=Sent(unsaid=True),
            special="same as above",
            azure_only=True,
        ),
    )
    vad_remove_filler: bool = setting(
        False,
        Spec(
            "Ignore filler words",
            "“Um”, “yeah” and the like don't interrupt the assistant.",
            Group.TURN,
            Kind.SWITCH,
            keywords="filler words uh um backchannel",
            unless=_semantic_only,
            folds=True,
            wire="turn_detection.remove_filler_words",
        ),
    )
    vad_languages: str = setting(
        "",
        Spec(
            "Detection languages",
            "One code per line, for example en or de. Helps to tell speech from noise.",
            Group.TURN,
            Kind.LINES,
            keywords="language detection multilingual",
            unless=_many_languages_only,
            folds=True,
            wire="turn_detection.languages",
            sent=Sent(unsaid=True),
            azure_only=True,
            check=languages_problem,
        ),
    )
    vad_create_response: bool = setting(
        True,
        Spec(
            "Reply automatically",
            "When off, the assistant only listens and transcribes until you ask for a reply.",
            Group.TURN,
            Kind.SWITCH,
            keywords="create response automatic answer listen only",
            unless=_needs_answers,
            folds=True,
            wire="turn_detection.create_response",
            sent=Sent(whole=answers_turns, always=True),
        ),
    )
    vad_interrupt: bool = setting(
        True,
        Spec(
            "Interrupt by speaking",
            "The assistant stops as soon as you speak.",
            Group.TURN,
            Kind.SWITCH,
            keywords="barge-in interrupt",
            unless=_needs_detection,
            folds=True,
            wire="turn_detection.interrupt_response",
        ),
    )
    vad_auto_truncate: bool = setting(
        False,
        Spec(
            "Auto-truncate",
            "The service removes the part of an interrupted reply that it thinks you didn't hear. The app "
            "reports the exact point either way.",
            Group.TURN,
            Kind.SWITCH,
            keywords="truncate truncation",
            unless=_needs_interrupt,
            folds=True,
            wire="turn_detection.auto_truncate",
            sent=Sent(whole=_truncates, always=True),
        ),
    )
    vad_appended_text: str = setting(
        "",
        Spec(
            "Text after a truncated reply",
            "Added by the service where it cut a reply, so the model knows it was interrupted.",
            Group.TURN,
            Kind.LINE,
            keywords="appended text after truncation interrupted",
            unless=_needs_truncation,
            folds=True,
            wire="turn_detection.appended_text_after_truncation",
            sent=Sent(STRIPPED, unsaid=True),
            azure_only=True,
        ),
    )
    eou_model: UtteranceEnd = setting(
        UtteranceEnd.NONE,
        Spec(
            "End-of-utterance detection",
            "Waits longer when your sentence sounds unfinished.",
            Group.TURN,
            Kind.CHOICE,
            keywords="eou semantic detection end of turn pause interrupt",
            choices=fixed(models.EOU_MODELS),
            unless=_needs_levels,
            folds=True,
            wire="turn_detection.end_of_utterance_detection.model",
            sent=Sent(heads=UtteranceEnd.NONE, null=UtteranceEnd.NONE, unsaid=True),
        ),
    )
    eou_threshold: str = setting(
        "default",
        Spec(
            "End-of-utterance threshold",
            "How sure the service must be that you have finished.",
            Group.TURN,
            Kind.CHOICE,
            keywords="eou level",
            choices=fixed(models.EOU_LEVELS),
            unless=_needs_eou,
            folds=True,
            wire="turn_detection.end_of_utterance_detection.threshold_level",
            azure_only=True,
        ),
    )
    eou_timeout_ms: int = setting(
        1000,
        Spec(
            "End-of-utterance timeout",
            "After this much silence your turn ends even if the sentence sounds unfinished.",
            Group.TURN,
            Kind.INTEGER,
            minimum=100,
            maximum=10000,
            step=100,
            unit=" ms",
            keywords="eou timeout",
            unless=_needs_eou,
            folds=True,
            wire="turn_detection.end_of_utterance_detection.timeout_ms",
        ),
    )
