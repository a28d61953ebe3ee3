"""Keeps PySide from reading the source of every module that is imported after it."""

from __future__ import annotations

import sys


def leave_sources_unread() -> None:
    """Make later imports skip PySide's reading of sources. Call it before the
    program's own imports.
    """
    import PySide6.QtCore  # noqa: F401, PLC0415 - brings the module that is changed here

    # WORKAROUND PYSIDE-2029: after each import PySide reads the module's whole source to see
    # whether it may want PySide's optional features (`from __feature__ import …`, which nobody here
    # uses) and keeps the text: 110 ms of the start and 25 MB. Another version of PySide, without
    # that function, is left alone.
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", lambda _module: False)  # noqa: B010 - an attribute that mypy cannot know
