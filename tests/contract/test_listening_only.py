"""Only writing down, and system notes: the real client, the local service."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from tests.contract.conftest import PATIENT, RunningService
from tests.contract.talking import CHUNK_BYTES, pcm_24k
from voicelive_desktop.client.azure_connector import AzureConnector
from voicelive_desktop.client.ports import AppendAudio, Endpoint, ServiceConnection
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.effects import ConfigureSession, CreateResponse, SendText
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.wire.session_update import session_update
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.kinds import AnswerKind

Run = Callable[[Coroutine[Any, Any, Any]], Any]


async def opened(service: RunningService, settings: Settings) -> ServiceConnection:
    endpoint = Endpoint(service.endpoint, service.key, "gpt-realtime", link=PATIENT)
    connection: ServiceConnection = await AzureConnector(lambda: 1.0).connect(endpoint)
    await connection.send(ConfigureSession(session_update(settings)))
    await until(connection, ev.SessionUpdated)
    return connection


async def until(connection: ServiceConnection, kind: type[Any]) -> list[Any]:
    """Everything up to the first of this kind."""
    told: list[Any] = []
    while not any(isinstance(message, kind) for message in told):
        told += await connection.receive()
    return told


def test_what_is_said_is_written_down_and_nothing_is_answered(
    run: Run, fast_service: RunningService
) -> None:
    async def scenario() -> None:
        connection = await opened(fast_service, Settings(answer_as=AnswerKind.NONE))
        sound = pcm_24k("slt-time") + pcm_24k("rms-hello")
        for start in range(0, len(sound), CHUNK_BYTES):
            await connection.send(AppendAudio(sound[start : start + CHUNK_BYTES], 0.0))
        told = await until(connection, ev.TranscriptionCompleted)
        told += await until(connection, ev.TranscriptionCompleted)
        words = [message.text for message in told if isinstance(message, ev.TranscriptionCompleted)]
        assert words[0] == "What time is it?"
        assert not [message for message in told if isinstance(message, ev.ResponseCreated)]
        await connection.close()

    run(scenario())


def test_the_assistant_keeps_to_a_system_note(run: Run, fast_service: RunningService) -> None:
    async def story(connection: ServiceConnection, question: str) -> str:
        await connection.send(SendText(ItemId(question), "Tell me a long story."))
        await connection.send(CreateResponse())
        told = await until(connection, ev.ResponseDone)
        return next(message.text for message in told if isinstance(message, ev.ReplyTextCompleted))

    async def scenario() -> None:
        connection = await opened(
            fast_service, Settings(answer_as=AnswerKind.TEXT, instructions="")
        )
        long = await story(connection, "q1")
        await connection.send(SendText(ItemId("n1"), "Answer in one sentence.", role="system"))
        short = await story(connection, "q2")
        assert short.count(".") == 1
        assert len(short) < len(long) / 4
        await connection.close()

    run(scenario())
