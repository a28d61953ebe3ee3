"""Decides which addresses may receive a key or a token."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

# Where Azure keeps Voice Live resources, worldwide and in the national clouds. Each name is given
# to one resource by Azure alone: broader ones, as azure.com, also hold machines that anybody can
# rent.
AZURE_DOMAINS = (
    "services.ai.azure.com",
    "cognitiveservices.azure.com",
    "openai.azure.com",
    "api.cognitive.microsoft.com",
    "services.ai.azure.us",
    "cognitiveservices.azure.us",
    "openai.azure.us",
    "services.ai.azure.cn",
    "cognitiveservices.azure.cn",
    "openai.azure.cn",
)


def host_of(url: str) -> str:
    """Return the address's host in lower case, or ""."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def is_loopback(host: str) -> bool:
    """Whether the address never leaves this computer."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def is_azure(host: str) -> bool:
    """Whether it is the host of an Azure resource."""
    return any(host.lower().endswith(f".{domain}") for domain in AZURE_DOMAINS)


def can_be_overheard(url: str) -> bool:
    """Whether a token would go unencrypted to a listener on this computer; a key is the service's
    own there.
    """
    return url.startswith("http://") and is_loopback(host_of(url))


def needs_trust(url: str) -> bool:
    """Whether a key may be sent there only with the user's consent."""
    host = host_of(url)
    return not (is_azure(host) or is_loopback(host))
