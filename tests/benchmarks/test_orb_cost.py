"""What the moving orb costs: processor time of one picture in the window, and of thirty a second."""

from __future__ import annotations

import json
import math
import statistics
import time
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.gui import gallery
from voicelive_desktop.domain.questions.selectors import Mode
from voicelive_desktop.gui.voice_bar.orb import LARGE, SMALL, Orb

pytestmark = [pytest.mark.benchmark, pytest.mark.qt_log_ignore("This plugin does not support")]

ROUNDS, PICTURES = 60, 10
A_SECOND = 30
MODES = (Mode.SPEAKING, Mode.LISTENING, Mode.THINKING)


def _cost_us(orb: Orb) -> float:
    """The median of short rounds: whoever else uses the machine disturbs some of them."""
    costs = []
    for _ in range(ROUNDS):
        began = time.thread_time()
        for _ in range(PICTURES):
            orb.advance()
            orb.repaint()
        costs.append((time.thread_time() - began) / PICTURES * 1e6)
    return statistics.median(costs)


@pytest.fixture
def parts(qtbot: QtBot) -> Iterator[gallery.Parts]:
    """A window that outlives the test: it still builds settings rows while the test ends."""
    parts = gallery.make_window(gallery.speaking())
    qtbot.addWidget(parts.window)
    parts.window.resize(1240, 780)
    with qtbot.waitExposed(parts.window):
        parts.window.show()
    yield parts
    parts.window.allow_close()


def test_a_picture_of_the_orb_is_measured(parts: gallery.Parts) -> None:
    orb = parts.window.findChild(Orb)
    assert orb is not None
    orb.hear(you=_swinging, assistant=_swinging)
    measured: dict[str, dict[str, float]] = {}
    for size in (SMALL, LARGE):
        for mode in MODES:
            orb.set_diameter(size)
            orb.show_mode(mode)
            cost = _cost_us(orb)
            assert cost > 0
            measured[f"{mode} {size} px"] = {
                "picture_us": round(cost),
                "percent_of_a_core": round(cost * A_SECOND / 1e4, 2),
            }
    print(json.dumps({"benchmark": "orb", **measured}))


def _swinging() -> float:
    return 0.5 + 0.4 * math.sin(time.monotonic() * 20)
