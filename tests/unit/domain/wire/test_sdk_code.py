"""The Python for the SDK runs, and makes the session that is sent."""

from __future__ import annotations

from typing import Any

import pytest
from azure.ai.voicelive import models
from azure.ai.voicelive.models import RequestSession

from tests.support.sdk_script import made_by
from tests.support.settings_context import CONTEXT, TEXTS
from voicelive_desktop.domain.settings import SPECS, Settings
from voicelive_desktop.domain.wire.sdk_script import CLASSES, OF_SESSION, SINGLE, sdk_code
from voicelive_desktop.domain.wire.session_update import session_update
from voicelive_desktop.domain.words.kinds import (
    AnswerKind,
    Eagerness,
    NoiseReduction,
    Target,
    TurnDetection,
    UtteranceEnd,
)

TOOL = {
    "type": "function",
    "name": "clock",
    "description": "The “time”.",
    "parameters": {"type": "object"},
}


ODD: dict[str, Settings] = {
    "defaults": Settings(),
    "everything off": Settings(
        turn_detection=TurnDetection.NONE,
        noise_reduction=NoiseReduction.NONE,
        echo_cancellation=False,
    ),
    "nothing that the SDK knows": Settings(
        session_extra='{"new": {"a": [1, {"b": null}]}, "voice": {"x": null}, "turn_detection": {"type": "psychic"}}'
    ),
    "semantic_vad": Settings(
        turn_detection=TurnDetection.MODEL_SEMANTIC, vad_eagerness=Eagerness.LOW
    ),
    "a field of the service's alone": Settings(
        vad_speech_duration_assistant_ms=90, turn_detection=TurnDetection.SERVER
    ),
    "end of utterance": Settings(
        eou_model=UtteranceEnd.SEMANTIC_EN,
        session_extra='{"turn_detection": {"end_of_utterance_detection": {"new": 1}}}',
    ),
    "a function by name": Settings(tool_choice="clock"),
    "text": Settings(answer_as=AnswerKind.TEXT, instructions='Say "hé" \\ and\nnothing else.'),
    "an agent": Settings(target=Target.AZURE, agent_name="a", agent_project="p"),
}


@pytest.mark.parametrize("name", sorted(ODD))
def test_the_code_makes_the_session_that_is_sent(name: str) -> None:
    session = session_update(
        ODD[name], [TOOL, {"type": "mcp", "server_label": "l", "server_url": "u", "odd": None}]
    )
    assert made_by(sdk_code(session)).as_dict() == session


@pytest.mark.parametrize("name", sorted(name for name, spec in SPECS.items() if spec.wire))
def test_it_does_so_for_every_setting(name: str) -> None:
    spec, base = SPECS[name], Settings(**CONTEXT.get(name, {}))
    values: list[Any] = [c.value for c in spec.choices(base)] or [
        TEXTS.get(name, getattr(base, name))
    ]
    if isinstance(getattr(base, name), bool):
        values = [True, False]
    if spec.maximum:
        values = [type(getattr(base, name))(spec.maximum)]
    for value in values:
        session = session_update(Settings(**(CONTEXT.get(name, {}) | {name: value})), [TOOL])
        assert made_by(sdk_code(session)).as_dict() == session


def test_the_tables_are_those_of_the_sdk() -> None:
    assert set(OF_SESSION) == _fields(RequestSession)
    for told_by, classes in CLASSES.values():
        for value, (name, fields) in classes.items():
            model = getattr(models, name)
            assert _fields(model) - {told_by} == set(fields)
            assert (
                model({})[told_by] == value
                if told_by in model({})
                else str(getattr(model(), told_by)) == value
            )
    for name, fields in SINGLE.values():
        assert _fields(getattr(models, name)) == set(fields)


def _fields(model: Any) -> set[str]:
    model({})  # the SDK builds its table of fields with the first instance
    return {field._rest_name for field in model._attr_to_rest_field.values()}
