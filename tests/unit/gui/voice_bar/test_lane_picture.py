"""A picture that is pushed along is the picture that drawing all of it gives."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from voicelive_desktop.gui.level_ports import WaveformChunk
from voicelive_desktop.gui.theme.tokens import LIGHT
from voicelive_desktop.gui.voice_bar.lane import SPAN_S, Lane
from voicelive_desktop.gui.voice_bar.lane_picture import Grid, LanePicture, Spans, colors_of

COUNT, HEIGHT = 300, 60.0
COLUMN_S = SPAN_S / COUNT
START_S = 50.0
STEP_S = 0.04
COLORS = colors_of(LIGHT, dimmed=False)

pytestmark = pytest.mark.usefixtures("qapp")


@dataclass
class Talking:
    """A source whose sound is never twice the same."""

    seed: int
    now_s: float = START_S
    per_second: int = 100
    _points: list[float] = field(default_factory=list)

    def index_at(self, monotonic_s: float) -> int:
        return int(monotonic_s * self.per_second)

    def snapshot(self, since: int) -> WaveformChunk:
        since = max(since, self.index_at(START_S))
        made = np.random.default_rng(self.seed).random(10_000).astype(np.float32)
        new = made[
            since - self.index_at(START_S) : self.index_at(self.now_s) - self.index_at(START_S)
        ]
        return WaveformChunk(since, -new, new)


class Bench:
    """Two lanes whose time is cranked by hand."""

    def __init__(self, dots: float = 1.0) -> None:
        self.dots = dots
        self.sources = (Talking(1), Talking(2))
        self.lanes = (Lane(self.sources[0]), Lane(self.sources[1]))
        self.pushed = LanePicture(self.lanes)
        self.now_s = START_S

    def pass_time(self, seconds: float) -> None:
        self.now_s += seconds
        for source, lane in zip(self.sources, self.lanes, strict=True):
            source.now_s = self.now_s
            lane.pull(self.now_s)

    def grid(self) -> Grid:
        first = int((self.now_s - 0.1) / COLUMN_S) - COUNT + 1
        return Grid(first, COUNT, COLUMN_S, self.dots, HEIGHT)

    def picture(self, of: LanePicture, unheard: Spans) -> QImage:
        grid = self.grid()
        image = QImage(COUNT, round(HEIGHT * self.dots), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(self.dots)
        image.fill(Qt.GlobalColor.black)
        painter = QPainter(image)
        of.paint(painter, grid, COLORS, unheard)
        painter.end()
        return image

    def is_as_drawn_anew(self, unheard: Spans) -> bool:
        pushed = self.picture(self.pushed, unheard)
        return pushed == self.picture(LanePicture(self.lanes), unheard)


@pytest.mark.parametrize("dots", [1.0, 2.0])
def test_pushed_along_it_is_as_drawn_anew(dots: float) -> None:
    bench = Bench(dots)
    for _ in range(60):
        bench.pass_time(STEP_S)
        assert bench.is_as_drawn_anew([(START_S + 0.5, START_S + 1.1)])


def test_after_a_long_pause_nothing_old_is_left() -> None:
    bench = Bench()
    bench.pass_time(1.0)
    assert bench.is_as_drawn_anew([])
    bench.pass_time(SPAN_S + 5)
    assert bench.is_as_drawn_anew([])


def test_a_source_that_is_begun_anew_leaves_nothing_of_before() -> None:
    bench = Bench()
    bench.pass_time(2.0)
    assert bench.is_as_drawn_anew([])
    for lane in bench.lanes:
        lane._forget()
    bench.pass_time(STEP_S)
    assert bench.is_as_drawn_anew([])


def test_what_is_told_of_before_is_drawn_once_it_is_forgotten() -> None:
    bench = Bench()
    bench.pass_time(5.0)
    assert bench.is_as_drawn_anew([])
    bench.pushed.forget()
    assert bench.is_as_drawn_anew([(START_S + 1, START_S + 2)])
