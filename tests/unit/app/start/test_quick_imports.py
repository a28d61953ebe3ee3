"""Imports after PySide cost only what Python needs for them."""

import subprocess
import sys


def test_the_source_of_an_imported_module_is_not_read() -> None:
    tell = (
        "from voicelive_desktop.app.start.quick_imports import leave_sources_unread; leave_sources_unread(); "
        "import sys, colorsys, linecache; from PySide6.QtCore import QObject; QObject(); "
        "print('shibokensupport.feature' in sys.modules, colorsys.__file__ in linecache.cache)"
    )
    done = subprocess.run(
        [sys.executable, "-c", tell], capture_output=True, text=True, timeout=300, check=True
    )
    assert done.stdout.split() == ["True", "False"]


def test_the_certificates_of_the_system_are_not_read_with_aiohttp() -> None:
    tell = (
        "import ssl; made = ssl.create_default_context; "
        "from voicelive_desktop.app.start.quick_imports import roots_unread\n"
        "with roots_unread(): from aiohttp import connector\n"
        "context = connector._SSL_CONTEXT_VERIFIED; assert ssl.create_default_context is made; "
        "print(type(context).__module__, context.verify_mode is ssl.CERT_REQUIRED)"
    )
    done = subprocess.run(
        [sys.executable, "-c", tell], capture_output=True, text=True, timeout=300, check=True
    )
    assert done.stdout.split() == ["truststore._api", "True"]
