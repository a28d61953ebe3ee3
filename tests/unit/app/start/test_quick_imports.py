"""Imports after PySide cost only what Python needs for them."""

import subprocess
import sys


def test_the_source_of_an_imported_module_is_not_read() -> None:
    tell = (
        "from voicelive_desktop.app.start.unread_sources import leave_sources_unread; leave_sources_unread(); "
        "import sys, colorsys, linecache; from PySide6.QtCore import QObject; QObject(); "
        "print('shibokensupport.feature' in sys.modules, colorsys.__file__ in linecache.cache)"
    )
    done = subprocess.run(
        [sys.executable, "-c", tell], capture_output=True, text=True, timeout=300, check=True
    )
    assert done.stdout.split() == ["True", "False"]
