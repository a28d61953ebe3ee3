"""Recordings on the disk: written as one talks, read in parts, mended after a kill, joined."""

from __future__ import annotations

import shutil
import stat
import struct
import subprocess
import sys
import wave
from pathlib import Path
from random import Random

import pytest

from voicelive_desktop.library.recordings.flac import (
    RATE_HZ,
    FlacFile,
    StoredSound,
    join,
    mend,
    read_part,
    seconds_of,
    silence,
)
from voicelive_desktop.library.recordings.silences import SilencedPart


def stereo(seconds: float, seed: int = 1) -> bytes:
    """Noise that is different at the left and at the right."""
    chance = Random(seed)
    one = [chance.randint(-3000, 3000) for _ in range(4800)]
    samples = (one * (int(seconds * RATE_HZ) // 2400 + 1))[: 2 * int(seconds * RATE_HZ)]
    return struct.pack(f"<{len(samples)}h", *samples)


def side(pcm: bytes, channel: int) -> bytes:
    return memoryview(pcm).cast("h")[channel::2].tobytes()


def written(path: Path, pcm: bytes, *, closed: bool = True) -> Path:
    """A recording; one that is not closed is what a kill leaves."""
    open_path = path.with_name(f"{path.name}.open")
    file = FlacFile(open_path)
    for at in range(0, len(pcm), 4 * RATE_HZ // 2):
        file.write(pcm[at : at + 4 * RATE_HZ // 2])
    if not closed:
        shutil.copy(open_path, path)
    file.close()
    if closed:
        open_path.rename(path)
    return path


def test_each_side_is_read_as_it_was_written(tmp_path: Path) -> None:
    pcm = stereo(5.0)
    path = written(tmp_path / "a.flac", pcm)
    assert seconds_of(path) == 5.0
    for channel in (0, 1):
        assert read_part(path, 0, 9, channel) == side(pcm, channel)
        assert read_part(path, 1.5, 2.25, channel) == side(pcm, channel)[2 * 36_000 : 2 * 54_000]
    assert read_part(path, 7, 9, 0) == b""
    assert read_part(path, 3, 2, 0) == b""
    assert read_part(path, -3, -1, 0) == b""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps users apart by their folders")
def test_only_the_owner_can_hear_it(tmp_path: Path) -> None:
    path = written(tmp_path / "a.flac", stereo(0.5))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("seconds", [1.0, 7.3, 70.0])
def test_one_that_a_kill_left_is_mended_but_for_its_last_moment(
    tmp_path: Path, seconds: float
) -> None:
    pcm = stereo(seconds)
    path = written(tmp_path / "a.flac", pcm, closed=False)
    assert seconds_of(path) == 0.0
    assert mend(path)
    assert seconds - 0.5 < seconds_of(path) <= seconds
    heard = read_part(path, 0, seconds, 1)
    assert heard == side(pcm, 1)[: len(heard)]
    assert len(heard) == 2 * round(seconds_of(path) * RATE_HZ)
    assert mend(path)
    if shutil.which("flac"):
        subprocess.run(["flac", "-s", "-t", str(path)], check=True)


def test_wherever_it_ends_it_is_mended_or_left(tmp_path: Path) -> None:
    whole = written(tmp_path / "a.flac", stereo(3.0), closed=False).read_bytes()
    chance = Random(4)
    for _ in range(40):
        path = tmp_path / "b.flac"
        path.write_bytes(whole[: chance.randint(0, len(whole))])
        if mend(path):
            assert len(read_part(path, 0, 9, 0)) == 2 * round(seconds_of(path) * RATE_HZ)


@pytest.mark.parametrize("data", [b"", b"no recording at all", b"fLaC" + bytes(200), bytes(5000)])
def test_what_is_no_recording_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.flac"
    path.write_bytes(data)
    assert not mend(path)
    with pytest.raises(OSError, match=r"."):
        read_part(path, 0, 1, 0)


@pytest.mark.parametrize("form", ["flac", "wav"])
def test_several_become_one_file(tmp_path: Path, form: str) -> None:
    first, second = stereo(1.0, 1), stereo(0.5, 2)
    paths = (written(tmp_path / "a.flac", first), written(tmp_path / "b.flac", second))
    target = tmp_path / f"both.{form}"
    join([StoredSound(path) for path in paths], target, form)
    if form == "wav":
        with wave.open(str(target)) as file:
            assert (file.getnchannels(), file.getframerate()) == (2, RATE_HZ)
            assert file.readframes(10 * RATE_HZ) == first + second
    else:
        assert read_part(target, 0, 9, 0) == side(first + second, 0)


def test_what_is_silenced_is_heard_no_more_and_the_rest_as_before(tmp_path: Path) -> None:
    pcm = stereo(25.0)  # more than one block
    path = written(tmp_path / "a.flac", pcm)
    gaps = (SilencedPart(0, 9.0, 11.0), SilencedPart(1, 24.5, 99.0), SilencedPart(1, -1.0, 0.5))
    silence(StoredSound(path, gaps))
    assert [file.name for file in tmp_path.iterdir()] == ["a.flac"]
    assert seconds_of(path) == 25.0
    assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0 or sys.platform == "win32"
    for channel in (0, 1):
        left = bytearray(side(pcm, channel))
        for gap in gaps:
            if gap.channel == channel:
                begin, end = (
                    2 * round(max(0.0, min(25.0, at)) * RATE_HZ) for at in (gap.begin_s, gap.end_s)
                )
                left[begin:end] = bytes(end - begin)
        assert read_part(path, 0, 99, channel) == bytes(left), channel


def test_one_that_cannot_be_written_anew_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.flac"
    path.write_bytes(b"no recording")
    with pytest.raises(OSError, match=r"."):
        silence(StoredSound(path, (SilencedPart(0, 0.0, 1.0),)))
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {
        "a.flac": b"no recording"
    }


def test_a_folder_that_is_not_there_is_told_as_the_system_does(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        FlacFile(tmp_path / "none" / "a.flac")
