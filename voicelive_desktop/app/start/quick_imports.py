"""Spares the start what libraries do when they are imported and nobody needs."""

from __future__ import annotations

import ssl
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from voicelive_desktop.app.start.embedded_sources import compiled_once, place


def leave_sources_unread() -> None:
    """Make later imports skip PySide's reading of sources. Call it before the
    program's own imports.
    """
    with compiled_once(place()):
        import PySide6.QtCore  # noqa: F401, PLC0415 - brings the module that is changed here

    # WORKAROUND PYSIDE-2029: after each import PySide reads the module's whole source to see
    # whether it may want PySide's optional features (`from __feature__ import …`, which nobody here
    # uses) and keeps the text: 110 ms of the start and 25 MB. Another version of PySide, without
    # that function, is left alone.
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", lambda _module: False)  # noqa: B010 - an attribute that mypy cannot know


@contextmanager
def roots_unread() -> Iterator[None]:
    """Within, a library that makes a TLS context when it is imported gets one that reads the
    system's certificates with its first connection.
    """
    import truststore  # noqa: PLC0415 - the first frame waits for none

    # WORKAROUND aiohttp: it makes the context of sessions that are given none at once: 50 ms, for
    # all certificates. Ours are given one (`client/tls`); others trust the same with this one.
    # vars: mypy cannot know that they are called alike
    made = vars(ssl)["create_default_context"]
    vars(ssl)["create_default_context"] = lambda: truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        yield
    finally:
        vars(ssl)["create_default_context"] = made
