"""Where a language model is served, as people write it."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit, urlunsplit

ENDPOINT = "/chat/completions"


@dataclass(frozen=True, slots=True)
class BrainAddress:
    """OpenAI's base address of a server; ``model`` may be empty: the first that the server lists."""

    url: str
    model: str = ""
    key: str = ""

    @property
    def host(self) -> str:
        """Host and port, for sentences and logs."""
        return urlsplit(self.url).netloc.rpartition("@")[2]

    @property
    def is_near(self) -> bool:
        """Whether it is on this computer or in a private network."""
        return is_near(urlsplit(self.url).hostname or "")


def is_near(host: str) -> bool:
    """Whether a host is this computer or in a private network."""
    if host == "localhost" or host.endswith((".localhost", ".local")):
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return "." not in host  # a name without a domain is of one's own network
    return address.is_loopback or address.is_private or address.is_link_local


def server_parts(written: str, of: str = "a server") -> SplitResult:
    """Return the parts of a server's address; without a scheme it is encrypted unless it is near.

    Raises:
        ValueError: it is no address of what it is `of`.
    """
    text = written.strip().strip("\"'")
    if "://" not in text:
        scheme = "http" if is_near(urlsplit(f"//{text}").hostname or "") else "https"
        text = f"{scheme}://{text}"
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.port == 0:
        raise ValueError(f"no address of {of}: {written}")
    return parts


def base_address(written: str) -> str:
    """Return the base address: with a scheme, with ``/v1`` where there is no path, without the
    endpoint's own.

    Raises:
        ValueError: no address of a server.
    """
    parts = server_parts(written)
    path = parts.path.rstrip("/").removesuffix(ENDPOINT)
    return urlunsplit((parts.scheme, parts.netloc, path or "/v1", parts.query, ""))
