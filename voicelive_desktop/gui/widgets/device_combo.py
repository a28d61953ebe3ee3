"""A choice of sound device."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from voicelive_desktop.domain.devices import Device
from voicelive_desktop.domain.ids import SYSTEM_DEFAULT, DeviceName

_PADDING = 34  # frame and arrow
_Entries = tuple[tuple[DeviceName, str], ...]


class DeviceCombo(QComboBox):
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
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self._entries: _Entries = ()
        self.currentIndexChanged.connect(self._on_index_changed)

    def show_devices(self, devices: tuple[Device, ...], chosen: DeviceName) -> None:
        """List these, with `chosen` selected."""
        entries = self._entries_of(devices, chosen)
        with QSignalBlocker(self):
            if entries != self._entries:
                self._entries = entries
                self._fill(entries)
            self.setCurrentIndex(next(i for i, (name, _) in enumerate(entries) if name == chosen))
        self._show_tip()
        self.update()

    def _entries_of(self, devices: tuple[Device, ...], chosen: DeviceName) -> _Entries:
        entries = [(SYSTEM_DEFAULT, self.tr("System default")), *((device.id, device.label) for device in devices)]
        if all(name != chosen for name, _ in entries):
            entries.append((chosen, self.tr("{0} (Unavailable)").format(chosen.split("|")[0])))
        return tuple(entries)

    def _fill(self, entries: _Entries) -> None:
        self.clear()
        for row, (name, label) in enumerate(entries):
            self.addItem(label, name)
            self.setItemData(row, label, Qt.ItemDataRole.ToolTipRole)

    def _on_index_changed(self, index: int) -> None:
        self._show_tip()
        if index >= 0:
            self.device_chosen.emit(self.itemData(index))

    def _show_tip(self) -> None:
        self.setToolTip(self.currentText())

    def showPopup(self) -> None:
        """Announce it; long names get room."""
        self.opened.emit()
        view = self.view()
        view.setMinimumWidth(min(480, view.sizeHintForColumn(0) + _PADDING))
        super().showPopup()

    def minimumSizeHint(self) -> QSize:
        """May become quite narrow."""
        return QSize(96, super().minimumSizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only the focused one turns with the wheel: a device is not changed by scrolling past."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As ever, with a long name cut by "…"."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, field.width() - 2
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
