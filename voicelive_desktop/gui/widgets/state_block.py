"""What the program does now: sign, word, hint."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voicelive_desktop.domain import selectors
from voicelive_desktop.domain.selectors import Mode
from voicelive_desktop.domain.state import State
from voicelive_desktop.gui import words
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.settled import PAINT_MS, Settled
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.fonts import scaled, ui_font
from voicelive_desktop.gui.widgets.elided_label import ElidedLabel
from voicelive_desktop.gui.widgets.state_lamp import StateLamp

_COUNTDOWN_MS = 1000
_TALKED_MS = 1500
_LONG_S = 4  # from here on a wait shows how long it has lasted
_WAITS = frozenset({Mode.CONNECTING, Mode.THINKING, Mode.USING_TOOL})
_WORD_SCALE = 1.15


class StateBlock(QWidget):
    """Shows a state once it has lasted 150 ms; "Stopped" comes, and goes, at once (the state itself lasts 300 ms)."""

    def __init__(
        self,
        feed: StateFeed,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("state_block")
        self._feed, self._now = feed, now
        self._shown = selectors.mode(feed.state)
        self._shown_s = 0.0
        self._talked = QTimer(self)  # runs for a while after the last word: pauses between words are not told
        self._talked.setSingleShot(True)
        self._talked.setInterval(_TALKED_MS)
        self._talked.timeout.connect(self._show_hint)
        self._lamp = StateLamp(theme, self)
        self._word = ElidedLabel(self)
        self._word.setObjectName("state_label")
        self._word.setFont(scaled(ui_font(), _WORD_SCALE, bold=True))
        self._hint = ElidedLabel(self)
        self._hint.setObjectName("state_hint")
        self._hint.setProperty("tone", "second")
        self._countdown = QTimer(self)
        self._countdown.setInterval(_COUNTDOWN_MS)
        self._countdown.timeout.connect(self._show_hint)
        self._settled = Settled(PAINT_MS, self)
        self._settled.settled.connect(self._on_settled)
        self._build()
        feed.changed.connect(self._on_state_changed)
        self._settled.offer(words.mode_word(feed.state), at_once=True)

    def _build(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addStretch(1)
        texts.addWidget(self._word)
        texts.addWidget(self._hint)
        texts.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._lamp)
        layout.addLayout(texts, 1)

    def _on_state_changed(self, old: State, new: State) -> None:
        if selectors.talks_while_muted(old) and not selectors.talks_while_muted(new):
            self._talked.start()
        mode = selectors.mode(new)
        self._settled.offer(words.mode_word(new), at_once=Mode.STOPPED in {mode, self._shown})
        if mode is self._shown:
            self._show_hint()
        if new.muted != old.muted:
            self._show_lamp()

    def _on_settled(self, word: str) -> None:
        self._shown, self._shown_s = selectors.mode(self._feed.state), self._now()
        self._word.setText(word)
        self._show_lamp()
        self._show_hint()
        if self._shown is Mode.RECONNECTING or self._shown in _WAITS:
            self._countdown.start()
        else:
            self._countdown.stop()

    def _show_lamp(self) -> None:
        self._lamp.show_mode(self._shown, muted=self._feed.state.muted and selectors.in_session(self._feed.state))

    def _show_hint(self) -> None:
        hint = self._hint_now()
        if hint != self._hint.text():
            self._hint.setText(hint)

    def _hint_now(self) -> str:
        talks = self._talked.isActive() or selectors.talks_while_muted(self._feed.state)
        if talks and self._shown is Mode.MUTED:
            return self.tr("You are talking while muted")
        now_s = self._now()
        waited_s = int(now_s - self._shown_s)
        if self._shown in _WAITS and waited_s >= _LONG_S:
            return self.tr("{0} s").format(waited_s)
        return words.mode_hint(self._feed.state, now_s)
