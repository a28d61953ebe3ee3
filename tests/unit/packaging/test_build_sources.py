"""The source of the GPL-3 voice is what it should be, or there are no packages."""

from __future__ import annotations

import io
import os
import tarfile
from pathlib import Path

import build_debian_source
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
    assert (
        build_sources.hash_of(build_sources.read_tree(build_sources.pack(tree, "again")))
        == GIT_SAYS
    )
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


@pytest.mark.parametrize("form", ["gz", "xz", "bz2"])
def test_an_archive_that_is_cut_short_or_none_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode=f"w:{form}") as tar:  # type: ignore[call-overload]
        entry = tarfile.TarInfo("top/x")
        entry.size = 50_000
        tar.addfile(entry, io.BytesIO(os.urandom(50_000)))
    whole = data.getvalue()
    given = tmp_path / "cut"
    monkeypatch.setitem(os.environ, build_sources.GIVEN, str(given))
    monkeypatch.setattr(build_sources, "BUILD", tmp_path)
    for content in (whole[: len(whole) // 2], whole[:10], b"", b"no archive", bytes(2_000)):
        given.write_bytes(content)
        with pytest.raises(Trouble):
            build_sources.espeak_source()
    given.unlink()
    with pytest.raises(Trouble, match="cannot be read"):
        build_sources.espeak_source()


def test_without_the_net_it_comes_from_debian_and_says_what_is_not_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_net(*_args: object, **_more: object) -> None:
        raise OSError("no net")

    monkeypatch.delenv(build_sources.GIVEN, raising=False)
    monkeypatch.setattr("urllib.request.urlopen", no_net)
    monkeypatch.setattr(build_sources, "BUILD", tmp_path)
    monkeypatch.setattr(build_debian_source, "available", lambda: True)
    monkeypatch.setattr(build_debian_source, "archive", archive)
    monkeypatch.setattr(build_debian_source, "TREE", GIT_SAYS)
    made = build_sources.read_tree(build_sources.espeak_source().read_bytes())
    _, note = made[build_debian_source.NOTE]
    assert isinstance(note, bytes)
    assert all(name in note.decode() for name in build_debian_source.LEFT_OUT)
    assert build_sources.COMMIT in note.decode()

    monkeypatch.setattr(build_sources, "BUILD", tmp_path / "again")
    monkeypatch.setattr(build_debian_source, "available", lambda: False)
    with pytest.raises(Trouble, match=build_sources.GIVEN):
        build_sources.espeak_source()


def test_the_words_beside_it_name_the_same_version() -> None:
    words = (ROOT / "resources/licenses/espeak-ng/README.md").read_text(encoding="utf-8")
    for fact in (build_sources.NAME, build_sources.COMMIT, build_sources.TREE):
        assert fact in words
