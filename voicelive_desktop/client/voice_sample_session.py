"""Lets a voice speak one sentence, on a connection of its own that ends with it: no
conversation is disturbed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from voicelive_desktop.client.ports import (
    AudioReceived,
    ConnectionLost,
    Connector,
    Endpoint,
    Received,
    ServiceConnection,
)
from voicelive_desktop.domain.facts.effects import ConfigureSession, CreateResponse
from voicelive_desktop.domain.facts.events import ResponseDone, ServiceErrorReported, SessionCreated
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.wording import Words

DEADLINE_S = 20.0  # connecting and a sentence; after that nobody waits any more
SILENT = Failure(FailureKind.SERVICE_ERROR, "no_sound", Words("The service sent no sound."))


async def speak(
    connector: Connector,
    endpoint: Endpoint,
    voice: Mapping[str, object],
    sentence: str,
    *,
    as_written: bool,
) -> bytes:
    """The sentence as 16-bit mono at 24 kHz.

    Args:
        connector: as for a conversation.
        endpoint: where to connect and as whom.
        voice: what session.update says of the voice.
        sentence: what is said.
        as_written: hand the sentence over as the answer itself. An OpenAI voice does not speak such
            an answer
            (voice-live-api.md A9): it is asked to say the sentence.

    Raises:
        ConnectFailed, ConnectionLost: with the failure.
    """
    try:
        async with asyncio.timeout(DEADLINE_S):
            connection = await connector.connect(endpoint)
            try:
                return await _spoken(connection, voice, _wish(sentence, as_written=as_written))
            finally:
                await connection.close()
    except TimeoutError as error:
        raise ConnectionLost(Failure(FailureKind.TIMED_OUT, "preview")) from error


def _wish(sentence: str, *, as_written: bool) -> CreateResponse:
    if not as_written:
        return CreateResponse({"instructions": f"Say exactly this and nothing else: {sentence}"})
    said = {"type": "message", "role": "assistant", "content": [{"type": "text", "text": sentence}]}
    return CreateResponse({"pre_generated_assistant_message": said})


async def _spoken(
    connection: ServiceConnection, voice: Mapping[str, object], wish: CreateResponse
) -> bytes:
    pcm = bytearray()
    while True:
        for message in await connection.receive():
            if isinstance(message, SessionCreated):
                await connection.send(
                    ConfigureSession({"modalities": ["text", "audio"], "voice": voice})
                )
                await connection.send(wish)
            elif isinstance(message, AudioReceived):
                pcm += message.pcm
            elif isinstance(message, ResponseDone):
                if not pcm:
                    raise ConnectionLost(message.because or SILENT)
                return bytes(pcm)
            else:
                _refuse(message)


def _refuse(message: Received) -> None:
    if isinstance(message, ServiceErrorReported):
        raise ConnectionLost(message.because)
