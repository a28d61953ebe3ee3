"""What distributions want beside the program."""

from __future__ import annotations

import datetime as dt
import gzip
from pathlib import Path

import build_linux
import build_linux_files
import pytest


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with all of it."""
    (tmp_path / "PARTS.txt").write_text("numpy 1.0: BSD", encoding="utf-8")
    monkeypatch.setattr(build_linux_files, "_help", lambda _options: "usage: x [-h]\n\nIt's.\n.\\")
    build_linux_files.make(
        tmp_path / "made", tmp_path, "1.2.3", build_linux.NOBODY, dt.date(2026, 1, 2)
    )
    return tmp_path / "made"


def read(file: Path) -> str:
    return gzip.decompress(file.read_bytes()).decode()


def test_each_command_has_a_manual_page_that_roff_takes(made: Path) -> None:
    for name in build_linux_files.SUMMARIES:
        page = read(made / f"{name}.1.gz").splitlines()
        assert page[0].startswith(".TH ")
        assert page[-3:] == ["It\\(aqs.", "\\&.\\e", ".fi"]


def test_the_change_log_is_as_debian_writes_it(made: Path) -> None:
    text = read(made / "changelog.gz")
    assert text.startswith("voicelive-desktop (1.2.3) ")
    assert f"\n -- {build_linux.NOBODY}  Fri, 02 Jan 2026 00:00:00 +0000\n" in text
    assert "# Changelog" in read(made / "CHANGELOG.md.gz")


def test_the_copyright_file_names_owners_parts_and_common_licences(made: Path) -> None:
    text = (made / "copyright").read_text(encoding="utf-8")
    for part in ("Copyright (c)", "numpy 1.0: BSD", "/usr/share/common-licenses"):
        assert part in text


def test_every_override_has_a_reason_before_it() -> None:
    lines = (build_linux.HERE / "lintian-overrides").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("#")
    assert all(line.startswith(("#", "voicelive-desktop: ")) for line in lines)
