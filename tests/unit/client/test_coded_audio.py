"""A connection whose sound is coded: what goes through it, and how it is counted."""

from __future__ import annotations

import asyncio

import pytest

from tests.support.fakes import FakeConnection, FakeConnector
from voicelive_desktop.client.coded_audio import CodedConnection, CodedConnector
from voicelive_desktop.client.ports import AppendAudio, AudioReceived, Endpoint, Received
from voicelive_desktop.domain.facts.effects import CreateResponse
from voicelive_desktop.domain.facts.events import (
    AudioArrived,
    AudioCompleted,
    ResponseCreated,
    SessionUpdated,
)
from voicelive_desktop.domain.words.ids import ItemId, ResponseId

R, R2, I = ResponseId("r"), ResponseId("r2"), ItemId("i")  # noqa: E741 - an item


class Doubling:
    """Twice the bytes in the program; four bytes are left at the end."""

    def __init__(self) -> None:
        self.finished = 0
        self.forms: list[str] = []

    def begin(self, sound_format: str) -> None:
        self.forms.append(sound_format)

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
    assert received(AudioReceived(R, I, pcm), AudioArrived(R, I, 5.0, 7.0)) == [
        [AudioReceived(R, I, bytes(960))],
        [AudioArrived(R, I, 20.0, 7.0)],
    ]


def test_the_end_of_an_answer_brings_what_was_left_of_it() -> None:
    done = AudioCompleted(R, I)
    found = received(AudioReceived(R, I, bytes(480)), done, done)
    assert found[1] == [AudioReceived(R, I, bytes(4)), AudioArrived(R, I, 4 / 48), done]
    assert found[2] == [done]


def test_an_answer_that_was_cut_leaves_nothing_to_the_next() -> None:
    connection, codec = (
        FakeConnection(AudioReceived(R, I, bytes(2)), AudioReceived(R2, I, bytes(2))),
        Doubling(),
    )
    coded = CodedConnection(connection, codec)

    async def scenario() -> None:
        await coded.receive()
        assert codec.finished == 0
        assert await coded.receive() == [AudioReceived(R2, I, bytes(4))]

    asyncio.run(scenario())
    assert codec.finished == 1


def test_only_the_microphones_frames_are_encoded_and_the_rest_goes_through() -> None:
    connection = FakeConnection(SessionUpdated(None))
    coded = CodedConnection(connection, Doubling())

    async def scenario() -> None:
        await coded.send(AppendAudio(b"abcd", 1.5))
        await coded.send(CreateResponse())
        assert await coded.receive() == [SessionUpdated(None)]
        await coded.close()

    asyncio.run(scenario())
    assert connection.frames == [AppendAudio(b"ac", 1.5)]
    assert connection.sent == [CreateResponse()]
    assert connection.closed == 1


def test_every_connection_gets_a_codec_of_its_own() -> None:
    made: list[Doubling] = []

    def codec() -> Doubling:
        made.append(Doubling())
        return made[-1]

    async def scenario() -> None:
        connector = CodedConnector(FakeConnector(FakeConnection(), FakeConnection()), codec)
        for _ in range(2):
            assert isinstance(
                await connector.connect(Endpoint("wss://x", "k", "m")), CodedConnection
            )

    asyncio.run(scenario())
    assert len(made) == 2


@pytest.mark.parametrize(
    ("told", "forms"),
    [
        (["g711_ulaw", "pcm16"], ["g711_ulaw", ""]),  # ours, then one of the session
        # one that the service began by itself comes before ours
        (["pcm16", "g711_ulaw"], ["", "g711_ulaw"]),
        (["", ""], ["g711_ulaw", ""]),  # a service that does not say
    ],
)
def test_an_answer_asked_for_in_another_form_is_decoded_in_that_form(
    told: list[str], forms: list[str]
) -> None:
    codec = Doubling()
    connection = FakeConnection(*(ResponseCreated(R, 1.0, None, form) for form in told))
    coded = CodedConnection(connection, codec)

    async def scenario() -> None:
        await coded.send(CreateResponse({"output_audio_format": "g711_ulaw"}))
        for _ in told:
            await coded.receive()

    asyncio.run(scenario())
    assert codec.forms == forms
