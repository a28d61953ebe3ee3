"""A choice of sound device."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QWidget

from voicelive_desktop.domain.facts.device_list import Device
from voicelive_desktop.domain.words.ids import SYSTEM_DEFAULT, DeviceName
from voicelive_desktop.gui.theme.widgets.picker_combo import PickerCombo
from voicelive_desktop.gui.theme.widgets.plain_label import plain_tip

# held by the entry that is none; no device is called so, those have a host interface
AUDIO_CHECK = "audio_check"

_Entries = tuple[tuple[DeviceName, str], ...]


class DeviceCombo(PickerCombo):
    """The system's default first, then the devices there are; a chosen one that is gone
    stays as "Unavailable".

    `Qt.UserRole` holds the `DeviceName`, or `AUDIO_CHECK`.

    Signals:
        device_chosen(name: DeviceName): the person picked another one.
        check_requested(): the person picked "Audio check…", the last entry of a combo with
        `offers_check`.
        opened(): the list is about to be read; look for devices again.
    """

    device_chosen = Signal(str)
    opened = Signal()
    check_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: _Entries = ()
        self._chosen = SYSTEM_DEFAULT
        self._check: bool | None = None  # whether it is possible now; None: not offered
        self._leafing = False  # keys and wheel step through the entries, the list being closed
        self.currentIndexChanged.connect(self._on_index_changed)

    def offer_check(self, *, possible: bool) -> None:
        """Have the audio check as the last entry."""
        if self._check is None:
            with QSignalBlocker(self):
                self._check = possible
                self._add_check()
        if possible != self._check:
            self._check = possible
            self._show_check()

    def show_devices(
        self, devices: tuple[Device, ...], chosen: DeviceName, *, listed: bool = True
    ) -> None:
        """List these, with `chosen` selected. `listed`: they are all there are, so a missing
        one is unavailable.
        """
        entries = self._entries_of(devices, chosen, listed=listed)
        self._chosen = chosen
        with QSignalBlocker(self):
            if entries != self._entries:
                self._entries = entries
                self._fill(entries)
            self.setCurrentIndex(next(i for i, (name, _) in enumerate(entries) if name == chosen))
        self.setToolTip(plain_tip(self.currentText()))
        self.update()

    def device_at(self, row: int) -> DeviceName | None:
        """The device of this row; None: it has none."""
        if 0 <= row < len(self._entries):
            return self._entries[row][0]
        return None

    def _entries_of(
        self, devices: tuple[Device, ...], chosen: DeviceName, *, listed: bool
    ) -> _Entries:
        known = ((device.id, self._label_of(device)) for device in devices)
        entries = [(SYSTEM_DEFAULT, self.tr("System default")), *known]
        if all(name != chosen for name, _ in entries):
            label = chosen.split("|")[0]
            if listed:
                label = self.tr("{0} (Unavailable)").format(label)
            entries.append((chosen, label))
        return tuple(entries)

    def _label_of(self, device: Device) -> str:
        if not device.is_monitor or "monitor" in device.label.casefold():
            return device.label
        return self.tr("{0} (monitor: what a speaker plays)").format(device.label)

    def _fill(self, entries: _Entries) -> None:
        self.clear()
        for row, (name, label) in enumerate(entries):
            self.addItem(label, name)
            self.setItemData(row, plain_tip(label), Qt.ItemDataRole.ToolTipRole)
        if self._check is not None:
            self._add_check()

    def _add_check(self) -> None:
        self.insertSeparator(self.count())
        self.setItemData(self.count() - 1, AUDIO_CHECK)
        self.addItem(self.tr("Audio check…"), AUDIO_CHECK)
        self._show_check()

    def _show_check(self) -> None:
        row = self.count() - 1
        if self._check:
            reason = ""
        else:
            reason = self.tr("Not in a conversation: end it first.")
        self.setItemData(row, reason, Qt.ItemDataRole.ToolTipRole)
        if self._check:
            self.setItemText(
                row,
                self.tr("Audio check…"),
            )
        else:
            self.setItemText(
                row,
                self.tr("Audio check (not in a conversation)"),
            )
        item = cast("QStandardItemModel", self.model()).item(row)
        item.setEnabled(bool(self._check))

    def _take_back(self) -> None:
        """It is no device: the chosen one stays."""
        with QSignalBlocker(self):
            self.setCurrentIndex(
                next(i for i, (name, _) in enumerate(self._entries) if name == self._chosen)
            )
        if not self._leafing:
            self.check_requested.emit()

    def _on_index_changed(self, index: int) -> None:
        if index >= len(self._entries):
            self._take_back()
            return
        self.setToolTip(plain_tip(self.currentText()))
        if index >= 0:
            self.device_chosen.emit(self.itemData(index))

    def showPopup(self) -> None:
        """Announce it."""
        self.opened.emit()
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nobody steps into the audio check by chance."""
        self._leafing = True
        super().keyPressEvent(event)
        self._leafing = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nor turns into it."""
        self._leafing = True
        super().wheelEvent(event)
        self._leafing = False
