"""How loud the microphone is, and whether that is good."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.voice_bar.ballistics import (
    CEILING_DB,
    FLOOR_DB,
    Ballistics,
    LevelVerdict,
)
from voicelive_desktop.gui.voice_bar.frame_timer import CALM_MS, FrameTimer
from voicelive_desktop.gui.voice_bar.meter_bar import MeterBar
from voicelive_desktop.gui.voice_bar.plot import QuietPlot
from voicelive_desktop.gui.voice_bar.threshold_lines import ThresholdLines

if TYPE_CHECKING:
    from voicelive_desktop.gui.level_ports import LevelSource

_AXIS_HEIGHT = 15
_SIDE = 10
_TEXT_S = 0.250  # a number that changes faster cannot be read
_LABELLED = (-60, -40, -20, -9, 0)
_LABELLED_NARROW = (-60, -40, -20, 0)
_WIDE = 110  # pixels; in less, -20 and -9 run into each other
_TICK_DB = 6


class VadMeter(QWidget):
    """A level meter from -60 to 0 dBFS: peak bar, RMS mark, peak hold, noise floor, target band,
    and the two thresholds of the local gate as lines to drag (the settings have rows for the
    keyboard); a bare bar
    unless `set_detailed(detailed=True)`.

    It moves while `set_live(True)` and somebody can see it; grey and hatched when muted.

    Signals:
        described(text: str): level and verdict in words, at most four times a second.
        thresholds_chosen(open_db: int, close_db: int): the person has dragged one of the two lines.
        clipped_changed(clipped: bool): the clip lamp goes on, or off after `clear_clip`.
    """

    described = Signal(str)
    clipped_changed = Signal(bool)
    thresholds_chosen = Signal(int, int)

    def __init__(
        self,
        source: LevelSource,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("vad_meter")
        self.setMinimumSize(96, 8)
        self._source, self._theme, self._clock = source, theme, clock
        self.levels = Ballistics()
        self._live = self._muted = self._open = False
        self._judged = True
        self._clipped = self._skips = False
        self._heard = True
        self._text = ""
        self._described_s = 0.0
        self._plot = QuietPlot(_AXIS_HEIGHT, _SIDE, self)
        self._plot.view_box.setRange(
            xRange=(FLOOR_DB, CEILING_DB), yRange=(0, 1), padding=0, disableAutoRange=True
        )
        self.bar = MeterBar(self._plot)
        self.thresholds = ThresholdLines(self._plot.view_box)
        self.thresholds.chosen.connect(self.thresholds_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self._timer = FrameTimer(self, beat_ms=CALM_MS)
        self._timer.frame.connect(self._on_frame)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self._label_axis()
        self._follow()

    @property
    def is_moving(self) -> bool:
        """Whether pictures follow each other."""
        return self._timer.is_running

    @property
    def text(self) -> str:
        """Level and verdict in words."""
        return self._text

    @property
    def longest_text(self) -> str:
        """The longest that it can say in the language of the window."""
        verdicts = (verdict_word(one) for one in LevelVerdict)
        levels = [self._level_words(FLOOR_DB, said) for said in (self.tr("muted"), *verdicts)]
        return max(self.tr("Microphone closed"), *levels, key=len)

    def set_live(self, live: bool) -> None:
        """Whether a microphone is, or will soon be, open."""
        if live == self._live:
            return
        self._live = live
        if not live:
            self._open = False
        self._follow()

    def set_muted(self, muted: bool) -> None:
        """Whether what it shows is heard by nobody."""
        self._muted = muted
        self._show_grey()
        self._describe()

    def set_detailed(self, *, detailed: bool) -> None:
        """Whether there is room for scale, marks and the lines to drag."""
        side = 2
        if detailed:
            side = _SIDE
        self._plot.show_axis(shown=detailed, height=_AXIS_HEIGHT, side=side)
        self.bar.set_detailed(detailed=detailed)
        self.thresholds.set_visible(visible=detailed)

    def set_judged(self, *, judged: bool) -> None:
        """Whether what it hears may be you: while the assistant speaks no verdict is told."""
        self._judged = judged
        self._describe()

    def set_heard(self, heard: bool) -> None:
        """Whether a service listens; grey while none does."""
        self._heard = heard
        self._show_grey()

    def show_thresholds(self, open_db: float, close_db: float) -> None:
        """Where the local gate opens and closes."""
        self.thresholds.show_at(open_db, close_db)

    def set_voice(self, *, heard: bool) -> None:
        """Whether the local gate is open."""
        self.thresholds.set_lit(lit=heard)

    def clear_clip(self) -> None:
        """The person has seen that the microphone was too loud."""
        self.levels.clear_clip()
        self._show_clip()

    def advance(self) -> None:
        """Take the present level, and show it."""
        now_s = self._clock()
        now = self._source.snapshot()
        if now.open != self._open:
            self._open = now.open
            self.levels.reset()
            self._follow()
        if not now.open:
            return
        self.levels.feed(now.peak_db, now.rms_db, now.noise_floor_db, now_s, clipped=now.clipped)
        self.bar.show_levels(self.levels, flashing=self.levels.is_flashing(now_s))
        self._show_clip()
        if now_s - self._described_s >= _TEXT_S:
            self._described_s = now_s
            self._describe()

    def _on_frame(self) -> None:
        if not self._timer.is_calm:
            return
        self._skips = self._rests and not self._skips
        if not self._skips:
            self.advance()

    @property
    def _rests(self) -> bool:
        """Whether nothing has moved for a second: then every other look is enough."""
        return self._open and self.levels.hold_db <= FLOOR_DB

    def _follow(self) -> None:
        self._timer.set_live(self._live)
        self.bar.set_idle(not self._open)
        self._describe()

    def _show_grey(self) -> None:
        self.bar.set_grey(grey=self._muted or not self._heard, hatched=self._muted)

    def _show_clip(self) -> None:
        if self.levels.has_clipped != self._clipped:
            self._clipped = self.levels.has_clipped
            self.clipped_changed.emit(self._clipped)

    def _describe(self) -> None:
        text = self._words()
        if text != self._text:
            self._text = text
            self.described.emit(text)

    def _words(self) -> str:
        if not self._open:
            return self.tr("Microphone closed")
        if self._muted:
            said = self.tr("muted")
        elif self._judged:
            said = verdict_word(self.levels.verdict)
        else:
            said = verdict_word(LevelVerdict.NOTHING)
        return self._level_words(self.levels.peak_db, said)

    def _level_words(self, peak_db: float, said: str) -> str:
        level = self.tr("{0} dB").format(round(peak_db))
        return f"{level}, {said}"

    def _label_axis(self) -> None:
        numbers: tuple[int, ...] = _LABELLED
        if self.width() < _WIDE:
            numbers = _LABELLED_NARROW
        labelled = [(float(db), str(db)) for db in numbers]
        plain = [(float(db), "") for db in range(int(FLOOR_DB), int(CEILING_DB) + 1, _TICK_DB)]
        self._plot.set_ticks(labelled, plain)

    def _on_theme_changed(self) -> None:
        tokens = self._theme.tokens
        self._plot.set_ground(tokens, tokens.surface)
        self.bar.set_look(tokens)
        self.thresholds.set_look(tokens)

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the scale has as many numbers as fit."""
        super().resizeEvent(event)
        if (event.size().width() >= _WIDE) != (event.oldSize().width() >= _WIDE):
            self._label_axis()


def verdict_word(verdict: LevelVerdict) -> str:
    """The verdict as a person reads it."""
    words = {
        LevelVerdict.NOTHING: QCoreApplication.translate("VadMeter", "no speech"),
        LevelVerdict.TOO_QUIET: QCoreApplication.translate("VadMeter", "too quiet"),
        LevelVerdict.GOOD: QCoreApplication.translate("VadMeter", "good"),
        LevelVerdict.TOO_LOUD: QCoreApplication.translate("VadMeter", "too loud"),
    }
    return words[verdict]
