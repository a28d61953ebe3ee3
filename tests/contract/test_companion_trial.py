"""Parts of the companion are tried through a connection of their own: the real client, the local
service.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from tests.contract.conftest import PATIENT, RunningService, running_service
from tests.contract.talking import pcm_24k
from tests.support.model_server import ModelServer, serving
from voicelive_desktop.audio.microphone.frames import Frame
from voicelive_desktop.client import trial
from voicelive_desktop.client.azure_connector import AzureConnector
from voicelive_desktop.client.ports import ConnectionLost, Endpoint
from voicelive_desktop.domain.words.failures import FailureKind

Run = Callable[[Coroutine[Any, Any, Any]], Any]
FRAME_BYTES = 960  # 20 ms of 16-bit mono at 24 kHz


class SpokenMicrophone:
    """Hands out a recording in real time, and silence after it."""

    def __init__(self, pcm: bytes) -> None:
        self._frames = deque(
            pcm[at : at + FRAME_BYTES] for at in range(0, len(pcm) - FRAME_BYTES, FRAME_BYTES)
        )

    async def read(self) -> Frame:
        await asyncio.sleep(0.02)
        return Frame(
            self._frames.popleft() if self._frames else bytes(FRAME_BYTES), time.monotonic()
        )

    async def read_some(self, most: int) -> list[Frame]:
        return [await self.read()][:most]

    def take(self) -> list[Frame]:
        return []


class DeadMicrophone(SpokenMicrophone):
    """Gives nothing, as one that another program holds."""

    async def read(self) -> Frame:
        await asyncio.Event().wait()
        raise AssertionError


def endpoint_of(service: RunningService) -> Endpoint:
    return Endpoint(service.endpoint, service.key, "gpt-realtime", link=PATIENT)


def test_a_sentence_is_heard_and_its_end_noticed(run: Run, service: RunningService) -> None:
    async def scenario() -> None:
        said = list[str]()
        microphone = SpokenMicrophone(pcm_24k("slt-weather"))
        heard = await trial.hear(
            AzureConnector(time.time), endpoint_of(service), microphone, said.append
        )
        assert "weather" in heard.words.lower()
        assert heard.ms > 0
        assert heard.words_ms >= 0

    run(scenario())


def test_a_microphone_that_gives_nothing_is_said(
    run: Run, service: RunningService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trial, "FIRST_FRAME_S", 0.05)

    async def scenario() -> None:
        with pytest.raises(ConnectionLost) as lost:
            await trial.hear(
                AzureConnector(time.time),
                endpoint_of(service),
                DeadMicrophone(b""),
                lambda _words: None,
            )
        assert lost.value.failure.kind is FailureKind.MICROPHONE_SILENT

    run(scenario())


def test_a_model_is_asked_in_writing(run: Run) -> None:
    async def scenario() -> None:
        server, said = ModelServer("Hello there, nice to meet you.", first_s=0.05), list[str]()
        async with serving(server):
            with running_service("--brain", server.url) as service:
                connector = AzureConnector(time.time)
                answered = await trial.ask(
                    connector, endpoint_of(service), "Say hello.", said.append
                )
                assert answered.words == server.text
                assert said[-1] == server.text
                assert answered.ms >= 50
                server.statuses = {"*": 404}
                with pytest.raises(ConnectionLost) as lost:
                    await trial.ask(connector, endpoint_of(service), "Say hello.", said.append)
                assert "has no language model 'small'" in lost.value.failure.message

    run(scenario())
