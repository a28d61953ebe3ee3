"""Takes the README's pictures of today's window: the real program talks with its local service,
light and dark.

By hand, on Linux, with the program's own Python and nothing else at work (the pictures show how
long an answer took): `.venv/bin/python packaging/readme_pictures.py`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QAbstractItemView, QWidget

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "resources/screenshots"
THEMES = ("light", "dark")
SIZE = (1240, 780)
SENTENCES = ("what_time_is_it", "tell_me_a_long_story")  # of resources/speech
ROWS = (0, 3)  # question, card and answer are there before the second is said
A_STORY = 200  # characters; no other answer has as many
TOLD_S = 7.0  # of the story before the picture is taken
LOOK_MS = 200
DEADLINE_S = 300


def main(themes: list[str]) -> int:
    """Take one picture for each theme, each in a program of its own."""
    for theme in themes:
        with tempfile.TemporaryDirectory() as folder:
            places = {name: f"{folder}/{name}" for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME")}
            environment = os.environ | places | {"QT_QPA_PLATFORM": "offscreen"}
            command = [sys.executable, str(Path(__file__)), theme, folder]
            subprocess.run(command, env=environment, check=True, timeout=DEADLINE_S)
    return 0


def take(theme: str, folder: Path) -> int:
    """Hold the conversation in this theme and save the picture; the exit code of the program."""
    sys.path.insert(0, str(ROOT))
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - the first part needs no Qt

    from voicelive_desktop.app.start import sound_parts  # noqa: PLC0415
    from voicelive_desktop.app.start.cli import main as program  # noqa: PLC0415
    from voicelive_desktop.app.start.qt_application import Application  # noqa: PLC0415
    from voicelive_desktop.app.start.self_test import ScriptedBackend  # noqa: PLC0415

    settings = folder / "XDG_CONFIG_HOME/voicelive-desktop/settings.json"
    settings.parent.mkdir(parents=True)
    chosen = {"theme": theme, "welcomed": True, "sound_checked": True, "keep_asked": True}
    settings.write_text(json.dumps({"version": 1, "settings": chosen}), encoding="utf-8")
    # only the sound devices are stand-ins
    sound = ScriptedBackend()
    setattr(sound_parts, "backend_for", lambda _options: sound)  # noqa: B010 - not its own signature
    application = Application(["voicelive-desktop"])
    camera = _Camera(PICTURES / f"{theme}.png", sound.microphone.say)
    timer = QTimer(application)
    timer.timeout.connect(camera.look)
    timer.start(LOOK_MS)
    code = program(["--connect"])
    if camera.taken:
        return code
    return 1


class _Camera:
    """Talks with the program until a story is being told, takes the window's picture and closes it."""

    def __init__(self, picture: Path, say: Callable[[Any], None]) -> None:
        self.taken = False
        self._picture, self._say = picture, say
        self._said = 0
        self._told_since: float | None = None

    def look(self) -> None:
        """See how far the conversation is."""
        from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel  # noqa: PLC0415 - see `take`

        windows = {window.objectName(): window for window in QApplication.topLevelWidgets()}
        window = windows.get("main_window")
        if window is None or self.taken:
            return
        window.resize(*SIZE)
        word = window.findChild(QLabel, "state_label")
        rows: QAbstractItemView | None = window.findChild(QAbstractItemView, "transcript")
        if word is not None and rows is not None:
            self._go_on(window, word.text(), rows)

    def _go_on(self, window: QWidget, word: str, rows: QAbstractItemView) -> None:
        model = rows.model()
        count = model.rowCount()
        last = str(model.index(count - 1, 0).data() or "")
        if self._told_since is not None:
            if time.monotonic() - self._told_since > TOLD_S:
                self.taken = window.grab().save(str(self._picture))
                window.close()
        elif self._said == len(SENTENCES):
            if word == "Speaking" and len(last) > A_STORY:
                self._told_since = time.monotonic()
        elif word == "Listening" and count >= ROWS[self._said]:
            self._speak(SENTENCES[self._said])

    def _speak(self, sentence: str) -> None:
        from voicelive_desktop.audio.formats.wav import read_wav  # noqa: PLC0415 - see `take`

        self._say(read_wav(ROOT / f"resources/speech/{sentence}.wav"))
        self._said += 1


if __name__ == "__main__":
    if len(sys.argv) == 3:
        sys.exit(take(sys.argv[1], Path(sys.argv[2])))
    sys.exit(main(sys.argv[1:] or list(THEMES)))
