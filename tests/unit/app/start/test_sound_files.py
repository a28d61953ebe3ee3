"""`--speaker-file` writes over nothing that somebody might miss."""

from pathlib import Path

import pytest

from voicelive_desktop.app.start.sound_parts import speaker_place
from voicelive_desktop.audio.formats.wav import WavWriter


def header_alone(path: Path) -> bytes:
    WavWriter(path).close()
    return path.read_bytes()


@pytest.mark.parametrize(
    "there", [b"mine", b"RIFF but longer than the header of a recording that has none", b"R" * 500]
)
def test_a_file_of_anything_is_left_and_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], there: bytes
) -> None:
    path = tmp_path / "out.wav"
    path.write_bytes(there)
    place = speaker_place(path)
    assert place != path
    assert not place.exists()
    assert f"{path} already exists and is left unchanged" in capsys.readouterr().err


@pytest.mark.parametrize("is_made", [True, False])
def test_an_empty_one_is_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], is_made: bool
) -> None:
    path = tmp_path / "out.wav"
    if is_made:
        path.touch()
    assert speaker_place(path) == path
    assert capsys.readouterr().err == ""


def test_a_recording_without_sound_is_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert header_alone(tmp_path / "out.wav")
    assert speaker_place(tmp_path / "out.wav") == tmp_path / "out.wav"
    assert capsys.readouterr().err == ""
