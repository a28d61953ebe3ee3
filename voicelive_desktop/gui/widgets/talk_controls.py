"""How the person talks: the mode, and the button that does what the talk key does."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from voicelive_desktop.domain import selectors
from voicelive_desktop.domain.catalogue import TALK_MODES
from voicelive_desktop.domain.state import State
from voicelive_desktop.gui import words
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.language import shown
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.icons import icon
from voicelive_desktop.gui.widgets.picker_combo import PickerCombo

_COMBO_WIDTHS = (104, 140)
_BUTTON_WIDTHS = (40, 124)


class TalkControls(QWidget):
    """Mode and talk button. Their places stay the same in every mode; the button rests in the open one."""

    def __init__(self, feed: StateFeed, intents: Intents, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed, self._intents, self._theme = feed, intents, theme
        self.combo = self._build_combo()
        self.button = _TalkButton(self)
        self.button.pressed.connect(intents.talk_pressed)
        self.button.released.connect(intents.talk_released)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.combo)
        layout.addWidget(self.button)
        feed.changed.connect(self._on_state_changed)
        theme.changed.connect(self._show_state)
        self.set_wide(wide=True)
        self._show_state()

    def set_wide(self, *, wide: bool) -> None:
        """Whether there is room for words on the button."""
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if wide else Qt.ToolButtonStyle.ToolButtonIconOnly
        self.button.setToolButtonStyle(style)
        self.button.setFixedWidth(_BUTTON_WIDTHS[wide])
        self.combo.setFixedWidth(_COMBO_WIDTHS[wide])

    def _on_mode_chosen(self, row: int) -> None:
        self._intents.settings_chosen.emit({"talk_mode": str(self.combo.itemData(row, Qt.ItemDataRole.UserRole))})

    def _on_state_changed(self, old: State, new: State) -> None:
        if old.talk is not new.talk or old.settings is not new.settings or old.connection is not new.connection:
            self._show_state()

    def _show_state(self) -> None:
        state = self._feed.state
        with QSignalBlocker(self.combo):
            self.combo.setCurrentIndex(self.combo.findData(state.settings.talk_mode, Qt.ItemDataRole.UserRole))
        button, tokens = self.button, self._theme.tokens
        mutes = state.settings.talk_mode == "hold_to_mute"
        button.setEnabled(selectors.can_talk(state))
        button.setChecked(state.talk.on)
        button.setText(self.tr("Hold to mute") if mutes else self.tr("Hold to talk"))
        button.setAccessibleName(button.text())
        button.setToolTip(words.talk_help(state))
        color = tokens.text if button.isEnabled() else tokens.text_third
        button.setIcon(icon("mic_off" if mutes else "mic", tokens.you if state.talk.on else color))

    def _build_combo(self) -> PickerCombo:
        combo = PickerCombo(self)
        combo.setObjectName("talk_mode_combo")
        combo.setAccessibleName(self.tr("Talk mode"))
        combo.setToolTip(self.tr("Who decides when you are heard: nobody (open microphone), or the talk key"))
        for choice in TALK_MODES:
            combo.addItem(shown(choice.label), choice.value)
        combo.activated.connect(self._on_mode_chosen)
        return combo


class _TalkButton(QToolButton):
    """Looks pressed while the talk key has its effect, however it was pressed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("talk_button")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setIconSize(QSize(20, 20))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setProperty("kind", "outlined")

    def nextCheckState(self) -> None:
        """Qt: a click does not decide; the state does."""
