"""Shows, in the open list of microphones, the level of the highlighted one."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal

from voicelive_desktop.domain.facts.device_list import LOST, is_bluetooth
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import microphone_in_use
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import DeviceName
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.voice_bar.ballistics import Ballistics
from voicelive_desktop.gui.voice_bar.device_combo import DeviceCombo
from voicelive_desktop.gui.voice_bar.device_row import Beside, DeviceRowDelegate
from voicelive_desktop.gui.voice_bar.frame_timer import FrameTimer

if TYPE_CHECKING:
    from voicelive_desktop.gui.level_ports import Levels, LevelSource

SILENT_S = 2.0
NO_SIGNAL_DB = -99.0  # below the least sound that 16 bits can tell
REST_MS = 180  # so long the highlight must rest on a row: who passes by opens no device


class DevicePreview(QObject):
    """Follows the highlight of a combo box of devices while its list is open.

    A Bluetooth microphone is opened only by choosing it: opening it flips the headset to call mode.

    Signals:
        requested(device: str): look at this microphone.
        ended(): look at none.
    """

    requested = Signal(str)
    ended = Signal()

    def __init__(
        self, combo: DeviceCombo, feed: StateFeed, source: LevelSource, theme: Theme
    ) -> None:
        super().__init__(combo)
        self._combo, self._feed, self._source = combo, feed, source
        self._row = -1
        self._sounded_s = 0.0
        self._levels = Ballistics()
        self.delegate = DeviceRowDelegate(theme, combo)
        combo.setItemDelegate(self.delegate)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._request)
        self._frames = FrameTimer(combo.view())
        self._frames.frame.connect(self.advance)
        self._frames.set_live(True)
        combo.highlighted.connect(self._on_highlighted)
        combo.view().installEventFilter(self)

    def advance(self) -> None:
        """Show the present level of the highlighted row."""
        beside = self._beside()
        if beside == self.delegate.beside:
            return
        told, self.delegate.beside = self.delegate.beside.words, beside
        if beside.row >= 0 and beside.words != told:
            self._combo.setItemData(
                beside.row, beside.words, Qt.ItemDataRole.AccessibleDescriptionRole
            )
        self._combo.view().viewport().update()

    def _on_highlighted(self, row: int) -> None:
        if row == self._row:
            return
        self._row = row
        self._levels.reset()
        self._sounded_s = time.monotonic()
        self.delegate.beside = Beside()
        self._rest.start()

    def _request(self) -> None:
        device = self._device
        if device is None:
            return
        if self._stays_shut(self._feed.state, device):
            self.ended.emit()
        else:
            self.requested.emit(device)

    def _beside(self) -> Beside:
        state, device = self._feed.state, self._device
        if device is None or self._rest.isActive():
            return Beside()
        if self._stays_shut(state, device):
            return Beside(self._row, words=self.tr("level once chosen"))
        if state.hardware.preview.device != device:
            return Beside()
        if state.hardware.preview.failure is not None:
            return Beside(
                self._row, words=self._words(state.hardware.preview.failure), is_problem=True
            )
        now = self._source.snapshot()
        if self._is_silent(now):
            return Beside(self._row, words=self.tr("only silence"), is_problem=True)
        self._levels.feed(
            now.peak_db, now.rms_db, now.noise_floor_db, time.monotonic(), clipped=False
        )
        return Beside(self._row, level_db=float(round(self._levels.peak_db)))

    def _is_silent(self, now: Levels) -> bool:
        """Whether nothing but zeros has come for a while: switched off, muted on
        the device, blocked.
        """
        if not now.open or now.peak_db > NO_SIGNAL_DB:
            self._sounded_s = time.monotonic()
        return time.monotonic() - self._sounded_s > SILENT_S

    def _words(self, failure: Failure) -> str:
        match failure.kind:
            case FailureKind.MICROPHONE_BUSY:
                return self.tr("in use elsewhere")
            case FailureKind.MICROPHONE_BLOCKED:
                return self.tr("blocked by the system")
            case FailureKind.MICROPHONE_MISSING if failure.code == LOST:
                return self.tr("unplugged")
            case _:
                return self.tr("cannot be opened")

    @property
    def _device(self) -> DeviceName | None:
        return self._combo.device_at(self._row)

    def _stays_shut(self, state: State, device: DeviceName) -> bool:
        in_use = state.microphone.capture.device is not None and device == microphone_in_use(state)
        return is_bluetooth(device) and not in_use

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the list comes and goes."""
        if event.type() is QEvent.Type.Show:
            self._row = -1
            self._on_highlighted(self._combo.currentIndex())
        elif event.type() is QEvent.Type.Hide:
            self._rest.stop()
            self._row = -1
            self.delegate.beside = Beside()
            self.ended.emit()
        return super().eventFilter(watched, event)
