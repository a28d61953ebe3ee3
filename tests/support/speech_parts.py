"""The local service's large ear and voice, which set-up makes in the user's cache; other tests go
without them.
"""

import os
from pathlib import Path

import pytest

from voicelive_desktop.localservice.hearing import onnx_runtime, speech_files

# where they are; the variable of the program itself names no place in tests
VARIABLE = "VOICELIVE_TEST_SPEECH_FILES"
NOWHERE = str(Path(__file__).parent / "no-speech-files")


def folder() -> Path:
    """Where set-up made them."""
    return Path(os.environ[VARIABLE])


def missing() -> str:
    """What lacks, or nothing."""
    if not onnx_runtime.is_installed():
        return "onnxruntime (no wheel for this computer)"
    lacks = [
        name
        for name in (speech_files.SILERO, speech_files.LEXICON, speech_files.EARS["tiny"])
        if not (folder() / name).exists()
    ]
    return ", ".join(lacks)


def environment() -> dict[str, str]:
    """What a program is given so that it finds them."""
    return {speech_files.FOLDER_VARIABLE: str(folder())}


@pytest.fixture
def speech_parts(monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let a test use them; it is skipped where they could not be made."""
    if lacking := missing():
        pytest.skip(
            f"NOT RUN, missing here: {lacking}; run packaging/dev.py test where packages can be fetched"
        )
    monkeypatch.setenv(speech_files.FOLDER_VARIABLE, str(folder()))
    return folder()
