"""A hosted agent of the person's own: where it is served, how it is spoken to, and what starts it.

It has a page of its own. What is said goes there, so it is no part of a profile, and only servers
in one's own network are taken; the local service's command line takes any, for whoever writes it
means it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from voicelive_desktop.domain.catalogue import models
from voicelive_desktop.domain.settings.brain import host_of_server, is_own_network
from voicelive_desktop.domain.settings.spec import Applies, Group, Kind, Spec, fixed, setting
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words

if TYPE_CHECKING:
    from voicelive_desktop.domain.settings.table import Settings

USUAL_ADDRESS = "http://127.0.0.1:8088"  # where the vendor's packages serve an agent


def agent_problem(text: str) -> str:
    """What is wrong with the address of an agent; empty means the usual one."""
    if not text.strip():
        return ""
    host = host_of_server(text)
    if not host:
        return Words("Enter an address such as http://127.0.0.1:8088.")
    if not is_own_network(host):
        return Words(
            "Everything you say would go to {host}. Only agents in your own network can be used.",
            host=host,
        )
    return ""


def agent_address(settings: Settings) -> str:
    """Where the agent is; the usual address where none, or a wrong one, is named."""
    written = settings.agent_url.strip()
    if not written or agent_problem(written):
        return USUAL_ADDRESS
    return written


def agent_port(address: str) -> int | None:
    """The port in an address, as an agent that is started is told it."""
    try:
        if "://" in address:
            return urlsplit(address).port
        return urlsplit(f"//{address}").port
    except ValueError:
        return None


def agent_readiness(address: str) -> str:
    """Where the agent tells whether it is up."""
    text = address.strip().rstrip("/")
    for path in ("/responses", "/invocations", "/readiness"):
        text = text.removesuffix(path)
    return f"{text if '://' in text else f'http://{text}'}/readiness"


def agent_arguments(settings: Settings) -> tuple[str, ...]:
    """What the local service is started with for this agent."""
    return ("--agent", agent_address(settings), "--agent-protocol", settings.agent_protocol)


@dataclass(frozen=True, kw_only=True)
class AgentSettings:
    """Part of `Settings`."""

    __slots__ = ()

    agent_url: str = setting(
        USUAL_ADDRESS,
        Spec(
            "Agent address",
            "Where your own hosted agent is served.",
            Group.APP,
            Kind.LINE,
            applies=Applies.NEXT_CONNECTION,
            check=agent_problem,
        ),
    )
    agent_protocol: str = setting(
        "auto",
        Spec(
            "Agent protocol",
            "What your own hosted agent speaks.",
            Group.APP,
            Kind.CHOICE,
            applies=Applies.NEXT_CONNECTION,
            choices=fixed(models.AGENT_PROTOCOLS),
        ),
    )
    agent_command: str = setting(
        "",
        Spec(
            "Start command",
            "The command line that starts your own hosted agent.",
            Group.APP,
            Kind.LINE,
        ),
    )
    agent_folder: str = setting(
        "", Spec("Agent folder", "Where it starts, and its manifest is.", Group.APP, Kind.LINE)
    )
