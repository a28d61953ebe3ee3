"""When `.venv` is kept, completed or made anew; no environment is really made."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import dev_environment
import pytest
from dev_environment import VERSION
from dev_process import Trouble

Commands = list[list[str]]


class FakeTools:
    """Stands in for `python -m venv` and pip: does what they do to the files that matter."""

    def __init__(self, venv: Path, python: Path) -> None:
        self.commands: list[str] = []
        self.pip_works = True
        self.compiled = ""
        self._venv, self._python = venv, python

    def __call__(self, command: Sequence[str]) -> subprocess.CompletedProcess[str]:
        if "venv" in command:
            self.commands.append("venv")
            self.make(VERSION)
        elif "compileall" in command:
            self.compiled = command[-1]
        elif "pip" in command:
            self.commands.append("pip")
            return subprocess.CompletedProcess(command, 0 if self.pip_works else 1, "no network")
        return subprocess.CompletedProcess(command, 0, f"{VERSION}\n")

    def make(self, version: str) -> None:
        self._python.parent.mkdir(parents=True, exist_ok=True)
        self._python.touch()
        (self._venv / "pyvenv.cfg").write_text(
            f"home = /usr/bin\nversion = {version}.7\n", encoding="utf-8"
        )


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeTools:
    (tmp_path / "pyproject.toml").write_text("one", encoding="utf-8")
    venv = tmp_path / ".venv"
    tools = FakeTools(venv, venv / "bin/python")
    monkeypatch.setattr(dev_environment, "ROOT", tmp_path)
    monkeypatch.setattr(dev_environment, "VENV", venv)
    monkeypatch.setattr(dev_environment, "PYTHON", venv / "bin/python")
    monkeypatch.setattr(dev_environment, "STAMP", venv / "dev-stamp.json")
    monkeypatch.setattr(dev_environment, "run_quietly", tools)
    return tools


def test_the_first_time_makes_it_and_the_second_does_nothing(tools: FakeTools) -> None:
    assert dev_environment.must_be_made()
    dev_environment.ensure()
    assert tools.commands == ["venv", "pip"]
    assert tools.compiled == str(dev_environment.VENV / "lib"), "a start does not wait for it"
    assert not dev_environment.must_be_made()
    dev_environment.ensure()
    assert tools.commands == ["venv", "pip"]


def test_a_changed_project_is_installed_again_into_the_same_environment(
    tools: FakeTools, tmp_path: Path
) -> None:
    dev_environment.ensure()
    (tmp_path / "pyproject.toml").write_text("two", encoding="utf-8")
    dev_environment.ensure()
    assert tools.commands == ["venv", "pip", "pip"]


def test_an_environment_of_the_same_python_made_by_hand_is_kept(tools: FakeTools) -> None:
    tools.make(VERSION)
    dev_environment.ensure()
    assert tools.commands == ["pip"]


def test_one_of_another_python_is_made_anew(tools: FakeTools) -> None:
    tools.make("3.9")
    dev_environment.ensure()
    assert tools.commands == ["venv", "pip"]


def test_one_whose_python_is_gone_is_made_anew(tools: FakeTools, tmp_path: Path) -> None:
    dev_environment.ensure()
    (tmp_path / ".venv/bin/python").unlink()
    dev_environment.ensure()
    assert tools.commands == ["venv", "pip", "venv", "pip"]


def test_one_that_was_moved_is_made_anew(
    tools: FakeTools, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dev_environment.ensure()
    stamp = dev_environment.STAMP
    stamp.write_text(
        stamp.read_text(encoding="utf-8").replace(tmp_path.name, "elsewhere"), encoding="utf-8"
    )
    dev_environment.ensure()
    assert tools.commands == ["venv", "pip", "venv", "pip"]


def test_a_failed_installation_is_shown_and_tried_again_next_time(tools: FakeTools) -> None:
    tools.pip_works = False
    with pytest.raises(Trouble, match=r"(?s)no network.*pip could not install"):
        dev_environment.ensure()
    tools.pip_works = True
    dev_environment.ensure()
    assert tools.commands == ["venv", "pip", "pip"]
