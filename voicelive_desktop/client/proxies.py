"""Which proxy a connection goes through; the SDK asks nobody by itself
(voice-live-sdk.md section 5).
"""

from __future__ import annotations

import re
import sys
import urllib.request
from fnmatch import fnmatchcase
from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit

from voicelive_desktop.domain.words.addresses import proxy_from
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.hosts import is_loopback
from voicelive_desktop.domain.words.kinds import ProxyChoice

_PORTS = {"https": 443, "wss": 443, "http": 80, "ws": 80}


def proxy_for(url: str, choice: ProxyChoice, manual: str = "") -> str | None:
    """The address of the proxy for this URL, None for a direct way. This computer is
    always reached directly.

    `system` means the environment's HTTPS_PROXY and NO_PROXY, and the settings of Windows and macOS
    (not their scripts for automatic configuration, which need a JavaScript engine). `proxy_problem`
    says whether it can be used.
    """
    host = _host(url)
    if choice == ProxyChoice.NONE or is_loopback(host):
        return None
    if choice == ProxyChoice.MANUAL:
        return _address(manual)
    proxies = urllib.request.getproxies()
    if is_direct(url, proxies.get("no", "")) or urllib.request.proxy_bypass(host):
        return None
    if sys.platform.startswith("linux"):
        of_system = ""
    else:
        of_system = proxies.get("socks", "")
    return _address(proxies.get("https") or proxies.get("all") or of_system)


def _address(text: str) -> str | None:
    """What is no address is kept as it is: connecting says so, and goes nowhere in place of it."""
    if not text.strip():
        return None
    found = proxy_from(text)
    if found is None:
        return text.strip()
    return found.address


def proxy_problem(proxy: str | None) -> Failure | None:
    """Why nothing can go through this proxy; None: nothing speaks against it."""
    if proxy is None:
        return None
    found = proxy_from(proxy)
    if found is None:
        return Failure(FailureKind.PROXY_UNREACHABLE, "address", subject=_without_name(proxy))
    if found.socks:
        return Failure(FailureKind.PROXY_UNSUPPORTED, "socks", subject=_without_name(proxy))
    return None


def _without_name(proxy: str) -> str:
    return re.sub(
        r"^([a-z0-9]+://)?[^@/]*@", lambda match: match.group(1) or "", proxy, flags=re.IGNORECASE
    )


def is_direct(url: str, no_proxy: str) -> bool:
    """Whether NO_PROXY excepts this address.

    Its entries, between commas or blanks: "*", a host and all below it ("example.com",
    ".example.com", "*.example.com"), a pattern ("10.*"), an address, a range ("10.0.0.0/8"), each
    with a port or without, and "<local>": names without a dot.
    """
    host, port = _host(url), _port(url)
    return any(
        _excepts(entry, host, port) for entry in re.split(r"[,;\s]+", no_proxy.lower()) if entry
    )


def _excepts(entry: str, host: str, port: int | None) -> bool:
    if entry == "<local>":
        return "." not in host and ":" not in host
    pattern, _, of_port = entry.rpartition(":")
    if of_port.isdigit() and pattern and (":" not in pattern or pattern.endswith("]")):
        if int(of_port) != port:
            return False
        entry = pattern
    entry = entry.strip("[]").removesuffix(".")
    if (within := _in_range(host, entry)) is not None:
        return within
    suffix = _ascii(entry.removeprefix("*").removeprefix("."))
    return (
        host == suffix or (bool(suffix) and host.endswith(f".{suffix}")) or fnmatchcase(host, entry)
    )


def _in_range(host: str, entry: str) -> bool | None:
    """Whether the address is in the range; None: they are names."""
    try:
        return ip_address(host) in ip_network(entry, strict=False)
    except ValueError:
        return None


def _host(url: str) -> str:
    try:
        return _ascii((urlsplit(url).hostname or "").removesuffix("."))
    except ValueError:
        return ""


def _ascii(name: str) -> str:
    """A name as it is asked for: "münchen.de" is "xn--mnchen-3ya.de"."""
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError:
        return name


def _port(url: str) -> int | None:
    try:
        parts = urlsplit(url)
        return parts.port or _PORTS.get(parts.scheme)
    except ValueError:  # no port that there is
        return None
