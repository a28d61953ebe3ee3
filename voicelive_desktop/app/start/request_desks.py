"""Which service does what is asked for once there is something behind the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from voicelive_desktop.domain.facts.requests.about_agent import AgentRequest
from voicelive_desktop.domain.facts.requests.about_companion import CompanionRequest
from voicelive_desktop.domain.facts.requests.about_connection import ConnectionRequest
from voicelive_desktop.domain.facts.requests.about_functions import FunctionRequest, ServerRequest
from voicelive_desktop.domain.facts.requests.about_messages import MessageRequest
from voicelive_desktop.domain.facts.requests.about_program import (
    DeviceRequest,
    HelpRequest,
    UpdateRequest,
)

if TYPE_CHECKING:
    from voicelive_desktop.app.start.help_parts import HelpParts
    from voicelive_desktop.app.start.machine import Desks
    from voicelive_desktop.domain.facts.requests.request import LaterRequest


class RequestDesks:
    """Gives each request to its service. Loop thread only."""

    def __init__(self, desks: Desks, parts: HelpParts) -> None:
        self._desks = desks
        self._parts = parts

    def serve(self, request: LaterRequest) -> None:
        """Have it done."""
        if isinstance(request, ConnectionRequest):
            self._desks.access.serve(request)
        elif isinstance(request, AgentRequest):
            self._desks.agent.serve(request)
        elif isinstance(request, CompanionRequest):
            self._desks.companion.serve(request)
        elif isinstance(request, FunctionRequest):
            self._desks.functions.serve(request)
        elif isinstance(request, ServerRequest):
            self._desks.functions.serve_servers(request)
        else:
            self._serve_beside(request)

    def _serve_beside(
        self, request: DeviceRequest | HelpRequest | MessageRequest | UpdateRequest
    ) -> None:
        if isinstance(request, DeviceRequest):
            self._parts.devices.serve(request)
        elif isinstance(request, HelpRequest):
            self._parts.help.serve(request)
        elif isinstance(request, MessageRequest):
            self._parts.inspector.serve(request)
        elif isinstance(request, UpdateRequest):
            self._parts.updates.serve(request)
        else:
            assert_never(request)
