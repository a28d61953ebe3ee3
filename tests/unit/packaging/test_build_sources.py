"""The source of the GPL-3 voice is what it should be, or there are no packages."""

from __future__ import annotations

import io
import os
import tarfile
from pathlib import Path

import build_sources
import pytest
from dev_process import Trouble

ROOT = Path(__file__).resolve().parents[3]
GIT_SAYS = "eb3bcab8d581237300243859ccd3fc258ea7a4f7"  # `git write-tree` of the folder below


def archive(mode: int = 0o755) -> bytes:
    """A folder with a file in a folder, a program and a link."""
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as tar:
        for name, content, mode_of in (("top/a/x", b"hello\n", 0o644), ("top/a.b", b"run\n", mode)):
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(content), mode_of
            tar.addfile(entry, io.BytesIO(content))
        link = tarfile.TarInfo("top/l")
        link.type, link.linkname = tarfile.SYMTYPE, "a/x"
        tar.addfile(link)
    return data.getvalue()


def test_a_tree_has_the_name_that_git_gives_it_and_keeps_it_when_packed() -> None:
    tree = build_sources.read_tree(archive())
    assert build_sources.hash_of(tree) == GIT_SAYS
    assert build_sources.hash_of(build_sources.read_tree(build_sources.pack(tree, "again"))) == GIT_SAYS
    assert build_sources.hash_of(build_sources.read_tree(archive(0o644))) != GIT_SAYS


def test_another_source_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = tmp_path / "other.tar.gz"
    given.write_bytes(archive())
    monkeypatch.setitem(os.environ, build_sources.GIVEN, str(given))
    monkeypatch.setattr(build_sources, "BUILD", tmp_path)
    with pytest.raises(Trouble, match="not that of"):
        build_sources.espeak_source()
    monkeypatch.setattr(build_sources, "TREE", GIT_SAYS)
    made = build_sources.espeak_source()
    assert made.name == build_sources.NAME
    assert build_sources.espeak_source() == made


def test_the_words_beside_it_name_the_same_version() -> None:
    words = (ROOT / "resources/licenses/espeak-ng/README.md").read_text(encoding="utf-8")
    for fact in (build_sources.NAME, build_sources.COMMIT, build_sources.TREE):
        assert fact in words
