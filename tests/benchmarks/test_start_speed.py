"""From the start of the process to the first frame and to `app/ready`, beside a window of PySide6
and nothing else.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.program import Program
from tests.support.requirements import needs_e2e
from tests.support.virtual_audio import VirtualAudio
from tests.support.virtual_screen import VirtualScreen

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.soak,
    pytest.mark.e2e,
    needs_e2e,
    pytest.mark.timeout(300),
]

ROUNDS = 7
BARE = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self.painted)
    def painted(self):
        print(time.monotonic(), flush=True)
        app.quit()
window = Window()
window.resize(1240, 780)
window.show()
app.exec()
"""


def test_the_start_is_measured_beside_a_bare_window(tmp_path: Path) -> None:
    bare, frame, ready = [], [], []
    with VirtualAudio() as card, VirtualScreen() as screen:
        # As for a user: modules are compiled once, not at each start. Round -1 does it.
        env = {**card.env, **screen.program_env(), "PYTHONDONTWRITEBYTECODE": ""}
        for n in range(-1, ROUNDS):
            bare.append(_bare_s(env))
            folder = tmp_path / str(n)
            folder.mkdir()
            began = time.monotonic()
            with Program(folder=folder, env=env) as program:
                ready.append(program.wait_for("app/ready", timeout_s=20).t - began)
                frame.append(program.wait_for("app/first_frame").t - began)
    figures = {
        name: _median(values[1:])
        for name, values in (("bare", bare), ("first_frame", frame), ("ready", ready))
    }
    print(json.dumps({"benchmark": "start", "rounds": ROUNDS, "seconds": figures}))


def _bare_s(env: dict[str, str]) -> float:
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", BARE],
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    return float(done.stdout) - began


def _median(values: list[float]) -> dict[str, float]:
    return {"median": round(statistics.median(values), 3), "best": round(min(values), 3)}
