"""What a person may type as the address of an Azure resource."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication

from voicelive_desktop.domain.hosts import is_loopback

translate = QCoreApplication.translate
_SECURE = {"https": "https", "wss": "https"}
_PLAIN = {"http": "http", "ws": "http"}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The root of an address, or why it is none; exactly one of the two is not empty."""

    root: str = ""
    problem: str = ""


def endpoint_from(typed: str) -> Endpoint:
    """Reduce what was typed or pasted to "https://host[:port]"; "http://" is for this computer alone."""
    text = typed.strip()
    if not text:
        return Endpoint(problem=translate("endpoint", "Type the address of your resource."))
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return Endpoint(problem=_not_an_address())
    scheme = _SECURE.get(parts.scheme) or _PLAIN.get(parts.scheme)
    if scheme is None or parts.username is not None or not _is_host(host):
        return Endpoint(problem=_not_an_address())
    if scheme == "http" and not is_loopback(host):
        return Endpoint(
            problem=translate("endpoint", "Only https:// is safe here; http:// is for this computer alone.")
        )
    shown = f"[{host}]" if ":" in host else host
    return Endpoint(root=f"{scheme}://{shown}" + ("" if port is None else f":{port}"))


def proxy_problem(typed: str) -> str:
    """Why this is no address of a proxy, "" when it is. Names and passwords would end up in the settings file."""
    text = typed.strip()
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        host, parts = "", urlsplit("")
    if not host or parts.scheme not in {"http", "https"}:
        return translate("endpoint", "Type the address of the proxy, such as http://proxy.example:8080.")
    if parts.username is not None:
        return translate("endpoint", "The address of the proxy cannot hold a name or password: it is kept in a file.")
    return ""


def _is_host(host: str) -> bool:
    if is_loopback(host) or ":" in host:
        return True
    labels = host.split(".")
    return len(labels) > 1 and all(label and label.replace("-", "").isalnum() for label in labels)


def _not_an_address() -> str:
    return translate("endpoint", "This is not an address such as https://NAME.services.ai.azure.com.")
