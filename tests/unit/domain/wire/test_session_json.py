"""The session as JSON: shown as it is sent, and edited by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.support.settings_context import CONTEXT, TEXTS
from tests.unit.domain.scene import Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.effects import ConfigureSession
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.session_messages import configuration
from voicelive_desktop.domain.settings import SPECS, Settings
from voicelive_desktop.domain.wire.json_lines import line_of
from voicelive_desktop.domain.wire.session_json import as_text, edited, session_shown, session_text
from voicelive_desktop.domain.wire.session_update import session_update
from voicelive_desktop.domain.words.kinds import TalkMode, TalkStrategy, Target, UtteranceEnd

TOOL = {"type": "function", "name": "clock"}
Wire = dict[str, Any]


def offered(state: State) -> State:
    return replace(state, current=replace(state.current, functions=json.dumps([TOOL])))


def with_change(state: State, change: Callable[[Wire], object]) -> str:
    """The shown text, changed by hand."""
    message = json.loads(session_text(state))
    change(message["session"])
    return as_text(message)


def changes(state: State, change: Callable[[Wire], object]) -> dict[str, object]:
    found = edited(state, with_change(state, change))
    assert found.problem == ""
    return dict(found.changes)


def after(state: State, text: str) -> State:
    found = edited(state, text)
    assert found.problem == ""
    return Scene(state).tell(ev.SettingsChosen(tuple(found.changes.items()))).state


def test_the_text_is_the_message_that_would_be_sent() -> None:
    state = offered(State(settings=Settings(vad_silence_ms=700)))
    assert json.loads(session_text(state)) == {
        "type": "session.update",
        "session": session_update(state.settings, [TOOL]),
    }


def test_in_a_session_it_is_that_of_the_session() -> None:
    scene = Scene.connected()
    scene.reply_begins().tell(ev.SettingsChosen((("voice_rate", 1.4), ("reasoning_effort", "low"))))
    shown = session_shown(scene.state)
    assert "voice" not in shown  # it was heard: the service would refuse it
    scene.tell(ev.SettingsChosen((("reasoning_effort", ""),)))
    assert session_shown(scene.state)["reasoning_effort"] is None


def test_nothing_changed_changes_nothing() -> None:
    for state in (offered(State()), Scene.connected().reply_begins().state, State(settings=FULL)):
        assert edited(state, session_text(state)).changes == {}


FULL = Settings(
    session_extra='{"turn_detection": {"idle_timeout_ms": 9}, "voice": {"new": null}}',
    session_without="temperature\nvoice.rate",
    metadata="team: support",
    tool_choice="clock",
    eou_model=UtteranceEnd.SEMANTIC,
    voice_pitch=-10,
    visemes=True,
    max_output_tokens=200,
)


@pytest.mark.parametrize("name", sorted(name for name, spec in SPECS.items() if spec.wire))
def test_a_field_that_has_a_setting_changes_the_setting(name: str) -> None:
    """From each value to each other one of a setting, through the text."""
    if name in {"model", "talk_mode", "talk_strategy"}:
        return
    base = Settings(**CONTEXT.get(name, {}))
    state = State(settings=base)
    spec, present = SPECS[name], getattr(base, name)
    values: list[Any] = [c.value for c in spec.choices(base)] or [TEXTS.get(name, "de")]
    if isinstance(present, int | float):
        values = [not present] if isinstance(present, bool) else [type(present)(spec.maximum)]
    for value in values:
        if (name, value) == ("answer_as", "none"):
            continue  # on the wire it is what “text” is, without answers
        wanted = session_update(replace(base, **{name: value}))
        if wanted == session_update(base):
            continue
        text = as_text({"type": "session.update", "session": wanted})
        found = edited(state, text)
        if found.problem and "to work with the other settings" in found.problem:
            continue  # the pair is impossible, and said to be
        changed = after(state, text)
        assert getattr(changed.settings, name) == value
        assert session_shown(changed) == wanted
        # whose other fields stay behind as own ones
        if name not in {"turn_detection", "voice_type", "interim_kind"}:
            assert changed.settings.session_extra == ""


def test_what_has_no_setting_becomes_an_own_field_and_leaves_when_it_is_taken_away() -> None:
    state = offered(State())
    found = changes(
        state, lambda s: s.update(new=[1], turn_detection={**s["turn_detection"], "idle": 5})
    )
    assert json.loads(str(found.pop("session_extra"))) == {
        "new": [1],
        "turn_detection": {"idle": 5},
    }
    assert found == {}
    state = after(state, with_change(state, lambda s: s.update(new=[1])))
    assert session_shown(state)["new"] == [1]
    assert changes(state, lambda s: s.pop("new")) == {"session_extra": ""}


def test_a_field_that_is_taken_away_is_left_out() -> None:
    state = State()
    assert changes(state, lambda s: s.pop("temperature")) == {"session_without": "temperature"}
    state = after(
        state,
        with_change(state, lambda s: (s.pop("temperature"), s["turn_detection"].pop("threshold"))),
    )
    assert "temperature" not in session_shown(state)
    assert "threshold" not in session_shown(state)["turn_detection"]
    assert changes(state, lambda s: s.update(temperature=0.8)) == {
        "session_without": "turn_detection.threshold"
    }


def test_a_field_that_goes_by_itself_is_switched_off_at_its_setting() -> None:
    state = State(
        settings=Settings(voice_rate=1.2, max_output_tokens=100, eou_model=UtteranceEnd.SEMANTIC)
    )
    assert changes(state, lambda s: s["voice"].pop("rate")) == {"voice_rate": 1.0}
    assert changes(state, lambda s: s.pop("max_response_output_tokens")) == {"max_output_tokens": 0}
    assert changes(state, lambda s: s["turn_detection"].pop("end_of_utterance_detection")) == {
        "eou_model": "none"
    }


def test_an_edit_reaches_the_running_session() -> None:
    scene = Scene.connected()
    found = changes(scene.state, lambda s: s.update(temperature=1.0, new=1))
    scene.tell(ev.SettingsChosen(tuple(found.items())))
    assert scene.effects[-1] == ConfigureSession(configuration(scene.state))
    assert (scene.state.current.running.temperature, session_shown(scene.state)["new"]) == (1.0, 1)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda s: s.update(temperature=9), "“temperature” must be between 0.6 and 1.2"),
        (lambda s: s.update(temperature="hot"), "“temperature” must be a number"),
        (lambda s: s["turn_detection"].update(silence_duration_ms=1.5), "must be a whole number"),
        (
            lambda s: s["turn_detection"].update(type="psychic"),
            "“turn_detection.type” cannot be “psychic”",
        ),
        (
            lambda s: s["turn_detection"].update(auto_truncate=True, interrupt_response=False),
            "to work with the other settings",
        ),
        (lambda s: s["turn_detection"].update(languages="en"), "must be a list of strings"),
        (lambda s: s["voice"].update(rate="fast"), "must be text such as"),
        (lambda s: s["voice"].update(pitch=5), "must be text such as"),
        (lambda s: s.update(metadata={"a": 1}), "string values"),
        (lambda s: s.update(max_response_output_tokens="all"), 'or "inf"'),
        (lambda s: s.update(tool_choice=[1]), "a function name"),
        (lambda s: s.update(model="gpt-5"), "can't change during a session"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence_with_its_line(
    change: Callable[[Wire], object], words: str
) -> None:
    state = State()
    text = with_change(state, change)
    found = edited(state, text)
    assert words in found.problem
    assert found.problem.endswith(".")
    assert found.changes == {}
    assert found.line > 1
    named = found.problem.partition("“")[2].partition("”")[0].rpartition(".")[2] or "model"
    assert f'"{named}"' in text.splitlines()[found.line - 1]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{\n "a": ]', 2),
        ("[]", 1),
        ("{}", 1),
        ('{"type": "session.update", "session": 3}', 1),
        ("", 1),
    ],
)
def test_what_is_no_message_is_told_with_its_line(text: str, line: int) -> None:
    found = edited(State(), text)
    assert found.problem.endswith(".")
    assert found.line == line
    assert "Nested" in edited(State(), "[" * 100_000).problem


def test_an_agent_keeps_what_is_its_own() -> None:
    state = State(settings=Settings(target=Target.AZURE, agent_name="a", agent_project="p"))
    found = edited(state, with_change(state, lambda s: s.update(instructions="Be rude.")))
    assert found.problem == "“instructions” is set by the agent and not sent."
    extra = replace(
        state.settings, session_extra='{"instructions": "Be rude.", "tools": [], "new": 1}'
    )
    shown = session_update(extra)
    assert not {"instructions", "tools"} & set(shown)
    assert shown["new"] == 1


def test_a_voice_that_was_heard_is_not_sent_by_an_own_field_either() -> None:
    scene = Scene.connected(session_extra='{"voice": {"x": 1}, "y": 2}').reply_begins()
    assert "voice" not in session_shown(scene.state)
    found = changes(scene.state, lambda s: s.pop("y"))
    assert json.loads(str(found["session_extra"])) == {"voice": {"x": 1}}
    refused = edited(scene.state, with_change(scene.state, lambda s: s.update(voice="alloy")))
    assert "after it has spoken" in refused.problem


def test_push_to_talk_by_the_key_has_no_turn_detection() -> None:
    state = State(settings=Settings(talk_mode=TalkMode.PUSH, talk_strategy=TalkStrategy.MANUAL))
    refused = edited(
        state, with_change(state, lambda s: s.update(turn_detection={"type": "server_vad"}))
    )
    assert "When you release the key" in refused.problem


def test_the_line_of_a_field_is_found_among_others_of_its_name() -> None:
    text = '{\n"a": [{"type": "}"},\n{"b": "\\"type"}],\n"session": {"type":\n1, "x": {\n"type": [] } } }'
    assert line_of(text, ("session", "type")) == 4
    assert line_of(text, ("session", "x", "type")) == 6
    assert line_of(text, ("session", "gone", "type")) == 4
    assert line_of(text, ()) == 1
