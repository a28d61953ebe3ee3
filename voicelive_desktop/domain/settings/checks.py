"""Which values a setting can have, and which settings the service does not take together. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, cast

from voicelive_desktop.domain.catalogue import models, voices
from voicelive_desktop.domain.catalogue.models import Family
from voicelive_desktop.domain.settings.connection import with_agent, with_foundry_agent
from voicelive_desktop.domain.settings.devices import GATE_GAP_DB
from voicelive_desktop.domain.settings.model import family_of
from voicelive_desktop.domain.settings.sound import takes_reference
from voicelive_desktop.domain.settings.spec import Kind
from voicelive_desktop.domain.settings.table import SPECS, Settings, default_of, form_of
from voicelive_desktop.domain.words.kinds import (
    AnswerKind,
    EchoReference,
    TalkMode,
    TurnDetection,
    VoiceType,
)
from voicelive_desktop.domain.words.quick_classes import dataclass, replace
from voicelive_desktop.domain.words.texts import MOST_CHARACTERS, brief
from voicelive_desktop.domain.words.wording import Words, quoted

MOST_QUOTED = 60  # characters of a value that cannot be


@dataclass(frozen=True, slots=True)
class Correction:
    """A setting that was changed because another one does not allow it; `because` is
    that one's name.
    """

    name: str
    old: object
    new: object
    because: str = ""


def problem_with(name: str, value: object) -> str:
    """Why `value` cannot be a value of the setting, "" when it can: by limits, type
    and closed list.
    """
    spec = SPECS.get(name)
    if spec is None:
        return Words("there is no setting {name}", name=quoted(brief(name, MOST_QUOTED)))
    wanted = form_of(default_of(name))
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    if form_of(value) is not wanted and not (wanted is float and is_whole):
        return Words(
            "{name} must be {wanted}, not {given}",
            name=name,
            wanted=_kind(wanted),
            given=_kind(form_of(value)),
        )
    if (
        isinstance(value, int | float)
        and spec.maximum > spec.minimum
        and not spec.minimum <= value <= spec.maximum
    ):
        return Words(
            "{name} must be between {least} and {most}",
            name=name,
            least=spec.minimum,
            most=spec.maximum,
        )
    if spec.kind is Kind.CHOICE and spec.choices(Settings()) and not _is_any_choice(name, value):
        return Words(
            "{name} cannot be {value}", name=name, value=quoted(brief(str(value), MOST_QUOTED))
        )
    if _length(value) > MOST_CHARACTERS:
        return Words("{name} cannot be longer than 100,000 characters", name=name)
    if isinstance(value, str) and (problem := spec.check(value)):
        return problem
    return ""


def _length(value: object) -> int:
    """How many characters there are in a text, a list of texts, or a map of them."""
    match value:
        case str():
            return len(value)
        case list() | tuple():
            return sum(map(_length, value))
        case dict():
            return sum(len(name) + _length(said) for name, said in value.items())
        case _:
            return 0


def _kind(of: type) -> str:
    """What a value is, in words."""
    kinds = {
        str: Words("a text"),
        bool: Words("on or off"),
        int: Words("a whole number"),
        float: Words("a number"),
        list: Words("a list"),
        dict: Words("a list of names and values"),
    }
    return kinds.get(of, Words("nothing"))


def _is_any_choice(name: str, value: object) -> bool:
    """Whether the value is allowed for at least one model family (pairs are
    `corrected`, not refused).
    """
    choices = SPECS[name].choices
    return any(
        value == c.value for model in models.FAMILY_EXAMPLES for c in choices(Settings(model=model))
    )


def changed(
    settings: Settings, changes: Mapping[str, object]
) -> tuple[Settings, tuple[Correction, ...]]:
    """The settings with valid `changes` made, and pairs that the service does not allow corrected.

    Raises:
        ValueError: a name or value is not possible; the text says which and why.

    """
    problems = [p for name, value in changes.items() if (p := problem_with(name, value))]
    if problems:
        raise ValueError("; ".join(problems))
    new = replace(settings, **_converted(changes))
    detected, first = _with_detection(new, changes)
    whole, more = corrected(detected)
    return whole, (*first, *more)


def _with_detection(
    new: Settings, changes: Mapping[str, object]
) -> tuple[Settings, tuple[Correction, ...]]:
    """Who chooses another talk mode than the talk key's wants turns to be detected again."""
    wanted = "talk_mode" in changes and "turn_detection" not in changes
    if not wanted or new.turn_detection != TurnDetection.NONE or new.talk_mode == TalkMode.PUSH:
        return new, ()
    found = TurnDetection(str(default_of("turn_detection")))
    return replace(new, turn_detection=found), (
        Correction("turn_detection", TurnDetection.NONE, found, "talk_mode"),
    )


def _converted(changes: Mapping[str, object]) -> dict[str, Any]:
    def convert(name: str, value: object) -> object:
        default = default_of(name)
        if isinstance(default, float):
            return float(cast("float", value))
        if isinstance(default, StrEnum):
            return type(default)(str(value))
        return value

    return {name: convert(name, value) for name, value in changes.items()}


def _first_voice(kind: str) -> str:
    listed = voices.of_kind(kind)
    default = str(default_of("voice_name"))
    if any(voice.name == default for voice in listed):
        return default
    return listed[0].name


def corrected(settings: Settings) -> tuple[Settings, tuple[Correction, ...]]:
    """The nearest settings that the service takes together, with what had to change."""
    wanted = {name: (new, why) for name, new, why in _wanted(settings)}
    all_told = (
        Correction(name, getattr(settings, name), new, why) for name, (new, why) in wanted.items()
    )
    corrections = tuple(c for c in all_told if c.new != c.old)
    values = {c.name: cast("Any", c.new) for c in corrections}
    return (replace(settings, **values) if values else settings), corrections


def _answering(settings: Settings) -> str:
    """The setting that says who answers."""
    if with_foundry_agent(settings):
        return "agent_name"
    if with_agent(settings):
        return "target"
    return "model"


# a setting, the value that it must have, and the setting that wants it so
_Wanted = tuple[str, Any, str]


def _wanted(settings: Settings) -> Iterator[_Wanted]:
    """Of two for one setting the later counts."""
    answering = _answering(settings)
    for name in ("transcription_model", "noise_reduction", "turn_detection"):
        allowed = [c.value for c in SPECS[name].choices(settings)]
        if getattr(settings, name) not in allowed:
            yield name, allowed[0], answering
    yield from _of_voice(settings)
    if settings.turn_detection == TurnDetection.NONE and settings.talk_mode != TalkMode.PUSH:
        yield "talk_mode", TalkMode.PUSH, "turn_detection"  # or no turn would ever end
    if settings.answer_as == AnswerKind.NONE and settings.transcription_model == "none":
        yield (
            "transcription_model",
            SPECS["transcription_model"].choices(settings)[0].value,
            "answer_as",
        )
    if settings.echo_reference == EchoReference.CLIENT and not takes_reference(settings):
        yield "echo_reference", EchoReference.SERVER, "input_format"
    if settings.vad_auto_truncate and not settings.vad_interrupt:
        yield "vad_auto_truncate", False, "vad_interrupt"
    if settings.gate_close_db > settings.gate_open_db - GATE_GAP_DB:
        yield "gate_close_db", settings.gate_open_db - GATE_GAP_DB, "gate_open_db"


def _of_voice(settings: Settings) -> Iterator[_Wanted]:
    if settings.voice_type in voices.LISTED and voices.kind_of(settings.voice_name) not in {
        "",
        settings.voice_type,
    }:
        yield "voice_name", _first_voice(settings.voice_type), "voice_type"
    if (
        settings.voice_type == VoiceType.AZURE_REALTIME_NATIVE
        and family_of(settings) is not Family.AZURE_REALTIME
    ):
        answering = _answering(settings)
        yield "voice_type", VoiceType.AZURE_STANDARD, answering
        yield "voice_name", default_of("voice_name"), answering
