"""What engineers use of the bottom bar, folded away by default: talk mode, clip lamp, verdict,
service lamp.
"""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from voicelive_desktop.domain.catalogue.models import TALK_MODES
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import in_session
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.look import set_look
from voicelive_desktop.gui.theme.widgets.picker_combo import PickerCombo
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.voice_bar.service_lamp import ServiceLamp
from voicelive_desktop.gui.wording.language import shown

_MARGIN = 8  # letters differ in width: the text with the most is not always the widest


class Studio(QFrame):
    """One row. A lamp that tells nothing now keeps its place and is not shown."""

    def __init__(
        self, feed: StateFeed, intents: Intents, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("studio")
        self._feed, self._intents = feed, intents
        self._combo = self._build_combo()
        self._label = plain_label(self.tr("Talk mode"))
        self._label.setProperty("tone", "second")
        self.meter_text = plain_label()
        self.meter_text.setObjectName("vad_meter_text")
        self.meter_text.setProperty("tone", "second")
        self.clip_button = self._build_clip_button()
        self._lamp = ServiceLamp(feed, theme)
        self._place()
        feed.changed.connect(self._on_state_changed)
        self._show_state(feed.state)
        self.show_clip(clipped=False)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops, in the order of the eye."""
        return self._combo, self.clip_button

    def show_clip(self, *, clipped: bool) -> None:
        """Light the lamp, or put it out."""
        self.clip_button.setVisible(clipped)

    def _on_mode_chosen(self, row: int) -> None:
        self._intents.choose(
            {"talk_mode": str(self._combo.itemData(row, Qt.ItemDataRole.UserRole))}
        )

    def give_room(self, longest: str) -> None:
        """Keep the room that the longest words of the meter need; what stands beside them
        must not jump.
        """
        width = self.meter_text.fontMetrics().horizontalAdvance(longest)
        self.meter_text.setFixedWidth(width + _MARGIN)

    def _on_state_changed(self, old: State, new: State) -> None:
        if old.settings is not new.settings or old.connection is not new.connection:
            self._show_state(new)

    def _show_state(self, state: State) -> None:
        with QSignalBlocker(self._combo):
            self._combo.setCurrentIndex(
                self._combo.findData(state.settings.talk_mode, Qt.ItemDataRole.UserRole)
            )
        self._lamp.setVisible(in_session(state))

    def _place(self) -> None:
        for widget in (self.clip_button, self._lamp):
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(policy)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._label)
        layout.addWidget(self._combo)
        layout.addStretch(1)
        layout.addWidget(self.clip_button)
        layout.addWidget(self.meter_text)
        layout.addWidget(self._lamp)

    def _build_clip_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("clip_button")
        button.setText(self.tr("Clip"))
        button.setAccessibleName(self.tr("Clip lamp"))
        button.setToolTip(self.tr("Lights up when your microphone is too loud. Click to reset."))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_look(button, "kind", "lit")
        return button

    def _build_combo(self) -> PickerCombo:
        combo = PickerCombo(self)
        combo.setObjectName("talk_mode_combo")
        combo.setAccessibleName(self.tr("Talk mode"))
        combo.setToolTip(
            self.tr("When your microphone is on: always, or only while you hold the talk key")
        )
        for choice in TALK_MODES:
            combo.addItem(shown(choice.label), choice.value)
        combo.setFixedWidth(150)
        combo.activated.connect(self._on_mode_chosen)
        return combo
