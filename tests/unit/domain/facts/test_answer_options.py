"""What one answer can be asked to be like: every field of the SDK, its wire form, and what stays as
in the session.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest
from azure.ai.voicelive import models

from voicelive_desktop.domain.facts.answer_options import (
    AS_SESSION,
    OPTION_SPECS,
    SECTIONS,
    AnswerOptions,
    laid_over,
    messages,
    option_problem,
)
from voicelive_desktop.domain.settings import Kind, Settings
from voicelive_desktop.domain.wire.response_create import OUTSIDE, response_create
from voicelive_desktop.domain.words.kinds import AnswerKind, VoiceType

SETTINGS = Settings(model="gpt-4.1")
CLOCK = {"type": "function", "name": "clock"}
LAMP = {"type": "function", "name": "lamp"}
# Why a field has no row in the dialog.
REASONS = {
    "cancel_previous": "always so: the response gate stops the answer that is being made before it asks for another",
}
NOT_OF_THE_SDK = {
    "conversation": "the service's (voice-live-api.md); the SDK passes it through",
    "additional_instructions": "stands in the event beside its response",
}
COVERED = frozenset(spec.wire for spec in OPTION_SPECS.values())


def sdk_fields() -> frozenset[str]:
    model: Any = models.ResponseCreateParams
    model({})  # the SDK builds its table of fields with the first instance
    event: Any = models.ClientEventResponseCreate
    event({})
    beside = {rest._rest_name for rest in event._attr_to_rest_field.values()} - {
        "type",
        "event_id",
        "response",
    }
    return frozenset(rest._rest_name for rest in model._attr_to_rest_field.values()) | beside


@pytest.mark.parametrize("name", sorted(sdk_fields()))
def test_every_field_of_the_sdk_can_be_asked_for_or_has_a_reason(name: str) -> None:
    assert (name in COVERED) != (name in REASONS), f"{name} has neither a row nor a reason, or both"


def test_rows_that_the_sdk_does_not_model_are_known() -> None:
    assert COVERED - sdk_fields() == NOT_OF_THE_SDK.keys() - sdk_fields()


def test_every_option_has_its_place_in_the_dialog() -> None:
    assert sorted(name for names in SECTIONS.values() for name in names) == sorted(OPTION_SPECS)


def test_options_that_ask_for_nothing_send_nothing() -> None:
    assert response_create(SETTINGS, AnswerOptions(), [CLOCK]) == {}


ITEM = {"type": "message", "role": "user", "content": [{"type": "input_text", "text": "Hi"}]}
VOICE = {"type": "openai", "name": "coral"}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (AnswerOptions(instructions="Be brief."), {"instructions": "Be brief."}),
        (AnswerOptions(answer_as=AnswerKind.TEXT), {"modalities": ["text"]}),
        (AnswerOptions(voice_name="coral"), {"voice": VOICE}),
        (
            AnswerOptions(voice_type=VoiceType.OPENAI),
            {"voice": {"type": "openai", "name": "alloy"}},
        ),
        (AnswerOptions(output_format="g711_alaw"), {"output_audio_format": "g711_alaw"}),
        (AnswerOptions(outside=True), {"conversation": "none", "metadata": dict([OUTSIDE])}),
        (AnswerOptions(added="Hi"), {"append_input_items": [ITEM]}),
        (AnswerOptions(only="Hi"), {"input_items": [ITEM]}),
        (AnswerOptions(commit=True), {"commit": True}),
        (AnswerOptions(max_tokens=50), {"max_output_tokens": 50}),
        (AnswerOptions(temperature=0.7), {"temperature": 0.7}),
        (AnswerOptions(temperature=0.0), {"temperature": 0.0}),
        (AnswerOptions(reasoning_effort="low"), {"reasoning_effort": "low"}),
        (AnswerOptions(tool_choice="none"), {"tool_choice": "none"}),
        (
            AnswerOptions(tool_choice="clock"),
            {"tool_choice": {"type": "function", "name": "clock"}},
        ),
        (AnswerOptions(tools="clock\nunknown"), {"tools": [CLOCK]}),
        (AnswerOptions(metadata="a: b"), {"metadata": {"a": "b"}}),
        (AnswerOptions(invoke_input='{"a": 1}'), {"invoke_input": {"a": 1}}),
        (
            AnswerOptions(message="Hello!"),
            {
                "pre_generated_assistant_message": {
                    "type": "message",
                    "role": "assistant",
                    "content": [{"type": "text", "text": "Hello!"}],
                }
            },
        ),
    ],
)
def test_what_is_asked_for_is_sent(options: AnswerOptions, expected: dict[str, Any]) -> None:
    assert response_create(SETTINGS, options, [CLOCK, LAMP]) == expected


def test_the_sdk_takes_every_form_that_is_sent() -> None:
    """What the SDK models goes through its own class without a change."""
    everything = AnswerOptions(
        instructions="x", message="x", answer_as=AnswerKind.AUDIO, voice_name="coral", output_format="pcm16", outside=True,
        added="x", only="x", commit=True, max_tokens=5, temperature=0.5, reasoning_effort="low", tool_choice="clock",
        tools="clock", interim_kind="static_interim_response", metadata="a: b", invoke_input='{"a": 1}',
    )  # fmt: skip
    wire = response_create(SETTINGS, everything, [CLOCK])
    assert models.ResponseCreateParams(wire).as_dict() == wire
    assert wire["interim_response"]["texts"] == ["One moment, please."]


def test_another_speed_keeps_the_voice_of_the_session() -> None:
    voice = response_create(Settings(voice_pitch=10), AnswerOptions(voice_rate=0.5))["voice"]
    assert voice["name"] == Settings().voice_name
    assert (voice["rate"], voice["pitch"]) == ("0.5", "+10%")


def test_a_listed_voice_brings_its_kind() -> None:
    over = laid_over(SETTINGS, AnswerOptions(voice_name="en-US-AvaNeural", voice_type=""))
    assert (over.voice_type, over.voice_name) == ("azure-standard", "en-US-AvaNeural")
    assert laid_over(
        replace(SETTINGS, voice_type=VoiceType.AZURE_CUSTOM), AnswerOptions(voice_name="mine")
    ).voice_type == ("azure-custom")


def test_messages_are_written_one_a_line_with_their_role() -> None:
    assert messages("Hello\nassistant: Hi there\n\nSystem: be kind\nNote: to self") == [
        ("user", "Hello"),
        ("assistant", "Hi there"),
        ("system", "be kind"),
        ("user", "Note: to self"),
    ]


def test_wrong_texts_are_told_in_a_sentence() -> None:
    assert option_problem("metadata", "nonsense")
    assert "JSON" in option_problem("invoke_input", "{")
    assert not option_problem("instructions", "anything")
    assert not option_problem("max_tokens", 5)


def test_every_list_offers_the_sessions_own_first() -> None:
    for name, spec in OPTION_SPECS.items():
        if spec.kind in {Kind.CHOICE, Kind.EDITABLE_CHOICE}:
            assert spec.choices(SETTINGS)[0] == AS_SESSION, name
            assert {f.name: f.default for f in fields(AnswerOptions)}[name] == AS_SESSION.value
