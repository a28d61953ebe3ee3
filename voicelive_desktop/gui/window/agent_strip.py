"""The buttons of a hosted agent, above the message field."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy, QWidget

from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.answer_options import AnswerOptions
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.agent_buttons import (
    AgentButton,
    AgentButtons,
    agent_buttons,
)
from voicelive_desktop.domain.questions.selectors import can_ask
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents

IN_A_ROW = 4


class AgentStrip(QFrame):
    """Follows the newest report that has buttons; hidden without any, and once one of
    them was pressed.
    """

    def __init__(self, feed: StateFeed, intents: Intents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._intents = intents
        self._shown: AgentButtons | None = None
        self._used: AgentButtons | None = None
        self.setObjectName("agent_buttons")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(4, 4, 0, 4)
        self._grid.setSpacing(8)
        self._grid.setColumnStretch(IN_A_ROW, 1)
        feed.changed.connect(self._on_state_changed)
        self._show(feed.state)

    def _on_state_changed(self, old: State, new: State) -> None:
        if old.conversation is not new.conversation or old.connection is not new.connection:
            self._show(new)

    def _on_pressed(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self._used = self._shown
            self._show(self._feed.state)
            self._intents.wish(
                ev.AnswerRequested(AnswerOptions(invoke_input=button.property("sends")))
            )

    def _show(self, state: State) -> None:
        if can_ask(state):
            found = agent_buttons(state)
        else:
            found = None
        found = None if found == self._used else found
        if found != self._shown:
            self._shown = found
            if found is None:
                self._build(())
            else:
                self._build(found.buttons)
        self.setVisible(found is not None)

    def _build(self, buttons: tuple[AgentButton, ...]) -> None:
        while (taken := self._grid.takeAt(0)) is not None:
            if (gone := taken.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for at, wanted in enumerate(buttons):
            button = QPushButton(wanted.label.replace("&", "&&"))
            button.setObjectName(f"agent_button_{at + 1}")
            button.setAccessibleName(wanted.label)
            button.setProperty("kind", "pill")
            button.setProperty("sends", wanted.sends)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            button.clicked.connect(self._on_pressed)
            self._grid.addWidget(button, at // IN_A_ROW, at % IN_A_ROW)
