"""With an agent: what is the agent's own is not sent, its rows say so, and what it set is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.unit.domain.scene import LOST, U1, Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.answer_options import OPTION_SPECS, AnswerOptions
from voicelive_desktop.domain.facts.conversation import Role
from voicelive_desktop.domain.facts.effects import CreateResponse, SendText
from voicelive_desktop.domain.questions.selectors import reason_without_effect
from voicelive_desktop.domain.questions.session_messages import restored
from voicelive_desktop.domain.settings import SPECS, Settings, changed
from voicelive_desktop.domain.settings.connection import OF_AGENT_SOUND
from voicelive_desktop.domain.settings.sound import sends_reference
from voicelive_desktop.domain.wire.applied import set_by_agent
from voicelive_desktop.domain.wire.response_create import response_create
from voicelive_desktop.domain.wire.session_update import OF_AGENT, session_update
from voicelive_desktop.domain.words.kinds import (
    AnswerKind,
    EchoReference,
    GreetingKind,
    InterimKind,
    NoiseReduction,
    TalkMode,
    TalkStrategy,
    TurnDetection,
)

AGENT: dict[str, Any] = {"target": "azure", "agent_name": "a", "agent_project": "p"}
DECIDES = "Set by the agent."
# Model, prompt and functions come from the agent; sound, turns and transcription are the service's
# (voice-live-api.md A10). These rows are all that say anything of the first.
OWNED = {
    "model", "model_family", "own_model_profile", "instructions", "temperature", "max_output_tokens",
    "reasoning_effort", "tool_choice", "parallel_tool_calls",
}  # fmt: skip


def with_agent(**settings: Any) -> Settings:
    return changed(Settings(), AGENT | settings)[0]


@pytest.mark.parametrize("name", SPECS)
def test_exactly_the_agent_s_own_rows_are_disabled_because_of_it(name: str) -> None:
    scene = Scene().tell(ev.SettingsChosen(tuple(AGENT.items())))
    assert (reason_without_effect(scene.state, name) == DECIDES) is (name in OWNED)


def test_every_field_that_is_left_to_the_agent_has_a_row_that_says_so() -> None:
    rows = {spec.wire for name, spec in SPECS.items() if name in OWNED and spec.wire}
    assert rows == OF_AGENT - {"tools"}, "the functions of this program have no row"


def test_whatever_is_asked_for_the_session_is_told_nothing_of_the_agent_s_own() -> None:
    extra = '{"tools": [{"type": "mcp"}], "model": "x", "instructions": "y", "temperature": 1}'
    asked = with_agent(
        instructions="z", temperature=1.0, max_output_tokens=100, reasoning_effort="low", tool_choice="required",
        parallel_tool_calls=False, session_extra=extra,
    )  # fmt: skip
    sent = session_update(asked, [{"type": "function", "name": "clock"}], touched=frozenset(SPECS))
    assert not OF_AGENT & set(sent)
    assert {"voice", "turn_detection", "input_audio_transcription"} <= set(sent), (
        "how it sounds is not the agent's"
    )


def test_an_answer_is_asked_for_without_the_agent_s_own_too() -> None:
    options = AnswerOptions(
        instructions="x", temperature=1.0, max_tokens=50, reasoning_effort="low", tool_choice="none", tools="clock",
        additional_instructions="shorter", answer_as=AnswerKind.TEXT,
    )  # fmt: skip
    asked = response_create(with_agent(), options, [{"type": "function", "name": "clock"}])
    assert asked == {"modalities": ["text"]}
    refused = {name for name, spec in OPTION_SPECS.items() if spec.unless(with_agent()) == DECIDES}
    assert refused == {
        "instructions",
        "temperature",
        "max_tokens",
        "reasoning_effort",
        "tool_choice",
        "tools",
    }


def test_a_greeting_in_its_own_words_keeps_the_agent_s_instructions() -> None:
    (ask,) = Scene.connected(**AGENT, greeting_kind=GreetingKind.MODEL, greeting_text="Hi").ordered(
        CreateResponse
    )
    assert "instructions" not in ask.response
    assert "such as: Hi" in ask.additional_instructions


def test_an_agent_is_heard_by_azure_speech_and_may_say_words_while_one_waits() -> None:
    settings, corrections = changed(
        Settings(
            turn_detection=TurnDetection.MODEL_SEMANTIC, noise_reduction=NoiseReduction.NEAR_FIELD
        ),
        AGENT,
    )
    assert settings.transcription_model == "azure-speech"
    assert settings.turn_detection == TurnDetection.AZURE_SEMANTIC
    assert settings.noise_reduction == NoiseReduction.AZURE_DEEP
    assert {c.because for c in corrections} == {"agent_name"}
    state = Scene.connected(**AGENT).state
    assert reason_without_effect(state, "interim_kind") == ""
    assert session_update(with_agent(interim_kind=InterimKind.STATIC))["interim_response"]


def test_what_the_agent_set_is_read_from_the_session() -> None:
    scene = Scene.connected(**AGENT)
    told = (("model", "gpt-4.1"), ("instructions", "You sell shoes. " * 40), ("temperature", 0.3))
    scene.tell(ev.SessionUpdated(None, told))
    assert set_by_agent(scene.state, "model") == "gpt-4.1"
    assert set_by_agent(scene.state, "temperature") == "0.3"
    instructions = set_by_agent(scene.state, "instructions") or ""
    assert instructions.startswith("You sell shoes.")
    assert len(instructions) <= 160
    assert set_by_agent(scene.state, "reasoning_effort") is None, "it did not say"
    assert set_by_agent(scene.state, "voice_name") is None, "that is ours"


def test_of_a_model_nothing_counts_as_set_by_an_agent() -> None:
    scene = Scene.connected().tell(ev.SessionUpdated(None, (("model", "gpt-realtime"),)))
    assert set_by_agent(scene.state, "model") is None


@pytest.mark.parametrize(
    ("conversation", "told", "line"),
    [
        ("", [SendText(U1, "hello")], "Reconnected. Your conversation is kept."),
        ("conv_1", [], "Reconnected. The agent continues its conversation."),
    ],
)
def test_on_return_the_conversation_is_told_or_named(
    conversation: str, told: list[SendText], line: str
) -> None:
    scene = Scene.connected(**AGENT, agent_conversation=conversation).user_says(text="hello")
    scene.tell(ev.RetryScheduled(2, 0.5, 3.0, LOST), ev.ConnectingStarted(2))
    assert restored(scene.state) == told
    scene.configured()
    assert [item.text for item in scene.state.conversation if item.role is Role.SYSTEM] == [line]


def test_who_leaves_the_agent_has_a_model_again() -> None:
    state = Scene.connected(**AGENT).state
    assert all(
        reason_without_effect(replace(state, settings=replace(state.settings, agent_name="")), name)
        != DECIDES
        for name in SPECS
    )


# --- the agent's own sound ------------------------------------------------------------------------

SOUND = {name for name, spec in SPECS.items() if spec.wire.partition(".")[0] in OF_AGENT_SOUND} - {
    "talk_mode",
    "talk_strategy",
}


def test_an_agent_may_keep_the_sound_that_is_stored_with_it() -> None:
    kept = with_agent(
        agent_sound=True,
        echo_reference=EchoReference.CLIENT,
        session_extra='{"voice": {"name": "x"}}',
    )
    sent = session_update(kept, touched=frozenset(SPECS))
    assert not (OF_AGENT | OF_AGENT_SOUND) & set(sent)
    assert {"modalities", "input_audio_format", "output_audio_format"} <= set(sent), (
        "how it travels is ours"
    )
    assert not sends_reference(kept), "a second channel would have to be announced"


@pytest.mark.parametrize("name", SPECS)
def test_then_the_rows_of_the_sound_are_disabled_too_and_no_others(name: str) -> None:
    scene = Scene().tell(ev.SettingsChosen((*AGENT.items(), ("agent_sound", True))))
    assert (reason_without_effect(scene.state, name) == DECIDES) is (name in OWNED | SOUND)


def test_what_is_stored_is_shown() -> None:
    scene = Scene.connected(**AGENT, agent_sound=True)
    scene.tell(
        ev.SessionUpdated(None, (("voice.name", "en-US-Jenny"), ("turn_detection.threshold", 0.3)))
    )
    assert set_by_agent(scene.state, "voice_name") == "en-US-Jenny"
    assert set_by_agent(scene.state, "vad_threshold") == "0.3"


def test_turns_that_end_by_the_key_stay_with_the_person() -> None:
    sent = session_update(
        with_agent(agent_sound=True, talk_mode=TalkMode.PUSH, talk_strategy=TalkStrategy.MANUAL)
    )
    assert sent["turn_detection"] is None
    assert "voice" not in sent


def test_without_an_agent_the_switch_does_nothing() -> None:
    assert session_update(Settings(agent_sound=True)) == session_update(Settings())
