"""Tries one part of the local companion on a connection of its own that ends with it: no
conversation is disturbed.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import field

from voicelive_desktop.client.ports import (
    AppendAudio,
    ConnectionLost,
    Connector,
    Endpoint,
    Microphone,
    Received,
    ServiceConnection,
)
from voicelive_desktop.client.sent_audio import SentAudio
from voicelive_desktop.domain.facts.effects import ConfigureSession, CreateResponse, SendText
from voicelive_desktop.domain.facts.events import (
    ReplyTextGrew,
    ResponseDone,
    ServiceErrorReported,
    SessionCreated,
    SpeechStarted,
    SpeechStopped,
    TranscriptionCompleted,
    TranscriptionFailed,
    TranscriptionGrew,
)
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.quick_classes import dataclass

HEAR_S = 20.0  # to begin to speak, and a sentence
ANSWER_S = 130.0  # a cold model is loaded from a disk first
FIRST_FRAME_S = 4.0  # a Bluetooth microphone takes its time
QUESTION = ItemId("trial")
HEARS: Mapping[str, object] = {
    "modalities": ["text"],
    "input_audio_transcription": {"model": "azure-speech"},
    "turn_detection": {
        "type": "azure_semantic_vad",
        "silence_duration_ms": 500,
        "create_response": False,
    },
}
ANSWERS: Mapping[str, object] = {
    "modalities": ["text"],
    "turn_detection": None,
    "instructions": "Answer in one short sentence.",
}

OnWords = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class TrialResult:
    """What was understood or answered. `ms`: until the turn ended, or until the first word
    of the answer.

    `words_ms`: from the turn's end until the words were there.
    """

    words: str
    ms: int = 0
    words_ms: int = 0


@dataclass(slots=True)
class _Turn:
    """What has come of one turn."""

    words: str = ""
    final: str | None = None
    stopped_t: float | None = None
    started_ms: int = 0
    silence_ms: int = 0
    sent: SentAudio = field(default_factory=SentAudio)


async def hear(
    connector: Connector, endpoint: Endpoint, microphone: Microphone, on_words: OnWords
) -> TrialResult:
    """Listen to one turn; `on_words` gets the words so far.

    Raises:
        ConnectFailed, ConnectionLost: with the failure.
    """
    turn = _Turn()

    async def talk(connection: ServiceConnection) -> TrialResult:
        await _configure(connection, HEARS)
        try:
            async with asyncio.TaskGroup() as tasks:
                sending = tasks.create_task(
                    _send(connection, microphone, turn), name="trial microphone"
                )
                result = await _heard(connection, turn, on_words)
                sending.cancel()
        except ExceptionGroup as group:  # not except*: that would raise a group again
            raise _lost(group) from None
        return result

    return await _talk(connector, endpoint, talk, HEAR_S)


async def ask(
    connector: Connector, endpoint: Endpoint, question: str, on_words: OnWords
) -> TrialResult:
    """Ask the model in writing; `on_words` gets the answer so far.

    Raises:
        ConnectFailed, ConnectionLost: with the failure.
    """

    async def talk(connection: ServiceConnection) -> TrialResult:
        await _configure(connection, ANSWERS)
        await connection.send(SendText(QUESTION, question))
        await connection.send(CreateResponse({}))
        return await _answered(connection, on_words)

    return await _talk(connector, endpoint, talk, ANSWER_S)


async def _talk(
    connector: Connector,
    endpoint: Endpoint,
    talk: Callable[[ServiceConnection], Awaitable[TrialResult]],
    limit_s: float,
) -> TrialResult:
    try:
        async with asyncio.timeout(limit_s):
            connection = await connector.connect(endpoint)
            try:
                return await talk(connection)
            finally:
                await connection.close()
    except TimeoutError as error:
        raise ConnectionLost(Failure(FailureKind.TIMED_OUT, "trial")) from error


async def _configure(connection: ServiceConnection, session: Mapping[str, object]) -> None:
    while not any(isinstance(message, SessionCreated) for message in await connection.receive()):
        pass
    await connection.send(ConfigureSession(session))


async def _send(connection: ServiceConnection, microphone: Microphone, turn: _Turn) -> None:
    microphone.take()
    try:
        async with asyncio.timeout(FIRST_FRAME_S):
            frame = await microphone.read()
    except TimeoutError as error:
        raise ConnectionLost(Failure(FailureKind.MICROPHONE_SILENT, "trial")) from error
    while True:
        await connection.send(AppendAudio(frame.pcm, frame.captured_t))
        turn.sent.add(frame.captured_t, frame.pcm)
        frame = await microphone.read()


async def _heard(connection: ServiceConnection, turn: _Turn, on_words: OnWords) -> TrialResult:
    while turn.stopped_t is None or turn.final is None:
        for message in await connection.receive():
            _note(turn, message, on_words)
    late_s = max(0.0, time.monotonic() - turn.stopped_t)
    return TrialResult(turn.final, turn.silence_ms, round(late_s * 1000))


def _lost(group: ExceptionGroup[Exception]) -> Exception:
    """The first reason in it."""
    first: Exception = group
    while isinstance(first, ExceptionGroup):
        first = first.exceptions[0]
    return first


def _note(turn: _Turn, message: Received, on_words: OnWords) -> None:
    match message:
        case SpeechStarted(_, start_ms):
            turn.started_ms = start_ms
        case SpeechStopped(_, end_ms):
            turn.stopped_t = time.monotonic()
            turn.silence_ms = _silence_ms(turn, end_ms)
        case TranscriptionGrew(_, delta):
            turn.words += delta
            on_words(turn.words)
        case TranscriptionCompleted(_, text):
            turn.final = text
        case TranscriptionFailed(_, because):
            raise ConnectionLost(because)
        case ServiceErrorReported(because):
            raise ConnectionLost(because)
        case _:
            pass


def _silence_ms(turn: _Turn, end_ms: int) -> int:
    """From the last loud moment to the end of the turn, as far as it is known."""
    voice_end_t = turn.sent.voice_end_t(turn.started_ms, end_ms)
    if voice_end_t is None or turn.stopped_t is None:
        return 0
    return round(max(0.0, turn.stopped_t - voice_end_t) * 1000)


async def _answered(connection: ServiceConnection, on_words: OnWords) -> TrialResult:
    begun, words, first_ms = time.monotonic(), "", 0
    while True:
        for message in await connection.receive():
            match message:
                case ReplyTextGrew(_, _, delta):
                    first_ms = first_ms or round((time.monotonic() - begun) * 1000)
                    words += delta
                    on_words(words)
                case ResponseDone() if message.because is not None:
                    raise ConnectionLost(message.because)
                case ResponseDone():
                    return TrialResult(words, first_ms)
                case ServiceErrorReported(because):
                    raise ConnectionLost(because)
                case _:
                    pass
