"""The vendor's SDK, used as its samples use it, against the local service."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import Callable
from typing import Any

import pytest
from azure.ai.voicelive.aio import ConnectionError as VoiceLiveConnectionError
from azure.ai.voicelive.models import (
    AssistantMessageItem,
    AudioEchoCancellation,
    AudioInputTranscriptionOptions,
    AudioNoiseReduction,
    AzureSemanticDetection,
    AzureSemanticVadMultilingual,
    AzureStandardVoice,
    ContentPart,
    FunctionCallOutputItem,
    FunctionTool,
    InputAudioFormat,
    InputTextContentPart,
    Modality,
    OutputAudioFormat,
    OutputTextContentPart,
    RequestSession,
    ResponseCreateParams,
    ResponseMessageItem,
    ResponseStatus,
    ServerEventType,
    ServerVad,
    UserMessageItem,
)

from tests.contract.conftest import RunningService
from tests.contract.talking import pcm_24k, say, texts, until

Run = Callable[[Any], Any]

TRANSCRIBED = AudioInputTranscriptionOptions(model="azure-speech")
TIME_TOOL = FunctionTool(
    name="get_current_time", description="The time", parameters={"type": "object", "properties": {}}
)


def user(text: str) -> UserMessageItem:
    return UserMessageItem(content=[InputTextContentPart(text=text)])


async def configured(connection: Any, **session: Any) -> Any:
    await connection.session.update(session=RequestSession(**session))
    return (await until(connection, "session.updated"))[-1].session


def test_the_vendors_basic_pattern_works(service: RunningService, run: Run) -> None:
    """basic_voice_assistant_async.py: connect, session.update, stream audio, play the deltas."""

    async def talk() -> None:
        async with service.connect() as connection:
            session = RequestSession(
                modalities=[Modality.TEXT, Modality.AUDIO],
                instructions="You are a helpful assistant.",
                voice=AzureStandardVoice(name="en-US-AvaNeural"),
                input_audio_format=InputAudioFormat.PCM16,
                output_audio_format=OutputAudioFormat.PCM16,
                turn_detection=ServerVad(
                    threshold=0.5, prefix_padding_ms=300, silence_duration_ms=500
                ),
                input_audio_echo_cancellation=AudioEchoCancellation(),
                input_audio_noise_reduction=AudioNoiseReduction(
                    type="azure_deep_noise_suppression"
                ),
                input_audio_transcription=TRANSCRIBED,
            )
            await connection.session.update(session=session)
            await until(connection, ServerEventType.SESSION_UPDATED)
            await say(connection, pcm_24k("rms-hello"))
            played, kinds, transcript = b"", [], ""
            event: Any  # the SDK gives typed events, but declares their base
            async for event in connection:
                kinds.append(event.type)
                if event.type == ServerEventType.RESPONSE_AUDIO_DELTA:
                    assert isinstance(event.delta, bytes)
                    played += event.delta
                elif (
                    event.type
                    == ServerEventType.CONVERSATION_ITEM_INPUT_AUDIO_TRANSCRIPTION_COMPLETED
                ):
                    transcript = event.transcript
                elif event.type == ServerEventType.RESPONSE_DONE:
                    break
            assert transcript.lower().startswith("hello how are you")
            assert len(played) > 48_000
            assert "error" not in kinds

    run(talk())


def test_a_session_is_typed_as_the_sdk_expects(service: RunningService, run: Run) -> None:
    async def talk() -> None:
        async with service.connect() as connection:
            created = (await until(connection, "session.created"))[-1].session
            assert created.id.startswith("sess_")
            assert created.expires_at.tzinfo is not None
            updated = await configured(
                connection,
                turn_detection=AzureSemanticVadMultilingual(languages=["en", "es"]),
                temperature=0.7,
            )
            assert updated.turn_detection.languages == ["en", "es"]
            assert updated.turn_detection.silence_duration_ms == 500

    run(talk())


@pytest.mark.parametrize("modalities", [[Modality.TEXT], [Modality.TEXT, Modality.AUDIO]])
def test_text_messages_are_answered(
    fast_service: RunningService, run: Run, modalities: list[Modality]
) -> None:
    async def talk() -> None:
        async with fast_service.connect() as connection:
            await configured(connection, modalities=modalities)
            await connection.conversation.item.create(item=user("Repeat after me: good day"))
            await connection.response.create()
            done = (await until(connection, "response.done"))[-1]
            part = done.response.output[0].content[0]
            assert (
                part.text if Modality.AUDIO not in modalities else part.transcript
            ) == "Good day."
            assert done.response.status == ResponseStatus.COMPLETED
            assert done.response.usage.total_tokens > 0

    run(talk())


def test_a_function_is_called_and_its_output_spoken(fast_service: RunningService, run: Run) -> None:
    async def talk() -> None:
        async with fast_service.connect() as connection:
            await configured(connection, tools=[TIME_TOOL], input_audio_transcription=TRANSCRIBED)
            await say(connection, pcm_24k("slt-time"))
            events = await until(connection, ServerEventType.RESPONSE_DONE)
            call = next(
                e for e in events if e.type == ServerEventType.RESPONSE_FUNCTION_CALL_ARGUMENTS_DONE
            )
            assert call.name == "get_current_time"
            output = FunctionCallOutputItem(
                call_id=call.call_id, output=json.dumps({"time": "09:30"})
            )
            await connection.conversation.item.create(previous_item_id=call.item_id, item=output)
            await connection.response.create()
            events = await until(connection, ServerEventType.RESPONSE_DONE)
            assert texts(events, "response.audio_transcript.done", "transcript") == ["It is 09:30."]

    run(talk())


def test_speech_interrupts_a_story(service: RunningService, run: Run) -> None:
    async def talk() -> None:
        async with service.connect() as connection:
            await configured(connection, input_audio_transcription=TRANSCRIBED)
            await say(connection, pcm_24k("slt-story"))
            await until(connection, "response.audio.delta")
            await say(connection, pcm_24k("rms-stop", before_ms=100))
            events = await until(connection, "response.done")
            assert events[-1].response.status == ResponseStatus.CANCELLED
            assert events[-1].response.status_details.reason == "turn_detected"
            kinds = [event.type for event in events]
            assert (
                "response.audio.delta"
                not in kinds[kinds.index("input_audio_buffer.speech_started") :]
            )
            events = await until(connection, "response.done")
            assert texts(events, "response.audio_transcript.done", "transcript") == [
                "Okay, I am quiet."
            ]

    run(talk())


def test_a_manual_turn_is_answered_only_when_asked(fast_service: RunningService, run: Run) -> None:
    async def talk() -> None:
        async with fast_service.connect() as connection:
            session = RequestSession(turn_detection=None, input_audio_transcription=TRANSCRIBED)
            await connection.session.update(session=session)
            assert (await until(connection, "session.updated"))[-1].session.turn_detection is None
            await say(connection, pcm_24k("awb-help"))
            await connection.input_audio_buffer.commit()
            completed = "conversation.item.input_audio_transcription.completed"
            events = await until(connection, completed)
            assert not [event for event in events if event.type.startswith("response")]
            assert events[-1].transcript == "What can you do?"
            await connection.response.create()
            await until(connection, "response.done")
            await connection.input_audio_buffer.clear()
            await until(connection, "input_audio_buffer.cleared")

    run(talk())


def test_cancel_truncate_retrieve_and_delete(service: RunningService, run: Run) -> None:
    async def talk() -> None:
        async with service.connect() as connection:
            await configured(connection, modalities=[Modality.TEXT, Modality.AUDIO])
            await connection.conversation.item.create(item=user("Tell me a long story"))
            await connection.response.create()
            for _ in range(5):
                await until(connection, "response.audio.delta")
            await connection.response.cancel()
            done = (await until(connection, "response.done"))[-1].response
            assert done.status == ResponseStatus.CANCELLED
            item_id = done.output[0].id
            whole = done.output[0].content[0]["transcript"]
            await connection.conversation.item.truncate(
                item_id=item_id, content_index=0, audio_end_ms=600
            )
            assert (await until(connection, "conversation.item.truncated"))[-1].audio_end_ms == 600
            await connection.conversation.item.retrieve(item_id=item_id)
            item = (await until(connection, "conversation.item.retrieved"))[-1].item
            assert isinstance(item, ResponseMessageItem)
            assert isinstance(item.content[0], ContentPart)
            assert whole.startswith(item.content[0]["transcript"])
            assert len(item.content[0]["transcript"]) < len(whole)
            await connection.conversation.item.delete(item_id=item_id)
            assert (await until(connection, "conversation.item.deleted"))[-1].item_id == item_id
            await connection.response.cancel()
            assert (await until(connection, "error"))[-1].error.code == "response_cancel_not_active"

    run(talk())


def test_a_prepared_greeting_is_spoken(fast_service: RunningService, run: Run) -> None:
    async def talk() -> None:
        async with fast_service.connect("gpt-4.1") as connection:
            await until(connection, "session.created")
            greeting = AssistantMessageItem(
                content=[OutputTextContentPart(text="Welcome to the show.")]
            )
            await connection.response.create(
                response=ResponseCreateParams(pre_generated_assistant_message=greeting)
            )
            events = await until(connection, "response.done")
            assert texts(events, "response.audio_transcript.done", "transcript") == [
                "Welcome to the show."
            ]

    run(talk())


@pytest.mark.parametrize(
    "output_format", ["pcm16_8000hz", "pcm16_16000hz", "g711_ulaw", "g711_alaw", "pcm16_48000hz"]
)
def test_every_output_format_is_spoken(
    fast_service: RunningService, run: Run, output_format: str
) -> None:
    async def talk() -> None:
        async with fast_service.connect() as connection:
            session = await configured(connection, output_audio_format=output_format)
            assert session.output_audio_format == output_format
            await connection.conversation.item.create(item=user("Thank you"))
            await connection.response.create()
            events = await until(connection, "response.done")
            assert sum(len(e.delta) for e in events if e.type == "response.audio.delta") > 4_000

    run(talk())


def test_a_whole_recording_in_one_append_has_all_its_turns(
    fast_service: RunningService, run: Run
) -> None:
    async def talk() -> None:
        async with fast_service.connect() as connection:
            detection = ServerVad(
                end_of_utterance_detection=AzureSemanticDetection(timeout_ms=1000)
            )
            await configured(
                connection, input_audio_transcription=TRANSCRIBED, turn_detection=detection
            )
            both = pcm_24k("slt-time") + pcm_24k("awb-help", after_ms=1600)
            await connection.input_audio_buffer.append(audio=base64.b64encode(both).decode())
            completed = "conversation.item.input_audio_transcription.completed"
            words = [(await until(connection, completed))[-1].transcript for _ in range(2)]
            assert words == ["What time is it?", "What can you do?"]

    run(talk())


def test_two_conversations_do_not_meet(fast_service: RunningService, run: Run) -> None:
    async def ask(text: str) -> str:
        async with fast_service.connect() as connection:
            await connection.conversation.item.create(item=user(f"Repeat after me: {text}"))
            await connection.response.create()
            events = await until(connection, "response.done")
            return texts(events, "response.audio_transcript.done", "transcript")[0]

    async def both() -> list[str]:
        return list(await asyncio.gather(ask("left"), ask("right")))

    assert run(both()) == ["Left.", "Right."]


def test_bad_messages_are_errors_and_the_connection_stays(
    fast_service: RunningService, run: Run
) -> None:
    async def talk() -> None:
        async with fast_service.connect() as connection:
            await connection.send({"type": "tea.make", "event_id": "mine"})
            error = (await until(connection, "error"))[-1].error
            assert (error.code, error.param, error.event_id) == ("invalid_value", "type", "mine")
            await connection._connection.send_str("{ not json")
            assert (await until(connection, "error"))[-1].error.code == "invalid_json"
            await connection.input_audio_buffer.commit()
            assert (await until(connection, "error"))[
                -1
            ].error.code == "input_audio_buffer_commit_empty"
            await configured(connection, instructions="still here")

    run(talk())


def test_a_wrong_key_is_refused_with_401(service: RunningService, run: Run) -> None:
    async def attempt() -> Any:
        with pytest.raises(VoiceLiveConnectionError) as refused:
            async with service.connect(key="wrong"):
                pass
        return refused.value.__cause__

    cause = run(attempt())
    assert cause.status == 401


def test_any_path_before_the_documented_end_is_fine(fast_service: RunningService, run: Run) -> None:
    async def talk() -> None:
        async with fast_service.connect(prefix="/some/where") as connection:
            assert (await connection.recv()).type == "session.created"

    run(talk())


def test_what_invokes_a_hosted_agent_is_told_back_beside_the_answer(
    fast_service: RunningService, run: Run
) -> None:
    async def talk() -> list[Any]:
        async with fast_service.connect() as connection:
            await connection.conversation.item.create(item=user("Hello"))
            await connection.response.create(
                response=ResponseCreateParams(invoke_input={"order": 7})
            )
            return await until(connection, "response.done")

    events = run(talk())
    (told,) = [event for event in events if event.type == ServerEventType.RESPONSE_INVOCATION_DELTA]
    assert dict(told.delta) == {"type": "invoked", "input": {"order": 7}}
    kinds = [event.type for event in events]
    assert kinds.index("response.created") < kinds.index("response.invocation.delta")
