"""How the person talks, and how the assistant begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicelive_desktop.domain import catalogue
from voicelive_desktop.domain.settings.spec import Group, Kind, Spec, fixed, setting
from voicelive_desktop.domain.wording import Words

if TYPE_CHECKING:
    from voicelive_desktop.domain.settings.table import Settings


def _needs_push(s: Settings) -> str:
    return "" if s.talk_mode == "push" else Words("Only for Push-to-talk.")


def _needs_detection(s: Settings) -> str:
    return _needs_push(s) or (Words("Turn detection is off.") if s.turn_detection == "none" else "")


def _needs_key(s: Settings) -> str:
    return "" if s.talk_mode != "open" else Words("The microphone is always open.")


def _needs_answers(s: Settings) -> str:
    return Words("Nothing is answered.") if s.answer_as == "none" else ""


def _needs_greeting(s: Settings) -> str:
    return _needs_answers(s) or _no_greeting(s)


def _no_greeting(s: Settings) -> str:
    return "" if s.greeting_kind != "none" else Words("The assistant does not begin.")


@dataclass(frozen=True, kw_only=True)
class TalkSettings:
    """Part of `Settings`. The mode's control stands in the bottom bar."""

    __slots__ = ()

    talk_mode: str = setting(
        "open",
        Spec(
            "Talk mode",
            "Always heard; heard only while you hold the talk key; or heard except while you hold it.",
            Group.APP,
            Kind.CHOICE,
            "talk_mode_combo",
            keywords="push to talk ptt open microphone",
            choices=fixed(catalogue.TALK_MODES),
            wire="turn_detection",
        ),
    )
    talk_key: str = setting(
        "Space",
        Spec(
            "Talk key",
            "Hold it, or tap it to keep it on. Space works when no control has the focus; you can type another key.",
            Group.TALK,
            Kind.EDITABLE_CHOICE,
            "talk_key_combo",
            keywords="push to talk ptt shortcut hotkey space",
            choices=fixed(catalogue.TALK_KEYS),
            unless=_needs_key,
            folds=True,
        ),
    )
    talk_strategy: str = setting(
        "gated",
        Spec(
            "Push-to-talk ends a turn",
            "By the key: when you let go, and not before. By detection: a pause ends it too; the safer one with Azure.",
            Group.TALK,
            Kind.CHOICE,
            "talk_strategy_combo",
            keywords="push to talk ptt manual commit detection",
            choices=fixed(catalogue.TALK_STRATEGIES),
            wire="turn_detection",
            unless=_needs_detection,
            folds=True,
        ),
    )
    talk_release_tail_ms: int = setting(
        200,
        Spec(
            "Heard after release",
            "So long you are still heard after you let go of the key, so that your last word is complete.",
            Group.TALK,
            Kind.INTEGER,
            "talk_release_tail_spin",
            0,
            500,
            50,
            " ms",
            "push to talk ptt tail release delay",
            unless=_needs_push,
            folds=True,
        ),
    )
    greeting_kind: str = setting(
        "none",
        Spec(
            "Greeting",
            "How a conversation begins. OpenAI voices do not speak a written greeting, they only show it.",
            Group.TALK,
            Kind.CHOICE,
            "greeting_kind_combo",
            keywords="proactive welcome first message hello",
            choices=fixed(catalogue.GREETINGS),
            unless=_needs_answers,
        ),
    )
    greeting_text: str = setting(
        "Hello! What can I do for you?",
        Spec(
            "Words of the greeting",
            "Said as written, or in the model's own words.",
            Group.TALK,
            Kind.TEXT,
            "greeting_text_edit",
            keywords="proactive welcome first message hello",
            unless=_needs_greeting,
            folds=True,
        ),
    )
