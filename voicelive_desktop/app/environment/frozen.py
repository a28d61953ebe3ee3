"""Removes what the frozen program's launcher put into the environment from what
other programs inherit.
"""

from __future__ import annotations

import sys
from collections.abc import MutableMapping

# The launcher's way to our libraries and Qt plugins. A browser or file manager that is started from
# here would load them in place of its own.
_OURS = ("LD_LIBRARY_PATH", "QT_PLUGIN_PATH", "QML2_IMPORT_PATH")
_ORIGINAL = "_ORIG"  # the launcher keeps what the user had set under this ending
# tells the launcher of our own executables to find the way again
_START_AFRESH = "PYINSTALLER_RESET_ENVIRONMENT"


def spare_children(
    environment: MutableMapping[str, str], *, frozen: bool = getattr(sys, "frozen", False)
) -> None:
    """Give later child processes the user's own environment. This process keeps what it has loaded.

    Call it when Qt has read its paths: after the QApplication was made.
    """
    if not frozen:
        return
    for name in _OURS:
        original = environment.get(name + _ORIGINAL)
        if original is not None:
            environment[name] = original
        else:
            environment.pop(name, None)
    environment[_START_AFRESH] = "1"
