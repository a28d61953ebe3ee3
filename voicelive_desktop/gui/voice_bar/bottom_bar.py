"""The home of the voice: microphone, waveform and meter, speaker, Start and End. It never moves."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions import selectors
from voicelive_desktop.gui.actions import Actions
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.icons import icon
from voicelive_desktop.gui.theme.look import set_look
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.voice_bar.orb import Level
from voicelive_desktop.gui.voice_bar.record_button import RecordButton
from voicelive_desktop.gui.voice_bar.studio import Studio
from voicelive_desktop.gui.voice_bar.voice_ends import MicrophoneEnd, SpeakerEnd, small_button

if TYPE_CHECKING:
    from voicelive_desktop.gui.level_ports import LevelSource, WaveformSource
    from voicelive_desktop.gui.voice_bar.bottom_bar_plots import BarPlots

# as narrow as the bar can be; the window is narrower than 760 only on a small screen
_NARROWEST = 620
_WIDE = 980  # from here on words stand beside icons
_ROOMY = 1200  # from here on only the plots grow
_HEIGHTS = {False: (36, 10), True: (72, 38)}  # of waveform and meter, without and with the studio


class BottomBar(QFrame):
    """One row, and the studio under it. The plots come with `attach_plots`, after the window's
    first frame.

    Signals:
        used_by_mouse(): something was pressed or picked; the focus is wanted back elsewhere.
    """

    used_by_mouse = Signal()

    def __init__(
        self,
        feed: StateFeed,
        intents: Intents,
        microphone: LevelSource,
        you: WaveformSource,
        assistant: WaveformSource,
        theme: Theme,
        actions: Actions,
        parent: QWidget | None = None,
        *,
        preview: LevelSource | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("bottom_bar")
        self._feed, self._intents, self._theme, self._actions = feed, intents, theme, actions
        self._sources = (microphone, you, assistant)
        self._plots: BarPlots | None = None
        self._studio_open = False
        self._microphone = MicrophoneEnd(feed, intents, theme, actions, preview)
        self._speaker = SpeakerEnd(feed, intents, theme, actions)
        self._build_instrument()
        self._studio = Studio(feed, intents, theme, self)
        self._start_button = self._build_start()
        self._record_button = RecordButton(feed, intents, theme, self)
        self._place()
        self._connect()
        self._show_start(feed.state)
        self._show_studio()

    @property
    def plots(self) -> BarPlots | None:
        """Waveform and meter, once they are attached."""
        return self._plots

    @property
    def studio_open(self) -> bool:
        """Whether the engineers' row is unfolded."""
        return self._studio_open

    def set_studio_open(self, is_open: bool) -> None:
        """Unfold the engineers' row, or fold it away."""
        if is_open != self._studio_open:
            self._studio_open = is_open
            self._show_studio()

    def attach_plots(self) -> tuple[Level, Level]:
        """Build waveform and meter into their frames; return how loud you and the assistant are.

        Takes about half a second the first time: pyqtgraph and numpy.
        """
        from voicelive_desktop.gui.voice_bar.bottom_bar_plots import BarPlots  # noqa: PLC0415  # after the first frame

        if self._plots is None:
            plots = self._plots = BarPlots(
                self._feed, self._intents, self._theme, *self._sources, parent=self
            )
            self._waveform_slot.hold(plots.waveform)
            self._meter_slot.hold(plots.meter)
            plots.waveform.described.connect(self._waveform_text.setText)
            plots.meter.described.connect(self._studio.meter_text.setText)
            plots.meter.clipped_changed.connect(self._on_clipped)
            self._studio.clip_button.clicked.connect(plots.meter.clear_clip)
            self._waveform_text.setText(plots.waveform.text)
            self._studio.give_room(plots.meter.longest_text)
            self._studio.meter_text.setText(plots.meter.text)
            self._microphone.mute_button.hear(plots.your_level)
            self._show_studio()
            self._order_stops()
        return self._plots.your_level, self._plots.assistant_level

    def _on_clipped(self, clipped: bool) -> None:
        self._studio.show_clip(clipped=clipped)

    def _on_state_changed(self, old: State, new: State) -> None:
        if (
            old.settings is not new.settings
            or old.hardware.devices is not new.hardware.devices
            or old.connection is not new.connection
            or old.microphone.capture is not new.microphone.capture
            or old.microphone.muted != new.microphone.muted
            or old.hardware.sound_check is not new.hardware.sound_check
            or selectors.is_passing(old) != selectors.is_passing(new)
        ):
            self._microphone.show_state(new)
            self._speaker.show_state(new)
            self._show_start(new)

    def _on_start_clicked(self) -> None:
        if selectors.in_session(self._feed.state):
            self._intents.wish(ev.EndRequested())
        else:
            self._intents.wish(ev.StartRequested())

    def _show_start(self, state: State) -> None:
        ends = selectors.in_session(state)
        if ends:
            word = self.tr("End")
        else:
            word = self.tr("Start")
        button = self._start_button
        button.setText(word)
        button.setAccessibleName(word)
        if ends:
            tip = self.tr("End the conversation (Ctrl+Enter)")
        else:
            tip = self.tr("Start a conversation (Ctrl+Enter)")
        button.setToolTip(tip)
        button.setEnabled(ends or selectors.can_start(state))
        if ends:
            set_look(button, "kind", "danger")
        else:
            set_look(button, "kind", "accent")

    def _show_studio(self) -> None:
        is_open = self._studio_open
        waveform, meter = _HEIGHTS[is_open]
        self._waveform_slot.setFixedHeight(waveform)
        self._meter_slot.setFixedHeight(meter)
        self._studio.setVisible(is_open)
        if self._plots is not None:
            self._plots.meter.set_detailed(detailed=is_open)
            self._plots.waveform.set_detailed(detailed=is_open)
        self._actions["studio"].setChecked(is_open)
        self._show_studio_button()

    def _show_studio_button(self) -> None:
        if self._studio_open:
            name = "chevron_down"
        else:
            name = "chevron_up"
        self._studio_button.setIcon(icon(name, self._theme.tokens.text_third))
        self._studio_button.setChecked(self._studio_open)

    def _build_instrument(self) -> None:
        self._instrument = QFrame(self)
        self._instrument.setObjectName("instrument")
        self._waveform_slot = _Slot("waveform_frame", self._instrument)
        self._meter_slot = _Slot("vad_meter_frame", self._instrument)
        self._waveform_text = plain_label(parent=self._instrument)
        self._waveform_text.setObjectName("waveform_text")
        self._waveform_text.setFixedHeight(1)  # for screen readers; the eye has the picture
        self._waveform_text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._studio_button = small_button(
            "studio_toggle", self.tr("Studio: levels and lamps"), self
        )
        self._studio_button.setToolTip(self.tr("Studio: levels and lamps (Ctrl+I)"))
        self._studio_button.setCheckable(True)
        inside = QVBoxLayout(self._instrument)
        inside.setContentsMargins(4, 1, 4, 3)
        inside.setSpacing(0)
        inside.addWidget(self._waveform_slot)
        inside.addWidget(self._waveform_text)
        inside.addWidget(self._meter_slot)

    def _build_start(self) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName("start_button")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _connect(self) -> None:
        self._feed.changed.connect(self._on_state_changed)
        self._theme.changed.connect(self._show_studio_button)
        for end in (self._microphone, self._speaker):
            end.list_closed.connect(self.used_by_mouse)
        self._start_button.clicked.connect(self._on_start_clicked)
        self._studio_button.clicked.connect(self.set_studio_open)
        self._actions["studio"].triggered.connect(self.set_studio_open)
        microphone = (self._microphone.mute_button, self._microphone.talk_button)
        speaker = (self._speaker.button, self._speaker.slider)
        pressed: tuple[QWidget, ...] = (
            *microphone,
            *speaker,
            self._studio_button,
            self._record_button,
            self._start_button,
        )
        for control in pressed:
            control.installEventFilter(self)

    def _place(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._microphone)
        row.addWidget(self._instrument, 1)
        row.addWidget(self._studio_button)
        row.addWidget(self._speaker)
        row.addWidget(self._record_button)
        row.addSpacing(4)
        row.addWidget(self._start_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 8, 16, 10)
        rows.setSpacing(6)
        # the widths below are chosen, not least ones
        rows.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        rows.addLayout(row)
        rows.addWidget(self._studio)
        self._fit_width(self.width())
        self._order_stops()

    def _order_stops(self) -> None:
        """The Tab key follows the eye."""
        plots = () if self._plots is None else (self._plots.waveform.pause_button,)
        middle = (
            *plots,
            self._studio_button,
            *self._speaker.stops,
            self._record_button,
            self._start_button,
            *self._studio.stops,
        )
        for before, after in pairwise((*self._microphone.stops, *middle)):
            QWidget.setTabOrder(before, after)

    def _fit_width(self, width: int) -> None:
        """Widths that only the window's width decides, so that no state moves anything."""
        picker = _between(84, 190, width)
        self._microphone.fit(picker=picker, wide=width >= _WIDE)
        self._speaker.fit(picker=picker, volume=_between(32, 104, width))

    # Qt overrides

    def minimumSizeHint(self) -> QSize:
        """Qt: a wide one may become narrow."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: after a press by the mouse the focus is wanted elsewhere; by the keyboard it stays."""
        if event.type() is QEvent.Type.MouseButtonRelease:
            QTimer.singleShot(0, self, self.used_by_mouse.emit)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: choose the widths."""
        self._fit_width(event.size().width())
        super().resizeEvent(event)


def _between(least: int, most: int, width: int) -> int:
    """From `least` in the narrowest window to `most` in a roomy one."""
    share = (width - _NARROWEST) / (_ROOMY - _NARROWEST)
    return round(least + (most - least) * min(1.0, max(0.0, share)))


class _Slot(QFrame):
    """A place of fixed height, empty until a widget comes."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def hold(self, widget: QWidget) -> None:
        """Fill the place with this widget."""
        self._layout.addWidget(widget)
