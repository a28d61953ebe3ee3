"""Small files: read as others write them, written whole, never over what is somebody else's."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from voicelive_desktop.app.environment.small_files import (
    LARGEST,
    free_name,
    own_file,
    read_json,
    sweep,
    write_atomically,
)
from voicelive_desktop.app.storage.remembered import Remembered
from voicelive_desktop.app.storage.settings_file import (
    SettingsFile,
    not_used_in,
    read_memory,
    read_values,
)
from voicelive_desktop.audio.formats.wav import write_recording
from voicelive_desktop.domain.settings import Settings

TEXT = """{"version": 1, "settings": {"vad_silence_ms": 900, "model": 7},
"devices": {"microphones": {"Jabra": {"microphone_gain_db": 3}}}}"""


@pytest.mark.parametrize("form", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_all_readers_of_a_settings_file_read_what_an_editor_saved(
    tmp_path: Path, form: str
) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(TEXT.replace("\n", "\r\n").encode(form))
    assert read_values(file)[0] == {"vad_silence_ms": 900}
    assert not_used_in(file) == {"model": 7}
    assert read_memory(file).microphones
    assert SettingsFile(file).load().settings.vad_silence_ms == 900
    assert Remembered(file).get("version") == 1
    assert file.exists()


def test_a_file_kept_aside_is_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    said = []
    for text in ("mine {", "{}", "[]"):
        file.write_text(text)
        said.append(SettingsFile(file).load().problem)
    kept = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert kept == {
        "settings.json.unusable": "mine {",
        "settings.json.unusable-2": "{}",
        "settings.json.unusable-3": "[]",
    }
    assert [name for name in sorted(kept) if f"as {name};" in "".join(said)] == sorted(kept)


def test_a_file_that_cannot_be_read_now_is_not_lost_to_the_defaults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.json"
    SettingsFile(file).save(Settings(volume=0.5))
    mine = file.read_text()

    def broken(_path: Path) -> object:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as trouble:
        trouble.setattr("voicelive_desktop.app.storage.settings_file.read_json", broken)
        again = SettingsFile(file)
        assert "kept as" in again.load().problem
    again.save(Settings(volume=0.9))
    assert (tmp_path / "settings.json.unusable").read_text() == mine


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "dotfiles" / "mine.json", tmp_path / "settings.json"
    real.parent.mkdir()
    link.symlink_to(real)
    SettingsFile(link).save(Settings(volume=0.5))
    assert link.is_symlink()
    assert "0.5" in real.read_text()
    real.write_text("no settings")
    SettingsFile(link).load()
    assert link.is_symlink()
    assert (real.parent / "mine.json.unusable").read_text() == "no settings"
    SettingsFile(link).save(Settings(volume=0.6))
    assert "0.6" in real.read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="has no such rights")
def test_rights_are_kept_and_new_files_are_for_their_owner(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    write_atomically(file, "1")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.chmod(0o640)
    write_atomically(file, "2")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_the_longest_name_that_a_system_takes_can_be_written(tmp_path: Path) -> None:
    file = tmp_path / ("ü" * 120 + ".json")
    write_atomically(file, "1")
    assert file.read_text() == "1"


def test_what_a_killed_program_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    others = [
        "settings.json",
        "settings.json.unusable",
        "settings.json.bak",
        "remembered.json",
        "settings-2.json",
    ]
    for name in (*others, ".vld-abc.tmp", "settings.jsonab12cd_8", "remembered.jsonzzzzzzzz"):
        (tmp_path / name).touch()
    sweep(tmp_path)
    sweep(tmp_path / "missing")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(others)


def test_what_is_too_large_or_no_file_is_not_read(tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    large.write_bytes(b" " * LARGEST + b"[]")
    with pytest.raises(ValueError, match="too large"):
        read_json(large)
    with pytest.raises(OSError, match="Errno"):
        read_json(tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.json")
        with pytest.raises(OSError, match="Errno"):
            read_json(tmp_path / "pipe.json")
        assert read_values(tmp_path / "pipe.json")[1].endswith("the defaults are used.")


def test_a_free_name_has_a_number_before_its_ending(tmp_path: Path) -> None:
    file = tmp_path / "out.wav"
    assert free_name(file) == file
    file.touch()
    (tmp_path / "out-2.wav").symlink_to(tmp_path / "nowhere")
    assert free_name(file) == tmp_path / "out-3.wav"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no pipes of this kind")
@pytest.mark.parametrize("through_link", [False, True])
@pytest.mark.parametrize(
    "write", [lambda path: write_atomically(path, "1"), lambda path: write_recording(path, b"\0\0")]
)
def test_what_is_no_file_is_never_replaced_by_one(
    tmp_path: Path, write: Callable[[Path], None], *, through_link: bool
) -> None:
    """Root has the right to put a file in the place of a device, after which nobody has the device."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "pipe")
    with pytest.raises(OSError, match="Errno"):
        write(tmp_path / ("link" if through_link else "pipe"))
    assert (tmp_path / "pipe").is_fifo()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "pipe"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no pipes of this kind")
def test_the_rights_of_what_is_no_file_stay(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    pipe.chmod(0o666)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    own_file(pipe, b"{").close()
    assert stat.S_IMODE(pipe.stat().st_mode) == 0o666
    os.close(reader)
