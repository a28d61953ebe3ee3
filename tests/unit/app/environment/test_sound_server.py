"""PulseAudio's client copies small blocks, and reads all else as the user has set it up."""

from __future__ import annotations

from pathlib import Path

import pytest

from voicelive_desktop.app.environment.browsers import without_secrets
from voicelive_desktop.app.environment.sound_server import CLIENT_FILE, OURS, copy_blocks, set_here

COPY = "enable-shm = no\n"


@pytest.fixture
def system(tmp_path: Path) -> Path:
    """A machine's own settings, with two further files."""
    folder = tmp_path / "etc"
    (folder / "client.conf.d").mkdir(parents=True)
    for name in ("client.conf", "client.conf.d/02-b.conf", "client.conf.d/01-a.conf"):
        (folder / name).write_text("autospawn = no\n")
    (folder / "client.conf.d" / "notes.txt").write_text("none of these")
    return folder


def test_what_the_library_would_have_read_is_read_first_in_its_order(
    tmp_path: Path, system: Path
) -> None:
    environment = {"HOME": str(tmp_path)}
    copy_blocks(environment, tmp_path, system=system)
    ours = Path(environment[CLIENT_FILE])
    assert ours.read_text() == (
        f".include {system}/client.conf\n"
        f".include {system}/client.conf.d/01-a.conf\n"
        f".include {system}/client.conf.d/02-b.conf\n{COPY}"
    )


@pytest.mark.parametrize("place", [".pulse", ".config/pulse"])
def test_the_users_own_file_stands_for_the_machines(
    tmp_path: Path, system: Path, place: str
) -> None:
    own = tmp_path / place / "client.conf"
    own.parent.mkdir(parents=True)
    own.write_text("default-server = there\n")
    environment = {"HOME": str(tmp_path)}
    copy_blocks(environment, tmp_path, system=system)
    assert Path(environment[CLIENT_FILE]).read_text() == f".include {own}\n{COPY}"
    environment = {"HOME": str(tmp_path), "PULSE_CONFIG_PATH": str(tmp_path / "elsewhere")}
    copy_blocks(environment, tmp_path, system=system)
    assert str(system) in Path(environment[CLIENT_FILE]).read_text(), "looked for there alone"


def test_a_file_that_the_user_named_stays(tmp_path: Path, system: Path) -> None:
    environment = {CLIENT_FILE: "/mine.conf", "HOME": str(tmp_path)}
    copy_blocks(environment, tmp_path, system=system)
    assert environment[CLIENT_FILE] == "/mine.conf"
    assert set_here(environment) == frozenset()


def test_nothing_changes_where_no_file_is_known_or_ours_cannot_be_written(
    tmp_path: Path, system: Path
) -> None:
    environment = {"HOME": str(tmp_path)}
    copy_blocks(environment, tmp_path, system=tmp_path / "nowhere")
    (tmp_path / "file").write_text("no folder")
    copy_blocks(environment, tmp_path / "file", system=system)
    odd = tmp_path / "a # b"
    odd.mkdir()
    (odd / "client.conf").touch()
    copy_blocks(environment, tmp_path, system=odd)
    assert environment == {"HOME": str(tmp_path)}


def test_it_is_written_once(tmp_path: Path, system: Path) -> None:
    copy_blocks({}, tmp_path, system=system)
    before = (tmp_path / OURS).stat().st_mtime_ns
    copy_blocks({}, tmp_path, system=system)
    assert (tmp_path / OURS).stat().st_mtime_ns == before


def test_other_programs_do_not_find_it(tmp_path: Path, system: Path) -> None:
    environment = {"HOME": str(tmp_path)}
    copy_blocks(environment, tmp_path, system=system)
    with without_secrets(environment):
        assert environment == {"HOME": str(tmp_path)}
    assert CLIENT_FILE in environment
