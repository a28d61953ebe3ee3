"""What one answer can be asked to be like, whatever the session's settings are. Declared once, as
the settings are.

A value that a field has by default asks for nothing: the session's own holds. `Spec.wire` is where
the field stands in a response.create, `additional_instructions` beside its `response`; `Spec.sent`
says how it is written there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from enum import StrEnum
from typing import Any

from voicelive_desktop.domain.catalogue import models, voices
from voicelive_desktop.domain.catalogue.models import Choice
from voicelive_desktop.domain.settings import Group, Kind, Settings, Spec
from voicelive_desktop.domain.settings.answers import metadata_problem
from voicelive_desktop.domain.settings.connection import owned_by_agent
from voicelive_desktop.domain.settings.model import family_of
from voicelive_desktop.domain.settings.sent import ABSENT, Sent, write_only
from voicelive_desktop.domain.settings.spec import fixed, setting
from voicelive_desktop.domain.settings.texts import lines, object_in, object_problem, pairs
from voicelive_desktop.domain.words.kinds import AnswerKind, Target, VoiceType
from voicelive_desktop.domain.words.quick_classes import dataclass, replace
from voicelive_desktop.domain.words.wire_object import Wire
from voicelive_desktop.domain.words.wording import Words

AS_SESSION = Choice("", "Same as session")
SLOWEST, COLDEST = 0.5, 0.0  # a number below is none
ROLES = ("user", "assistant", "system")


class Section(StrEnum):
    """The parts of the dialog, in its order."""

    WORDS = "Content"
    SOUND = "Voice"
    PLACE = "Context"
    MODEL = "Model"


def _or_session(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    return (AS_SESSION, *(choice for choice in choices if choice.value))


def _written_only(s: Settings) -> str:
    if s.answer_as == AnswerKind.AUDIO:
        return ""
    return Words("The reply is text only.")


def _not_sounding(s: Settings) -> str:
    if s.answer_as != AnswerKind.AUDIO:
        return _written_only(s)
    if s.voice_type not in {VoiceType.OPENAI, VoiceType.AZURE_REALTIME_NATIVE}:
        return ""
    return Words("Only for Azure voices.")


def _text_models_only(s: Settings) -> str:
    cascaded = family_of(s) is models.Family.TEXT
    if cascaded:
        return ""
    return Words("Only for text models. Speech models don't need it.")


def _agents_only(s: Settings) -> str:
    if s.target == Target.AGENT or s.agent_name.strip():
        return ""
    return Words("Only for hosted agents.")


def _asked(write: Callable[[Any], object]) -> Sent:
    """How an option is written that asks for something; one that asks for nothing is `ABSENT`."""
    return Sent(form=write_only(lambda value: write(value) or ABSENT))


def _unless_blank(text: str) -> str:
    if text.strip():
        return text
    return ""


def _most_tokens(number: int) -> int:
    return max(0, number)


def _from(least: float) -> Sent:
    def write(number: float) -> object:
        if number < least:
            return ABSENT
        return round(number, 2)

    return Sent(form=write_only(write))


def message(role: str, text: str) -> Wire:
    """Return an item that says this."""
    if role == "assistant":
        kind = "text"
    else:
        kind = "input_text"
    return {"type": "message", "role": role, "content": [{"type": kind, "text": text}]}


def _exactly(text: str) -> Wire | None:
    said = text.strip()
    if said:
        return message("assistant", said)
    return None


UNLESS_BLANK = _asked(_unless_blank)
AS_CHOSEN = _asked(str)
EXACT = _asked(_exactly)
ITEMS = _asked(lambda text: [message(role, said) for role, said in messages(text)])
IF_ON = _asked(bool)
OUTSIDE_IT = _asked(lambda on: "none" * on)
MOST_TOKENS = _asked(_most_tokens)
RATE, WARMTH = _from(SLOWEST), _from(COLDEST)
NAMES = _asked(lines)
PAIRS_IF_ANY = _asked(pairs)
OBJECT = _asked(object_in)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerOptions:
    """Everything that response.create can say (ResponseCreateParams of the
    SDK), and `conversation`.
    """

    additional_instructions: str = setting(
        "",
        Spec(
            "Additional instructions",
            "Added to the instructions, for this reply only.",
            Group.ANSWERS,
            Kind.TEXT,
            wire="additional_instructions",
        ),
    )
    instructions: str = setting(
        "",
        Spec(
            "Instructions",
            "Used instead of the session's instructions, for this reply only.",
            Group.ANSWERS,
            Kind.TEXT,
            unless=owned_by_agent,
            wire="instructions",
            sent=UNLESS_BLANK,
        ),
    )
    message: str = setting(
        "",
        Spec(
            "Exact reply",
            "Said word for word, without asking the model.",
            Group.ANSWERS,
            Kind.TEXT,
            wire="pre_generated_assistant_message",
            sent=EXACT,
        ),
    )
    answer_as: str = setting(
        "",
        Spec(
            "Reply with",
            "Speech and text, or text only.",
            Group.ANSWERS,
            Kind.CHOICE,
            choices=fixed(_or_session(models.ANSWER_KINDS)),
            wire="modalities",
            sent=AS_CHOSEN,
        ),
    )
    voice_type: str = setting(
        "",
        Spec(
            "Voice type",
            "Rate, style and everything else stay as in the session.",
            Group.ANSWERS,
            Kind.CHOICE,
            choices=fixed(_or_session(models.VOICE_TYPES)),
            unless=_written_only,
            wire="voice",
            sent=AS_CHOSEN,
        ),
    )
    voice_name: str = setting(
        "",
        Spec(
            "Voice",
            "For this reply only.",
            Group.ANSWERS,
            Kind.EDITABLE_CHOICE,
            choices=lambda s: _or_session(voices.near(s.voice_type, s.voice_name)),
            unless=_written_only,
            wire="voice",
            sent=AS_CHOSEN,
        ),
    )
    voice_rate: float = setting(
        SLOWEST - 0.05,
        Spec(
            "Speaking rate",
            "For this reply only. 1 is normal.",
            Group.ANSWERS,
            Kind.NUMBER,
            minimum=SLOWEST - 0.05,
            maximum=1.5,
            step=0.05,
            special=AS_SESSION.label,
            unless=_not_sounding,
            wire="voice",
            sent=RATE,
        ),
    )
    output_format: str = setting(
        "",
        Spec(
            "Output audio format",
            "How the audio is sent to you. G.711 is telephone quality.",
            Group.ANSWERS,
            Kind.CHOICE,
            choices=fixed(_or_session(models.OUTPUT_FORMATS)),
            unless=_written_only,
            wire="output_audio_format",
            sent=AS_CHOSEN,
        ),
    )
    outside: bool = setting(
        False,
        Spec(
            "Outside the conversation",
            "You see and hear the reply, but the assistant won't remember it.",
            Group.ANSWERS,
            Kind.SWITCH,
            wire="conversation",
            sent=OUTSIDE_IT,
        ),
    )
    added: str = setting(
        "",
        Spec(
            "Add to the conversation first",
            "One message per line, from you. Start a line with “assistant:” or “system:” for another sender.",
            Group.ANSWERS,
            Kind.TEXT,
            wire="append_input_items",
            sent=ITEMS,
        ),
    )
    only: str = setting(
        "",
        Spec(
            "Reply only to this",
            "Messages in the same form, used instead of the conversation.",
            Group.ANSWERS,
            Kind.TEXT,
            wire="input_items",
            sent=ITEMS,
        ),
    )
    commit: bool = setting(
        False,
        Spec(
            "Include what I am saying",
            "What you have said since your last turn is added first.",
            Group.ANSWERS,
            Kind.SWITCH,
            wire="commit",
            sent=IF_ON,
        ),
    )
    max_tokens: int = setting(
        0,
        Spec(
            "Maximum reply length",
            "In tokens, about 20 per spoken second.",
            Group.ANSWERS,
            Kind.INTEGER,
            minimum=0,
            maximum=4096,
            step=50,
            special=AS_SESSION.label,
            unless=owned_by_agent,
            wire="max_output_tokens",
            sent=MOST_TOKENS,
        ),
    )
    temperature: float = setting(
        COLDEST - 0.05,
        Spec(
            "Temperature",
            "Low is predictable, high is creative.",
            Group.ANSWERS,
            Kind.NUMBER,
            minimum=COLDEST - 0.05,
            maximum=1.2,
            step=0.05,
            special=AS_SESSION.label,
            unless=owned_by_agent,
            wire="temperature",
            azure_only=True,
            sent=WARMTH,
        ),
    )
    reasoning_effort: str = setting(
        "",
        Spec(
            "Reasoning effort",
            "How long a reasoning model thinks. Less is faster.",
            Group.ANSWERS,
            Kind.CHOICE,
            choices=fixed(_or_session(models.REASONING)),
            unless=owned_by_agent,
            wire="reasoning_effort",
            azure_only=True,
            sent=AS_CHOSEN,
        ),
    )
    tool_choice: str = setting(
        "",
        Spec(
            "Function calling",
            "Whether the model can call functions. Type a function's name to always call that one.",
            Group.ANSWERS,
            Kind.EDITABLE_CHOICE,
            choices=fixed(_or_session(models.TOOL_CHOICES)),
            unless=owned_by_agent,
            wire="tool_choice",
            sent=UNLESS_BLANK,
        ),
    )
    tools: str = setting(
        "",
        Spec(
            "Allowed functions",
            "One name per line. Leave empty for all of the session's functions.",
            Group.ANSWERS,
            Kind.LINES,
            unless=owned_by_agent,
            wire="tools",
            sent=NAMES,
        ),
    )
    interim_kind: str = setting(
        "",
        Spec(
            "Interim responses",
            "What the assistant says while this reply takes long. Sentences and model come from Settings.",
            Group.ANSWERS,
            Kind.CHOICE,
            choices=fixed(_or_session(models.INTERIM_KINDS[1:])),
            unless=_text_models_only,
            wire="interim_response",
            azure_only=True,
            sent=AS_CHOSEN,
        ),
    )
    metadata: str = setting(
        "",
        Spec(
            "Metadata",
            "Up to 16 “name: value” lines that the service stores with the reply.",
            Group.ANSWERS,
            Kind.PAIRS,
            wire="metadata",
            check=metadata_problem,
            sent=PAIRS_IF_ANY,
        ),
    )
    invoke_input: str = setting(
        "",
        Spec(
            "Agent input",
            "A JSON object passed to a hosted agent along with the conversation.",
            Group.ANSWERS,
            Kind.TEXT,
            unless=_agents_only,
            wire="invoke_input",
            azure_only=True,
            check=object_problem,
            sent=OBJECT,
        ),
    )


OPTION_SPECS: Mapping[str, Spec] = {f.name: f.metadata["spec"] for f in fields(AnswerOptions)}
SECTIONS: Mapping[Section, tuple[str, ...]] = {
    Section.WORDS: ("additional_instructions", "instructions", "message"),
    Section.SOUND: ("answer_as", "voice_type", "voice_name", "voice_rate", "output_format"),
    Section.PLACE: ("outside", "added", "only", "commit"),
    Section.MODEL: (
        "max_tokens", "temperature", "reasoning_effort", "tool_choice", "tools", "interim_kind", "metadata",
        "invoke_input",
    ),
}  # fmt: skip
_SAME_NAME = (
    "answer_as",
    "voice_type",
    "output_format",
    "reasoning_effort",
    "tool_choice",
    "interim_kind",
)


def laid_over(settings: Settings, options: AnswerOptions) -> Settings:
    """The settings that an answer with these options has."""
    found: dict[str, Any] = {
        name: value for name in _SAME_NAME if (value := getattr(options, name))
    }
    if options.voice_name:
        found["voice_name"] = options.voice_name
        found.setdefault("voice_type", voices.kind_of(options.voice_name) or settings.voice_type)
    elif options.voice_type not in {"", settings.voice_type}:
        listed = voices.of_kind(options.voice_type)
        found["voice_name"] = listed[0].name if listed else settings.voice_name
    if options.voice_rate >= SLOWEST:
        found["voice_rate"] = options.voice_rate
    return replace(settings, **found)


def option_problem(name: str, value: object) -> str:
    """What is wrong with a value, "" when nothing."""
    if isinstance(value, str):
        return OPTION_SPECS[name].check(value)
    return ""


def messages(text: str) -> list[tuple[str, str]]:
    """(role, text) of messages that are written one a line."""
    found = []
    for line in lines(text):
        role, colon, said = line.partition(":")
        known = bool(colon) and role.strip().lower() in ROLES
        if known:
            found.append((role.strip().lower(), said.strip()))
        else:
            found.append(("user", line))
    return [(role, said) for role, said in found if said]
