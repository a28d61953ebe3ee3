"""Waveform and meter as widgets: they draw what the source gives, and stand still when nobody sees
them.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.support.on_screen import is_whole
from tests.support.plot_sources import Level, Pairs
from voicelive_desktop.domain.words.kinds import Appearance
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.voice_bar.frame_timer import CALM_MS, FRAME_MS, frame_pulse
from voicelive_desktop.gui.voice_bar.plot import QuietPlot
from voicelive_desktop.gui.voice_bar.plot_library import pg
from voicelive_desktop.gui.voice_bar.threshold_lines import ThresholdLine
from voicelive_desktop.gui.voice_bar.vad_meter import VadMeter
from voicelive_desktop.gui.voice_bar.waveform import Waveform, even_beat_ms

Lanes = tuple[Pairs, Pairs]


class Clock:
    now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


def _pause_button(waveform: Waveform) -> QToolButton:
    button = waveform.findChild(QToolButton, "waveform_pause_button")
    assert isinstance(button, QToolButton)
    return button


def moves(plot: Waveform | VadMeter) -> bool:
    return plot.is_moving


def dots(widget: QWidget, color: str) -> int:
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    wanted = QColor(color).rgb()
    return sum(
        picture.pixel(x, y) == wanted
        for y in range(picture.height())
        for x in range(0, picture.width(), 2)
    )


@pytest.fixture
def lanes(clock: Clock) -> Lanes:
    return Pairs(clock.now_s), Pairs(clock.now_s)


@pytest.fixture
def waveform(qtbot: QtBot, theme: Theme, clock: Clock, lanes: Lanes) -> Waveform:
    made = Waveform(*lanes, theme, clock=clock)
    qtbot.addWidget(made)
    made.resize(400, 80)
    return made


def shown(qtbot: QtBot, widget: QWidget) -> None:
    widget.show()
    qtbot.waitExposed(widget)


def test_each_lane_draws_its_own_voice(
    qtbot: QtBot, waveform: Waveform, clock: Clock, theme: Theme, lanes: Lanes
) -> None:
    you, assistant = lanes
    shown(qtbot, waveform)
    waveform.set_live(True)
    waveform.advance()
    quiet = dots(waveform, theme.tokens.you)
    you.put(np.full(1000, 0.5))
    assistant.put(np.zeros(1000))
    clock.now_s += 10
    waveform.advance()
    assert dots(waveform, theme.tokens.you) > quiet + 500
    assert waveform.text == "You: sound. Assistant: silence."


@pytest.mark.parametrize("height", [80, 140])
def test_a_picture_that_stands_still_has_its_two_lanes_at_any_size(
    qtbot: QtBot, waveform: Waveform, theme: Theme, height: int
) -> None:
    shown(qtbot, waveform)
    waveform.resize(400, height)
    QApplication.processEvents()
    picture = waveform.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    line = QColor(theme.tokens.border).rgb()
    rows = [
        y
        for y in range(picture.height())
        if sum(picture.pixel(x, y) == line for x in range(picture.width())) > 300
    ]
    assert rows[1] - rows[0] > height / 4


@pytest.mark.parametrize("detailed", [False, True])
def test_the_screen_shows_the_whole_waveform_while_it_moves(
    qtbot: QtBot, waveform: Waveform, clock: Clock, lanes: Lanes, theme: Theme, detailed: bool
) -> None:
    shown(qtbot, waveform)
    waveform.set_detailed(detailed=detailed)
    waveform.set_live(True)
    waveform.set_marks([(clock.now_s, None)], [clock.now_s + 0.3])
    for number in range(12):
        for lane in lanes:
            lane.put(np.full(10, 0.05 * number))
        clock.now_s += 0.1
        waveform.advance()
        if number == 6:
            waveform.resize(430, 90)
        elif number == 9:
            theme.set_choice(Appearance.LIGHT)
        qtbot.waitUntil(lambda: is_whole(waveform))


def test_a_silence_is_not_painted_again_and_the_first_sound_after_it_is(
    qtbot: QtBot,
    waveform: Waveform,
    clock: Clock,
    lanes: Lanes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown(qtbot, waveform)
    waveform.set_detailed(detailed=False)
    waveform.set_live(True)
    asked: list[float] = []
    update = QuietPlot.update_moving

    def noting(plot: QuietPlot) -> None:
        asked.append(clock.now_s)
        update(plot)

    monkeypatch.setattr(QuietPlot, "update_moving", noting)

    def pictures_in(seconds: float, height: float) -> int:
        asked.clear()
        for _ in range(round(seconds * 10)):
            for lane in lanes:
                lane.put(np.full(10, height))
            clock.now_s += 0.1
            waveform.advance()
        qtbot.waitUntil(lambda: is_whole(waveform))
        return len(asked)

    pictures_in(0.5, 0.0)
    assert pictures_in(2.0, 0.0) == 0
    assert pictures_in(1.0, 0.5) >= 9
    assert pictures_in(40.0, 0.0) > 200, "the sound leaves the picture"
    assert pictures_in(2.0, 0.0) == 0


def test_a_picture_moves_by_every_dot_at_the_same_pace() -> None:
    for dots in range(200, 2000, 7):
        dot_ms = 30_000 / dots
        beat_ms = even_beat_ms(dot_ms / 1000)
        assert FRAME_MS <= beat_ms <= CALM_MS
        if dot_ms > FRAME_MS and beat_ms > FRAME_MS:
            beats = dot_ms / beat_ms
            assert abs(beats - round(beats)) < 0.03, (dot_ms, beat_ms)


def test_the_waveform_moves_only_while_something_is_open_and_somebody_sees_it(
    qtbot: QtBot, waveform: Waveform
) -> None:
    waveform.set_live(True)
    assert not moves(waveform)
    shown(qtbot, waveform)
    assert moves(waveform)
    waveform.hide()
    assert not moves(waveform)
    waveform.show()
    waveform.set_live(False)
    assert not moves(waveform)


def test_a_click_pauses_the_waveform_and_another_lets_it_go_on(
    qtbot: QtBot, waveform: Waveform
) -> None:
    shown(qtbot, waveform)
    waveform.set_live(True)
    QTest.mouseClick(waveform, Qt.MouseButton.LeftButton)
    assert waveform.is_paused
    assert not moves(waveform)
    assert waveform.text == "Paused"
    QTest.mouseClick(_pause_button(waveform), Qt.MouseButton.LeftButton)
    assert moves(waveform)


def test_what_was_said_during_a_pause_is_there_afterwards(
    qtbot: QtBot, waveform: Waveform, clock: Clock, theme: Theme, lanes: Lanes
) -> None:
    shown(qtbot, waveform)
    waveform.set_live(True)
    waveform.set_paused(True)
    lanes[0].put(np.full(500, 0.5))
    clock.now_s += 5
    waveform.set_paused(False)
    waveform.advance()
    assert dots(waveform, theme.tokens.you) > 500


def test_speech_and_interruptions_are_marked(
    qtbot: QtBot, waveform: Waveform, clock: Clock, theme: Theme, lanes: Lanes
) -> None:
    shown(qtbot, waveform)
    waveform.set_live(True)
    clock.now_s += 10
    waveform.advance()
    bare = dots(waveform, theme.tokens.attention), dots(waveform, theme.tokens.you)
    waveform.set_marks([(1001.0, None)], [])
    lasting = dots(waveform, theme.tokens.you)
    waveform.set_marks([(1001.0, 1006.0)], [1003.0])
    assert lasting > dots(waveform, theme.tokens.you), (
        "an utterance that lasts reaches to the present"
    )
    assert dots(waveform, theme.tokens.attention) > bare[0]
    assert dots(waveform, theme.tokens.you) > bare[1] + 20


def test_marks_leave_with_the_picture(qtbot: QtBot, waveform: Waveform, clock: Clock) -> None:
    shown(qtbot, waveform)
    waveform.advance()
    waveform.set_marks([(1000.0, 1001.0)], [1000.5])
    clock.now_s += 40
    waveform.advance()
    assert not waveform.timeline.marks.speeches
    assert not waveform.timeline.marks.interruptions


@pytest.fixture
def level() -> Level:
    return Level()


@pytest.fixture
def meter(qtbot: QtBot, theme: Theme, clock: Clock, level: Level) -> VadMeter:
    made = VadMeter(level, theme, clock=clock)
    qtbot.addWidget(made)
    made.resize(400, 36)
    shown(qtbot, made)
    return made


def play(meter: VadMeter, clock: Clock, seconds: float = 1.0) -> None:
    for _ in range(round(seconds * 30)):
        clock.now_s += 1 / 30
        meter.advance()


def test_the_meter_says_level_and_verdict(meter: VadMeter, clock: Clock, level: Level) -> None:
    meter.set_live(True)
    for rms, text in (
        (-21.0, "-12 dB, good"),
        (-40.0, "-31 dB, too quiet"),
        (-5.0, "0 dB, too loud"),
    ):
        level.set(rms + 9, rms)
        play(meter, clock, 6)
        assert meter.text == text
    level.set(-58.0, -60.0)
    play(meter, clock, 8)
    assert meter.text == "-58 dB, no speech"


def test_the_bar_stands_where_the_peak_is(
    meter: VadMeter, clock: Clock, level: Level, theme: Theme
) -> None:
    meter.set_live(True)
    level.set(-30.0, -39.0)
    play(meter, clock)
    assert meter.bar.reading.peak == round(meter.bar.x_of(-30.0))
    assert meter.bar.x_of(-30.0) * 2 == pytest.approx(meter.bar.x_of(0.0))
    assert dots(meter, theme.tokens.meter_nominal) > 500
    assert dots(meter, theme.tokens.meter_warning) == 0
    level.set(-5.0, -14.0)
    play(meter, clock)
    assert dots(meter, theme.tokens.meter_warning) > 50
    assert dots(meter, theme.tokens.meter_hot) > 20


@pytest.mark.parametrize("width", [64, 110, 400])
def test_the_numbers_of_the_scale_stand_apart(meter: VadMeter, width: int) -> None:
    meter.resize(width, 36)
    (plot,) = meter.findChildren(QuietPlot)
    (axis,) = (item for item in plot.scene().items() if isinstance(item, pg.AxisItem))
    letters = QFontMetricsF(axis.style["tickFont"])  # type: ignore[index]  # pyqtgraph
    numbers = axis._tickLevels[0]  # type: ignore[index]  # pyqtgraph
    for (left, left_text), (right, right_text) in pairwise(numbers):
        half = (letters.horizontalAdvance(left_text) + letters.horizontalAdvance(right_text)) / 2
        assert meter.bar.x_of(right) - meter.bar.x_of(left) > half


def test_a_verdict_ends_with_the_speech_it_judges(
    meter: VadMeter, clock: Clock, level: Level
) -> None:
    meter.set_live(True)
    level.set(-12.0, -21.0)
    play(meter, clock, 3)
    level.set(-70.0, -75.0)
    said = set()
    for _ in range(90):
        play(meter, clock, 1 / 30)
        said.add(meter.text.split(", ")[1])
    assert said == {"good", "no speech"}, "what fades is not too quiet"


def test_no_verdict_is_told_while_the_assistant_speaks(
    meter: VadMeter, clock: Clock, level: Level
) -> None:
    meter.set_live(True)
    meter.set_judged(judged=False)
    level.set(-31.0, -40.0)
    play(meter, clock, 3)
    assert meter.text == "-31 dB, no speech"


@pytest.mark.parametrize("detailed", [False, True])
def test_the_screen_shows_the_whole_meter_while_it_moves(
    qtbot: QtBot, meter: VadMeter, clock: Clock, level: Level, detailed: bool
) -> None:
    meter.set_detailed(detailed=detailed)
    meter.set_live(True)
    for peak_db in (-50.0, -30.0, -12.0, -3.0, -40.0):
        level.set(peak_db, peak_db - 9)
        play(meter, clock, 0.2)
        qtbot.waitUntil(lambda: is_whole(meter))


def test_in_silence_the_meter_looks_half_as_often(
    qtbot: QtBot, meter: VadMeter, level: Level
) -> None:
    beats: list[bool] = []
    pulse = frame_pulse()
    connection = pulse.beaten.connect(lambda: beats.append(pulse.is_calm))

    def looks_in_calm_beats(count: int) -> int:
        beats.clear()
        asked = level.asked
        qtbot.waitUntil(lambda: beats.count(True) >= count)
        return level.asked - asked

    level.set(-100.0, -100.0)
    shown(qtbot, meter)
    meter.set_live(True)
    assert looks_in_calm_beats(10) <= 7
    level.set(-20.0, -29.0)
    looks_in_calm_beats(2)
    assert looks_in_calm_beats(10) >= 9
    pulse.beaten.disconnect(connection)


def test_a_muted_meter_moves_without_colour(
    meter: VadMeter, clock: Clock, level: Level, theme: Theme
) -> None:
    meter.set_live(True)
    meter.set_muted(True)
    level.set(-5.0, -21.0)
    play(meter, clock)
    assert meter.bar.reading.peak > 0
    assert dots(meter, theme.tokens.meter_nominal) == 0
    assert meter.text == "-5 dB, muted"


def test_the_clip_lamp_burns_until_it_is_put_out(
    qtbot: QtBot, meter: VadMeter, clock: Clock, level: Level
) -> None:
    meter.set_live(True)
    level.set(0.0, -3.0, clipped=True)
    with qtbot.waitSignal(meter.clipped_changed) as lit:
        play(meter, clock, 0.1)
    assert lit.args == [True]
    level.set(-40.0, -50.0)
    play(meter, clock, 3)
    with qtbot.waitSignal(meter.clipped_changed) as out:
        meter.clear_clip()
    assert out.args == [False]


def test_without_a_microphone_the_meter_says_so_and_rests(
    meter: VadMeter, clock: Clock, level: Level
) -> None:
    assert meter.text == "Microphone closed"
    assert not moves(meter)
    meter.set_live(True)
    assert moves(meter)
    play(meter, clock, 0.1)
    assert meter.text == "Microphone closed"
    meter.hide()
    assert not moves(meter)


def drag(meter: VadMeter, line: ThresholdLine, to_db: float) -> None:
    """As a hand does it, on the plot's viewport."""
    plot = meter.findChild(QuietPlot)
    assert plot is not None
    viewport = plot.viewport()
    scene = meter.bar.mapToScene(meter.bar.x_of(line.db), 8).toPoint()
    target = meter.bar.mapToScene(meter.bar.x_of(to_db), 8).toPoint()
    QTest.mouseMove(viewport, scene)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=scene)
    for share in (0.3, 0.6, 1.0):
        point = scene + (target - scene) * share
        moved = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(point),
            QPointF(viewport.mapToGlobal(point)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QTest.qWait(20)  # pyqtgraph takes no more than some sixty moves a second
        QApplication.sendEvent(viewport, moved)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=target)


def test_a_threshold_is_dragged_and_takes_the_other_along(meter: VadMeter) -> None:
    meter.show_thresholds(-36, -42)
    chosen: list[tuple[int, int]] = []
    meter.thresholds_chosen.connect(lambda upper, lower: chosen.append((upper, lower)))
    drag(meter, meter.thresholds.upper, -20.0)
    assert chosen[0][0] == pytest.approx(-20, abs=1)
    assert chosen[0][1] == -42
    drag(meter, meter.thresholds.upper, -50.0)
    assert chosen[-1][0] == pytest.approx(-50, abs=1)
    assert chosen[-1][1] == chosen[-1][0] - 2
    drag(meter, meter.thresholds.lower, 20.0)
    assert chosen[-1] == (0, -2)


def test_the_lines_take_the_colour_of_a_voice(meter: VadMeter, theme: Theme) -> None:
    meter.show_thresholds(-36, -42)
    quiet = dots(meter, theme.tokens.you)
    meter.set_voice(heard=True)
    assert dots(meter, theme.tokens.you) > quiet + 20
    meter.set_voice(heard=False)
    assert dots(meter, theme.tokens.you) == quiet


def test_a_moment_is_pointed_at_until_the_picture_goes_on(waveform: Waveform, clock: Clock) -> None:
    waveform.advance()
    assert waveform.show_moment(clock() - 4.0)
    assert waveform.is_paused
    pointed = waveform.timeline.pointed_s
    assert pointed == clock() - 4.0
    x = waveform.timeline._grid.x_of(pointed)
    assert abs(waveform.timeline.moment_at(x) - pointed) < 0.1
    waveform.toggle_paused()
    assert waveform.timeline.pointed_s is None
    assert not waveform.show_moment(clock() - 31.0)
    assert not waveform.show_moment(clock() + 1.0)
