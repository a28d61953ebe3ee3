"""Without a home the service hears and speaks with what came along."""

from __future__ import annotations

from pathlib import Path

import pytest

from voicelive_desktop.localservice.hearing import speech_files


def test_without_a_home_nothing_is_found_and_nothing_breaks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def nowhere(*_args: object, **_more: object) -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(speech_files, "user_cache_path", nowhere)
    monkeypatch.delenv(speech_files.FOLDER_VARIABLE, raising=False)
    assert speech_files.find(speech_files.SILERO) is None
    assert speech_files.find_ear("tiny") is None
    with pytest.raises(OSError, match="no home"):
        speech_files.own_folder()
