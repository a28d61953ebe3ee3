"""PySide6 6.12.0 loses references to True and None on Python 3.11, which then aborts; see
pyproject.toml.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

SCRIPT = """
import json, sys
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

class Sender(QObject):
    told = Signal(bool)

application = QApplication([])
sender, widget, heard = Sender(), QWidget(), []
sender.told.connect(lambda value: None)
before = sys.getrefcount(True), sys.getrefcount(None)
for _ in range(3_000):
    sender.told.emit(True)
for _ in range(20_000):
    widget.update()
after = sys.getrefcount(True), sys.getrefcount(None)
print(json.dumps([after[0] - before[0], after[1] - before[1]]))
"""
NOISE = 100  # references that come and go meanwhile; the fault loses thousands


def test_signals_and_method_calls_lose_no_reference() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", SCRIPT]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=300, check=False, env=environment
    )
    assert done.returncode == 0, done.stderr
    true, none = json.loads(done.stdout)
    assert true > -NOISE
    assert none > -NOISE
