"""The home of the voice: state, devices, waveform, meter, Start and End. It never moves."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from voicelive_desktop.domain import selectors
from voicelive_desktop.domain.ids import DeviceName
from voicelive_desktop.domain.state import State
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.icons import icon, pixmap
from voicelive_desktop.gui.theme.look import set_look
from voicelive_desktop.gui.widgets.device_combo import DeviceCombo
from voicelive_desktop.gui.widgets.device_preview import DevicePreview
from voicelive_desktop.gui.widgets.plain_label import plain_label
from voicelive_desktop.gui.widgets.service_lamp import ServiceLamp
from voicelive_desktop.gui.widgets.state_block import StateBlock
from voicelive_desktop.gui.widgets.talk_controls import TalkControls
from voicelive_desktop.gui.widgets.volume_slider import VolumeSlider

if TYPE_CHECKING:
    from voicelive_desktop.gui.panels.bottom_bar_plots import BarPlots
    from voicelive_desktop.gui.ports import LevelSource, WaveformSource

_NARROWEST = 760  # the window's least width
_WIDE = 960  # from here on words stand beside icons
_ROOMY = 1200  # from here on only the plots grow
_WAVEFORM_HEIGHT = 72
_METER_HEIGHT = 36
_MUTE = 92  # the least width of the button with words
_BESIDE_MUTE = 48  # what it needs beside its words: the picture and the edges


class BottomBar(QFrame):
    """Two rows. The plots come with `attach_plots`, after the window's first frame; until then bare places.

    Signals:
        sound_check_requested(): the person picked the audio check from a list of devices.
    """

    sound_check_requested = Signal()

    def __init__(
        self,
        feed: StateFeed,
        intents: Intents,
        microphone: LevelSource,
        you: WaveformSource,
        assistant: WaveformSource,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        preview: LevelSource | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("bottom_bar")
        self._feed, self._intents, self._theme = feed, intents, theme
        self._sources = (microphone, you, assistant)
        self._plots: BarPlots | None = None
        self._preview = preview
        self._now = now
        self._build_controls()
        self._build_slots()
        self._build_rows()
        feed.changed.connect(self._on_state_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self._show_state(feed.state)

    @property
    def plots(self) -> BarPlots | None:
        """Waveform and meter, once they are attached."""
        return self._plots

    def attach_plots(self) -> None:
        """Build waveform and meter into their frames. Takes about half a second the first time: pyqtgraph and numpy."""
        if self._plots is not None:
            return
        from voicelive_desktop.gui.panels.bottom_bar_plots import BarPlots  # noqa: PLC0415  # after the first frame

        plots = self._plots = BarPlots(self._feed, self._intents, self._theme, *self._sources, parent=self)
        self._waveform_slot.hold(plots.waveform)
        self._meter_slot.hold(plots.meter)
        plots.waveform.described.connect(self._waveform_text.setText)
        plots.meter.described.connect(self._meter_text.setText)
        plots.meter.clipped_changed.connect(self._show_clip)
        self._clip_button.clicked.connect(plots.meter.clear_clip)
        self._waveform_text.setText(plots.waveform.text)
        self._meter_text.setText(plots.meter.text)
        self._order_stops()

    def _on_state_changed(self, old: State, new: State) -> None:
        if (
            old.settings is not new.settings
            or old.devices is not new.devices
            or old.connection is not new.connection
            or old.muted != new.muted
            or old.sound_check is not new.sound_check
        ):
            self._show_state(new)

    def _on_device_chosen(self, name: str) -> None:
        field = "input_device" if self.sender() is self._microphone_combo else "output_device"
        self._intents.settings_chosen.emit({field: DeviceName(name)})

    def _on_volume_chosen(self, volume: float) -> None:
        self._intents.settings_chosen.emit({"volume": volume})

    def _on_start_clicked(self) -> None:
        if selectors.in_session(self._feed.state):
            self._intents.end_requested.emit()
        else:
            self._intents.start_requested.emit()

    def _on_theme_changed(self) -> None:
        tokens = self._theme.tokens
        self._volume_icon.setPixmap(pixmap("speaker", tokens.text_third, 18, self.devicePixelRatioF()))
        self._show_mute(muted=self._feed.state.muted)

    def _show_state(self, state: State) -> None:
        devices, settings = state.devices, state.settings
        microphone, speaker = DeviceName(settings.input_device), DeviceName(settings.output_device)
        self._microphone_combo.show_devices(devices.inputs, microphone, listed=devices.listed)
        self._speaker_combo.show_devices(devices.outputs, speaker, listed=devices.listed)
        for combo in (self._microphone_combo, self._speaker_combo):
            combo.offer_check(possible=selectors.can_check_sound(state))
        self._volume_slider.show_volume(settings.volume)
        self._show_mute(muted=state.muted)
        self._show_start(state)

    def _show_mute(self, *, muted: bool) -> None:
        button, tokens = self._mute_button, self._theme.tokens
        with QSignalBlocker(button):
            button.setChecked(muted)
        button.setText(self.tr("Muted") if muted else self.tr("Mute"))
        button.setIcon(icon("mic_off" if muted else "mic", tokens.muted if muted else tokens.text))
        button.setToolTip(self.tr("Muted: nobody hears you (Ctrl+M)") if muted else self.tr("Mute (Ctrl+M)"))

    def _show_start(self, state: State) -> None:
        ends = selectors.in_session(state)
        word = self.tr("End") if ends else self.tr("Start")
        button = self._start_button
        button.setText(word)
        button.setAccessibleName(word)
        tip = self.tr("End the conversation (Ctrl+Enter)") if ends else self.tr("Start a conversation (Ctrl+Enter)")
        button.setToolTip(tip)
        button.setEnabled(ends or selectors.can_start(state))
        set_look(button, "kind", "danger" if ends else "accent")

    def _show_clip(self, clipped: bool) -> None:
        set_look(self._clip_button, "kind", "lit" if clipped else "dark")
        self._clip_button.setEnabled(clipped)

    def _build_controls(self) -> None:
        self._state_block = StateBlock(self._feed, self._theme, self, now=self._now)
        self._microphone_combo = self._device_combo("microphone_combo", self.tr("Microphone"))
        if self._preview is not None:
            preview = DevicePreview(self._microphone_combo, self._feed, self._preview, self._theme)
            preview.requested.connect(self._intents.preview_requested)
            preview.ended.connect(self._intents.preview_ended)
        self._speaker_combo = self._device_combo("speaker_combo", self.tr("Speaker"))
        self._mute_button = QToolButton(self)
        self._mute_button.setObjectName("mute_button")
        self._mute_button.setAccessibleName(self.tr("Mute the microphone"))
        self._mute_button.setCheckable(True)
        self._mute_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._mute_button.setIconSize(QSize(20, 20))
        self._mute_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._mute_button.setProperty("kind", "outlined")
        self._mute_button.toggled.connect(self._intents.mute_requested)
        self._talk = TalkControls(self._feed, self._intents, self._theme, self)
        self._volume_icon = plain_label(parent=self)
        self._volume_slider = VolumeSlider(self)
        self._volume_slider.setObjectName("volume_slider")
        self._volume_slider.setAccessibleName(self.tr("Volume"))
        self._volume_slider.volume_chosen.connect(self._on_volume_chosen)
        self._start_button = QPushButton(self)
        self._start_button.setObjectName("start_button")
        self._start_button.clicked.connect(self._on_start_clicked)

    def _device_combo(self, name: str, label: str) -> DeviceCombo:
        combo = DeviceCombo(self)
        combo.setObjectName(name)
        combo.setAccessibleName(label)
        combo.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        combo.opened.connect(self._intents.devices_refresh_requested)
        combo.device_chosen.connect(self._on_device_chosen)
        combo.check_requested.connect(self.sound_check_requested)
        return combo

    def _build_slots(self) -> None:
        self._mute_slot = _Slot("mute_frame", _METER_HEIGHT, self)
        self._mute_slot.hold(self._mute_button)
        self._waveform_slot = _Slot("waveform_frame", _WAVEFORM_HEIGHT, self)
        self._meter_slot = _Slot("vad_meter_frame", _METER_HEIGHT, self)
        self._waveform_text = plain_label(parent=self)
        self._waveform_text.setObjectName("waveform_text")
        self._waveform_text.setFixedHeight(1)  # for screen readers; the eye has the picture
        self._waveform_text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._meter_text = plain_label(parent=self)
        self._meter_text.setObjectName("vad_meter_text")
        self._meter_text.setProperty("tone", "second")
        self._meter_text.setFixedWidth(self._meter_text.fontMetrics().horizontalAdvance("-60 dB, too quiet ") + 8)
        self._clip_button = QToolButton(self)
        self._clip_button.setObjectName("clip_button")
        self._clip_button.setText(self.tr("Clip"))
        self._clip_button.setAccessibleName(self.tr("Clip lamp"))
        self._clip_button.setToolTip(self.tr("Lit when the microphone was overdriven. Press it to put it out."))
        self._clip_button.setMinimumWidth(self._clip_button.sizeHint().width())
        self._show_clip(clipped=False)
        self._service_lamp = ServiceLamp(self._feed, self._theme, self)

    def _build_rows(self) -> None:
        voices = QHBoxLayout()
        voices.setSpacing(8)
        voices.addWidget(self._state_block)
        voices.addWidget(self._microphone_combo)
        voices.addWidget(self._mute_slot)
        voices.addWidget(self._waveform_slot, 1)
        voices.addWidget(self._volume_icon)
        voices.addWidget(self._speaker_combo)
        voices.addWidget(self._volume_slider)
        levels = QHBoxLayout()
        levels.setSpacing(12)
        levels.addWidget(self._talk)
        levels.addWidget(self._meter_slot, 1)
        levels.addWidget(self._clip_button)
        levels.addWidget(self._meter_text)
        levels.addWidget(self._service_lamp)
        levels.addSpacing(8)
        levels.addWidget(self._start_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 10, 16, 12)
        rows.setSpacing(4)
        rows.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the widths below are chosen, not least ones
        rows.addLayout(voices)
        rows.addWidget(self._waveform_text)
        rows.addLayout(levels)
        self._fit_width(self.width())
        self._order_stops()

    def _order_stops(self) -> None:
        """The Tab key follows the eye."""
        plots = () if self._plots is None else (self._plots.waveform.pause_button,)
        talk = (self._talk.combo, self._talk.button)
        speaker = (self._speaker_combo, self._volume_slider, *talk, self._clip_button, self._start_button)
        for before, after in pairwise((self._microphone_combo, self._mute_button, *plots, *speaker)):
            QWidget.setTabOrder(before, after)

    def _fit_width(self, width: int) -> None:
        """Widths that only the window's width decides, so that no state moves anything."""
        wide = width >= _WIDE
        self._state_block.setFixedWidth(_between(190, 248, width))
        for combo in (self._microphone_combo, self._speaker_combo):
            combo.setFixedWidth(_between(126, 176, width))
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if wide else Qt.ToolButtonStyle.ToolButtonIconOnly
        self._mute_button.setToolButtonStyle(style)
        self._mute_slot.setFixedWidth(self._wide_mute() if wide else 40)
        self._talk.set_wide(wide=wide)
        self._service_lamp.set_wide(wide=wide)
        self._volume_slider.setFixedWidth(_between(52, 104, width))

    def _wide_mute(self) -> int:
        """Room for the longer of the two words."""
        measure = self._mute_button.fontMetrics().horizontalAdvance
        return max(_MUTE, _BESIDE_MUTE + max(measure(self.tr("Mute")), measure(self.tr("Muted"))))

    def minimumSizeHint(self) -> QSize:
        """A wide one may become narrow."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the widths."""
        self._fit_width(event.size().width())
        super().resizeEvent(event)


def _between(least: int, most: int, width: int) -> int:
    """From `least` in the narrowest window to `most` in a roomy one."""
    share = (width - _NARROWEST) / (_ROOMY - _NARROWEST)
    return round(least + (most - least) * min(1.0, max(0.0, share)))


class _Slot(QFrame):
    """A place of fixed height, empty until a widget comes."""

    def __init__(self, name: str, height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFixedHeight(height)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def hold(self, widget: QWidget) -> None:
        """Fill the place with this widget."""
        self._layout.addWidget(widget)
