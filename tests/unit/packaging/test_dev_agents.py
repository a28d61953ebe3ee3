"""The environment of the vendor's packages for agents: made once, and made anew when other packages
are wanted.
"""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import dev_agents
import pytest
from dev_process import Trouble

Ran = list[list[str]]


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Ran:
    """The commands that were run; the first one makes the environment's Python."""
    commands: Ran = []
    monkeypatch.setattr(dev_agents, "VENV", tmp_path / "agents")
    monkeypatch.setattr(dev_agents, "PYTHON", tmp_path / "agents" / "python")
    monkeypatch.setattr(dev_agents, "STAMP", tmp_path / "agents" / "stamp.json")

    def run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
        commands.append(list(command))
        dev_agents.VENV.mkdir(exist_ok=True)
        dev_agents.PYTHON.touch()
        return subprocess.CompletedProcess(
            command, 1 if "broken==1" in command else 0, "pip says why"
        )

    monkeypatch.setattr(dev_agents, "run_quietly", run)
    return commands


def test_it_is_made_once(ran: Ran) -> None:
    assert dev_agents.ensure() == dev_agents.PYTHON
    assert [command[1:3] for command in ran] == [["-m", "venv"], ["-m", "pip"]]
    assert ran[1][-2:] == list(dev_agents.PACKAGES)
    dev_agents.ensure()
    assert len(ran) == 2


def test_it_is_made_anew_for_other_packages(ran: Ran, monkeypatch: pytest.MonkeyPatch) -> None:
    dev_agents.ensure()
    monkeypatch.setattr(dev_agents, "PACKAGES", ("other==1",))
    dev_agents.ensure()
    assert len(ran) == 4


def test_what_pip_says_is_told_and_the_next_time_tries_again(
    ran: Ran, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev_agents, "PACKAGES", ("broken==1",))
    for _ in range(2):
        with pytest.raises(Trouble, match="pip says why"):
            dev_agents.ensure()
    assert len(ran) == 4
