"""The bottom bar's moving pictures. The only part of the bar that needs pyqtgraph and numpy, so it
is imported late.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from voicelive_desktop.domain.facts.connection_state import Ready
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import is_passing
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.voice_bar.vad_meter import VadMeter
from voicelive_desktop.gui.voice_bar.waveform import Waveform

if TYPE_CHECKING:
    from voicelive_desktop.gui.level_ports import LevelSource, WaveformSource

_QUIET_DB, _FULL_DB = -50.0, -10.0  # where the orb begins to move, and where it moves most
_LATEST_S = 0.08  # one look at the sound


class BarPlots(QObject):
    """Builds waveform and meter, and lets them follow the state: live, muted, marks of
    speech and interruption.
    """

    def __init__(
        self,
        feed: StateFeed,
        intents: Intents,
        theme: Theme,
        microphone: LevelSource,
        you: WaveformSource,
        assistant: WaveformSource,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._intents = intents
        self.waveform = Waveform(you, assistant, theme)
        self.waveform.setAccessibleName(self.tr("Waveform of the last 30 seconds"))
        self.meter = VadMeter(microphone, theme)
        self.meter.setAccessibleName(self.tr("Microphone level"))
        self.meter.thresholds_chosen.connect(self._on_thresholds_chosen)
        feed.changed.connect(self._on_state_changed)
        self._follow(feed.state)
        self._show_marks(feed.state)

    def your_level(self) -> float:
        """Return how loud you are now, 0 to 1."""
        share = (self.meter.levels.peak_db - _QUIET_DB) / (_FULL_DB - _QUIET_DB)
        return float(min(1.0, max(0.0, share)))

    def assistant_level(self) -> float:
        """Return how loud the answer is now, 0 to 1."""
        return float(min(1.0, 1.6 * self.waveform.loudest_answer(_LATEST_S) ** 0.7))

    def _on_thresholds_chosen(self, upper: int, lower: int) -> None:
        self._intents.choose({"gate_open_db": upper, "gate_close_db": lower})

    def _follow(self, state: State) -> None:
        self.waveform.set_live(
            state.microphone.capture.device is not None or state.speaker.playback.open
        )
        self.waveform.set_unheard(unheard=not is_passing(state), since_s=time.monotonic())
        self.meter.set_live(state.microphone.capture.wanted)
        self.meter.set_muted(not is_passing(state))
        self.meter.show_thresholds(state.settings.gate_open_db, state.settings.gate_close_db)
        self.meter.set_voice(heard=state.microphone.voice.open)
        self.meter.set_heard(isinstance(state.connection, Ready))
        self.meter.set_judged(judged=not state.speaker.playback.started)

    def _on_state_changed(self, old: State, new: State) -> None:
        if _followed(old) != _followed(new):
            self._follow(new)
        if new.turns.marks is not old.turns.marks:
            self._show_marks(new)

    def _show_marks(self, state: State) -> None:
        speeches = [(speech.start_t, speech.end_t) for speech in state.turns.marks.speeches]
        self.waveform.set_marks(speeches, list(state.turns.marks.interruptions))


def _followed(state: State) -> tuple[object, ...]:
    playback = state.speaker.playback.open, state.speaker.playback.started
    thresholds = state.settings.gate_open_db, state.settings.gate_close_db
    return (
        state.microphone.capture,
        playback,
        is_passing(state),
        type(state.connection),
        state.microphone.voice.open,
        thresholds,
    )
