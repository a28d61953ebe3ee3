"""A connection whose sound is coded: what goes through it, and how it is counted."""

from __future__ import annotations

import asyncio

import pytest

from tests.support.fakes import FakeConnection, FakeConnector
from voicelive_desktop.client.coded_audio import CodedConnection, CodedConnector
from voicelive_desktop.client.ports import AppendAudio, AskForResponse, AudioReceived, Endpoint, Received
from voicelive_desktop.domain.events import AudioArrived, AudioCompleted, SessionUpdated
from voicelive_desktop.domain.ids import ItemId, ResponseId

R, R2, I = ResponseId("r"), ResponseId("r2"), ItemId("i")  # noqa: E741 - an item


class Doubling:
    """Twice the bytes in the program; four bytes are left at the end."""

    def __init__(self) -> None:
        self.finished = 0

    def encode(self, pcm: bytes, captured_t: float) -> bytes:
        return pcm[::2]

    def decode(self, data: bytes) -> bytes:
        return data * 2

    def finish(self) -> bytes:
        self.finished += 1
        return bytes(4)


def received(*messages: Received) -> list[list[Received]]:
    """What the program gets of these messages, one after the other."""
    connection, codec = FakeConnection(*messages), Doubling()
    coded = CodedConnection(connection, codec)

    async def scenario() -> list[list[Received]]:
        return [list(await coded.receive()) for _ in messages]

    return asyncio.run(scenario())


def test_samples_are_decoded_and_counted_as_they_sound() -> None:
    pcm = bytes(480)  # 960 in the program: 20 ms
    assert received(AudioReceived(R, I, pcm), AudioArrived(R, I, 5.0)) == [
        [AudioReceived(R, I, bytes(960)), AudioArrived(R, I, 20.0)],
        [],
    ]


def test_the_end_of_an_answer_brings_what_was_left_of_it() -> None:
    done = AudioCompleted(R, I)
    found = received(AudioReceived(R, I, bytes(480)), done, done)
    assert found[1] == [AudioReceived(R, I, bytes(4)), AudioArrived(R, I, 4 / 48), done]
    assert found[2] == [done]


def test_an_answer_that_was_cut_leaves_nothing_to_the_next() -> None:
    connection, codec = FakeConnection(AudioReceived(R, I, bytes(2)), AudioReceived(R2, I, bytes(2))), Doubling()
    coded = CodedConnection(connection, codec)

    async def scenario() -> None:
        await coded.receive()
        assert codec.finished == 0
        assert await coded.receive() == [AudioReceived(R2, I, bytes(4)), AudioArrived(R2, I, 4 / 48)]

    asyncio.run(scenario())
    assert codec.finished == 1


def test_only_the_microphones_frames_are_encoded_and_the_rest_goes_through() -> None:
    connection = FakeConnection(SessionUpdated(None))
    coded = CodedConnection(connection, Doubling())

    async def scenario() -> None:
        await coded.send(AppendAudio(b"abcd", 1.5))
        await coded.send(AskForResponse())
        assert await coded.receive() == [SessionUpdated(None)]
        await coded.close()

    asyncio.run(scenario())
    assert connection.frames == [AppendAudio(b"ac", 1.5)]
    assert connection.sent == [AskForResponse()]
    assert connection.closed == 1


@pytest.mark.parametrize("codec", [None, Doubling()])
def test_a_connection_gets_a_codec_only_where_the_wire_has_another_form(codec: Doubling | None) -> None:
    inner = FakeConnection()

    async def scenario() -> object:
        return await CodedConnector(FakeConnector(inner), lambda: codec).connect(Endpoint("wss://x", "k", "m"))

    assert isinstance(asyncio.run(scenario()), FakeConnection if codec is None else CodedConnection)
