"""The service writes what the real one was recorded to write: gpt-realtime (native), gpt-4o (a
cascade).
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.localservice.sessions import TRANSCRIPTION
from tests.unit.localservice.surroundings import Session, kinds, one, silence, turn_24k
from voicelive_desktop.localservice.hearing.recognizer import Hypothesis
from voicelive_desktop.localservice.protocol.model_family import ModelFamily
from voicelive_desktop.localservice.protocol.session_config import DEFAULT_INSTRUCTIONS

SERVER_VAD = {
    "type": "server_vad", "threshold": 0.5, "prefix_padding_ms": 300, "silence_duration_ms": 200,
    "create_response": True, "interrupt_response": True, "idle_timeout_ms": None, "speech_duration_ms": None,
    "end_of_utterance_detection": None, "auto_truncate": False, "appended_text_after_truncation": None,
}  # fmt: skip
TRANSCRIBER = {
    "model": "azure-speech",
    "language": None,
    "prompt": None,
    "custom_speech": None,
    "phrase_list": None,
}
AVA = {
    "name": "en-US-AvaNeural", "type": "azure-standard", "temperature": None, "custom_lexicon_url": None,
    "custom_text_normalization_url": None, "prefer_locales": None, "locale": None, "style": None, "pitch": None,
    "rate": None, "volume": None,
}  # fmt: skip
ALWAYS: dict[str, Any] = {
    "instructions": DEFAULT_INSTRUCTIONS, "input_audio_format": "pcm16", "input_audio_noise_reduction": None,
    "turn_detection": SERVER_VAD, "tools": [], "tool_choice": "auto", "max_response_output_tokens": "inf",
    "object": "realtime.session", "input_audio_sampling_rate": 24_000, "animation": None,
    "input_audio_echo_cancellation": None, "avatar": None, "output_audio_timestamp_types": None,
    "truncation_strategy": None, "include": None,
}  # fmt: skip
WEATHER = {
    "type": "function",
    "name": "get_weather",
    "parameters": {"properties": {"city": {"type": "string"}}},
}


def told(session: Session) -> dict[str, Any]:
    """The session of session.created without its id."""
    return {name: value for name, value in session.created["session"].items() if name != "id"}


def answered(session: Session, text: str = "Who are you?", **options: Any) -> list[dict[str, Any]]:
    session.type_in(text)
    return session.send("response.create", response=options) + session.wait(60)


def spoken(session: Session, words: str = "Hello.") -> list[dict[str, Any]]:
    """A turn of the person, and the whole answer."""
    return session.speak(turn_24k()) + session.hear(words) + session.wait(60)


def written(session: Session, text: str) -> str:
    """The arguments of the function call that answers a text."""
    session.configure(tools=[WEATHER])
    arguments: str = one(answered(session, text), "response.function_call_arguments.done")[
        "arguments"
    ]
    return arguments


def test_a_native_session_begins_as_recorded() -> None:
    assert told(Session("gpt-realtime")) == {
        **ALWAYS,
        "model": "gpt-realtime-global-standard",
        "modalities": ["audio"],
        "voice": {"name": "alloy", "type": "openai"},
        "output_audio_format": None,
        "input_audio_transcription": None,
        "expires_at": 3700,
    }


def test_a_session_of_a_cascade_begins_as_recorded() -> None:
    assert told(Session("gpt-4o")) == {
        **ALWAYS,
        "model": "gpt-4o-2024-11-20",
        "modalities": ["audio", "text"],
        "voice": AVA,
        "output_audio_format": "pcm16",
        "input_audio_transcription": TRANSCRIBER,
        "temperature": 0.8,
    }


@pytest.mark.parametrize("model", ["gpt-4.1", "gpt-realtime-mini", "my-agent"])
def test_another_model_is_told_as_asked(model: str) -> None:
    assert Session(model).created["session"]["model"] == model


def test_either_name_of_the_model_may_come_back() -> None:
    session = Session("gpt-realtime")
    for name in ("gpt-realtime", "gpt-realtime-global-standard"):
        assert session.configure(model=name)["model"] == "gpt-realtime-global-standard"


def test_an_update_that_names_only_the_kind_of_turn_detection_brings_the_documented_defaults() -> (
    None
):
    detection = Session().configure(turn_detection={"type": "server_vad"})["turn_detection"]
    assert detection == SERVER_VAD | {"prefix_padding_ms": 400, "silence_duration_ms": 500}


def test_every_nested_option_is_told() -> None:
    session = Session()
    voice = {"type": "azure-standard", "name": "en-US-AvaNeural", "rate": "1.1"}
    updated = session.configure(
        voice=voice, input_audio_transcription={"model": "azure-speech", "language": "en"}
    )
    assert updated["voice"] == AVA | {"rate": "1.1"}
    assert updated["input_audio_transcription"] == TRANSCRIBER | {"language": "en"}
    assert session.configure(**updated) == updated, "what was told may be sent back"


def test_modalities_come_back_in_an_order_of_the_services_own() -> None:
    assert Session().configure(modalities=["text", "audio"])["modalities"] == ["audio", "text"]


def test_empty_instructions_are_the_services_own() -> None:
    session = Session()
    assert session.configure(instructions="Be kind.")["instructions"] == "Be kind."
    assert session.configure(instructions="")["instructions"] == DEFAULT_INSTRUCTIONS


def test_a_cascade_tells_the_words_then_the_item_and_answers_then() -> None:
    session = Session("gpt-4.1")
    events = session.speak(turn_24k())
    assert kinds(events)[-1] == "input_audio_buffer.committed"
    assert session.wait(1) == []
    events = session.hear("Hello.")
    assert kinds(events)[:4] == [
        f"{TRANSCRIPTION}.delta",
        f"{TRANSCRIPTION}.completed",
        "conversation.item.created",
        "response.created",
    ]
    assert events[2]["item"]["content"] == [{"type": "input_audio", "transcript": "Hello."}]


def test_a_turn_that_goes_on_before_its_words_are_known_is_answered_once() -> None:
    session = Session("gpt-4.1")
    session.speak(turn_24k())
    first = session.ear.hearings[-1].item_id
    session.speak(turn_24k(after_ms=0))
    session.dialogue.heard(first, Hypothesis("Tell me", is_final=True))
    assert "response.created" not in kinds(session.events())
    session.speak(turn_24k(before_ms=0))
    assert "response.created" in kinds(session.hear("A story."))


def test_without_transcription_the_item_of_a_cascade_has_no_words() -> None:
    session = Session("gpt-4.1")
    session.configure(input_audio_transcription=None)
    events = spoken(session)
    user = next(e["item"] for e in events if e["type"] == "conversation.item.created")
    assert user["content"] == [{"type": "input_audio", "transcript": None}]
    assert one(events, "response.done")["response"]["status"] == "completed"


def test_a_native_model_tells_the_item_twice_and_the_words_in_the_middle_of_the_answer() -> None:
    session = Session("gpt-realtime")
    session.configure(input_audio_transcription={"model": "whisper-1"})
    session.speak(turn_24k(after_ms=0))
    assert session.hear("Hello there", is_final=False) == []
    events = session.speak(silence(1000))
    order = kinds(events)
    begin = order.index("conversation.item.created")
    assert order[begin : begin + 3] == [
        "conversation.item.created",
        "conversation.item.done",
        "response.created",
    ]
    assert (
        one(events, "conversation.item.done")["item"]
        == one(events, "conversation.item.created")["item"]
    )
    order = kinds(session.hear("Hello.") + session.wait(5))
    words = order.index(f"{TRANSCRIPTION}.delta")
    assert order[words + 1] == f"{TRANSCRIPTION}.completed"
    assert "response.audio_transcript.delta" in order[:words]
    assert "response.audio_transcript.delta" in order[words:]


def test_three_words_come_before_the_first_sound() -> None:
    session = Session()
    session.configure(output_audio_timestamp_types=["word"])
    order = [e["type"].removeprefix("response.") for e in answered(session)]
    first = order.index("audio_transcript.delta")
    assert order[first : first + 5] == [
        *["audio_transcript.delta"] * 3,
        "audio_timestamp.delta",
        "audio.delta",
    ]
    assert order.count("audio_timestamp.delta") == order.count("audio_transcript.delta")


def test_a_cascade_never_tells_what_stands_before_an_item() -> None:
    session = Session("gpt-4.1")
    events = spoken(session) + answered(session)
    previous = [e["previous_item_id"] for e in events if "previous_item_id" in e]
    assert previous == [""] * len(previous)
    assert len(previous) > 3
    assert {e["response"]["conversation_id"] for e in events if "response" in e} == {""}


def test_a_native_model_tells_what_stands_before_an_item() -> None:
    session = Session("gpt-realtime")
    events = [e for e in spoken(session) if e["type"] == "conversation.item.created"]
    assert [e["previous_item_id"] for e in events] == [None, events[0]["item"]["id"]]


@pytest.mark.parametrize(
    ("model", "prefix", "status"),
    [("gpt-4.1", "msg_", "incomplete"), ("gpt-realtime", "item_", "in_progress")],
)
def test_the_assistants_item_is_named_by_the_family(model: str, prefix: str, status: str) -> None:
    events = answered(Session(model))
    added = one(events, "response.output_item.added")["item"]
    assert added["id"].startswith(prefix)
    assert added["status"] == status
    assert one(events, "response.output_item.done")["item"]["status"] == "completed"


def test_the_arguments_of_a_cascade_are_compact() -> None:
    assert written(Session("gpt-4.1"), "What is the weather in Beijing") == '{"city":"Beijing"}'


def test_the_arguments_of_a_native_model_have_blanks_and_line_ends() -> None:
    assert (
        written(Session("gpt-realtime"), "What is the weather in London")
        == '{  \n  "city": "London" \n} \n'
    )
    two = ModelFamily(is_native=True).arguments({"city": "Köln", "days": 3})
    assert two == '{  \n  "city": "Köln",  \n  "days": 3 \n} \n'
    assert ModelFamily(is_native=True).arguments({}) == "{}"


def test_the_output_of_a_function_comes_back_without_a_status() -> None:
    item = {"type": "function_call_output", "call_id": "c", "output": "fine", "status": "completed"}
    created = one(
        Session().send("conversation.item.create", item=item), "conversation.item.created"
    )["item"]
    assert created == {"id": created["id"], "object": "realtime.item"} | {
        name: item[name] for name in ("type", "call_id", "output")
    }


def test_what_the_assistant_said_is_given_back_as_text() -> None:
    message = {
        "type": "message",
        "role": "assistant",
        "content": [{"type": "output_text", "text": "Hi."}],
    }
    created = one(
        Session().send("conversation.item.create", item=message), "conversation.item.created"
    )["item"]
    assert created["content"] == [{"type": "text", "text": "Hi."}]


def test_the_end_of_a_text_part_is_empty_for_a_native_model_only() -> None:
    for model, is_empty in (("gpt-realtime", True), ("gpt-4.1", False)):
        events = answered(Session(model), modalities=["text"])
        whole = one(events, "response.text.done")["text"]
        assert one(events, "response.content_part.done")["part"] == {
            "type": "text",
            "text": "" if is_empty else whole,
        }
        assert one(events, "response.output_item.done")["item"]["content"][0]["text"] == whole


def test_a_response_tells_the_settings_of_its_family() -> None:
    def settings_of(session: Session, **options: Any) -> tuple[Any, ...]:
        response = one(answered(session, **options), "response.done")["response"]
        return (
            response["temperature"],
            response["max_output_tokens"],
            response["output_audio_format"],
        )

    assert settings_of(Session("gpt-realtime")) == (None, "inf", "pcm16")
    assert settings_of(Session("gpt-realtime"), temperature=0.6, max_output_tokens=900) == (
        0.6,
        900,
        "pcm16",
    )
    assert settings_of(Session("gpt-4o"), modalities=["text"]) == (0.8, None, None)
    assert settings_of(Session("gpt-4o"), max_output_tokens=900) == (0.8, 900, "pcm16")


def test_usage_has_the_fields_of_the_family() -> None:
    native = one(answered(Session("gpt-realtime")), "response.done")["response"]["usage"]
    assert native["input_token_details"]["image_tokens"] == 0
    assert set(native["input_token_details"]["cached_tokens_details"]) == {
        "text_tokens", "audio_tokens", "image_tokens",
    }  # fmt: skip
    assert native["output_token_details"]["reasoning_tokens"] == 0
    cascade = one(answered(Session("gpt-4o"), modalities=["text"]), "response.done")["response"][
        "usage"
    ]
    assert cascade["input_token_details"] == {
        "cached_tokens": 0,
        "text_tokens": 0,
        "audio_tokens": 0,
    }
    assert set(cascade["output_token_details"]) == {"text_tokens", "audio_tokens"}
    assert (cascade["input_tokens"], cascade["total_tokens"]) == (0, cascade["output_tokens"])
