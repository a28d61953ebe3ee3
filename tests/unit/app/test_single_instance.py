"""A second start and the first one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from voicelive_desktop.app.single_instance import FirstInstance, hand_over, name_for

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def calls() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def name(tmp_path: Path) -> str:
    return name_for(tmp_path / "settings.json")


@pytest.fixture
def first(qtbot: QtBot, name: str, calls: list[tuple[str, str]]) -> Iterator[FirstInstance]:
    first = FirstInstance(name, lambda file, token: calls.append((file, token)))
    yield first
    first.close()


def start_again(qtbot: QtBot, name: str, profile: str = "", token: str = "") -> bool:
    """The second start is a process: PySide holds the interpreter's lock while a local socket waits."""
    program = "import sys; from voicelive_desktop.app.single_instance import hand_over, TOKEN; "
    program += "sys.exit(not hand_over(sys.argv[1], sys.argv[2], {TOKEN: sys.argv[3]}))"
    second = subprocess.Popen([sys.executable, "-c", program, name, profile, token], env=with_our_code())
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    return second.returncode == 0


def with_our_code() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def test_the_first_start_finds_nobody(qtbot: QtBot, name: str) -> None:
    assert not hand_over(name, "", {})


@pytest.mark.usefixtures("first")
def test_a_second_start_is_heard(qtbot: QtBot, name: str, calls: list[tuple[str, str]]) -> None:
    assert start_again(qtbot, name, token="t1")
    assert start_again(qtbot, name)
    assert calls == [("", "t1"), ("", "")]


@pytest.mark.usefixtures("first")
def test_a_profile_file_arrives_by_its_whole_path(
    qtbot: QtBot, name: str, calls: list[tuple[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "loud.vldprofile").touch()
    monkeypatch.chdir(tmp_path)
    assert start_again(qtbot, name, "loud.vldprofile")
    assert start_again(qtbot, name, "a saved one")
    assert calls == [(str(tmp_path / "loud.vldprofile"), ""), ("a saved one", "")]


def test_other_settings_are_another_program(tmp_path: Path) -> None:
    assert name_for(tmp_path / "a") != name_for(tmp_path / "b")


@pytest.mark.usefixtures("first")
def test_nonsense_is_not_heard(qtbot: QtBot, name: str, calls: list[tuple[str, str]]) -> None:
    socket = QLocalSocket()
    socket.connectToServer(name)
    socket.write(b"[1]\n")
    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    assert calls == []


def test_a_hanging_program_does_not_keep_the_next_from_starting(qtbot: QtBot, name: str) -> None:
    deaf = QLocalServer()
    assert deaf.listen(name)
    assert not hand_over(name, "", {})
    deaf.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the settings' folder is not told by XDG")
def test_a_second_start_ends_before_it_imports_the_window(
    qtbot: QtBot, calls: list[tuple[str, str]], tmp_path: Path
) -> None:
    first = FirstInstance(
        name_for(tmp_path / "voicelive-desktop/settings.json"), lambda file, token: calls.append((file, token))
    )
    program = "import sys; from voicelive_desktop.app.cli import main; code = main(['--profile', 'mine']); "
    program += "sys.exit(code or 'voicelive_desktop.app.startup' in sys.modules)"
    places = {"XDG_CONFIG_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    second = subprocess.Popen([sys.executable, "-c", program], env={**with_our_code(), **places})
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    first.close()
    assert second.returncode == 0
    assert calls == [("mine", "")]
