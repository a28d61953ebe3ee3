"""A choice of sound device."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QWidget

from voicelive_desktop.domain.devices import Device
from voicelive_desktop.domain.ids import SYSTEM_DEFAULT, DeviceName
from voicelive_desktop.gui.widgets.picker_combo import PickerCombo

_Entries = tuple[tuple[DeviceName, str], ...]


class DeviceCombo(PickerCombo):
    """The system's default first, then the devices there are; a chosen one that is gone stays as "Unavailable".

    `Qt.UserRole` holds the `DeviceName`.

    Signals:
        device_chosen(name: DeviceName): the person picked another one.
        opened(): the list is about to be read; look for devices again.
    """

    device_chosen = Signal(str)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: _Entries = ()
        self.currentIndexChanged.connect(self._on_index_changed)

    def show_devices(self, devices: tuple[Device, ...], chosen: DeviceName, *, listed: bool = True) -> None:
        """List these, with `chosen` selected. `listed`: they are all there are, so a missing one is unavailable."""
        entries = self._entries_of(devices, chosen, listed=listed)
        with QSignalBlocker(self):
            if entries != self._entries:
                self._entries = entries
                self._fill(entries)
            self.setCurrentIndex(next(i for i, (name, _) in enumerate(entries) if name == chosen))
        self.setToolTip(self.currentText())
        self.update()

    def _entries_of(self, devices: tuple[Device, ...], chosen: DeviceName, *, listed: bool) -> _Entries:
        known = ((device.id, self._label_of(device)) for device in devices)
        entries = [(SYSTEM_DEFAULT, self.tr("System default")), *known]
        if all(name != chosen for name, _ in entries):
            label = chosen.split("|")[0]
            entries.append((chosen, self.tr("{0} (Unavailable)").format(label) if listed else label))
        return tuple(entries)

    def _label_of(self, device: Device) -> str:
        if not device.is_monitor or "monitor" in device.label.casefold():
            return device.label
        return self.tr("{0} (monitor: what a speaker plays)").format(device.label)

    def _fill(self, entries: _Entries) -> None:
        self.clear()
        for row, (name, label) in enumerate(entries):
            self.addItem(label, name)
            self.setItemData(row, label, Qt.ItemDataRole.ToolTipRole)

    def _on_index_changed(self, index: int) -> None:
        self.setToolTip(self.currentText())
        if index >= 0:
            self.device_chosen.emit(self.itemData(index))

    def showPopup(self) -> None:
        """Announce it."""
        self.opened.emit()
        super().showPopup()
