"""Which certificates are trusted: those of the system; certifi's where the system has none."""

from __future__ import annotations

import ssl
import sys
from pathlib import Path

import certifi
import truststore

# Where distributions keep their certificates if not where OpenSSL looks (as truststore 0.10 does).
_ELSEWHERE = (
    "/etc/ssl/cert.pem",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/pki/tls/cert.pem",
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/ssl/ca-bundle.pem",
)


def trusting_context() -> ssl.SSLContext:
    """A client's context that believes whom the system believes.

    Windows and macOS verify by themselves. A Linux without ca-certificates knows nobody at all;
    there certifi's list stands in, so that the program works on a bare system too.
    """
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if sys.platform.startswith("linux") and not system_has_roots():
        context.load_verify_locations(cafile=certifi.where())
    return context


def system_has_roots() -> bool:
    """Whether this Linux has any trusted certificates."""
    known = ssl.get_default_verify_paths()
    if known.cafile and Path(known.cafile).stat().st_size > 0:
        return True
    if known.capath and any(Path(known.capath).glob("*.0")):
        return True
    return any(Path(file).is_file() for file in _ELSEWHERE)
