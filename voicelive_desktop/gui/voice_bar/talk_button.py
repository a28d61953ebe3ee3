"""The button that does what the talk key does."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions import selectors
from voicelive_desktop.domain.words.kinds import TalkMode
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.icons import icon
from voicelive_desktop.gui.wording import state_words

_NARROW = 44
_BESIDE_WORDS = 46  # icon and edges


class TalkButton(QToolButton):
    """There whenever the microphone is not simply open; looks pressed while the talk key
    has its effect.
    """

    def __init__(
        self, feed: StateFeed, intents: Intents, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._feed, self._theme = feed, theme
        self.setObjectName("talk_button")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(20, 20))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_NARROW)
        self.setProperty("kind", "outlined")
        self.pressed.connect(intents.wishing(ev.TalkPressed()))
        self.released.connect(intents.wishing(ev.TalkReleased()))
        feed.changed.connect(self._on_state_changed)
        theme.changed.connect(self._show_state)
        self.set_wide(wide=True)
        self._show_state()

    def set_wide(self, *, wide: bool) -> None:
        """Whether there is room for words."""
        if wide:
            style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        else:
            style = Qt.ToolButtonStyle.ToolButtonIconOnly
        self.setToolButtonStyle(style)
        measure = self.fontMetrics().horizontalAdvance
        words_width = max(measure(self.tr("Hold to talk")), measure(self.tr("Hold to mute")))
        if wide:
            self.setFixedWidth(words_width + _BESIDE_WORDS)
        else:
            self.setFixedWidth(_NARROW)

    def _on_state_changed(self, old: State, new: State) -> None:
        if (
            old.microphone.talk is not new.microphone.talk
            or old.settings is not new.settings
            or old.connection is not new.connection
        ):
            self._show_state()

    def _show_state(self) -> None:
        state, tokens = self._feed.state, self._theme.tokens
        mutes = state.settings.talk_mode == TalkMode.HOLD_TO_MUTE
        self.setVisible(state.settings.talk_mode != TalkMode.OPEN)
        self.setEnabled(selectors.can_talk(state))
        self.setChecked(state.microphone.talk.on)
        if mutes:
            self.setText(self.tr("Hold to mute"))
        else:
            self.setText(self.tr("Hold to talk"))
        self.setAccessibleName(self.text())
        self.setToolTip(state_words.talk_help(state))
        if self.isEnabled():
            color = tokens.text
        else:
            color = tokens.text_third
        sign = "mic"
        if mutes:
            sign = "mic_off"
        if state.microphone.talk.on:
            self.setIcon(icon(sign, tokens.you))
        else:
            self.setIcon(icon(sign, color))

    # Qt overrides

    def nextCheckState(self) -> None:
        """Qt: a click does not decide; the state does."""
