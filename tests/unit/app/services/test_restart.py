"""The program starts again the way it was started."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from voicelive_desktop.app.services import restart


@pytest.mark.parametrize(
    "started_as",
    [
        ["python3", "-m", "voicelive_desktop", "--temp-profile"],
        ["/usr/bin/python3", "-X", "utf8", "/home/me/bin/voicelive-desktop", "--profile", "Mine"],
    ],
)
def test_the_interpreter_gets_the_same_command(started_as: list[str]) -> None:
    assert restart.command(started_as, "/venv/python") == ["/venv/python", *started_as[1:]]


def test_an_installed_program_is_its_own_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["voicelive-desktop", "--connect"])
    assert restart.command(executable="/opt/app/voicelive-desktop", frozen=True) == [
        "/opt/app/voicelive-desktop",
        "--connect",
    ]


def test_the_key_of_the_environment_is_there_again() -> None:
    assert restart.environment("secret", {"PATH": "/bin"}) == {
        "PATH": "/bin",
        "AZURE_VOICELIVE_API_KEY": "secret",
    }
    assert restart.environment(None, {"PATH": "/bin"}) == {"PATH": "/bin"}


def test_a_process_of_its_own_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started = tmp_path / "started"
    monkeypatch.setattr(sys, "orig_argv", ["python", "-c", f"open({str(started)!r}, 'w').close()"])
    with restart.start_again(None) as process:
        assert process.wait(timeout=300) == 0
    assert started.exists()
