"""Settings become JSON, and that JSON becomes the same settings again."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from random import Random
from typing import Any

import pytest

from tests.support.settings_context import CONTEXT, TEXTS
from voicelive_desktop.domain.catalogue import models
from voicelive_desktop.domain.settings import (
    SPECS,
    Kind,
    Settings,
    corrected,
    default_of,
    problem_with,
)
from voicelive_desktop.domain.settings.sent import ABSENT, NotASettingError
from voicelive_desktop.domain.wire.declared_fields import SENT, read, written
from voicelive_desktop.domain.words.kinds import AnswerKind

# What the service is told of these says less than the setting: of both, or of another too.
_ONE_OF_MANY = {
    "answer_as",  # no answers are text ones that nobody asks for
    "vad_create_response",
    "vad_auto_truncate",
}
_LISTS = {Kind.LINES: ["", "en", "en\nde"], Kind.PAIRS: ["", "name: value\nother: thing"]}


@cache
def _values(name: str) -> list[Any]:
    """Values that the setting can have, as they are stored: stripped, one entry a line."""
    spec, default = SPECS[name], default_of(name)
    choices = {
        c.value for model in models.FAMILY_EXAMPLES for c in spec.choices(Settings(model=model))
    }
    if isinstance(default, bool):
        return [False, True]
    if isinstance(default, int):
        return [default, int(spec.minimum), int(spec.maximum)]
    if isinstance(default, float):
        return [default, spec.minimum, spec.maximum, round(default + spec.step, 2)]
    texts = [
        *_LISTS.get(spec.kind, ()),
        TEXTS.get(name, default),
        default,
        "en-US",
        *sorted(choices),
    ]
    kind: Any = type(default)
    return [kind(text) for text in texts if not problem_with(name, text)]


def _any_settings(number: int) -> Settings:
    """Settings that the service takes together."""
    draw = Random(number)
    changes = {name: draw.choice(_values(name)) for name in (*SENT, "talk_mode")}
    changes["model"] = draw.choice(models.FAMILY_EXAMPLES)
    return corrected(Settings(**changes))[0]


def _through_json(given_settings: Settings) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(json.dumps(written(given_settings)))
    return result


def test_what_is_written_of_a_setting_reads_as_its_value() -> None:
    for name in sorted(set(SENT) - _ONE_OF_MANY):
        for value in _values(name):
            session = _through_json(Settings(**(CONTEXT.get(name, {}) | {name: value})))
            found = read(name, session)
            if found is ABSENT:
                assert value in {default_of(name), "", 0}, (name, value)
            elif value == "":
                assert found in {"", default_of(name)}, name
            else:
                assert found == value, name


def test_settings_read_from_json_write_the_same_json() -> None:
    for number in range(200):
        before = _any_settings(number)
        session = _through_json(before)
        found: dict[str, Any] = {
            name: value for name in SENT if (value := read(name, session)) is not ABSENT
        }
        if before.answer_as == AnswerKind.NONE:
            found["answer_as"] = AnswerKind.NONE
        after = replace(before, **found)
        assert json.dumps(written(after)) == json.dumps(written(before)), number


@pytest.mark.parametrize("junk", [{"x": 1}, [1], 1.5, True, "?", -1, "", []], ids=repr)
def test_anything_else_there_is_a_value_or_is_refused_in_words(junk: object) -> None:
    for name in SENT:
        session: Any = junk
        for part in reversed(SPECS[name].wire.split(".")):
            session = {part: session}
        try:
            found = read(name, session)
        except NotASettingError as refused:
            found = str(refused)
        assert isinstance(found, str | int | float | bool), name


def test_an_object_is_headed_by_the_first_of_its_settings() -> None:
    heads = {SPECS[name].wire.rpartition(".")[0]: name for name in SENT if _heads(name)}
    for path, head in heads.items():
        inside = [name for name in SENT if SPECS[name].wire.startswith(path + ".")]
        assert inside[0] == head


def _heads(name: str) -> bool:
    sent = SPECS[name].sent
    return sent is not None and sent.heads is not ABSENT


def test_what_is_written_is_plain_json() -> None:
    def plain(value: Any) -> bool:
        if isinstance(value, dict):
            return all(map(plain, value.values()))
        if isinstance(value, list):
            return all(map(plain, value))
        return type(value) in {str, int, float, bool, type(None)}

    assert all(plain(written(_any_settings(number))) for number in range(40))
