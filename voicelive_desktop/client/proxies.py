"""Which proxy a connection goes through; the SDK asks nobody by itself (voice-live-sdk.md section 5)."""

from __future__ import annotations

import urllib.request
from enum import StrEnum
from urllib.parse import urlsplit

from voicelive_desktop.domain.hosts import is_loopback


class ProxyChoice(StrEnum):
    """What the user wants."""

    SYSTEM = "system"
    MANUAL = "manual"
    NONE = "none"


def proxy_for(url: str, choice: str, manual: str = "") -> str | None:
    """The address of the proxy for this URL, None for a direct way. This computer is always reached directly.

    `system` means the environment's HTTPS_PROXY and NO_PROXY, and the settings of Windows and macOS (not their
    scripts for automatic configuration, which need a JavaScript engine).
    """
    host = urlsplit(url).hostname or ""
    if choice == ProxyChoice.NONE or is_loopback(host):
        return None
    if choice == ProxyChoice.MANUAL:
        return _with_scheme(manual.strip()) or None
    if urllib.request.proxy_bypass(host):
        return None
    proxies = urllib.request.getproxies()
    return _with_scheme(proxies.get("https") or proxies.get("all") or "") or None


def _with_scheme(address: str) -> str:
    return address if not address or "://" in address else f"http://{address}"
