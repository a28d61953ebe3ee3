"""Files that the system hands to the application."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
PROGRAM = """
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from voicelive_desktop.app.start.qt_application import Application

application, opened = Application(["x"]), []
application.sendEvent(application, QFileOpenEvent(QUrl.fromLocalFile("/a.vldprofile")))
application.serve_files(opened.append)
application.sendEvent(application, QFileOpenEvent(QUrl.fromLocalFile("/b.vldprofile")))
print(opened)
"""


def test_files_that_come_before_the_window_wait_for_it() -> None:
    """In a process of its own: there is one application object to a process."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    assert done.stdout.strip() == "['/a.vldprofile', '/b.vldprofile']"
