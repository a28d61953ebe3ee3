"""What a build installs is named with its hashes."""

from __future__ import annotations

import re
from pathlib import Path

import build_environment
import build_lock
import pytest
from dev_process import Trouble

ENTRY = re.compile(r"^([\w.-]+)==\S+", re.MULTILINE)


def test_the_lock_belongs_to_the_present_dependencies() -> None:
    """If this fails: `python3 packaging/build.py --lock`."""
    assert build_lock.problem(build_lock.LOCK.read_text(encoding="utf-8")) == ""


def test_every_dependency_is_in_it_and_every_file_has_a_hash() -> None:
    text = build_lock.LOCK.read_text(encoding="utf-8")
    names = {name.lower().replace("_", "-") for name in ENTRY.findall(text)}
    wanted = {re.split(r"[^\w.-]", one)[0].lower().replace("_", "-") for one in build_lock.needed()}
    assert wanted <= names
    blocks = re.split(r"\n(?=\S)", text)
    assert all("--hash=sha256:" in block for block in blocks if ENTRY.match(block))
    assert not re.search(r"https?:|file:|--index|--find-links", text), (
        "it names no place of anybody's"
    )


def test_other_dependencies_stop_a_build_and_name_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_lock, "LOCK", tmp_path / "build-lock.txt")
    with pytest.raises(Trouble, match="--lock"):
        build_lock.check()
    (tmp_path / "build-lock.txt").write_text("# Of the dependencies: other\n")
    with pytest.raises(Trouble, match="--lock"):
        build_lock.check()


def test_the_environment_is_made_of_the_lock_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands: list[list[str]] = []
    monkeypatch.setattr(build_environment, "_run", lambda command: commands.append(list(command)))
    monkeypatch.setattr(build_environment, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr("sysconfig.get_config_var", lambda _name: 1)
    build_environment.ensure()
    installs = [command for command in commands if "install" in command]
    assert len(installs) == 2
    assert "--require-hashes" in installs[0]
    assert {"--no-deps", "--no-build-isolation"} <= set(installs[1])
    commands.clear()
    build_environment.ensure()
    assert commands == []
