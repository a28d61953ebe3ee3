"""How loud the answer is played."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QSlider, QWidget

_STEPS = 100
_PACE_MS = 60  # while it is dragged; each step is heard and saved


class VolumeSlider(QSlider):
    """0 to 100 percent.

    Signals:
        volume_chosen(volume: float): the person moved it, 0.0 to 1.0; at most every 60 ms, the last
        place always.
    """

    volume_chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, _STEPS)
        self.setSingleStep(5)
        self.setPageStep(10)
        self._pace = QTimer(self)
        self._pace.setSingleShot(True)
        self._pace.setInterval(_PACE_MS)
        self._pace.timeout.connect(self._announce)
        self.valueChanged.connect(self._on_value_changed)

    def show_volume(self, volume: float) -> None:
        """Stand here, unless the person is moving it."""
        if self.isSliderDown() or self._pace.isActive():
            return
        with QSignalBlocker(self):
            self.setValue(round(volume * _STEPS))
        self._show_tip()

    def _on_value_changed(self, _value: int) -> None:
        self._show_tip()
        if not self._pace.isActive():
            self._pace.start()

    def _announce(self) -> None:
        self.volume_chosen.emit(self.value() / _STEPS)

    def _show_tip(self) -> None:
        self.setToolTip(self.tr("Volume {0} %").format(self.value()))
