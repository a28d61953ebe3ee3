"""A display that is none is a sentence, and a platform that Qt does not know keeps no window from
opening.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from voicelive_desktop.app.environment import display
from voicelive_desktop.app.environment.display import display_problem, has_display, unknown_platform

ROOT = Path(__file__).resolve().parents[4]


def test_only_linux_needs_to_be_told_of_a_display() -> None:
    assert has_display({}, "win32")
    assert has_display({}, "darwin")
    assert not has_display({}, "linux")
    assert all(
        has_display({name: "x"}, "linux")
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )


@pytest.mark.parametrize(
    "known", ["", "offscreen", "offscreen:size=800x600", "nonsense;offscreen", "minimal"]
)
def test_what_qt_knows_is_left_alone(known: str) -> None:
    assert unknown_platform({"QT_QPA_PLATFORM": known}) == ""


@pytest.mark.parametrize("unknown", ["nonsense", "a;b:c", "caf\udce9"])
def test_what_qt_does_not_know_is_named(unknown: str) -> None:
    assert unknown_platform({"QT_QPA_PLATFORM": unknown}) == unknown


def test_where_the_plugins_are_not_found_nothing_is_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "_platforms", set)
    assert unknown_platform({"QT_QPA_PLATFORM": "nonsense"}) == ""


def test_an_x_server_is_asked_only_where_its_window_would_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(display, "_answers", lambda: False)
    assert ":97" in display_problem({"DISPLAY": ":97"}, "linux")
    assert display_problem({"QT_QPA_PLATFORM": "xcb"}, "linux")
    for others in ({"WAYLAND_DISPLAY": "w"}, {"QT_QPA_PLATFORM": "offscreen"}):
        assert display_problem({"DISPLAY": ":97", **others}, "linux") == ""
    assert display_problem({"DISPLAY": ":97"}, "darwin") == ""
    monkeypatch.setattr(display, "_answers", lambda: True)
    assert display_problem({"DISPLAY": ":97"}, "linux") == ""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11")
def test_a_display_that_is_not_there_ends_in_one_sentence(tmp_path: Path) -> None:
    env = {
        name: value
        for name, value in os.environ.items()
        if name not in {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY"}
    }
    env |= {"DISPLAY": ":4711", "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
    command = [sys.executable, "-m", "voicelive_desktop", "--temp-profile"]
    done = subprocess.run(
        command, env=env, capture_output=True, text=True, timeout=300, check=False
    )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "DISPLAY" in done.stderr
