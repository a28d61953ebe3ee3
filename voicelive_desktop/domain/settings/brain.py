"""The language model that the local companion talks with: a server of one's own, on this computer or in one's network.

What is said goes there, so it is no part of a profile, and an address beyond one's own network is only taken from a
command line of the local service, where whoever writes it means it.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from voicelive_desktop.domain.settings.spec import Applies, Group, Kind, Spec, setting
from voicelive_desktop.domain.words.wording import Words

if TYPE_CHECKING:
    from voicelive_desktop.domain.settings.table import Settings


def host_of_server(text: str) -> str:
    """The host in an address as people write it, with or without a scheme; "" for what is none."""
    written = text.strip()
    try:
        parts = urlsplit(written if "://" in written else f"//{written}")
        port_is_good = parts.port != 0
    except ValueError:
        return ""
    is_web = parts.scheme in {"", "http", "https"} and port_is_good
    return (parts.hostname or "") if is_web and not any(sign.isspace() for sign in written) else ""


def is_own_network(host: str) -> bool:
    """Whether a host is this computer or in a private network."""
    if host == "localhost" or host.endswith((".localhost", ".local")):
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return "." not in host  # a name without a domain is of one's own network
    return address.is_loopback or address.is_private


def server_problem(text: str) -> str:
    """What is wrong with the address of a server."""
    if not text.strip():
        return ""
    host = host_of_server(text)
    if not host:
        return Words("Enter an address such as http://localhost:11434.")
    if not is_own_network(host):
        return Words("Everything you say would go to {host}. Only servers in your own network can be used.", host=host)
    return ""


def brain_arguments(settings: Settings) -> tuple[str, ...]:
    """What the local service is started with for this model; nothing when none is set or its address is wrong."""
    url = settings.brain_url.strip()
    if not url or server_problem(url):
        return ()
    model = settings.brain_model.strip()
    return ("--brain", url, *(("--brain-model", model) if model else ()))


def _companion_only(s: Settings) -> str:
    return "" if s.target == "demo" else Words("Only the local companion uses it.")


def _needs_server(s: Settings) -> str:
    return _companion_only(s) or ("" if s.brain_url.strip() else Words("Enter a language model server first."))


@dataclass(frozen=True, kw_only=True)
class BrainSettings:
    """Part of `Settings`."""

    __slots__ = ()

    brain_url: str = setting(
        "",
        Spec(
            "Language model server",
            "The local companion replies with a model of yours: any OpenAI-compatible server, such as Ollama "
            "(http://localhost:11434), LM Studio or llama.cpp.",
            Group.ADVANCED,
            Kind.LINE,
            "brain_url_edit",
            keywords="ollama lm studio llama localai vllm openai local companion brain llm",
            applies=Applies.NEXT_CONNECTION,
            unless=_companion_only,
            folds=True,
            check=server_problem,
        ),
    )
    brain_model: str = setting(
        "",
        Spec(
            "Language model",
            "Leave empty for the first one that the server lists.",
            Group.ADVANCED,
            Kind.LINE,
            "brain_model_edit",
            keywords="ollama llama model local companion brain llm",
            applies=Applies.NEXT_CONNECTION,
            unless=_needs_server,
            folds=True,
        ),
    )
