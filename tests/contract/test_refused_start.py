"""A session that the local service refuses at its start: the row is named, and one request later it
runs.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

import pytest

from tests.contract.conftest import PATIENT, RunningService
from voicelive_desktop.client.azure_connector import AzureConnector
from voicelive_desktop.client.ports import Endpoint
from voicelive_desktop.domain.decisions.step import step
from voicelive_desktop.domain.facts.connection_state import Connecting
from voicelive_desktop.domain.facts.effects import ConfigureSession
from voicelive_desktop.domain.facts.events import (
    ConnectingStarted,
    ConnectionFailed,
    ServiceErrorReported,
    SessionUpdated,
    StartRequested,
    StartWithoutRefusedRequested,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.wire.session_update import session_update
from voicelive_desktop.domain.words.failures import FailureKind

Run = Callable[[Coroutine[Any, Any, Any]], Any]
REFUSED = [  # what the table of settings would not let through, so that only the service can say it
    (Settings(vad_threshold=7.0), "vad_threshold"),
    (Settings(noise_reduction="hoover"), "noise_reduction"),  # type: ignore[arg-type]
    (Settings(temperature=9.0), "temperature"),
    (Settings(turn_detection="mind_reading"), "turn_detection"),  # type: ignore[arg-type]
    (Settings(transcription_model="pencil"), "transcription_model"),
    (Settings(output_format="vinyl"), "output_format"),
    (Settings(session_extra='{"shoe_size": 43}'), "session_extra"),
]


async def first_answer(
    service: RunningService, settings: Settings
) -> SessionUpdated | ServiceErrorReported:
    """What the service says to the first session.update."""
    endpoint = Endpoint(service.endpoint, service.key, settings.model, link=PATIENT)
    connection = await AzureConnector(lambda: 1.0).connect(endpoint)
    try:
        await connection.send(ConfigureSession(session_update(settings)))
        while True:
            for message in await connection.receive():
                if isinstance(message, SessionUpdated | ServiceErrorReported):
                    return message
    finally:
        await connection.close()


@pytest.mark.parametrize(("settings", "name"), REFUSED, ids=[name for _, name in REFUSED])
def test_the_row_is_named_and_starting_without_it_works(
    run: Run, fast_service: RunningService, settings: Settings, name: str
) -> None:
    refused = run(first_answer(fast_service, settings))
    assert isinstance(refused, ServiceErrorReported)
    because = replace(refused.because, kind=FailureKind.REJECTED_SETTINGS)
    state = State(settings=settings)
    for event in (StartRequested(1.0), ConnectingStarted(1), ConnectionFailed(because)):
        state, _ = step(state, event)
    assert [(one.name, one.words) for one in state.current.refused] == [(name, because.message)]
    state, _ = step(state, StartWithoutRefusedRequested(2.0))
    assert isinstance(state.connection, Connecting)
    assert isinstance(run(first_answer(fast_service, state.settings)), SessionUpdated)
