"""A start that breaks half-way leaves no window that looks usable; places that are none are said."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.waiting import eventually
from voicelive_desktop.app.environment import places
from voicelive_desktop.app.environment.options import parse

ROOT = Path(__file__).resolve().parents[4]
# Where the local service is of no interest it would only cost its start.
NOBODY = ("--endpoint", "http://127.0.0.1:9")
posix = pytest.mark.skipif(sys.platform == "win32", reason="ended by a signal")
BROKEN = {
    "the machine": "sys.modules['voicelive_desktop.app.start.machine'] = None",
    "the plots": (
        "from voicelive_desktop.gui.window.main_window import MainWindow as W; W.attach_plots = lambda self: 1 / 0"
    ),
    "the list of devices": (
        "from voicelive_desktop.audio.engine import AudioEngine as E\n"
        "async def refresh_devices(self): raise UnicodeDecodeError('utf-8', b'', 0, 1, '')\n"
        "E.refresh_devices = refresh_devices"
    ),
}


def lines(log: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []


def started(tmp_path: Path, breaking: str, *options: str) -> tuple[subprocess.Popen[bytes], Path]:
    log = tmp_path / "log.jsonl"
    run = "from voicelive_desktop.app.start.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [
        sys.executable,
        "-c",
        f"import sys\n{breaking}\n{run}",
        "--temp-profile",
        "--json-log",
        str(log),
        *options,
    ]
    env = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(tmp_path),
        "AZURE_VOICELIVE_API_KEY": "any",
    }
    return subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL), log


def ended(process: subprocess.Popen[bytes]) -> int:
    process.send_signal(signal.SIGTERM)
    try:
        return process.wait(60)
    finally:
        process.kill()


STUCK = {
    "the list of devices": (
        "from voicelive_desktop.audio.devices.portaudio import PortAudio as P; import time\n"
        "P.list_devices = P.reinitialise = lambda self: time.sleep(3600)\n"
        "from voicelive_desktop.audio.devices import device_lists; device_lists.LIST_S = 0.1"
    ),
    "the closing of the sound system": (
        "from voicelive_desktop.audio.devices.portaudio import PortAudio as P; import time\n"
        "P.close = lambda self: time.sleep(3600)"
    ),
    "the disk of the settings": (
        "from voicelive_desktop.app.storage.settings_file import SettingsFile as S; import time\n"
        "S.save = lambda *args: time.sleep(3600)"
    ),
    "the window's own thread, at the end": "import atexit, time; atexit.register(time.sleep, 3600)",
}


@posix
@pytest.mark.parametrize("what", STUCK)
def test_what_never_answers_does_not_keep_the_program_from_ending(
    tmp_path: Path, what: str
) -> None:
    options = ("--connect", *NOBODY) if what != "the list of devices" else ()
    process, log = started(tmp_path, STUCK[what], *options)
    try:
        eventually(lambda: lines(log), timeout_s=40.0)
        if options:
            assert_comes(log, "state")
    finally:
        code = ended(process)
    assert code == 0
    assert lines(log)[-1]["event"] == "ended"


def test_a_microphone_file_that_cannot_be_used_ends_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "song.wav").write_text("no sound")
    command = [
        sys.executable,
        "-m",
        "voicelive_desktop",
        "--temp-profile",
        "--mic-file",
        str(tmp_path / "song.wav"),
    ]
    env = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(tmp_path),
    }
    done = subprocess.run(
        command, env=env, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 2
    assert "song.wav is not a WAV file" in done.stderr
    assert "Traceback" not in done.stderr


@posix
@pytest.mark.parametrize("what", BROKEN)
def test_what_breaks_in_a_start_is_told_and_start_does_not_hang(tmp_path: Path, what: str) -> None:
    is_usable = what != "the machine"
    process, log = started(tmp_path, BROKEN[what], "--connect", *(() if is_usable else NOBODY))
    wanted = "ready" if is_usable else "failed"
    try:
        assert_comes(log, "unhandled_error")
        assert_comes(log, "state", state=wanted)
    finally:
        code = ended(process)
    assert code == 0
    assert (
        any(line["event"] == "ready" and line["topic"] == "app" for line in lines(log)) == is_usable
    )


def assert_comes(log: Path, event: str, **fields: object) -> None:
    def there() -> bool:
        return any(line["event"] == event and fields.items() <= line.items() for line in lines(log))

    eventually(there, timeout_s=40.0, what=event)


def test_without_a_home_nothing_is_kept_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_args: object, **_more: object) -> Path:
        raise RuntimeError

    monkeypatch.setattr(places, "user_config_path", nowhere)
    monkeypatch.setattr(places, "user_cache_path", nowhere)
    assert places.settings_file(parse([], {})) is None
    assert (places.profiles_folder(), places.remembered_path(), places.recordings_path()) == (
        None,
        None,
        None,
    )
    assert places.no_place_problem(parse([], {})).endswith(".")
    assert places.no_place_problem(parse(["--temp-profile"], {})) == ""
