"""Where a hosted agent is served, as people write it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from voicelive_desktop.localservice.companion.brain_address import is_near, server_parts

AUTO, RESPONSES, INVOCATIONS = "auto", "responses", "invocations"
PROTOCOLS = (AUTO, RESPONSES, INVOCATIONS)
READINESS = "/readiness"
_OWN_PATHS = (f"/{RESPONSES}", f"/{INVOCATIONS}", READINESS)
_THREAD_ID = re.compile(r"[A-Za-z0-9_-]{1,128}")


@dataclass(frozen=True, slots=True)
class AgentAddress:
    """The address of an agent's server, without the paths of the protocols; ``protocol`` is
    one of PROTOCOLS.
    """

    url: str
    protocol: str = AUTO

    @property
    def host(self) -> str:
        """Host and port, for sentences."""
        return urlsplit(self.url).netloc.rpartition("@")[2]

    @property
    def is_near(self) -> bool:
        """Whether it is on this computer or in a private network."""
        return is_near(urlsplit(self.url).hostname or "")

    def at(self, path: str) -> str:
        """Return the address of one of its endpoints."""
        parts = urlsplit(self.url)
        return urlunsplit(
            (parts.scheme, parts.netloc, parts.path.rstrip("/") + path, parts.query, "")
        )


def agent_root(written: str) -> str:
    """Return the address of the server, with a scheme and without the path of an endpoint.

    Raises:
        ValueError: no address of a server.
    """
    parts = server_parts(written, "an agent")
    path = parts.path.rstrip("/")
    for own in _OWN_PATHS:
        path = path.removesuffix(own)
    return urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))


def thread_id_from(wanted: str, new: str) -> str:
    """Return the id of a conversation to go on with, or the new one where none that agents
    take is named.
    """
    if _THREAD_ID.fullmatch(wanted):
        return wanted
    return new
