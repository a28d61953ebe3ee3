"""How the person talks, and how the assistant begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicelive_desktop.domain.catalogue import models
from voicelive_desktop.domain.settings.spec import Group, Kind, Spec, fixed, setting
from voicelive_desktop.domain.words.kinds import (
    AnswerKind,
    GreetingKind,
    TalkMode,
    TalkStrategy,
    TurnDetection,
)
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words

if TYPE_CHECKING:
    from voicelive_desktop.domain.settings.table import Settings


def _needs_push(s: Settings) -> str:
    if s.talk_mode == TalkMode.PUSH:
        return ""
    return Words("Only for push-to-talk.")


def _needs_detection(s: Settings) -> str:
    return _needs_push(s) or (
        Words("Turn detection is off.") if s.turn_detection == TurnDetection.NONE else ""
    )


def _needs_answers(s: Settings) -> str:
    if s.answer_as == AnswerKind.NONE:
        return Words("Replies are turned off.")
    return ""


def _needs_greeting(s: Settings) -> str:
    return _needs_answers(s) or _no_greeting(s)


def _needs_prompt(s: Settings) -> str:
    return _needs_answers(s) or ("" if s.prompt_after_s else Words("Set a time first."))


def _no_greeting(s: Settings) -> str:
    if s.greeting_kind != GreetingKind.NONE:
        return ""
    return Words("Choose a greeting first.")


@dataclass(frozen=True, kw_only=True)
class TalkSettings:
    """Part of `Settings`. The mode's control stands in the bottom bar."""

    __slots__ = ()

    talk_mode: TalkMode = setting(
        TalkMode.OPEN,
        Spec(
            "Talk mode",
            "When your microphone is on: always, only while you hold the talk key, or except while you hold it.",
            Group.APP,
            Kind.CHOICE,
            keywords="push to talk ptt open microphone",
            choices=fixed(models.TALK_MODES),
            wire="turn_detection",
            sent=None,  # it makes the field null; what is read there is the turn detection
        ),
    )
    talk_key: str = setting(
        "Space",
        Spec(
            "Talk key",
            "Hold it to talk, or tap it to keep the microphone on. Space works whenever you are not typing. "
            "You can also enter another key.",
            Group.TALK,
            Kind.EDITABLE_CHOICE,
            keywords=Words("push to talk ptt shortcut hotkey space"),
            choices=fixed(models.TALK_KEYS),
        ),
    )
    talk_strategy: TalkStrategy = setting(
        TalkStrategy.GATED,
        Spec(
            "Push-to-talk turn ends",
            "“After a pause” is the safer choice with Azure. With “When you release the key”, pauses don't "
            "end your turn.",
            Group.TALK,
            Kind.CHOICE,
            keywords="push to talk ptt manual commit detection",
            choices=fixed(models.TALK_STRATEGIES),
            wire="turn_detection",
            sent=None,  # it makes the field null; what is read there is the turn detection
            unless=_needs_detection,
            folds=True,
        ),
    )
    talk_release_tail_ms: int = setting(
        200,
        Spec(
            "Release delay",
            "How long the microphone stays open after you release the key, so that your last word is not cut off.",
            Group.TALK,
            Kind.INTEGER,
            0,
            500,
            50,
            " ms",
            "push to talk ptt tail release delay",
            unless=_needs_push,
            folds=True,
        ),
    )
    greeting_kind: GreetingKind = setting(
        GreetingKind.NONE,
        Spec(
            "Greeting",
            "How a conversation starts. OpenAI voices show your text but don't speak it.",
            Group.TALK,
            Kind.CHOICE,
            keywords="proactive welcome first message hello",
            choices=fixed(models.GREETINGS),
            unless=_needs_answers,
        ),
    )
    greeting_text: str = setting(
        "Hello! What can I do for you?",
        Spec(
            "Greeting text",
            "Spoken word for word, or rephrased by the model.",
            Group.TALK,
            Kind.TEXT,
            keywords="proactive welcome first message hello",
            unless=_needs_greeting,
            folds=True,
        ),
    )
    prompt_after_s: int = setting(
        0,
        Spec(
            "Speak up after",
            "The assistant speaks first when you have been silent this long, once for each silence.",
            Group.TALK,
            Kind.INTEGER,
            0,
            600,
            5,
            " s",
            Words("silence prompt proactive speaks first inactivity nudge idle"),
            special=Words("Never"),
            unless=_needs_answers,
        ),
    )
    prompt_text: str = setting(
        "The person has said nothing for a while. In one short sentence, ask whether they need "
        "anything else.",
        Spec(
            "Speak-up instructions",
            "The instructions the model gets for these words.",
            Group.TALK,
            Kind.TEXT,
            keywords=Words("silence prompt proactive instructions"),
            unless=_needs_prompt,
            folds=True,
        ),
    )
