"""What the local companion is made of: ear, end of turn, voice, language model; each can be tried,
some chosen.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.companion_state import CompanionPart, Warmth
from voicelive_desktop.domain.facts.requests.about_companion import FindBrains, WakeCompanion
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions import selectors
from voicelive_desktop.domain.words.kinds import Target
from voicelive_desktop.gui.dialogs.brain_choice import BrainForm
from voicelive_desktop.gui.dialogs.ear_choice import EarChoice
from voicelive_desktop.gui.dialogs.part_row import PartRow
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.widgets.dialog import Dialog
from voicelive_desktop.gui.theme.widgets.dialog_buttons import close_button, dialog_buttons
from voicelive_desktop.gui.theme.widgets.fitting_area import FittingArea
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.wording import companion_words as words

WIDTH = 600
GAP = 10  # between the rows and their scroll bar
MOST_HEIGHT = 720
SECOND_MS = 1000
OF_COMPANION = ("brain_url", "brain_model", "local_ear", "local_ear_folder")


class CompanionDialog(Dialog):
    """Not modal: one can go on talking. Show it with `show()`."""

    def __init__(
        self,
        feed: StateFeed,
        intents: Intents,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._feed, self._intents, self._theme, self._now = feed, intents, theme, now
        self.setObjectName("companion_page")
        self.setWindowTitle(self.tr("Local companion"))
        self._azure = self._build_azure()
        self._ear = EarChoice(feed, intents)
        self._turn_end, self._voice = PartRow(CompanionPart.TURN_END), PartRow(CompanionPart.VOICE)
        self._brain = BrainForm(feed, intents, now)
        self._memory = plain_label()
        self._memory.setObjectName("companion_memory")
        self._memory.setProperty("tone", "third")
        self._memory.setWordWrap(True)
        self._reconnect = push_button("companion_reconnect_button", self.tr("Reconnect now"))
        self._reconnect.setToolTip(self.tr("This conversation goes on with what you chose here."))
        self._tick = QTimer(self)
        self._tick.setInterval(SECOND_MS)
        self._place()
        self._connect()
        self._show(feed.state)
        self._ear.row.button.setFocus()
        intents.wish(WakeCompanion())
        if not feed.state.access.companion.found and not feed.state.access.companion.searching:
            intents.wish(FindBrains())  # somebody may have installed one meanwhile

    def _on_state_changed(self, old: State, new: State) -> None:
        if _told_by(old) != _told_by(new):
            self._show(new)

    def _on_second(self) -> None:
        self._brain.show_state(self._feed.state)

    def _on_demo(self) -> None:
        self._intents.choose({"target": Target.DEMO})
        self._intents.wish(WakeCompanion())

    def _on_voice(self) -> None:
        self._intents.wish(ev.VoicePreviewRequested(self._feed.state.settings.voice_name))

    def _on_finished(self) -> None:
        self._tick.stop()
        self._brain.leave()
        if self._feed.state.access.companion.trying is not None:
            self._intents.wish(ev.PartTryStopped())
        if self._feed.state.speaker.voice_preview is not None:
            self._intents.wish(ev.ReplayStopRequested())

    def _show(self, state: State) -> None:
        self._azure.setVisible(state.settings.target != Target.DEMO)
        self._ear.show_state(state)
        self._turn_end.show_state(state)
        self._show_voice(state)
        self._brain.show_state(state)
        memory = words.memory(state)
        self._memory.setText(memory)
        self._memory.setVisible(bool(memory))
        waits = any(
            name in state.current.unapplied for name in OF_COMPANION
        ) and selectors.in_session(state)
        self._reconnect.setVisible(waits)
        loading = state.access.companion.brain.warmth is Warmth.LOADING
        if loading != self._tick.isActive():
            self._tick.start() if loading else self._tick.stop()

    def _show_voice(self, state: State) -> None:
        """The voice is tried as anywhere else: by a sample."""
        self._voice.show_state(state)
        preview = state.speaker.voice_preview
        busy = preview is not None and preview.failure is None
        if state.settings.target == Target.DEMO:
            reason = ""
        else:
            reason = self.tr("Choose the local companion first.")
        if not busy and not selectors.is_quiet(state):
            reason = self.tr("You can preview a voice while nobody is speaking.")
        self._voice.show_button(trying=busy, reason=reason)
        text, is_failed = words.voice_trial(state)
        self._voice.show_trial(text, is_failed=is_failed)

    def _connect(self) -> None:
        intents = self._intents
        self._feed.changed.connect(self._on_state_changed)
        for row in (self._ear.row, self._turn_end, self._brain.row):
            row.try_wanted.connect(lambda part: intents.wish(ev.PartTryRequested(part)))
            row.stop_wanted.connect(intents.wishing(ev.PartTryStopped()))
        self._voice.try_wanted.connect(self._on_voice)
        self._voice.stop_wanted.connect(intents.wishing(ev.ReplayStopRequested()))
        self._reconnect.clicked.connect(intents.wishing(ev.ReconnectRequested()))
        self._tick.timeout.connect(self._on_second)
        self._area.content_changed.connect(self._fit)
        self.finished.connect(self._on_finished)

    def _fit(self) -> None:
        """As high as the rows want, as far as the screen has room."""
        wanted = min(
            MOST_HEIGHT, self.screen().availableGeometry().height() - 60, self.sizeHint().height()
        )
        if self.height() < wanted:
            self.resize(self.width(), wanted)

    def _place(self) -> None:
        inside = QWidget()
        inside.setObjectName("companion_rows")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, GAP, 0)
        rows.setSpacing(16)
        rows.addWidget(self._azure)
        for group in (self._ear, self._turn_end, self._voice, self._brain):
            rows.addWidget(group)
            rows.addWidget(_divider())
        # the own hosted agent
        rows.addWidget(self._memory)
        rows.addStretch(1)
        self._area = FittingArea(inside, self)
        self._area.setObjectName("companion_scroll")
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the fields bring themselves into sight
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24 - GAP, 20)
        layout.setSpacing(16)
        layout.addWidget(self._area, 1)
        buttons = dialog_buttons(
            close_button("close_companion_button", self), aside=(self._reconnect,), enter=False
        )
        buttons.setContentsMargins(0, 0, GAP, 0)
        layout.addLayout(buttons)
        self.setMinimumWidth(WIDTH)

    def _build_azure(self) -> QWidget:
        """Tell somebody who has chosen Azure that nothing of this page is used now."""
        frame = QWidget()
        note = plain_label(self.tr("Another service is chosen now."))
        note.setProperty("tone", "attention")
        note.setWordWrap(True)
        button = push_button("use_companion_button", self.tr("Use the local companion"))
        button.clicked.connect(self._on_demo)
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(note, 1)
        row.addWidget(button)
        return frame


def _divider() -> QFrame:
    line = QFrame()
    line.setProperty("divider", "true")
    return line


def _told_by(state: State) -> tuple[object, ...]:
    """What the page shows of the state."""
    playback, listening, gate = (
        state.speaker.playback.item,
        state.turns.listening.hearing,
        state.answers.gate.active,
    )
    quiet = (playback, listening, gate, state.speaker.replay, state.speaker.voice_preview)
    return (
        state.settings,
        state.access.companion,
        state.connection,
        state.current.unapplied,
        state.hardware.sound_check,
        quiet,
    )
