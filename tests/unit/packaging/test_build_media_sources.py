"""Packages with avatars come with the sources of their player, of exactly its versions."""

from __future__ import annotations

import hashlib
import io
import re
import tarfile
from importlib import metadata
from pathlib import Path

import build_lock
import build_media_sources as media
import pytest
from dev_process import Trouble

TREE = "0a6b2cb3d4b0f9e7a2f5d3a1f3a1e1c6c2f6a9d1"  # of nothing that is here


def archive(name: str) -> bytes:
    """A source with a licence at its top and one further down."""
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as tar:
        for place, text in (("COPYING", name), ("main.c", "int"), ("doc/LICENSE", "not this")):
            entry = tarfile.TarInfo(f"{name}-1.0/{place}")
            entry.size = len(text)
            tar.addfile(entry, io.BytesIO(text.encode()))
    return data.getvalue()


def source(name: str, data: bytes) -> media.MediaSource:
    sha256 = hashlib.sha256(data).hexdigest()
    return media.MediaSource(f"{name}-1.0.tar.gz", "GPL", f"https://x.example/{name}", sha256)


@pytest.fixture
def given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two sources, instead of the net."""
    folder = tmp_path / "given"
    folder.mkdir()
    data = {name: archive(name) for name in ("x264", "ffmpeg")}
    for name, content in data.items():
        (folder / f"{name}-1.0.tar.gz").write_bytes(content)
    monkeypatch.setattr(media, "SOURCES", tuple(source(n, d) for n, d in data.items()))
    monkeypatch.setattr(media, "BUILD", tmp_path / "build")
    monkeypatch.setattr(metadata, "version", lambda _name: media.WHEEL)
    monkeypatch.setenv(media.GIVEN, str(folder))
    return folder


def test_the_archive_has_all_sources_and_the_package_their_licences(
    given: Path, tmp_path: Path
) -> None:
    packed = media.pass_on(tmp_path / "dist", tmp_path / "licences")
    with tarfile.open(packed) as tar:
        names = {Path(name).name for name in tar.getnames()}
    assert names == {"README.md", "x264-1.0.tar.gz", "ffmpeg-1.0.tar.gz"}
    assert (tmp_path / "licences/x264/COPYING").read_text() == "x264"
    assert not list((tmp_path / "licences").rglob("LICENSE"))
    assert "x264-1.0.tar.gz: GPL" in (tmp_path / "licences/PARTS.txt").read_text()
    again = media.pass_on(tmp_path / "again", tmp_path / "licences")
    assert again.read_bytes() == packed.read_bytes()


def test_another_source_or_none_is_a_sentence(given: Path, tmp_path: Path) -> None:
    (given / "x264-1.0.tar.gz").write_bytes(archive("other"))
    with pytest.raises(Trouble, match="not that of PyAV"):
        media.pass_on(tmp_path, tmp_path)
    (given / "x264-1.0.tar.gz").unlink()
    with pytest.raises(Trouble, match=media.GIVEN):
        media.pass_on(tmp_path, tmp_path)


def test_without_the_net_it_says_what_can_be_done(
    given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_net(*_args: object, **_more: object) -> None:
        raise OSError("no net")

    monkeypatch.delenv(media.GIVEN)
    monkeypatch.setattr("urllib.request.urlopen", no_net)
    with pytest.raises(Trouble, match=media.WITHOUT):
        media.pass_on(tmp_path, tmp_path)


def test_the_sources_of_another_wheel_are_not_passed_on(
    given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metadata, "version", lambda _name: "99.0")
    with pytest.raises(Trouble, match=re.escape("99.0")):
        media.pass_on(tmp_path, tmp_path)


def test_a_damaged_archive_is_no_tree() -> None:
    asked = media.MediaSource("a-1.tar.gz", "GPL", "https://x.example", tree=TREE)
    for data in (b"", b"none", archive("a")[:40], archive("a")):
        assert not media.fits(asked, data)


def test_the_words_and_the_lock_name_the_same_versions() -> None:
    words = media.WORDS.read_text(encoding="utf-8")
    for fact in (media.NAME, media.RECIPE, f"`av` {media.WHEEL}"):
        assert fact in words
    assert f"\nav=={media.WHEEL} ; python_full_version < '3.12'" in build_lock.LOCK.read_text(
        encoding="utf-8"
    )


def test_every_part_is_checked_by_its_sum_or_its_tree() -> None:
    for one in media.SOURCES:
        assert len(one.sha256) == 64 or len(one.tree) == 40
        assert one.address.startswith("https://")
    assert {"recipe", "x264", "x265", "ffmpeg"} <= {one.part for one in media.SOURCES}
    assert len({one.part for one in media.SOURCES}) == len(media.SOURCES)
