"""An icon takes the memory of its dots."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from voicelive_desktop.gui.theme import icons

PICTURES, SIDE = 400, 64
DOTS_KB = PICTURES * SIDE * SIDE * 4 // 1024


@pytest.mark.skipif(sys.platform != "linux", reason="the memory is read from /proc")
@pytest.mark.usefixtures("qtbot")
def test_a_picture_is_kept_without_what_painted_it() -> None:
    icons.pixmap("gear", "#ffffff", SIDE)
    before = _own_kb()
    kept = [icons.pixmap("gear", "#ffffff", SIDE) for _ in range(PICTURES)]
    assert len(kept) == PICTURES
    assert _own_kb() - before < 1.5 * DOTS_KB, "three times as much with Qt's painter"


def test_a_dense_picture_stays_dense(qtbot: QtBot) -> None:
    made = icons.pixmap("gear", "#ffffff", 20, 2.0)
    assert (made.width(), made.devicePixelRatio()) == (40, 2.0)


def _own_kb() -> int:
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("RssAnon"))
