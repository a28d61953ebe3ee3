"""The SDK and the local service in agent mode: what is asked for in the address, what is told, and
what comes back.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from tests.contract.conftest import PATIENT, RunningService
from tests.support.kinds import is_of
from tests.support.settings_context import values_of
from tests.unit.domain.settings.test_agent_mode import OWNED, with_agent
from voicelive_desktop.client.azure_connector import AzureConnector
from voicelive_desktop.client.ports import Agent, Endpoint
from voicelive_desktop.domain.facts.effects import ConfigureSession
from voicelive_desktop.domain.facts.events import ServiceErrorReported, SessionUpdated
from voicelive_desktop.domain.facts.state import Session, SessionFacts, State
from voicelive_desktop.domain.settings import SPECS, Settings
from voicelive_desktop.domain.wire.applied import set_by_agent
from voicelive_desktop.domain.wire.session_update import OF_AGENT, session_update
from voicelive_desktop.domain.words.ids import SessionId

Run = Callable[[Coroutine[Any, Any, Any]], Any]


def wishes() -> list[Settings]:
    """Each row of the agent's with another value."""
    base = with_agent()
    return [
        with_agent(**{name: value}) for name in sorted(OWNED) for value in values_of(name, base)[:2]
    ]


def test_no_row_of_the_agent_reaches_the_session_and_what_it_set_is_shown(
    run: Run, fast_service: RunningService
) -> None:
    endpoint = Endpoint(
        fast_service.endpoint,
        fast_service.key,
        "",
        agent=Agent("shoe-shop", "sales"),
        link=PATIENT,
    )

    async def scenario() -> dict[str, object]:
        connection = await AzureConnector(lambda: 1.0).connect(endpoint)
        told: SessionUpdated | None = None
        try:
            for settings in wishes():
                wire = session_update(
                    settings, [{"type": "function", "name": "clock"}], touched=frozenset(SPECS)
                )
                assert not OF_AGENT & set(wire)
                await connection.send(ConfigureSession(wire))
                told = None
                while told is None:
                    for message in await connection.receive():
                        assert not is_of(message, ServiceErrorReported), message
                        if isinstance(message, SessionUpdated):
                            told = message
        finally:
            await connection.close()
        assert told is not None
        return dict(told.applied)

    applied = run(scenario())
    assert applied["model"] == "shoe-shop", "what answers is the agent"
    state = State(settings=with_agent(), current=SessionFacts(running=with_agent()))
    session = Session(SessionId("s"), "", applied=tuple(applied.items()))
    shown = {
        name
        for name in OWNED
        if set_by_agent(
            State(
                settings=state.settings, current=SessionFacts(running=with_agent(), session=session)
            ),
            name,
        )
    }
    assert {"model", "temperature", "tool_choice"} <= shown
