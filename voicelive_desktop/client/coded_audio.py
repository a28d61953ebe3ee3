"""Connections whose sound has another form on the wire than inside the program (16-bit mono
at 24 kHz).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from voicelive_desktop.client.ports import (
    AppendAudio,
    AudioReceived,
    Command,
    Connector,
    Endpoint,
    Received,
    ServiceConnection,
)
from voicelive_desktop.domain.facts.effects import CreateResponse
from voicelive_desktop.domain.facts.events import AudioArrived, AudioCompleted, ResponseCreated
from voicelive_desktop.domain.words.ids import ItemId, ResponseId
from voicelive_desktop.domain.words.pcm import bytes_to_ms
from voicelive_desktop.domain.words.quick_classes import replace


class Codec(Protocol):
    """Sound of the program to sound of the wire and back; one for each connection."""

    def encode(self, pcm: bytes, captured_t: float) -> bytes:
        """The microphone's next samples, for the wire; the last one reached this
        process at `captured_t`.
        """
        ...

    def decode(self, data: bytes) -> bytes:
        """The answer's next samples, from the wire."""
        ...

    def begin(self, sound_format: str) -> None:
        """The next answer comes in this form; "" is the session's."""
        ...

    def finish(self) -> bytes:
        """What is left of the answer's samples at its end; the next one begins anew."""
        ...


class CodedConnector:
    """Opens connections through another connector and gives each its codec."""

    def __init__(self, connector: Connector, codec: Callable[[], Codec]) -> None:
        self._connector = connector
        self._codec = codec

    async def connect(self, endpoint: Endpoint) -> ServiceConnection:
        """See `Connector`."""
        return CodedConnection(await self._connector.connect(endpoint), self._codec())


class CodedConnection:
    """See `ServiceConnection`. What arrives is counted as it sounds, not as it travels."""

    def __init__(self, connection: ServiceConnection, codec: Codec) -> None:
        self._connection = connection
        self._codec = codec
        self._item: tuple[ResponseId, ItemId] | None = None
        self._decoded_ms = 0.0
        self._asked_format = ""  # of the answer that was asked for last, until it begins

    async def receive(self) -> Sequence[Received]:
        """See `ServiceConnection`."""
        messages: list[Received] = []
        for message in await self._connection.receive():
            match message:
                case AudioReceived():
                    messages += self._decoded(message)
                case AudioArrived():  # of the samples before it
                    messages += [replace(message, ms=self._decoded_ms)] if self._decoded_ms else []
                case ResponseCreated():
                    self._on_answer(message)
                    messages.append(message)
                case AudioCompleted(response_id, item_id):
                    messages += (*self._rest(response_id, item_id), message)
                case _:
                    messages.append(message)
        return messages

    async def send(self, command: Command) -> None:
        """See `ServiceConnection`."""
        if isinstance(command, AppendAudio):
            command = replace(command, pcm=self._codec.encode(command.pcm, command.captured_t))
        elif isinstance(command, CreateResponse):
            self._asked_format = str(command.response.get("output_audio_format", ""))
        await self._connection.send(command)

    async def close(self) -> None:
        """See `ServiceConnection`."""
        await self._connection.close()

    def rest(self, for_s: float) -> None:
        """See `ServiceConnection`."""
        self._connection.rest(for_s)

    @property
    def local_address(self) -> str:
        """See `ServiceConnection`."""
        return self._connection.local_address

    def _on_answer(self, created: ResponseCreated) -> None:
        """Prepare for its sound. One in another form than asked for is not the one asked for."""
        is_ours = created.sound_format in {"", self._asked_format}
        if is_ours:
            self._codec.begin(self._asked_format)
        else:
            self._codec.begin("")
        if is_ours:
            self._asked_format = ""

    def _decoded(self, message: AudioReceived) -> Sequence[Received]:
        item = (message.response_id, message.item_id)
        if self._item not in {None, item}:
            self._codec.finish()  # of an answer that was cut
        self._item = item
        pcm = self._codec.decode(message.pcm)
        self._decoded_ms = bytes_to_ms(len(pcm))
        if pcm:
            return (replace(message, pcm=pcm),)
        return ()

    def _rest(self, response_id: ResponseId, item_id: ItemId) -> Sequence[Received]:
        if self._item != (response_id, item_id):
            return ()
        self._item = None
        pcm = self._codec.finish()
        if not pcm:
            return ()
        return AudioReceived(response_id, item_id, pcm), AudioArrived(
            response_id, item_id, bytes_to_ms(len(pcm))
        )
