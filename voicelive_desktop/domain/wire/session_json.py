"""Shows the session.update as JSON, and reads edits of that text back. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any

from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import SPECS, Settings, changed, default_of, problem_with
from voicelive_desktop.domain.settings.sent import ABSENT, NotASettingError
from voicelive_desktop.domain.settings.texts import lines, object_in
from voicelive_desktop.domain.settings.turn import is_manual
from voicelive_desktop.domain.wire.declared_fields import BY_ITSELF, SENT, at, read
from voicelive_desktop.domain.wire.json_lines import Path, line_of
from voicelive_desktop.domain.wire.session_update import (
    left_to_agent,
    session_update,
)
from voicelive_desktop.domain.words.kinds import TurnDetection
from voicelive_desktop.domain.words.quick_classes import dataclass, replace
from voicelive_desktop.domain.words.wire_object import Wire
from voicelive_desktop.domain.words.wording import Words, of_error

KIND = "session.update"


@dataclass(frozen=True, slots=True)
class Edit:
    """What a text asks for: `changes` of settings, or a `problem` in one sentence with its line (0:
    nowhere).
    """

    changes: Mapping[str, object] = field(default_factory=dict)
    problem: str = ""
    line: int = 0


def session_text(state: State) -> str:
    """Return the exact message that would be sent now."""
    return as_text({"type": KIND, "session": session_shown(state)})


def session_shown(state: State) -> Wire:
    """Return the session of that message: the running one's, or that of the next Start."""
    return _session(state, settings_sent(state))


def settings_sent(state: State) -> Settings:
    """Return the settings of the present session, or those that the next one will begin with."""
    if isinstance(state.connection, con.Connecting | con.Ready):
        return state.current.running
    return state.settings


def as_text(wire: Mapping[str, Any]) -> str:
    """JSON as a person reads it."""
    return json.dumps(wire, indent=2, ensure_ascii=False)


def session_of(text: str) -> Wire:
    """The session of a message that `edited` has no problem with."""
    return _parsed(text)


def edited(state: State, text: str) -> Edit:
    """Return the settings changes that make the message equal `text`; the rest
    becomes custom fields.
    """
    try:
        return Edit(_changes(state, _parsed(text)))
    except _ProblemError as problem:
        line = problem.line or (line_of(text, problem.path) if problem.path else 0)
        return Edit(problem=of_error(problem), line=line)


class _ProblemError(ValueError):
    def __init__(self, words: str, path: Path = (), line: int = 0) -> None:
        super().__init__(words)
        self.path = ("session", *path) if path else path
        self.line = line


def _parsed(text: str) -> Wire:
    try:
        message = json.loads(text)
    except json.JSONDecodeError as error:
        raise _ProblemError(
            Words("Not valid JSON: {error}.", error=error.msg), line=error.lineno
        ) from None
    except RecursionError:
        raise _ProblemError(Words("Nested too deeply.")) from None
    if (
        not isinstance(message, dict)
        or message.get("type") != KIND
        or not isinstance(message.get("session"), dict)
    ):
        words = Words("Must be an object with “type”: “{kind}” and a “session” object.", kind=KIND)
        raise _ProblemError(words, line=1)
    session: Wire = message["session"]
    return session


def _changes(state: State, wanted: Wire) -> dict[str, object]:
    sent = settings_sent(state)
    shown = _session(state, sent)
    _refuse_impossible(state, sent, wanted)
    removed = tuple(path for path in _removed(shown, wanted))
    changes = _read_changes(sent, shown, wanted, removed)
    for path in removed:
        changes |= _switched_off(state, sent, path)
    new = _changed(sent, changes)
    plain = replace(new, session_extra="", session_without="")
    generated = _session(state, plain, frozenset(changes))
    extra, without = _over(generated, wanted), _left_out(generated, wanted)
    without += [
        path
        for path in lines(sent.session_without)
        if at(wanted, path) is ABSENT and path not in without
    ]
    if state.current.voice_used:  # the voice is not shown: what is said of it stays
        extra |= {
            name: value for name, value in object_in(sent.session_extra).items() if name == "voice"
        }
    if extra != object_in(sent.session_extra):
        changes["session_extra"] = as_text(extra) if extra else ""
    if set(without) != set(lines(sent.session_without)):
        changes["session_without"] = "\n".join(without)
    return changes


def _session(state: State, settings: Settings, touched: frozenset[str] = frozenset()) -> Wire:
    tools = json.loads(state.current.functions)
    return session_update(
        settings, tools, voice=not state.current.voice_used, touched=state.current.touched | touched
    )


def _refuse_impossible(state: State, sent: Settings, wanted: Wire) -> None:
    if "model" in wanted:
        raise _ProblemError(
            Words("The model can't change during a session. Choose it in Settings."), ("model",)
        )
    if state.current.voice_used and "voice" in wanted:
        raise _ProblemError(
            Words("The voice can't change after it has spoken in this session."), ("voice",)
        )
    by_key = replace(sent, turn_detection=TurnDetection(str(default_of("turn_detection"))))
    if is_manual(by_key) and wanted.get("turn_detection") is not None:
        raise _ProblemError(
            Words("Push-to-talk with “When you release the key” needs turn detection off."),
            ("turn_detection",),
        )
    if (owned := next((name for name in wanted if name in left_to_agent(sent)), None)) is not None:
        raise _ProblemError(
            Words("“{field}” is set by the agent and not sent.", field=owned), (owned,)
        )


def _read_changes(
    sent: Settings, shown: Wire, wanted: Wire, removed: tuple[str, ...]
) -> dict[str, object]:
    changes: dict[str, object] = {}
    different = tuple(_different(shown, wanted))
    for name in SENT:
        wire = SPECS[name].wire
        if not any(_touch(path, wire) for path in different):
            continue
        if any(_within(wire, gone) for gone in removed):
            continue
        path = tuple(wire.split("."))
        try:
            value = read(name, wanted)
        except NotASettingError as problem:
            raise _ProblemError(
                Words("“{field}” {problem}.", field=wire, problem=of_error(problem)), path
            ) from None
        if value is ABSENT or value == getattr(sent, name):
            continue
        if refused := problem_with(name, value):
            raise _ProblemError(_of_field(refused, f"“{wire}”"), path)
        changes[name] = value
    return changes


def _of_field(problem: str, field_name: str) -> str:
    """A sentence of its own stays; the name of a setting is the field's here."""
    if problem.endswith(".") or not isinstance(problem, Words):
        return problem
    return Words("{problem}.", problem=problem.but(name=field_name))


def _changed(sent: Settings, changes: Mapping[str, object]) -> Settings:
    new, corrections = changed(sent, changes)
    told = next((c for c in corrections if c.name in SENT), None)
    if told is not None:
        wire = SPECS[told.name].wire
        words = Words(
            "“{field}” must be “{value}” to work with the other settings.",
            field=wire,
            value=str(told.new),
        )
        raise _ProblemError(words, tuple(wire.split(".")))
    return new


def _switched_off(state: State, sent: Settings, path: str) -> dict[str, object]:
    """The changes that make a field go by themselves; none when it is said with any value
    of its settings.
    """
    below = {
        name: default_of(name)
        for name, spec in SPECS.items()
        if spec.wire and _within(spec.wire, path)
    }
    off = {name: value for name, value in below.items() if value != getattr(sent, name)}
    plain = replace(sent, **{**off, "session_extra": "", "session_without": ""})  # type: ignore[arg-type]
    left = _session(state, plain)
    if at(left, path) is ABSENT or _is_by_itself(path, at(left, path)):
        return off
    return {}


def _within(path: str, outer: str) -> bool:
    return path == outer or path.startswith(outer + ".")


def _touch(one: str, other: str) -> bool:
    return bool(other) and (_within(one, other) or _within(other, one))


def _different(before: Wire, after: Wire, above: str = "") -> Iterator[str]:
    """Return the paths of added and changed values."""
    for name, value in after.items():
        path = f"{above}.{name}" if above else name
        if isinstance(value, dict) and isinstance(before.get(name), dict):
            yield from _different(before[name], value, path)
        elif name not in before or before[name] != value:
            yield path


def _removed(before: Wire, after: Wire, above: str = "") -> Iterator[str]:
    """Return the paths of removed values."""
    for name, value in before.items():
        path = f"{above}.{name}" if above else name
        if name not in after:
            yield path
        elif isinstance(value, dict) and isinstance(after[name], dict):
            yield from _removed(value, after[name], path)


def _left_out(generated: Wire, wanted: Wire) -> list[str]:
    """As `_removed`; what the service does by itself need not be said."""
    return [
        path for path in _removed(generated, wanted) if not _is_by_itself(path, at(generated, path))
    ]


def _is_by_itself(path: str, value: object) -> bool:
    """Whether the service does this without being told."""
    return path in BY_ITSELF and value == BY_ITSELF[path]


def _over(under: Mapping[str, Any], wanted: Mapping[str, Any]) -> Wire:
    """Return what to lay over `under` so that it contains all of `wanted`."""
    result: Wire = {}
    for name, value in wanted.items():
        if isinstance(value, dict) and isinstance(under.get(name), dict):
            if inner := _over(under[name], value):
                result[name] = inner
        elif name not in under or under[name] != value:
            result[name] = value
    return result
