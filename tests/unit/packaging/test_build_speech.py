"""Ear and voice in the package: made once, copied into each build, left out where there is no
runtime for them.
"""

import importlib.util
import subprocess
from pathlib import Path

import build_speech
import pytest
from dev_process import Trouble


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the module makes, as a double that only writes a file."""
    kept = tmp_path / "kept"

    def make(command: list[str]) -> subprocess.CompletedProcess[str]:
        Path(command[-1]).mkdir(exist_ok=True)
        (Path(command[-1]) / "silero_vad.onnx").write_text("x", encoding="utf-8")
        return subprocess.CompletedProcess(command, 0, "")

    monkeypatch.setattr(build_speech, "KEPT", kept)
    monkeypatch.setattr(build_speech, "run_quietly", make)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: name)
    return kept


def test_they_are_copied_into_the_build(made: Path, tmp_path: Path) -> None:
    build_speech.make(tmp_path / "made/speech")
    assert [file.name for file in (tmp_path / "made/speech").iterdir()] == ["silero_vad.onnx"]


def test_without_a_runtime_the_folder_is_empty(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    build_speech.make(tmp_path / "speech")
    assert list((tmp_path / "speech").iterdir()) == []
    assert not made.exists()


def test_no_package_goes_out_without_them(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = subprocess.CompletedProcess([], 1, "pip could not fetch silero-vad 6.2.3: no network")
    monkeypatch.setattr(build_speech, "run_quietly", lambda command: refused)
    with pytest.raises(Trouble, match="no network"):
        build_speech.make(tmp_path / "speech")
