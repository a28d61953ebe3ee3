"""The start at sign-in is made and taken away where the desktop looks for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from voicelive_desktop.app.services.login_start import autostart_path, set_login_start
from voicelive_desktop.app.start.shortcut import entry_text


def test_it_is_made_and_taken_away(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    set_login_start(["/opt/my app/voicelive-desktop"], entry_text, "linux")
    lines = autostart_path().read_text(encoding="utf-8").splitlines()
    assert lines[0] == "[Desktop Entry]"
    assert 'Exec="/opt/my app/voicelive-desktop" %f' in lines
    for _again in range(2):
        set_login_start([], entry_text, "linux")
        assert not autostart_path().exists()


def test_a_place_that_cannot_be_written_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "autostart").write_text("a file in the way", encoding="utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    with pytest.raises(OSError, match="autostart"):
        set_login_start(["voicelive-desktop"], entry_text, "linux")
