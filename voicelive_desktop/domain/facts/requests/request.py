"""Everything that the window may wish for."""

from __future__ import annotations

from voicelive_desktop.domain.facts.events import Event
from voicelive_desktop.domain.facts.requests.about_agent import AgentRequest
from voicelive_desktop.domain.facts.requests.about_companion import CompanionRequest
from voicelive_desktop.domain.facts.requests.about_connection import ConnectionRequest
from voicelive_desktop.domain.facts.requests.about_functions import FunctionRequest, ServerRequest
from voicelive_desktop.domain.facts.requests.about_messages import MessageRequest
from voicelive_desktop.domain.facts.requests.about_profiles import ProfileRequest
from voicelive_desktop.domain.facts.requests.about_program import (
    DeviceRequest,
    HelpRequest,
    RestartProgram,
    UpdateRequest,
)

LaterRequest = (
    AgentRequest
    | CompanionRequest
    | ConnectionRequest
    | DeviceRequest
    | FunctionRequest
    | HelpRequest
    | MessageRequest
    | ServerRequest
    | UpdateRequest
)
"""What is served as soon as there is something behind the window."""

Request = RestartProgram | ProfileRequest | LaterRequest
"""What a service does: another start and profiles at any time, the rest later."""

Wish = Event | Request
"""What the state decides about, or a service does."""
