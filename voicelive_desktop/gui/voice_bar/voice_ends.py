"""The two ends of the bottom bar: the microphone with its menu and picker, the speaker
with its volume.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from voicelive_desktop.domain.catalogue.models import TALK_MODES
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.requests.about_program import RefreshDevices
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions import selectors
from voicelive_desktop.domain.words.ids import DeviceName
from voicelive_desktop.gui.actions import Actions
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.icons import icon
from voicelive_desktop.gui.theme.widgets.button_menu import open_menu
from voicelive_desktop.gui.voice_bar.device_combo import DeviceCombo
from voicelive_desktop.gui.voice_bar.device_preview import DevicePreview
from voicelive_desktop.gui.voice_bar.microphone_button import MicrophoneButton
from voicelive_desktop.gui.voice_bar.talk_button import TalkButton
from voicelive_desktop.gui.voice_bar.volume_slider import VolumeSlider
from voicelive_desktop.gui.wording.language import shown

if TYPE_CHECKING:
    from voicelive_desktop.gui.level_ports import LevelSource


class MicrophoneEnd(QFrame):
    """Mute, talk mode, microphone picker, and the talk button where one talks by a key.

    Signals:
        list_closed(): the menu or the list of devices was open, and is no more.
    """

    list_closed = Signal()

    def __init__(
        self,
        feed: StateFeed,
        intents: Intents,
        theme: Theme,
        actions: Actions,
        preview: LevelSource | None,
    ) -> None:
        super().__init__()
        self._intents, self._theme, self._actions = intents, theme, actions
        self.mute_button = MicrophoneButton(theme, self)
        self.menu_button = small_button(
            "microphone_menu_button", self.tr("Microphone options"), self
        )
        self.combo = device_combo("microphone_combo", self.tr("Microphone"), self)
        self.talk_button = TalkButton(feed, intents, theme, self)
        self._menu = self._build_menu()
        if preview is not None:
            look = DevicePreview(self.combo, feed, preview, theme)
            look.requested.connect(lambda name: intents.wish(ev.PreviewRequested(DeviceName(name))))
            look.ended.connect(intents.wishing(ev.PreviewEnded()))
        self._place()
        self._connect()
        self.show_state(feed.state)
        self._show_icon()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops, in the order of the eye."""
        return self.mute_button, self.menu_button, self.combo, self.talk_button

    def show_state(self, state: State) -> None:
        """Show what is true."""
        devices, chosen = state.hardware.devices, DeviceName(state.settings.input_device)
        self.combo.show_devices(devices.inputs, chosen, listed=devices.listed)
        self.combo.offer_check(possible=selectors.can_check_sound(state))
        self.mute_button.show_muted(muted=state.microphone.muted)
        self.mute_button.set_heard(selectors.is_passing(state))
        self.mute_button.set_live(state.microphone.capture.device is not None)
        for action in self._talk_modes.actions():
            action.setChecked(action.data() == state.settings.talk_mode)

    def fit(self, *, picker: int, wide: bool) -> None:
        """Take a width for the picker; `wide`: words stand beside icons."""
        self.combo.setFixedWidth(picker)
        self.talk_button.set_wide(wide=wide)

    def _on_device_chosen(self, name: str) -> None:
        self._intents.choose({"input_device": DeviceName(name)})

    def _on_talk_mode_chosen(self) -> None:
        chosen = self._talk_modes.checkedAction()
        if chosen is not None:
            self._intents.choose({"talk_mode": str(chosen.data())})

    def _on_menu_clicked(self) -> None:
        height = self._menu.sizeHint().height()
        open_menu(
            self.menu_button, self._menu, self.menu_button.mapToGlobal(QPoint(0, -height - 2))
        )

    def _show_icon(self) -> None:
        self.menu_button.setIcon(icon("chevron_up", self._theme.tokens.text_second))

    def _build_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("microphone_menu")
        self._talk_modes = QActionGroup(menu)
        for choice in TALK_MODES:
            action = self._talk_modes.addAction(shown(choice.label))
            action.setCheckable(True)
            action.setData(choice.value)
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self._actions["sound_check"])
        menu.addAction(self._actions["studio"])
        return menu

    def _connect(self) -> None:
        self._theme.changed.connect(self._show_icon)
        self.combo.opened.connect(self._intents.wishing(RefreshDevices()))
        self.combo.device_chosen.connect(self._on_device_chosen)
        self.combo.check_requested.connect(self._actions["sound_check"].trigger)
        self.combo.closed.connect(self.list_closed)
        self.mute_button.toggled.connect(lambda muted: self._intents.wish(ev.MuteChosen(muted)))
        self.menu_button.clicked.connect(self._on_menu_clicked)
        self._talk_modes.triggered.connect(self._on_talk_mode_chosen)
        self._menu.aboutToHide.connect(self.list_closed)

    def _place(self) -> None:
        button = QHBoxLayout()
        button.setSpacing(2)
        button.addWidget(self.mute_button)
        button.addWidget(self.menu_button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(button)
        row.addWidget(self.combo)
        row.addWidget(self.talk_button)


class SpeakerEnd(QFrame):
    """Speaker button, picker and volume.

    Signals:
        list_closed(): the list of devices was open, and is no more.
    """

    list_closed = Signal()

    def __init__(self, feed: StateFeed, intents: Intents, theme: Theme, actions: Actions) -> None:
        super().__init__()
        self._feed, self._intents, self._theme, self._actions = feed, intents, theme, actions
        self._volume_before = 1.0
        self.button = small_button("speaker_button", self.tr("Silence the assistant"), self)
        self.button.setIconSize(QSize(18, 18))
        self.combo = device_combo("speaker_combo", self.tr("Speaker"), self)
        self.slider = VolumeSlider(self)
        self.slider.setObjectName("volume_slider")
        self.slider.setAccessibleName(self.tr("Volume"))
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in self.stops:
            row.addWidget(widget)
        self._connect()
        self.show_state(feed.state)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops, in the order of the eye."""
        return self.button, self.combo, self.slider

    def show_state(self, state: State) -> None:
        """Show what is true."""
        devices, chosen = state.hardware.devices, DeviceName(state.settings.output_device)
        self.combo.show_devices(devices.outputs, chosen, listed=devices.listed)
        self.combo.offer_check(possible=selectors.can_check_sound(state))
        self.slider.show_volume(state.settings.volume)
        self._show_icon()

    def fit(self, *, picker: int, volume: int) -> None:
        """Take these widths."""
        self.combo.setFixedWidth(picker)
        self.slider.setFixedWidth(volume)

    def _on_device_chosen(self, name: str) -> None:
        self._intents.choose({"output_device": DeviceName(name)})

    def _on_volume_chosen(self, volume: float) -> None:
        self._intents.choose({"volume": volume})

    def _on_pressed(self) -> None:
        """Silence, or as loud as before."""
        volume = self._feed.state.settings.volume
        if volume > 0:
            self._volume_before = volume
            self._intents.choose({"volume": 0.0})
        else:
            self._intents.choose({"volume": self._volume_before})

    def _show_icon(self) -> None:
        audible = self._feed.state.settings.volume > 0
        tokens = self._theme.tokens
        if audible:
            self.button.setIcon(icon("speaker", tokens.text_second))
            self.button.setToolTip(self.tr("Silence the assistant"))
        else:
            self.button.setIcon(icon("speaker_off", tokens.muted))
            self.button.setToolTip(self.tr("Hear the assistant again"))

    def _connect(self) -> None:
        self._theme.changed.connect(self._show_icon)
        self.combo.opened.connect(self._intents.wishing(RefreshDevices()))
        self.combo.device_chosen.connect(self._on_device_chosen)
        self.combo.check_requested.connect(self._actions["sound_check"].trigger)
        self.combo.closed.connect(self.list_closed)
        self.slider.volume_chosen.connect(self._on_volume_chosen)
        self.button.clicked.connect(self._on_pressed)


def small_button(name: str, spoken: str, parent: QWidget) -> QToolButton:
    """Return a small button that a mouse click gives no focus."""
    button = QToolButton(parent)
    button.setObjectName(name)
    button.setAccessibleName(spoken)
    button.setToolTip(spoken)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setIconSize(QSize(14, 14))
    button.setProperty("size", "small")
    return button


def device_combo(name: str, label: str, parent: QWidget) -> DeviceCombo:
    """Return a picker of devices that a mouse click gives no focus."""
    combo = DeviceCombo(parent)
    combo.setObjectName(name)
    combo.setAccessibleName(label)
    combo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    combo.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return combo
